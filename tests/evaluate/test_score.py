"""The score: index, coverage, class with its gates, appraisal rounds, survey, combination."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.communes import Rules, Tree, actuals, assess, inference, node, plan, rules
from support.rulebooks import ASSUMED, group, indicator, leaf

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, PartScore

PASS = {"type": "pass_fail", "pass": 4, "fail": 0}
SURVEY = {"type": "survey", "answers": {"A": 100, "B": 60, "C": 20, "D": 0}}


def assessed(by_rules: Rules, measures: Tree, **keys: object) -> Assessment:
    return assess(plan(), actuals(measures=measures, **keys), by_rules)


def points(number: object) -> Tree:
    return {"points": number}


OUT: Tree = {"not_applicable": True, "reason": "không phát sinh"}


# --- Index and coverage ------------------------------------------------------------------------


def test_the_index_is_the_share_of_what_is_applicable() -> None:
    by_rules = rules(leaf("a", 6), leaf("b", 3), leaf("c", 1))
    made = assessed(by_rules, {"a": points(4), "b": OUT, "c": points(1)}).score
    assert (made.points, made.max) == ("5", "7")
    assert made.index == "71.428571"
    assert made.exact["index"] == "500/7"


def test_the_index_is_rounded_only_where_the_set_says_so() -> None:
    by_rules = rules(leaf("a", 7), settings={"index": {"places": 2, "mode": "half_up"}})
    made = assessed(by_rules, {"a": points(5)}).score
    assert (made.index, made.exact) == ("71.43", {})


def test_a_commune_to_which_nothing_applies_has_no_index_but_has_points() -> None:
    made = assessed(rules(leaf("a", 7)), {"a": OUT}).score
    assert (made.points, made.max, made.index) == ("0", "0", None)
    assert made.coverage == "1"


def test_coverage_is_the_share_of_the_maximum_that_is_decided() -> None:
    by_rules = rules(leaf("a", 6), leaf("b", 3), leaf("c", 1))
    assert assessed(by_rules, {}).score.coverage == "0"
    assert assessed(by_rules, {"a": points(0)}).score.coverage == "0.6"
    made = assessed(by_rules, {"a": points(0), "b": OUT}).score
    assert (made.coverage, made.exact["coverage"]) == ("0.857143", "6/7")


def test_a_bonus_on_top_lifts_the_index_and_not_the_maximum() -> None:
    by_rules = rules(leaf("a", 10), group("t", leaf("b", 2), kind="bonus", in_max=False))
    made = assessed(by_rules, {"a": points(9), "b": points(2)}).score
    assert (made.points, made.max, made.index) == ("11", "10", "110")


def test_a_bonus_inside_the_scale_is_part_of_the_maximum() -> None:
    by_rules = rules(leaf("a", 8), group("t", leaf("b", 2), kind="bonus", in_max=True))
    made = assessed(by_rules, {"a": points(8), "b": points(1)}).score
    assert (made.points, made.max, made.index) == ("9", "10", "90")


def test_penalties_take_points_and_stop_at_their_floor() -> None:
    late = leaf("late", 0, {"type": "occurrences", "each": [{"points": -1}], "least": -9})
    by_rules = rules(leaf("a", 10), group("p", late, kind="penalty", floor=-3))
    measures = {"a": points(9), "late": {"occurrences": [{"days": 1}] * 5}}
    made = assessed(by_rules, measures)
    assert (made.score.points, made.score.max) == ("6", "10")
    assert [(a.kind, a.points) for a in node(made, "p").adjustments] == [("floor", "2")]


# --- Classes and gates ---------------------------------------------------------------------------

CLASSES = {
    "of": "index",
    "bands": [
        {"id": "tot", "name": {"vi": "Tốt", "en": "Good"}, "at_least": 90},
        {"id": "kha", "name": {"vi": "Khá", "en": "Fair"}, "at_least": 60, "below": 90},
        {"id": "yeu", "name": {"vi": "Yếu", "en": "Weak"}, "below": 60},
    ],
    "source": ASSUMED,
}
GATE = inference(
    """
  - id: gate
    title: Cổng
    when:
      - measure: {indicator: disciplined, state: positive}
    then:
      - gate: {class_at_most: kha}
    severity: error
    message: {vi: "Không được xếp loại cao hơn.", en: "No better class."}
    source: {basis: assumed, reason: thử}
