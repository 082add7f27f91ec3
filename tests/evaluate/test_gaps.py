"""The gap list: what costs points, what can be won back, what to do, who, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.communes import (
    Rules,
    Tree,
    actuals,
    assess,
    by,
    inference,
    node,
    plan,
    rules,
    target,
    task,
)
from support.rulebooks import ASSUMED, group, indicator, leaf

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, Gap

COUNTED = {"vi": "hồ sơ", "en": "dossiers"}
LINEAR = {"type": "proportional", "of": "ratio", "full_at": 100}


def share(**keys: object) -> object:
    return indicator("ratio", unit="percent", counted=COUNTED, **keys)


def assessed(by_rules: Rules, measures: Tree, **keys: object) -> Assessment:
    return assess(plan(**keys), actuals(measures=measures), by_rules)


def only(made: Assessment) -> Gap:
    assert len(made.gaps) == 1, [gap.action.vi for gap in made.gaps]
    return made.gaps[0]


def points(number: object) -> Tree:
    return {"points": number}


def test_full_marks_leave_no_gap() -> None:
    assert assessed(rules(leaf("a", 4)), {"a": points(4)}).gaps == ()


def test_a_leaf_that_is_not_applicable_is_no_gap() -> None:
    measures = {"a": {"not_applicable": True, "reason": "x"}}
    for treatment in ("reduce", "full", "redistribute"):
        by_rules = rules(leaf("a", 4, not_applicable=treatment))
        assert assessed(by_rules, measures).gaps == ()


def test_points_lost_because_nothing_fell_due_are_told() -> None:
    measures = {"a": {"not_applicable": True, "reason": "x"}}
    gap = only(assessed(rules(leaf("a", 4, not_applicable="lost")), measures))
    assert (gap.kind, gap.lost, gap.recoverable) == ("result", "4", "0")
    assert gap.action.vi == ("Trong kỳ không phát sinh, và quy định không cho điểm trường hợp này.")
    assert (
        gap.action.en == "Nothing fell due in this period, and the rules give no points for that."
    )


def test_a_missing_measure_is_a_gap_in_the_data_and_lost_nothing_yet() -> None:
    gap = only(assessed(rules(leaf("a", 4)), {}))
    assert (gap.kind, gap.node, gap.lost, gap.recoverable) == ("data", "a", "0", "4")
    assert gap.action.vi == "Cần nhập số liệu: chỉ tiêu."


def test_a_case_the_rule_leaves_open_is_a_gap_in_the_rule() -> None:
    bands = {"type": "bands", "of": "value", "bands": [{"at_least": 2, "points": 3}]}
    gap = only(assessed(rules(leaf("a", 3, bands)), {"a": {"value": 1}}))
    assert (gap.kind, gap.lost) == ("rule", "0")
    assert "Cần hỏi Sở Nội vụ" in gap.action.vi


def test_what_happened_cannot_be_won_back() -> None:
    by_rules = rules(
        leaf("a", 4, LINEAR, indicator="past"),
        indicators={"past": share(irreversible=True)},
    )
    made = assessed(by_rules, {"past": {"numerator": 3, "denominator": 4}})
    gap = only(made)
    assert (gap.kind, gap.lost, gap.recoverable) == ("result", "1", "0")
    assert gap.action.code == "gap.lost"
    assert (node(made, "a").lost, node(made, "a").recoverable) == ("1", "0")


def test_points_lost_to_a_count_say_how_many_more_are_needed() -> None:
    by_rules = rules(leaf("a", 4, LINEAR, indicator="now"), indicators={"now": share()})
    gap = only(assessed(by_rules, {"now": {"numerator": 45, "denominator": 50}}))
    assert (gap.kind, gap.lost, gap.recoverable) == ("result", "0.4", "0.4")
    assert gap.action.vi == "Cần thêm 5 hồ sơ để đạt 100% và đủ 4 điểm."


def test_days_of_the_best_band_are_a_limit_not_an_aim() -> None:
    bands = {
        "type": "bands",
        "of": "value",
        "bands": [{"at_least": 0, "at_most": 2, "points": 4}, {"above": 2, "points": 1}],
    }
    by_rules = rules(
        leaf("a", 4, bands, indicator="n"),
        indicators={"n": indicator("value", counted=COUNTED)},
    )
    made = assessed(by_rules, {"n": {"value": 5}})
    assert only(made).action.vi == "Cần giảm 3 hồ sơ để còn 2 và đủ 4 điểm."
    shown = node(made, "a").target
    assert shown is not None
    assert (shown.op, shown.value) == ("<=", "2")


@pytest.mark.parametrize(
    ("how", "kind", "measure", "says"),
    [
        ({"type": "pass_fail", "pass": 4}, "done", {"done": False}, "Cần hoàn thành: chỉ tiêu."),
        (
            {
                "type": "all_of",
                "items": [{"id": one, "title": one.upper()} for one in "xyz"],
                "pass": 4,
            },
            "items",
            {"items": {"x": True, "y": False, "z": False}},
            "Cần bổ sung: Y; Z.",
        ),
        (
            {"type": "levels", "levels": {"good": 4, "poor": 0}},
            "level",
            {"level": "poor"},
            "Cần nâng từ mức “poor” lên mức “good”.",
        ),
        (
            {"type": "deduction", "of": "value", "each": 1},
            "value",
            {"value": 3},
            "Cần giảm 3 trường hợp để còn 0 và đủ 4 điểm.",
        ),
        (
            {"type": "per_unit", "of": "value", "each": "0.4", "most": 4},
            "value",
            {"value": 7},
            "Cần thêm 3 trường hợp để đạt 10 và đủ 4 điểm.",
        ),
    ],
)
def test_each_formula_says_what_would_bring_full_marks(
    how: Tree, kind: str, measure: Tree, says: str
) -> None:
    by_rules = rules(leaf("a", 4, how), indicators={"a": indicator(kind)})
    assert only(assessed(by_rules, {"a": measure})).action.vi == says


def test_a_sum_says_what_each_short_part_needs() -> None:
    parts = [
        {
            "id": one,
            "title": f"Phần {one}",
            "indicator": one,
            "max": 2,
            "formula": {"type": "pass_fail", "pass": 2},
        }
        for one in ("x", "y")
    ]
    done = {one: indicator("done", title=f"việc {one}") for one in ("x", "y")}
    by_rules = rules(leaf("a", 4, {"type": "sum", "parts": parts}, indicator=None), indicators=done)
    made = assessed(by_rules, {"x": {"done": False}, "y": {"done": True}})
    assert "Phần x (cần hoàn thành: việc x)" in only(made).action.vi
    assert "việc y" not in only(made).action.vi


def test_growth_is_not_mistaken_for_the_figure_that_grows() -> None:
    growth = {"type": "proportional", "of": "growth", "full_at": 10}
    by_rules = rules(leaf("a", 4, growth), indicators={"a": indicator("value")})
    made = assessed(by_rules, {"a": {"value": 8, "previous": {"value": 8}}})
    assert only(made).action.code == "gap.review"


def test_a_branch_on_another_leaf_says_what_its_own_case_needs() -> None:
    def needs(title: str) -> Tree:
        return {"type": "all_of", "items": [{"id": "x", "title": title}], "pass": 4}

    asking = {
        "type": "branch",
        "cases": [{"if": {"node": "a", "status": ["met"]}, "formula": needs("Bước hai")}],
        "otherwise": needs("Bước một"),
    }
    by_rules = rules(leaf("a", 4), leaf("b", 4, asking), indicators={"b": indicator("items")})
    measures = {"a": points(4), "b": {"items": {"x": False}}}
    assert only(assessed(by_rules, measures)).action.vi == "Cần bổ sung: Bước hai."


def test_gaps_stand_by_points_then_tree_then_kind_and_the_unknown_last() -> None:
    by_rules = rules(
        group("g", leaf("a", 4), leaf("b", 4)),
        leaf("c", 9),
        indicators={"m": share()},
        minimums=[{"id": "m", "indicator": "m", "op": ">=", "value": 9, "source": ASSUMED}],
    )
    made = assess(
        plan(tasks=[task("t", by("2025-01-31"))]),
        actuals(
            measures={"a": points(2), "b": points(2), "c": points(6)},
            tasks={"t": {"status": "in_progress"}},
        ),
        by_rules,
    )
    assert [(g.rank, g.kind, g.node, g.recoverable) for g in made.gaps] == [
        (1, "result", "c", "3"),
        (2, "result", "a", "2"),
        (3, "result", "b", "2"),
        (4, "plan", None, None),
        (5, "task", None, None),
    ]


def test_a_gap_is_due_on_the_first_day_that_has_not_passed() -> None:
    def due(as_of: str, **keys: object) -> str | None:
        by_rules = rules(leaf("a", 4, **keys), settings={"self_scoring_closes": "2025-12-19"})
        stated = plan(tasks=[task("t", by("2025-11-30"), indicators=["a"])])
        return assess(stated, actuals(), by_rules, as_of=as_of).gaps[0].due

    assert due("2025-10-01", due="2025-10-31") == "2025-10-31"
    assert due("2025-11-01", due="2025-10-31") == "2025-11-30"
    assert due("2025-12-01", due="2025-10-31") == "2025-12-19"
    assert due("2026-01-01", due="2025-10-31") == "2025-12-19"
    assert due("2025-12-01") == "2025-12-19"


def test_a_gap_belongs_to_the_rules_owner_else_to_who_holds_the_figure() -> None:
    units = [{"id": "economy", "name": "Phòng Kinh tế", "aliases": ["Phòng KT"]}]
    held = {"a": indicator("points", owner="Phòng KT")}
    by_figure = assessed(rules(leaf("a", 4), indicators=held), {}, units=units)
    by_rule = assessed(
        rules(leaf("a", 4, owner="phòng  kinh tế"), indicators=held), {}, units=units
    )
    unknown = assessed(rules(leaf("a", 4, owner="Công an xã"), indicators=held), {}, units=units)
    owners = [only(made).owner for made in (by_figure, by_rule, unknown)]
    assert owners == ["economy", "economy", "Công an xã"]


def test_a_gap_names_its_clause() -> None:
    source = {
        "basis": "official",
        "citation": {"document": "qd", "clause": "Điều 5", "quote": "được 4 điểm"},
    }
    by_rules = rules(leaf("a", 4, source=source), documents={"qd": {"title": "Quyết định số 1"}})
    found = only(assessed(by_rules, {})).source
    assert found is not None
    assert (found.basis, found.document, found.clause, found.quote) == (
        "official",
        "Quyết định số 1",
        "Điều 5",
        "được 4 điểm",
    )


def test_a_capped_leaf_can_be_mended_even_where_the_figure_cannot() -> None:
    cap = inference(
        """
  - id: no-apology
    title: Không xin lỗi
    when:
      - measure: {indicator: rude, state: positive}
    then:
      - cap: {node: a, at: "50%"}
    severity: error
    message: {vi: "Không xin lỗi.", en: "No apology."}
    source: {basis: assumed, reason: thử}
