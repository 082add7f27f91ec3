"""Conclusions: what the rules have drawn from the facts, and how each came about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from parscore.inference.vocabulary import Ids
from parscore.values.messages import Text
from parscore.values.numbers import decimal_string, notations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.inference.effects import Effect
    from parscore.inference.facts import Fact, Value
    from parscore.inference.program import Rule
    from parscore.values.messages import Localised


class Conclusion(NamedTuple):
    """One conclusion of one rule.

    Attributes:
        rule: the rule that was applied.
        effect: what it does; `None` for a fact that is only derived.
        fact: the conclusion as a fact, which other rules may have used.
        told: the values of the variables that the rule's message names.
        because: the facts it follows from, in the order of the rule's conditions; of all the
            ways to draw it, the earliest, and of these the smallest.
        wave: the wave of inference in which it was first drawn, from 1.
    """

    rule: Rule
    effect: Effect | None
    fact: Fact
    told: tuple[tuple[str, Value], ...]
    because: tuple[Fact, ...]
    wave: int


@dataclass(frozen=True)
class Conclusions:
    """All conclusions, by rule and then by fact, and the engine that drew them.

    Attributes:
        items: the conclusions: one for each rule, head fact and different sentence.
        engine: `durable` or `reference`.
        note: why it was not the engine that was asked for, if so.
    """

    items: tuple[Conclusion, ...]
    engine: str
    note: Text | None = None

    @cached_property
    def _origins(self) -> Mapping[Fact, Conclusion]:
        origins: dict[Fact, Conclusion] = {}
        for item in self.items:
            known = origins.setdefault(item.fact, item)
            if item.wave < known.wave:
                origins[item.fact] = item
        return origins

    def origin(self, fact: Fact) -> Conclusion | None:
        """Return the conclusion that first gave a fact; `None` for a fact that was given.

        Whatever it follows from is earlier, so going from origin to origin always ends.
        """
        return self._origins.get(fact)

    def grounds(self, conclusion: Conclusion) -> tuple[Fact, ...]:
        """Return the given facts that a conclusion rests on in the end, in order."""
        given: set[Fact] = set()
        seen: set[Fact] = set()
        ahead = list(conclusion.because)
        while ahead:
            fact = ahead.pop()
            if fact not in seen:
                seen.add(fact)
                origin = self.origin(fact)
                if origin is None:
                    given.add(fact)
                else:
                    ahead.extend(origin.because)
        return tuple(sorted(given))


def sentence(conclusion: Conclusion, name: Callable[[str, str], Localised | None]) -> Text | None:
    """Say a conclusion to a person; `None` if its rule has no message.

    Args:
        conclusion: what to say.
        name: gives the title of an id, from what it is the id of (`node`, `indicator`, `task`,
            `target`, `minimum`, `document`, `level`) and the id; `None` where it has none.
    """
    message = conclusion.rule.message
    if message is None:
        return None
    args: dict[str, str] = {}
    in_vi: dict[str, str] = {}
    in_en: dict[str, str] = {}
    for variable, value in conclusion.told:
        args[variable] = value if isinstance(value, str) else decimal_string(value)
        in_vi[variable], in_en[variable] = _rendered(conclusion.rule, variable, value, name)
    vi, en = message
    return Text(conclusion.rule.id, args, vi.format_map(in_vi), en.format_map(in_en))


def _rendered(
    rule: Rule, variable: str, value: Value, name: Callable[[str, str], Localised | None]
) -> tuple[str, str]:
    """Return a value as people read it, in Vietnamese and in English."""
    if isinstance(value, int):
        return notations(value)
    domain = rule.domains[variable]
    known = name(domain.of, value) if isinstance(domain, Ids) and domain.of else None
    return known or (value, value)
