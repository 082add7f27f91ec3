"""A plan as a workbook, or an empty one to fill in. What people wrote is never a formula."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.intake.plan_book.deadlines import write_dues
from parscore.intake.plan_book.goals import PERCENT, write_goal
from parscore.intake.plan_book.kinds import TOO_LONG_FOR_A_CELL
from parscore.intake.plan_book.layout import (
    HEAD,
    HEAD_NAME,
    LEVELS,
    ROLES,
    SHEETS,
    YES_NO,
    Column,
    SheetLayout,
)
from parscore.intake.plan_book.names import Catalogue, names_of, names_of_units, shown
from parscore.reading.problems import Unreadable
from parscore.values.numbers import decimal_string
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.plan import Plan, Target

LONGEST_CELL: Final = 32_767
SPARE_ROWS: Final = 25  # empty ones that are made ready for writing

_CREATED: Final = datetime(2025, 1, 1)  # noqa: DTZ001 - equal input gives equal bytes
_LINE: Final = 15  # points of height
_TALLEST: Final = 300
_TITLE_ROW, _NOTE_ROW, _HEADER_ROW = 0, 1, 2
_LISTS: Final = "Danh sách"
_PAPER_A4: Final = 9


class _Styles(NamedTuple):
    title: Format
    note: Format
    header: Format
    label: Format
    text: Format
    day: Format


def plan_book(plan: Plan | None, catalogue: Catalogue) -> bytes:
    """Return the workbook of a plan; without one, an empty workbook to fill in.

    Raises:
        Unreadable: a text is longer than a cell can hold.
    """
    import xlsxwriter  # noqa: PLC0415 - an optional package

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": HEAD_NAME, "created": _CREATED})
    styles = _styles(book)
    _head(book.add_worksheet(HEAD_NAME), plan, styles)
    writer = _Writer(plan, catalogue)
    for layout in SHEETS:
        _table(book.add_worksheet(layout.name), layout, writer, styles)
    _lists(book, catalogue)
    book.close()
    return out.getvalue()


class _Writer:
    """Turns the parts of a plan into the texts and days of cells."""

    def __init__(self, plan: Plan | None, catalogue: Catalogue) -> None:
        self.plan = plan
        self.catalogue = catalogue
        self.fields = names_of(catalogue.fields)
        self.indicators = names_of(catalogue.indicators)
        self.offices = names_of_units(plan.units if plan else ())
        self.titles = {unit.id: unit.name for unit in plan.units} if plan else {}

    def rows(self, layout: SheetLayout) -> list[list[str | date]]:
        """Return the cells of a sheet, row by row."""
        parts = getattr(self.plan, layout.part) if self.plan else ()
        return [[self.cell(part, column) for column in layout.columns] for part in parts]

    def cell(self, part: Any, column: Column) -> str | date:  # noqa: ANN401 - any part of a plan
        """Return what stands in a cell."""
        if column.form == "goal":
            return _goal(part)
        if column.form == "level":
            return self._level(part)
        value = _at(part, column.key)
        match value:
            case None:
                return ""
            case date():
                return value
            case bool():
                return YES_NO[not value]
            case Decimal():
                return decimal_string(value).replace(".", ",")
            case tuple():
                return self._several(value, column)
        return self._named(value, column)

    def _level(self, target: Target) -> str:
        titles = self.catalogue.levels.get(target.indicator, {})
        level = target.level or ""
        return shown(level, titles.get(level), names_of(titles)) if level else ""

    def _several(self, values: tuple[Any, ...], column: Column) -> str:
        if column.form == "dues" and self.plan is not None:
            span = self.plan.period
            return write_dues(values, Period(span.from_, max(span.from_, span.to)))
        return "\n".join(self._named(value, column) for value in values)

    def _named(self, key: str, column: Column) -> str:
        match column.form:
            case "field":
                return shown(key, self.catalogue.fields.get(key), self.fields)
            case "indicator":
                return shown(key, self.catalogue.indicators.get(key), self.indicators)
            case "office" | "offices":
                return shown(key, self.titles.get(key), self.offices)
            case "role":
                return ROLES[key]
            case "unit":
                return "%" if key == PERCENT else key
        return LEVELS.get(key, key) if column.key == "commune.level" else key


def _goal(target: Target) -> str:
    return write_goal(target.op, target.value, target.range, percent=target.unit == PERCENT)


def _at(part: Any, path: str) -> Any:  # noqa: ANN401 - any value of a document
    """Return the value at a path such as `base.from`; None where a step of it is not there."""
    for step in path.split("."):
        part = None if part is None else getattr(part, "from_" if step == "from" else step)
    return part


def _styles(book: Workbook) -> _Styles:
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    cell = {**base, "text_wrap": True, "border": 1, "border_color": "#B8B8B8", "num_format": "@"}
    return _Styles(
        title=book.add_format({**base, "bold": True, "font_size": 14}),
        note=book.add_format({**base, "italic": True, "font_color": "#444444"}),
        header=book.add_format(
            {
                **cell,
                "bold": True,
                "bg_color": "#DCE6F1",
                "border_color": "#6B7F99",
                "align": "center",
                "valign": "vcenter",
            }
        ),
        label=book.add_format({**cell, "bold": True, "bg_color": "#DCE6F1"}),
        text=book.add_format({**cell, "bg_color": "#FFFDE7"}),
        day=book.add_format(
            {**cell, "bg_color": "#FFFDE7", "num_format": "dd/mm/yyyy", "align": "left"}
        ),
    )


def _head(sheet: Worksheet, plan: Plan | None, styles: _Styles) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 44)
    sheet.write_string(_TITLE_ROW, 0, "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH", styles.title)
    note = "Điền các ô màu vàng ở mọi trang, lưu lại rồi chạy: parscore plan read TỆP -o plan.json"
    sheet.write_string(_NOTE_ROW, 0, note, styles.note)
    writer = _Writer(plan, Catalogue({}, {}, {}))
    for row, column in enumerate(HEAD, start=_HEADER_ROW):
        value = "" if plan is None else writer.cell(plan, column)
        sheet.write_string(row, 0, column.title, styles.label)
        _put(sheet, (row, 1), value, styles, column)
        sheet.write_string(row, 2, column.note, styles.note)
        sheet.set_row(row, _height([value], [column.width]))
        if column.key == "commune.level":
            _choice(sheet, (row, 1, row, 1), list(LEVELS.values()))
    _page(sheet)


def _table(sheet: Worksheet, layout: SheetLayout, writer: _Writer, styles: _Styles) -> None:
    sheet.write_string(_TITLE_ROW, 0, layout.name.upper(), styles.title)
    sheet.write_string(_NOTE_ROW, 0, layout.note, styles.note)
    for at, column in enumerate(layout.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(_HEADER_ROW, at, column.title, styles.header)
        if column.note:
            sheet.write_comment(_HEADER_ROW, at, column.note, {"x_scale": 2})
    sheet.set_row(_HEADER_ROW, 2.5 * _LINE)
    rows = writer.rows(layout)
    widths = [column.width for column in layout.columns]
    empty: list[str | date] = [""] * len(widths)
    for at, row in enumerate([*rows, *[empty] * SPARE_ROWS], start=_HEADER_ROW + 1):
        for where, (value, column) in enumerate(zip(row, layout.columns, strict=True)):
            _put(sheet, (at, where), value, styles, column)
        if any(row):  # an empty row grows with what is typed into it
            sheet.set_row(at, _height(row, widths))
    last = _HEADER_ROW + len(rows) + SPARE_ROWS
    _choices(sheet, layout, last, writer.catalogue)
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.repeat_rows(_HEADER_ROW)
    _page(sheet)


def _put(
    sheet: Worksheet, at: tuple[int, int], value: str | date, styles: _Styles, column: Column
) -> None:
    style = styles.day if column.form == "day" else styles.text
    if isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001
    elif not value:
        sheet.write_blank(*at, None, style)
    elif len(value) > LONGEST_CELL:
        text = value[:20]
        raise Unreadable([TOO_LONG_FOR_A_CELL.problem(sheet.name, id=text, most=LONGEST_CELL)])
    else:
        sheet.write_string(*at, value, style)


def _choices(sheet: Worksheet, layout: SheetLayout, last: int, catalogue: Catalogue) -> None:
    for at, column in enumerate(layout.columns):
        area = (_HEADER_ROW + 1, at, last, at)
        if column.form == "field" and catalogue.fields:
            _choice(sheet, area, f"='{_LISTS}'!$A$1:$A${len(catalogue.fields)}")
        elif column.form == "indicator" and catalogue.indicators:
            _choice(sheet, area, f"='{_LISTS}'!$B$1:$B${len(catalogue.indicators)}")
        elif column.form == "yes_no":
            _choice(sheet, area, list(YES_NO))
        elif column.form == "role":
            _choice(sheet, area, list(ROLES.values()))


def _choice(sheet: Worksheet, area: tuple[int, int, int, int], source: str | list[str]) -> None:
    """Offer a list; something else may be written, since ids are understood too."""
    offer = {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(*area, offer)


def _lists(book: Workbook, catalogue: Catalogue) -> None:
    sheet = book.add_worksheet(_LISTS)
    for column, titles in enumerate((catalogue.fields, catalogue.indicators)):
        for row, title in enumerate(titles.values()):
            sheet.write_string(row, column, title)
    sheet.hide()


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")


def _height(row: Sequence[str | date], widths: Sequence[int]) -> float:
    """Return a height in points for the longest wrapped text: programs differ on their own."""
    lines = max((_lines(value, width) for value, width in zip(row, widths, strict=True)), default=1)
    return min(_LINE * lines + 3, _TALLEST)


def _lines(value: str | date, width: int) -> int:
    if not isinstance(value, str):
        return 1
    return sum(-(-max(len(line), 1) * 21 // (20 * width)) for line in value.split("\n"))
