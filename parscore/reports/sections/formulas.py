"""How one node came to its points, and where its points go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Column, Facts, Paragraph, Section, Table
from parscore.reports.notation import NONE, amount
from parscore.reports.phrases import (
    ADJUSTED,
    ADJUSTED_BY_RULE,
    COMES_TO,
    NODE_OPEN,
    NODE_POINTS,
    POINTS_OF,
    SURVEY_APART,
    SURVEY_GIVES,
    SURVEY_TO_COME,
    TOTAL,
)
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import NodeShown
    from parscore.reports.blocks import Block
    from parscore.reports.subject import Subject
    from parscore.values.messages import Text

CLOSES_A_PART: Final = frozenset({"formula.part", "formula.part-open"})
"""Steps that sum up the steps before them: the result of one part of a formula."""


def result(subject: Subject, node: NodeShown) -> Section:
    """Return the points and status of a node, and who answers for it."""
    write = subject.write
    rebased = node.max != node.max_official and not _is_surveyed(node)
    rows = {
        "node_points": standing(subject, node),
        "maximum_before": write.number(node.max_official) if rebased else "",
        "kind": "" if node.kind == "standard" else write.say(labels.NODE_KIND, node.kind),
        "owner": "" if node.owner is None else subject.unit(node.owner),
        "due": "" if node.due is None else write.day(node.due),
        "id": node.id if node.indicator is None else f"{node.id} / {node.indicator}",
    }
    facts = ((write.say(labels.FIELD, key), text) for key, text in rows.items() if text)
    return Section(write.say(labels.HEADING, "result"), (Facts(tuple(facts)),))


def standing(subject: Subject, node: NodeShown) -> str:
    """Return the points of a node in words: decided, or between which bounds they lie."""
    write = subject.write
    status = write.say(labels.NODE_STATUS, node.status)
    if _is_surveyed(node):
        if node.apart is None:
            return write.text(SURVEY_TO_COME(status=status, max=write.number(node.max_official)))
        points = write.out_of(node.apart, node.max_official)
        return write.text(SURVEY_GIVES(points=points, status=status.lower()))
    if node.points is not None:
        points = write.out_of(node.points, node.max)
        return write.text(NODE_POINTS(points=points, status=status))
    lower, upper = write.number(node.lower), write.number(node.upper)
    maximum = write.number(node.max)
    return write.text(NODE_OPEN(status=status, lower=lower, upper=upper, max=maximum))


def _is_surveyed(node: NodeShown) -> bool:
    """Tell a leaf of the survey, whose points stand apart from the self-score."""
    return node.kind == "survey" and node.formula is not None and node.status != "not_applicable"


def formula(subject: Subject, leaf: NodeShown) -> Section:
    """Return the formula of a leaf in words, its steps, and what changed its points after."""
    write = subject.write
    name = "" if leaf.formula is None else write.say(labels.FORMULA, leaf.formula)
    blocks: list[Block] = [Paragraph(f"{name}.")] if name else []
    items = [*_steps(subject, leaf.steps)]
    if leaf.reason is not None:
        items.append(Bullet(write.text(leaf.reason)))
    items += adjustments(subject, leaf)
    if items:
        blocks.append(Bullets(tuple(items)))
    if _is_surveyed(leaf):
        blocks.append(Paragraph(f"{standing(subject, leaf)}."))
    elif leaf.points is not None:
        points = write.out_of(leaf.points, leaf.max)
        blocks.append(Paragraph(write.text(COMES_TO(points=points))))
    return Section(write.say(labels.HEADING, "formula"), tuple(blocks))


def _steps(subject: Subject, steps: Sequence[Text]) -> Iterator[Bullet]:
    """Return the steps in order; those of a part stand below the part's result."""
    write, waiting = subject.write, list[Bullet]()
    for step in steps:
        if step.code in CLOSES_A_PART:
            yield Bullet(write.text(step))
            yield from (Bullet(one.text, depth=1) for one in waiting)
            waiting = []
        else:
            waiting.append(Bullet(write.text(step)))
    yield from waiting


def adjustments(subject: Subject, node: NodeShown) -> Iterator[Bullet]:
    """Return what changed the points of a node besides its formula or its children."""
    write = subject.write
    for one in node.adjustments:
        what, points = write.say(labels.ADJUSTMENT, one.kind), write.signed(one.points)
        if one.rule is None:
            yield Bullet(write.text(ADJUSTED(what=what, points=points)))
        else:
            rule = subject.rule(one.rule)
            yield Bullet(write.text(ADJUSTED_BY_RULE(what=what, rule=rule, points=points)))


def children(subject: Subject, group: NodeShown) -> Section:
    """Return the children of a group, which add up to it with its adjustments."""
    write, nodes = subject.write, subject.children[group.id]
    columns = (
        Column(write.say(labels.COLUMN, "title")),
        Column(write.say(labels.COLUMN, "status")),
        Column(write.say(labels.COLUMN, "points"), "right"),
        Column(write.say(labels.COLUMN, "max"), "right"),
        Column(write.say(labels.COLUMN, "open"), "right"),
    )
    rows = tuple(
        (
            subject.node_name(node.id),
            write.say(labels.NODE_STATUS, node.status),
            *_figures(subject, node),
        )
        for node in nodes
    )
    changed = tuple(adjustments(subject, group))
    blocks: tuple[Block, ...] = (Table(columns, rows),)
    if changed:
        blocks += (Bullets(changed),)
    surveyed = sum((amount(node.max_official) for node in nodes if _is_surveyed(node)), Fraction(0))
    if surveyed:
        blocks += (Paragraph(write.text(SURVEY_APART(max=surveyed))),)
    return Section(write.say(labels.HEADING, "children"), blocks)


def _figures(subject: Subject, node: NodeShown) -> tuple[str, str, str]:
    """Return the points, the maximum and the bounds of a node in a table of children."""
    write = subject.write
    if _is_surveyed(node):
        points = NONE if node.apart is None else write.number(node.apart)
        return points, write.number(node.max_official), ""
    points = NONE if node.points is None else write.number(node.points)
    return points, write.number(node.max), write.range(node.lower, node.upper)


def parents(subject: Subject, node: NodeShown) -> Section:
    """Return the groups above a node up to the whole score, with what changed their points."""
    write, own = subject.write, subject.assessment.score
    items: list[Bullet] = []
    seen: set[str] = set()
    above = subject.nodes.get(node.parent or "")
    while above is not None and above.id not in seen:
        seen.add(above.id)
        name = subject.node_name(above.id)
        items.append(Bullet(write.text(POINTS_OF(name=name, points=standing(subject, above)))))
        items += [Bullet(one.text, depth=1) for one in adjustments(subject, above)]
        above = subject.nodes.get(above.parent or "")
    items.append(Bullet(write.text(TOTAL(points=write.out_of(own.points, own.max)))))
    return Section(write.say(labels.HEADING, "parents"), (Bullets(tuple(items)),))
