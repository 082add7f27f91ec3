"""Onto an office computer: a bundle that installs without a network, and folders to score in."""
