"""The full audit: every leaf from data to clause, and everything else an assessment holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Column, Facts, Section, Table
from parscore.reports.html.appraisal import Appraisal, appraisal
from parscore.reports.html.parts import Chapter, Mark, mark
from parscore.reports.html.words import MINIMUM_CLAUSE
from parscore.reports.notation import NONE
from parscore.reports.sections.caution import assumed, warnings
from parscore.reports.sections.clauses import clause, missing
from parscore.reports.sections.evidence import evidence
from parscore.reports.sections.findings import effects, other_findings
from parscore.reports.sections.formulas import adjustments, formula, result
from parscore.reports.sections.gaps import gaps, gaps_lost, gaps_without_points
from parscore.reports.sections.heading import heading, made_by
from parscore.reports.sections.measures import data
from parscore.reports.sections.minimums import minimum_row, minimums, own_targets
from parscore.reports.sections.reasons import rules
from parscore.reports.sections.score import extras
from parscore.reports.sections.tasks import tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from parscore.documents.assessment import NodeShown
    from parscore.reports.html.parts import Desk
    from parscore.reports.subject import Subject

DEEPEST: Final = 6  # headings of HTML end here

OF_A_LEAF: Final[tuple[Callable[[Subject, NodeShown], Section | None], ...]] = (
    result,
    data,
    formula,
    missing,
    clause,
    rules,
)
OF_ALL: Final[tuple[Callable[[Subject], Section | None], ...]] = (
    extras,
    minimums,
    own_targets,
    gaps,
    gaps_without_points,
    gaps_lost,
    evidence,
    tasks,
    effects,
    other_findings,
    assumed,
    warnings,
)


class Branch(NamedTuple):
    """One node of the tree: a group with what changed its points, or a leaf with all its story."""

    anchor: str
    name: str
    level: int
    points: str
    mark: Mark
    changed: tuple[str, ...]
    story: tuple[Section, ...]


class AuditView(NamedTuple):
    """Everything; `gaps` is the place of the whole list of what can be won back."""

    gaps: str
    branches: tuple[Branch, ...]
    appraisal: Appraisal | None
    chapters: tuple[Chapter, ...]


def audit_view(desk: Desk, more: Sequence[Chapter] = ()) -> AuditView:
    """Return the full audit; `more` are chapters that stand last."""
    subject = desk.subject
    told = (section(subject) for section in OF_ALL)
    traced = (_minimum_clauses(desk), _basis_of_plan(desk), _traces(desk))
    chapters = [
        Chapter(f"muc-{place}", section)
        for place, section in enumerate((*told, *traced), start=1)
        if section is not None
    ]
    return AuditView(
        gaps=f"muc-{OF_ALL.index(gaps) + 1}",
        branches=tuple(_branches(desk)),
        appraisal=appraisal(desk),
        chapters=(*chapters, *more),
    )


def _branches(desk: Desk) -> Iterator[Branch]:
    subject = desk.subject
    levels: dict[str | None, int] = {None: 2}
    for node in subject.assessment.nodes:
        is_leaf = node.id not in subject.children
        levels[node.id] = min(levels.get(node.parent, 2) + 1, DEEPEST)
        sections = (section(subject, node) for section in OF_A_LEAF) if is_leaf else ()
        yield Branch(
            anchor=desk.places[node.id],
            name=subject.node_name(node.id),
            level=levels[node.id],
            points=_points(subject, node),
            mark=mark(subject, labels.NODE_STATUS, node.status),
            changed=() if is_leaf else tuple(one.text for one in adjustments(subject, node)),
            story=tuple(section for section in sections if section is not None),
        )


def _points(subject: Subject, node: NodeShown) -> str:
    """Return the points of a node of its maximum; the bounds of one that is open."""
    write = subject.write
    if node.points is not None:
        return write.out_of(node.points, node.max)
    return write.range(node.lower, node.upper) or NONE


def _minimum_clauses(desk: Desk) -> Section | None:
    """Return for each minimum where its figure comes from."""
    subject, write = desk.subject, desk.subject.write
    items = tuple(
        Bullet(
            write.text(
                MINIMUM_CLAUSE(
                    title=subject.title(one),
                    goal=minimum_row(subject, one).goal,
                    source=subject.source(one.source),
                )
            )
        )
        for one in subject.assessment.minimums
        if one.source is not None
    )
    return Section(desk.words["minimum_clauses"], (Bullets(items),)) if items else None


def _basis_of_plan(desk: Desk) -> Section | None:
    """Return the documents on which the plan rests, as the plan states them."""
    write, words = desk.subject.write, desk.words
    rows = tuple(
        (
            one.title or "",
            one.number or "",
            "" if one.issued is None else write.day(one.issued),
            one.issuer or "",
        )
        for one in desk.subject.assessment.plan.basis
    )
    columns = tuple(Column(words[key]) for key in ("document", "number", "issued", "issuer"))
    return Section(words["basis"], (Table(columns, rows),)) if rows else None


def _traces(desk: Desk) -> Section:
    """Return what computed the result and from what, hashes whole."""
    subject, write, words = desk.subject, desk.subject.write, desk.words
    rules, inputs = subject.assessment.ruleset, subject.assessment.inputs
    confirmed = rules.confirmed_for
    rows = (
        *heading(subject).rows,
        (words["confirmed"], words["unconfirmed"] if confirmed is None else write.span(confirmed)),
        (words["engine"], made_by(subject)),
        (words["hash_rules"], rules.sha256),
        (words["hash_plan"], inputs.plan),
        (words["hash_actuals"], inputs.actuals),
    )
    return Section(words["traces"], (Facts(rows),))
