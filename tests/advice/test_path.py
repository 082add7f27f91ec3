"""The cheapest path: as cheap as any that brute force finds, and its patch keeps its promise."""

from __future__ import annotations

from datetime import date
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.communes import (
    PROVENANCE,
    Tree,
    actuals,
    hop_tien_plan,
    plan,
    read,
    rules,
    thanh_hoa,
)
from support.drawn_communes import hop_tien
from support.patches import patched
from support.rulebooks import group, indicator, leaf

from parscore.advice.clusters import actuals_with
from parscore.advice.goal import (
    POINTS,
    BadGoal,
    Goal,
    exact_value,
    parse_goal,
    reached,
    score_of,
)
from parscore.advice.path import Found, find_path
from parscore.advice.path_document import path_document
from parscore.advice.trial import Trial
from parscore.documents.actuals import Actuals
from parscore.documents.effort import Efforts
from parscore.documents.plan import Plan
from parscore.evaluate import Judged, Rules, judge
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.advice.clusters import Taken
    from parscore.documents.path import Economy, PathFound

OUT_OF_REACH = exact(10**6)
EFFORTS = Efforts.model_validate(
    {
        "schema": "parscore/effort/1",
        "unit": "ngày công",
        "other": {"fixed": 2, "per_unit": "0.5"},
        "document": 1,
    }
)
INDICATORS = {
    "share": indicator(kind="ratio", unit="percent", part_of_whole=True),
    "late": indicator(kind="ratio", unit="percent", part_of_whole=True, irreversible=True),
    "held": indicator(kind="value", unit="meetings"),
    "yes": indicator(kind="done", unit="done"),
    "again": indicator(kind="ratio", unit="percent", part_of_whole=True),
}
STEEP = {
    "type": "bands",
    "of": "ratio",
    "bands": [
        {"at_least": 90, "points": 2},
        {"at_least": 60, "below": 90, "points": 1},
        {"below": 60, "points": 0},
    ],
}
EVEN = {"type": "proportional", "of": "ratio", "full_at": 100}
EACH = {"type": "per_unit", "of": "value", "each": "0.5", "most": 2}
DONE = {"type": "pass_fail", "pass": "100%"}
PROOF = [{"id": "paper", "title": "Báo cáo", "proves": "đã làm", "owner": "Văn phòng"}]


@st.composite
def communes(draw: st.DrawFn) -> tuple[Rules, Tree]:
    """Draw a small tree whose leaves can be brought up, in groups that cap or take the best."""
    formulas = {"share": [STEEP, EVEN], "late": [STEEP, EVEN], "again": [STEEP, EVEN]}
    formulas |= {"held": [EACH], "yes": [DONE]}
    leaves = []
    for name in draw(st.lists(st.sampled_from(sorted(INDICATORS)), min_size=2, max_size=4)):
        proof = {"evidence": PROOF, "evidence_missing": "zero"} if draw(st.booleans()) else {}
        formula = draw(st.sampled_from(formulas[name]))
        leaves.append(leaf(f"n{len(leaves)}", 2, formula, **{"indicator": name, **proof}))
    cut = draw(st.integers(0, len(leaves)))
    keys: Tree = draw(st.sampled_from([{}, {"cap": 2}, {"best_of": 1}]))
    tree = [group("g", *leaves[:cut], **keys), *leaves[cut:]] if cut else leaves
    small, whole = st.integers(0, 4), st.integers(4, 6)
    given = {
        "share": {"numerator": draw(small), "denominator": draw(whole)},
        "late": {"numerator": draw(small), "denominator": 4, "expected": draw(st.integers(4, 8))},
        "held": {"value": draw(small)},
        "yes": {"done": draw(st.booleans())},
        "again": {"numerator": draw(small), "denominator": draw(whole)},
    }
    by_rules = rules(*tree, indicators=INDICATORS, settings={"evidence_missing": "warn"})
    return by_rules, actuals(measures=given, as_of="2025-09-30")


def points_goal(points: Fraction) -> Goal:
    return Goal("points", points, "points", None, POINTS(value=points))


def judged(tree: Tree, by_rules: Rules) -> Judged:
    return judge(read(Plan, plan()), read(Actuals, tree), by_rules, engine="reference")


def points_of(one: Judged) -> Fraction:
    return exact_value(score_of(one), "points")


def every_choice(now: Judged, by_rules: Rules, found: Found) -> Iterator[tuple[Taken, Fraction]]:
    """Yield every combination of every unit of every ladder, with the points it gives."""
    trial = Trial(now, by_rules)
    most = [min(m.ladder.most, 6) if m.ladder else 1 for m in found.moves]
    for units in product(*(range(one + 1) for one in most)):
        taken = {place: k for place, k in enumerate(units) if k}
        yield taken, points_of(trial.judged_again(actuals_with(now, found.moves, taken)))


