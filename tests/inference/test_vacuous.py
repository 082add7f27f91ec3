from __future__ import annotations

import pytest
from test_compile import compiled, rule

from parscore.inference.vacuous import vacuous_rules


def found(*rules: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(item.text.code, item.place.path) for item in vacuous_rules(compiled(*rules))]


DERIVES_A = rule("[result: {node: $n, status: met}]", "[derive: {a: {x: $n, s: met}}]", id="a")
USES_A = rule("[a: {x: $n}]", "[finding: {node: $n}]", id="uses")
LATE = "[late: {node: $n, days: $d}]"


def test_a_rule_that_works_is_not_in_vain() -> None:
    assert found(DERIVES_A, USES_A) == []


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        (rule("[a: {x: $n, s: not_met}]"), "INF070", ("when", 0, "a", "s")),
        (rule('[a: {x: $n, s: "!= met"}]'), "INF070", ("when", 0, "a", "s")),
        (rule('[late: {days: "< 0"}]'), "INF070", ("when", 0, "late", "days")),
        (rule('[late: {days: "<= -1"}]'), "INF070", ("when", 0, "late", "days")),
        (rule("[late: {days: -1}]"), "INF070", ("when", 0, "late", "days")),
        (rule('[{late: {days: "< 0"}, at_least: 2}]'), "INF070", ("when", 0, "late", "days")),
        (rule("[{result: {status: $s}}, {task: {state: $s}}]"), "INF071", ("when",)),
        (
            rule("[task: {task: $t, state: done}]", unless="[task: {task: $t}]"),
            "INF072",
            ("unless", 0, "task"),
        ),
        (
            rule("[task: {task: $t, state: done}]", unless="[task: {task: $t, state: done}]"),
            "INF072",
            ("unless", 0, "task"),
        ),
        (rule("[{child: {node: $n, parent: p}, at_least: 2}]"), "INF073", ("when", 0, "child")),
        (rule("[bonus: {node: $n}]"), "INF074", ("when", 0, "bonus")),
        (rule("[{bonus: {node: $n}, at_least: 2}]"), "INF074", ("when", 0, "bonus")),
        (rule(then="[derive: {b: {x: $n}}]"), "INF075", ("then", 0, "derive", "b")),
    ],
)
def test_what_is_in_vain(text: str, code: str, path: tuple[str | int, ...]) -> None:
    assert found(DERIVES_A, USES_A, text) == [(code, ("rules", 2, *path))]


@pytest.mark.parametrize(
    "text",
    [
        rule('[a: {x: $n, s: "!= not_met"}]'),
        rule('[late: {days: "<= 0"}]'),
        rule("[late: {days: 0}]"),
        rule('[late: {days: "!= -1"}]'),
        rule('[late: {days: "> -1"}]'),
        rule("[task: {task: $t}]", unless="[task: {task: $t, state: done}]"),
        rule(
            "[task: {task: $t, field: $f}]",
            unless="[task: {task: $f}]".replace("task: $f", "field: $f, task: x"),
        ),
        rule(LATE, unless='[late: {node: $n, days: "< $d"}]'),
        rule("[{child: {parent: $p}, at_least: 2}]"),
    ],
)
def test_what_may_hold(text: str) -> None:
    assert found(DERIVES_A, USES_A, text) == []


def test_what_follows_only_from_the_impossible_never_holds_either() -> None:
    never = rule('[late: {node: $n, days: "< 0"}]', "[derive: {b: {x: $n}}]", id="never")
    after = rule("[b: {x: $n}]", "[finding: {node: $n}]", id="after")
    assert [code for code, _ in found(never, after)] == ["INF070", "INF074"]


def test_a_ring_that_nothing_enters_never_holds() -> None:
    one = rule("[b: {x: $n}]", "[derive: {a: {x: $n}}]", id="one")
    two = rule("[a: {x: $n}]", "[derive: {b: {x: $n}}]", id="two")
    assert [code for code, _ in found(one, two)] == ["INF074", "INF074"]
