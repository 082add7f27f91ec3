"""What an office has, taken in: its tables, statistics and plans become the typed documents."""
