"""The differences of two rule sets as a page, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parscore.authoring.diff_words import SAME
from parscore.authoring.rules_diff import PARTS
from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Column, Page, Paragraph, Section, Table
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up
from parscore.reports.notation import NONE, Notation
from parscore.values.decimals import decimal, written
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.authoring.diff_effect import Effect
    from parscore.authoring.rules_diff import Change
    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.documents.rulebook import Citing, Rulebook
    from parscore.reports.blocks import Block
    from parscore.values.messages import Lang, Text

SCHEMA = "parscore/rules-diff/1"

TITLE = Message("diff.title", vi="So sánh hai bộ tiêu chí", en="Two rule sets compared")
PAIR = Message("diff.pair", vi="{before} → {after}", en="{before} → {after}")
FROM_TO = Message(
    "diff.from-to", vi="Trước: {before}. Sau: {after}.", en="Before: {before}. After: {after}."
)
CLAUSE = Message("diff.clause", vi="Căn cứ: {where}.", en="Source: {where}.")
ASSUMED = Message("diff.assumed", vi="Con số giả định.", en="An assumed figure.")
EFFECT = Message(
    "diff.effect", vi="Ảnh hưởng đến điểm của {commune}", en="Effect on the score of {commune}"
)
AS_IF = Message(
    "diff.as-if",
    vi="Cùng một kế hoạch và số liệu được chấm theo cả hai bộ; với bộ của năm khác, mọi ngày tháng "
    "trong đó được dời sang năm của bộ.",
    en="The same plan and actuals are scored by both sets; for a set of another year, every day in "
    "them is moved to the year of the set.",
)
NO_EFFECT = Message(
    "diff.no-effect",
    vi="Điểm của mọi tiêu chí giữ nguyên.",
    en="The points of every criterion stay the same.",
)
TOTAL = Message(
    "diff.total",
    vi="Tổng điểm {before} → {after} ({change}).",
    en="Total points {before} → {after} ({change}).",
)
INDEX = Message("diff.index", vi="Chỉ số {before}% → {after}%.", en="Index {before}% → {after}%.")
CLASS_NOW = Message(
    "diff.class-now", vi="Xếp loại {before} → {after}.", en="Class {before} → {after}."
)

HEADINGS = {
    "head": Localised("Thông tin chung", "The set"),
    "tree": Localised("Tiêu chí", "Criteria"),
    "minimums": Localised("Chỉ tiêu tối thiểu", "Minimums"),
    "classes": Localised("Xếp loại, xếp hạng", "Classes and ranking"),
    "inference": Localised("Quy tắc suy luận", "Inference rules"),
    "indicators": Localised("Từ điển chỉ tiêu", "Dictionary of indicators"),
}
COLUMNS = (
    Localised("Tiêu chí", "Criterion"),
    Localised("Trước", "Before"),
    Localised("Sau", "After"),
    Localised("Thay đổi", "Change"),
)
GONE = Localised("không có", "none")


def render_text(
    before: Rulebook, after: Rulebook, changes: Sequence[Change], effect: Effect | None, lang: Lang
) -> str:
    """Return the differences as text of 80 columns."""
    return lay_out(_page(before, after, changes, effect, lang))


def render_markdown(
    before: Rulebook, after: Rulebook, changes: Sequence[Change], effect: Effect | None, lang: Lang
) -> str:
    """Return the differences as Markdown."""
    return mark_up(_page(before, after, changes, effect, lang))


def _page(
    before: Rulebook, after: Rulebook, changes: Sequence[Change], effect: Effect | None, lang: Lang
) -> Page:
    sections = [
        Section(_say(HEADINGS[part], lang), (Bullets(tuple(_bullets(changes, part, lang))),))
        for part in PARTS
        if any(change.part == part for change in changes)
    ]
    if not changes:
        sections.append(Section("", (Paragraph(SAME().render(lang)),)))
    if effect is not None:
        sections.append(_effect(effect, Notation(lang)))
    titles = FROM_TO(before=before.title, after=after.title).render(lang)
    return Page(
        title=TITLE().render(lang),
        subtitle=PAIR(before=before.id, after=after.id).render(lang),
        banners=(Paragraph(titles),),
        sections=tuple(sections),
        foot=(),
    )


def _bullets(changes: Sequence[Change], part: str, lang: Lang) -> Iterator[Bullet]:
    """Yield the changes of a part, those of one subject together under its name."""
    by_subject: dict[str, list[Change]] = {}
    for change in changes:
        if change.part == part:
            by_subject.setdefault(change.subject, []).append(change)
    for group in by_subject.values():
        together = [change for change in group if _rest(change, lang)]
        if len(together) > 1:
            yield Bullet(_name(together[0], lang))
            yield from (Bullet(_rest(change, lang), depth=1) for change in together)
            yield from _clauses(together, lang)
        for change in group:
            if len(together) <= 1 or not _rest(change, lang):
                yield Bullet(change.text.render(lang))
                yield from _clauses([change], lang)


def _name(change: Change, lang: Lang) -> str:
    return "" if change.name is None else _say(change.name, lang)


def _rest(change: Change, lang: Lang) -> str:
    """Return what a sentence says of its subject; nothing where it does not open with its name."""
    text, name = change.text.render(lang), _name(change, lang)
    if not name or not text.startswith((f"{name}: ", f"{name}, ")):
        return ""
    rest = text[len(name) + 2 :]
    return rest[0].upper() + rest[1:]


def _clauses(group: Sequence[Change], lang: Lang) -> Iterator[Bullet]:
    """Yield the source of some changes of one subject, unless one of them is the source itself."""
    if any(change.kind == "source_changed" for change in group):
        return
    source = _clause(group[0].source)
    if source is not None:
        yield Bullet(source.render(lang), depth=1)


def _clause(source: Citing | None) -> Text | None:
    if source is None:
        return None
    where = ", ".join(word for word in (source.document, source.clause) if word)
    if where:
        return CLAUSE(where=where)
    return ASSUMED() if source.basis == "assumed" and source.reason else None


def _effect(effect: Effect, write: Notation) -> Section:
    heading = EFFECT(commune=effect.after.commune.name).render(write.lang)
    as_if = Paragraph(AS_IF().render(write.lang))
    blocks: list[Block] = [as_if, Bullets(tuple(_totals(effect, write)))]
    if not effect.leaves:
        return Section(heading, (*blocks, Paragraph(NO_EFFECT().render(write.lang))))
    aligns = ("left", "right", "right", "right")
    columns = tuple(
        Column(_say(name, write.lang), align)  # type: ignore[arg-type]
        for name, align in zip(COLUMNS, aligns, strict=True)
    )
    rows = tuple(
        (
            f"{one.shown.number} {one.shown.title}",
            _standing(one.before, write),
            _standing(one.after, write),
            NONE if one.difference is None else write.signed(decimal(one.difference)),
        )
        for one in effect.leaves
    )
    return Section(heading, (*blocks, Table(columns, rows)))


def _totals(effect: Effect, write: Notation) -> Iterator[Bullet]:
    old, new = effect.before.score, effect.after.score
    change = write.signed(decimal(effect.difference))
    ends = {"before": write.out_of(old.points, old.max), "after": write.out_of(new.points, new.max)}
    yield Bullet(TOTAL(change=change, **ends).render(write.lang))
    if old.index is not None and new.index is not None:
        ends = {"before": write.number(old.index), "after": write.number(new.index)}
        yield Bullet(INDEX(**ends).render(write.lang))
    if old.class_ is not None and new.class_ is not None:
        ends = {"before": write.text(old.class_.name), "after": write.text(new.class_.name)}
        yield Bullet(CLASS_NOW(**ends).render(write.lang))


def _standing(node: NodeShown | None, write: Notation) -> str:
    if node is None:
        return _say(GONE, write.lang)
    if node.points is None:
        return write.say(labels.NODE_STATUS, node.status)
    return write.out_of(node.points, node.max)


def _say(name: Localised | Text, lang: Lang) -> str:
    return name.vi if lang == "vi" else name.en


def render_json(
    before: Rulebook, after: Rulebook, changes: Sequence[Change], effect: Effect | None, lang: Lang
) -> str:
    """Return the differences as JSON, in both languages; the same for either `lang`."""
    del lang
    tree = {
        "schema": SCHEMA,
        "before": _set(before),
        "after": _set(after),
        "changes": [_change(change) for change in changes],
        "effect": None if effect is None else _effect_tree(effect),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _set(rulebook: Rulebook) -> dict[str, Any]:
    return {"id": rulebook.id, "title": rulebook.title, "sha256": rulebook.sha256}


def _change(change: Change) -> dict[str, Any]:
    text, source = change.text, change.source
    return {
        "part": change.part,
        "kind": change.kind,
        "subject": change.subject,
        "text": {"code": text.code, "args": dict(text.args), "vi": text.vi, "en": text.en},
        "source": None if source is None else source._asdict(),
    }


def _effect_tree(effect: Effect) -> dict[str, Any]:
    return {
        "commune": effect.after.commune.name,
        "before": _score(effect.before),
        "after": _score(effect.after),
        "difference": decimal(effect.difference),
        "leaves": [
            {
                "node": one.shown.id,
                "before": _leaf(one.before),
                "after": _leaf(one.after),
                "difference": written(one.difference),
            }
            for one in effect.leaves
        ],
    }


def _score(assessment: Assessment) -> dict[str, Any]:
    score = assessment.score
    own = None if score.class_ is None else score.class_.id
    return {"points": score.points, "max": score.max, "index": score.index, "class": own}


def _leaf(node: NodeShown | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return {"points": node.points, "max": node.max, "status": node.status}


RENDERERS = {"text": render_text, "md": render_markdown, "json": render_json}
