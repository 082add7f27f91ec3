"""The names that documents give their files, and the key by which a file of the folder is found.

A stated name is never joined to a folder: it is only looked up among the files that were found
there. What is refused here is refused so that it can be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parscore.evidence.kinds import (
    ABSOLUTE,
    DRIVE,
    NAMELESS,
    NETWORK,
    ODD_SIGN,
    RESERVED,
    TRAILING,
    UPWARD,
)
from parscore.values.text import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.values.messages import Localised

Key = tuple[str, ...]

_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
_FORBIDDEN: Final = frozenset('<>"|?*')
_SEPARATORS: Final = re.compile(r"[/\\]")


def key_of(parts: Sequence[str]) -> Key:
    """Return the key of a path below the folder: composed letters, no difference of case."""
    return tuple(nfc(nfc(part).casefold()) for part in parts)


def stated_key(name: str) -> Key | Localised:
    """Return the key of a file's stated name, or why it can be no name below a folder.

    Both separators count, whatever system the document was written on.
    """
    if name.startswith(("//", "\\\\")):
        return NETWORK
    if name.startswith(("/", "\\")):
        return ABSOLUTE
    parts = [part for part in _SEPARATORS.split(name) if part not in {"", "."}]
    if not parts:
        return NAMELESS
    return next((why for part in parts if (why := _refused(part))), None) or key_of(parts)


def _refused(part: str) -> Localised | None:
    if ":" in part:
        return DRIVE
    if part == "..":
        return UPWARD
    if part[-1] in ". ":
        return TRAILING
    if not part.isprintable() or not _FORBIDDEN.isdisjoint(part):
        return ODD_SIGN
    stem = part.partition(".")[0].rstrip().casefold()
    return RESERVED if stem in _DEVICES else None
