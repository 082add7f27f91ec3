"""Floor 5: measures become points, leaf by leaf, and points add up the tree. Pure functions."""