"""
)
GATED = rules(
    leaf("a", 10),
    classes=CLASSES,
    indicators={"disciplined": indicator("value")},
    inference_rules={"vn/gate": GATE},
)


@pytest.mark.parametrize(
    ("earned", "name"), [("9", "tot"), ("8.99", "kha"), ("6", "kha"), ("5.99", "yeu")]
)
def test_a_class_starts_at_its_lower_edge_and_ends_below_its_upper(earned: str, name: str) -> None:
    made = assessed(GATED, {"a": points(earned), "disciplined": {"value": 0}}).score.class_
    assert made is not None
    assert (made.id, made.certain, made.capped_by) == (name, True, ())


def test_a_gate_caps_the_class_whatever_the_points() -> None:
    made = assessed(GATED, {"a": points(10), "disciplined": {"value": 1}})
    assert made.score.class_ is not None
    assert (made.score.class_.id, made.score.class_.capped_by) == ("kha", ("gate",))
    assert made.score.index == "100"
    assert [(f.rule, f.effect) for f in made.findings] == [("gate", "gate")]


def test_a_gate_lifts_nobody_and_is_not_named_where_it_changed_nothing() -> None:
    made = assessed(GATED, {"a": points(5), "disciplined": {"value": 1}}).score.class_
    assert made is not None
    assert (made.id, made.capped_by) == ("yeu", ())


def test_a_class_is_uncertain_while_missing_data_can_change_it() -> None:
    open_gate = assessed(GATED, {"a": points(10)}).score.class_
    open_points = assessed(GATED, {"disciplined": {"value": 0}}).score.class_
    for made in (open_gate, open_points):
        assert made is not None
        assert not made.certain


def test_a_class_may_go_by_points() -> None:
    by_rules = rules(leaf("a", 100), classes={**CLASSES, "of": "points"})
    made = assessed(by_rules, {"a": points(60)}).score.class_
    assert made is not None
    assert made.id == "kha"


def test_a_set_without_classes_gives_none() -> None:
    assert assessed(rules(leaf("a", 1)), {"a": points(1)}).score.class_ is None


# --- Appraisal -----------------------------------------------------------------------------------

THREE = rules(leaf("a", 4), leaf("b", 4, PASS), leaf("c", 2))
SELF: Tree = {"a": points(3), "b": {"done": True}, "c": points(2)}


def appraised(appraisal: Tree, by_rules: Rules = THREE, measures: Tree = SELF) -> PartScore:
    made = assessed(by_rules, measures, appraisal=appraisal).score.appraised
    assert made is not None
    return made


def test_without_appraisal_there_is_no_appraised_score() -> None:
    made = assessed(THREE, SELF).score
    assert (made.appraised, made.combined) == (None, None)


def test_what_nobody_appraised_keeps_its_self_score() -> None:
    made = appraised({"a": {"round1": {"points": 1}}})
    assert (made.points, made.max, made.index, made.complete) == ("7", "10", "70", False)


def test_the_second_round_has_the_last_word() -> None:
    rounds = {"round1": {"points": 1}, "explanation": "có", "round2": {"points": "2.5"}}
    assert appraised({"a": rounds}).points == "8.5"


def test_a_second_round_with_only_a_note_leaves_the_first_standing() -> None:
    rounds = {"round1": {"points": 1}, "round2": {"note": "giữ nguyên"}}
    assert appraised({"a": rounds}).points == "7"


def test_a_corrected_figure_is_scored_again() -> None:
    assert appraised({"b": {"round1": {"measure": {"done": False}}}}).points == "5"


def test_a_corrected_figure_keeps_last_years_figure() -> None:
    better = {
        "type": "bands",
        "of": "change",
        "bands": [{"above": 0, "points": 4}, {"at_most": 0, "points": 0}],
    }
    by_rules = rules(leaf("a", 4, better))
    measures = {"a": {"value": 5, "previous": {"value": 4}}}
    corrected = {"a": {"round1": {"measure": {"value": 3}}}}
    assert assessed(by_rules, measures).score.points == "4"
    assert appraised(corrected, by_rules, measures).points == "0"
    corrected["a"]["round1"]["measure"]["value"] = 6
    assert appraised(corrected, by_rules, measures).points == "4"


def test_a_corrected_figure_still_depends_on_the_other_leaf() -> None:
    asking = {
        "type": "branch",
        "cases": [{"if": {"node": "a", "status": ["met", "partly"]}, "formula": PASS}],
        "otherwise": {"type": "pass_fail", "pass": 1},
    }
    by_rules = rules(leaf("a", 4), leaf("b", 4, asking))
    measures = {"a": points(3), "b": {"done": False}}
    corrected = {"b": {"round1": {"measure": {"done": True}}}}
    assert appraised(corrected, by_rules, measures).points == "7"


def test_a_leaf_without_an_indicator_of_its_own_has_no_figure_to_correct() -> None:
    part = {"id": "p", "title": "p", "indicator": "p", "max": 4, "formula": PASS}
    by_rules = rules(leaf("a", 4, {"type": "sum", "parts": [part]}, indicator=None))
    made = appraised(
        {"a": {"round1": {"measure": {"done": False}}}}, by_rules, {"p": {"done": True}}
    )
    assert made.points == "4"


def test_all_second_rounds_make_the_appraised_score_complete() -> None:
    rounds = {name: {"round1": {"points": 1}, "round2": {"points": 2}} for name in "abc"}
    made = appraised(rounds)
    assert (made.points, made.complete) == ("6", True)
    only_first = {name: {"round1": {"points": 1}} for name in "abc"}
    assert not appraised(only_first).complete


EFFECTS = """
  - id: rule
    title: Quy tắc
    when:
      - result: {{node: a, status: partly}}
    then:
      - {effect}
    severity: warning
    message: {{vi: "Quy tắc.", en: "A rule."}}
    source: {{basis: assumed, reason: thử}}
