"""Floor 8: what would win points, tried out before anybody is told so."""
