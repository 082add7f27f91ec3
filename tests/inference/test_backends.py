from __future__ import annotations

from typing import Any

import inference_packs as packs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parscore.inference import ANY, Fact, conclude, enclose
from parscore.inference.durable_backend import unavailable

SETTINGS = settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.skipif(unavailable() is not None, reason="durable-rules cannot be used here")
@given(pack=packs.packs(), facts=packs.facts(), data=st.data())
@SETTINGS
def test_both_back_ends_draw_the_same_in_the_same_order(
    pack: list[dict[str, Any]], facts: list[Fact], data: st.DataObject
) -> None:
    program = packs.compiled(pack)
    durable = conclude(program, facts, "durable")
    shuffled = data.draw(st.permutations(facts))
    reference = conclude(program, shuffled, "reference")
    assert durable.note is None
    assert durable.items == reference.items


@pytest.mark.slow
@given(pack=packs.packs(), facts=packs.facts())
@SETTINGS
def test_the_reference_agrees_with_trying_everything(
    pack: list[dict[str, Any]], facts: list[Fact]
) -> None:
    drawn = conclude(packs.compiled(pack), facts, "reference")
    assert {(item.rule.id, item.fact) for item in drawn.items} == packs.naive(pack, facts)


@pytest.mark.slow
@given(pack=packs.packs(), facts=packs.facts())
@SETTINGS
def test_every_reason_is_earlier_than_its_conclusion(
    pack: list[dict[str, Any]], facts: list[Fact]
) -> None:
    drawn = conclude(packs.compiled(pack), facts, "reference")
    for item in drawn.items:
        for reason in item.because:
            origin = drawn.origin(reason)
            assert reason in facts if origin is None else origin.wave < item.wave
        assert set(drawn.grounds(item)) <= set(facts)


@pytest.mark.slow
@given(pack=packs.packs(), facts=packs.facts(), data=st.data())
@SETTINGS
def test_enclosure(pack: list[dict[str, Any]], facts: list[Fact], data: st.DataObject) -> None:
    program = packs.compiled(pack)
    certain = [item for item in facts if data.draw(st.booleans())]
    possible = [_blurred(data, item) if item not in certain else item for item in facts]
    possible += [_blurred(data, item) for item in data.draw(packs.facts(4))]
    lower, upper = enclose(program, certain, possible)
    actual = conclude(program, facts, "reference")
    drawn = {(item.rule.id, item.fact, item.told) for item in actual.items}
    assert {(item.rule.id, item.fact, item.told) for item in lower.items} <= drawn
    for rule, fact, told in drawn:
        assert any(
            item.rule.id == rule
            and packs.covers(item.fact, fact)
            and packs.covers(Fact("told", item.told), Fact("told", told))
            for item in upper.items
        )


@pytest.mark.slow
@given(pack=packs.packs(), facts=packs.facts())
@SETTINGS
def test_the_enclosure_of_complete_facts_is_exact(
    pack: list[dict[str, Any]], facts: list[Fact]
) -> None:
    program = packs.compiled(pack)
    lower, upper = enclose(program, facts, facts)
    assert lower.items == upper.items == conclude(program, facts, "reference").items


@pytest.mark.slow
@given(pack=packs.packs(), facts=packs.facts(), data=st.data())
@SETTINGS
def test_the_rules_on_the_score_draw_its_effects_alone(
    pack: list[dict[str, Any]], facts: list[Fact], data: st.DataObject
) -> None:
    program = packs.compiled(pack)
    possible = [_blurred(data, item) for item in facts]
    for whole, part in zip(
        enclose(program, facts, possible), enclose(program.on_score, facts, possible), strict=True
    ):
        assert [one.effect for one in part.items if one.effect and one.effect.kind == "cap"] == [
            one.effect for one in whole.items if one.effect and one.effect.kind == "cap"
        ]
    left = program.on_score.rules
    assert all(any(head.kind != "finding" for head in rule.heads) for rule in left)


def _blurred(data: st.DataObject, item: Fact) -> Fact:
    return Fact(
        item.kind,
        tuple((name, ANY if data.draw(st.booleans()) else value) for name, value in item.fields),
    )
