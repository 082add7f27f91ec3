"""Floor 4: the typed documents, as written, and the rulebook as resolved."""
