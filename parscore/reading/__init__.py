"""Floor 2: strict reading. A file becomes a typed model, or every problem in it at once."""
