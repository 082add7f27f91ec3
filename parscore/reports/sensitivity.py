"""How much the index depends on assumed points: the answer as text, Markdown or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Column, Facts, Page, Paragraph, Section, Table
from parscore.reports.notation import NONE, Notation, amount
from parscore.reports.page_forms import forms_of
from parscore.reports.phrases import ILLUSTRATIVE, MOVED_RANGE
from parscore.reports.sections.score import class_ends, range_of_index
from parscore.reports.subject import commune_name
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.sensitivity import FieldMoved, Sensitivity
    from parscore.values.messages import Lang

TITLE = Message(
    "sensitivity.title",
    vi="Chỉ số phụ thuộc điểm giả định đến đâu",
    en="How much the index depends on assumed points",
)
RULE = Message(
    "sensitivity.rule",
    vi=(
        "Mỗi lĩnh vực có điểm giả định được nặng hơn hoặc nhẹ hơn nhiều nhất {tolerance}; "
        "tổng điểm tối đa và tỷ trọng bên trong từng lĩnh vực giữ nguyên. Hai đầu là chính xác: "
        "không cách chia nào như vậy cho chỉ số thấp hơn hay cao hơn."
    ),
    en=(
        "Each field with assumed points may weigh up to {tolerance} more or less; the sum of the "
        "maxima and the shares inside each field stay. Both ends are exact: no such weighting "
        "gives a lower or a higher index."
    ),
)
OPEN = Message(
    "sensitivity.open",
    vi="Số liệu còn thiếu được tính ở mức thấp nhất.",
    en="Missing data counts at its lowest.",
)
NOTHING_MOVES = Message(
    "sensitivity.nothing-moves",
    vi=(
        "Chỉ số không phụ thuộc cách chia điểm giả định: phải có từ hai lĩnh vực có điểm giả định "
        "thì chúng mới có thể nặng nhẹ khác đi."
    ),
    en=(
        "The index does not depend on assumed points: it takes two fields with assumed points for "
        "their weights to differ."
    ),
)
ASKED = Message(
    "sensitivity.asked", vi="±{tolerance}, theo yêu cầu", en="±{tolerance}, as asked for"
)
DECLARED = Message(
    "sensitivity.declared",
    vi="±{tolerance}, theo bộ tiêu chí ({basis})",
    en="±{tolerance}, as the rule set says ({basis})",
)
INDEX: Final = Localised("Chỉ số hiện nay", "Index now")
TOLERANCE: Final = Localised("Mức xê dịch", "Tolerance")
RANGE: Final = Localised("Chỉ số nằm trong", "Index lies in")
CLASS: Final = Localised("Xếp loại", "Class")
COLUMNS: Final = (
    Localised("Lĩnh vực", "Field"),
    Localised("Điểm", "Points"),
    Localised("Tối đa", "Maximum"),
    Localised("Đạt", "Share"),
    Localised("Thấp nhất khi", "Lowest at"),
    Localised("Cao nhất khi", "Highest at"),
)


def page_of(found: Sensitivity, lang: Lang) -> Page:
    """Return the answer as a page."""
    write = Notation(lang)
    tolerance = write.percent(amount(found.tolerance, found.exact, "tolerance"))
    said = [write.text(RULE(tolerance=tolerance) if found.range else NOTHING_MOVES())]
    if not found.complete:
        said.append(write.text(OPEN()))
    blocks = (Facts(tuple(_facts(found, write, tolerance))), Paragraph(" ".join(said)))
    table = (Section("", (_table(found, write),)),) if found.range else ()
    banner = Paragraph(write.text(ILLUSTRATIVE()), lead=write.say(labels.BANNER, "illustrative"))
    return Page(
        title=write.text(TITLE()),
        subtitle=commune_name(found.commune, write),
        banners=(banner,) if found.illustrative else (),
        sections=(Section("", blocks), *table),
        foot=(f"{found.ruleset.id} · {write.day(found.as_of)}",),
    )


def _facts(found: Sensitivity, write: Notation, tolerance: str) -> Iterator[tuple[str, str]]:
    lang, given = write.lang, found.range
    index = NONE if found.index is None else write.percent(amount(found.index))
    yield _said(INDEX, lang), index
    if given is None:
        return
    basis = write.say(labels.BASIS, given.basis)
    words = (
        DECLARED(tolerance=tolerance, basis=basis) if found.declared else ASKED(tolerance=tolerance)
    )
    yield _said(TOLERANCE, lang), write.text(words)
    low, high = range_of_index(given, write)
    yield _said(RANGE, lang), write.text(MOVED_RANGE(low=low, high=high))
    classes = class_ends(given, write)
    if classes is not None:
        yield _said(CLASS, lang), classes


def _table(found: Sensitivity, write: Notation) -> Table:
    names, *figures = (_said(one, write.lang) for one in COLUMNS)
    columns = (Column(names), *(Column(one, "right") for one in figures))
    return Table(columns, tuple(_row(one, write) for one in found.fields if amount(one.official)))


def _row(one: FieldMoved, write: Notation) -> tuple[str, ...]:
    return (
        f"{one.number} {one.title}",
        write.number(one.points),
        write.number(one.official),
        write.share(one.points, one.max),
        write.number(one.low),
        write.number(one.high),
    )


def _said(words: Localised, lang: Lang) -> str:
    return words.vi if lang == "vi" else words.en


RENDERERS: Final = forms_of(page_of)