"""
    )
    by_rules = rules(
        leaf("a", 4, LINEAR, indicator="past"),
        indicators={"past": share(irreversible=True), "rude": indicator("value")},
        inference_rules={"vn/thu": cap},
    )
    measures = {"past": {"numerator": 3, "denominator": 4}, "rude": {"value": 1}}
    made = assessed(by_rules, measures)
    assert node(made, "a").points == "2"
    gap = only(made)
    assert (gap.lost, gap.recoverable) == ("2", "1")


def test_a_warning_names_bare_percentages_and_measures_nobody_asked_for() -> None:
    by_rules = rules(
        leaf("a", 4, LINEAR, indicator="now"),
        indicators={"now": share(title="Tỷ lệ"), "spare": indicator("value", title="Thừa")},
    )
    made = assessed(by_rules, {"now": {"value": 90}, "spare": {"value": 1}})
    told = {w.code: w.vi for w in made.warnings}
    assert "“Tỷ lệ”" in told["warn.bare-percentage"]
    assert "“Thừa”" in told["warn.unused-measure"]


def test_a_day_or_a_span_outside_the_criterions_window_is_worth_a_warning() -> None:
    late = {"type": "bands", "of": "days", "due": "2025-06-01", "bands": [{"points": 4}]}
    by_rules = rules(
        leaf("a", 4, late, window={"from": "2025-01-01", "to": "2025-06-30"}),
        leaf("b", 4),
        indicators={"a": indicator("date")},
    )
    half = {"from": "2025-01-01", "to": "2025-06-30"}
    measures = {"a": {"date": "2025-07-01"}, "b": {"points": 1, "window": half}}
    codes = [w.code for w in assessed(by_rules, measures).warnings]
    assert "warn.outside-window" in codes
    assert "warn.other-window" in codes


def test_a_plan_gap_names_the_minimum() -> None:
    by_rules = rules(
        leaf("a", 4),
        indicators={"m": share(title="Tỷ lệ")},
        minimums=[{"id": "m", "indicator": "m", "op": ">=", "value": 98, "source": ASSUMED}],
    )
    made = assessed(by_rules, {"a": points(4)}, targets=[target("m", ">=", 90)])
    gap = only(made)
    assert (gap.kind, gap.title) == ("plan", "Tỷ lệ")
    assert gap.action.vi.startswith("Mục tiêu của kế hoạch chưa bằng mức tối thiểu >= 98 của tỉnh")
