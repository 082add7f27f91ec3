"""Zip archives of which equal contents give equal bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

EXECUTABLE: Final = ".sh"
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip archive can hold
_UNIX = 3
_PACKED = (".whl", ".xlsx")  # which are zip archives themselves


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return files as an archive, in their order; scripts of the shell may be run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = _UNIX
            entry.external_attr = (0o755 if name.endswith(EXECUTABLE) else 0o644) << 16
            kept = name.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if kept else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()
