"""The workbook that a commune fills in; equal input gives equal bytes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from parscore.intake.form.fill import Filling
from parscore.intake.form.layout import (
    APPRAISAL,
    APPRAISED,
    FORM,
    HEAD,
    IDENTITY,
    SHEETS,
)
from parscore.intake.form.texts import written_number
from parscore.sheets.paper import (
    DAY,
    HEAD_TINT,
    INPUT_TINT,
    LOCKED_TINT,
    TEXT,
    ZERO_DAY,
    Paper,
    height,
)

if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.actuals import Actuals
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.intake.form.fill import FormRow
    from parscore.intake.form.layout import Column, Layout

    Role = Literal["unit", "appraiser"]

HEAD_AT: Final = 3  # the row of the column titles, counted from 0
EARLIEST_SERIAL: Final = 61  # before March 1900 spreadsheets disagree about days
OF_APPRAISERS: Final = frozenset({"round1", "note1", "round2", "note2"})
TITLE_SIZE: Final = 14
WIDEST: Final = 230  # characters that a page still shows in letters large enough to read
NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
SIGNERS: Final = ("NGƯỜI LẬP BIỂU", "LÃNH ĐẠO ĐƠN VỊ")
SIGNED: Final = "(Ký và ghi rõ họ tên)"
LEGEND: Final = (
    "Điền vào ô nền vàng; ô xám được khóa. Ghi số đếm (tử số, mẫu số), đừng ghi tỷ lệ. Để trống ô "
    "chưa có số liệu: chưa có khác với 0. Ngày ghi dạng 31/12/2025. Đừng gộp ô, đừng đổi tên "
    "trang, tiêu đề hay mã."
)


def write_form(
    plan: Plan, rulebook: Rulebook, actuals: Actuals | None = None, role: Role = "unit"
) -> bytes:
    """Return the form (XLSX) of a plan's commune under a rule set, filled with what is known.

    `role` decides which cells are open: the unit's own, or those of the appraisers.
    """
    filling = Filling(plan, rulebook, actuals).all_rows()
    paper = Paper(HEAD.title, plan.period.to)
    for layout in SHEETS:
        _Sheet(paper, layout, role).write(filling[layout], plan.commune.name)
    _identity(paper, rulebook)
    return paper.data


class _Sheet:
    """One sheet being written."""

    def __init__(self, paper: Paper, layout: Layout, role: Role) -> None:
        self.paper, self.layout, self.role = paper, layout, role
        self.widths = [column.width for column in layout.columns]
        self.sheet: Worksheet = paper.sheet(layout.name, self.widths)

    def write(self, rows: list[FormRow], commune: str) -> None:
        """Write title, column titles and rows."""
        self._titles(commune)
        for place, row in enumerate(rows, start=HEAD_AT + 1):
            self._row(place, row)
        if self.layout is HEAD:
            self._signatures(HEAD_AT + len(rows) + 2)

    def _signatures(self, row: int) -> None:
        """Write the lines to sign at; names are the office's to write. No cells are merged here."""
        for column, who in enumerate(SIGNERS, start=1):
            bold = self.paper.style(bold=True, align="center")
            self.sheet.write_string(row, column, who, bold)
            note = self.paper.style(italic=True, align="center")
            self.sheet.write_string(row + 1, column, SIGNED, note)

    def _titles(self, commune: str) -> None:
        last = self._end_of_first_page()
        own = self.layout is HEAD
        top = NATION if own else self.layout.title
        lines = (top, self.layout.title if own else f"Đơn vị: {commune}", LEGEND)
        for row, text in enumerate(lines):
            bold = row == 0 or (own and row == 1)
            size = TITLE_SIZE if self.layout.title == text else 11
            style = self.paper.style(
                bold=bold, italic=not bold, align="center", text_wrap=True, font_size=size
            )
            self.sheet.merge_range(row, 0, row, last, "", style)
            self.sheet.write_string(row, 0, text, style)
            across = sum(self.widths[: last + 1])
            self.sheet.set_row(row, height([text], [across], size) + 4)
        head = self.paper.cell(bold=True, align="center", bg_color=HEAD_TINT)
        titles = [column.title for column in self.layout.columns]
        for place, title in enumerate(titles):
            self.sheet.write_string(HEAD_AT, place, title, head)
        self.sheet.set_row(HEAD_AT, height(titles, [width - 1 for width in self.widths]) + 4)
        self.sheet.freeze_panes(HEAD_AT + 1, 2 if len(titles) > 6 else 0)  # noqa: PLR2004
        self.sheet.repeat_rows(HEAD_AT)
        if self._is_wide():
            self.sheet.fit_to_pages(2, 0)
            self.sheet.repeat_columns(0, 1)

    def _is_wide(self) -> bool:
        return sum(self.widths) > WIDEST

    def _end_of_first_page(self) -> int:
        """Return the last column over which titles may stand without being torn by a page."""
        last = len(self.widths) - 1
        room = sum(self.widths) / 2 if self._is_wide() else sum(self.widths)
        while sum(self.widths[: last + 1]) > room:
            last -= 1
        return last

    def _row(self, place: int, row: FormRow) -> None:
        texts = []
        for number, column in enumerate(self.layout.columns):
            value = row.cells.get(column.key)
            asked = column.key in row.asked
            self._cell((place, number), column, value, is_open=asked and self._may(column.key))
            texts.append(value if isinstance(value, str) else "")
            if asked:
                self._check((place, number), column, row.lists.get(column.key))
        self.sheet.set_row(place, height(texts, self.widths))

    def _may(self, key: str) -> bool:
        """Tell whether a cell is for whoever fills in this form."""
        appraisers = self.layout is APPRAISED or (self.layout is APPRAISAL and key in OF_APPRAISERS)
        return appraisers == (self.role == "appraiser")

    def _cell(
        self,
        at: tuple[int, int],
        column: Column,
        value: str | Decimal | date | None,
        *,
        is_open: bool,
    ) -> None:
        shown = column.kind == "shown"
        look: dict[str, Any] = {"align": "left" if column.kind in ("shown", "text") else "center"}
        if is_open:
            look |= {"bg_color": INPUT_TINT, "locked": False}
        elif not shown and column.kind != "id":
            look["bg_color"] = LOCKED_TINT
        if column.kind in ("text", "id", "ids") and column is not HEAD.columns[2]:
            look["num_format"] = TEXT
        if column.kind == "date":
            look["num_format"] = DAY
        if isinstance(value, Decimal):
            value = written_number(value)
        if value is None:
            self.sheet.write_blank(*at, None, self.paper.cell(**look))
        elif isinstance(value, str):
            self.sheet.write_string(*at, value, self.paper.cell(**look))
        elif isinstance(value, Decimal):
            self.sheet.write_number(*at, float(value), self.paper.cell(**look))
        else:
            self._day(at, value, look)

    def _day(self, at: tuple[int, int], day: date, look: dict[str, Any]) -> None:
        serial = (day - ZERO_DAY).days
        if serial < EARLIEST_SERIAL:
            self.sheet.write_string(*at, day.isoformat(), self.paper.cell(**look))
        else:
            style = self.paper.cell(**look | {"num_format": DAY})
            self.sheet.write_number(*at, serial, style)

    def _check(self, at: tuple[int, int], column: Column, offered: tuple[str, ...] | None) -> None:
        """Let a cell take only what it is for; lists offer the answers."""
        choices = offered or tuple(name for _, name in column.choices)
        if choices and sum(map(len, choices)) + len(choices) < 250 and not _has_comma(choices):  # noqa: PLR2004
            rule: dict[str, Any] = {"validate": "list", "source": list(choices)}
        elif column.kind in ("number", "count"):
            least = -(10**15)
            rule = {"validate": "decimal", "criteria": ">", "value": least}
        else:
            return
        rule["error_type"] = "warning"
        self.sheet.data_validation(*at, *at, rule)


def _has_comma(choices: tuple[str, ...]) -> bool:
    return any("," in one for one in choices)


def _identity(paper: Paper, rulebook: Rulebook) -> None:
    sheet = paper.sheet(IDENTITY, (24, 80))
    rows = {
        "schema": FORM,
        "ruleset": rulebook.id,
        "revision": str(rulebook.revision),
        "ruleset_sha256": rulebook.sha256,
    }
    for row, (key, value) in enumerate(rows.items()):
        sheet.write_string(row, 0, key, paper.style(num_format=TEXT))
        sheet.write_string(row, 1, value, paper.style(num_format=TEXT))
    sheet.hide()
