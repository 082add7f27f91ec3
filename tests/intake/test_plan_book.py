"""The workbook of a plan: what is written is read back, and what is not understood is named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from support.cli import RULES
from support.plans import plans

from parscore.documents.plan import Plan
from parscore.intake.plan_book.catalogue import national_catalogue
from parscore.intake.plan_book.read import read_plan
from parscore.intake.plan_book.write import plan_book
from parscore.intake.tables.read import tables_of
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import RulesFolders

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from openpyxl import Workbook

    from parscore.reading.problems import Problem

CATALOGUE = national_catalogue(RulesFolders((RULES,)))
FILE = "ke-hoach.xlsx"
SHIPPED = sorted(RULES.glob("*/*/*/plan.json"))


def plan_at(path: Path) -> Plan:
    return load(Plan, read_json(read_file(path), str(path)))


def read(data: bytes) -> tuple[Plan, list[Problem]]:
    return read_plan(tables_of(data, FILE), CATALOGUE)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.parent.name)
def test_a_shipped_plan_comes_back_as_it_was(path: Path) -> None:
    plan = plan_at(path)
    assert read(plan_book(plan, CATALOGUE)) == (plan, [])


@settings(max_examples=30)
@given(plans())
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    again, problems = read(plan_book(plan, CATALOGUE))
    assert again == plan
    assert [problem for problem in problems if problem.code != "E443"] == []


def test_equal_plans_give_equal_bytes() -> None:
    plan = plan_at(SHIPPED[0])
    assert plan_book(plan, CATALOGUE) == plan_book(plan, CATALOGUE)


# --- filled by hand


HEAD = (("Tên xã", "Hợp Tiến"), ("Mã tỉnh", "thanh-hoa"), ("Tên kế hoạch", "Kế hoạch CCHC"))
SPAN = (("Kỳ kế hoạch: từ ngày", "1/1/2025"), ("Kỳ kế hoạch: đến ngày", "31/12/2025"))
TARGETS = ("Lĩnh vực", "Chỉ tiêu", "Mức đặt ra", "Mức định tính", "Đơn vị tính", "Nguyên văn")
FIELD = "Cải cách thủ tục hành chính"
ON_TIME = "Tỷ lệ hồ sơ TTHC giải quyết trước và đúng hạn"
APPENDIX = (
    *("TT", "Nhiệm vụ", "Kết quả/Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp"),
    "Thời gian hoàn thành",
)


def filled(**sheets: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook that somebody typed: a head, and sheets by their names."""
    book = openpyxl.Workbook()
    head = book.worksheets[0]
    head.title = "Kế hoạch"
    for row in (*HEAD, *SPAN):
        head.append(list(row))
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(data: bytes) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return [str(problem) for problem in caught.value.problems]


def target(goal: object, *, level: str = "", unit: str = "%", quote: str = "x") -> bytes:
    return filled(Mục_tiêu=[TARGETS, (FIELD, ON_TIME, goal, level, unit, quote)])


def test_a_target_is_read_by_the_names_and_words_of_an_office() -> None:
    plan, problems = read(target("trên 98%", quote="Trên 98% hồ sơ đúng hạn"))
    (one,) = plan.targets
    assert problems == []
    assert (one.id, one.field) == ("dossiers_on_time", "administrative_procedures")
    assert (one.indicator, one.op, one.value, one.unit) == ("dossiers_on_time", ">", 98, "percent")
    assert (one.section, one.quote) == ("Mục tiêu, dòng 2", "Trên 98% hồ sơ đúng hạn")


def test_a_percentage_typed_into_a_cell_is_a_goal() -> None:
    book = openpyxl.load_workbook(io.BytesIO(target(0.985)))
    book["Mục tiêu"]["C2"].number_format = "0.0%"
    plan, _ = read(saved(book))
    assert str(plan.targets[0].value) == "98.5"


def test_a_goal_that_is_not_understood_is_kept_in_words_and_named() -> None:
    plan, problems = read(target("cao nhất có thể", quote="Đạt cao nhất có thể"))
    assert plan.targets == ()
    assert [one.text for one in plan.commitments] == ["Đạt cao nhất có thể"]
    assert [str(problem) for problem in problems] == [
        (
            "ke-hoach.xlsx:Mục tiêu!C2: E444 (cảnh báo) Chưa hiểu mức đặt ra “cao nhất có thể”; "
            "mục "
            "tiêu được giữ nguyên văn như cam kết không có số liệu. Hãy ghi như trên 98%, từ 95% "
            "trở lên, tối đa 15, từ 5 đến 6."
        )
    ]


