"""One node is explained from data to clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from parscore.reports import labels
from parscore.reports.explain import NoSuchNode, render_explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

    Change = Callable[[Callable[[dict[str, Any]], None]], Assessment]


def told(assessment: Assessment, node: str, lang: Any = "vi") -> str:  # noqa: ANN401 - a language
    """Return the explanation on one line, so that wrapping does not matter."""
    return re.sub(r"\s+", " ", render_explain(assessment, node, lang))


def leaf(data: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [node for node in data["nodes"] if node["id"] == name]
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("formula", sorted(labels.FORMULA))
def test_every_kind_of_formula(
    formula: str,
    lang: Lang,
    assessment: Assessment,
    changed: Change,
) -> None:
    leaves = [node.id for node in assessment.nodes if node.formula == formula]
    subject = assessment
    if not leaves:
        leaves = ["on_time"]
        subject = changed(lambda data: leaf(data, "on_time").update(formula=formula))
    for name in leaves:
        text = told(subject, name, lang)
        assert labels.say(labels.FORMULA, formula, lang) in text
        for step in subject_node(subject, name).steps:
            assert step.render(lang) in text


def subject_node(assessment: Assessment, name: str) -> Any:  # noqa: ANN401 - a node
    (found,) = [node for node in assessment.nodes if node.id == name]
    return found


def test_from_data_to_clause(assessment: Assessment) -> None:
    text = told(assessment, "on_time")
    order = (
        "Tử số 1.176 Mẫu số 1.200",
        "Nguồn Biểu II.06a/VPCP/KSTT",
        "Báo cáo công tác kiểm soát TTHC: Đã có",
        "Điểm theo mức mà kết quả rơi vào.",
        "1.176/1.200 = 98%",
        "Mức từ 98",
        "Thành điểm: 4 / 4",
        "Đã đủ điểm.",
        "Con số giả định",
        "Quy tắc “Không đạt mục tiêu của kế hoạch”",
        "kết quả: chưa đạt",
        "3.2 Giải quyết hồ sơ TTHC: 6,6 / 8",
        "Tổng điểm:",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_rounding_and_parts_show(assessment: Assessment) -> None:
    assert "Làm tròn: +0,004444 điểm" in told(assessment, "plan_completion")
    parts = render_explain(assessment, "budget_control")
    assert "Số liệu nằm ở từng phần" in parts
    assert "  - Giải ngân vốn đầu tư công: 0,82 điểm.\n    - Số liệu: 8.200/10.000" in parts


def test_an_open_leaf_says_between_which_points(assessment: Assessment) -> None:
    text = told(assessment, "evaluation")
    assert "Chưa xác định: từ " in text
    assert "Chưa có số liệu." in text


def test_a_withheld_leaf_names_rule_points_and_reason(assessment: Assessment) -> None:
    text = told(assessment, "pay")
    assert (
        "Quy tắc “Thiếu tài liệu kiểm chứng thì không được điểm”: chưa tính điểm (-1 điểm)." in text
    )
    assert "Vì: Tài liệu kiểm chứng (tài liệu: Báo cáo thực hiện chế độ" in text


def test_a_leaf_that_does_not_apply(assessment: Assessment) -> None:
    text = told(assessment, "draft_comments")
    assert "0 (Không áp dụng)" in text
    assert "Điểm gốc 2" in text
    assert "Không áp dụng có Lý do Từ ngày" in text
    assert "CÒN THIẾU" not in text


def test_a_leaf_without_anything(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        bare = {"measure", "formula", "source", "owner", "due", "target", "recoverable", "reason"}
        leaf(data, "on_time").update(dict.fromkeys(bare), steps=[], evidence=[], status="partly")
        data["findings"] = []

    text = told(changed(edit), "on_time")
    assert "Chưa có số liệu." in text
    assert "Không nêu." in text
    assert "Không có quy tắc nào" in text


def test_every_form_of_measure_is_shown(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        leaf(data, "on_time").update(
            measure={
                "done": False,
                "level": "tot",
                "items": {"a": True, "b": False},
                "since": "2025-08-01",
                "previous": {"numerator": "1", "denominator": "3"},
                "occurrences": [{"days": "2"}, {"date": "2025-09-01"}],
                "points": "1.5",
            },
            names={
                "tot": {"vi": "Tốt", "en": "Good"},
                "a": {"vi": "Tờ rơi", "en": "Leaflets"},
            },
            explanation="Đã giải trình.",
            appraisal={"round1": {"points": "1", "note": "Xem lại."}, "explanation": "Bổ sung."},
        )
        leaf(data, "on_time")["evidence"].append({"document": "lạ", "status": "missing"})

    text = told(changed(edit), "on_time")
    for words in (
        "Đã thực hiện không",
        "Mức Tốt",
        "Từng nội dung Tờ rơi: có; b: không",
        "Mốc tính 1/8/2025",
        "Từng lần Số ngày: 2; Ngày thực hiện: 1/9/2025",
        "Kỳ trước Tử số: 1, Mẫu số: 3",
        "Điểm nhập sẵn 1,5",
        "Giải trình Đã giải trình.",
        "Thẩm định lần 1 Điểm nhập sẵn: 1, Ghi chú: Xem lại.",
        "Xã giải trình Bổ sung.",
        "lạ: Thiếu",
    ):
        assert words in text


def test_a_document_with_a_problem_tells_it(assessment: Assessment) -> None:
    assert "Chưa đủ. Tài liệu đã nộp thiếu số" in told(assessment, "platforms")


def test_a_group_shows_children_adjustments_and_parents(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        cap = {"kind": "cap", "rule": None, "points": "-0.5"}
        for name in ("dossier_settlement", "administrative_procedures"):
            leaf(data, name)["adjustments"] = [cap]

    text = told(changed(edit), "dossier_settlement")
    assert "3.2.1 Tỷ lệ hồ sơ TTHC" in text
    assert text.count("Khống chế điểm: -0,5 điểm") == 2
    assert "3 Cải cách thủ tục hành chính:" in text
    assert "Tổng điểm:" in text


def test_an_open_child_has_no_points(assessment: Assessment) -> None:
    text = told(assessment, "discipline")
    assert re.search(r"Chưa xác định – 2 \S+ – 2", text)


def test_a_chain_of_rules_is_followed_once(changed: Change) -> None:
    def edit(data: dict[str, Any]) -> None:
        measure = {"kind": "measure", "fields": {"indicator": "x", "state": "positive"}}
        cap = {"kind": "cap", "fields": {"node": "on_time"}, "rule": "first"}
        late = {"kind": "late", "fields": {"node": "on_time", "days": 3}}
        pair = {"kind": "target_pair", "fields": {"first": data["targets"][0]["id"], "second": "?"}}
        text = {"code": "t", "args": {}, "vi": "Bị khống chế.", "en": "Capped."}
        one = {"effect": "cap", "severity": "error", "message": text}
        data["findings"] = [
            one | {"rule": "first", "node": "on_time", "because": [measure, late, pair]},
            one | {"rule": "second", "node": "overdue_land", "because": [cap]},
            one | {"rule": "first", "node": "one_stop", "because": [{**cap, "rule": "first"}]},
        ]

    text = told(changed(edit), "overdue_land")
    chain = (
        "Vì: Khống chế điểm (tiêu chí: 3.2.1 Tỷ lệ hồ sơ TTHC giải quyết trước và đúng hạn) "
        "(suy ra theo quy tắc “first”) - Vì: Số liệu (chỉ tiêu: x; tình trạng: lớn hơn 0)"
    )
    assert text.count(chain) == 1
    assert "số ngày: 3" in text
    assert "thứ hai: ?" in text


def test_a_node_may_be_named_by_its_number(assessment: Assessment) -> None:
    assert render_explain(assessment, "3.2.1") == render_explain(assessment, "on_time")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("ontime", "on_time"), ("thanh toán", "fee_procedures"), ("ho so dung han", None)],
)
def test_an_unknown_node_suggests_others(
    name: str, meant: str | None, assessment: Assessment
) -> None:
    with pytest.raises(NoSuchNode) as caught:
        render_explain(assessment, name)
    error = caught.value
    assert error.node == name
    assert meant is None or meant in error.candidates
    assert len(error.candidates) <= 5
    assert name in error.text.vi


def test_an_unknown_node_without_likeness(assessment: Assessment) -> None:
    with pytest.raises(NoSuchNode) as caught:
        render_explain(assessment, "zzzzzz")
    assert caught.value.candidates == ()
    assert caught.value.text.en == "There is no criterion “zzzzzz”."


def test_a_name_without_letters_suggests_nothing(assessment: Assessment) -> None:
    with pytest.raises(NoSuchNode) as caught:
        render_explain(assessment, "")
    assert caught.value.candidates == ()


def test_documents_are_told_by_number_day_and_title(assessment: Assessment) -> None:
    said = " ".join(told(assessment, "on_time").split())
    assert "số MH-13/BC-UBND, ngày 12/12/2025: Báo cáo công tác kiểm soát TTHC (minh họa)" in said
    assert "tl_" not in said
