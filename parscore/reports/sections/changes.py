"""What changed between two assessments, as blocks: the points, why, and what came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import change_words as words
from parscore.reports import labels
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Entries,
    Entry,
    Line,
    Paragraph,
    Table,
)
from parscore.reports.notation import NONE, amount

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from parscore.documents.assessment import Adjustment, Finding, Score
    from parscore.documents.changes import Change, GapBrief, NodeChange, NodeStanding
    from parscore.documents.comparison import NodeSplit
    from parscore.reports.blocks import Align, Block
    from parscore.reports.notation import Notation
    from parscore.values.messages import Text


def change_blocks(change: Change, before: Score, after: Score, write: Notation) -> list[Block]:
    """Return what changed: the totals, the nodes with their points, why, and what came or went."""
    blocks: list[Block] = [Bullets(tuple(map(Bullet, _totals(change, before, after, write))))]
    if not change.nodes:
        return [*blocks, Paragraph(write.text(words.SAME())), *_rest(change, write)]
    told = [one for one in change.nodes if not _only_elsewhere(one)]
    blocks.append(_table(change, told, write))
    reasons = tuple(_reason(one, change.rules, write) for one in told if one.leaf)
    if reasons:
        blocks.append(Entries(reasons))
    if len(told) < len(change.nodes):
        blocks.append(Paragraph(write.text(words.ELSEWHERE(count=len(change.nodes) - len(told)))))
    return [*blocks, *_rest(change, write)]


def _only_elsewhere(one: NodeChange) -> bool:
    """Tell a criterion of one rule set alone that adds nothing to the change."""
    return None in (one.before, one.after) and not amount(one.points, one.exact, "points")


def _totals(change: Change, before: Score, after: Score, write: Notation) -> Iterator[str]:
    ends = {one: write.out_of(s.points, s.max) for one, s in (("before", before), ("after", after))}
    yield write.text(words.TOTAL(points=write.signed(change.points), **ends))
    if before.index is not None and after.index is not None and before.index != after.index:
        first, second = (write.percent(amount(one)) for one in (before.index, after.index))
        yield write.text(words.INDEX(before=first, after=second))
    ranges = [
        write.range(one.lower, one.upper) or write.number(one.points) for one in (before, after)
    ]
    if (before.lower, after.lower) != (before.upper, after.upper):
        yield write.text(words.BOUNDS(before=ranges[0], after=ranges[1]))
    if change.class_ is not None:
        ranks = (change.class_.before, change.class_.after)
        first, second = (NONE if one is None else write.text(one.name) for one in ranks)
        yield write.text(words.CLASS(before=first, after=second))


def _table(change: Change, told: Sequence[NodeChange], write: Notation) -> Table:
    rows = [(node_name(one, write), *_ends(one, write), write.signed(one.points)) for one in told]
    if amount(change.rounding, change.exact, "rounding"):
        rows.append((write.text(words.ROUNDED()), "", "", write.signed(change.rounding)))
    total = ("", "", "", write.signed(change.points))
    heads = columns(["criterion"], ["before", "after", "change"], write)
    return Table(heads, tuple(rows), total)


def columns(names: Iterable[str], figures: Iterable[str], write: Notation) -> tuple[Column, ...]:
    """Return the columns of a table of changes: names on the left, then figures."""
    heads: list[tuple[str, Align]] = [(key, "left") for key in names]
    heads += [(key, "right") for key in figures]
    return tuple(Column(write.say(words.COLUMN, key), align) for key, align in heads)


def _ends(one: NodeChange, write: Notation) -> tuple[str, str]:
    if not one.leaf:
        return "", ""
    return standing(one.before, write), standing(one.after, write)


def node_name(one: NodeChange | NodeSplit, write: Notation) -> str:
    """Return how a changed node is called; of a group only what it does to the sum is meant."""
    title = (one.title_en if write.lang == "en" else None) or one.title
    name = f"{one.number} {title}"
    return name if one.leaf else write.text(words.OWN(name=name))


def standing(node: NodeStanding | None, write: Notation) -> str:
    """Return the points of a node, or why it has none."""
    if node is None:
        return words.GONE.vi if write.lang == "vi" else words.GONE.en
    if node.points is None:
        return write.say(labels.NODE_STATUS, node.status)
    return write.out_of(node.points, node.max)


def _reason(one: NodeChange, rules: Mapping[str, str], write: Notation) -> Entry:
    """Return why the points of a leaf are others: its formula's steps, and effects of rules."""
    lines = []
    for message, node in ((words.WAS, one.before), (words.IS, one.after)):
        if node is not None and node.steps:
            said = " ".join(map(write.text, node.steps))
            lines.append(Line(write.text(message(said=said))))
    was = () if one.before is None else one.before.adjustments
    now = () if one.after is None else one.after.adjustments
    for message, come in (
        (words.EFFECT_GONE, [a for a in was if a not in now]),
        (words.EFFECT_NEW, [a for a in now if a not in was]),
    ):
        lines += [Line(write.text(message(what=_what(a, rules, write)))) for a in come]
    return Entry((write.signed(one.points),), node_name(one, write), tuple(lines))


