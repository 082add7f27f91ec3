"""What the report says: each thing an official asks, in words that mean one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from parscore.reports.notation import Notation, amount
from parscore.reports.places import joined
from parscore.reports.registry import RENDERERS
from parscore.reports.subject import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment

    Edit = Callable[[dict[str, Any]], None]
    Change = Callable[[Edit], Assessment]


def said(assessment: Assessment, lang: Any = "vi") -> str:  # noqa: ANN401 - a language
    """Return the report on one line, so that wrapping does not matter."""
    return re.sub(r"\s+", " ", RENDERERS["text"](assessment, lang))


def section(assessment: Assessment, title: str, lang: Any = "vi") -> str:  # noqa: ANN401
    """Return the section under a title, without the ones after it."""
    text = RENDERERS["text"](assessment, lang)
    _, found, rest = text.partition(f"\n{title.upper()}")
    assert found, title
    return rest.partition("\n\n\n")[0]


def text_of(vi: str) -> dict[str, Any]:
    return {"code": "test", "args": {}, "vi": vi, "en": vi}


def test_banners_come_first(assessment: Assessment, changed: Change) -> None:
    stale = changed(lambda data: data["ruleset"].update(stale=True))
    lines = RENDERERS["text"](stale, "vi").splitlines()
    leads = [line.strip().partition("]")[0] for line in lines[4:9] if line.strip().startswith("[")]
    assert leads == ["[MINH HỌA", "[CHƯA XÁC NHẬN", "[GIẢ ĐỊNH"]
    assert "[CHƯA XÁC NHẬN" not in said(assessment)
    assert "minh họa" not in section(assessment, "Lưu ý")


def test_real_and_official_figures_have_no_banner(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["illustrative"] = False
        for one in (*data["nodes"], *data["minimums"]):
            if one["source"]:
                one["source"]["basis"] = "official"
        data["score"]["class"]["basis"] = "official"
        data["score"]["sensitivity"] = None

    official = changed(edit)
    text = said(official)
    assert "[MINH HỌA" not in text
    assert "[GIẢ ĐỊNH" not in text
    assert "NHỮNG GÌ LÀ GIẢ ĐỊNH" not in text
    assert "mức xếp loại là giả định" not in text


def test_the_minimum_is_met_and_the_own_target_missed(assessment: Assessment) -> None:
    for lang, words in (
        (
            "vi",
            (
                "98%. Đạt mức tối thiểu của tỉnh (từ 98% trở lên) nhưng không đạt mục tiêu của "
                "chính kế hoạch (trên 98%; II.1.2, II.2.2.d; Phụ lục 02.5): thiếu 1 hồ sơ."
            ),
        ),
        (
            "en",
            "It meets the province's minimum (at least 98%) but misses the plan's own target",
        ),
    ):
        assert words in said(assessment, lang)
    assert "> 98%, đáp ứng" in section(assessment, "Chỉ tiêu tối thiểu")


def test_a_missed_target_beyond_a_missed_minimum_is_told_once(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        stricter, *_ = [one for one in data["targets"] if one["indicator"] == "online_payment"]
        stricter["value"] = "35"
        data["minimums"] = [m for m in data["minimums"] if m["indicator"] != "documents_e_signed"]

    found = section(changed(edit), "Mục tiêu của kế hoạch chưa đạt")
    assert found.count("Tỷ lệ giao dịch thanh toán trực tuyến") == 1
    assert "từ 35% trở lên" in found
    assert "ký số" in found


def test_targets_without_a_figure_keep_their_words(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["minimums"] = []
        first, second, third = data["targets"][:3]
        first.update(value="5–6.5", status="not_met", unit="reports", shortfall_text=None)
        second.update(value="tốt", status="not_met", unit="level", actual=None)
        third.update(value=None, status="not_met", unit="percent", actual="kém")

    found = section(changed(edit), "Mục tiêu của kế hoạch chưa đạt")
    assert "(5–6,5 báo cáo; II.1.1)." in found
    assert ": –. Không đạt" in found
    assert "(tốt; II.1.2)" in re.sub(r"\s+", " ", found)
    assert "kém. Không đạt" in re.sub(r"\s+", " ", found)


def test_a_plan_below_above_or_without_the_minimum_is_told(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        for one, status in zip(
            data["minimums"], ("weaker", "missing", "contradictory"), strict=False
        ):
            one["plan_status"] = status
        data["minimums"][1].update(plan_targets=[], status="undetermined", actual=None)
        data["minimums"][2].update(shortfall_text=None)
        data["minimums"][3].update(unit="dossiers", actual="9600", value="10000")

    found = re.sub(" +", " ", RENDERERS["md"](changed(edit), "vi"))
    for cells in (
        "| ≥ 98% | &gt; 98%, chưa bằng | 98% | Đạt |",
        "| ≥ 30% | chưa đặt | – | Chưa có số liệu |",
        "| ≥ 100% | ≥ 100%, mâu thuẫn | 98% | Chưa đạt |",
        "| ≥ 10.000 hồ sơ | ≥ 100%, đáp ứng | 9.600 hồ sơ |",
    ):
        assert cells in found


def test_the_fields_add_up(assessment: Assessment) -> None:
    found = section(assessment, "Điểm từng lĩnh vực")
    points = [line.split("  ")[1:] for line in found.splitlines() if line.startswith("  ")]
    assert "Tổng cộng" in found
    assert points
    roots = [node for node in assessment.nodes if node.parent is None]
    total = sum(amount(node.points or node.lower) for node in roots)
    assert total == amount(assessment.score.points)


def test_a_survey_stands_apart(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["nodes"][0].update(kind="survey", max_official="30")
        part = {"points": "25", "max": "30", "index": "83.33", "complete": False}
        data["score"].update(survey=part, appraised=part | {"index": None, "complete": True})
        data["score"].update(combined=part | {"complete": True})

    text = said(changed(edit))
    assert "Điều tra xã hội học (30 điểm) không tính vào điểm tự chấm." in text
    assert "Điều tra 25 / 30 điểm, chỉ số 83,33% (chưa đầy đủ)" in text
    assert "Thẩm định 25 / 30 điểm" in text
    assert "Tổng hợp 25 / 30 điểm, chỉ số 83,33%" in text


def test_the_class_tells_what_holds_it(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["score"]["class"].update(certain=False, capped_by=["discipline-gate", "x"])
        data["rules"]["discipline-gate"] = "Có kỷ luật thì hạn chế xếp loại"

    held = "bị khống chế bởi quy tắc: Có kỷ luật thì hạn chế xếp loại; x"
    words = f"Tốt ({held}; có thể đổi khi đủ số liệu; mức"
    assert words in said(changed(edit))


def test_a_settled_score_has_no_range(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        score = data["score"]
        score.update(lower=score["points"], upper=score["points"], coverage="1", exact={})
        score["class"].update(basis="official")

    text = said(changed(edit))
    assert "Khoảng điểm" not in text
    assert "Xếp loại Tốt Đã xác định 100% thang điểm" in text


def test_a_score_without_class_or_index(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["score"].update({"class": None, "index": None, "index_lower": None, "max": "0"})

    text = said(changed(edit))
    assert "Xếp loại" not in text.partition("ĐIỂM TỪNG LĨNH VỰC")[0].partition("ĐIỂM VÀ")[2][9:]
    assert "điểm, tùy số liệu còn thiếu" in text


def test_gaps_come_most_recoverable_first(assessment: Assessment) -> None:
    found = section(assessment, "Việc cần làm để lấy lại điểm")
    gains = [
        amount(one.replace(",", "."))
        for one in re.findall(r"^ +\d+\. +\+(\S+)", found, re.MULTILINE)
    ]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) == sum(amount(gap.recoverable or "0") > 0 for gap in assessment.gaps)


def test_a_gap_tells_step_requirements_and_unknown_gain(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        first, second, third = data["gaps"][:3]
        step = {"patch": [], "points": "0.5", "text": text_of("Thêm một báo cáo → +0,5 điểm")}
        first.update(step=step, requires=[2, 3], due=None)
        second.update(owner=None, source={"basis": "assumed", "reason": "Chưa có văn bản."})
        third.update(recoverable=None, owner=None, due=None, source=None)
        data["ruleset"]["basis"] = "mixed"

    text = re.sub(r"\s+", " ", section(changed(edit), "Việc cần làm để lấy lại điểm"))
    assert "Bước gần nhất: Thêm một báo cáo → +0,5 điểm." in text
    assert "Phải xong trước: mục 2, 3." in text
    assert "Phòng Văn hóa - Xã hội." in text
    assert "Giả định: Chưa có văn bản. (điểm giả định)" in text
    assert "chưa rõ số điểm" in text


def test_a_source_without_quote_names_the_clause(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        long = "Quyết định rất dài " * 8
        data["gaps"][0]["source"].update(quote=None, document=long, clause="Điều 3")

    text = RENDERERS["md"](changed(edit), "vi")
    assert "Theo Quyết định rất dài Quyết định rất dài Quyết…, Điều 3." in text


def test_nothing_left_is_said_plainly(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data.update(gaps=[], findings=[], tasks=[], minimums=[], targets=[], warnings=[])
        for one in data["evidence"]:
            one["status"] = "present"
        for node in data["nodes"]:
            if node["kind"] != "standard":
                node["points"] = "0"

    text = said(changed(edit))
    assert "Không còn điểm nào có thể lấy lại." in text
    for title in (
        "QUY TẮC",
        "NHIỆM VỤ CỦA",
        "CHỈ TIÊU TỐI THIỂU",
        "TÀI LIỆU KIỂM CHỨNG CẦN",
        "KHÔNG TÍNH ĐIỂM",
        "KHÔNG LẤY LẠI",
        "ĐIỂM THƯỞNG,",
        "LƯU Ý",
        "parscore explain",
    ):
        assert title not in text


def test_tasks_without_problems_are_counted(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        for task in data["tasks"]:
            task.update(status="done", problems=[])

    found = section(changed(edit), "Nhiệm vụ của kế hoạch")
    assert "39 nhiệm vụ: 39 hoàn thành." in found
    assert "- " not in found


def test_a_finding_that_no_section_tells_has_its_own(changed: Change) -> None:
    fact = {"kind": "measure", "fields": {"indicator": "x"}, "rule": None}

    def edit(data: dict[str, Any]) -> None:
        finding = data["findings"][0]
        data["findings"].append(finding | {"because": [fact], "message": text_of("Số liệu lạ.")})
        data["findings"].append(
            finding | {"effect": "gate", "node": None, "message": text_of("Hạ một bậc.")}
        )

    strange = changed(edit)
    assert "Số liệu lạ." in section(strange, "Nhận xét khác")
    assert "Hạ một bậc." in section(strange, "Quy tắc làm thay đổi điểm")


def test_a_numbered_plan_is_cited_with_its_day(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["plan"].update(title="Kế hoạch", number="12/KH-UBND", issued="2025-08-14")
        data["period"].update(to=None)

    text = said(changed(edit))
    assert "Kế hoạch, số 12/KH-UBND, ngày 14/8/2025" in text
    assert "Kỳ đánh giá từ 1/1/2025" in text


@pytest.mark.parametrize(
    ("value", "goal", "shown"),
    [
        ("98", "98", "98%"),
        ("97.9996", "98", "97,9996%"),
        ("97.99999999", "98", "97,999999%"),
        ("98.00000001", "98", "98,000001%"),
        ("82.333333", "80", "82,33%"),
    ],
)
def test_a_percentage_never_seems_to_reach_a_goal_it_misses(
    value: str, goal: str, shown: str
) -> None:
    assert Notation("vi").percent(amount(value), apart_from=amount(goal)) == shown


def test_notation() -> None:
    vi, en = Notation("vi"), Notation("en")
    assert [vi.signed(x) for x in ("0", "1.5", "-1234.5")] == ["0", "+1,5", "-1.234,5"]
    assert en.number("1234.5") == "1,234.5"
    assert vi.quantity("3", "cái") == "3 cái"
    assert vi.quantity("3", "") == "3"
    assert vi.day("giữa năm") == "giữa năm"
    assert vi.share("1", "0") == "–"
    assert vi.aligned(["1.5", "2", "-0.25"]) == ["1,50", "2,00", "-0,25"]
    assert vi.aligned([]) == []
    assert vi.goal_in_words("<", "3", "days") == "dưới 3 ngày"
    assert amount("0.33", {"points": "1/3"}, "points") * 3 == 1


def test_spans(assessment: Assessment) -> None:
    span = type(assessment.period)
    vi = Notation("vi")
    assert vi.span(span.model_validate({"to": "2025-06-30"})) == "đến 30/6/2025"
    assert vi.span(span()) == "–"


def test_places_are_joined_shortly() -> None:
    assert joined(["Phụ lục 01.1", "Phụ lục 01.4", "II.2", "II.2"]) == "Phụ lục 01.1, 01.4; II.2"


def test_texts_are_shortened_at_a_word() -> None:
    assert shortened("một hai ba", 20) == "một hai ba"
    assert shortened("một hai, ba bốn", 9) == "một hai…"
