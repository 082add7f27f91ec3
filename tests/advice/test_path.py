"""The cheapest path: as cheap as any that brute force finds, and its patch keeps its promise."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support.communes import Tree, actuals, plan, read, rules
from support.rulebooks import group, indicator, leaf

from parscore.advice.clusters import actuals_with
from parscore.advice.goal import POINTS, Goal, exact_value, score_of
from parscore.advice.path import Found, find_path
from parscore.advice.trial import Trial
from parscore.documents.actuals import Actuals
from parscore.documents.effort import Efforts
from parscore.documents.plan import Plan
from parscore.evaluate import Judged, Rules, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.advice.clusters import Taken
    from parscore.documents.path import Economy

OUT_OF_REACH = Fraction(10**6)
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
        return Fraction(len(taken))
    papers = sum(found.moves[place].document is not None for place in taken)
    measures = (k for place, k in taken.items() if found.moves[place].document is None)
    return sum((2 + Fraction(k, 2) for k in measures), Fraction(papers))


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
