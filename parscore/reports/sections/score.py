"""The score, and the points of each lĩnh vực with the bonus and penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import (
    Column,
    Entries,
    Entry,
    Facts,
    Line,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import HUNDRED, amount
from parscore.reports.phrases import (
    CLASS_ASSUMED,
    CLASS_CAPPED,
    CLASS_CERTAIN,
    CLASS_OPEN,
    COVERAGE,
    IN_POINTS,
    INCOMPLETE,
    MOVED,
    MOVED_CLASS,
    MOVED_RANGE,
    ONE_TO_OTHER,
    RANGE,
    RANGE_INDEX,
    SURVEY_APART,
    SURVEY_GIVES_IN_ALL,
    SURVEY_INSIDE,
    WITH_INDEX,
)
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from parscore.documents.assessment import NodeShown, PartScore, SensitivityShown
    from parscore.reports.notation import Notation
    from parscore.reports.subject import Subject


def score(subject: Subject) -> Section:
    """Return the score with its index, class, bounds and coverage."""
    own, write = subject.assessment.score, subject.write
    parts = {"appraised": own.appraised, "survey": own.survey, "combined": own.combined}
    rows = {
        "points": _points(subject),
        "class_": _class(subject),
        "range": _range(subject),
        "coverage": _coverage(subject),
        "sensitivity": _sensitivity(subject),
        **{key: None if one is None else _part(subject, one) for key, one in parts.items()},
    }
    facts = ((write.say(labels.FIELD, key), text) for key, text in rows.items() if text)
    return Section(write.say(labels.HEADING, "score"), (Facts(tuple(facts)),))


def _points(subject: Subject) -> str:
    own = subject.assessment.score
    return _with_index(subject, own.points, own.max, own.index)


def _with_index(subject: Subject, points: str, maximum: str, index: str | None) -> str:
    """Return points of their maximum, and the percentage that the set declares."""
    write = subject.write
    said = write.text(IN_POINTS(points=write.out_of(points, maximum)))
    if index is None:
        return said
    return write.text(WITH_INDEX(points=said, index=write.percent(amount(index))))


def _class(subject: Subject) -> str | None:
    """Return the class, with whether it can still change, what holds it down, whose it is."""
    own, write = subject.assessment.score, subject.write
    given = own.class_
    if given is None:
        return None
    notes = []
    if given.capped_by:
        notes.append(CLASS_CAPPED(rules="; ".join(map(subject.rule, given.capped_by))))
    if own.lower != own.upper:
        notes.append(CLASS_CERTAIN() if given.certain else CLASS_OPEN())
    if given.basis == "assumed":
        notes.append(CLASS_ASSUMED())
    name = write.text(given.name)
    return f"{name} ({'; '.join(map(write.text, notes))})" if notes else name


def _range(subject: Subject) -> str | None:
    own, write = subject.assessment.score, subject.write
    if own.lower == own.upper:
        return None
    lower, upper = write.number(own.lower), write.number(own.upper)
    if own.index_lower is None or own.index_upper is None:
        return write.text(RANGE(lower=lower, upper=upper))
    low, high = write.percent(amount(own.index_lower)), write.percent(amount(own.index_upper))
    return write.text(RANGE_INDEX(lower=lower, upper=upper, low=low, high=high))


def _coverage(subject: Subject) -> str:
    own, write = subject.assessment.score, subject.write
    decided = HUNDRED * amount(own.coverage, own.exact, "coverage")
    whole = amount(str(HUNDRED))
    return write.text(COVERAGE(share=write.percent(decided, apart_from=whole)))


def _sensitivity(subject: Subject) -> str | None:
    """Return in one line how far the index moves with the assumed maxima."""
    given, write = subject.assessment.score.sensitivity, subject.write
    if given is None:
        return None
    low, high = range_of_index(given, write)
    said = write.text(
        MOVED(
            tolerance=write.percent(amount(given.tolerance, given.exact, "tolerance")),
            range=MOVED_RANGE(low=low, high=high),
        )
    )
    classes = class_ends(given, write)
    return said if classes is None else write.text(MOVED_CLASS(said=said, classes=classes))


def range_of_index(given: SensitivityShown, write: Notation) -> tuple[str, str]:
    """Return both ends of the index in percent."""
    low = amount(given.index_low, given.exact, "index_low")
    return write.percent(low), write.percent(amount(given.index_high, given.exact, "index_high"))


def class_ends(given: SensitivityShown, write: Notation) -> str | None:
    """Return the class at both ends, or the one that both have."""
    if given.class_low is None or given.class_high is None:
        return None
    low, high = write.text(given.class_low.name), write.text(given.class_high.name)
    return low if low == high else write.text(ONE_TO_OTHER(low=low, high=high))


def _part(subject: Subject, part: PartScore) -> str:
    said = _with_index(subject, part.points, part.max, part.index)
    return said if part.complete else subject.write.text(INCOMPLETE(part=said))


def fields(subject: Subject) -> Section:
    """Return the points and percent of each lĩnh vực, adding up to the score."""
    write, own = subject.write, subject.assessment.score
    roots = subject.children.get(None, ())
    counted = [root for root in roots if root.kind != "survey"]
    *points, sum_of_points = write.aligned([*map(points_of, counted), own.points])
    table = Table(
        (
            Column(write.say(labels.COLUMN, "field")),
            *(
                Column(write.say(labels.COLUMN, key), "right")
                for key in ("points", "max", "percent", "open")
            ),
        ),
        tuple(_row(subject, *one) for one in zip(counted, points, strict=True)),
        (
            write.say(labels.COLUMN, "total"),
            sum_of_points,
            write.number(own.max),
            write.share(own.points, own.max),
            write.range(own.lower, own.upper),
        ),
    )
    return Section(write.say(labels.HEADING, "fields"), (table, *survey_apart(subject)))


def survey_apart(subject: Subject) -> tuple[Paragraph, ...]:
    """Say of each field which points of a survey it holds that do not count in the self-score."""
    roots = subject.children.get(None, ())
    texts = (_apart(subject, root) for root in roots)
    return tuple(Paragraph(text) for text in texts if text is not None)


def _apart(subject: Subject, root: NodeShown) -> str | None:
    """Return how many points of a survey a lĩnh vực holds that do not count in the self-score."""
    write = subject.write
    surveyed = [leaf for leaf in subject.leaves_below(root.id) if leaf.kind == "survey"]
    maximum = sum((amount(leaf.max_official) for leaf in surveyed), Fraction(0))
    if root.kind == "survey":
        return write.text(SURVEY_APART(max=write.number(root.max_official)))
    if not surveyed:
        return None
    known = [leaf for leaf in surveyed if leaf.apart is not None]
    given = sum((amount(leaf.apart or "0", leaf.exact, "apart") for leaf in known), Fraction(0))
    name = subject.node_name(root.id)
    said = SURVEY_GIVES_IN_ALL(points=given) if known else ""
    return write.text(SURVEY_INSIDE(field=name, max=maximum, given=said))


def points_of(node: NodeShown) -> str:
    """Return the points of a node; what is open counts its lower bound."""
    return node.lower if node.points is None else node.points


def _row(subject: Subject, root: NodeShown, points: str) -> tuple[str, ...]:
    """Return one lĩnh vực; a bonus or penalty has no share of the scale."""
    write = subject.write
    standard = root.kind == "standard"
    return (
        subject.node_name(root.id),
        points,
        write.number(root.max) if standard else "",
        write.share(points_of(root), root.max) if standard else "",
        write.range(root.lower, root.upper),
    )


def extras(subject: Subject) -> Section | None:
    """Return what earned a bonus or cost a penalty, and why."""
    entries = tuple(
        Entry((subject.write.signed(leaf.points),), subject.node_name(leaf.id), _why(subject, leaf))
        for leaf in subject.leaves
        if leaf.kind in ("bonus", "penalty") and leaf.points is not None and amount(leaf.points)
    )
    title = subject.write.say(labels.HEADING, "extras")
    return Section(title, (Entries(entries),)) if entries else None


def _why(subject: Subject, leaf: NodeShown) -> tuple[Line, ...]:
    """Return the steps of a leaf, and the rules that changed its points."""
    write = subject.write
    rules = {one.rule for one in leaf.adjustments if one.rule is not None}
    said = [" ".join(map(write.text, leaf.steps))]
    said += [
        write.text(finding.message)
        for finding in subject.assessment.findings
        if finding.node == leaf.id and finding.rule in rules
    ]
    return tuple(Line(text) for text in said if text)
