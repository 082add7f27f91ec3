"""The form: what goes in comes back, and whatever an office does to it is told cell by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.communes import (
    RULES,
    actuals,
    by,
    hop_tien_actuals,
    hop_tien_plan,
    plan,
    read,
    rules,
    rules_of,
    task,
    thanh_hoa,
)
from support.rulebooks import indicator, leaf
from support.sheets import needs_office, opened, saved_again

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.intake.form.layout import (
    APPRAISAL,
    EVIDENCE,
    HEAD,
    IDENTITY,
    ITEMS,
    MEASURES,
    SHEETS,
    TASKS,
    TIMES,
)
from parscore.intake.form.read import form_of
from parscore.intake.form.write import write_form
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.values.text import find_unclean, nfc

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from parscore.documents.rulebook import Rulebook
    from parscore.intake.form.layout import Layout

COMMUNES = {
    "hop-tien": ("thanh-hoa/hop-tien/2025", "thanh-hoa/2025"),
    "doan-ket": ("lang-son/doan-ket/2025", "lang-son/2025"),
    "chi-lang": ("lang-son/chi-lang/2026-2030", "lang-son/2026-2030"),
    "si-lo-lau": ("lai-chau/si-lo-lau/2025", "lai-chau/2025"),
    "le-hong": ("hai-duong/le-hong/2021-2025", "hai-duong/2021-2025"),
}
ODD_NUMBERS = {
    "long": {"value": "123456789012345,123456789012"},
    "small": {"value": "0,000000000001"},
    "sixteen": {"numerator": "123456789012345,5", "denominator": "999999999999999"},
    "negative": {"value": "-98,5"},
}


def round_trip(given_actuals: Actuals, stated: Plan, book: Rulebook) -> Actuals:
    return form_of(write_form(stated, book, given_actuals), "form.xlsx").actuals


# --- The identity ---

NAMES = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,6}", fullmatch=True) | st.sampled_from(
    ["ratio", "yes", "graded", "listed", "happened"]
)
_MARKS = [
    "=1+1",
    "@x",
    "'",
    '"',
    '"a"',
    "(trống)",
    "\u00a0",
    "\u200b",
    "\u3000",
    "_x0041_",
    "  ",
    "Không",
    "1.234",
    "98,5%",
    "[a]",
    ";",
    "ế",
    "TRUE",
    "null",
]
_PIECES = st.lists(st.sampled_from(_MARKS) | st.text(max_size=4), min_size=1, max_size=4)


def _fit(text: str) -> str:
    text = nfc(text.replace("\r", " ")).strip()
    return text if find_unclean(text) is None else "x"


PROSE = _PIECES.map("".join).map(_fit) | _PIECES.map("\n ".join).map(_fit)
LINES = PROSE.map(lambda text: " ".join(text.replace("\t", " ").split("\n")).strip() or "x")
NUMBERS = st.integers(-(10**6), 10**6).map(Decimal) | st.decimals(
    min_value=-(10**15) + 1, max_value=10**15 - 1, places=12
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIMES_OF = st.lists(
    st.fixed_dictionaries({}, optional={"days": NUMBERS, "date": DAYS}), max_size=2
).map(tuple)
ITEMS_OF = st.dictionaries(NAMES, st.booleans(), max_size=3)
FORMS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "ratio": st.fixed_dictionaries({"numerator": NUMBERS, "denominator": NUMBERS}),
    "value": st.fixed_dictionaries({"value": NUMBERS}),
    "done": st.fixed_dictionaries({"done": st.booleans()}),
    "level": st.fixed_dictionaries({"level": NAMES}),
    "items": st.fixed_dictionaries({"items": ITEMS_OF}),
    "date": st.fixed_dictionaries({"date": DAYS}, optional={"since": DAYS}),
    "occurrences": st.fixed_dictionaries({"occurrences": TIMES_OF}),
    "points": st.fixed_dictionaries({"points": NUMBERS}),
}
FIGURES = st.one_of(*FORMS.values(), st.just({}))
WINDOW = st.tuples(DAYS, DAYS).map(lambda pair: {"from": min(pair), "to": max(pair)})
ABOUT = st.fixed_dictionaries(
    {},
    optional={
        "previous": FIGURES,
        "window": WINDOW,
        "source": LINES,
        "evidence": st.lists(NAMES, max_size=2).map(tuple),
        "explanation": PROSE,
        "note": PROSE,
    },
)
NOTHING_APPLIES = PROSE.filter(bool).map(lambda why: {"not_applicable": True, "reason": why})
MEASURE = st.tuples(st.one_of(*FORMS.values(), NOTHING_APPLIES), ABOUT).map(
    lambda parts: parts[0] | parts[1]
)
ROUND = st.fixed_dictionaries({}, optional={"points": NUMBERS, "measure": FIGURES, "note": PROSE})
DOCUMENT = st.fixed_dictionaries(
    {"id": NAMES, "title": LINES},
    optional={"document": NAMES, "number": LINES, "issued": DAYS, "page": LINES, "file": LINES},
)
TASK = st.fixed_dictionaries(
    {"status": st.sampled_from(["not_started", "in_progress", "done", "cancelled"])},
    optional={"completed": DAYS, "evidence": st.lists(NAMES, max_size=2).map(tuple), "note": PROSE},
)
COMMUNE = st.fixed_dictionaries(
    {"name": LINES, "province": NAMES},
    optional={"code": LINES, "level": st.sampled_from(["xa", "phuong", "dac_khu"])},
)


@st.composite
def any_actuals(draw: st.DrawFn) -> Actuals:
    """Draw actuals of any shape that the model allows."""
    tree = {
        "schema": "parscore/actuals/1",
        "commune": draw(COMMUNE),
        "period": draw(WINDOW),
        "as_of": draw(DAYS),
        "illustrative": draw(st.booleans()),
        "measures": draw(st.dictionaries(NAMES, MEASURE, max_size=4)),
        "tasks": draw(st.dictionaries(NAMES, TASK, max_size=2)),
        "evidence": draw(st.lists(DOCUMENT, max_size=2).map(tuple)),
        "appraisal": draw(
            st.dictionaries(
                NAMES,
                st.fixed_dictionaries(
                    {}, optional={"round1": ROUND, "explanation": PROSE, "round2": ROUND}
                ),
                max_size=2,
            )
        ),
        "survey": draw(
            st.dictionaries(NAMES, st.dictionaries(LINES, NUMBERS, max_size=2), max_size=2)
        ),
    }
    return Actuals.model_validate(tree)


@cache
def small() -> tuple[Plan, Rulebook]:
    """Return a plan and rules that ask for a figure of most kinds."""
    known = {
        "ratio": indicator("ratio"),
        "yes": indicator("done"),
        "graded": indicator("level", levels=[{"id": "good", "vi": "Tốt [a]", "en": "Good"}]),
        "listed": indicator("items", items=[{"id": "x", "title": "Nội dung x"}]),
        "happened": indicator("occurrences"),
    }
    change = {
        "type": "bands",
        "of": "change",
        "bands": [{"above": 0, "points": 1}, {"at_most": 0, "points": 0}],
    }
    tree = [
        leaf("ratio", 1, change),
        leaf("yes", 1, {"type": "pass_fail", "pass": 1}),
        leaf("graded", 1, {"type": "levels", "levels": {"good": 1}}),
        leaf("listed", 1, {"type": "per_unit", "of": "items", "each": 1, "most": 1}),
        leaf("happened", 1, {"type": "occurrences", "each": [{"points": -1}], "least": -1}),
    ]
    book = rules(*tree, indicators=known).rulebook
    return read(Plan, plan(tasks=[task("t", by("2025-06-30"))])), book


@given(given_actuals=any_actuals())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_goes_into_a_form_comes_back(given_actuals: Actuals) -> None:
    assert round_trip(given_actuals, *small()) == given_actuals


@cache
def shipped(name: str) -> tuple[Actuals, Plan, Rulebook]:
    folder, ruleset = COMMUNES[name]
    files = ((Actuals, "actuals.json"), (Plan, "plan.json"))
    made = [
        load(model, read_json((RULES / folder / file).read_bytes(), file)) for model, file in files
    ]
    return made[0], made[1], rules_of(ruleset).rulebook


@pytest.mark.parametrize("name", COMMUNES)
def test_the_shipped_communes_come_back(name: str) -> None:
    own, stated, book = shipped(name)
    assert round_trip(own, stated, book) == own


@needs_office
@pytest.mark.slow
def test_they_come_back_also_after_libreoffice_has_saved_them(tmp_path: Path) -> None:
    odd = odd_numbers()
    files = {name: write_form(*shipped(name)[1:], shipped(name)[0]) for name in COMMUNES}
    files["odd"] = write_form(*small(), odd)
    again = saved_again(files, tmp_path)
    for name in COMMUNES:
        assert form_of(again[name].read_bytes(), name).actuals == shipped(name)[0]
    assert form_of(again["odd"].read_bytes(), "odd").actuals == odd


def odd_numbers() -> Actuals:
    measures: dict[str, Any] = dict(ODD_NUMBERS)
    measures["early"] = {"date": "1900-02-28", "since": "1900-12-31"}
    measures["words"] = {"done": True, "note": '=1+1\n  “thụt”\u00a0 "x"', "source": "'+cmd()"}
    return read(Actuals, actuals(measures=measures))


def test_equal_input_gives_equal_bytes_and_an_empty_form_says_nothing() -> None:
    stated, book = read(Plan, hop_tien_plan()), thanh_hoa().rulebook
    first = write_form(stated, book)
    assert write_form(stated, book) == first
    with pytest.raises(Unreadable) as refused:
        form_of(first, "form.xlsx")
    assert [problem.code for problem in refused.value.problems] == ["E487"]  # no as_of
    filled = edited(first, lambda form: put(form, HEAD, "as_of", "text", date(2025, 12, 15)))
    made = form_of(filled, "form.xlsx").actuals
    assert (made.measures, made.tasks, made.evidence, made.appraisal) == ({}, {}, (), {})
    assert made.as_of == date(2025, 12, 15)


def test_a_form_is_laid_out_for_its_office() -> None:
    book = opened(write_form(*small()), values=False)
    assert book.sheetnames == [layout.name for layout in SHEETS] + [IDENTITY]
    assert book[IDENTITY].sheet_state == "hidden"
    for layout in SHEETS:
        sheet = book[layout.name]
        assert sheet.protection.sheet
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape"
    measures = book[MEASURES.name]
    row = find(book, MEASURES, "ratio")
    assert measures.cell(row + 1, column(MEASURES, "when")).value == "Kỳ trước"
    locked = {
        key: measures.cell(row, column(MEASURES, key)).protection.locked
        for key in ("numerator", "level", "id")
    }
    assert locked == {"numerator": False, "level": True, "id": True}
    appraisal = book[APPRAISAL.name].cell(find(book, APPRAISAL, "ratio"), 5)
    assert appraisal.protection.locked


def test_appraisers_fill_in_their_own_columns() -> None:
    book = opened(write_form(*small(), role="appraiser"), values=False)
    sheet, row = book[APPRAISAL.name], find(book, APPRAISAL, "ratio")
    assert not sheet.cell(row, column(APPRAISAL, "round1")).protection.locked
    assert sheet.cell(row, column(APPRAISAL, "explanation")).protection.locked
    row = find(book, MEASURES, "ratio")
    assert book[MEASURES.name].cell(row, column(MEASURES, "numerator")).protection.locked


# --- What an office does to a form ---


def column(layout: Layout, key: str) -> int:
    return [one.key for one in layout.columns].index(key) + 1


def find(book: Workbook, layout: Layout, name: str) -> int:
    at = column(layout, "id")
    sheet = book[layout.name]
    return next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, at).value == name)


def put(book: Workbook, layout: Layout, name: str, key: str, value: object) -> str:
    cell = book[layout.name].cell(find(book, layout, name), column(layout, key))
    cell.value = value
    return f"form.xlsx:{layout.name}!{cell.coordinate}"


def edited(data: bytes, edit: Callable[[Workbook], object]) -> bytes:
    book = opened(data, values=False)
    edit(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@cache
def hop_tien_form() -> bytes:
    own = read(Actuals, hop_tien_actuals())
    return write_form(read(Plan, hop_tien_plan()), thanh_hoa().rulebook, own)


def told(edit: Callable[[Workbook], object]) -> list[str]:
    """Return what is said of the form of Hợp Tiến after somebody has changed it."""
    try:
        filled = form_of(edited(hop_tien_form(), edit), "form.xlsx")
    except Unreadable as unreadable:
        return [problem.render("vi") for problem in unreadable.problems]
    return [problem.render("vi") for problem in filled.problems]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("numerator", 0.985, None),
        ("numerator", "98,5%", "E418 Ở đây cần số đếm, nhưng ô là tỷ lệ phần trăm (98,5%)."),
        ("denominator", "1.234", "E042"),
        ("numerator", "nhiều", "E041 “nhiều” không phải là một số."),
        ("numerator", "=SUM(1,2)", "E410 Ô này là công thức chưa có kết quả."),
        ("numerator", date(2025, 6, 5), "E417 Ở đây cần một số, nhưng ô có 5/6/2025."),
        ("from", "31/2/2025", "E048 “31/2/2025”: không có ngày này trong lịch."),
        ("from", "tháng 7", "E046"),
        ("answer", "x", "E476 “x” không có trong danh sách. Hãy chọn một trong: Có, Không, "),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(
    key: str, value: object, said: str | None
) -> None:
    where = ""

    def edit(book: Workbook) -> None:
        nonlocal where
        where = put(book, MEASURES, "dossiers_on_time", key, value)

    lines = told(edit)
    if said is None:
        assert lines == []
    else:
        assert any(line.startswith(f"{where}: {said}") for line in lines), lines


def test_every_fault_is_told_at_once_and_days_may_be_typed_as_people_do() -> None:
    def edit(book: Workbook) -> None:
        put(book, MEASURES, "dossiers_on_time", "numerator", "1.234")
        put(book, MEASURES, "dossiers_on_time", "to", "31/12/2025")
        put(book, TASKS, hop_tien_plan()["tasks"][0]["id"], "status", "xong rồi")
        put(book, MEASURES, "reform_plan_issued", "date", "14/8/2025")
        book[ITEMS.name].cell(5, column(ITEMS, "done")).value = "có"

    assert sorted(line.split(": ")[1][:4] for line in told(edit)) == ["E042", "E476"]


def test_a_percent_cell_gives_what_it_shows() -> None:
    def edit(book: Workbook) -> None:
        for key in ("numerator", "denominator"):
            put(book, MEASURES, "dossiers_on_time", key, None)
        sheet, row = book[MEASURES.name], find(book, MEASURES, "dossiers_on_time")
        cell = sheet.cell(row, column(MEASURES, "value"))
        cell.value, cell.number_format = 0.985, "0.0%"

    made = form_of(edited(hop_tien_form(), edit), "form.xlsx").actuals
    assert made.measures["dossiers_on_time"].value == Decimal("98.5")


def test_what_the_model_refuses_is_told_at_its_cell() -> None:
    where = ""

    def edit(book: Workbook) -> None:
        nonlocal where
        put(book, MEASURES, "dossiers_on_time", "value", 5)
        where = f"form.xlsx:{MEASURES.name}!E{find(book, MEASURES, 'dossiers_on_time')}"

    (line,) = told(edit)
    assert line.startswith(f"{where}: E082 ")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda b: setattr(b["Số liệu"], "title", "Số liệu (2)"),
         "form.xlsx: E473 Tệp thiếu trang “Số liệu”. Trang “Số liệu (2)” có phải là nó không?"),
        (lambda b: b.remove(b["Điều tra"]), "form.xlsx: E473 Tệp thiếu trang “Điều tra”. Hãy lấy"),
        (lambda b: b.remove(b[IDENTITY]), "form.xlsx: E470 Tệp này không phải biểu mẫu"),
        (lambda b: setattr(b[IDENTITY]["B1"], "value", "parscore/form/2"),
         "form.xlsx: E471 Tệp này theo mẫu “parscore/form/2”, nhưng ở đây cần “parscore/form/1”."),
        (lambda b: setattr(b["Số liệu"]["G4"], "value", "Tử số hồ sơ"),
         "form.xlsx:Số liệu!4: E474 Trang này thiếu cột “Tử số”. Cột “Tử số hồ sơ” có phải là nó"),
        (lambda b: b["Số liệu"].merge_cells("G8:G9"), "form.xlsx:Số liệu!G8: E475 Các ô ở đây"),
        (lambda b: setattr(b["Số liệu"]["E9"], "value", b["Số liệu"]["E8"].value),
         "form.xlsx:Số liệu!E9: E477 "),
        (lambda b: setattr(b["Số liệu"]["E8"], "value", None),
         "form.xlsx:Số liệu!E8: E478 Dòng này có số liệu nhưng thiếu “Mã chỉ tiêu”."),
        (lambda b: put(b, MEASURES, "late_reports", "times", 3),
         "E479 Ở đây ghi 3 lần, nhưng trang “Từng lần” kê 1 lần."),
    ],
)  # fmt: skip
def test_a_form_that_was_changed_in_its_bones_is_told(
    edit: Callable[[Workbook], object], said: str
) -> None:
    lines = told(edit)
    assert any(said in line for line in lines), lines


@pytest.mark.parametrize("layout", [HEAD, MEASURES, ITEMS, TIMES], ids=lambda one: one.name)
def test_a_sheet_without_its_titles_is_told_once(layout: Layout) -> None:
    (line,) = told(lambda book: book[layout.name].delete_rows(4))
    assert line.startswith(f"form.xlsx:{layout.name}: E486 Trang này không còn dòng tiêu đề")


@pytest.mark.parametrize(
    ("layout", "key"),
    [(HEAD, "text"), (MEASURES, "denominator"), (MEASURES, "when"), (ITEMS, "id"), (TIMES, "days")],
)
def test_a_lost_column_is_told_once_and_other_cells_still_are(layout: Layout, key: str) -> None:
    def edit(book: Workbook) -> None:
        book[layout.name].cell(4, column(layout, key)).value = None
        put(book, MEASURES, "dossiers_on_time", "value", "nhiều")

    lost, odd = told(edit)
    assert f"E474 Trang này thiếu cột “{layout.column(key).title}”." in lost
    assert "E041 “nhiều” không phải là một số." in odd


def test_what_an_office_has_not_filled_in_is_told_at_its_cell_in_its_words() -> None:
    places: list[str] = []

    def edit(book: Workbook) -> None:
        put(book, MEASURES, "online_payment", "numerator", None)
        places.append(put(book, MEASURES, "online_payment", "denominator", None))
        places.append(put(book, MEASURES, "dossiers_on_time", "denominator", None))
        sheet = book[HEAD.name]
        sheet["C5"].value = None
        places.append(f"form.xlsx:{HEAD.name}!C5")

    lines = sorted(line.removeprefix("form.xlsx:") for line in told(edit))
    row = places[0].rsplit("!", 1)[1].lstrip("H")
    assert lines[0].startswith(f"Số liệu!E{row}: E072 Ở đây chưa có số liệu nào. Hãy ghi một trong")
    half = places[1].removeprefix("form.xlsx:")
    assert lines[1].startswith(f"{half}: E083 Tử số và mẫu số phải đi cùng nhau.")
    assert lines[2:] == [
        (
            "Thông tin!C5: E487 Mục “Xã, phường (không ghi chữ “xã”, “phường”)” còn trống. "
            "Hãy điền vào ô này."
        )
    ]


def test_columns_may_be_moved_and_added() -> None:
    def edit(book: Workbook) -> None:
        sheet = book[EVIDENCE.name]
        sheet.insert_cols(2)
        sheet.cell(4, 2).value = "Ghi chú của phòng"
        sheet.cell(6, 2).value = "đã gửi"

    assert told(edit) == []
    own = read(Actuals, hop_tien_actuals())
    assert form_of(edited(hop_tien_form(), edit), "form.xlsx").actuals == own


def test_occurrences_are_listed_and_none_is_zero() -> None:
    def edit(book: Workbook) -> None:
        sheet = book[TIMES.name]
        for row in range(5, sheet.max_row + 1):
            for key in ("days", "date"):
                sheet.cell(row, column(TIMES, key)).value = None
        put(book, MEASURES, "late_reports", "times", 0)

    made = form_of(edited(hop_tien_form(), edit), "form.xlsx").actuals
    assert made.measures["late_reports"].occurrences == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><table><tr><td>1</td></tr></table></html>", "E470"),
        (b"a;b\n1;2\n", "E470"),
        (b"%PDF-1.7", "E402"),
        (b"", "E005"),
        (hop_tien_form()[:3000], "E403"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "E402"),
    ],
)
def test_what_is_no_form_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        form_of(data, "form.xlsx")
    assert refused.value.problems[-1].code == code


def test_a_bomb_is_not_opened_and_macros_are_only_mentioned() -> None:
    bomb = repacked(hop_tien_form(), {"xl/worksheets/sheet2.xml": bytes(300_000_000)})
    with pytest.raises(Unreadable) as refused:
        form_of(bomb, "form.xlsx")
    assert refused.value.problems[0].code == "E404"
    filled = form_of(repacked(hop_tien_form(), {"xl/vbaProject.bin": b"x"}), "form.xlsx")
    assert [problem.code for problem in filled.problems] == ["E406"]


def repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()
