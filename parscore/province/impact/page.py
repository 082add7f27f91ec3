"""What a change of the rules does, as a page of blocks: what text, Markdown and HTML say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.province.impact import words
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Entries,
    Entry,
    Facts,
    Line,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import NONE, Notation, amount
from parscore.values.numbers import exact, exact_sum, format_number, round_to
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import Called
    from parscore.documents.impact import (
        Cause,
        CommuneMoved,
        Goal,
        Impact,
        MinimumMoved,
        RuleChange,
        SetWeighed,
    )
    from parscore.reports.blocks import Block
    from parscore.values.exact import Fraction
    from parscore.values.messages import Lang

MOST_COMMUNES: Final = 10
MOST_NAMES: Final = 8
MOST_CHANGES: Final = 12
PLACES: Final = 2
MOST_PLACES: Final = 6
HASH_SHOWN: Final = 12
FORMAL: Final = frozenset(  # they tell nobody why points move
    {
        *("title_changed", "number_changed", "owner_changed", "source_changed", "evidence_changed"),
        *("issuer_changed", "issued_changed", "revision_changed", "confirmed_for_changed"),
        *("decision_changed", "days_shifted", "period_changed", "severity_changed"),
    }
)


class Desk:
    """An impact, and how one language writes of it."""

    def __init__(self, impact: Impact, lang: Lang) -> None:
        self.impact = impact
        self.lang = lang
        self.write = Notation(lang)
        self._classes = {one.id: self.called(one.name) for one in impact.classes}
        self._minimums = {one.id: self.called(one.title) for one in impact.minimums}

    def word(self, key: str) -> str:
        """Return a fixed word."""
        one = words.WORDS[key]
        return one.vi if self.lang == "vi" else one.en

    def called(self, one: Called) -> str:
        """Return a name."""
        return one.vi if self.lang == "vi" else one.en

    def class_name(self, name: str | None) -> str:
        """Return the name of a class."""
        return NONE if name is None else self._classes.get(name, name)

    def minimum_names(self, names: Sequence[str]) -> str:
        """Return the titles of minimums."""
        return "; ".join(self._minimums.get(name, name) for name in names)

    def brief(self, value: Fraction, *, signed: bool = False) -> str:
        """Return a figure to two places, or to more where it would seem to be 0."""
        places = 0 if value.denominator == 1 else PLACES
        while value and not round_to(value, places, "half_up") and places < MOST_PLACES:
            places += 1
        text = format_number(value, self.lang, places)
        return f"+{text}" if signed and value > 0 else text

    def figure(self, text: str | None) -> str:
        """Return a figure as text of the document, to two places."""
        return NONE if text is None else self.brief(exact(text))

    def reasons(self, one: CommuneMoved) -> str:
        """Return the leaves that change a commune's points most."""
        return "; ".join(
            words.REASON(
                title=self.called(self.impact.names[why.node]),
                points=self.brief(exact(why.change), signed=True),
            ).render(self.lang)
            for why in one.why
        )


def total_of(cause: Cause) -> Fraction:
    """Return what a leaf adds to the change of the mean, by its formula and by rules."""
    by_rules = amount(cause.by_rules, cause.exact, "by_rules") if cause.by_rules else exact("0")
    return amount(cause.change, cause.exact, "change") + by_rules


def page_of(impact: Impact, lang: Lang) -> Page:
    """Return what there is to say of an impact."""
    desk = Desk(impact, lang)
    ends = {"before": impact.before.id, "after": impact.after.id}
    return Page(
        title=words.TITLE().render(lang),
        subtitle=words.PAIR(**ends).render(lang),
        banners=banners(desk),
        sections=(Section("", (heading(desk),)), *sections(desk)),
        foot=foot(desk),
    )


