"""What a wheel demands on another computer: markers are read for that one, not for this."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.tags import parse_tag

from parscore.offline.targets import PLATFORMS, PYTHONS, Target
from parscore.offline.wheels import needed, read_wheel

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.offline.targets import Platform

LINUX, WINDOWS = Target("linux", "3.12"), Target("windows", "3.12")
LINUX_13 = Target("linux", "3.13")


def wheel(folder: Path, name: str, version: str, *demands: str) -> None:
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {demand}" for demand in demands]
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n")
        archive.writestr(f"{name}/_vendor/x.dist-info/METADATA", "Name: vendored\n")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    wheel(
        tmp_path,
        "top",
        "1.0",
        "core>=2",
        "rules; python_version < '3.13' and platform_system != 'Windows'",
        "colours; sys_platform == 'win32'",
        "sheets[fast]; extra == 'office'",
        "tester; extra == 'dev'",
    )
    wheel(tmp_path, "core", "2.1")
    wheel(tmp_path, "rules", "1")
    wheel(tmp_path, "sheets", "3", "quick; extra == 'fast'", "slow; extra == 'slow'", "top")
    wheel(tmp_path, "quick", "1", "sheets")
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "target", "found", "lacking"),
    [
        ("top", LINUX, {"top", "core", "rules"}, set()),
        ("top", LINUX_13, {"top", "core"}, set()),
        ("top", WINDOWS, {"top", "core"}, {"colours"}),
        ("top[office]", LINUX_13, {"top", "core", "sheets", "quick"}, set()),
        ("top[dev]", LINUX_13, {"top", "core"}, {"tester"}),
        ("sheets[slow]", LINUX_13, {"sheets", "top", "core"}, {"slow"}),
        ("core<2", LINUX, set(), {"core"}),
    ],
)
def test_what_is_needed_and_what_is_lacking(
    asked: str, target: Target, found: set[str], lacking: set[str], shelf: Path
) -> None:
    wheels = [read_wheel(path) for path in shelf.glob("*.whl")]
    got = needed(wheels, Requirement(asked), target)
    assert set(got.wheels) == found
    assert {one.name for one in got.lacking} == lacking


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_every_marker_that_packaging_knows_is_stated(platform: Platform, python: str) -> None:
    from packaging.markers import default_environment  # noqa: PLC0415

    stated = Target(platform, python).markers()
    assert set(stated) == set(default_environment())
    assert all(parse_tag(f"py3-none-{tag}") for tag in Target(platform, python).tags)
