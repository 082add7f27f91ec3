"""Floor 5: finding rule sets, folding each into its frame, and checking that they can be used."""
