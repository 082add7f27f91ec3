"""A what-if is the evaluation of other figures, told as what changed: exactly, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import (
    PROVENANCE,
    assess_hop_tien,
    hop_tien_actuals,
    hop_tien_plan,
    read,
    rules_of,
    thanh_hoa,
)
from support.patches import patched

from parscore.advice.changes import change_between, shares_of
from parscore.advice.steps import advised, with_steps
from parscore.advice.together import take_steps
from parscore.advice.typed_figures import Place, Typed
from parscore.advice.whatif import Case, what_if
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.documents.schemas import schema_of
from parscore.documents.whatif import WhatIf
from parscore.evaluate import judge
from parscore.reading.problems import Unreadable
from parscore.reports.whatif_page import RENDERERS
from parscore.values import numbers

if TYPE_CHECKING:
    from parscore.documents.changes import Change, NodeChange
    from parscore.documents.whatif import ScenarioShown
    from parscore.evaluate import Rules
    from parscore.values.exact import Fraction


def case(*pairs: str, name: str | None = None) -> Case:
    typed = (pair.partition("=") for pair in pairs)
    return Case(name, tuple(Typed(one, value, Place("--set")) for one, _, value in typed))


def tried(*cases: Case, other: Rules | None = None) -> WhatIf:
    return what_if(
        read(Plan, hop_tien_plan()),
        read(Actuals, hop_tien_actuals()),
        thanh_hoa(),
        PROVENANCE,
        cases,
        other=other,
        engine="reference",
    )


def only(*pairs: str) -> ScenarioShown:
    (scenario,) = tried(case(*pairs)).scenarios
    return scenario


def exact(number: str, others: dict[str, str], key: str = "points") -> Fraction:
    return numbers.exact(others.get(key, number))


def assert_adds_up(change: Change) -> None:
    parts = [exact(one.points, dict(one.exact)) for one in change.nodes]
    rounding = exact(change.rounding, dict(change.exact), "rounding")
    assert sum(parts) + rounding == exact(change.points, dict(change.exact))


def changed(scenario: ScenarioShown, node: str) -> NodeChange:
    return next(one for one in scenario.change.nodes if one.node == node)


def test_more_of_a_count_wins_what_the_formula_gives_and_says_how() -> None:
    """162 of 600 are paid online, the criterion gives 3 points at 30%: 12 more are worth 0.2."""
    scenario = only("online_payment=+12")
    assert scenario.change.points == "0.2"
    leaf = changed(scenario, "payment")
    assert leaf.before is not None
    assert leaf.after is not None
    assert (leaf.before.points, leaf.after.points, leaf.points) == ("2.7", "2.9", "0.2")
    assert leaf.after.steps[-1].vi == "3 điểm × 29% / 30% = 2,9 điểm."
    assert_adds_up(scenario.change)


def test_a_minimum_that_is_met_and_a_finding_that_goes_are_told() -> None:
    scenario = only("online_payment=+18")
    moved = [(one.id, one.before, one.after) for one in scenario.change.minimums]
    ((name, before, after),) = moved
    assert name == "min_online_payment"
    assert before is not None
    assert after is not None
    assert (before.status, after.status) == ("not_met", "met")
    assert any(one.rule == "minimum-not-met" for one in scenario.change.findings_gone)
    assert scenario.minimums_met == tried(case("online_payment=+0")).before.minimums_met + 1


def test_the_result_is_that_of_evaluating_the_other_figures() -> None:
    tree = hop_tien_actuals()
    tree["measures"]["online_payment"]["numerator"] = 400
    tree["measures"]["dossiers_on_time"] |= {"numerator": 1200, "denominator": 1200}
    scenario = only("online_payment=400/600", "dossiers_on_time=1200/1200")
    assert scenario.score == assess_hop_tien(tree).score
    assert scenario.change == change_between(
        assess_hop_tien().model_copy(update={"gaps": ()}),
        assess_hop_tien(tree).model_copy(update={"gaps": ()}),
    )


def test_the_class_is_told_where_it_changes_and_only_there() -> None:
    """81.04% is good (tốt); without 2.7 points for online payment it is below 80%."""
    worse = only("online_payment=0/600").change
    assert worse.class_ is not None
    assert worse.class_.before is not None
    assert worse.class_.after is not None
    assert (worse.class_.before.name.vi, worse.class_.after.name.vi) == ("Tốt", "Khá")
    assert only("online_payment=+12").change.class_ is None


def test_scenarios_stand_apart_from_each_other() -> None:
    made = tried(case("online_payment=+12", name="A"), case("business_dialogues=+1", name="B"))
    assert [one.name for one in made.scenarios] == ["A", "B"]
    assert made.scenarios[0].change == only("online_payment=+12").change
    assert made.scenarios[1].change == only("business_dialogues=+1").change


def test_what_changes_nothing_says_so() -> None:
    scenario = only("online_payment=162/600", "reform_funding_allocated=có")
    assert scenario.change.nodes == ()
    assert [one.code for one in scenario.notes] == ["whatif.as-it-is", "whatif.unused"]


def test_other_rules_score_the_same_figures() -> None:
    made = tried(Case(None), other=rules_of("lang-son/2025"))
    (scenario,) = made.scenarios
    assert (made.before.ruleset.id, scenario.ruleset.id) == ("thanh-hoa/2025", "lang-son/2025")
    assert [one.code for one in scenario.notes] == ["whatif.other-rules"]
    assert_adds_up(scenario.change)
    assert any(one.before is None for one in scenario.change.nodes)
    assert any(one.after is None for one in scenario.change.nodes)


def test_rules_that_nobody_confirmed_for_the_period_are_named() -> None:
    (scenario,) = tried(Case(None), other=rules_of("lang-son/2026-2030")).scenarios
    assert "whatif.unconfirmed" in [one.code for one in scenario.notes]


def test_what_is_wrong_in_any_scenario_is_told_of_all() -> None:
    with pytest.raises(Unreadable) as refused:
        tried(case("online_payment=x"), case("online_paymnet=1"))
    assert {one.code for one in refused.value.problems} == {"E520", "E523"}


@pytest.mark.parametrize("most", [1, 5, 100])
def test_steps_taken_together_are_evaluated_anew(most: int) -> None:
    """What the patches of the steps make of the file, one after the other, gives that score."""
    (scenario,) = tried(Case("Cùng lúc", steps=most)).scenarios
    taken = [int(note.args["rank"]) for note in scenario.notes if note.code == "whatif.step"]
    assert len(taken) == min(most, len(taken))
    assert len(taken) == most or most == 100
    tree, plan_read = hop_tien_actuals(), read(Plan, hop_tien_plan())
    made = advised(plan_read, read(Actuals, tree), thanh_hoa(), PROVENANCE, engine="reference")
    for rank in taken:
        step = made.gaps[rank - 1].step
        assert step is not None
        tree = patched(tree, step.patch)
    assert scenario.score == assess_hop_tien(tree).score
    assert_adds_up(scenario.change)


def test_steps_that_write_in_one_place_are_not_both_taken() -> None:
    made = with_steps(
        judge(
            read(Plan, hop_tien_plan()),
            read(Actuals, hop_tien_actuals()),
            thanh_hoa(),
            engine="reference",
        ),
        thanh_hoa(),
    )
    gap = next(gap for gap in made if gap.step is not None)
    taken = take_steps(read(Actuals, hop_tien_actuals()), [gap, gap], 5)
    assert [rank for rank, _ in taken.steps] == [1]


def test_without_any_step_left_it_says_so() -> None:
    (scenario,) = tried(Case(None, steps=0)).scenarios
    assert [note.code for note in scenario.notes] == ["whatif.no-steps"]
    assert scenario.change.nodes == ()


SETTINGS = st.lists(
    st.one_of(
        st.integers(0, 600).map(lambda n: f"online_payment={n}/600"),
        st.integers(0, 1200).map(lambda n: f"dossiers_on_time={n}/1200"),
        st.sampled_from(["legal_review_reported=có", "draft_comments_on_time=1/2"]),
        st.integers(0, 4).map(lambda n: f"business_dialogues={n}"),
        st.sampled_from(["late_reports=không", "late_reports=9; 9; 9; 9"]),
        st.just("plan_tasks_completed=không áp dụng: thử"),
    ),
    min_size=1,
    unique_by=lambda text: text.partition("=")[0],
)


@settings(max_examples=15, deadline=None)
@given(SETTINGS)
def test_the_nodes_add_up_to_the_change_exactly(pairs: list[str]) -> None:
    assert_adds_up(only(*pairs).change)


def test_what_the_nodes_add_is_what_their_own_rows_say() -> None:
    made = assess_hop_tien()
    groups = {node.parent for node in made.nodes}
    shares = shares_of(made)
    for node in made.nodes:
        if node.id in groups:
            own = [exact(one.points, dict(one.exact)) for one in node.adjustments]
            assert shares.nodes[node.id] == sum(own)
    assert sum(shares.nodes.values()) + shares.rounding == shares.whole


def test_the_document_is_the_one_its_schema_describes_and_reads_back() -> None:
    made = tried(case("online_payment=+12", "communication_forms=to_roi=có", name="Thử"))
    tree = json.loads(RENDERERS["json"](made, "vi"))
    jsonschema.Draft7Validator(schema_of("whatif")).validate(tree)
    assert RENDERERS["json"](WhatIf.model_validate(tree), "en") == RENDERERS["json"](made, "vi")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "vi",
            [
                "NẾU SỐ LIỆU KHÁC ĐI",
                "phép thử trên số liệu giả định, không phải kết quả tự chấm",
                "Số liệu minh họa",
                "Thêm 12",
                "Tỷ lệ giao dịch thanh toán trực tuyến: 162/600 → 180/600",
                "không lần nào",
                "2 lần (2; 5 ngày)",
                "→ 1/3/2025",
                "không áp dụng (không thu phí)",
                "Không còn: ",
                "≥ 30%): Chưa đạt → Đạt",
                "Trước: Số liệu: 162/600 = 27%.",
            ],
        ),
        (
            "en",
            [
                "IF THE FIGURES WERE OTHERS",
                "it is no self-score",
                "Transactions paid online: 162/600 → 180/600",
                "Gone: ",
                "Not met → Met",
                "Before: ",
            ],
        ),
    ],
)
def test_a_page_says_what_was_set_and_what_it_does(lang: str, words: list[str]) -> None:
    made = tried(
        case("online_payment=180/600", name="Thêm 12"),
        case("communication_forms=hoi_nghi=không"),
        case("communication_forms=không áp dụng: thử"),
        case("late_reports=2; 5", "reform_plan_issued=2025-03-01", "citizen_support=regular"),
        case("online_payment=không áp dụng: không thu phí", "late_reports=không"),
    )
    text = RENDERERS["text"](made, lang)
    assert max(map(len, text.splitlines())) <= 80
    flat = " ".join(text.split())
    for one in words:
        assert one in flat, one
    assert "162/600" in RENDERERS["md"](made, lang)


def test_of_many_items_only_those_that_change_are_shown() -> None:
    text = RENDERERS["md"](tried(case("communication_forms=to_roi=có")), "vi")
    (line,) = (
        one for one in text.splitlines() if "→" in one and one.startswith("- ") and ": có" in one
    )
    assert line.count("không → ") == 1
    assert line.count(": có") == 1
    assert ";" not in line