"""


@pytest.mark.parametrize(
    ("effect", "self_score"),
    [
        ('cap: {node: a, at: "2"}', "2"),
        ("withhold: {node: a}", "0"),
        ('penalty: {node: a, points: "1"}', "2"),
        ('bonus: {node: a, points: "1"}', "4"),
        ("not_applicable: {node: a}", "0"),
    ],
)
def test_points_that_an_appraiser_gives_are_not_touched_by_rules(
    effect: str, self_score: str
) -> None:
    files = {"vn/thu": inference(EFFECTS.format(effect=effect))}
    by_rules = rules(leaf("a", 4), inference_rules=files)
    made = assessed(by_rules, {"a": points(3)}, appraisal={"a": {"round1": {"points": "1.5"}}})
    assert made.score.points == self_score
    assert made.score.appraised is not None
    assert (made.score.appraised.points, made.score.appraised.max) == ("1.5", "4")


def test_rules_on_a_group_still_hold_after_appraisal() -> None:
    files = {"vn/thu": inference(EFFECTS.format(effect='cap: {node: g, at: "2"}'))}
    by_rules = rules(group("g", leaf("a", 4)), inference_rules=files)
    made = appraised({"a": {"round1": {"points": 4}}}, by_rules, {"a": points(3)})
    assert made.points == "2"


def test_the_node_shows_both_rounds_and_what_was_said() -> None:
    rounds: dict[str, Any] = {
        "round1": {"points": 1, "note": "thiếu phụ lục"},
        "explanation": "đã bổ sung",
        "round2": {"points": "2.5"},
    }
    shown = node(assessed(THREE, SELF, appraisal={"a": rounds}), "a").appraisal
    assert shown == {
        "round1": {"points": "1", "note": "thiếu phụ lục"},
        "explanation": "đã bổ sung",
        "round2": {"points": "2.5"},
    }


# --- Survey and combination ----------------------------------------------------------------------

WITH_SURVEY = rules(
    leaf("a", 60),
    group("s", *(leaf(f"s{i}", 20, SURVEY, kind="survey", indicator=None) for i in (1, 2))),
)


def test_survey_criteria_are_no_part_of_the_self_score() -> None:
    made = assessed(WITH_SURVEY, {"a": points(45)})
    assert (made.score.points, made.score.max, made.score.index) == ("45", "60", "75")
    assert made.score.survey is None
    assert node(made, "s1").status == "awaiting_survey"
    assert node(made, "s1").points is None


def test_a_survey_is_scored_from_its_answers_or_its_points() -> None:
    survey = {"s1": {"A": 5, "B": 3, "C": 1, "D": 1}, "s2": points("12.5")}
    made = assessed(WITH_SURVEY, {"a": points(45)}, survey=survey).score
    assert made.survey is not None
    assert (made.survey.points, made.survey.max, made.survey.complete) == ("26.5", "40", True)
    assert made.points == "45"


def test_a_survey_of_some_criteria_counts_over_those_only() -> None:
    made = assessed(WITH_SURVEY, {"a": points(45)}, survey={"s1": points(15)}).score
    assert made.survey is not None
    assert (made.survey.points, made.survey.max, made.survey.complete) == ("15", "20", False)
    assert made.combined is not None
    assert (made.combined.points, made.combined.max, made.combined.index) == ("60", "80", "75")
    assert not made.combined.complete


def test_the_combined_index_is_100_times_appraised_and_survey_over_what_was_used() -> None:
    made = assessed(
        WITH_SURVEY,
        {"a": points(45)},
        appraisal={"a": {"round1": {"points": 40}, "round2": {"points": 42}}},
        survey={"s1": points(15), "s2": points(15)},
    ).score
    assert made.combined is not None
    assert (made.combined.points, made.combined.max) == ("72", "100")
    assert (made.combined.index, made.combined.complete) == ("72", True)


def test_without_a_survey_the_appraised_score_is_the_result() -> None:
    made = assessed(THREE, SELF, appraisal={"a": {"round1": {"points": 1}}}).score
    assert made.combined == made.appraised
