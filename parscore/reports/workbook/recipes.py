"""The formula of one leaf, or of one part of a leaf, written for the cells of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.reports.workbook.answers import best_first
from parscore.reports.workbook.arithmetic import (
    NotLive,
    compared,
    inside,
    number,
    rounded,
    rounding_of,
    share,
)
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.assessment import RoundingShown, Scheme
    from parscore.reports.workbook.answers import Answers

OK, MISSING, NOT_APPLICABLE = "ok", "missing", "na"
FULL, NOTHING = "full", "zero"  # what a rule may say of an empty denominator
HUNDRED: Final = 100
LONGEST_FORMULA: Final = 8000  # characters; Excel takes 8192
LONGEST_LIST: Final = 250  # characters of a list of choices; Excel takes 255
MOST_BANDS: Final = 50  # of nested conditions Excel takes 64
EMPTY_STATE: Final = {
    "undetermined": MISSING,
    "not_applicable": NOT_APPLICABLE,
    "full": FULL,
    "zero": NOTHING,
    "ratio_0": OK,
    "ratio_100": OK,
}
EMPTY_RATIO: Final = {"ratio_0": 0, "ratio_100": 100}
COUNTED: Final = ("value", "items", "occurrences")


class Cells(NamedTuple):
    """The cells of one row: what is typed in, and what is worked out on the way."""

    numerator: str
    denominator: str
    value: str
    answer: str
    x: str
    y: str
    state: str
    points: str


class Recipe(NamedTuple):
    """What stands in the cells of a row that recomputes; `choices` may be answered in it.

    `asks` names the input cells that belong to somebody who fills the form in.
    """

    state: str
    points: str
    x: str | None
    y: str | None
    asks: tuple[str, ...]
    choices: tuple[str, ...]


class Request(NamedTuple):
    """One formula to be written: its parameters, its maximum, and what holds for its leaf."""

    formula: Mapping[str, Any]
    maximum: Fraction
    scheme: Scheme
    rounding: RoundingShown | None
    answers: Answers
    is_part: bool = False

    @property
    def answerable(self) -> tuple[str, ...]:
        """The answer that something is not applicable, where the sheet can follow it."""
        return (self.answers.not_applicable,) if self.follows else ()

    @property
    def follows(self) -> bool:
        """Tell whether a sheet follows that this does not apply: its siblings stay as they are."""
        return self.is_part or self.scheme.not_applicable != "redistribute"

    @property
    def empty_policy(self) -> str:
        """What an empty denominator means here; what the sheet cannot follow stays open."""
        policy = self.scheme.zero_denominator
        return "undetermined" if policy == "not_applicable" and not self.follows else policy


def recipe(ask: Request, cells: Cells) -> Recipe:
    """Return the formulas of one row.

    Raises:
        NotLive: a spreadsheet cannot state them exactly enough.
    """
    write = _WRITERS.get(ask.formula["type"])
    if write is None:
        raise NotLive
    made = write(ask, cells)
    if max(len(made.state), len(made.points)) > LONGEST_FORMULA:
        raise NotLive
    return made


def decided(ask: Request, cells: Cells, core: str, low: Fraction) -> str:
    """Return the points: by the formula where there is data, else what the rules say."""
    full = rounded(ask.maximum, ask.rounding)
    given = ask.scheme.not_applicable == "full" and not ask.is_part
    out = ask.maximum if given else Fraction(0)
    return (
        f'=IF({cells.state}="{OK}",{core},IF({cells.state}="{FULL}",{number(full)},'
        f'IF({cells.state}="{NOT_APPLICABLE}",{number(out)},'
        f'IF({cells.state}="{MISSING}",{number(min(rounded(low, ask.rounding), Fraction(0)))},0))))'
    )


def _quantity(ask: Request, cells: Cells, of: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Return state, x and y of the quantity compared, and the cells it is typed into."""
    out = f'{cells.answer}="{ask.answers.not_applicable}"'
    if of == "ratio":
        if ask.scheme.other_denominator:
            raise NotLive
        policy = ask.empty_policy
        n, d, v = cells.numerator, cells.denominator, cells.value
        state = (
            f'=IF({out},"{NOT_APPLICABLE}",IF({n}="",IF({v}="","{MISSING}","{OK}"),'
            f'IF({d}="","{MISSING}",IF({d}=0,"{EMPTY_STATE[policy]}","{OK}"))))'
        )
        ratio = EMPTY_RATIO.get(policy)
        count = f"{HUNDRED}*{n}" if ratio is None else f"IF({d}=0,{ratio},{HUNDRED}*{n})"
        whole = d if ratio is None else f"IF({d}=0,1,{d})"
        return state, f'=IF({n}="",{v},{count})', f'=IF({n}="",1,{whole})', (n, d, v)
    state = f'=IF({out},"{NOT_APPLICABLE}",IF({cells.value}="","{MISSING}","{OK}"))'
    if of in COUNTED:
        return state, f"={cells.value}", "=1", (cells.value,)
    due = ask.formula.get("due")
    if of == "days" and due:
        year, month, day = due.split("-")
        start = f"DATE({int(year)},{int(month)},{int(day)})"
        return state, f'=IF({cells.value}="",0,{cells.value}-{start})', "=1", (cells.value,)
    raise NotLive