def cost(found: Found, taken: Taken, by: Economy) -> Fraction:
    if by == "steps":
        return exact(len(taken))
    papers = sum(found.moves[place].document is not None for place in taken)
    measures = (k for place, k in taken.items() if found.moves[place].document is None)
    return sum((2 + Fraction(k, 2) for k in measures), exact(papers))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(communes(), st.integers(1, 21), st.sampled_from(["steps", "effort"]))
def test_no_path_is_cheaper_than_the_one_that_is_proven(
    drawn: tuple[Rules, Tree], part: int, by: Economy
) -> None:
    by_rules, tree = drawn
    now = judged(tree, by_rules)
    top = find_path(now, by_rules, points_goal(OUT_OF_REACH), by, EFFORTS)
    best = exact_value(top.score, "points")
    goal = points_goal(points_of(now) + max(best - points_of(now), Fraction(1)) * part / 20)
    found = find_path(now, by_rules, goal, by, EFFORTS)
    most = prod(min(m.ladder.most, 6) + 1 if m.ladder else 2 for m in found.moves)
    assume(most <= 400)
    every = list(every_choice(now, by_rules, found))
    costs = [cost(found, taken, by) for taken, points in every if points >= goal.value]
    assert best >= max(points for _, points in every)
    if found.proof == "proven" and found.status == "unreachable":
        assert not costs
    if found.status == "found":
        assert exact_value(found.score, "points") >= goal.value
        assert found.cost == cost(found, found.taken, by)
        assert found.proof != "proven" or found.cost == min(costs)
    if isinstance(found.bound, Fraction) and costs:
        assert found.bound <= min(costs)


# --- Promises ----------------------------------------------------------------------------------


def document_of(now: Judged, by_rules: Rules, goal: Goal, by: Economy = "steps") -> PathFound:
    found = find_path(now, by_rules, goal, by, EFFORTS)
    return path_document(now, by_rules, found, goal, by, EFFORTS, PROVENANCE)


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(hop_tien(), st.integers(1, 12))
def test_the_patch_gives_exactly_the_promised_score(tree: Tree, more: int) -> None:
    now = judge(read(Plan, hop_tien_plan()), read(Actuals, tree), thanh_hoa(), engine="reference")
    made = document_of(now, thanh_hoa(), points_goal(points_of(now) + more))
    after = judge(
        read(Plan, hop_tien_plan()),
        read(Actuals, patched(tree, made.patch)),
        thanh_hoa(),
        engine="reference",
    )
    promised = exact(made.after.exact.get("points", made.after.points))
    assert points_of(after) == promised
    assert promised >= points_of(now) + more or made.status in ("unreachable", "not_found")
    gains = [exact(one.exact.get("points", one.points)) for one in made.steps]
    assert points_of(now) + sum(gains) == promised


def commune(*leaves: Tree, measures: Tree, **keys: object) -> tuple[Judged, Rules]:
    by_rules = rules(*leaves, indicators=INDICATORS, **keys)
    return judged(actuals(measures=measures, as_of="2025-09-30"), by_rules), by_rules


TWO_LEAVES = (
    leaf("a", 2, STEEP, indicator="share", due="2025-10-31"),
    leaf("b", 2, EACH, indicator="held", due="2025-11-30"),
)
HALF = {"share": {"numerator": 1, "denominator": 10}, "held": {"value": 0}}


def test_a_cheaper_step_is_taken_where_effort_counts_and_the_earlier_where_days_do() -> None:
    now, by_rules = commune(*TWO_LEAVES, measures=HALF)
    goal = points_goal(Fraction(1))
    by_effort = find_path(now, by_rules, goal, "effort", EFFORTS)
    assert [by_effort.moves[p].indicator for p in by_effort.taken] == ["held"]
    assert (by_effort.cost, by_effort.proof, list(by_effort.taken.values())) == (3, "proven", [2])
    by_day = find_path(now, by_rules, goal, "deadline")
    assert [by_day.moves[p].indicator for p in by_day.taken] == ["share"]
    assert (by_day.cost, by_day.bound, by_day.proof) == (date(2025, 10, 31),) * 2 + ("proven",)


def test_steps_stand_by_due_day_with_a_running_total() -> None:
    now, by_rules = commune(*TWO_LEAVES, measures=HALF)
    made = document_of(now, by_rules, points_goal(Fraction(4)))
    told = [(one.node, one.due, one.points, one.total, one.effort) for one in made.steps]
    assert told == [
        ("a", "2025-10-31", "2", "2", "6"),
        ("b", "2025-11-30", "2", "4", "4"),
    ]
    assert [one["path"] for one in made.patch] == [
        "/measures/share/numerator",
        "/measures/held/value",
    ]


