"""Self-scores that an appraiser would ask about, each with its reason; none is an accusation."""