def _bands(ask: Request, cells: Cells) -> Recipe:
    bands = ask.formula["bands"]
    if len(bands) > MOST_BANDS or any("plus" in band for band in bands):
        raise NotLive
    state, x, y, asks = _quantity(ask, cells, ask.formula["of"])
    points = [award(band["points"], ask.maximum) for band in bands]
    conditions = [inside(cells.x, cells.y, band) for band in bands]
    low = min(points)
    core = number(rounded(min(low, Fraction(0)), ask.rounding))
    for condition, won in zip(reversed(conditions), reversed(points), strict=True):
        core = f"IF({condition},{number(rounded(won, ask.rounding))},{core})"
    covered = f"OR({','.join(conditions)})"
    # A value that no band covers is undefined; the state must not say that it is decided.
    known = f'=IF({state[1:]}<>"{OK}",{state[1:]},IF({covered},"{OK}","{MISSING}"))'
    open_ends = any(set(band) == {"points"} for band in bands)
    return Recipe(
        state if open_ends else known,
        decided(ask, cells, core, low),
        x,
        y,
        asks,
        ask.answerable,
    )


def _proportional(ask: Request, cells: Cells) -> Recipe:
    rule = ask.formula
    if rule["of"] != "ratio":
        raise NotLive
    state, x, y, asks = _quantity(ask, cells, "ratio")
    points = exact(rule["points"]) if "points" in rule else ask.maximum
    most = exact(rule["most"]) if "most" in rule else points
    slope = points / exact(rule["full_at"])
    won = share(slope.numerator, cells.x, slope.denominator, cells.y, ask.rounding)
    core = f"MIN({number(rounded(most, ask.rounding))},{won})"
    below = exact(rule["below"])
    if "zero_below" in rule:
        under = compared(cells.x, cells.y, "<", exact(rule["zero_below"]))
        core = f"IF({under},{number(rounded(below, ask.rounding))},{core})"
    return Recipe(state, decided(ask, cells, core, below), x, y, asks, ask.answerable)


def _per_unit(ask: Request, cells: Cells) -> Recipe:
    rule = ask.formula
    state, x, y, asks = _quantity(ask, cells, rule["of"])
    each, most = exact(rule["each"]), exact(rule["most"])
    won = share(each.numerator, cells.x, each.denominator, cells.y, ask.rounding)
    core = f"MIN({number(rounded(most, ask.rounding))},{won})"
    return Recipe(state, decided(ask, cells, core, Fraction(0)), x, y, asks, ask.answerable)


def _deduction(ask: Request, cells: Cells) -> Recipe:
    rule = ask.formula
    state, x, y, asks = _quantity(ask, cells, rule["of"])
    start = exact(rule["from"]) if "from" in rule else ask.maximum
    each, least = exact(rule["each"]), exact(rule["least"])
    left = f"MAX({number(least)},{number(start)}-{number(each)}*MAX({cells.x},0))"
    core = rounding_of(left, ask.rounding)
    return Recipe(state, decided(ask, cells, core, least), x, y, asks, ask.answerable)


def _pass_fail(ask: Request, cells: Cells) -> Recipe:
    won = award(ask.formula["pass"], ask.maximum)
    lost = award(ask.formula["fail"], ask.maximum)
    choices = {ask.answers.yes: won, ask.answers.no: lost}
    return _chosen(ask, cells, choices)