def test_a_level_is_found_by_its_name() -> None:
    rows = [TARGETS, (FIELD, "one_stop_quality", "tốt trở lên", "", "level", "x")]
    (one,) = read(filled(Mục_tiêu=rows))[0].targets
    assert (one.op, one.value, one.level) == (">=", None, "good")


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (
            filled(Mục_tiêu=[TARGETS, ("Thủ tục", ON_TIME, "98%", "", "", "x")]),
            ["Mục tiêu!A2: E446 Không có lĩnh vực “Thủ tục”. "],
        ),
        (
            filled(Mục_tiêu=[TARGETS, (FIELD, "Tỷ lệ hồ sơ đúng hạn", "98%", "", "", "x")]),
            ["Mục tiêu!B2: E446 Không có chỉ tiêu “Tỷ lệ hồ sơ đúng hạn”. Có phải “"],
        ),
        (target("1.234"), ["Mục tiêu!C2: E042 “1.234”: không rõ hàng nghìn hay thập phân."]),
        (target("98%", quote=""), ["Mục tiêu!F2: E447 Cần điền “Nguyên văn”. Hãy điền ô này"]),
        (target("98%", unit="Phần trăm"), ["Mục tiêu!E2: E053 “Phần trăm” không phải là mã"]),
        (target("5 người", unit=""), ["Mục tiêu!E2: E447 Cần điền “Đơn vị tính”."]),
        (
            filled(Đơn_vị=[("Mã", "Tên"), ("a", "Phòng A"), ("a", "Phòng B")]),
            ["Đơn vị!A3: E448 Mã “a” đã dùng ở Đơn vị!A2. Hãy đặt mã khác, hoặc bỏ trống."],
        ),
        (
            filled(Nhiệm_vụ=[("x", "y"), ("1", "2")]),
            [
                (
                    "Nhiệm vụ: E442 Trang tính này không có dòng tiêu đề với các cột “Mã”, “Lĩnh "
                    "vực”, “N"
                )
            ],
        ),
        (
            filled(Nhiệm_vụ=[APPENDIX, (1, "Ban hành Kế hoạch", "", "", "", "Tháng 6")]),
            ["Nhiệm vụ!A2: E447 Cần điền “Lĩnh vực”."],
        ),
        (
            filled(
                Phân_công=[("Đơn vị", "Vai trò", "Nội dung"), ("Phòng A", "Giúp việc", "x")],
                Đơn_vị=[("Mã", "Tên"), ("a", "Phòng A")],
            ),
            ["Phân công!B2: E446 Không có vai trò “Giúp việc”. Có phải “Chủ trì”?"],
        ),
        (
            filled(Phụ_lục=[("Tên phụ lục", "Mục", "Nguyên văn", "Có kèm theo"), "abcd"]),
            ["Phụ lục!D2: E439 “d”: ở đây ghi Có hoặc Không."],
        ),
        (
            filled(Căn_cứ=[("Số, ký hiệu", "Ngày ban hành"), ("1/QĐ", "31/2/2025")]),
            ["Căn cứ!B2: E048 “31/2/2025”: không có ngày này trong lịch."],
        ),
    ],
)
def test_what_is_wrong_is_told_of_its_cell(data: bytes, lines: list[str]) -> None:
    said = told(data)
    assert len(said) == len(lines), said
    for line, start in zip(said, lines, strict=True):
        assert line.startswith(f"{FILE}:{start}")


def test_the_head_names_what_is_missing() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Kế hoạch"
    for row in (
        ("Tên xã", "Hợp Tiến"),
        ("Mã tỉnh", "Thanh Hóa"),
        ("Cấp", "Huyện"),
        ("Tên kế hoạch",),
    ):
        sheet.append(list(row))
    said = told(saved(book))
    assert [line.partition(". ")[0] for line in said] == [
        "ke-hoach.xlsx:Kế hoạch!B2: E053 “Thanh Hóa” không phải là mã hợp lệ",
        "ke-hoach.xlsx:Kế hoạch!B3: E446 Không có cấp “Huyện”",
        "ke-hoach.xlsx:Kế hoạch!B4: E447 Cần điền “Tên kế hoạch”",
        "ke-hoach.xlsx:Kế hoạch: E447 Cần điền “Kỳ kế hoạch: từ ngày”",
    ]
    assert told(saved(openpyxl.Workbook()))[0].startswith(f"{FILE}: E413")