def sections(desk: Desk) -> Iterator[Section]:
    """Yield the parts of the page below its heading."""
    impact = desk.impact
    yield Section(desk.word("summary"), (summary(desk), moves(desk)))
    if impact.minimums:
        yield Section(desk.word("minimums"), tuple(_minimums(desk)))
    if impact.classes:
        yield Section(desk.word("classes"), (_classes(desk),))
    yield Section(desk.word("causes"), tuple(_causes(desk)))
    most = [one for one in impact.communes if _is_affected(one)][:MOST_COMMUNES]
    if most:
        entries = Entries(tuple(_commune(desk, one) for one in most))
        yield Section(desk.word("most"), (entries,))
    others = list(_other_changes(desk))
    if others:
        yield Section(desk.word("changes"), (Bullets(tuple(others)),))
    for key, names in (("missing", impact.not_submitted), ("bad", impact.not_scored)):
        if names:
            yield Section(desk.word(key), (Bullets(tuple(map(Bullet, names))),))


def banners(desk: Desk) -> tuple[Paragraph, ...]:
    """Return what must be known before a figure is read."""
    impact, lead = desk.impact, desk.word("caution")
    ends = (impact.before, impact.after)
    said = []
    if not impact.changes:
        said.append(words.NOTHING())
    if impact.mode == "quick":
        said.append(words.QUICK())
    period = desk.write.span(impact.period)
    year = parse_date(impact.period.from_ or "").year
    said += [
        words.MOVED(period=period, id=one.id, year=str(year + one.moved))
        for one in ends
        if one.moved
    ]
    if None not in (provinces := {one.province for one in ends}) and len(provinces) > 1:
        said.append(words.OTHER_PROVINCE())
    lacking = [one for one in impact.causes if one.open_after > one.open_before]
    if lacking:
        said.append(words.NO_DATA(names=_some(desk, [desk.called(one.title) for one in lacking])))
    resized = sum(one.before.max != one.after.max for one in impact.communes)
    if resized:
        said.append(words.OTHER_MAXIMUM(count=resized))
    if impact.other_periods:
        said.append(words.OTHER_PERIODS(count=impact.other_periods))
    if impact.illustrative:
        said.append(words.ILLUSTRATIVE())
    assumed = dict.fromkeys(one.id for one in ends if one.basis != "official")
    if assumed:
        said.append(words.ASSUMED(ids=", ".join(assumed)))
    return tuple(Paragraph(text.render(desk.lang), lead) for text in said)


def heading(desk: Desk) -> Facts:
    """Return what was weighed, and how."""
    impact = desk.impact
    mode = words.EXACT_MODE() if impact.mode == "exact" else words.QUICK_MODE()
    return Facts(
        (
            (desk.word("before_set"), _set(desk, impact.before)),
            (desk.word("after_set"), _set(desk, impact.after)),
            (desk.word("data"), desk.write.span(impact.period)),
            (desk.word("communes"), str(impact.count)),
            (desk.word("mode"), mode.render(desk.lang)),
        )
    )


def _set(desk: Desk, one: SetWeighed) -> str:
    return words.NAMED(title=one.title, id=one.id).render(desk.lang)


def summary(desk: Desk) -> Table:
    """Return the figures of the whole population, before and after."""
    impact = desk.impact
    shifts = [("mean_points", impact.points)]
    if impact.index is not None:
        shifts.append(("mean_index", impact.index))
    rows = [
        (key, amount(one.before, one.exact, "before"), amount(one.after, one.exact, "after"))
        for key, one in shifts
    ]
    old, new = impact.spread_before, impact.spread_after
    if old is not None and new is not None:
        rows += [
            (key, exact(getattr(old, key)), exact(getattr(new, key)))
            for key in ("median", "least", "greatest")
        ]
    heads = ("before", "after", "change")
    return Table(
        (Column(desk.word("figure")), *(Column(desk.word(key), "right") for key in heads)),
        tuple(
            (
                desk.word(key),
                desk.brief(before),
                desk.brief(after),
                desk.brief(after - before, signed=True),
            )
            for key, before, after in rows
        ),
    )


