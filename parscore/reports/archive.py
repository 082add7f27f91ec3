"""Entries of zip archives of which equal contents give equal bytes, on every day and system."""

from __future__ import annotations

import zipfile
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can hold
_UNIX: Final = 3


def entry(name: str, *, stored: bool = False, runs: bool = False) -> zipfile.ZipInfo:
    """Return the entry of a file; `stored` as it is, not packed; `runs`: it may be executed."""
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = _UNIX
    info.external_attr = (0o755 if runs else 0o644) << 16
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return info
