"""Floor 13: parses, calls, prints; no logic."""

from parscore.cli.entry import main

__all__ = ["main"]
