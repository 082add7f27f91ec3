"""Other rules engines, each made to give the points of the same criteria, as it documents its use.

What an engine compiles or parses is done once, when it is set up. What it is given of a commune
(a dictionary, messages) is made by `facts` before anything is timed, as parscore's measures are.
"""

from __future__ import annotations

import itertools
import json
import time
from decimal import Decimal
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.hundred import Criterion, Tree

Criteria = list["Criterion"]
MILLION = 1_000_000


class Engine(NamedTuple):
    """One engine ready to score: what it is called, how it counts, and how it is asked."""

    name: str
    counts: str
    facts: Callable[[Tree], Any]
    points: Callable[[Any], Mapping[str, float]]


def engines(asked: Criteria) -> tuple[list[Engine], dict[str, str]]:
    """Return the engines that are here, set up, and why the others are not."""
    found: list[Engine] = []
    missing: dict[str, str] = {}
    for package, ways in PACKAGES.items():
        try:
            found += [make(asked, f"{package} {version(package)}") for make in ways]
        except ImportError as error:  # PackageNotFoundError is one, too
            missing[package] = f"{type(error).__name__}: {error}"
    return found, missing


def as_choice(one: Criterion, figure: Callable[[str], str]) -> str:
    """Return a criterion as one conditional expression over its counts, cross-multiplied."""
    if one.kind == "done":
        return f"{figure('done')} ? 1 : 0"
    part, whole = figure("numerator"), figure("denominator")
    choice = "0"
    for edge, points in reversed(one.bands):
        holds = f"{figure('value')} >= {edge}"
        if one.kind == "ratio":
            holds = f"100 * {part} >= {edge} * {whole}"
        choice = f"({holds} ? {points} : {choice})"
    return choice


def rule_engine(asked: Criteria, name: str) -> Engine:
    """One compiled rule for each criterion, over a flat dictionary."""
    make: Any = import_module("rule_engine").Rule
    made = {one.id: make(as_choice(one, f"{one.id}_{{}}".format)) for one in asked}

    def facts(measured: Tree) -> Tree:
        return {
            f"{name}_{key}": figure for name, one in measured.items() for key, figure in one.items()
        }

    def points(given: Tree) -> Mapping[str, float]:
        return {name: rule.evaluate(given) for name, rule in made.items()}

    return Engine(name, "decimals", facts, points)


def json_logic(asked: Criteria, name: str) -> Engine:
    """One `if` with as many branches as bands for each criterion."""
    apply: Any = import_module("json_logic").jsonLogic
    made = {one.id: _as_json_logic(one) for one in asked}

    def points(measured: Tree) -> Mapping[str, float]:
        return {name: apply(logic, measured) for name, logic in made.items()}

    return Engine(name, "Python's integers", lambda measured: measured, points)


def _as_json_logic(one: Criterion) -> Tree:
    def figure(key: str) -> Tree:
        return {"var": f"{one.id}.{key}"}

    if one.kind == "done":
        return {"if": [figure("done"), 1, 0]}
    branches: list[object] = []
    for edge, points in one.bands:
        sides = [figure("value"), edge]
        if one.kind == "ratio":
            sides = [{"*": [100, figure("numerator")]}, {"*": [edge, figure("denominator")]}]
        branches += [{">=": sides}, points]
    return {"if": [*branches, 0]}


def business_rules(asked: Criteria, name: str) -> Engine:
    """A rule for each band, over variables that are methods, a ratio as percent."""
    package: Any = import_module("business_rules")
    variables: Any = import_module("business_rules.variables")
    actions: Any = import_module("business_rules.actions")
    fields: Any = import_module("business_rules.fields")

    def start(self: Any, measured: Tree) -> None:  # noqa: ANN401 - a class made below
        self.measured = measured

    def variable(one: Criterion) -> object:
        if one.kind == "done":
            return variables.boolean_rule_variable(lambda self: self.measured[one.id]["done"])
        if one.kind == "value":
            return variables.numeric_rule_variable(lambda self: self.measured[one.id]["value"])
        return variables.numeric_rule_variable(lambda self: percent(self.measured[one.id]))

    def percent(measure: Tree) -> Decimal:
        return Decimal(100 * measure["numerator"]) / Decimal(measure["denominator"])

    def begin(self: Any) -> None:  # noqa: ANN401 - a class made below
        self.found = {}

    def give(self: Any, criterion: str, points: float) -> None:  # noqa: ANN401 - a class made below
        self.found[criterion] = points

    make_variables = type(
        "Variables",
        (variables.BaseVariables,),
        {"__init__": start} | {one.id: variable(one) for one in asked},
    )
    params = {"criterion": fields.FIELD_TEXT, "points": fields.FIELD_NUMERIC}
    make_actions = type(
        "Actions",
        (actions.BaseActions,),
        {"__init__": begin, "give": actions.rule_action(params=params)(give)},
    )
    rules = [rule for one in asked for rule in _as_business_rules(one)]

    def points(measured: Tree) -> Mapping[str, float]:
        given: Any = make_actions()
        package.run_all(rules, make_variables(measured), given)
        found: dict[str, float] = given.found
        return found

    return Engine(
        name, "decimals of 28 digits, equal within a millionth of a percent", lambda m: m, points
    )


