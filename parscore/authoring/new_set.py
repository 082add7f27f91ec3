"""A first, small rule set for a province: valid, full of guidance, its points only an example."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.base import LONGEST_IDENTIFIER
from parscore.rulebook.folder import RULESET
from parscore.values.periods import NotADate, Period, parse_date

if TYPE_CHECKING:
    from parscore.rulebook.folder import RulesFolders

FRAME = "vn/khung"
NATION = "vn"  # the folder of the national rules, which no province may take

_PERIOD = re.compile(r"(?P<start>[0-9]{4})(?:-(?P<end>[0-9]{4}))?")
_PROVINCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class YearSpan(NamedTuple):
    """Whole years as a folder is called by them: `2026` or `2026-2030`."""

    name: str
    period: Period


def parse_years(text: str) -> YearSpan | None:
    """Return the years that a text such as `2026` or `2026-2030` names; None if it names none."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    start, end = found["start"], found["end"] or found["start"]
    try:
        return YearSpan(text, Period(parse_date(f"{start}-01-01"), parse_date(f"{end}-12-31")))
    except (NotADate, ValueError):
        return None


def is_province(slug: str) -> bool:
    """Tell whether a word can name the folder of a province."""
    fits = _PROVINCE.fullmatch(slug) is not None and len(slug) <= LONGEST_IDENTIFIER
    return fits and slug != NATION


def confirmed_year(folders: RulesFolders) -> YearSpan | None:
    """Return the latest year for which the national frame is confirmed.

    Raises:
        Unreadable: there is no frame, or it cannot be read.
    """
    confirmed = folders.ruleset(FRAME).document.confirmed_for
    return None if confirmed is None else parse_years(str(confirmed.to.year))


def new_set(province: str, years: YearSpan) -> dict[str, str]:
    """Return the files of a first rule set, by their path below a rules folder."""
    name = f"{province}/{years.name}"
    return {
        f"{name}/{RULESET}": _filled("ruleset.yaml", province, years),
        f"{name}/cases/vi-du.yaml": _filled("cases.yaml", province, years),
    }


def _filled(template: str, province: str, years: YearSpan) -> str:
    text = (files("parscore.authoring") / "template" / template).read_text(encoding="utf-8")
    words = {
        "PROVINCE": province,
        "PERIOD": years.name,
        "FROM": years.period.start.isoformat(),
        "TO": years.period.end.isoformat(),
    }
    for key, word in words.items():
        text = text.replace(f"@{key}@", word)
    return text
