"""The vocabulary of the rules: the kinds of facts the program states, and the effects.

A rule can speak only of these kinds, and of those that rules derive. Each field has a domain,
which is what the rules are checked against before they ever run.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from parscore.documents.assessment import TaskState
from parscore.inference.facts import ANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.inference.facts import Value

LARGEST: Final = 2**53  # an integer that every back end holds exactly
NOWHERE: Final = ""  # the node of a finding that is about no node


class Words(NamedTuple):
    """A field that holds one of a few words."""

    words: tuple[str, ...]


class Ids(NamedTuple):
    """A field that holds an id: of a node, an indicator, a task; `None` where of several things."""

    of: str | None


class Whole(NamedTuple):
    """A field that holds a whole number, not below `least`."""

    least: int = 0


Domain = Words | Ids | Whole


def holds(domain: Domain, value: Value) -> bool:
    """Say whether a field of this domain may hold this value; `ANY` stands for all of them."""
    if value == ANY:
        return True
    if isinstance(domain, Whole):
        return isinstance(value, int) and domain.least <= value <= LARGEST
    if isinstance(domain, Words):
        return value in domain.words
    return isinstance(value, str)


_NODE = Ids("node")
_INDICATOR = Ids("indicator")
_YES_NO = Words(("yes", "no"))
_RESULT = Words(("met", "not_met", "undetermined", "not_applicable"))

INPUTS: Final[Mapping[str, Mapping[str, Domain]]] = MappingProxyType(
    {
        # One leaf: the lĩnh vực it stands in, and how it fared.
        "result": {
            "node": _NODE,
            "field": _NODE,
            "status": Words(
                ("met", "partly", "not_met", "undetermined", "not_applicable", "undefined")
            ),
        },
        # One measure of the actuals. `zero` and `positive` say more than `done`; `level` names
        # the level of a qualitative measure, and is `none` for the others.
        "measure": {
            "indicator": _INDICATOR,
            "state": Words(
                ("done", "not_done", "zero", "positive", "missing", "not_applicable", "level")
            ),
            "level": Ids("level"),
        },
        # A provincial minimum: what the plan makes of it, and the result.
        "minimum": {
            "id": Ids("minimum"),
            "indicator": _INDICATOR,
            "plan": Words(("meets", "weaker", "missing", "contradictory")),
            "result": _RESULT,
        },
        # A target of the plan, by the lĩnh vực it stands in.
        "target": {"id": Ids("target"), "indicator": _INDICATOR, "field": _NODE, "result": _RESULT},
        # Two targets of one indicator that cannot both be met.
        "target_pair": {"first": Ids("target"), "second": Ids("target"), "indicator": _INDICATOR},
        # A task of the plan on the day of assessment; has it a lead, a product, a date?
        "task": {
            "task": Ids("task"),
            "field": _NODE,
            "state": Words(get_args(TaskState)),
            "lead": _YES_NO,
            "product": _YES_NO,
            "date": _YES_NO,
        },
        # A document that a leaf demands, whether its lack is explained, and the set's policy.
        "evidence": {
            "node": _NODE,
            "field": _NODE,
            "document": Ids("document"),
            "status": Words(("present", "missing", "incomplete", "out_of_period")),
            "explained": _YES_NO,
            "policy": Words(("zero", "explain", "warn")),
        },
        # A measure against the one that contains it.
        "consistency": {
            "measure": _INDICATOR,
            "containing": _INDICATOR,
            "status": Words(("agrees", "contradicts")),
        },
        # A report or document that came this many days after its deadline.
        "late": {"indicator": _INDICATOR, "node": _NODE, "days": Whole()},
        # The tree and its links.
        "depends": {"node": _NODE, "on": _NODE},
        "child": {"node": _NODE, "parent": _NODE},
        "uses": {"node": _NODE, "indicator": _INDICATOR},
    }
)

_NO_FIELDS: Final[Mapping[str, Domain]] = MappingProxyType({})
_ON_A_NODE: Final[Mapping[str, Domain]] = MappingProxyType({"node": _NODE})
_COUNTED: Final[Mapping[str, Domain]] = MappingProxyType({"node": _NODE, "per": Whole()})

EffectKind = Literal["finding", "cap", "withhold", "penalty", "bonus", "not_applicable", "gate"]


class EffectForm(NamedTuple):
    """What an effect says in a rule: the keys it needs, and the keys it may have."""

    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    fields: Mapping[str, Domain] = _ON_A_NODE


# An effect is also a fact that other rules may match. Its amounts are not part of that fact.
EFFECTS: Final[Mapping[EffectKind, EffectForm]] = MappingProxyType(
    {
        "finding": EffectForm((), ("node",)),
        "cap": EffectForm(("node", "at")),
        "withhold": EffectForm(("node",)),
        "penalty": EffectForm(("node", "points"), ("per", "at_most"), _COUNTED),
        "bonus": EffectForm(("node", "points"), ("per", "at_most"), _COUNTED),
        "not_applicable": EffectForm(("node",)),
        "gate": EffectForm(("class_at_most",), (), _NO_FIELDS),
    }
)