def _what(one: Adjustment, rules: Mapping[str, str], write: Notation) -> str:
    what, points = write.say(labels.ADJUSTMENT, one.kind), write.signed(one.points)
    if one.rule is None:
        return write.text(words.BY_TREE(what=what, points=points))
    return write.text(words.BY_RULE(what=what, rule=rules.get(one.rule, one.rule), points=points))


def _rest(change: Change, write: Notation) -> Iterator[Block]:
    """Return the minimums, the gaps and the findings that came or went."""
    lines = [
        *_minimums(change, write),
        *(write.text(words.FINDING_GONE(text=one)) for one in _told(change.findings_gone, change)),
        *(write.text(words.FINDING_NEW(text=one)) for one in _told(change.findings_new, change)),
        *(write.text(words.GAP_CLOSED(what=_gap(one, write))) for one in change.gaps_closed),
        *(write.text(words.GAP_OPENED(what=_gap(one, write))) for one in change.gaps_opened),
    ]
    if lines:
        yield Bullets(tuple(map(Bullet, lines)))


def _told(findings: Sequence[Finding], change: Change) -> Iterator[Text]:
    """Yield what findings say, once for all targets of the plan that have one indicator.

    What a line on its minimum says already is left out.
    """
    minimums = {one.id for one in change.minimums}
    alike: dict[Hashable, list[Finding]] = {}
    for place, finding in enumerate(findings):
        fact = finding.because[0] if len(finding.because) == 1 else None
        fields = {} if fact is None else fact.fields
        # Where the plan asks for less than the minimum, the finding may be about the plan.
        is_of_minimum = fact is not None and fact.kind == "minimum"
        if is_of_minimum and fields.get("id") in minimums and fields.get("plan") == "meets":
            continue
        same = fact is not None and fact.kind == "target" and fields.get("indicator")
        key = (finding.rule, finding.effect, same) if same else place
        alike.setdefault(key, []).append(finding)
    for first, *others in alike.values():
        message = first.message
        yield words.AND_ELSEWHERE(text=message, count=len(others)) if others else message


def _minimums(change: Change, write: Notation) -> Iterator[str]:
    for one in change.minimums:
        known = one.after or one.before
        if known is None:
            continue
        said = {
            "before": one.before,
            "after": one.after,
        }
        verdicts: Mapping[str, str] = {
            key: NONE if end is None else write.say(labels.VERDICT, end.status)
            for key, end in said.items()
        }
        title = (one.title_en if write.lang == "en" else None) or one.title
        goal = write.goal(known.op, known.value, known.unit)
        yield write.text(words.MINIMUM_MOVED(title=title, goal=goal, **verdicts))


def _gap(one: GapBrief, write: Notation) -> str:
    title = (one.title_en if write.lang == "en" else None) or one.title
    return write.text(words.GAP(title=title, action=one.action))
