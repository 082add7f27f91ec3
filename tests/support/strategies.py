"""What Hypothesis draws: formulas of every type, readings of every form, trees of criteria."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from parscore.formulas.reading import Reading
from parscore.values.exact import Fraction
from parscore.values.numbers import exact
from support.formulas import formula

if TYPE_CHECKING:
    from parscore.formulas.base import BaseFormula

Tree = dict[str, object]

SMALL = st.integers(0, 12).map(Fraction)
POINTS = st.integers(-8, 20).map(lambda quarters: Fraction(quarters, 4))
GIVEN = st.integers(0, 20).map(lambda quarters: Fraction(quarters, 4))
TAKEN = st.integers(-12, 0).map(lambda quarters: Fraction(quarters, 4))
LEVELS = ("good", "fair", "poor")
EDGES = (Fraction(1), Fraction(3), Fraction(50), Fraction(90))


def _figures() -> st.SearchStrategy[dict[str, object]]:
    return st.one_of(
        st.fixed_dictionaries({"numerator": SMALL, "denominator": SMALL}),
        st.fixed_dictionaries({"value": SMALL | st.just(Fraction(95))}),
    )


def readings() -> st.SearchStrategy[Reading]:
    """Draw a measure of any form, or one that is not applicable."""
    return st.one_of(
        st.builds(
            lambda now, before: Reading(**now, previous=before and Reading(**before)),
            _figures(),
            st.none() | _figures(),
        ),
        st.booleans().map(lambda yes: Reading(done=yes)),
        st.sampled_from(LEVELS).map(lambda one: Reading(level=one)),
        st.dictionaries(st.sampled_from(["x", "y", "z"]), st.booleans()).map(
            lambda given: Reading(items=given)
        ),
        st.builds(
            lambda on, since: Reading(day=on, since=since),
            st.dates(date(2025, 1, 1), date(2025, 4, 1)),
            st.just(date(2025, 2, 1)) | st.none(),
        ),
        st.lists(SMALL, max_size=3).map(lambda days: Reading(occurrences=tuple(days))),
        st.just(Reading(state="not_applicable", reason="không có")),
    )


@st.composite
def _bands(draw: st.DrawFn, awards: st.SearchStrategy[object]) -> list[Tree]:
    """Draw bands without overlap; the last may be left out, so that some values are undefined."""
    edges = sorted(draw(st.lists(st.sampled_from(EDGES), max_size=3, unique=True)))
    ends: list[Fraction | None] = [*edges, None]
    rows: list[Tree] = []
    start = None
    for end in ends:
        row: Tree = {"points": draw(awards)}
        if start is not None:
            row["at_least"] = start
        if end is not None:
            row["below"] = end
        rows.append(row)
        start = end
    if len(rows) > 1 and draw(st.booleans()):
        rows.pop()
    return rows


@st.composite
def _parts(draw: st.DrawFn, inner: st.SearchStrategy[Tree]) -> Tree:
    names = ["first", "second", "third"][: draw(st.integers(1, 3))]
    parts = [
        {
            "id": name,
            "title": name,
            "max": draw(GIVEN),
            "formula": draw(inner),
            **({"indicator": draw(st.sampled_from(["a", "b"]))} if draw(st.booleans()) else {}),
        }
        for name in names
    ]
    kind = draw(st.sampled_from(["sum", "best"]))
    most = {"most": draw(GIVEN)} if kind == "sum" and draw(st.booleans()) else {}
    return {"type": kind, "parts": parts, **most}


_CONDITIONS = st.one_of(
    st.fixed_dictionaries(
        {
            "indicator": st.sampled_from(["a", "b"]),
            "state": st.sampled_from(["done", "not_done", "not_applicable"]),
        }
    ),
    st.fixed_dictionaries({"indicator": st.sampled_from(["a", "b"]), "at_least": SMALL}),
    st.fixed_dictionaries(
        {"indicator": st.sampled_from(["a", "b"]), "level": st.sampled_from(LEVELS)}
    ),
)


def _branches(
    inner: st.SearchStrategy[Tree], conditions: st.SearchStrategy[Tree]
) -> st.SearchStrategy[Tree]:
    cases = st.lists(
        st.fixed_dictionaries({"if": conditions, "formula": inner}), min_size=1, max_size=2
    )
    return st.fixed_dictionaries({"type": st.just("branch"), "cases": cases, "otherwise": inner})


def _interval(low: int, span: int) -> Tree:
    return {"from": exact(low), "to": exact(low + span)}


AWARDS = st.one_of(
    POINTS,
    st.sampled_from(["100%", "50%", "0%"]),
    st.builds(_interval, st.integers(-2, 2), st.integers(0, 3)),
)


def simple_formulas() -> st.SearchStrategy[Tree]:
    """Draw a formula that has no other inside."""
    items = [{"id": one, "title": one} for one in ("x", "y")]
    return st.one_of(
        st.fixed_dictionaries(
            {
                "type": st.just("bands"),
                "of": st.sampled_from(
                    ["ratio", "value", "days", "change", "growth", "items", "occurrences"]
                ),
                "bands": _bands(AWARDS),
            }
        ),
        st.fixed_dictionaries(
            {
                "type": st.just("proportional"),
                "of": st.sampled_from(["ratio", "growth"]),
                "full_at": st.sampled_from([Fraction(80), Fraction(100)]),
                "zero_below": st.none() | st.just(Fraction(60)),
                "most": st.none() | GIVEN,
                "points": st.none() | GIVEN,
                "below": POINTS,
            }
        ),
        st.fixed_dictionaries({"type": st.just("pass_fail"), "pass": AWARDS, "fail": AWARDS}),
        st.fixed_dictionaries(
            {"type": st.just("all_of"), "items": st.just(items), "pass": AWARDS, "fail": AWARDS}
        ),
        st.fixed_dictionaries(
            {
                "type": st.just("levels"),
                "levels": st.dictionaries(st.sampled_from(LEVELS), AWARDS, min_size=1),
            }
        ),
        st.fixed_dictionaries(
            {
                "type": st.just("per_unit"),
                "of": st.sampled_from(["value", "items", "occurrences"]),
                "each": st.just(Fraction(1, 2)),
                "most": GIVEN,
            }
        ),
        st.fixed_dictionaries(
            {
                "type": st.just("deduction"),
                "of": st.sampled_from(["value", "items", "occurrences"]),
                "from": st.none() | GIVEN,
                "each": st.just(Fraction(1, 4)),
                "least": POINTS,
            }
        ),
        st.fixed_dictionaries(
            {"type": st.just("occurrences"), "each": _bands(TAKEN), "least": TAKEN}
        ),
    )


def formula_trees(
    conditions: st.SearchStrategy[Tree] = _CONDITIONS, depth: int = 2
) -> st.SearchStrategy[Tree]:
    """Draw a formula of any type, as a rule file states it."""
    trees = simple_formulas()
    for _ in range(depth - 1):
        trees = st.one_of(simple_formulas(), _parts(trees), _branches(trees, conditions))
    return trees


def formulas() -> st.SearchStrategy[BaseFormula]:
    """Draw a formula of any type."""
    return formula_trees().map(made)


def made(tree: Tree) -> BaseFormula:
    """Return a formula from what a rule file states."""
    keys = {key: value for key, value in tree.items() if key != "type" and value is not None}
    return formula(str(tree["type"]), **keys)


# --- Trees of criteria -----------------------------------------------------------------------

STATUSES = ("met", "partly", "not_met", "not_applicable")
TREATMENTS = ("reduce", "full", "redistribute", "lost")
MAXIMA = st.sampled_from([Fraction(1), Fraction(2), Fraction(5, 2), Fraction(4)])
ZERO_POLICIES = ("undetermined", "not_applicable", "full", "zero", "ratio_0", "ratio_100")


def roundings(*stages: str) -> st.SearchStrategy[Tree]:
    return st.fixed_dictionaries(
        {
            "at": st.sampled_from(stages),
            "places": st.integers(0, 2),
            "mode": st.sampled_from(["half_up", "half_even", "up", "down"]),
        }
    )


class _Names:
    """Gives each node its name, and remembers which leaves there are already."""

    def __init__(self) -> None:
        self.leaves: list[str] = []
        self.groups = 0

    def leaf(self) -> str:
        self.leaves.append(f"leaf{len(self.leaves)}")
        return self.leaves[-1]

    def group(self) -> str:
        self.groups += 1
        return f"group{self.groups}"


@st.composite
def trees(draw: st.DrawFn, depth: int = 4, width: int = 3) -> list[Tree]:
    """Draw the roots of a tree, at most `depth` levels deep."""
    names = _Names()
    roots = [_draw_node(draw, names, depth, width) for _ in range(draw(st.integers(1, width)))]
    if draw(st.booleans()):
        child = _draw_leaf(draw, names)
        inside = draw(st.booleans())
        cap = {"cap": draw(MAXIMA)} if draw(st.booleans()) else {}
        roots.append(_group("bonus", [child], {"kind": "bonus", "in_max": inside, **cap}))
    if draw(st.booleans()):
        children = [_draw_leaf(draw, names) for _ in range(draw(st.integers(1, 2)))]
        floor = {"floor": -draw(MAXIMA)} if draw(st.booleans()) else {}
        roots.append(_group("penalty", children, {"kind": "penalty", **floor}))
    return roots


_LINKS = st.fixed_dictionaries(
    {
        "node": st.integers(0, 9).map(str),
        "status": st.lists(st.sampled_from(STATUSES), min_size=1, unique=True),
    }
)
LINKED_FORMULAS = simple_formulas() | formula_trees(_CONDITIONS | _LINKS)
ANY_READING = readings()


def _linked(tree: object, earlier: list[str]) -> object:
    """Let the conditions of a formula ask about leaves that came before it, if there are any."""
    if isinstance(tree, list):
        return [_linked(one, earlier) for one in tree]
    if not isinstance(tree, dict):
        return tree
    if "node" in tree:
        if not earlier:
            return {"indicator": "a", "state": "done"}
        return {**tree, "node": earlier[int(tree["node"]) % len(earlier)]}
    return {key: _linked(value, earlier) for key, value in tree.items() if value is not None}


def _group(name: str, children: list[Tree], keys: Tree) -> Tree:
    return {"id": name, "number": name, "title": name, "criteria": children, **keys}


def _draw_node(draw: st.DrawFn, names: _Names, depth: int, width: int) -> Tree:
    if depth == 1 or draw(st.integers(0, 2)) == 0:
        return _draw_leaf(draw, names)
    name = names.group()
    children = [
        _draw_node(draw, names, depth - 1, width) for _ in range(draw(st.integers(1, width)))
    ]
    keys: Tree = {}
    limit = draw(st.sampled_from(["none", "none", "cap", "best_of", "both"]))
    if limit in ("cap", "both"):
        keys["cap"] = draw(MAXIMA)
    if limit in ("best_of", "both"):
        keys["best_of"] = draw(st.integers(1, 2))
    if draw(st.integers(0, 4)) == 0:
        keys["rounding"] = draw(roundings("group", "none"))
    return _group(name, children, keys)


def _draw_leaf(draw: st.DrawFn, names: _Names) -> Tree:
    earlier = list(names.leaves)
    name = names.leaf()
    survey = draw(st.integers(0, 7)) == 0
    formula = (
        {"type": "survey", "answers": {"A": 100, "B": 50}}
        if survey
        else _linked(draw(LINKED_FORMULAS), earlier)
    )
    keys: Tree = {"kind": "survey"} if survey else {}
    if draw(st.booleans()):
        keys["not_applicable"] = draw(st.sampled_from(TREATMENTS))
    if draw(st.integers(0, 2)) == 0:
        keys["zero_denominator"] = draw(st.sampled_from(ZERO_POLICIES))
    if draw(st.integers(0, 4)) == 0:
        keys["rounding"] = draw(roundings("part", "leaf", "none"))
    return {
        "id": name,
        "number": name,
        "title": name,
        "max": draw(MAXIMA),
        "indicator": draw(st.sampled_from([name, name, "a", "b"])),
        "formula": formula,
        **keys,
    }


def settings_trees() -> st.SearchStrategy[Tree]:
    """Draw what holds for every leaf that does not say otherwise."""
    return st.fixed_dictionaries(
        {
            "rounding": st.none() | roundings("part", "leaf", "group", "total", "none"),
            "not_applicable": st.sampled_from(TREATMENTS),
            "zero_denominator": st.sampled_from(ZERO_POLICIES),
        }
    )


def leaves_of(nodes: list[Tree]) -> list[Tree]:
    """Return the leaves of a tree in order."""
    found: list[Tree] = []
    for node in nodes:
        inside = node.get("criteria")
        found += leaves_of(inside) if isinstance(inside, list) else [node]
    return found


def ids_of(nodes: list[Tree]) -> list[str]:
    """Return the ids of all nodes of a tree in order."""
    found: list[str] = []
    for node in nodes:
        found.append(str(node["id"]))
        inside = node.get("criteria")
        found += ids_of(inside) if isinstance(inside, list) else []
    return found


def fitting(formula: Tree) -> st.SearchStrategy[Reading]:
    """Draw a measure that a formula can use more often than one that it cannot."""
    forms: dict[object, st.SearchStrategy[Reading]] = {
        "proportional": st.builds(_ratio, SMALL, SMALL, SMALL),
        "pass_fail": st.booleans().map(lambda yes: Reading(done=yes)),
        "all_of": st.fixed_dictionaries({"x": st.booleans(), "y": st.booleans()}).map(
            lambda given: Reading(items=given)
        ),
        "levels": st.sampled_from(LEVELS).map(lambda one: Reading(level=one)),
        "per_unit": SMALL.map(lambda n: Reading(value=n)),
        "deduction": SMALL.map(lambda n: Reading(value=n)),
        "occurrences": st.lists(SMALL, max_size=3).map(lambda d: Reading(occurrences=tuple(d))),
        "bands": st.builds(_ratio, SMALL, SMALL, SMALL),
    }
    inside = forms.get(formula["type"])
    apart = st.just(Reading(state="not_applicable", reason="không có"))
    if inside is None:
        return ANY_READING
    return st.one_of(inside, inside, apart, ANY_READING)


def _ratio(numerator: Fraction, denominator: Fraction, before: Fraction) -> Reading:
    return Reading(
        numerator=numerator, denominator=denominator, value=None, previous=Reading(value=before)
    )


@st.composite
def measures(draw: st.DrawFn, nodes: list[Tree]) -> dict[str, Reading]:
    """Draw a measure of every indicator that a tree uses; none of them is missing."""
    found: dict[str, Reading] = {name: draw(ANY_READING) for name in ("a", "b")}
    for leaf in leaves_of(nodes):
        name, how = str(leaf["indicator"]), leaf["formula"]
        if name not in found and isinstance(how, dict):
            found[name] = draw(fitting(how))
    return found


MONTHS = [date(2025, month, 1) for month in range(1, 13)]
SPANS = st.tuples(st.integers(0, 11), st.integers(0, 11)).map(sorted)


def asked_in(tree: object) -> set[str]:
    """Return the leaves that the conditions of formulas ask about, at any depth."""
    if isinstance(tree, dict):
        own = {tree["node"]} if isinstance(tree.get("node"), str) else set()
        return own.union(*(asked_in(value) for value in tree.values()))
    if isinstance(tree, (list, tuple)):
        return set().union(*(asked_in(value) for value in tree))
    return set()


@st.composite
def with_periods(draw: st.DrawFn, nodes: list[Tree]) -> list[Tree]:
    """Draw for what months of 2025 each node is there; what others ask about always is."""
    asked = asked_in(nodes)
    return [_with_period(draw, node, (0, 11), asked) for node in nodes]


def _with_period(draw: st.DrawFn, node: Tree, around: tuple[int, int], asked: set[str]) -> Tree:
    span = around
    if asked.isdisjoint(ids_of([node])) and draw(st.integers(0, 2)) == 0:
        first, last = (min(max(one, around[0]), around[1]) for one in draw(SPANS))
        span = first, last
        end = date(2025, 12, 31) if last == 11 else MONTHS[last + 1] - timedelta(days=1)
        node = {**node, "period": {"from": MONTHS[first].isoformat(), "to": end.isoformat()}}
    inside = node.get("criteria")
    if isinstance(inside, list):
        node = {**node, "criteria": [_with_period(draw, one, span, asked) for one in inside]}
    return node
