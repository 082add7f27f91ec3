"""Zip archives of which equal contents give equal bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from parscore.reports.archive import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

EXECUTABLE: Final = ".sh"
_PACKED = (".whl", ".xlsx")  # which are zip archives themselves


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return files as an archive, in their order; scripts of the shell may be run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in contents.items():
            made = entry(name, stored=name.endswith(_PACKED), runs=name.endswith(EXECUTABLE))
            archive.writestr(made, data)
    return buffer.getvalue()
