"""The folder of files: listed once, and read without ever leaving it.

Nothing is followed: a link, a junction, a device or a pipe is seen and left alone. A file is only
read if it is still the one that was listed.
"""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from parscore.evidence.kinds import (
    A_DEVICE,
    A_FOLDER,
    A_LINK,
    CHANGED_MEANWHILE,
    FOLDER_UNUSABLE,
    FORBIDDEN,
    NO_FOLDER,
    NO_FOLDER_BUT_FILE,
    TOO_LARGE_TO_READ,
    TOO_MANY,
    UNOPENED,
)
from parscore.evidence.names import key_of
from parscore.reading.problems import Unreadable
from parscore.values.text import nfc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from parscore.evidence.names import Key
    from parscore.values.messages import Localised

MOST_ENTRIES: Final = 10_000
DEEPEST: Final = 20  # folders inside one another
MOST_READ: Final = 100_000_000  # bytes of one file

JUNCTION: Final = 0xA0000003  # the tag by which Windows marks a folder that leads elsewhere

Sort = Literal["file", "link", "folder", "device"]
Identity = tuple[int, int]

NOT_ORDINARY_BECAUSE: Final[Mapping[Sort, Localised]] = {
    "link": A_LINK,
    "folder": A_FOLDER,
    "device": A_DEVICE,
}


class Entry(NamedTuple):
    """Something in the folder; `name` is its path from the folder on, with `/`."""

    name: str
    path: str
    sort: Sort
    size: int
    identity: Identity


class CannotRead(Exception):  # noqa: N818 - it says what happened
    """A file of the folder could not be read."""

    def __init__(self, why: Localised) -> None:
        super().__init__(why.en)
        self.why = why


class Folder:
    """The entries of a folder, found by the key of their path."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_key: dict[Key, list[Entry]] = {}
        for entry in entries:
            self._by_key.setdefault(key_of(entry.name.split("/")), []).append(entry)

    def find(self, key: Key, stated: str) -> list[Entry]:
        """Return the entries of a key; the one that is spelt as stated goes before the others."""
        found = self._by_key.get(key, [])
        exact = [entry for entry in found if entry.name == stated.replace("\\", "/")]
        return exact or found

    def names(self) -> list[str]:
        """Return the names of the ordinary files."""
        return [entry.name for entry in self.entries if entry.sort == "file"]


def open_folder(path: str, ignored: Collection[str], own: Collection[Identity]) -> Folder:
    """List a folder and those inside it, without following anything.

    `ignored` are patterns of names that are no documents, `own` the files of this program's run.

    Raises:
        Unreadable: it is not there, not a folder, not readable, or holds too much.
    """
    found: list[Entry] = []
    try:
        for entry in _listed(path, (), ignored):
            if entry.identity in own:
                continue
            found.append(entry)
            if len(found) > MOST_ENTRIES:
                raise _unusable(path, TOO_MANY)
    except FileNotFoundError:
        raise _unusable(path, NO_FOLDER) from None
    except NotADirectoryError:
        raise _unusable(path, NO_FOLDER_BUT_FILE) from None
    except PermissionError:
        raise _unusable(path, FORBIDDEN) from None
    except (OSError, ValueError):
        raise _unusable(path, UNOPENED) from None
    return Folder(sorted(found, key=lambda entry: (key_of(entry.name.split("/")), entry.name)))


def identity_of(path: str) -> Identity | None:
    """Return what makes a file the same under any name; None where there is none."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - a name may be too long for a path
    except (OSError, ValueError):
        return None
    return seen.st_dev, seen.st_ino


def read_entry(entry: Entry) -> bytes:
    """Return the bytes of a listed file.

    Raises:
        CannotRead: it is too large, not readable, or no longer what was listed.
    """
    if entry.size > MOST_READ:
        raise CannotRead(TOO_LARGE_TO_READ)
    flags = os.O_RDONLY
    for extra in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, extra, 0)
    try:
        handle = os.open(entry.path, flags)
    except PermissionError:
        raise CannotRead(FORBIDDEN) from None
    except (OSError, ValueError):
        raise CannotRead(UNOPENED) from None
    with os.fdopen(handle, "rb") as file:
        seen = os.fstat(handle)
        if not stat.S_ISREG(seen.st_mode) or (seen.st_dev, seen.st_ino) != entry.identity:
            raise CannotRead(CHANGED_MEANWHILE)
        try:
            data = file.read(MOST_READ + 1)
        except OSError:
            raise CannotRead(UNOPENED) from None
    if len(data) != entry.size:
        raise CannotRead(CHANGED_MEANWHILE)
    return data


def _listed(path: str, above: tuple[str, ...], ignored: Collection[str]) -> Iterator[Entry]:
    with os.scandir(path) as entries:
        for one in entries:
            if any(fnmatch(one.name, pattern) for pattern in ignored):
                continue
            try:
                seen = os.lstat(one.path)
            except FileNotFoundError:  # it has just been taken away
                continue
            sort = _sort_of(seen)
            inner = (*above, one.name)
            name = "/".join(map(_shown, inner))
            yield Entry(name, one.path, sort, seen.st_size, (seen.st_dev, seen.st_ino))
            if sort == "folder" and len(inner) < DEEPEST and os.access(one.path, os.R_OK | os.X_OK):
                yield from _listed(one.path, inner, ignored)


def _sort_of(seen: os.stat_result) -> Sort:
    if stat.S_ISLNK(seen.st_mode) or getattr(seen, "st_reparse_tag", 0) == JUNCTION:
        return "link"
    if stat.S_ISDIR(seen.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(seen.st_mode) else "device"


def _shown(name: str) -> str:
    """Return a name as text: bytes that are none are replaced, letters are composed."""
    return nfc(os.fsencode(name).decode("utf-8", "replace"))


def _unusable(path: str, why: Localised) -> Unreadable:
    return Unreadable([FOLDER_UNUSABLE.problem(path, why=why)])