def test_what_nobody_has_priced_is_left_out_and_named() -> None:
    now, by_rules = commune(*TWO_LEAVES, measures=HALF)
    priced = Efforts.model_validate(
        {"schema": "parscore/effort/1", "unit": "ngày", "indicators": {"share": {"fixed": 1}}}
    )
    goal = points_goal(Fraction(3))
    found = find_path(now, by_rules, goal, "effort", priced)
    assert (found.status, found.unpriced, found.score.points) == ("unreachable", ("held",), "2")


def test_a_goal_out_of_reach_tells_the_best_that_is_left() -> None:
    late = {"late": {"numerator": 5, "denominator": 10, "expected": 12}}
    now, by_rules = commune(leaf("a", 2, STEEP, indicator="late"), measures=late)
    assert find_path(now, by_rules, points_goal(Fraction(0)), "steps").status == "reached_already"
    assert find_path(now, by_rules, points_goal(Fraction(1)), "steps").status == "unreachable"
    more = {"late": {"numerator": 5, "denominator": 10, "expected": 20}}
    now, by_rules = commune(leaf("a", 2, STEEP, indicator="late"), measures=more)
    found = find_path(now, by_rules, points_goal(Fraction(2)), "steps")
    assert (found.status, found.proof, found.score.points) == ("unreachable", "proven", "1")


def test_evidence_is_a_step_where_points_are_withheld_without_it() -> None:
    withheld = leaf("a", 2, DONE, indicator="yes", evidence=PROOF, evidence_missing="zero")
    now, by_rules = commune(withheld, measures={"yes": {"done": False}})
    found = find_path(now, by_rules, points_goal(Fraction(2)), "steps")
    assert (found.cost, found.bound, found.proof) == (2, 2, "proven")
    assert {found.moves[p].document is None for p in found.taken} == {True, False}


CLASSES = {
    "of": "index",
    "bands": [
        {"id": "tot", "name": {"vi": "Tốt", "en": "Good"}, "at_least": 80},
        {"id": "kha", "name": {"vi": "Khá", "en": "Fair"}, "at_least": 50, "below": 80},
        {"id": "yeu", "name": {"vi": "Yếu", "en": "Weak"}, "below": 50},
    ],
    "source": {"basis": "assumed", "reason": "thử nghiệm"},
}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("3", "points", 3), ("62,5%", "index", Fraction(125, 2)), ("Tốt", "class", 80)],
)
def test_a_goal_is_points_an_index_or_a_class(text: str, kind: str, value: Fraction) -> None:
    now, by_rules = commune(*TWO_LEAVES, measures=HALF, classes=CLASSES)
    goal = parse_goal(text, by_rules.rulebook)
    assert (goal.kind, goal.value) == (kind, value)
    found = find_path(now, by_rules, goal, "steps")
    assert (found.status, found.proof) == ("found", "proven")
    assert reached(goal, found.score, by_rules.rulebook)


@pytest.mark.parametrize(
    ("text", "code"), [("4,1", "E502"), ("101%", "E502"), ("tôt lắm", "E501"), ("8x", "E041")]
)
def test_a_goal_that_cannot_be_meant_is_refused(text: str, code: str) -> None:
    _, by_rules = commune(*TWO_LEAVES, measures=HALF, classes=CLASSES)
    with pytest.raises(BadGoal) as caught:
        parse_goal(text, by_rules.rulebook)
    assert caught.value.kind.says.code == code


@pytest.mark.parametrize("irreversible", [False, True])
def test_a_gate_on_the_class_is_opened_where_that_can_still_be_done(*, irreversible: bool) -> None:
    known = indicator(kind="value", unit="people", direction="lower", irreversible=irreversible)
    by_rules = rules(
        *TWO_LEAVES,
        indicators=INDICATORS | {"discipline_warning_or_higher": known},
        classes=CLASSES,
    )
    measures = HALF | {"discipline_warning_or_higher": {"value": 1}}
    now = judged(actuals(measures=measures, as_of="2025-09-30"), by_rules)
    found = find_path(now, by_rules, parse_goal("tot", by_rules.rulebook), "steps")
    opened = {found.moves[place].indicator for place in found.taken}
    if irreversible:
        assert (found.status, found.proof) == ("unreachable", "proven")
        assert found.score.class_ is not None
        assert found.score.class_.capped_by == ("discipline-gate",)
    else:
        assert found.status == "found"
        assert opened == {"share", "held", "discipline_warning_or_higher"}
