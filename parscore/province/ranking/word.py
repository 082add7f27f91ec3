"""A ranking as the appendix of an official document: one landscape table, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.province.ranking import words
from parscore.province.ranking.page import Desk, banners, commune, foot, lists, submitted
from parscore.reports.blocks import Bullets
from parscore.reports.notation import NONE
from parscore.reports.word.markup import Column, Row, paragraph, run, table, text_paragraph
from parscore.reports.word.package import Contents, packed
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.ranking import Ranked, Ranking
    from parscore.reports.word.markup import Markup
    from parscore.values.messages import Lang

WIDTHS: Final = (14, 52, 24, 26, 24, 26, 86)  # millimetres; together what a landscape page has
STYLES: Final = (
    *("WideCentre", "WideText", "WideCentre", "WideNumber", "WideNumber", "WideCentre"),
    "WideText",
)


def render(ranking: Ranking, lang: Lang = "vi") -> bytes:
    """Return the appendix as a Word document; equal rankings give equal bytes.

    Raises:
        ModuleNotFoundError: python-docx, an optional package, is not installed.
    """
    del lang  # an official document of Vietnam is Vietnamese
    desk = Desk(ranking, "vi")
    title = f"{words.TITLE().vi} {NONE} {desk.called(ranking.by_title)}"
    day = parse_date(ranking.period.to or ranking.period.from_ or "")
    return packed(Contents(title, day, (), tuple(_appendix(desk, title))))


def _appendix(desk: Desk, title: str) -> Iterator[Markup]:
    yield text_paragraph("Subject", words.APPENDIX().vi)
    yield text_paragraph("Subject", title.upper())
    yield text_paragraph("Attached", words.ATTACHED().vi)
    heads = ("rank", "commune", "code", f"value_{desk.ranking.unit}", "points", "class", "closes")
    columns = [
        Column(desk.word(head), width, style)
        for head, width, style in zip(heads, WIDTHS, STYLES, strict=True)
    ]
    yield table(columns, [_row(desk, one) for one in desk.ranking.rows], "WideHead")
    yield paragraph("Gap")
    yield from _remarks(desk)


def _row(desk: Desk, one: Ranked) -> Row:
    points = NONE if one.points is None else desk.write.number(one.points)
    ahead = () if one.ahead is None else tuple(desk.ahead(one.ahead))
    value = desk.write.number(one.value)
    name = one.name if one.code else commune(one)
    return Row(
        (str(one.rank), name, one.code or "", value, points, desk.class_name(one.class_), ahead)
    )


def _remarks(desk: Desk) -> Iterator[Markup]:
    """Yield what must be known of the table, and who is not in it."""
    for banner in banners(desk):
        yield text_paragraph("Remark", f"{banner.lead}: {banner.text}")
    yield text_paragraph("Remark", f"{desk.word('ties')}: {desk.ties()}.")
    yield text_paragraph("Remark", submitted(desk))
    for section in lists(desk):
        yield paragraph("Remark", run(section.title, bold=True), keep=True)
        for block in section.blocks:
            if isinstance(block, Bullets):
                for item in block.items:
                    yield text_paragraph("Remark", f"{NONE} {item.text}")
    for line in foot(desk):
        yield text_paragraph("Remark", line)
