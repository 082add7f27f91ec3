"""Whatever comes in later, the assessment of today has enclosed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import Tree, as_json, assess_hop_tien, hop_tien_actuals, thanh_hoa

from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.documents.indicators import Indicator

NAMES = sorted(hop_tien_actuals()["measures"])
TASKS = sorted(hop_tien_actuals()["tasks"])
DOCUMENTS = [document["id"] for document in hop_tien_actuals()["evidence"]]
COUNTS = st.integers(0, 60)


def measures_of(indicator: Indicator) -> st.SearchStrategy[Tree]:
    """Draw a measure of an indicator, in its own form, or one that is not applicable."""
    part = st.integers(0, 40).flatmap(
        lambda d: st.fixed_dictionaries({"numerator": st.integers(0, d), "denominator": st.just(d)})
    )
    day = st.dates(*(__import__("datetime").date(2025, month, 1) for month in (1, 12))).map(
        lambda one: {"date": one.isoformat()}
    )
    levels = [one.id for one in indicator.levels] or ["none"]
    items = {one.id: st.booleans() for one in indicator.items}
    forms: dict[str, st.SearchStrategy[Any]] = {
        "ratio": st.builds(lambda now, before: {**now, "previous": before}, part, part),
        "value": COUNTS.map(lambda n: {"value": n}),
        "done": st.booleans().map(lambda yes: {"done": yes}),
        "level": st.sampled_from(levels).map(lambda one: {"level": one}),
        "items": st.fixed_dictionaries(items).map(lambda one: {"items": one}),
        "date": day,
        "occurrences": st.lists(st.integers(0, 9), max_size=3).map(
            lambda days: {"occurrences": [{"days": one} for one in days]}
        ),
        "points": st.just({"points": 1}),
    }
    apart = st.just({"not_applicable": True, "reason": "không phát sinh"})
    proof = st.lists(st.sampled_from(DOCUMENTS), max_size=2, unique=True)
    found = st.builds(lambda one, ids: {**one, "evidence": ids}, forms[indicator.kind], proof)
    explained = found.map(lambda one: {**one, "explanation": "đang bổ sung"})
    return st.one_of(found, found, explained, apart)


@st.composite
def commune(draw: st.DrawFn) -> Tree:
    """Draw figures for every indicator of Hợp Tiến and states for every task."""
    tree = hop_tien_actuals()
    known = thanh_hoa().rulebook.indicators
    changed = draw(st.lists(st.sampled_from(NAMES), max_size=12, unique=True))
    tree["measures"] |= {name: draw(measures_of(known[name])) for name in changed}
    names = set(thanh_hoa().rulebook.users) - tree["measures"].keys()
    tree["measures"] |= {name: draw(measures_of(known[name])) for name in sorted(names)}
    return tree


@st.composite
def before(draw: st.DrawFn, tree: Tree) -> Tree:
    """Draw the same commune before some measures and task states came in."""
    some = draw(st.lists(st.sampled_from(sorted(tree["measures"])), max_size=12, unique=True))
    tasks = draw(st.lists(st.sampled_from(TASKS), max_size=4, unique=True))
    return {
        **tree,
        "measures": {n: m for n, m in tree["measures"].items() if n not in some},
        "tasks": {n: t for n, t in tree["tasks"].items() if n not in tasks},
    }


def assert_encloses(early: Assessment, late: Assessment) -> None:
    assert number(early.score.lower) <= number(late.score.points) <= number(early.score.upper)
    if early.score.index_lower and early.score.index_upper and late.score.index:
        index = number(late.score.index)
        assert number(early.score.index_lower) <= index <= number(early.score.index_upper)
    for then, now in zip(early.nodes, late.nodes, strict=True):
        points = now.lower if now.points is None else now.points
        assert number(then.lower) <= number(points) <= number(then.upper), now.id
    if early.score.class_ and early.score.class_.certain and late.score.class_:
        assert early.score.class_.id == late.score.class_.id


def number(text: str | None) -> Fraction:
    """Return a number as shown: cut at six places, as both sides of a comparison are."""
    assert text is not None
    return exact(text)


@pytest.mark.slow
@settings(max_examples=max(30, settings().max_examples // 10))
@given(commune(), st.data())
def test_bounds_enclose_whatever_comes_in(tree: Tree, data: st.DataObject) -> None:
    early = data.draw(before(tree))
    assert_encloses(assess_hop_tien(early), assess_hop_tien(tree))


@pytest.mark.slow
@settings(max_examples=max(15, settings().max_examples // 20))
@given(commune(), st.data())
def test_both_engines_agree_on_any_commune(tree: Tree, data: st.DataObject) -> None:
    pytest.importorskip("durable_rules_engine")
    early = data.draw(before(tree))
    one = as_json(assess_hop_tien(early, engine="durable"))
    other = as_json(assess_hop_tien(early, engine="reference"))
    assert one.pop("engine") != other.pop("engine")
    assert one == other


@pytest.mark.slow
@settings(max_examples=max(15, settings().max_examples // 20))
@given(commune(), st.data())
def test_points_lost_and_open_make_up_the_maximum(tree: Tree, data: st.DataObject) -> None:
    result = assess_hop_tien(data.draw(before(tree)))
    for node in result.nodes:
        points = number(node.lower if node.points is None else node.points)
        assert number(node.lower) <= points <= number(node.upper)
        if node.kind == "standard":
            left = points + number(node.lost) + number(node.upper) - points
            assert abs(left - number(node.max)) <= Fraction(3, 10**6)


def test_a_commune_without_any_data_has_no_points_and_wide_bounds() -> None:
    tree = {**hop_tien_actuals(), "measures": {}, "tasks": {}, "evidence": []}
    result = assess_hop_tien(tree)
    assert result.score.coverage == "0"
    assert {n.status for n in result.nodes if n.formula} == {"undetermined"}
    assert number(result.score.lower) <= 0
    assert number(result.score.upper) >= 100
    assert_encloses(result, assess_hop_tien())