def test_a_workbook_without_its_first_sheet_is_not_one_of_a_plan() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["x"])
    assert told(saved(book))[0] == (
        "ke-hoach.xlsx: E441 Tệp không có trang tính “Kế hoạch”. Hãy dùng mẫu của lệnh parscore "
        "plan new."
    )


def test_an_appendix_can_be_pasted_in_as_it_is() -> None:
    rows = (
        ("PHỤ LỤC NHIỆM VỤ",),
        APPENDIX,
        ("I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        (1, "Rà soát TTHC", "Báo cáo\nTờ trình", "Văn phòng; Phòng VHXH", "", "Quý III; Quý IV"),
        ("II", "Cải cách thể chế"),
        (2, "Tuyên truyền", "Kế hoạch", "Văn phòng HĐND và UBND", "Phòng mới", "Khi nào xong"),
    )
    units = [("Mã", "Tên", "Cách gọi khác"), ("vp", "Văn phòng HĐND và UBND", "Văn phòng"),
             ("vhxh", "Phòng Văn hóa - Xã hội", "Phòng VH-XH\nPhòng VHXH")]  # fmt: skip
    plan, problems = read(filled(Nhiệm_vụ=rows, Đơn_vị=units))
    first, second = plan.tasks
    assert (first.field, second.field) == ("administrative_procedures", "institutions")
    assert (first.lead, second.lead, second.support) == (("vp", "vhxh"), ("vp",), ("phong_moi",))
    assert first.products == ("Báo cáo", "Tờ trình")
    assert [str(due.by) for due in first.due] == ["2025-09-30", "2025-12-31"]
    assert (second.due[0].text, second.due[0].by) == ("Khi nào xong", None)
    assert [unit.name for unit in plan.units][-1] == "Phòng mới"
    assert [str(problem).partition(". ")[0] for problem in problems] == [
        (
            "ke-hoach.xlsx:Nhiệm vụ!E6: E445 (cảnh báo) Trang Đơn vị không có “Phòng mới”; đơn vị "
            "này "
            "được thêm vào"
        ),
        (
            "ke-hoach.xlsx:Nhiệm vụ!F6: E443 (cảnh báo) Chưa hiểu thời hạn “Khi nào xong”; nguyên "
            "văn "
            "được giữ, không có ngày"
        ),
    ]


def test_what_people_wrote_is_never_a_formula() -> None:
    plan = plan_at(SHIPPED[0]).model_copy(update={"title": "=1+1"})
    book = openpyxl.load_workbook(io.BytesIO(plan_book(plan, CATALOGUE)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert any(cell.value == "=1+1" for cell in cells)


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    plan = plan_at(SHIPPED[0])
    task = plan.tasks[0].model_copy(update={"products": ("x" * 1_999,) * 20})
    with pytest.raises(Unreadable) as caught:
        plan_book(plan.model_copy(update={"tasks": (task,)}), CATALOGUE)
    assert str(caught.value).startswith(
        "Nhiệm vụ: E449 Nội dung của “xxxxxxxxxxxxxxxxxxxx” dài hơn"
    )


def test_the_empty_workbook_offers_lists_and_freezes_its_header() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_book(None, CATALOGUE)))
    sheet = book["Nhiệm vụ"]
    assert [cell.value for cell in sheet[3]][2:8] == [
        *("Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp"),
        "Thời gian hoàn thành",
    ]
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == [
        "'Danh sách'!$A$1:$A$9"
    ]
    assert book["Danh sách"].sheet_state == "hidden"
    assert told(plan_book(None, CATALOGUE))[0].startswith(
        f"{FILE}:Kế hoạch!B3: E447 Cần điền “Tên xã”"
    )


@pytest.fixture
def office(tmp_path: Path) -> Callable[[bytes], bytes]:
    """Save a workbook again in LibreOffice."""
    import shutil  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here")

    def again(data: bytes) -> bytes:
        source, out = tmp_path / "a.xlsx", tmp_path / "out"
        source.write_bytes(data)
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        form = "xlsx:Calc MS Excel 2007 XML"
        subprocess.run(
            [program, home, "--headless", "--convert-to", form, "--outdir", out, source],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (out / "a.xlsx").read_bytes()

    return again


@pytest.mark.slow
def test_a_plan_survives_libreoffice(office: Callable[[bytes], bytes]) -> None:
    plan = plan_at(SHIPPED[1])
    assert read(office(plan_book(plan, CATALOGUE))) == (plan, [])