def moves(desk: Desk) -> Bullets:
    """Return how many communes gain and lose, and how ranks move."""
    impact, ranks = desk.impact, desk.impact.ranks
    texts = (
        words.MOVES(gained=impact.gained, lost=impact.lost, stayed=impact.stayed),
        words.RANKS(
            up=ranks.up,
            most_up=ranks.most_up,
            down=ranks.down,
            most_down=ranks.most_down,
            same=ranks.same,
        ),
    )
    return Bullets(tuple(Bullet(text.render(desk.lang)) for text in texts))


def _minimums(desk: Desk) -> Iterator[Block]:
    heads = ("goal", "below", "fell", "climbed")
    yield Table(
        (Column(desk.word("minimum")), *(Column(desk.word(key), "right") for key in heads)),
        tuple(_minimum(desk, one) for one in desk.impact.minimums),
    )
    lines = [
        message(title=desk.called(one.title), names=_some(desk, names)).render(desk.lang)
        for one in desk.impact.minimums
        for message, names in ((words.FELL, one.fell), (words.CLIMBED, one.climbed))
        if names
    ]
    if lines:
        yield Bullets(tuple(map(Bullet, lines)))


def _minimum(desk: Desk, one: MinimumMoved) -> tuple[str, ...]:
    goals = [_goal(desk, goal) for goal in (one.before, one.after)]
    below = [
        NONE if goal is None else str(goal.counts.get("not_met", 0))
        for goal in (one.before, one.after)
    ]
    shown = goals[0] if goals[0] == goals[1] else f"{goals[0]} → {goals[1]}"
    fell, climbed = str(len(one.fell)), str(len(one.climbed))
    return desk.called(one.title), shown, f"{below[0]} → {below[1]}", fell, climbed


def _goal(desk: Desk, goal: Goal | None) -> str:
    if goal is None:
        return desk.word("none")
    asked = desk.called(goal.level) if goal.level is not None else goal.value or ""
    return desk.write.goal(goal.op, asked, goal.unit)


def _some(desk: Desk, names: Sequence[str]) -> str:
    """Return names, the first of them where there are many."""
    shown = "; ".join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return shown
    return words.AND_MORE(names=shown, count=len(names) - MOST_NAMES).render(desk.lang)


def _classes(desk: Desk) -> Table:
    heads = ("before", "after", "change")
    return Table(
        (Column(desk.word("class")), *(Column(desk.word(key), "right") for key in heads)),
        tuple(
            (
                desk.called(one.name),
                NONE if one.before is None else str(one.before),
                NONE if one.after is None else str(one.after),
                desk.write.signed(str((one.after or 0) - (one.before or 0))),
            )
            for one in desk.impact.classes
        ),
    )


def _causes(desk: Desk) -> Iterator[Block]:
    causes = desk.impact.causes
    if causes:
        yield Entries(tuple(_cause(desk, one) for one in causes))
    else:
        yield Paragraph(words.NO_CAUSE().render(desk.lang))
    if causes or desk.impact.rest:
        yield adding_up(desk)


def adding_up(desk: Desk) -> Table:
    """Return the parts that add up to the change of the mean."""
    impact = desk.impact
    formulas = exact_sum(amount(one.change, one.exact, "change") for one in impact.causes)
    leaves = words.THE_LEAVES(count=len(impact.causes)).render(desk.lang)
    rows = [(leaves, formulas)]
    by_rules = exact_sum(total_of(one) for one in impact.causes) - formulas
    if by_rules:
        rows.append((words.AT_LEAVES().render(desk.lang), by_rules))
    for one in impact.rest:
        name = words.REST[one.kind]
        change = amount(one.change, one.exact, "change")
        rows.append((name.vi if desk.lang == "vi" else name.en, change))
    total = amount(impact.points.change, impact.points.exact, "change")
    return Table(
        (Column(desk.word("part")), Column(desk.word("mean_change"), "right")),
        tuple((name, desk.brief(value, signed=True)) for name, value in rows),
        (desk.word("total"), desk.brief(total, signed=True)),
    )


