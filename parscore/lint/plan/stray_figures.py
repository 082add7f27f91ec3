"""A percentage in a task or commitment that no target holds: then nobody will measure it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.subject import excerpt, passages, section_name
from parscore.reading.problems import kind
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

STRAY = kind(
    "E338",
    severity="warning",
    says=(
        "Con số “{figure}” (mục {section}) không có trong targets: “{quote}”.",
        "The figure “{figure}” (section {section}) is in no target: “{quote}”.",
    ),
    advise=("Thêm mục tiêu này vào targets.", "Add it to targets."),
)

_PERCENT = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*%")
_KEYS = {"commitments", "tasks"}


def stray_figures(subject: PlanSubject) -> Iterator[Problem]:
    """Find each such percentage; one in the quote of any target is held."""
    held = {
        _plain(figure) for one in subject.plan.targets for figure in _PERCENT.findall(one.quote)
    }
    quotes = [match_key(one.quote) for one in subject.plan.targets]
    for passage in passages(subject.plan):
        if passage.path[0] not in _KEYS:
            continue
        text = match_key(passage.text)
        for spot in _PERCENT.finditer(passage.text):
            near = match_key(passage.text[spot.start() : spot.end() + 20])
            in_quote = any(near in quote or quote.rstrip(" .;") in text for quote in quotes)
            if not (in_quote and _plain(spot[1]) in held):
                quote = excerpt(passage.text, *spot.span())
                args: Args = {"figure": spot[0], "section": section_name(passage.section)}
                yield subject.found(STRAY, passage.path, quote=quote, **args)


def _plain(figure: str) -> str:
    return figure.replace(",", ".").lstrip("0")
