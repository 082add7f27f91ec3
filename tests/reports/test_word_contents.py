"""What the Word report says: the assessment's figures, nothing of its own, and room to write."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from support.nasty import printed, rewritten

from parscore.documents.assessment import Assessment, Span
from parscore.reports.notation import Notation
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word.declared import declared
from parscore.reports.word.letter import period
from parscore.reports.word.markup import plain, run
from parscore.reports.word.report import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as Opened

    Changed = Callable[[Callable[[dict[str, Any]], None]], Assessment]

HOSTILE = "<b>&\"'=1+1 {x} %s"


def opened(assessment: Assessment) -> Opened:
    return Document(io.BytesIO(render(assessment)))


def lines(document: Opened) -> list[str]:
    """Return the text of every paragraph in order, those of tables too."""
    return [
        "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def rows(document: Opened, table: int) -> list[list[str]]:
    return [
        [
            "\n".join(
                "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
                for paragraph in cell.iter(qn("w:p"))
            )
            for cell in row.tc_lst
        ]
        for row in document.tables[table]._tbl.tr_lst
    ]


@pytest.fixture(scope="module")
def document(assessment: Assessment) -> Opened:
    return opened(assessment)


def test_the_parts_stand_in_the_order_of_a_report(document: Opened) -> None:
    said = lines(document)
    order = [
        "ỦY BAN NHÂN DÂN",
        "XÃ HỢP TIẾN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025",
        "LƯU Ý TRƯỚC KHI TRÌNH KÝ",
        "I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM",
        "II. ĐIỂM BỊ MẤT VÀ NGUYÊN NHÂN",
        "III. GIẢI TRÌNH TIÊU CHÍ CÒN THIẾU TÀI LIỆU KIỂM CHỨNG",
        "IV. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN",
        "V. ĐỀ XUẤT, KIẾN NGHỊ",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Phụ lục",
        "BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025",
    ]
    assert [line for line in said if line in order] == order


def test_what_the_office_must_write_is_left_open(document: Opened) -> None:
    said = lines(document)
    number = next(line for line in said if line.startswith("Số:"))
    assert number.split() == ["Số:", "/BC-UBND"]
    day = next(line for line in said if line.startswith("Hợp Tiến, ngày"))
    assert day.split() == ["Hợp", "Tiến,", "ngày", "tháng", "năm"]
    attached = next(line for line in said if line.startswith("(Kèm theo"))
    assert not any(char.isdigit() for char in attached)
    assert "[Đơn vị ghi khó khăn, vướng mắc, nguyên nhân]" in said
    assert "[Đơn vị ghi đề xuất, kiến nghị]" in said
    assert "- [Đơn vị ghi nơi nhận];" in said
    assert said[said.index("CHỦ TỊCH") + 1 :][:4] == ["", "", "", ""]
    assert "(số …………, ngày …………)" in next(line for line in said if line.startswith("Thực hiện"))


def test_cautions_stand_before_the_first_figure(changed: Changed, assessment: Assessment) -> None:
    def stale(data: dict[str, Any]) -> None:
        data["ruleset"]["stale"] = True

    said = lines(opened(changed(stale)))
    first = said.index("I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM")
    for caution in ("MINH HỌA", "CHƯA XÁC NHẬN", "GIẢ ĐỊNH"):
        assert any(line.startswith(f"- {caution}: ") for line in said[:first]), caution
    assert not any("CHƯA XÁC NHẬN" in line for line in lines(opened(assessment)))


def test_the_legal_basis_is_the_plans_and_the_rule_sets(changed: Changed) -> None:
    def cited(data: dict[str, Any]) -> None:
        data["plan"]["number"], data["plan"]["issued"] = "12/KH-UBND", "2025-02-01"
        data["plan"]["basis"] = [
            {"number": "76/NQ-CP", "issued": "2021-07-15", "issuer": "Chính phủ", "title": "về X"},
            {"number": "66-NQ/TW", "issued": "2025-04-30", "title": "về Y"},
            {"number": "66-NQ/TW", "issued": "2024-04-30"},
            {"title": "Luật Z", "issued": "2025-06-16"},
            {"number": "1/BC-UBND", "section": "III.2"},
        ]
        data["ruleset"] |= {"number": "5/QĐ-UBND", "issued": "2025-11-09", "issuer": "UBND tỉnh A"}

    said = lines(opened(changed(cited)))
    assert [line for line in said if line.startswith("Căn cứ ")] == [
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về X;",
        "Căn cứ Nghị quyết số 66-NQ/TW [kế hoạch ghi hai ngày: 30/4/2025; 30/4/2024] về Y;",
        "Căn cứ Luật Z ngày 16/6/2025;",
        "Căn cứ Quyết định số 5/QĐ-UBND ngày 09/11/2025 của UBND tỉnh A.",
    ]
    assert any("(số 12/KH-UBND, ngày 01/02/2025)" in line for line in said)


def test_the_table_of_fields_adds_up_to_the_score(document: Opened, assessment: Assessment) -> None:
    head, *fields, total = rows(document, 1)
    assert head[:4] == ["STT", "Lĩnh vực", "Điểm tự chấm", "Điểm tối đa"]
    assert fields[0][:5] == ["1", "Chỉ đạo, điều hành", "12,06", "15", "80,40%"]
    assert total[1:4] == ["Tổng cộng", "79,42", "98"]
    assert len(fields) == sum(node.parent is None for node in assessment.nodes)


def test_every_criterion_without_full_marks_is_told_with_cause_and_remedy(
    document: Opened, assessment: Assessment
) -> None:
    _, *lost = rows(document, 3)
    parents = {node.parent for node in assessment.nodes}
    leaves = [node for node in assessment.nodes if node.id not in parents]
    wanting = [n.number for n in leaves if n.lost != "0" or n.status == "undetermined"]
    assert [row[0] for row in lost] == wanting
    assert all(all(cell for cell in row) for row in lost)
    centre = "Trung tâm Phục vụ hành chính công xã"
    payment = next(row for row in lost if row[0] == "3.3.3")
    assert payment[2:] == [
        "0,3",
        "Số liệu: 162/600 = 27%. 3 điểm × 27% / 30% = 2,7 điểm.",
        f"Cần thêm 18 giao dịch để đạt 30% và đủ 3 điểm. {centre}, hạn 19/12/2025.",
    ]
    late = next(row for row in lost if row[0] == "7.1.2")
    assert "bị trừ điểm theo số ngày chậm" in late[3]
    assert "hạn" not in late[4].removesuffix("rút kinh nghiệm cho kỳ sau.")
    unknown = next(row for row in lost if row[0] == "5.2.1")
    assert unknown[2:4] == ["chưa chấm", "Chưa có số liệu."]


def test_a_missing_document_shows_its_explanation_or_asks_for_one(document: Opened) -> None:
    _, *wanting = rows(document, 4)
    explained = {row[0]: row[4] for row in wanting}
    assert explained["1.4.1"].startswith("Báo cáo tuyên truyền được gộp")
    assert explained["1.4.2"] == "[Đơn vị giải trình]"
    assert [row[2] for row in wanting].count("Thiếu") == 4
    assert any(line.startswith("- 4.1.5 Đánh giá kết quả") for line in lines(document))


def test_the_appendix_holds_every_node_and_the_total(
    document: Opened, assessment: Assessment
) -> None:
    head, *nodes, total = rows(document, 6)
    assert len(head) == 8
    assert [row[0] for row in nodes] == [node.number for node in assessment.nodes]
    payment = next(row for row in nodes if row[0] == "3.3.3")
    assert payment[2:4] == ["3", "162/600"]
    assert payment[5] == "2,7"
    evidence = next(row for row in nodes if row[0] == "1.4.1")
    assert evidence[6].endswith("(thiếu)")
    assert total == ["", "Tổng cộng", "98", "", "", "79,42", "", ""]


def test_a_national_set_is_named_by_its_own_title(changed: Changed) -> None:
    def national(data: dict[str, Any]) -> None:
        data["commune"]["province_name"] = None
        data["ruleset"]["title"] = "Bộ chỉ số 766"

    said = lines(opened(changed(national)))
    assert "Kết quả tự đánh giá, chấm điểm theo Bộ chỉ số 766 năm 2025" in said
    assert "BẢNG TỰ CHẤM ĐIỂM THEO BỘ CHỈ SỐ 766 NĂM 2025" in said
    closing = next(line for line in said if line.startswith("Trên đây là"))
    assert "chấm điểm theo Bộ chỉ số 766 năm 2025 của xã Hợp Tiến" in closing


def test_no_person_signs(document: Opened) -> None:
    assert "".join(rows(document, 5)[0][1].split("\n")[2:]) == ""


def test_an_office_without_name_or_level_writes_them_itself(changed: Changed) -> None:
    def nameless(data: dict[str, Any]) -> None:
        data["commune"] |= {"name": "", "level": None}

    said = lines(opened(changed(nameless)))
    assert "………… …………" in said
    assert any(line.startswith("…………, ngày") for line in said)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-01-01", "2025-12-31", "năm 2025"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021\u00a0-\u00a02025"),
        ("2025-07-01", "2025-12-31", "kỳ từ ngày 01/7/2025 đến ngày 31/12/2025"),
        ("2025-07-01", None, "kỳ từ ngày 01/7/2025"),
        (None, "2025-02-09", "kỳ đến ngày 09/02/2025"),
        (None, None, "kỳ đến ngày …………"),
    ],
)
def test_a_period_in_the_words_of_a_title(
    start: str | None, end: str | None, expected: str
) -> None:
    assert period(Span.model_validate({"from": start, "to": end})) == expected


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("3740/QĐ-UBND", "Quyết định"),
        ("766/QĐ-TTg", "Quyết định"),
        ("22-KH/TU", "Kế hoạch"),
        ("57-NQ/TW", "Nghị quyết"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("01/2020/TT-VPCP", "Thông tư"),
        ("4625/BNV-CCHC", "Văn bản"),
        ("", "Văn bản"),
    ],
)
def test_the_symbol_tells_what_a_document_is(number: str, kind: str) -> None:
    assert nd30.kind_of(number) == kind


@pytest.mark.parametrize(
    ("measure", "shown"),
    [
        ({"numerator": "1176", "denominator": "1200"}, "1.176/1.200"),
        (
            {
                "numerator": "1",
                "denominator": "2",
                "previous": {"numerator": "3", "denominator": "4"},
            },
            "1/2; kỳ trước 3/4",
        ),
        ({"value": "98.5"}, "98,5"),
        ({"done": False}, "Không"),
        ({"done": True}, "Có"),
        ({"level": "tốt"}, "tốt"),
        ({"items": {"a": True, "b": False}}, "1/2 nội dung"),
        ({"date": "2025-08-14"}, "14/8/2025"),
        ({"date": "2025-02-04", "since": "2025-02-01"}, "04/02/2025 (mốc tính 01/02/2025)"),
        ({"occurrences": [{"days": 2}]}, "1 lần"),
        ({"points": "1.5"}, "1,5 điểm (nhập sẵn)"),
        ({"not_applicable": True, "reason": "chưa có"}, "Không áp dụng: chưa có"),
        (None, "Chưa có số liệu"),
    ],
)
def test_a_figure_as_short_as_the_table_asks(
    measure: dict[str, Any] | None, shown: str, assessment: Assessment
) -> None:
    leaf = next(node for node in assessment.nodes if node.indicator is not None)
    assert declared(Notation("vi"), leaf.model_copy(update={"measure": measure})) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (HOSTILE, "&lt;b&gt;&amp;\"'=1+1 {x} %s"),
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("một\ndòng\t hai", "một dòng hai"),
        ("\u202eabc\ud800", "abc"),
        ("- ", "- "),
        ("ngày \u00a0\u00a0 tháng", "ngày \u00a0\u00a0 tháng"),
    ],
)
def test_a_text_is_plain_text(text: str, written: str) -> None:
    assert plain(text) == written
    assert written in run(text)


@settings(max_examples=settings().max_examples // 8)
@given(pool=st.lists(printed, min_size=1, max_size=12))
def test_users_cannot_break_the_document(assessment: Assessment, pool: list[str]) -> None:
    data = assessment.model_dump(mode="json", by_alias=True)
    document = opened(Assessment.model_validate(rewritten(data, [*pool, HOSTILE])))
    assert len(document.tables) == 7
    assert len(rows(document, 6)) == len(assessment.nodes) + 2
    assert any(HOSTILE in line for line in lines(document))


def test_an_assessment_with_nothing_to_tell_still_makes_a_report(changed: Changed) -> None:
    def bare(data: dict[str, Any]) -> None:
        data["nodes"] = [
            node | {"lost": "0", "status": "met", "explanation": None, "points": node["max"]}
            for node in data["nodes"]
            if node["kind"] == "standard"
        ]
        for name in ("minimums", "targets", "tasks", "evidence", "gaps", "findings", "warnings"):
            data[name] = []

    said = lines(opened(changed(bare)))
    for sentence in (
        "Không có điểm thưởng, điểm trừ.",
        "Bộ tiêu chí không quy định chỉ tiêu tối thiểu.",
        "Không có tiêu chí nào bị mất điểm.",
        "Kế hoạch không nêu nhiệm vụ cụ thể.",
        "Các tiêu chí đã có đủ tài liệu kiểm chứng được yêu cầu.",
    ):
        assert sentence in said


def test_the_appendix_lists_what_was_handed_in_by_number_and_day(document: Opened) -> None:
    (table,) = (one for one in range(len(document.tables)) if len(rows(document, one)[0]) == 8)
    cells = {row[0]: row[6] for row in rows(document, table)}
    assert cells["3.2.1"].splitlines()[0] == (
        "- số MH-13/BC-UBND, ngày 12/12/2025: Báo cáo công tác kiểm soát TTHC (minh họa)"
    )
    assert cells["1.4.1"] == "- Báo cáo kết quả tuyên truyền cải cách hành chính (thiếu)"
    assert cells["7.1.3"].startswith("- Báo cáo tình hình vận hành các nền tảng, hệ thống (chưa đủ")
