"""Which rule sets a command means: a folder stands for every set inside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.inputs import is_path
from parscore.rulebook.folder import sets_below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.rulebook.folder import RulesFolders


def each_set(named: Iterable[str], folders: RulesFolders) -> tuple[str, ...]:
    """Return ids and paths of single sets; what stands for none is kept, to be told of."""
    return tuple(one for name in named for one in _inside(name, folders) or [name])


def _inside(name: str, folders: RulesFolders) -> list[str]:
    if not is_path(name, folders) or not os.path.isdir(name):  # noqa: PTH112 - it may be too long
        return []
    return [str(path) for path in sets_below(Path(name))]
