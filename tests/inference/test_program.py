"""What a program keeps, for it comes again with every commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.inference import ANY, conclude, fact

if TYPE_CHECKING:
    from parscore.inference import Program


def test_a_fact_is_stated_where_a_rule_may_look_at_it(national: Program) -> None:
    assert national.stated("child", "n", "f") == ()
    (late,) = national.stated("late", 2, "i", "n")
    assert late == fact("late", days=2, indicator="i", node="n")
    assert national.stated("late", 2, "i", "n")[0] is late


def test_several_values_of_a_field_state_a_fact_each(national: Program) -> None:
    states = ("met", "partly", "not_met", "undetermined")
    each = [fact("result", field="f", node="n", status=one) for one in states]
    found = national.stated("result", "f", "n", states)
    assert found == tuple(one for one in each if national.concerns(one))
    assert 0 < len(found) < len(states)


def test_what_follows_from_a_match_is_worked_out_once(national: Program) -> None:
    number = next(n for n, rule in enumerate(national.rules) if len(rule.when) == 1 and rule.told)
    rule = national.rules[number]
    (kind,) = [pattern.kind for pattern in rule.when]
    facts = (fact(kind, **{name: f"some_{name}" for name in national.shapes[kind]}),)
    found = national.follows(number, facts)
    assert [one.place for one in found] == list(range(len(rule.heads)))
    assert all([name for name, _ in one.told] == list(rule.told) for one in found)
    assert national.follows(number, facts) is found


def test_a_fact_with_a_value_that_is_not_heeded_is_left_out(national: Program) -> None:
    """And every value is heeded at which some rule looks: nothing that matters goes untold."""
    unheeded = set()
    for kind, fields in national.shapes.items():
        for at, field in enumerate(fields):
            heeded = national.heeded(kind, field)
            for value in ("met", "not_met", "missing", "present", "zero", "nobody"):
                others = [ANY] * len(fields)
                others[at] = value
                if value not in heeded:
                    assert national.stated(kind, *others) == ()
                    unheeded.add((kind, field, value))
    assert ("result", "status", "met") in unheeded
    assert ("result", "status", "not_met") not in unheeded
    assert ("task", "state", "nobody") not in unheeded  # some rule asks for all but one
    assert ("child", "node", "nobody") in unheeded  # no rule looks at these facts at all


def test_a_fact_that_no_rule_reads_is_concluded_and_leads_no_further(national: Program) -> None:
    given = [fact("target", field="f", id="t", indicator="i", result="not_met")]
    for drawn in (conclude(national, given), conclude(national, given, "reference")):
        assert [one.fact for one in drawn.items] == [fact("finding", node="")]
        assert [one.wave for one in drawn.items] == [1]
