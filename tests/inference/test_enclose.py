from __future__ import annotations

import pytest
from test_compile import compiled, rule

from parscore.inference import ANY, Conclusions, Fact, Program, conclude, enclose, fact
from parscore.values.exact import Fraction

APOLOGY = {"indicator": "overdue_without_apology", "level": "none"}
ON_TIME = fact("uses", node="on_time", indicator="dossiers_on_time")


def of(drawn: Conclusions, rule: str) -> list[Fact]:
    return [item.fact for item in drawn.items if item.rule.id == rule]


def test_an_unknown_measure_may_cap_but_surely_does_not(national: Program) -> None:
    lower, upper = enclose(national, [ON_TIME], [fact("measure", **APOLOGY, state=ANY)])
    assert of(lower, "overdue-without-apology") == []
    assert of(upper, "overdue-without-apology") == [fact("cap", node="on_time")]


def test_what_is_negated_by_a_possible_fact_is_not_certain(national: Program) -> None:
    certain = [
        ON_TIME,
        fact("measure", **APOLOGY, state="positive"),
        fact("depends", node="n", on="on_time"),
    ]
    lower, upper = enclose(national, certain, [fact("result", node="n", field="f", status=ANY)])
    assert of(lower, "cap-carries-over") == []
    assert of(upper, "cap-carries-over") == [fact("cap", node="n")]
    sure, _ = enclose(national, [*certain, fact("result", node="n", field="f", status="met")], [])
    assert of(sure, "cap-carries-over") == [fact("cap", node="n")]


def test_an_unknown_number_of_days_costs_the_most(national: Program) -> None:
    _, upper = enclose(national, [], [fact("late", indicator="i", node="n", days=ANY)])
    (late,) = [item for item in upper.items if item.rule.id == "late-report"]
    assert late.effect is not None
    assert late.effect.per == ANY
    assert late.effect.size(Fraction(5)) == 1


def test_unknown_results_count_once_each(national: Program) -> None:
    def unknown(count: int) -> list[Fact]:
        return [fact("result", node=f"n{k}", field="f", status=ANY) for k in range(count)]

    assert of(enclose(national, [], unknown(2))[1], "gaps-in-one-field") == []
    assert of(enclose(national, [], unknown(3))[1], "gaps-in-one-field") == [
        fact("finding", node="f")
    ]


def test_a_fact_of_an_unknown_node_may_be_any_number_of_facts(national: Program) -> None:
    _, upper = enclose(national, [], [fact("result", node=ANY, field="f", status="not_met")])
    assert of(upper, "gaps-in-one-field") == [fact("finding", node="f")]


def test_facts_of_an_unknown_group_are_counted_in_every_group(national: Program) -> None:
    known = [fact("result", node=n, field="f", status="not_met") for n in "ab"]
    vague = fact("result", node="c", field=ANY, status="not_met")
    lower, upper = enclose(national, known, [*known, vague])
    assert of(lower, "gaps-in-one-field") == []
    assert fact("finding", node="f") in of(upper, "gaps-in-one-field")


def test_an_unknown_effect_is_on_an_unknown_node() -> None:
    program = compiled(rule(then='[cap: {node: $n, at: "1"}]'))
    _, upper = enclose(program, [], [fact("result", node=ANY, field="f", status="met")])
    (item,) = upper.items
    assert item.effect is not None
    assert item.effect.node == ANY


def test_what_surely_stands_blocks_only_for_known_variables() -> None:
    text = rule("[result: {node: $n}]", "[withhold: {node: $n}]", "[child: {node: $n}]")
    certain = [fact("child", node="n", parent="p")]
    possible = [fact("result", node=ANY, field="f", status="met")]
    _, upper = enclose(compiled(text), certain, possible)
    assert of(upper, "luat") == [fact("withhold", node=ANY)]
    possible = [fact("result", node="n", field="f", status="met")]
    _, upper = enclose(compiled(text), certain, possible)
    assert of(upper, "luat") == []


def test_an_unknown_variable_takes_the_value_that_is_known() -> None:
    text = rule("[{result: {node: $n}}, {child: {node: $n}}]", "[withhold: {node: $n}]")
    possible = [
        fact("result", node=ANY, field="f", status="met"),
        *(fact("child", node=n, parent="p") for n in "ab"),
    ]
    _, upper = enclose(compiled(text), [], possible)
    assert of(upper, "luat") == [fact("withhold", node=n) for n in "ab"]


def test_complete_facts_are_enclosed_exactly(national: Program) -> None:
    facts = [ON_TIME, fact("measure", **APOLOGY, state="positive")]
    lower, upper = enclose(national, facts, [])
    assert lower.items == upper.items == conclude(national, facts).items


def test_certain_facts_are_known(national: Program) -> None:
    with pytest.raises(ValueError, match="state cannot be"):
        enclose(national, [fact("measure", **APOLOGY, state=ANY)], [])


def test_no_word_of_a_user_stands_for_what_is_not_known(national: Program) -> None:
    given = [ON_TIME, fact("measure", **APOLOGY | {"level": "*"}, state="level")]
    star = compiled(rule(when="[{measure: {indicator: $i, state: level, level: poor}}]"))
    for program in (national, star):
        for engine in ("auto", "reference"):
            assert conclude(program, given, engine).items == ()
