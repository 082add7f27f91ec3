from __future__ import annotations

import copy
import pickle

import pytest
from test_compile import compiled, rule

from parscore.inference import ANY, Amount, Effect, Fact, Program, conclude, fact, sentence
from parscore.inference.effects import parse_amount
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.numbers import exact


def test_a_fact_orders_its_fields() -> None:
    one = fact("late", node="n", indicator="i", days=3)
    assert one == Fact("late", (("days", 3), ("indicator", "i"), ("node", "n")))
    assert one.value("node") == "n"
    assert str(one) == "late {days: 3, indicator: i, node: n}"
    with pytest.raises(KeyError):
        one.value("status")


def test_the_unknown_value_sorts_first_and_survives_copying() -> None:
    assert sorted([3, ANY, 1]) == [ANY, 1, 3]
    assert sorted(["b", ANY, "a", ANY]) == [ANY, ANY, "a", "b"]
    assert pickle.loads(pickle.dumps(ANY)) is ANY  # noqa: S301 - our own bytes
    assert copy.deepcopy(ANY) is ANY


@pytest.mark.parametrize(
    ("text", "amount", "points"),
    [
        ("0.5", Amount(Fraction(1, 2)), "1/2"),
        ("50%", Amount(Fraction(50), share=True), "2"),
        ("12.5 %", Amount(Fraction(25, 2), share=True), "1/2"),
        ("0", Amount(Fraction(0)), "0"),
    ],
)
def test_amounts(text: str, amount: Amount, points: str) -> None:
    assert parse_amount(text) == amount
    assert amount.points(Fraction(4)) == exact(points)


@pytest.mark.parametrize("text", ["", "%", "-1", "0,5", "1e3", "100.1%", "half"])
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def penalty(per: int | str, at_most: str | None = None, points: str | None = "10%") -> Effect:
    limit = parse_amount(at_most) if at_most else None
    size = parse_amount(points) if points else None
    return Effect("penalty", "n", None, size, per, limit, None)


def test_the_size_of_a_penalty() -> None:
    assert penalty(1).size(Fraction(5)) == Fraction(1, 2)
    assert penalty(3).size(Fraction(5)) == Fraction(3, 2)
    assert penalty(3, "1").size(Fraction(5)) == 1
    assert penalty(1, "1").size(Fraction(5)) == Fraction(1, 2)
    assert penalty(ANY, "1").size(Fraction(5)) == 1


def test_what_has_no_size() -> None:
    with pytest.raises(ValueError, match="no size"):
        penalty(1, points=None).size(Fraction(5))
    with pytest.raises(ValueError, match="without a limit"):
        penalty(ANY).size(Fraction(5))


TOLD = rule(
    "[late: {indicator: $i, node: $n, days: $d}]",
    "[{penalty: {node: $n, points: 1, per: $d, at_most: 3}}, {derive: {slow: {x: $n}}}]",
    message='{vi: "{i} chậm {d} ngày", en: "{i} is {d} days late"}',
)


def test_a_sentence_has_titles_for_ids_and_numbers_in_their_notation() -> None:
    drawn = conclude(compiled(TOLD), [fact("late", indicator="reports", node="n", days=1234)])
    asked = []

    def name(of: str, id_: str) -> Localised | None:
        asked.append((of, id_))
        return Localised("Báo cáo", "Reports")

    said = sentence(drawn.items[0], name)
    assert said is not None
    assert said.vi == "Báo cáo chậm 1.234 ngày"
    assert said.en == "Reports is 1,234 days late"
    assert said.args == {"i": "reports", "d": "1234"}
    assert asked == [("indicator", "reports")]
    plain = sentence(drawn.items[0], lambda _of, _id: None)
    assert plain is not None
    assert plain.en == "reports is 1,234 days late"


def test_a_rule_without_a_message_says_nothing() -> None:
    silent = rule(then="[derive: {a: {x: $n}}]", message="null")
    facts = [fact("result", node="n", field="f", status="met")]
    (item,) = conclude(compiled(silent), facts).items
    assert item.effect is None
    assert sentence(item, lambda _of, _id: None) is None


def test_one_rule_may_conclude_several_things() -> None:
    facts = [fact("late", indicator="i", node="n", days=2)]
    first, second = conclude(compiled(TOLD), facts).items
    assert (first.fact, first.effect and first.effect.per) == (fact("penalty", node="n", per=2), 2)
    assert (second.fact, second.effect) == (fact("slow", x="n"), None)


def test_one_conclusion_for_each_sentence_explained_by_the_smallest_match() -> None:
    program = compiled(TOLD)
    late = [fact("late", indicator=i, node="n", days=2) for i in "ba"]
    told = [item.told for item in conclude(program, late).items if item.effect]
    assert told == [(("d", 2), ("i", "a")), (("d", 2), ("i", "b"))]
    text = rule("[late: {node: $n}]", "[withhold: {node: $n}]")
    (slow,) = conclude(compiled(text), late).items
    assert slow.because == (fact("late", indicator="a", node="n", days=2),)


def test_what_was_counted_is_the_reason() -> None:
    counted = rule("[{late: {node: $n}, at_least: 2}]", "[withhold: {node: $n}]")
    late = [fact("late", indicator=i, node="n", days=1) for i in "cab"]
    (item,) = conclude(compiled(counted), late).items
    assert item.because == tuple(sorted(late))


def test_given_facts_have_no_origin() -> None:
    facts = [fact("late", indicator="i", node="n", days=2)]
    drawn = conclude(compiled(TOLD), facts)
    assert drawn.origin(facts[0]) is None
    assert drawn.origin(fact("slow", x="n")) is drawn.items[1]


def test_a_finding_may_be_about_no_node() -> None:
    facts = [fact("result", node="n", field="f", status="met")]
    for then in ("[finding: {}]", "[finding: {node: null}]"):
        (item,) = conclude(compiled(rule(then=then)), facts).items
        assert item.effect is not None
        assert item.effect.node is None


@pytest.mark.parametrize(
    "wrong",
    [
        fact("resultt", node="n"),
        fact("result", node="n", field="f"),
        fact("result", node="n", field="f", status="great"),
        fact("result", node=3, field="f", status="met"),
        fact("result", node=ANY, field="f", status="met"),
        fact("late", indicator="i", node="n", days=-1),
        fact("late", indicator="i", node="n", days=2**60),
        fact("late", indicator="i", node="n", days="3"),
        fact("cap", node="n"),
    ],
)
def test_facts_outside_the_vocabulary_are_refused(national: Program, wrong: Fact) -> None:
    with pytest.raises(ValueError, match=wrong.kind):
        conclude(national, [wrong])
