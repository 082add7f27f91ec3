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
    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

TWO_ENTRIES = kind(
    "E325",
    says=(
        "“{name}” và “{other}” ({place}) là một cơ quan nhưng được khai thành hai đơn vị.",
        "“{name}” and “{other}” ({place}) are one office, entered as two.",
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

_GROUP = re.compile(
    r"^(?:cac|nhung|toan the|tat ca)\b|\b(?:lien quan|truc thuoc)\b|^(?:co quan|don vi|cong chuc)\b.*\blien quan"
)
_SMALL = {"va", "xa", "phuong", "cua", "thuoc", "tinh", "huyen"}


def office_names(subject: PlanSubject) -> Iterator[Problem]:
    """Look at the names of each office; a group of offices may be called anything."""
    units = subject.plan.units
    owner: dict[str, int] = {}
    for i, unit in enumerate(units):
        for key in dict.fromkeys(map(_bare, (unit.name, *unit.aliases))):
            first = owner.setdefault(key, i)
            if first != i:
                place = subject.place(("units", first), "units")
                args = {"name": unit.name, "other": units[first].name}
                yield subject.found(TWO_ENTRIES, ("units", i, "name"), place=place, **args)
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
    """Return the names of an office that differ in more than capitals, marks and spaces."""
    names: dict[str, str] = {}
    for name in (unit.name, *unit.aliases):
        names.setdefault(_bare(name), name)
    return list(names.values())


def _bare(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", match_key(name))
    return " ".join(word for word in words if word not in _SMALL)
