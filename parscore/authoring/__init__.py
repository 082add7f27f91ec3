"""What keeps a rulebook healthy: overview, lints, and what each code of a problem means."""
