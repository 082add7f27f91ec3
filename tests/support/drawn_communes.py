"""Communes drawn at random: every type of formula, and measures to match."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from parscore.documents.indicators import Indicator
from support.communes import Tree, actuals, hop_tien_actuals, rules, rules_of
from support.strategies import leaves_of, settings_trees, trees

if TYPE_CHECKING:
    from parscore.evaluate import Rules

YEARS_END = date(2025, 12, 31)

RATIOS = st.integers(1, 30).flatmap(
    lambda d: st.fixed_dictionaries({"numerator": st.integers(0, d), "denominator": st.just(d)})
)


def drawn_measures(indicator: Indicator) -> st.SearchStrategy[Tree]:
    levels = [one.id for one in indicator.levels] or ["none"]
    forms: dict[str, st.SearchStrategy[Any]] = {
        "ratio": RATIOS,
        "value": st.integers(0, 60).map(lambda n: {"value": n}),
        "done": st.booleans().map(lambda yes: {"done": yes}),
        "level": st.sampled_from(levels).map(lambda one: {"level": one}),
        "items": st.fixed_dictionaries({one.id: st.booleans() for one in indicator.items}).map(
            lambda one: {"items": one}
        ),
        "date": st.dates(date(2025, 1, 1), YEARS_END).map(lambda one: {"date": one.isoformat()}),
        "occurrences": st.just({"occurrences": []}),
        "points": st.just({"points": 1}),
    }
    return forms[indicator.kind]


@st.composite
def hop_tien(draw: st.DrawFn) -> Tree:
    """Draw other figures for Hợp Tiến, some of them missing, some without their evidence."""
    tree = hop_tien_actuals()
    known = rules_of("thanh-hoa/2025").rulebook.indicators
    names = sorted(set(tree["measures"]) & known.keys())
    for name in draw(st.lists(st.sampled_from(names), max_size=8, unique=True)):
        tree["measures"][name] = draw(drawn_measures(known[name]))
    for name in draw(st.lists(st.sampled_from(names), max_size=3, unique=True)):
        tree["measures"].pop(name, None)
    return tree


KINDS: dict[str, dict[str, object]] = {
    "ratio": {"kind": "ratio", "unit": "percent", "part_of_whole": True},
    "value": {"kind": "value", "unit": "count"},
    "done": {"kind": "done", "unit": "done"},
    "items": {
        "kind": "items",
        "unit": "items",
        "items": [{"id": name, "title": name} for name in ("x", "y", "z")],
    },
    "level": {
        "kind": "level",
        "unit": "level",
        "levels": [{"id": one, "vi": one, "en": one} for one in ("good", "fair", "poor")],
    },
}


@st.composite
def small_communes(draw: st.DrawFn) -> tuple[Rules, Tree]:
    """Draw a tree of every type of formula, and a measure of some kind for each indicator."""
    tree = draw(trees(3, 3))
    indicators, found = {}, {}
    for name in sorted({str(one["indicator"]) for one in leaves_of(tree)} | {"a", "b"}):
        kind = draw(st.sampled_from(sorted(KINDS)))
        lower = draw(st.booleans())
        irreversible = draw(st.booleans())
        known = Indicator.model_validate(
            {
                "title": name,
                "title_en": name,
                **KINDS[kind],
                "direction": "lower" if lower else "higher",
                "irreversible": irreversible,
            }
        )
        indicators[name] = known
        if draw(st.integers(0, 5)):
            found[name] = draw(drawn_measures(known))
            if kind == "ratio" and draw(st.booleans()):
                found[name]["expected"] = 40
    by_rules = rules(*tree, settings=draw(settings_trees()), indicators=indicators)
    return by_rules, actuals(measures=found, as_of="2025-09-30")