def _cause(desk: Desk, one: Cause) -> Entry:
    lines = [said(change, desk.lang) for change in changes_of(desk.impact, one.node)]
    ends = {"before": desk.figure(one.mean_before), "after": desk.figure(one.mean_after)}
    lines.append(words.CAUSE(gained=one.gained, lost=one.lost, **ends).render(desk.lang))
    if one.by_rules is not None and exact(one.by_rules):
        formula = desk.brief(amount(one.change, one.exact, "change"), signed=True)
        rules = desk.brief(amount(one.by_rules, one.exact, "by_rules"), signed=True)
        lines.append(words.BY_RULES(formula=formula, rules=rules).render(desk.lang))
    if one.open_after or one.open_before:
        lines.append(words.OPEN(before=one.open_before, after=one.open_after).render(desk.lang))
    mark = desk.brief(total_of(one), signed=True)
    return Entry((mark,), desk.called(one.title), tuple(map(Line, lines)))


def changes_of(impact: Impact, node: str) -> list[RuleChange]:
    """Return what the sets say of a leaf that may move its points."""
    return [
        one
        for one in impact.changes
        if one.part == "tree" and one.subject == node and one.kind not in FORMAL
    ]


def said(change: RuleChange, lang: Lang) -> str:
    """Return the sentence of a change below the name of its subject, which it need not repeat."""
    text, subject = change.text.render(lang), change.text.args.get("subject", "")
    rest = text.removeprefix(f"{subject}: ").removeprefix(f"{subject}, ")
    return rest[:1].upper() + rest[1:]


def _other_changes(desk: Desk) -> Iterator[Bullet]:
    """Yield what else differs and may matter; minimums stand in their own table."""
    told = {one.node for one in desk.impact.causes}
    others = [
        one
        for one in desk.impact.changes
        if one.part != "minimums"
        and one.kind not in FORMAL
        and not (one.part == "tree" and one.subject in told)
    ]
    yield from (Bullet(one.text.render(desk.lang)) for one in others[:MOST_CHANGES])
    if len(others) > MOST_CHANGES:
        more = words.MORE_CHANGES(count=len(others) - MOST_CHANGES)
        yield Bullet(more.render(desk.lang))


def _is_affected(one: CommuneMoved) -> bool:
    return one.before != one.after or bool(one.fell or one.climbed)


def _commune(desk: Desk, one: CommuneMoved) -> Entry:
    old, new = one.before, one.after
    name = f"{one.name} ({one.code})" if one.code else one.name
    head = words.COMMUNE(
        name=name,
        before=_percent(desk, old.index),
        after=_percent(desk, new.index),
        rank=_rank(old.rank),
        now=_rank(new.rank),
    )
    lines = []
    if old.class_ != new.class_:
        ends = {"before": desk.class_name(old.class_), "after": desk.class_name(new.class_)}
        lines.append(words.CLASS(**ends))
    if one.why:
        lines.append(words.BECAUSE(reasons=desk.reasons(one)))
    if one.fell:
        lines.append(words.BELOW(names=desk.minimum_names(one.fell)))
    if one.climbed:
        lines.append(words.ABOVE(names=desk.minimum_names(one.climbed)))
    mark = NONE if one.change is None else desk.brief(exact(one.change), signed=True)
    texts = tuple(Line(text.render(desk.lang)) for text in lines)
    return Entry((mark,), head.render(desk.lang), texts)


def _percent(desk: Desk, index: str | None) -> str:
    return NONE if index is None else f"{desk.figure(index)}%"


def _rank(rank: int | None) -> str:
    return NONE if rank is None else str(rank)


def foot(desk: Desk) -> tuple[str, ...]:
    """Return by which traces the rule sets are found again."""
    ends = {
        "before": desk.impact.before.sha256[:HASH_SHOWN],
        "after": desk.impact.after.sha256[:HASH_SHOWN],
    }
    return (words.HASHES(**ends).render(desk.lang),)
