"""Where a bundle goes: a new folder, or an archive; an earlier bundle is replaced as a whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parscore.offline.archive import EXECUTABLE, packed
from parscore.offline.bundle import SCHEMA, VERSIONS
from parscore.offline.problems import ALREADY_THERE, NO_BUNDLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.reading.problems import Problem

ARCHIVE: Final = ".zip"


def is_archive(out: Path) -> bool:
    """Tell an archive from a folder by its name."""
    return out.suffix.lower() == ARCHIVE


def in_the_way(out: Path, *, force: bool) -> Problem | None:
    """Return why a bundle may not go to a place, or None where it may."""
    if not os.path.lexists(out) or (out.is_dir() and not is_archive(out) and _is_empty(out)):
        return None
    if not force:
        return ALREADY_THERE.problem(str(out))
    return None if _is_bundle(out) else NO_BUNDLE.problem(str(out))


def archived(contents: Mapping[str, bytes], out: Path) -> bytes:
    """Return a bundle as an archive that unpacks into one folder of its own name."""
    return packed({f"{out.stem}/{name}": data for name, data in contents.items()})


def put_into_folder(contents: Mapping[str, bytes], out: Path) -> None:
    """Write a bundle beside its place, then move it there; an earlier one goes when it stands.

    Raises:
        OSError: the disk or a permission is in the way; nothing half-written is left.
    """
    staged = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        new, old = staged / "new", staged / "old"
        for name, data in contents.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if name.endswith(EXECUTABLE):
                path.chmod(0o755)
        if out.is_dir():
            out.rename(old)
        new.rename(out)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def _is_bundle(out: Path) -> bool:
    """Tell an earlier bundle by the versions that it states."""
    try:
        if out.is_dir():
            text = (out / VERSIONS).read_bytes()
        else:
            with zipfile.ZipFile(out) as archive:
                text = archive.read(f"{out.stem}/{VERSIONS}")
        stated = json.loads(text)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return False
    return isinstance(stated, dict) and stated.get("schema") == SCHEMA
