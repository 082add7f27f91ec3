"""What the rule network is told: verdicts in symbols and whole numbers, never measured values.

Where data is missing there are three sets of facts: `actual` (what is known and what is open
today), `certain` (what no completion can change) and `possible` (what else a completion may bring).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, get_args

from parscore.documents.assessment import TaskState
from parscore.formulas.outcome import leaf_status
from parscore.inference.facts import ANY, Fact, fact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from parscore.documents.plan import Target
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.matter import Matter
    from parscore.findings.targets import MinimumResult, TargetResult
    from parscore.findings.tasks import TaskStanding
    from parscore.formulas.reading import Reading
    from parscore.inference import Program

RESULTS = ("met", "partly", "not_met", "undetermined", "not_applicable", "undefined")
VERDICTS = ("met", "not_met", "undetermined", "not_applicable")
STATES = ("done", "not_done", "zero", "positive", "not_applicable")
TASK_STATES: tuple[str, ...] = get_args(TaskState)
EVIDENCE = ("present", "missing", "incomplete", "out_of_period")
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
        self._concerns = program.concerns
        self._actual: list[Fact] = []
        self._certain: list[Fact] = []
        self._possible: dict[Fact, None] = {}
        self._complete = True

    def sure(self, *facts: Fact) -> None:
        """Tell what no missing data can change."""
        for one in filter(self._concerns, facts):
            self._actual.append(one)
            self._certain.append(one)

    def open(self, now: Iterable[Fact], maybe: Iterable[Fact]) -> None:
        """Tell what stands today but may turn into something else."""
        today = list(filter(self._concerns, now))
        self._actual.extend(today)
        self._possible |= dict.fromkeys([*today, *filter(self._concerns, maybe)])
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
        teller.sure(
            fact("target_pair", first=first.id, second=second.id, indicator=first.indicator)
        )
    _tasks(tasks, teller)
    for standing in evidence:
        _proof(standing, matter, teller)
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
    for standing in evidence:
        _proof(standing, matter, teller)
    return teller.told()


def _tree(rulebook: Rulebook, teller: Teller, reads: frozenset[str]) -> None:
    """Tell the links of the tree; most of them only where a rule looks at them."""
    for node in rulebook.nodes.values():
        if node.parent is not None and "child" in reads:
            teller.sure(fact("child", node=node.id, parent=node.parent))
        teller.sure(*(_known("depends", ("node", "on"), (node.id, on)) for on in node.depends_on))
    for indicator, nodes in rulebook.users.items():
        names = ("indicator", "node")
        teller.sure(*(_known("uses", names, (indicator, node)) for node in nodes))


def _leaves(matter: Matter, leaves: Iterable[Node], teller: Teller) -> None:
    for leaf in leaves:
        score = matter.scores[leaf.id]
        status = leaf_status(score.outcome, leaf.maximum)
        if status is not None:
            teller.sure(_result(leaf, status))
            continue
        now = "undefined" if score.outcome.status == "undefined" else "undetermined"
        teller.open([_result(leaf, now)], (_result(leaf, status) for status in RESULTS))
        for demand in leaf.evidence:
            teller.open((), _any_evidence(leaf, demand.id))


def _proof(standing: EvidenceStanding, matter: Matter, teller: Teller) -> None:
    """Tell how a document stands; a measure that is still to come may name it or explain it."""
    leaf, document = standing.node, standing.demand.id
    now = _evidence(leaf, document, standing.status, standing.explained)
    if any(matter.reading(name).state == "missing" for name in leaf.reads):
        teller.open([now], _any_evidence(leaf, document))
    else:
        teller.sure(now)


def _any_evidence(leaf: Node, document: str) -> Iterator[Fact]:
    for status, explained in product(EVIDENCE, (True, False)):
        yield _evidence(leaf, document, status, explained)


def _result(leaf: Node, status: str) -> Fact:
    return _known("result", ("field", "node", "status"), (leaf.field, leaf.id, status))


def _evidence(leaf: Node, document: str, status: str, explained: bool) -> Fact:  # noqa: FBT001
    names = ("document", "explained", "field", "node", "policy", "status")
    proof = "yes" if explained else "no"
    values = (document, proof, leaf.field, leaf.id, leaf.evidence_policy, status)
    return _known("evidence", names, values)


@lru_cache(maxsize=8192)
def _known(kind: str, names: tuple[str, ...], values: tuple[str, ...]) -> Fact:
    """Return a fact, made once: most facts of a commune are those of another, too.

    `names` stand in order.
    """
    return Fact(kind, tuple(zip(names, values, strict=True)))


def _measures(
    matter: Matter, wanted: Iterable[str], leaves: Iterable[Node], teller: Teller
) -> None:
    for indicator in wanted:
        reading = matter.reading(indicator)
        if reading.state == "missing":
            states = [_measure(indicator, state) for state in STATES]
            states.append(_measure(indicator, "level", ANY))
            teller.open([_measure(indicator, "missing")], states)
        else:
            teller.sure(*_stated(indicator, reading))
        _containing(indicator, matter, teller)
    for leaf in leaves:
        _late(leaf, matter, teller)


def _measure(indicator: str, state: str, level: str = NO_LEVEL) -> Fact:
    return _known("measure", ("indicator", "level", "state"), (indicator, level, state))


def _stated(indicator: str, reading: Reading) -> Iterator[Fact]:
    """Return what a measure says in symbols: a figure is zero or positive, an answer yes or no."""
    if reading.state == "not_applicable":
        yield _measure(indicator, "not_applicable")
    elif reading.done is not None:
        yield _measure(indicator, "done" if reading.done else "not_done")
    elif reading.level is not None:
        yield _measure(indicator, "level", reading.level)
    elif reading.items is not None:
        yield _measure(indicator, "done" if all(reading.items.values()) else "not_done")
    elif reading.day is not None:
        yield _measure(indicator, "done")
    else:
        yield _measure(indicator, "positive" if _amount(reading) else "zero")


def _amount(reading: Reading) -> bool:
    """Tell whether a figure is above zero; only its numerator counts where it is a ratio."""
    if reading.occurrences is not None:
        return bool(reading.occurrences)
    amount = reading.numerator
    amount = reading.value if amount is None else amount
    amount = reading.points if amount is None else amount
    return amount is not None and amount > 0


def _containing(indicator: str, matter: Matter, teller: Teller) -> None:
    """Compare a measure with the one that contains it, as the dictionary declares."""
    known = matter.rulebook.indicators.get(indicator)
    if known is None or known.part_of is None:
        return
    inner, outer = matter.reading(indicator), matter.reading(known.part_of)

    def stated(status: str) -> Fact:
        return fact("consistency", measure=indicator, containing=known.part_of, status=status)

    if "missing" in (inner.state, outer.state):
        teller.open((), (stated("agrees"), stated("contradicts")))
        return
    part = inner.value if inner.numerator is None else inner.numerator
    whole = outer.value if outer.denominator is None else outer.denominator
    if part is not None and whole is not None:
        teller.sure(stated("contradicts" if part > whole else "agrees"))


def _late(leaf: Node, matter: Matter, teller: Teller) -> None:
    """Tell how many days late a leaf is, where the rule set says by when it must be handed in."""
    if leaf.lateness is None:
        return
    indicator, due = leaf.lateness.indicator, leaf.lateness.due
    reading = matter.reading(indicator)
    if reading.state == "missing":
        teller.open((), [fact("late", indicator=indicator, node=leaf.id, days=ANY)])
    elif reading.day is not None and reading.day > due:
        days = (reading.day - due).days
        teller.sure(fact("late", indicator=indicator, node=leaf.id, days=days))


def _verdicts(
    minimums: Sequence[MinimumResult], targets: Sequence[TargetResult], teller: Teller
) -> None:
    for one in minimums:

        def minimum(verdict: str, one: MinimumResult = one) -> Fact:
            rule = one.minimum
            names = ("id", "indicator", "plan", "result")
            return _known("minimum", names, (rule.id, rule.indicator, one.plan_status, verdict))

        _verdict(minimum(one.judgement.verdict), map(minimum, VERDICTS), teller)
    for result in targets:

        def target(verdict: str, result: TargetResult = result) -> Fact:
            stated = result.target
            return fact(
                "target",
                id=stated.id,
                indicator=stated.indicator,
                field=stated.field,
                result=verdict,
            )

        _verdict(target(result.judgement.verdict), map(target, VERDICTS), teller)


def _verdict(now: Fact, maybe: Iterable[Fact], teller: Teller) -> None:
    if now.value("result") == "undetermined":
        teller.open([now], maybe)
    else:
        teller.sure(now)


def _tasks(tasks: Sequence[TaskStanding], teller: Teller) -> None:
    for standing in tasks:

        def task(state: str, standing: TaskStanding = standing) -> Fact:
            return fact(
                "task",
                task=standing.task.id,
                field=standing.task.field,
                state=state,
                lead="yes" if standing.has_lead else "no",
                product="yes" if standing.has_product else "no",
                date="yes" if standing.has_date else "no",
            )

        if standing.state == "unknown":
            teller.open([task("unknown")], map(task, TASK_STATES))
        else:
            teller.sure(task(standing.state))
