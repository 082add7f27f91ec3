"""Floor 11: many communes at once: scored in one run, ranked, compared under two rule sets."""
