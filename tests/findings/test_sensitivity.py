"""Which weights move, and what is said of it beside the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.communes import PROVENANCE, Tree, actuals, assess, plan, read, rules
from support.rulebooks import ASSUMED, group, leaf

from parscore.advice.sensitivity import sensitivity_of
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.evaluate import judge
from parscore.reports.sensitivity import RENDERERS
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.documents.assessment import SensitivityShown
    from parscore.documents.sensitivity import Sensitivity
    from parscore.evaluate import Rules

CITED = {
    "basis": "official",
    "citation": {"document": "doc", "clause": "Điều 1", "quote": "điểm tối đa"},
}
DOCUMENTS = {"doc": {"title": "Quyết định thử"}}
MOVED: Tree = {"sensitivity": {"tolerance": 20, "source": ASSUMED}}
CLASSES = {
    "bands": [
        {"id": "good", "name": {"vi": "Tốt", "en": "Good"}, "at_least": 75},
        {"id": "fair", "name": {"vi": "Khá", "en": "Fair"}, "below": 75},
    ],
    "source": ASSUMED,
}
GIVEN = {"a1": {"points": 54}, "b1": {"points": 20}}
OUT = {"not_applicable": True, "reason": "không phát sinh"}


def fields(**of_b: object) -> list[Tree]:
    return [
        group("a", leaf("a1", 60)),
        group("b", leaf("b1", 20), leaf("b2", 20, **of_b)),
    ]


def of(by_rules: Rules, **measures: object) -> SensitivityShown | None:
    given = {"b2": {"points": 0}, **GIVEN, **measures}
    return assess(plan(), actuals(measures=given), by_rules).score.sensitivity


def asked(
    by_rules: Rules, tolerance: Fraction | None = None, **measures: object
) -> Sensitivity | None:
    given = {"b2": {"points": 0}, **GIVEN, **measures}
    judged = judge(read(Plan, plan()), read(Actuals, actuals(measures=given)), by_rules)
    return sensitivity_of(judged, PROVENANCE, tolerance)


def test_a_set_that_declares_no_tolerance_says_nothing() -> None:
    assert of(rules(*fields())) is None
    assert asked(rules(*fields())) is None


def test_the_range_stands_beside_the_score_with_the_class_at_both_ends() -> None:
    shown = of(rules(*fields(), settings=MOVED, classes={"of": "index", **CLASSES}))
    assert shown is not None
    assert (shown.tolerance, shown.basis, shown.fields) == ("20", "assumed", ("a", "b"))
    assert (shown.index_low, shown.index_high) == ("70.8", "77.2")
    assert shown.class_low is not None
    assert shown.class_high is not None
    assert (shown.class_low.id, shown.class_high.id) == ("fair", "good")


def test_classes_by_points_are_those_of_the_points_at_the_ends() -> None:
    """With b2 out, the index is lowest where a weighs most; the points are so elsewhere."""
    book = rules(*fields(), settings=MOVED, classes={"of": "points", **CLASSES})
    shown = of(book, b2=OUT, a1={"points": 56})
    assert shown is not None
    assert shown.class_low is not None
    assert shown.class_high is not None
    # Points reach from 52/60·56 + 1.2·20 = 72.53 to 68/60·56 + 0.8·20 = 79.47.
    assert (shown.class_low.id, shown.class_high.id) == ("fair", "good")
    assert (shown.exact["index_low"], shown.exact["index_high"]) == (
        str(100 * Fraction(68 * 56 + 16 * 60, 60) / exact(68 + 16)),
        str(100 * Fraction(52 * 56 + 24 * 60, 60) / exact(52 + 24)),
    )


def test_a_field_whose_points_are_all_official_stays() -> None:
    official = group("c", leaf("c1", 10, source=CITED))
    shown = of(rules(*fields(), official, settings=MOVED, documents=DOCUMENTS), c1={"points": 0})
    assert shown is not None
    assert shown.fields == ("a", "b")


def test_one_assumed_field_alone_cannot_move() -> None:
    tree = [group("a", leaf("a1", 60)), group("b", leaf("b1", 20, source=CITED))]
    by_rules = rules(*tree, settings=MOVED, documents=DOCUMENTS)
    assert of(by_rules) is None
    found = asked(by_rules)
    assert found is not None
    assert (found.range, found.index) == (None, "92.5")
    assert [one.moved for one in found.fields] == [False, False]
    assert "Chỉ số không phụ thuộc cách chia điểm giả định" in RENDERERS["text"](found, "vi")


def test_bonus_and_penalty_stay_outside() -> None:
    bonus = group("t", leaf("t1", 5), kind="bonus", in_max=False)
    shown = of(rules(*fields(), bonus, settings=MOVED), t1={"points": 2})
    assert shown is not None
    assert (shown.index_low, shown.index_high, shown.fields) == ("72.8", "79.2", ("a", "b"))


def test_the_ends_are_rounded_as_the_index_is() -> None:
    settings = {**MOVED, "index": {"places": 0, "mode": "half_up"}}
    shown = of(rules(*fields(), settings=settings))
    assert shown is not None
    assert (shown.index_low, shown.index_high) == ("71", "77")


def test_another_tolerance_may_be_asked_for_and_tells_the_maxima_at_both_ends() -> None:
    found = asked(rules(*fields(), settings=MOVED), Fraction(10))
    assert found is not None
    assert (found.declared, found.tolerance, found.complete) == (False, "10", True)
    assert found.range is not None
    assert found.range.source is None
    assert (found.range.index_low, found.range.index_high) == ("72.4", "75.6")
    assert [(one.official, one.low, one.high) for one in found.fields] == [
        ("60", "56", "64"),
        ("40", "44", "36"),
    ]
