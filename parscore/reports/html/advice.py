"""Advice on the page: in brief to the chairman, its part to each office, the rest at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.reports.blocks import Section
from parscore.reports.html.parts import Chapter, Linked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.advice.beside import Advice
    from parscore.reports.blocks import Paragraph
    from parscore.reports.html.parts import Desk


class Shown(NamedTuple):
    """A piece of advice on the chairman's page; `behind` is the place that tells the rest."""

    anchor: str
    caution: Paragraph
    section: Section
    behind: str


class Advised(NamedTuple):
    """What a piece of advice asks of one office."""

    title: str
    caution: Paragraph
    entries: tuple[Linked, ...]


class AdviceView(NamedTuple):
    """All advice beside a result: on the chairman's page, by office, and at the end."""

    shown: tuple[Shown, ...] = ()
    owed: tuple[tuple[str | None, Advised], ...] = ()
    behind: tuple[Chapter, ...] = ()

    def of_office(self, unit: str | None) -> tuple[Advised, ...]:
        """Return what is asked of an office."""
        return tuple(one for owner, one in self.owed if owner == unit)


def advice_view(desk: Desk, advice: Sequence[Advice]) -> AdviceView:
    """Return where each piece of advice is shown."""
    if not advice:
        return AdviceView()
    from parscore.reports.sections.advice import told  # noqa: PLC0415 - only where there is some

    shown: list[Shown] = []
    owed: list[tuple[str | None, Advised]] = []
    chapters: list[Chapter] = []
    for place, one in enumerate(advice, start=1):
        known = told(one, desk.subject.write)
        behind = [
            Chapter(f"tv-{place}-{number}", Section(f"{known.title}: {section.title}", blocks))
            for number, section in enumerate(known.behind, start=1)
            for blocks in ((known.caution, *section.blocks),)
        ]
        section = Section(known.title, known.brief)
        first = behind[0].anchor if behind else ""
        shown.append(Shown(f"tv-{place}", known.caution, section, first))
        for office, entries in _by_office(desk, one).items():
            owed.append((office, Advised(known.title, known.caution, tuple(entries))))
        chapters += behind
    return AdviceView(tuple(shown), tuple(owed), tuple(chapters))


def _by_office(desk: Desk, advice: Advice) -> dict[str | None, list[Linked]]:
    """Return what a piece of advice asks of each office, each entry leading to its criterion."""
    from parscore.reports.sections.advice import asked  # noqa: PLC0415 - only where there is some

    found: dict[str | None, list[Linked]] = {}
    for one in asked(desk.subject, advice):
        place = desk.places.get(one.node or "", "")
        found.setdefault(one.owner, []).append(Linked(one.entry, place))
    return found
