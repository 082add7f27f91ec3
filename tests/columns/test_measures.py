"""Readings become columns, however many communes lack a figure, and whatever items are called."""

from __future__ import annotations

from datetime import date

import pytest

from parscore.columns import load, measures
from parscore.formulas.reading import Reading
from parscore.values.numbers import exact

HALF, THIRD = exact("0.5"), exact("1") / 3
COMMUNES = [
    {"a": Reading(value=exact("2"))},
    {"a": Reading(value=HALF), "b": Reading(done=True)},
    {},
    {
        "a": Reading(value=exact("-7"), previous=Reading(numerator=exact("1"))),
        "b": Reading(state="not_applicable"),
        "c": Reading(items={"value": True, "points": False}),
    },
    {"a": Reading(value=THIRD), "d": Reading(day=date(2025, 9, 17))},
]


@pytest.mark.parametrize("at_once", [1, 2, 3, 5, 256])
def test_figures_stand_in_the_rows_of_those_who_have_them(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(measures, "AT_ONCE", at_once)
    people = load(COMMUNES)
    found = people.frame.to_dict(as_series=False)
    assert found["a.value"] == [20, 5, 0, -70, 0]
    assert found["a.value.known"] == [True, True, False, True, True]
    assert found["a.hard"] == [False, False, False, False, True]
    assert found["a.state"] == [0, 0, 1, 0, 0]
    assert found["a.previous.numerator"] == [0, 0, 0, 1, 0]
    assert found["b.done.known"] == [False, True, False, False, False]
    assert found["b.state"] == [1, 0, 1, 2, 1]
    assert found["c.items"] == [0, 0, 0, 1, 0]
    assert found["c.items.value"] == [False, False, False, True, False]
    assert found["c.items.points.known"] == [False, False, False, True, False]
    assert found["d.day"][4] == date(2025, 9, 17).toordinal()
    assert not people.frame.null_count().sum_horizontal().item()
    assert people.places == {"a.value": 1, "a.previous.numerator": 0}


def test_the_range_of_each_column_of_numbers_is_known() -> None:
    people = load(COMMUNES)
    assert people.ranges["a.value"] == (-70, 20)
    assert people.ranges["c.items"] == (0, 1)
    assert "b.done" not in people.ranges
    assert load([]).ranges == {"row": (0, 0)}
