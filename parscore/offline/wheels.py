"""What wheels say of themselves, and which of them a computer needs.

pip reads the markers of requirements as they are on the computer it runs on. For another one they
are read here, so that a bundle for Windows made on Linux lacks nothing.
"""

from __future__ import annotations

import zipfile
from email.parser import BytesParser
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from packaging.version import Version

    from parscore.offline.targets import Target


class Wheel(NamedTuple):
    """A wheel, and what it demands beside it."""

    path: Path
    name: str
    version: Version
    demands: tuple[Requirement, ...]


class Needed(NamedTuple):
    """The wheels that are needed, by name, and the demands that none of them meets."""

    wheels: Mapping[str, Wheel]
    lacking: tuple[Requirement, ...]


def read_wheel(path: Path) -> Wheel:
    """Return what a wheel says of itself."""
    name, version, _, _ = parse_wheel_filename(path.name)
    with zipfile.ZipFile(path) as archive:
        stated = next(
            one
            for one in archive.namelist()
            if one.endswith(".dist-info/METADATA") and one.count("/") == 1
        )
        head = BytesParser().parsebytes(archive.read(stated), headersonly=True)
    demands = tuple(Requirement(str(line)) for line in head.get_all("Requires-Dist", []))
    return Wheel(path, name, version, demands)


def needed(wheels: Iterable[Wheel], root: Requirement, target: Target) -> Needed:
    """Return the wheels that a requirement needs on a target, all that they demand included."""
    known = {wheel.name: wheel for wheel in wheels}
    found: dict[str, Wheel] = {}
    lacking: dict[str, Requirement] = {}
    seen: set[tuple[str, str]] = set()
    todo = [root]
    while todo:
        one = todo.pop()
        name = canonicalize_name(one.name)
        wheel = known.get(name)
        if wheel is None or not one.specifier.contains(wheel.version, prereleases=True):
            lacking[str(one)] = one
            continue
        found[name] = wheel
        for extra in ("", *sorted(one.extras)):
            if (name, extra) not in seen:
                seen.add((name, extra))
                todo += [demand for demand in wheel.demands if applies(demand, target, extra)]
    return Needed(found, tuple(lacking.values()))


def applies(demand: Requirement, target: Target, extra: str = "") -> bool:
    """Tell whether a demand is made on a target, for an extra or for none."""
    if demand.marker is None:
        return not extra
    return demand.marker.evaluate({**target.markers(), "extra": extra})
