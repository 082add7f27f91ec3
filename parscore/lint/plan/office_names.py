"""One office under two names: two entries that mean one office, or one entry with several names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.subject import listed
from parscore.reading.problems import kind
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Unit
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

TWO_ENTRIES = kind(
    "E325",
    says=(
        "“{name}” và “{other}” (dòng {line}) là một cơ quan nhưng được khai thành hai đơn vị.",
        "“{name}” and “{other}” (line {line}) are one office, entered as two.",
    ),
    advise=(
        "Gộp thành một đơn vị, các tên khác ghi vào aliases.",
        "Make them one, with the other names as aliases.",
    ),
)
MANY_NAMES = kind(
    "E326",
    severity="warning",
    says=(
        "Kế hoạch gọi một cơ quan bằng {count} tên: {names}.",
        "The plan calls one office by {count} names: {names}.",
    ),
    advise=(
        "Thống nhất một tên, nhất là trong bảng phân công.",
        "Settle on one name, above all where work is assigned.",
    ),
)

_GROUP = re.compile(r"^(?:cac|nhung|toan the|tat ca)\b|\blien quan\b")
_SMALL = {"va", "cua", "thuoc"}
_USUAL = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan"}  # short forms in every office


def office_names(subject: PlanSubject) -> Iterator[Problem]:
    """Look at the names of each office; a group of offices may be called anything."""
    units = subject.plan.units
    owner: dict[str, int] = {}
    for i, unit in enumerate(units):
        for key in dict.fromkeys(map(_bare, (unit.name, *unit.aliases))):
            first = owner.setdefault(key, i)
            if first != i:
                line = str(subject.source.locate(("units", first))[0])
                args: Args = {"name": unit.name, "other": units[first].name}
                yield subject.found(TWO_ENTRIES, ("units", i, "name"), line=line, **args)
                break
        names = _different(unit)
        if len(names) > 1 and not is_group(unit):
            shown = listed([f"“{name}”" for name in names])
            path = ("units", i, "aliases")
            yield subject.found(MANY_NAMES, path, count=len(names), names=shown)


def is_group(unit: Unit) -> bool:
    """Tell whether a name means several offices at once, such as "Các phòng chuyên môn"."""
    return bool(_GROUP.search(match_key(unit.name)))


def _different(unit: Unit) -> list[str]:
    """Return the names of an office that differ; one that only says more is the same."""
    names: dict[str, str] = {}
    for name in (unit.name, *unit.aliases):
        bare = f" {_bare(name)} "
        if not _is_short_for(name, unit.name) and not any(
            bare in other or other in bare for other in names
        ):
            names[bare] = name
    return list(names.values())


def _is_short_for(name: str, full: str) -> bool:
    """Tell whether a name is nothing but initials of the full one, such as "VHXH"."""
    initials = "".join(word[0] for word in _bare(full).split())
    return name.isupper() and " " not in name and match_key(name).replace("-", "") in initials


def _bare(name: str) -> str:
    """Return the words of a name that tell it from others."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"\s(?:xa|phuong)$", "", match_key(name)))
    return " ".join(_USUAL.get(word, word) for word in words if word not in _SMALL)
