"""What a formula says of its points: every step in its words, and no step that took nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.formulas import case, done, formula, level, occurrences, said, value

from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.reading import Reading
    from parscore.values.exact import Fraction

EACH = formula("per_unit", of="value", each="0.5", most="2")
FINES = formula(
    "occurrences",
    least="-2",
    each=[{"at_most": 2, "points": "-0.5"}, {"above": 2, "points": "-1"}],
)
LATE = formula("deduction", of="value", from_="2", each="0.5", least="0.5")
ANSWER = formula("pass_fail", **{"pass": "3", "fail": "0"})
GRADES = formula("levels", levels={"good": "50%", "fair": {"from": 1, "to": 3}})


@pytest.mark.parametrize(
    ("of", "own", "quantity", "steps"),
    [
        (EACH, value(3), 3, ["3 × 0.5 points = 1.5 points."]),
        (EACH, value(4), 4, ["4 × 0.5 points = 2 points."]),
        (EACH, value(5), 5, ["5 × 0.5 points = 2.5 points.", "At most 2 points."]),
        (LATE, value(1), 1, ["2 − 1 × 0.5 = 1.5 points."]),
        (LATE, value(3), 3, ["2 − 3 × 0.5 = 0.5 points."]),
        (LATE, value(4), 4, ["2 − 4 × 0.5 = 0 points.", "At least 0.5 points."]),
        (FINES, occurrences(), 0, []),
        (
            FINES,
            occurrences(2, 3),
            2,
            ["Occurrence 1 (2 days): -0.5 points.", "Occurrence 2 (3 days): -1 point."],
        ),
        (
            FINES,
            occurrences(3, 3),
            2,
            ["Occurrence 1 (3 days): -1 point.", "Occurrence 2 (3 days): -1 point."],
        ),
        (
            FINES,
            occurrences(3, 3, 1),
            3,
            [
                "Occurrence 1 (3 days): -1 point.",
                "Occurrence 2 (3 days): -1 point.",
                "Occurrence 3 (1 day): -0.5 points.",
                "At least -2 points.",
            ],
        ),
        (ANSWER, done(), None, ["3 points."]),
        (GRADES, level("good"), None, ["Level reached: good.", "5 points."]),
    ],
)
def test_points_are_explained_step_by_step(
    of: BaseFormula, own: Reading, quantity: int | None, steps: list[str]
) -> None:
    outcome = of.score(case(own))
    assert outcome.status == "scored"
    assert outcome.quantity == (None if quantity is None else exact(quantity))
    found = said(outcome)
    assert found[len(found) - len(steps) :] == steps
    assert not any("most" in one or "least" in one for one in found[: len(found) - len(steps)])


def test_what_the_appraiser_decides_is_open_and_says_between_what() -> None:
    outcome = GRADES.score(case(level("fair")))
    assert (outcome.status, outcome.lower, outcome.upper) == ("undetermined", 1, 3)
    assert said(outcome)[-1] == "The appraiser decides between 1 and 3 points."


def test_an_occurrence_without_its_days_is_open_and_says_whose() -> None:
    outcome = FINES.score(case(occurrences(1, None)))
    assert (outcome.status, outcome.lower, outcome.upper) == ("undetermined", -2, 0)
    assert said(outcome) == ["There is no data for the indicator “own”."]


@pytest.mark.parametrize(("of", "bounds"), [(EACH, (0, 2)), (FINES, (-2, 0))])
def test_without_data_the_bounds_are_the_formulas_own(
    of: BaseFormula, bounds: tuple[Fraction, Fraction]
) -> None:
    outcome = of.score(case(None))
    assert (outcome.lower, outcome.upper) == bounds
