"""Hợp Tiến 2025 from its two files to its assessment, as the office that keeps them expects it."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from support.communes import (
    as_json,
    assess_hop_tien,
    hop_tien_actuals,
    hop_tien_plan,
    node,
    thanh_hoa,
)

from parscore.documents.assessment import Assessment
from parscore.values import numbers
from parscore.values.exact import Fraction


@pytest.fixture(scope="module")
def result() -> Assessment:
    return assess_hop_tien()


def test_49_of_50_meets_the_provinces_minimum_and_misses_the_plans_own_target(
    result: Assessment,
) -> None:
    on_time = node(result, "on_time")
    assert on_time.value == "98"
    assert on_time.status == "met"
    minimum = next(m for m in result.minimums if m.indicator == "dossiers_on_time")
    assert (minimum.op, minimum.value, minimum.actual) == (">=", "98", "98")
    assert (minimum.status, minimum.shortfall) == ("met", None)
    own = [t for t in result.targets if t.indicator == "dossiers_on_time"]
    assert own
    assert {(t.op, t.value, t.status) for t in own} == {(">", "98", "not_met")}
    assert {t.shortfall for t in own} == {"1"}
    text = own[0].shortfall_text
    assert text is not None
    assert text.vi == "thiếu 1 hồ sơ"


def test_the_set_has_100_points_in_at_least_45_leaves() -> None:
    book = thanh_hoa().rulebook
    assert len([leaf for leaf in book.leaves if leaf.kind == "standard"]) >= 45
    assert sum((root.maximum for root in book.roots if root.in_max), Fraction(0)) == 100
    fields = [root.id for root in book.roots if root.kind == "standard"]
    assert len(fields) == 7


def test_one_leaf_is_undetermined_and_one_not_applicable(result: Assessment) -> None:
    leaves = {leaf.id for leaf in thanh_hoa().rulebook.leaves}
    by_status = Counter(n.status for n in result.nodes if n.id in leaves)
    assert by_status["undetermined"] == 1
    assert by_status["not_applicable"] == 1
    assert min(by_status["met"], by_status["partly"], by_status["not_met"]) > 0
    open_leaf = next(n for n in result.nodes if n.id in leaves and n.status == "undetermined")
    assert open_leaf.points is None
    assert open_leaf.reason is not None


def test_what_is_not_applicable_leaves_the_maximum(result: Assessment) -> None:
    gone = [n for n in result.nodes if n.status == "not_applicable" and n.formula]
    away = sum(exact(n.max_official) for n in gone)
    assert exact(result.score.max) == 100 - away
    assert all(n.max == "0" for n in gone)


def test_the_nine_minimums_of_the_province_are_all_there(result: Assessment) -> None:
    assert {(m.indicator, m.op, m.value) for m in result.minimums} == {
        ("dossiers_on_time", ">=", "98"),
        ("online_payment", ">=", "30"),
        ("documents_e_signed", ">=", "100"),
        ("results_digitised", ">=", "100"),
        ("data_reused", ">=", "80"),
        ("no_repeat_documents", ">=", "80"),
        ("legal_documents_right_process", ">=", "100"),
        ("procedures_fully_online", ">=", "100"),
        ("offices_following_rules", ">=", "100"),
    }
    assert all(m.basis == "assumed" and m.source and m.source.quote for m in result.minimums)
    assert {m.plan_status for m in result.minimums} == {"meets"}


def test_a_minimum_says_how_many_are_lacking_in_its_own_unit(result: Assessment) -> None:
    payment = next(m for m in result.minimums if m.indicator == "online_payment")
    assert (payment.status, payment.actual, payment.shortfall) == ("not_met", "27", "18")
    assert payment.shortfall_text is not None
    assert payment.shortfall_text.vi == "thiếu 18 giao dịch"


def test_the_39_tasks_stand_as_in_the_seven_appendices(result: Assessment) -> None:
    appendices = Counter(task["section"].split(".")[0] for task in hop_tien_plan()["tasks"])
    assert list(appendices.values()) == [4, 8, 6, 7, 5, 4, 5]
    assert len(result.tasks) == 39
    assert [t.id for t in result.tasks] == [t["id"] for t in hop_tien_plan()["tasks"]]


def test_every_leaf_is_assumed_and_says_why(result: Assessment) -> None:
    leaves = [n for n in result.nodes if n.formula is not None]
    assert len(leaves) == len(thanh_hoa().rulebook.leaves)
    for leaf in leaves:
        assert leaf.source is not None
        assert leaf.source.basis == "assumed"
        assert leaf.source.reason
        assert leaf.source.clause
        assert leaf.source.quote
    assert result.ruleset.basis == "assumed"
    assert any(w.code == "warn.assumed" for w in result.warnings)


def test_made_up_figures_are_called_so_before_anything_else(result: Assessment) -> None:
    assert result.illustrative
    assert result.warnings[0].code == "warn.illustrative"


def test_the_points_of_the_fields_are_the_points_of_the_commune(result: Assessment) -> None:
    roots = [n for n in result.nodes if n.parent is None]
    assert sum(exact(n.points) for n in roots) == exact(result.score.points)
    index = 100 * exact(result.score.points) / exact(result.score.max)
    assert abs(exact(result.score.index) - index) <= Fraction(1, 200)


def exact(number: str | None) -> Fraction:
    assert number is not None
    return numbers.exact(number)


def test_points_lost_and_open_make_up_the_maximum_of_a_standard_node(result: Assessment) -> None:
    for one in result.nodes:
        if one.kind == "standard":
            points = exact(one.lower) if one.points is None else exact(one.points)
            open_ = exact(one.upper) - points
            assert points + exact(one.lost) + open_ == exact(one.max), one.id


def test_equal_inputs_give_an_equal_assessment_to_the_byte(result: Assessment) -> None:
    assert assess_hop_tien().model_dump_json() == result.model_dump_json()


def test_the_order_of_keys_changes_nothing(result: Assessment) -> None:
    def turned(tree: object) -> object:
        if isinstance(tree, dict):
            return {key: turned(value) for key, value in reversed(tree.items())}
        return [turned(one) for one in tree] if isinstance(tree, list) else tree

    again = assess_hop_tien(
        turned(hop_tien_actuals()),  # type: ignore[arg-type]
        plan_tree=turned(hop_tien_plan()),  # type: ignore[arg-type]
    )
    assert sorted_lists(as_json(again)["warnings"]) == sorted_lists(as_json(result)["warnings"])
    before, after = as_json(result), as_json(again)
    for part in ("score", "nodes", "minimums", "targets", "tasks", "evidence", "gaps", "findings"):
        assert after[part] == before[part], part


def test_the_order_of_keys_changes_no_byte(result: Assessment) -> None:
    given = hop_tien_actuals()
    given["measures"] = dict(reversed(given["measures"].items()))
    assert assess_hop_tien(given).model_dump_json() == result.model_dump_json()


def sorted_lists(texts: list[dict[str, object]]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in texts)


def test_both_engines_give_the_same_assessment_except_for_their_name(result: Assessment) -> None:
    pytest.importorskip("durable_rules_engine")
    durable = as_json(assess_hop_tien(engine="durable"))
    reference = as_json(result)
    assert durable.pop("engine")["inference"] == "durable"
    assert reference.pop("engine")["inference"] == "reference"
    assert durable == reference


def test_an_assessment_is_what_its_own_schema_says(result: Assessment) -> None:
    again = Assessment.model_validate_json(result.model_dump_json(by_alias=True))
    assert again.model_dump_json(by_alias=True) == result.model_dump_json(by_alias=True)


def test_a_measure_that_comes_in_lands_inside_the_bounds(result: Assessment) -> None:
    scores = []
    proof = {
        "id": "tl_danh_gia",
        "document": "bao_cao_danh_gia",
        "number": "12/BC-UBND",
        "issued": "2025-12-20",
        "title": "Báo cáo đánh giá",
    }
    for day in ("2025-12-20", "2025-12-28", "2026-01-31"):
        given = hop_tien_actuals()
        given["evidence"].append(proof)
        given["measures"]["staff_evaluation_report"] = {"date": day, "evidence": ["tl_danh_gia"]}
        later = assess_hop_tien(given)
        assert node(later, "evaluation").points is not None
        assert exact(result.score.lower) <= exact(later.score.points)
        assert exact(later.score.points) <= exact(result.score.upper)
        assert later.score.lower == later.score.points == later.score.upper
        assert later.score.coverage == "1"
        scores.append(later.score.points)
    assert scores == ["81.42", "80.42", "79.42"]


def test_the_first_gap_wins_the_most_and_the_ranks_follow(result: Assessment) -> None:
    won = [exact(g.recoverable) for g in result.gaps if g.recoverable is not None]
    assert won == sorted(won, reverse=True)
    unknown = [g.recoverable is None for g in result.gaps]
    assert unknown == sorted(unknown)
    assert [g.rank for g in result.gaps] == list(range(1, len(result.gaps) + 1))


def test_every_gap_says_what_to_do_and_who_by_when(result: Assessment) -> None:
    units = {unit.id for unit in result.units}
    for gap in result.gaps:
        assert gap.action.vi
        assert gap.title
        if gap.node is not None:
            assert gap.owner in units
            assert gap.due is not None
            assert gap.source is not None
            assert gap.source.clause


def test_every_lost_point_stands_in_the_gap_list(result: Assessment) -> None:
    leaves = [n for n in result.nodes if n.formula is not None and n.status != "not_applicable"]
    for leaf in leaves:
        listed = sum(
            (exact(g.lost) for g in result.gaps if g.node == leaf.id and g.lost), Fraction(0)
        )
        assert listed == exact(leaf.lost), leaf.id
