from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks.population import populate
from parscore.inputs import packaged_rules
from parscore.province.find import find_communes
from parscore.province.ledger import Results
from parscore.province.rules_hash import rules_hash
from parscore.province.scoring import Task
from parscore.rulebook.folder import RulesFolders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.province.find import Entry

COUNT = 8


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of sound communes that nobody changes."""
    folder = tmp_path_factory.mktemp("province")
    assert populate(folder, COUNT) == {}
    return folder


@pytest.fixture
def communes(sound: Path, tmp_path: Path) -> Path:
    """Return a folder of sound communes, to be changed at will."""
    return shutil.copytree(sound, tmp_path / "communes")


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Return a run with the shipped rules into a folder of its own."""
    folders = RulesFolders((packaged_rules(),))
    rules = "thanh-hoa/2025"
    return Task(
        results=Results(tmp_path / "results"),
        folders=folders,
        named=rules,
        as_of=None,
        allow_stale=False,
        engine="reference",
        version="1",
        rules_hash=rules_hash(folders, rules),
    )


@pytest.fixture
def entries(sound: Path, tmp_path: Path) -> Callable[..., list[Entry]]:
    """Return the communes of a folder that are ready to be scored."""

    def of(folder: Path = sound) -> list[Entry]:
        return list(find_communes(str(folder), str(tmp_path / "results")).ready)

    return of