def _levels(ask: Request, cells: Cells) -> Recipe:
    stated = best_first(ask.formula, ask.scheme)["levels"]
    names = [ask.answers.level(ask.scheme, one) for one in stated]
    awards = [award(one, ask.maximum) for one in stated.values()]
    offered = ",".join((*names, ask.answers.not_applicable))
    if len(set(names)) < len(names) or '"' in offered or len(offered) > LONGEST_LIST:
        raise NotLive
    if offered.count(",") > len(names):
        raise NotLive  # a list of choices cannot hold a name with a comma
    return _chosen(ask, cells, dict(zip(names, awards, strict=True)))


def _chosen(ask: Request, cells: Cells, choices: Mapping[str, Fraction]) -> Recipe:
    """Return the points of the answer that was chosen from a list."""
    core = "0"
    for name, points in reversed(list(choices.items())):
        core = f'IF({cells.answer}="{name}",{number(rounded(points, ask.rounding))},{core})'
    known = ",".join(f'{cells.answer}="{name}"' for name in choices)
    state = (
        f'=IF({cells.answer}="{ask.answers.not_applicable}","{NOT_APPLICABLE}",'
        f'IF(OR({known}),"{OK}","{MISSING}"))'
    )
    won = decided(ask, cells, core, min(choices.values()))
    return Recipe(state, won, None, None, (cells.answer,), (*choices, *ask.answerable))


def _entered(ask: Request, cells: Cells) -> Recipe:
    state, x, y, asks = _quantity(ask, cells, "value")
    core = rounding_of(cells.x, ask.rounding)
    return Recipe(state, decided(ask, cells, core, Fraction(0)), x, y, asks, ask.answerable)


def checklist(ask: Request, cells: Cells, items: str) -> Recipe:
    """Return the formulas of a list that must be complete; its items stand in rows below."""
    won = award(ask.formula["pass"], ask.maximum)
    lost = award(ask.formula["fail"], ask.maximum)
    lacking = f'COUNTIF({items},"{ask.answers.no}")>0'
    there = f'COUNTIF({items},"{ask.answers.yes}")=ROWS({items})'
    state = (
        f'=IF({cells.answer}="{ask.answers.not_applicable}","{NOT_APPLICABLE}",'
        f'IF(OR({lacking},{there}),"{OK}","{MISSING}"))'
    )
    failed, passed = rounded(lost, ask.rounding), rounded(won, ask.rounding)
    core = f"IF({lacking},{number(failed)},{number(passed)})"
    points = decided(ask, cells, core, min(won, lost))
    return Recipe(state, points, None, None, (), ask.answerable)


def total_of_parts(ask: Request, cells: Cells, states: str, points: str) -> Recipe:
    """Return the formulas of a leaf whose parts stand in the rows below; an open part counts 0."""
    out, gone = f'COUNTIF({states},"{NOT_APPLICABLE}")', f"ROWS({states})"
    state = (
        f'=IF({out}={gone},"{NOT_APPLICABLE}",'
        f'IF(COUNTIF({states},"{MISSING}")>0,"{MISSING}","{OK}"))'
    )
    added = f"SUM({points})"
    if "most" in ask.formula:
        added = f"MIN({number(exact(ask.formula['most']))},{added})"
    given = number(ask.maximum) if ask.scheme.not_applicable == "full" else "0"
    won = rounding_of(added, ask.rounding)
    return Recipe(state, f'=IF({cells.state}="{NOT_APPLICABLE}",{given},{won})', None, None, (), ())


def award(stated: Any, maximum: Fraction) -> Fraction:  # noqa: ANN401 - as a rule file writes it
    """Return the points of an award.

    Raises:
        NotLive: an appraiser decides within a range.
    """
    if not isinstance(stated, str):
        raise NotLive
    if stated.endswith("%"):
        return exact(stated[:-1]) * maximum / HUNDRED
    return exact(stated)


_WRITERS: Final[dict[str, Callable[[Request, Cells], Recipe]]] = {
    "bands": _bands,
    "deduction": _deduction,
    "entered": _entered,
    "levels": _levels,
    "pass_fail": _pass_fail,
    "per_unit": _per_unit,
    "proportional": _proportional,
}
