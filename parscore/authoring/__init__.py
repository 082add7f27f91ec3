"""What keeps a rulebook healthy: overview, lints, cases, differences, form, and the next year."""
