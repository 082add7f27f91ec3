"""Next year's rule set from this year's: figures and ids kept, periods moved, nothing confirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.canonical import canonical, text_of
from parscore.authoring.case_runs import CASES, case_files
from parscore.authoring.commented import (
    Block,
    Entry,
    Note,
    Scalar,
    read_commented,
    scalars_of,
)
from parscore.authoring.diff_values import (
    goal_of,
    indicator_name,
    moved,
    node_name,
    titles_in,
    where,
)
from parscore.authoring.new_year_copies import Copies
from parscore.authoring.old_years import (
    KEPT,
    OldYears,
    comments_in,
    rename_head,
    renamed_comments,
    still_old,
)
from parscore.documents.formula_words import formula_words
from parscore.documents.ruleset import RulesetDocument
from parscore.reading.files import decode, read_file
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.folder import RULESET, Written
from parscore.rulebook.load import load_rulebook
from parscore.values.messages import Localised, Message
from parscore.values.numbers import decimal_string
from parscore.values.periods import NotADate, Period, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from parscore.authoring.new_set import YearSpan
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.problems import Path as TreePath
    from parscore.reading.source import Source
    from parscore.rulebook.folder import RulesFolders
    from parscore.values.messages import Lang, Text

HEAD = Message(
    "new-year.head",
    vi="CHƯA XÁC NHẬN: chuyển từ {old} sang kỳ {period}. Số và mã giữ nguyên. Phải xác nhận lại:",
    en="NOT CONFIRMED: made from {old} for {period}. Figures and ids are kept. Confirm again:",
)
HEAD_DECISION = Message(
    "new-year.head-decision",
    vi="  - tên, cơ quan, số và ngày của quyết định mới; hiệu lực (in_force)",
    en="  - title, issuer, number and date of the new decision; when it is in force (in_force)",
)
HEAD_DAYS = Message(
    "new-year.head-days",
    vi="  - {count} chỗ có ngày đã dời {years} năm (dòng ghi “xác nhận lại”)",
    en="  - {count} places with days moved by {years} years (lines that say “confirm”)",
)
HEAD_FIGURES = Message(
    "new-year.head-figures",
    vi="  - điểm, mức và căn cứ của {leaves} tiêu chí, {minimums} chỉ tiêu tối thiểu; xếp loại",
    en="  - points, bands and sources of {leaves} criteria and {minimums} minimums; the classes",
)
HEAD_END = Message(
    "new-year.head-end",
    vi="Xác nhận xong thì ghi confirmed_for: {span} và bỏ các ghi chú này.",
    en="When all is confirmed write confirmed_for: {span} and drop these comments.",
)
BESIDE = Message("new-year.beside", vi="xác nhận lại; trước: {days}", en="confirm; was: {days}")
DECISION = Message(
    "new-year.decision",
    vi="{place}: tên, cơ quan, số và ngày của quyết định cho kỳ {period}.",
    en="{place}: title, issuer, number and date of the decision for {period}.",
)
IN_FORCE = Message(
    "new-year.in-force",
    vi="{place}: hiệu lực từ {start}; quyết định mới có hiệu lực từ ngày nào?",
    en="{place}: in force from {start}; from which day is the new decision in force?",
)
DAY = Message(
    "new-year.day",
    vi="{place}: {key} {before} → {after}.",
    en="{place}: {key} {before} → {after}.",
)
LEAF = Message(
    "new-year.leaf",
    vi="Tiêu chí {node}: tối đa {max} điểm; {formula}; {source}.",
    en="Criterion {node}: at most {max} points; {formula}; {source}.",
)
MINIMUM = Message(
    "new-year.minimum",
    vi="Chỉ tiêu tối thiểu “{title}”: {goal}; {source}.",
    en="Minimum “{title}”: {goal}; {source}.",
)
CLASS = Message(
    "new-year.class",
    vi="Xếp loại “{name}”: từ {edge}.",
    en="Class “{name}”: from {edge}.",
)
CONFIRM = Message(
    "new-year.confirm",
    vi="{place}: khi đã xác nhận hết, ghi confirmed_for: {span}.",
    en="{place}: when all is confirmed, write confirmed_for: {span}.",
)
THE_REST = Localised("mức thấp nhất", "the lowest")

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Moved(NamedTuple):
    """A day that was moved: where it stands now, and what it was."""

    path: TreePath
    before: date
    after: date


class NextYear(NamedTuple):
    """The files of the new set, by their path below a rules folder, and all to confirm again."""

    id: str
    files: dict[str, str]
    checklist: tuple[Text, ...]


def next_id(name: str, years: YearSpan) -> str | None:
    """Return the id of a set for other years; None where the id does not end with its years."""
    parent, _, last = name.rpartition("/")
    named = re.fullmatch(r"[0-9]{4}(-[0-9]{4})?", last)
    return f"{parent}/{years.name}" if parent and named else None


def next_year(
    written: Written,
    rulebook: Rulebook,
    folder: Path,
    folders: RulesFolders,
    new_id: str,
    years: YearSpan,
    lang: Lang,
) -> NextYear:
    """Return next year's set; the comments in it are in one language.

    Raises:
        RulesUnusable: what came out cannot be used as it stands.
    """
    shift = years.period.start.year - rulebook.period.start.year
    old = OldYears(rulebook.id.rpartition("/")[2], rulebook.period, years)
    root = read_commented(decode(written.source.data, written.source.name).text)
    days = list(_renew(root, new_id, old, years, shift, lang))
    renamed = rename_head(root, old)
    told = _tell(root, rulebook, years, len(days), shift, lang)
    file = f"{new_id}/{RULESET}"
    text = canonical(text_of(root).encode(), file)
    _, renewed = _checked(text, file, folders)
    copies = Copies(folder, rulebook.id, new_id)
    text = copies.named_in(text, file)
    source = read_yaml(text.encode(), file)
    cases = {f"{new_id}/{CASES}/{path.name}": _cases(path, shift) for path in case_files(folder)}
    comments = [line for line in comments_in(text) if line.text not in told]
    checklist = [
        *_days_to_confirm(source, days, years),
        *renamed_comments(source, comments, renamed, old),
        *still_old(source, comments, old),
        *_figures_to_confirm(renewed),
        *copies.to_read_again(),
        CONFIRM(place=_place(source, ("confirmed_for",)), span=_span_text(years)),
    ]
    return NextYear(new_id, {file: text} | copies.texts() | cases, tuple(checklist))


def _checked(text: str, file: str, folders: RulesFolders) -> tuple[Source, Rulebook]:
    """Return the new set as read again, so that nothing is written that cannot be used."""
    try:
        source = read_yaml(text.encode(), file)
        written = Written(load(RulesetDocument, source), source)
        return source, load_rulebook(written, folders).rulebook
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None


def _cases(path: Path, years: int) -> str:
    """Return a file of cases with its days moved."""
    root = read_commented(decode(read_file(path), str(path)).text)
    for entry, _ in scalars_of(root):
        _move(entry, years)
    return canonical(text_of(root).encode(), str(path))


def _renew(
    root: Entry, new_id: str, old: OldYears, years: YearSpan, shift: int, lang: Lang
) -> Iterator[Moved]:
    """Give the set its new identity and move its days; yield the days."""
    start, end = years.period.start.isoformat(), years.period.end.isoformat()
    if not isinstance(root.value, Block):
        return
    fixed = {"id": new_id, "number": None, "issued": None, "revision": "1", "confirmed_for": None}
    spans = {"period": (start, end), "in_force": (start, None)}
    for entry in root.value.entries:
        key = entry.key.text if entry.key else ""
        if key in fixed:
            entry.value = _plain(fixed[key])
        elif key in spans:
            entry.value = _span(*spans[key])
        elif key == "title" and isinstance(entry.value, Scalar):
            entry.value = entry.value._replace(text=old.renamed(entry.value.text))
        elif key not in KEPT:
            yield from _moved_in(entry, (key,), shift, lang)


def _moved_in(entry: Entry, path: TreePath, years: int, lang: Lang) -> Iterator[Moved]:
    """Move the days of a line and of the lines below it; say beside each line what they were."""
    if isinstance(entry.value, Block) and not entry.value.flow:
        for place, one in enumerate(entry.value.entries):
            name = one.key.text if one.key else place
            if name not in KEPT:
                yield from _moved_in(one, (*path, name), years, lang)
        return
    found = []
    for one, where_ in scalars_of(entry, path):
        days = _move(one, years)
        if days is not None:
            found.append(Moved(where_, *days))
    if found:
        days_before = ", ".join(one.before.isoformat() for one in found)
        note = f"# {BESIDE(days=days_before).render(lang)}"
        entry.beside = [" ".join([*entry.beside, note])]
    yield from found


def _move(entry: Entry, years: int) -> tuple[date, date] | None:
    """Move the day that an entry holds; return it before and after, or None if it holds none."""
    value = entry.value
    if not isinstance(value, Scalar) or not ISO.fullmatch(value.text):
        return None
    try:
        before = parse_date(value.text)
    except NotADate:
        return None
    after = moved(before, years)
    entry.value = value._replace(text=after.isoformat())
    return before, after


def _tell(
    root: Entry, rulebook: Rulebook, years: YearSpan, days: int, shift: int, lang: Lang
) -> set[str]:
    """Put what must be confirmed at the head of the file, below what its author wrote there.

    Return the comments that say so.
    """
    if not isinstance(root.value, Block):
        return set()
    told = (
        HEAD(old=rulebook.id, period=years.name),
        HEAD_DECISION(),
        HEAD_DAYS(count=days, years=shift),
        HEAD_FIGURES(leaves=len(rulebook.leaves), minimums=len(rulebook.minimums)),
        HEAD_END(span=_span_text(years)),
    )
    first = root.value.entries[0]
    notes = [Note(f"# {text.render(lang)}", apart=False) for text in told]
    first.above += notes
    return {note.text for note in notes}


def _days_to_confirm(source: Source, days: list[Moved], years: YearSpan) -> Iterator[Text]:
    yield DECISION(place=_place(source, ("number",)), period=years.name)
    yield IN_FORCE(place=_place(source, ("in_force",)), start=years.period.start)
    for one in days:
        place, key = _place(source, one.path), _key(one.path)
        yield DAY(place=place, key=key, before=one.before, after=one.after)


def _figures_to_confirm(rulebook: Rulebook) -> Iterator[Text]:
    for leaf in rulebook.leaves:
        if leaf.formula is not None:
            indicator = rulebook.indicators.get(leaf.indicator or "")
            words = formula_words(leaf.formula, leaf.maximum, indicator, titles_in(rulebook))
            ends = {"formula": words, "source": where(leaf.source)}
            yield LEAF(node=node_name(leaf), max=leaf.maximum, **ends)
    for minimum in rulebook.minimums:
        title, goal = indicator_name(rulebook, minimum.indicator), goal_of(minimum, rulebook)
        yield MINIMUM(title=title, goal=goal, source=where(minimum.source))
    for band in rulebook.classes.bands if rulebook.classes else ():
        edge = THE_REST if band.at_least is None else decimal_string(band.at_least)
        yield CLASS(name=Localised(band.name.vi, band.name.en), edge=edge)


def _place(source: Source, path: TreePath) -> str:
    line, _ = source.locate(path)
    return f"{source.name}:{line}"


def _key(path: TreePath) -> str:
    """Return the key of a day: that of its span too, where it is one end of it."""
    words = [one for one in path if isinstance(one, str)]
    return ".".join(words[-2:] if words[-1] in ("from", "to") else words[-1:])


def _plain(text: str | None) -> Scalar:
    return Scalar("null" if text is None else text, "", one_line=True)


def _span(start: str, end: str | None) -> Block:
    pairs = [Entry(_plain("from"), _plain(start)), Entry(_plain("to"), _plain(end))]
    return Block(is_list=False, flow=True, start=0, column=0, entries=pairs)


def _span_text(years: YearSpan) -> str:
    period: Period = years.period
    return f"{{from: {period.start.isoformat()}, to: {period.end.isoformat()}}}"
