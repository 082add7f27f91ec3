"""Floor 11: many communes at once: scored in one run, kept in a ledger, and ranked."""
