"""Lints of the leaves: bands with gaps or wrong steps, and points that do not fit the maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.kinds import (
    GAP,
    IDLE_CAP,
    MAXIMUM_UNREACHED,
    NOTHING_UNDEFINED,
    WRONG_STEP,
    WRONG_WAY,
)
from parscore.authoring.spans import Domain, covers, domain_of, gaps, wrong_steps
from parscore.authoring.subject import Placed, formulas_of
from parscore.formulas.bands import Bands
from parscore.formulas.branch import Branch
from parscore.formulas.deduction import Deduction
from parscore.formulas.entered import Entered
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.per_unit import PerUnit
from parscore.formulas.proportional import Proportional
from parscore.rulebook.layer import Origin
from parscore.values.exact import Fraction
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.authoring.spans import Direction
    from parscore.authoring.subject import Subject
    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.documents.ruleset import UndefinedInput
    from parscore.formulas.bands import Band
    from parscore.reading.problems import Path, Problem

ZERO = Fraction(0)
EMPTY_DENOMINATOR = "0/0"
DAYS_OF_AN_OCCURRENCE = Domain(Fraction(1), None, whole=True)
DIRECTIONS = {
    "higher": Localised("càng cao càng tốt", "higher is better"),
    "lower": Localised("càng thấp càng tốt", "lower is better"),
}


class Listed(NamedTuple):
    """A value that the document leaves open, as the set lists it."""

    said: UndefinedInput
    origin: Origin


def lint_formulas(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with the formulas of a set."""
    for node, origin in subject.nodes():
        if node.is_leaf:
            for placed in formulas_of(node):
                yield from _direction(placed, node, origin, subject)
                yield from _maximum(placed, node, origin)
        yield from _cap(node, origin, subject)
    yield from _gaps(subject)


def _gaps(subject: Subject) -> Iterator[Problem]:
    """Match the gaps of each leaf with what the set says its document leaves open."""
    listed: dict[str, list[Listed]] = {}
    for written in subject.layered.chain:
        for number, entry in enumerate(written.document.undefined):
            origin = Origin(written.source, ("undefined", number))
            listed.setdefault(entry.node, []).append(Listed(entry, origin))
    for node, origin in subject.nodes():
        entries = listed.get(node.id, [])
        for path, gap in _gaps_of(node, subject):
            meant = _listing(entries, gap)
            if meant is None:
                yield origin.problem(GAP, *path, id=node.id, values=gap.words)
            else:
                entries.remove(meant)
        listed[node.id] = [one for one in entries if not _left_open(node, one.said)]
    for one in (one for rest in listed.values() for one in rest):
        yield one.origin.problem(NOTHING_UNDEFINED, "node", id=one.said.node)


def _left_open(node: Node, said: UndefinedInput) -> bool:
    """Tell what a set may list although no band is missing.

    Points are entered where no formula is known; and an empty denominator decides nothing where
    the document does not say what it means.
    """
    if said.input == EMPTY_DENOMINATOR:
        return node.zero_denominator == "undetermined"
    return any(isinstance(placed.formula, Entered) for placed in formulas_of(node))


def _gaps_of(node: Node, subject: Subject) -> Iterator[tuple[Path, Band]]:
    for placed in formulas_of(node):
        found = _banded(placed, subject)
        if found is not None:
            bands, domain, path = found
            yield from ((path, gap) for gap in gaps(bands, domain))


def _listing(entries: Sequence[Listed], gap: Band) -> Listed | None:
    """Return the entry of `undefined` that means a gap: one with a number in it, or in words."""
    near = [one for one in entries if covers(one.said.input, gap)]
    worded = [one for one in entries if not any(map(str.isdigit, one.said.input))]
    return next(iter([*near, *worded]), None)


def _banded(placed: Placed, subject: Subject) -> tuple[Sequence[Band], Domain, Path] | None:
    formula = placed.formula
    if isinstance(formula, Occurrences):
        return formula.each, DAYS_OF_AN_OCCURRENCE, (*placed.path, "each")
    indicator = _indicator(placed, subject)
    if isinstance(formula, Bands) and indicator is not None:
        domain = domain_of(formula.of, indicator, due=formula.due is not None)
        return formula.bands, domain, (*placed.path, "bands")
    return None


def _indicator(placed: Placed, subject: Subject) -> Indicator | None:
    return subject.rulebook.indicators.get(placed.indicator or "")


def _direction(placed: Placed, node: Node, origin: Origin, subject: Subject) -> Iterator[Problem]:
    formula = placed.formula
    better = _better(placed, subject)
    banded = _banded(placed, subject)
    says = {
        "id": node.id,
        "indicator": placed.indicator or "",
        "direction": DIRECTIONS[better] if better else "",
    }
    if banded is not None and better is not None:
        bands, domain, path = banded
        for good, bad in wrong_steps(bands, domain, placed.maximum, better):
            points, more = _points(good, placed.maximum), _points(bad, placed.maximum)
            at = (*path, bands.index(good), "points")
            shown = {"band": good.words, "worse": bad.words, "points": points, "more": more}
            yield origin.problem(WRONG_STEP, *at, **says, **shown)
    against = "lower" if isinstance(formula, Proportional | PerUnit) else "higher"
    if isinstance(formula, Proportional | PerUnit | Deduction) and better == against:
        yield origin.problem(WRONG_WAY, *placed.path, "type", type=formula.type, **says)


def _better(placed: Placed, subject: Subject) -> Direction | None:
    """Return which values are better: for days always fewer, else as the dictionary says."""
    formula = placed.formula
    if isinstance(formula, Occurrences) or (isinstance(formula, Bands) and formula.of == "days"):
        return "lower"
    indicator = _indicator(placed, subject)
    return indicator.direction if indicator else None


def _points(band: Band, maximum: Fraction) -> Fraction:
    return band.extent(maximum)[1]


def _maximum(placed: Placed, node: Node, origin: Origin) -> Iterator[Problem]:
    """Compare the most that a formula gives with its maximum; a case of a branch may give less."""
    _, best = placed.formula.extent(placed.maximum, node.floor)
    inside = "cases" in placed.path or "otherwise" in placed.path
    above = best > placed.maximum and not isinstance(placed.formula, Branch)  # told of its case
    if above or (best < placed.maximum and not inside):
        args = {"maximum": placed.maximum, "best": best}
        yield origin.problem(MAXIMUM_UNREACHED, *placed.path, id=node.id, **args)


def _cap(node: Node, origin: Origin, subject: Subject) -> Iterator[Problem]:
    if node.cap is None or node.best_of is not None:
        return
    books = [subject.rulebook.on(phase.start) for phase in subject.rulebook.phases]
    total = max(_below(node.id, book) for book in books)
    if node.cap > total:
        yield origin.problem(IDLE_CAP, "cap", id=node.id, cap=node.cap, total=total)


def _below(group: str, rulebook: Rulebook) -> Fraction:
    """Return what the children of a group add up to, 0 where the group is not there."""
    node = rulebook.nodes.get(group)
    children = [rulebook.nodes[name] for name in node.children] if node else []
    return sum((child.maximum for child in children if child.in_max), ZERO)
