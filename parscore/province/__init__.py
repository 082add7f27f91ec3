"""Floor 11: many communes at once: scored, kept in a ledger, ranked, asked about, tried out."""