def _as_business_rules(one: Criterion) -> list[Tree]:
    def rule(points: float, *conditions: tuple[str, object]) -> Tree:
        return {
            "conditions": {
                "all": [
                    {"name": one.id, "operator": operator, "value": value}
                    for operator, value in conditions
                ]
            },
            "actions": [{"name": "give", "params": {"criterion": one.id, "points": points}}],
        }

    if one.kind == "done":
        return [rule(1, ("is_true", True)), rule(0, ("is_false", True))]
    rules = []
    below: tuple[tuple[str, object], ...] = ()
    for edge, points in one.bands:
        rules.append(rule(points, ("greater_than_or_equal_to", edge), *below))
        below = (("less_than", edge),)
    return [*rules, rule(0, *below)]


def zen_decision(asked: Criteria, name: str) -> Engine:
    """A decision with one expression for each criterion, as the editor of that engine saves it."""
    zen: Any = import_module("zen")
    decision = zen.ZenEngine().create_decision(as_decision(asked))

    def points(measured: Tree) -> Mapping[str, float]:
        found: Mapping[str, float] = decision.evaluate(measured)["result"]
        return found

    return Engine(f"{name}, a decision", "decimals", lambda measured: measured, points)


def as_decision(asked: Criteria) -> str:
    """Return the criteria as a decision graph of zen-engine."""
    expressions = [
        {"id": one.id, "key": one.id, "value": as_choice(one, f"{one.id}.{{}}".format)}
        for one in asked
    ]
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {
            "id": "points",
            "type": "expressionNode",
            "name": "points",
            "position": place,
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [
        {"id": "first", "type": "edge", "sourceId": "in", "targetId": "points"},
        {"id": "second", "type": "edge", "sourceId": "points", "targetId": "out"},
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def zen_expression(asked: Criteria, name: str) -> Engine:
    """All criteria as one compiled expression: faster than a decision, and without its graph."""
    zen: Any = import_module("zen")
    choices = (f"{one.id}: {as_choice(one, f'{one.id}.{{}}'.format)}" for one in asked)
    whole = zen.compile_expression(f"{{{', '.join(choices)}}}")
    return Engine(f"{name}, one expression", "decimals", lambda measured: measured, whole.evaluate)


def durable_rules(asked: Criteria, name: str) -> Engine:
    """A rule for each band; a commune is a session, a criterion a message in it, sent as one batch.

    It compares a field with a number, so a ratio comes as whole millionths of a percent, rounded
    down: it then reaches an edge exactly when the ratio does.
    """
    lang: Any = import_module("durable.lang")
    engine: Any = import_module("durable.engine")
    engine.Host._run = lambda _: None  # noqa: SLF001 - its timers at times disturb a batch
    engine._unix_now = time.time  # noqa: SLF001 - its own warns of deprecation from Python 3.12
    found: dict[str, float] = {}
    sessions = itertools.count()

    def give(criterion: str, points: float) -> Callable[[object], None]:
        def run(_: object) -> None:
            found[criterion] = points

        return run

    ruleset = f"hundred-{uuid4()}"  # rule sets live as long as the process
    with lang.ruleset(ruleset):
        for one in asked:
            of_it, figure = lang.m.criterion == one.id, lang.m.figure
            above: Any = None
            for edge, points in one.bands or ((1, 1.0),):
                limit = edge * MILLION if one.kind == "ratio" else edge
                here = of_it & (figure >= limit)
                lang.when_all(here if above is None else here & (figure < above))(
                    give(one.id, points)
                )
                above = limit
            lang.when_all(of_it & (figure < above))(give(one.id, 0))
    lang.get_host()

    def facts(measured: Tree) -> list[Tree]:
        return [{"criterion": name, "figure": _whole(one)} for name, one in measured.items()]

    def points_of(messages: list[Tree]) -> Mapping[str, float]:
        session = str(next(sessions))
        found.clear()
        lang.post_batch(ruleset, [message | {"sid": session} for message in messages])
        lang.delete_state(ruleset, session)
        return found.copy()

    return Engine(name, "whole numbers", facts, points_of)


def _whole(measure: Tree) -> int:
    if "numerator" in measure:
        return int(100 * MILLION * measure["numerator"] // measure["denominator"])
    return int(measure["value"] if "value" in measure else measure["done"])


PACKAGES: dict[str, tuple[Callable[[Criteria, str], Engine], ...]] = {
    "rule-engine": (rule_engine,),
    "business-rules": (business_rules,),
    "json-logic-qubit": (json_logic,),
    "zen-engine": (zen_decision, zen_expression),
    "durable-rules": (durable_rules,),
}
