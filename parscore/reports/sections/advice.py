"""Advice beside a result, as every report tells it: under its own name, never as the score."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.forecast import Forecast
from parscore.documents.path import PathFound
from parscore.reports.blocks import Entries, Entry, Paragraph, Section
from parscore.reports.forecast_page import (
    forecast_caution,
    forecast_details,
    forecast_method,
    forecast_scores,
    forecast_title,
    goals_at_risk,
    goals_told,
    pace_entry,
    pace_section,
)
from parscore.reports.path_page import (
    path_caution,
    path_facts,
    path_title,
    path_verdict,
    step_entry,
    steps_table,
)
from parscore.reports.whatif_page import (
    scenario_sections,
    scenarios_in_brief,
    side_by_side,
    whatif_caution,
    whatif_title,
)
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.whatif import WhatIf
    from parscore.reports.blocks import Block
    from parscore.reports.notation import Notation
    from parscore.reports.subject import Subject
    from parscore.values.messages import Text

GOALS_AT_RISK = Message(
    "advice.goals-at-risk",
    vi="{count} chỉ tiêu có thể không đạt vào cuối kỳ; nhịp cần có:",
    en="At risk by the end of the period, with the pace that they need: {count}",
)
NO_GOAL_AT_RISK = Message(
    "advice.no-goal-at-risk",
    vi="Theo dự báo, mọi chỉ tiêu dự báo được ({count}) đều đạt.",
    en="By the forecast, every goal that could be forecast ({count}) is met.",
)
NO_GOAL_FORECAST = Message(
    "advice.no-goal-forecast",
    vi="Chưa có chỉ tiêu nào dự báo được từ số liệu này.",
    en="No goal could be forecast from this data.",
)
SAID_BY_THE_REPORT = ("warn.illustrative", "warn.assumed", "warn.stale")


class Told(NamedTuple):
    """A piece of advice: what tells it from the result, what matters most, and what lies behind."""

    title: str
    caution: Paragraph
    brief: tuple[Block, ...]
    behind: tuple[Section, ...] = ()


def told(advice: Advice, write: Notation) -> Told:
    """Return what reports say of a piece of advice."""
    if isinstance(advice, PathFound):
        return _path(advice, write)
    return _forecast(advice, write) if isinstance(advice, Forecast) else _whatif(advice, write)


def advice_sections(subject: Subject, advice: Sequence[Advice]) -> tuple[Section, ...]:
    """Return a section for each piece of advice, its caution before any figure."""
    known = (told(one, subject.write) for one in advice)
    return tuple(Section(one.title, (one.caution, *one.brief)) for one in known)


class Asked(NamedTuple):
    """What advice asks of an office, and the criterion on which it bears."""

    owner: str | None
    node: str | None
    entry: Entry


def asked(subject: Subject, advice: Advice) -> Iterator[Asked]:
    """Yield what a piece of advice asks of whom: steps of a path, goals that a forecast misses."""
    write = subject.write
    if isinstance(advice, PathFound):
        for step in advice.steps:
            yield Asked(step.owner, step.node, step_entry(step, advice, write))
    if isinstance(advice, Forecast):
        leaves = {leaf.indicator: leaf for leaf in reversed(subject.leaves)}
        for goal in goals_at_risk(advice):
            leaf = leaves.get(goal.indicator)
            if leaf is not None:
                yield Asked(leaf.owner, leaf.id, pace_entry(goal, write))


def own_notes(notes: Sequence[Text], write: Notation) -> list[str]:
    """Return the notes of a piece of advice that the report around it does not say itself."""
    return [write.text(one) for one in notes if one.code not in SAID_BY_THE_REPORT]


def _path(path: PathFound, write: Notation) -> Told:
    blocks: list[Block] = [path_verdict(path, write), path_facts(path, write)]
    if path.steps:
        blocks.append(Entries(tuple(step_entry(step, path, write) for step in path.steps)))
    blocks += map(Paragraph, own_notes(path.notes, write))
    return Told(path_title(path, write), path_caution(write), tuple(blocks))


def _forecast(forecast: Forecast, write: Notation) -> Told:
    risky = goals_at_risk(forecast)
    blocks: list[Block] = [forecast_scores(forecast, write), risk_said(forecast, write)]
    if risky:
        blocks.append(Entries(tuple(pace_entry(one, write) for one in risky)))
    blocks.append(forecast_method(forecast, write))
    blocks += map(Paragraph, own_notes(forecast.notes, write))
    return Told(
        forecast_title(forecast, write),
        forecast_caution(write),
        tuple(blocks),
        (*pace_section(goals_told(forecast), write), *forecast_details(forecast, write)),
    )


def path_tables(path: PathFound, write: Notation) -> Iterator[Block]:
    """Yield a path for where there is room for a table: its verdict, facts, steps and notes."""
    yield path_verdict(path, write)
    yield path_facts(path, write)
    if path.steps:
        yield steps_table(path, write)
    yield from map(Paragraph, own_notes(path.notes, write))


def risk_said(forecast: Forecast, write: Notation) -> Paragraph:
    """Return how many goals may be missed, whose paces follow, of those that were looked at."""
    told, risky = goals_told(forecast), goals_at_risk(forecast)
    if risky:
        said = GOALS_AT_RISK(count=len(risky))
    else:
        said = NO_GOAL_AT_RISK(count=len(told)) if told else NO_GOAL_FORECAST()
    return Paragraph(write.text(said))


def _whatif(made: WhatIf, write: Notation) -> Told:
    brief: tuple[Block, ...] = (side_by_side(made, write), *scenarios_in_brief(made, write))
    cases = scenario_sections(made, write)
    return Told(whatif_title(write), whatif_caution(write), brief, cases)
