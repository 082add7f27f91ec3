"""Form II.06a and its variants, exports of index 766 and plain tables become measures."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.cli import RULES
from support.statistics import (
    CIVIL_STATUS,
    HEADER_06A,
    LAND,
    STATED_PERIOD,
    TOTAL,
    export_766,
    form_06a,
)
from support.tables import workbook

from parscore.documents.plan import CommuneName
from parscore.intake.statistics.headers import is_numbering
from parscore.intake.statistics.maps import map_named, maps_beside
from parscore.intake.statistics.take import take_in
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.folder import RulesFolders
from parscore.values.periods import Period, parse_date

if TYPE_CHECKING:
    from parscore.documents.actuals import Measure
    from parscore.intake.statistics.maps import Chosen
    from parscore.intake.statistics.take import Taken

HOME = RulesFolders((RULES,))
COMMUNE = CommuneName(name="Hợp Tiến", province="thanh-hoa")
YEAR = Period(parse_date("2025-01-01"), parse_date("2025-12-31"))
FIGURES_06A = {
    "dossiers_received": "1200",
    "dossiers_settled": "1160",
    "dossiers_on_time": "1140/1160",
    "dossiers_overdue": "22",
    "online_dossiers": "900/1180",
}


@pytest.fixture(scope="module")
def national() -> list[Chosen]:
    return maps_beside(None, HOME)


@pytest.fixture
def take(tmp_path: Path, national: list[Chosen], monkeypatch: pytest.MonkeyPatch) -> object:
    """Take in files given by their bytes; they are called a.x, b.x in messages."""
    monkeypatch.chdir(tmp_path)

    def call(
        *files: bytes, maps: list[Chosen] | None = None, commune: CommuneName = COMMUNE
    ) -> Taken:
        names = [f"{letter}.x" for letter, _ in zip("abc", files, strict=False)]
        for name, data in zip(names, files, strict=True):
            Path(name).write_bytes(data)
        return take_in(names, maps or national, commune, YEAR)

    return call


def figures(taken: Taken) -> dict[str, str]:
    return {name: shown(measure) for name, measure in taken.measures.items()}


def shown(measure: Measure) -> str:
    if measure.numerator is not None:
        return f"{measure.numerator}/{measure.denominator}"
    for key in ("value", "points", "done", "level", "date", "reason"):
        if getattr(measure, key) is not None:
            return str(getattr(measure, key))
    raise AssertionError(measure)


def refused(take: object, *files: bytes, **more: object) -> list[str]:
    assert callable(take)
    with pytest.raises(Unreadable) as caught:
        take(*files, **more)
    return [str(problem) for problem in caught.value.problems]


def got(take: object, *files: bytes, **more: object) -> Taken:
    assert callable(take)
    taken: Taken = take(*files, **more)
    return taken


def test_the_form_gives_its_figures_and_keeps_where_each_was_read(take: object) -> None:
    taken = got(take, form_06a(LAND, CIVIL_STATUS, TOTAL))
    assert figures(taken) == FIGURES_06A
    assert taken.problems == []
    assert str(taken.closed) == "2025-09-14"
    measure = taken.measures["dossiers_on_time"]
    assert measure.origins is not None
    (origin,) = measure.origins
    assert (origin.file, origin.cells) == ("a.x", ("06a!H11", "06a!I11", "06a!G11"))
    assert origin.definition == "((8) + (9)) / (7), chỉ hồ sơ đã giải quyết"
    assert origin.sha256 is not None
    assert len(origin.sha256) == 64
    assert origin.period is not None
    assert (str(origin.period.from_), str(origin.period.to)) == ("2025-06-15", "2025-09-14")


def test_several_sources_are_added_up(take: object) -> None:
    taken = got(take, form_06a(LAND, CIVIL_STATUS, TOTAL), form_06a(LAND, indent=1))
    assert figures(taken) == {
        "dossiers_received": "1400",
        "dossiers_settled": "1340",
        "dossiers_on_time": "1310/1340",
        "dossiers_overdue": "34",
        "online_dossiers": "1000/1370",
    }
    origins = taken.measures["dossiers_received"].origins
    assert origins is not None
    assert [origin.cells for origin in origins] == [("06a!C11",), ("06a!D9",)]


def test_without_a_total_the_rows_are_added_or_the_groups_where_there_are_any(
    take: object,
) -> None:
    assert figures(got(take, form_06a(LAND, CIVIL_STATUS))) == FIGURES_06A
    groups = [["I", "Cấp tỉnh", *LAND[2:]], LAND, ["II", "Cấp xã", *CIVIL_STATUS[2:]], CIVIL_STATUS]
    assert figures(got(take, form_06a(*groups))) == FIGURES_06A


def test_in_time_as_one_column_is_understood(take: object) -> None:
    header = tuple(
        ("Trước và đúng hạn", 8, 9, 6, 7) if text == "Trước hạn" else (text, *span)
        for text, *span in HEADER_06A
        if text != "Đúng hạn"
    )
    row = [1, "Đất đai", 200, 100, 90, 10, 180, 170, None, 10, 20, 18, 2]
    taken = got(take, form_06a(row, header=header))  # type: ignore[arg-type]
    assert figures(taken)["dossiers_on_time"] == "170/180"


FORM_07A = """<html><table>
<tr><td></td><th rowspan=2>STT</th><th rowspan=2>Đơn vị</th><th colspan=5>Tiếp nhận</th>
<th colspan=5>Đã xử lý</th><th colspan=3>Đang xử lý</th><th rowspan=2>Thư xin lỗi</th></tr>
<tr><td></td><th>Tổng</th><th>Toàn trình</th><th>Một phần</th><th>Trực tiếp</th><th>Kỳ trước</th>
<th>Tổng</th><th>Trước hạn</th><th>Đúng hạn</th><th>Quá hạn</th><th>Rút hồ sơ</th>
<th>Tổng</th><th>Trong hạn</th><th>Quá hạn</th></tr>
<tr><td></td><td>1</td><td>Xã Hợp Tiến</td><td>1.200,0</td><td>600</td><td>300</td><td>280</td>
<td>20</td><td>1160</td><td>820</td><td>320</td><td>20</td><td>0</td><td>40</td><td>38</td>
<td>2</td><td>3</td></tr></table>"""


def test_a_form_with_an_empty_first_column_and_more_columns_is_read_by_its_labels(
    take: object,
) -> None:
    taken = got(take, FORM_07A.encode())
    assert figures(taken) == FIGURES_06A
    origins = taken.measures["online_dossiers"].origins
    assert origins is not None
    assert origins[0].cells == ("Bảng 1!E3", "Bảng 1!F3", "Bảng 1!G3")


def test_groups_that_were_never_merged_reach_to_the_right(take: object) -> None:
    text = (
        "Đơn vị;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n"
        ";Tổng số;Trực tuyến;Trực tiếp;Kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;"
        "Tổng số;Trong hạn;Quá hạn\n"
        "1;2;3;4;5;6;7;8;9;10;11;12\n"
        "Xã;1200;900;280;20;1160;820;320;20;40;38;2\n"
    )
    assert figures(got(take, text.encode("utf-16"))) == FIGURES_06A


def test_the_identities_of_the_form_name_the_cells(take: object) -> None:
    row = [*TOTAL[:2], 1201, *TOTAL[3:]]
    first, second = refused(take, form_06a(row))
    assert first == (
        "a.x:06a!C9: E423 Số liệu không khớp: “Tiếp nhận: tổng số” (3) là 1.201, nhưng “Tiếp nhận "
        "trong kỳ: trực tuyến” (4), “Tiếp nhận trong kỳ: trực tiếp, dịch vụ bưu chính” (5), “Từ kỳ "
        "trước” (6) cộng lại là 1.200 (06a!C9, 06a!D9, 06a!E9, 06a!F9). Hãy đối chiếu lại các ô "
        "này ở nơi xuất biểu."
    )
    assert "“Đã giải quyết: tổng số” (7), “Đang giải quyết: tổng số” (11) cộng lại" in second


@pytest.mark.parametrize("column", range(3, 14))
def test_no_column_of_the_form_can_change_alone(column: int, take: object) -> None:
    row = [*TOTAL]
    row[column - 1] = int(str(TOTAL[column - 1])) + 1
    assert all("E423" in line for line in refused(take, form_06a(row)))


def test_a_negative_figure_is_named(take: object) -> None:
    row = [*TOTAL[:3], 930, 280, -10, *TOTAL[6:]]
    assert refused(take, form_06a(row)) == [
        "a.x:06a!F9: E424 Số âm (-10) ở cột Từ kỳ trước. Hãy kiểm tra lại con số."
    ]


def test_every_faulty_cell_is_named_at_once(take: object) -> None:
    row = [1, "x", "1.200", "=D1", "98,5%", 20, 1160, "khoảng 820", 320, 20, 40, 38, 2.5]
    codes = [line.split(" ")[:2] for line in refused(take, form_06a(row))]
    assert codes == [
        ["a.x:06a!C9:", "E042"],
        ["a.x:06a!D9:", "E410"],
        ["a.x:06a!E9:", "E418"],
        ["a.x:06a!H9:", "E041"],
        ["a.x:06a!M9:", "E051"],
    ]


def test_a_hidden_figure_is_used_with_a_warning(take: object) -> None:
    text = FORM_07A.replace(
        "<tr><td></td><td>1</td>", "<tr style='display:none'><td></td><td>1</td>"
    )
    taken = got(take, text.encode())
    assert figures(taken) == FIGURES_06A
    assert {problem.code for problem in taken.problems} == {"E412"}


def test_a_column_that_is_not_there_leaves_its_indicators_out(take: object) -> None:
    text = "Đơn vị;Tiếp nhận tổng số;Tiếp nhận trực tuyến;Tiếp nhận trực tiếp\nXã;120;70;50\n"
    taken = got(take, text.encode())
    assert figures(taken) == {"dossiers_received": "120", "online_dossiers": "70/120"}
    assert str(taken.problems[0]) == (
        "a.x: E421 (cảnh báo) Bảng không có cột “Đã giải quyết: tổng số”, nên không có số liệu cho "
        "“dossiers_settled”. Nếu cột có tên khác, hãy thêm tên đó vào labels của bản đồ cột."
    )


def test_two_columns_with_one_name_are_too_many(take: object) -> None:
    text = "Đơn vị;Tiếp nhận tổng số;Tiếp nhận trực tuyến;Tiếp nhận trực tuyến (%)\nXã;12;7;58\n"
    assert refused(take, text.encode())[0] == (
        "a.x:D1: E422 Có hai cột cùng là “Tiếp nhận trong kỳ: trực tuyến”: cột này và C. Hãy sửa "
        "tiêu đề của cột thừa, hoặc thêm cụm từ vào without của bản đồ cột."
    )


def test_the_same_file_is_not_counted_twice(take: object) -> None:
    data = form_06a(TOTAL)
    assert refused(take, data, data) == [
        (
            "b.x: E427 Tệp này có cùng nội dung với a.x; cộng lại sẽ thành hai lần. Hãy bỏ một "
            "trong "
            "hai tệp."
        )
    ]


def test_another_period_is_mentioned(take: object) -> None:
    late = tuple(
        (text.replace("2025", "2024") if text == STATED_PERIOD else text, *span)
        for text, *span in HEADER_06A
    )
    taken = got(take, form_06a(TOTAL, header=late))  # type: ignore[arg-type]
    assert [str(problem) for problem in taken.problems] == [
        (
            "a.x: E428 (cảnh báo) Bảng ghi kỳ 15/6/2024–14/9/2024, khác với kỳ "
            "1/1/2025–31/12/2025 của "
            "tệp kết quả. Hãy kiểm tra xem có chọn nhầm tệp không."
        )
    ]


def test_a_table_that_no_map_knows_is_named_with_the_maps(take: object) -> None:
    (line,) = refused(take, b"Ho ten;Tuoi\nA;30\n")
    assert line.startswith("a.x: E420 Không nhận ra bảng nào trong tệp theo “Bảng số liệu theo mã")
    assert line.endswith("hoặc chọn bản đồ cột khác bằng --map.")


def test_files_that_cannot_be_read_are_all_named(take: object) -> None:
    lines = refused(take, b"%PDF-1.7", form_06a([*TOTAL[:2], 1201, *TOTAL[3:]]))
    assert [line[:9] for line in lines] == ["a.x: E402", "b.x:06a!C", "b.x:06a!C"]


GOOD = ("20.000", "16.5", "15.125", "8.25", "9.875", "17", "86.75")


def test_an_export_of_index_766_gives_the_row_of_the_commune(take: object) -> None:
    data = export_766(
        ("UBND xã Hợp Thành", "1", *GOOD), ("UBND Xã Hợp Tiến", "16363", *GOOD[:-1], "86.75")
    )
    taken = got(take, data)
    assert figures(taken) == {"portal_index": "86.75", "portal_online_service_points": "9.875"}
    origins = taken.measures["portal_index"].origins
    assert origins is not None
    assert origins[0].cells == ("N3",)


def test_the_code_of_a_commune_goes_before_its_name(take: object) -> None:
    data = export_766(("UBND xã Hợp Tiến", "1", *GOOD), ("UBND xã Hợp Tiến", "16363", *GOOD))
    coded = CommuneName(name="Hợp Tiến", province="thanh-hoa", code="16363")
    assert got(take, data, commune=coded).measures["portal_index"].origins[0].cells == ("N3",)  # type: ignore[index]
    assert refused(take, data) == [
        (
            "a.x: E426 Có nhiều dòng của Hợp Tiến: dòng 2, 3. Hãy ghi mã đơn vị hành chính "
            "(commune.code), hoặc xóa dòng thừa."
        )
    ]


def test_the_marks_of_a_name_tell_two_communes_apart(take: object) -> None:
    data = export_766(("Xã Hợp Tiền", "1", *GOOD), ("Xã Hợp Tiến", "2", *GOOD))
    assert got(take, data).measures["portal_index"].origins[0].cells == ("N3",)  # type: ignore[index]


def test_a_commune_that_is_not_there_is_named_with_the_nearest(take: object) -> None:
    assert refused(take, export_766(("Hợp Tiếng", "1", *GOOD))) == [
        "a.x: E425 Bảng không có dòng của xã Hợp Tiến. Có phải dòng “Hợp Tiếng”?"
    ]


def test_the_total_of_index_766_must_be_the_sum_of_its_groups(take: object) -> None:
    (line,) = refused(take, export_766(("Hợp Tiến", "1", *GOOD[:-1], "86.8")))
    assert line.startswith("a.x:N2: E423 Số liệu không khớp: “Tổng điểm” là 86,8, nhưng ")
    assert "cộng lại là 86,75 (N2, H2, I2, J2, K2, L2, M2)." in line


PLAIN = """\
Mã chỉ tiêu;Tử số;Mẫu số;Giá trị;Có/Không;Điểm;Ngày;Không áp dụng;Nguồn;Ghi chú
dossiers_on_time;1176;1.200,0;;;;;;Cổng DVC;
late_reports;;;2;;;;;;
reform_plan_issued;;;;Có;;;;;
portal_online_service_points;;;;;10,5;;;;
x;;;;;;15/8/2025;;;
y;;;;;;;Không có trường học;;
"""


def test_a_plain_table_gives_one_measure_to_a_row(take: object) -> None:
    taken = got(take, PLAIN.encode())
    assert figures(taken) == {
        "dossiers_on_time": "1176/1200.0",
        "late_reports": "2",
        "reform_plan_issued": "True",
        "portal_online_service_points": "10.5",
        "x": "2025-08-15",
        "y": "Không có trường học",
    }
    measure = taken.measures["dossiers_on_time"]
    assert measure.source == "Cổng DVC"
    assert measure.origins is not None
    assert measure.origins[0].cells == ("A2", "B2", "C2")[1:]


def test_rows_of_a_plain_table_are_refused_as_a_document_would_be(take: object) -> None:
    text = (
        "indicator;numerator;denominator;value;done\n"
        "a;1;;;\nB c;;;1;\nd;1;2;3;\ne;;;;maybe\nf;;;;\ng;;;1;\ng;;;2;\n"
    )
    assert [line.split(". ")[0] for line in refused(take, text.encode())] == [
        "a.x:A2: E083 Tử số và mẫu số phải đi cùng nhau",
        "a.x:A3: E053 “B c” không phải là mã hợp lệ",
        "a.x:A4: E082 Cần đúng một dạng số liệu, nhưng ở đây có 2",
        "a.x:E5: E439 “maybe”: ở đây ghi Có hoặc Không",
        "a.x:A6: E430 (cảnh báo) Dòng của “f” không có số liệu",
        "a.x:A8: E432 “g” đã có ở A7",
    ]


def test_an_indicator_that_two_files_give_is_given_twice(take: object) -> None:
    lines = refused(take, form_06a(TOTAL), b"indicator;value\ndossiers_received;9\n")
    assert lines == ["a.x: E432 “dossiers_received” đã có ở b.x. Hãy giữ một dòng."]


def test_a_row_without_a_figure_is_left_out_with_a_warning(take: object) -> None:
    taken = got(take, b"indicator;value;note\na;1;\nb;;later\n")
    assert figures(taken) == {"a": "1"}
    assert [problem.code for problem in taken.problems] == ["E430"]


def test_two_sheets_of_one_kind_are_too_many(take: object) -> None:
    html = FORM_07A + FORM_07A.replace("<html>", "")
    assert refused(take, html.encode()) == [
        (
            "a.x: E440 Tệp có nhiều trang tính cùng một dạng: “Bảng 1”, “Bảng 2”. Hãy để lại một "
            "trang; "
            "nếu cần cộng, lưu mỗi trang thành một tệp rồi nêu cả hai."
        )
    ]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["(1)", "(2)", "(3)=(4)+(5)"], True),
        (["1", "2", "3", "4"], True),
        (["10", "12", "14"], False),
        (["5"], False),
        (["Tổng", "1"], False),
    ],
)
def test_a_row_that_numbers_the_columns_is_no_data(texts: list[str], numbers: bool) -> None:  # noqa: FBT001
    assert is_numbering(texts) is numbers


# --- which definition counts is data


MAP_ON_A_MAP = "schema: parscore/map/1\ntitle: T\nextends: vn/maps/bieu-06a\n"


def with_map(folder: Path, text: str) -> str:
    path = folder / "m.yaml"
    path.write_text(f"schema: parscore/map/1\ntitle: T\n{text}", encoding="utf-8")
    return str(path)


def test_a_rule_set_chooses_the_definition(take: object, tmp_path: Path) -> None:
    chosen = map_named(
        with_map(tmp_path, "extends: vn/maps/bieu-06a\nuse: {dossiers_on_time: b}\n"), HOME
    )
    taken = got(take, form_06a(TOTAL), maps=[chosen])
    assert figures(taken)["dossiers_on_time"] == "1178/1200"
    assert figures(taken)["dossiers_overdue"] == "22"


def test_the_maps_beside_a_rule_set_go_before_the_national_ones(tmp_path: Path) -> None:
    folder = tmp_path / "x" / "2025"
    (folder / "maps").mkdir(parents=True)
    with_map(folder / "maps", "extends: vn/maps/bieu-06a\nuse: {dossiers_on_time: b}\n")
    titles = [one.name for one in maps_beside(str(folder / "ruleset.yaml"), HOME)]
    assert titles == [
        "T",
        "Bảng số liệu theo mã chỉ tiêu",
        "Bộ chỉ số 766 của các cơ quan (tệp xuất từ Cổng)",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "extends: vn/maps/bieu-06a\nuse:\n  dossiers_on_tim: b\n  dossiers_overdue: c\n",
            [
                (
                    "5:3: E436 Bản đồ cột không lấy chỉ tiêu “dossiers_on_tim”. Có phải "
                    "“dossiers_on_time”?"
                ),
                (
                    "6:21: E434 “dossiers_overdue” không có định nghĩa “c”; các định nghĩa có: "
                    "all, "
                    "settled. Hãy chọn một định nghĩa có sẵn, hoặc thêm vào."
                ),
            ],
        ),
        ("{}", ["3:1: E"]),
        ("", ["1:1: E438 Bản đồ cột không nêu cột nào."]),
        (
            (
                "columns:\n  done: {title: Xong, labels: [xong]}\nidentities:\n"
                "  - {total: don, parts: [done]}\nmeasures:\n  a:\n    use: y\n    definitions:\n"
                "      x: {text: t, value: [dome]}\n"
            ),
            [
                "6:13: E433 Mục columns không có “don”. Có phải “done”?",
                "9:10: E434 “a” không có định nghĩa “y”; các định nghĩa có: x.",
                "11:28: E433 Mục columns không có “dome”. Có phải “done”?",
            ],
        ),
        (
            (
                "columns: {a: {title: A}}\nmeasures:\n  b:\n    use: x\n    definitions:\n"
                "      x: {text: t, numerator: [a]}\n"
            ),
            ["8:10: E435 Một định nghĩa cần đúng một dạng: numerator với denominator, value"],
        ),
        ("extends: vn/maps/none\n", ["3:10: E"]),
        ("colums: {}\n", ["3:1: E061 Không có khóa “colums” trong mẫu. Có phải ý là “columns”"]),
    ],
)
def test_a_wrong_map_is_told_at_its_place(text: str, lines: list[str], tmp_path: Path) -> None:
    path = with_map(tmp_path, text)
    with pytest.raises(RulesUnusable) as caught:
        map_named(path, HOME)
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == len(lines)
    for line, start in zip(said, lines, strict=True):
        assert line.startswith(f"{path}:{start}")


def test_a_map_extends_only_a_complete_one(tmp_path: Path) -> None:
    root = tmp_path / "rules"
    (root / "x").mkdir(parents=True)
    (root / "x" / "m.yaml").write_text(MAP_ON_A_MAP)
    path = with_map(tmp_path, "extends: x/m\n")
    with pytest.raises(RulesUnusable) as caught:
        map_named(path, RulesFolders((root, RULES)))
    assert "E437 “x/m” cũng dựa trên tệp khác" in str(caught.value)


def test_every_indicator_of_the_national_maps_is_in_a_dictionary(national: list[Chosen]) -> None:
    text = "".join(
        (RULES / name).read_text(encoding="utf-8")
        for name in ("vn/indicators.yaml", "vn/qd766/indicators.yaml")
    )
    for chosen in national:
        for indicator in chosen.definitions:
            assert f"\n  {indicator}:\n" in text


def test_a_number_in_a_workbook_is_the_number_in_the_measure(take: object) -> None:
    taken = got(take, workbook(["indicator", "value"], ["a", 97.99999999999], ["b", "98,5%"]))
    assert json.dumps(figures(taken)) == json.dumps({"a": "97.99999999999", "b": "98.5"})
    assert taken.measures["b"].value == Decimal("98.5")
