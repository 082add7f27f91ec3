"""What the rule network is told: verdicts in symbols and whole numbers, never measured values.

Where data is missing there are three sets of facts: `actual` (what is known and what is open
today), `certain` (what no completion can change) and `possible` (what else a completion may bring).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from parscore.documents.assessment import TaskState
from parscore.inference.facts import ANY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parscore.documents.plan import Target
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.documents.ruleset import Lateness
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.matter import Matter
    from parscore.findings.targets import MinimumResult, TargetResult
    from parscore.findings.tasks import TaskStanding
    from parscore.formulas.reading import Reading
    from parscore.inference import Program
    from parscore.inference.facts import Fact, Value

RESULTS = ("met", "partly", "not_met", "undetermined", "not_applicable", "undefined")
VERDICTS = ("met", "not_met", "undetermined", "not_applicable")
STATES = ("done", "not_done", "zero", "positive", "not_applicable")
TASK_STATES: tuple[str, ...] = get_args(TaskState)
EVIDENCE = ("present", "missing", "incomplete", "out_of_period")
CONSISTENCY = ("agrees", "contradicts")
YES_NO = ("yes", "no")
_SAID = {True: "yes", False: "no"}
NO_LEVEL = "none"


class Told(NamedTuple):
    """The facts of one evaluation; it is `complete` if nothing is missing."""

    actual: tuple[Fact, ...]
    certain: tuple[Fact, ...]
    possible: tuple[Fact, ...]
    complete: bool


class Teller:
    """Collects facts: each is told as it stands, with the alternatives that it may turn into.

    What no rule of the program looks at is left out.
    """

    def __init__(self, program: Program) -> None:
        self.stated, self.heeded = program.stated, program.heeded
        self._actual: list[Fact] = []
        self._certain: list[Fact] = []
        self._possible: dict[Fact, None] = {}
        self._complete = True

    def sure(self, kind: str, *values: Value) -> None:
        """Tell what no missing data can change, by the values of its fields in order."""
        facts = self.stated(kind, *values)
        self._actual += facts
        self._certain += facts

    def open(self, now: tuple[Fact, ...], *maybe: tuple[Fact, ...]) -> None:
        """Tell what stands today but may turn into something else."""
        self._actual += now
        for facts in (now, *maybe):
            self._possible |= dict.fromkeys(facts)
        self._complete = False

    def told(self) -> Told:
        """Return all that was told."""
        return Told(
            tuple(self._actual), tuple(self._certain), tuple(self._possible), self._complete
        )


def tell(
    matter: Matter,
    minimums: Sequence[MinimumResult],
    targets: Sequence[TargetResult],
    pairs: Sequence[tuple[Target, Target]],
    tasks: Sequence[TaskStanding],
    evidence: Sequence[EvidenceStanding],
    program: Program,
) -> Told:
    """Return the facts of one evaluation, as far as the rules ask for them."""
    teller = Teller(program)
    _tree(matter.rulebook, teller, program.reads)
    _leaves(matter, matter.rulebook.leaves, teller)
    rulebook = matter.rulebook
    wanted = dict.fromkeys([*rulebook.users, *sorted(program.indicators), *matter.readings])
    _measures(matter, wanted, rulebook.leaves, teller)
    _verdicts(minimums, targets, teller)
    for first, second in pairs:
        teller.sure("target_pair", first.id, first.indicator, second.id)
    _tasks(tasks, teller)
    _proofs(evidence, matter, teller)
    return teller.told()


def tell_of(
    matter: Matter,
    leaves: Sequence[Node],
    indicators: Collection[str],
    evidence: Iterable[EvidenceStanding],
    program: Program,
) -> Told:
    """Return the facts about some leaves, some measures and some evidence: a part of `tell`."""
    teller = Teller(program)
    _leaves(matter, leaves, teller)
    _measures(matter, indicators, leaves, teller)
    _proofs(evidence, matter, teller)
    return teller.told()


def _tree(rulebook: Rulebook, teller: Teller, reads: frozenset[str]) -> None:
    """Tell the links of the tree, where a rule looks at them."""
    if "child" in reads:
        for node in rulebook.nodes.values():
            if node.parent is not None:
                teller.sure("child", node.id, node.parent)
    if "depends" in reads:
        for node in rulebook.nodes.values():
            for other in node.depends_on:
                teller.sure("depends", node.id, other)
    heeded = teller.heeded("uses", "indicator")
    used = [(name, nodes) for name, nodes in rulebook.users.items() if name in heeded]
    for indicator, nodes in used:
        for name in nodes:
            teller.sure("uses", indicator, name)


def _leaves(matter: Matter, leaves: Iterable[Node], teller: Teller) -> None:
    settled, heeded = matter.settled, teller.heeded("result", "status")
    for leaf in leaves:
        status = settled[leaf.id]
        if status is not None:
            if status in heeded:
                teller.sure("result", leaf.field, leaf.id, status)
            continue
        undefined = matter.scores[leaf.id].outcome.status == "undefined"
        now = "undefined" if undefined else "undetermined"
        teller.open(
            teller.stated("result", leaf.field, leaf.id, now),
            teller.stated("result", leaf.field, leaf.id, RESULTS),
            *(_any_evidence(leaf, demand.id, teller) for demand in leaf.evidence),
        )


def _proofs(evidence: Iterable[EvidenceStanding], matter: Matter, teller: Teller) -> None:
    """Tell how documents stand; a measure that is still to come may name or explain one."""
    missing, heeded = matter.missing, teller.heeded("evidence", "status")
    for one in evidence:
        leaf = one.node
        known = missing.isdisjoint(leaf.reads)
        if known and one.status not in heeded:
            continue
        document = one.demand.id
        now = document, _SAID[one.explained], leaf.field, leaf.id, leaf.evidence_policy, one.status
        if known:
            teller.sure("evidence", *now)
        else:
            teller.open(teller.stated("evidence", *now), _any_evidence(leaf, document, teller))


def _any_evidence(leaf: Node, document: str, teller: Teller) -> tuple[Fact, ...]:
    return teller.stated(
        "evidence", document, YES_NO, leaf.field, leaf.id, leaf.evidence_policy, EVIDENCE
    )


def _measures(
    matter: Matter, wanted: Iterable[str], leaves: Iterable[Node], teller: Teller
) -> None:
    heeded, containing = teller.heeded("measure", "indicator"), matter.rulebook.containing
    for indicator in wanted:
        reading = matter.reading(indicator)
        if reading.state == "missing":
            teller.open(
                teller.stated("measure", indicator, NO_LEVEL, "missing"),
                teller.stated("measure", indicator, NO_LEVEL, STATES),
                teller.stated("measure", indicator, ANY, "level"),
            )
        elif indicator in heeded:
            teller.sure("measure", indicator, *_stated(reading))
        if indicator in containing:
            _contained(indicator, containing[indicator], matter, teller)
    for leaf in leaves:
        if leaf.lateness is not None:
            _late(leaf.id, leaf.lateness, matter, teller)


def _stated(reading: Reading) -> tuple[str, str]:
    """Return the level and the state of a measure, as symbols."""
    if reading.level is not None:
        return reading.level, "level"
    return NO_LEVEL, _state(reading)


def _state(reading: Reading) -> str:
    """Return what a measure says without a level: a figure is zero or positive."""
    if reading.state == "not_applicable":
        return "not_applicable"
    if reading.done is not None:
        return "done" if reading.done else "not_done"
    if reading.items is not None:
        return "done" if all(reading.items.values()) else "not_done"
    if reading.day is not None:
        return "done"
    return "positive" if _amount(reading) else "zero"


def _amount(reading: Reading) -> bool:
    """Tell whether a figure is above zero; only its numerator counts where it is a ratio."""
    if reading.occurrences is not None:
        return bool(reading.occurrences)
    amount = reading.numerator
    amount = reading.value if amount is None else amount
    amount = reading.points if amount is None else amount
    return amount is not None and amount > 0


def _contained(indicator: str, containing: str, matter: Matter, teller: Teller) -> None:
    """Compare a measure with the one that contains it, as the dictionary declares."""
    inner, outer = matter.reading(indicator), matter.reading(containing)
    if "missing" in (inner.state, outer.state):
        teller.open((), teller.stated("consistency", containing, indicator, CONSISTENCY))
        return
    part = inner.value if inner.numerator is None else inner.numerator
    whole = outer.value if outer.denominator is None else outer.denominator
    if part is not None and whole is not None:
        status = "contradicts" if part > whole else "agrees"
        teller.sure("consistency", containing, indicator, status)


def _late(node: str, lateness: Lateness, matter: Matter, teller: Teller) -> None:
    """Tell how many days late a leaf is: the rule set says by when it must be handed in."""
    indicator, due = lateness.indicator, lateness.due
    reading = matter.reading(indicator)
    if reading.state == "missing":
        teller.open((), teller.stated("late", ANY, indicator, node))
    elif reading.day is not None and reading.day > due:
        teller.sure("late", (reading.day - due).days, indicator, node)


def _verdicts(
    minimums: Sequence[MinimumResult], targets: Sequence[TargetResult], teller: Teller
) -> None:
    for one in minimums:
        rule = one.minimum
        minimum = "minimum", rule.id, rule.indicator, one.plan_status
        _verdict(minimum, one.judgement.verdict, teller)
    heeded = teller.heeded("target", "result")
    for result in targets:
        stated, verdict = result.target, result.judgement.verdict
        if verdict == "undetermined" or verdict in heeded:
            target = "target", stated.field, stated.id, stated.indicator
            _verdict(target, verdict, teller)


def _verdict(about: tuple[str, ...], verdict: str, teller: Teller) -> None:
    """Tell a verdict; its field stands last."""
    if verdict == "undetermined":
        teller.open(teller.stated(*about, verdict), teller.stated(*about, VERDICTS))
    else:
        teller.sure(*about, verdict)


def _tasks(tasks: Sequence[TaskStanding], teller: Teller) -> None:
    for one in tasks:
        task = one.task
        date, lead, product = _SAID[one.has_date], _SAID[one.has_lead], _SAID[one.has_product]
        about = "task", date, task.field, lead, product
        if one.state == "unknown":
            now, maybe = (*about, "unknown", task.id), (*about, TASK_STATES, task.id)
            teller.open(teller.stated(*now), teller.stated(*maybe))
        else:
            teller.sure(*about, one.state, task.id)
