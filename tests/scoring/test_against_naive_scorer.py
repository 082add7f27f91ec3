"""The engine gives what a second scorer, written from the contract's words, gives."""

from __future__ import annotations

from hypothesis import event, given
from hypothesis import strategies as st
from support.drawn import Commune, communes, effects, settled_communes

from parscore.scoring.effects import NO_EFFECTS, Effects
from parscore.values.exact import Fraction


@given(settled_communes(), st.data())
def test_every_node_has_the_points_and_the_maximum_of_the_naive_scorer(
    commune: Commune, data: st.DataObject
) -> None:
    applied = data.draw(st.just(NO_EFFECTS) | effects(commune))
    naive = commune.naive(applied)
    points, maximum = naive.score()
    totals = commune.totals(applied)
    assert {name: (t.points, t.maximum) for name, t in totals.items()} == {
        name: (r.points, r.maximum) for name, r in naive.results.items()
    }
    assert commune.total(applied) == (points, maximum)
    event(f"{len(commune.book.leaves)} leaves")


@given(communes(), st.data())
def test_a_parents_points_are_its_childrens_and_its_adjustments(
    commune: Commune, data: st.DataObject
) -> None:
    applied: Effects = data.draw(effects(commune))
    totals = commune.totals(applied)
    for node in commune.book.nodes.values():
        adjusted = sum((one.points for one in totals[node.id].adjustments), Fraction(0))
        below = sum((totals[child].points for child in node.children), Fraction(0))
        if node.children:
            assert totals[node.id].points == below + adjusted


@given(communes(), st.data())
def test_a_leafs_points_are_its_formulas_and_its_adjustments(
    commune: Commune, data: st.DataObject
) -> None:
    applied: Effects = data.draw(effects(commune))
    totals, scores = commune.totals(applied), commune.scores()
    for leaf in commune.book.leaves:
        outcome = scores[leaf.id].outcome
        if outcome.points is None or leaf.kind == "survey":
            continue
        adjusted = sum((one.points for one in totals[leaf.id].adjustments), Fraction(0))
        out = any(one in applied.not_applicable for one in commune.lineage(leaf.id))
        assert totals[leaf.id].points == adjusted + (0 if out else outcome.points)


@given(communes())
def test_the_order_of_measures_changes_nothing(commune: Commune) -> None:
    assert commune.turned().totals(NO_EFFECTS) == commune.totals(NO_EFFECTS)


@given(communes())
def test_every_number_is_exact(commune: Commune) -> None:
    for total in commune.totals(NO_EFFECTS).values():
        assert type(total.points) is Fraction
        assert type(total.maximum) is Fraction
        assert all(type(one.points) is Fraction for one in total.adjustments)


@given(communes())
def test_surveyed_leaves_are_not_scored_by_the_commune(commune: Commune) -> None:
    surveyed = [leaf for leaf in commune.book.leaves if leaf.kind == "survey"]
    totals = commune.totals(NO_EFFECTS)
    assert all((totals[leaf.id].points, totals[leaf.id].maximum) == (0, 0) for leaf in surveyed)
