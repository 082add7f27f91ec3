"""Measurements, each a module of its own; small documents are built as tests build them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))
