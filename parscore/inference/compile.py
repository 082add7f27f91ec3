"""Compiling rule files: from what is written to a program that both back ends can run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.inference.defects import Defect, Place, RulesRejected
from parscore.inference.domains import Domains, read_constant, settled
from parscore.inference.drafts import Reader, advise
from parscore.inference.limits import beyond_limits
from parscore.inference.program import (
    Bind,
    Count,
    Head,
    Join,
    Mention,
    Pattern,
    Program,
    Rule,
    Test,
)
from parscore.inference.scope import Scope
from parscore.inference.strata import find_cycles, stratify
from parscore.inference.vocabulary import Ids
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.documents.inference_rules import InferenceRules
    from parscore.inference.drafts import Draft, DraftHead, DraftPattern
    from parscore.inference.facts import Value
    from parscore.inference.program import Variable
    from parscore.inference.strata import Strata
    from parscore.inference.vocabulary import Domain

SAME_ID = Message(
    "INF040",
    "Mã quy tắc {rule} đã có ở tệp {file}.",
    "The rule id {rule} is already used in {file}.",
)
NOTHING_TO_RETIRE = Message(
    "INF041",
    "Không có quy tắc {rule} trong các tệp trước để bỏ.",
    "No earlier file has a rule {rule} to retire.",
)


def compile_rules(files: Mapping[str, InferenceRules]) -> Program:
    """Compile rule files, in order; a later one may retire rules of the earlier ones.

    Args:
        files: the documents by the names under which their defects are reported.

    Raises:
        RulesRejected: the rules are not sound; it holds every defect found.
    """
    reader = Reader()
    drafts = _gather(files, reader)
    kinds = Domains(drafts)
    scopes = [Scope(kinds, draft) for draft in drafts]
    defects = reader.defects + kinds.defects
    defects += [defect for scope in scopes for defect in scope.defects]
    defects += find_cycles(drafts)
    if not defects:
        program = _Builder(kinds, stratify(drafts)).program(drafts, scopes)
        defects = beyond_limits(program)
        if not defects:
            return program
    order = {file: number for number, file in enumerate(files)}
    raise RulesRejected(sorted(defects, key=lambda defect: order[defect.place.file]))


def _gather(files: Mapping[str, InferenceRules], reader: Reader) -> list[Draft]:
    """Read the rules that hold, after the retirements of each file."""
    drafts: dict[str, Draft] = {}
    for file, document in files.items():
        for number, retired in enumerate(document.retire):
            if drafts.pop(retired.id, None) is None:
                place = Place(file, ("retire", number, "id"))
                reader.defects.append(
                    advise(retired.id, drafts, place, NOTHING_TO_RETIRE, rule=retired.id)
                )
        for number, written in enumerate(document.rules):
            place = Place(file, ("rules", number))
            if written.id in drafts:
                text = SAME_ID(rule=written.id, file=drafts[written.id].place.file)
                reader.defects.append(Defect(place.at("id"), text))
            else:
                drafts[written.id] = reader.rule(written, document.documents, place)
    return list(drafts.values())


class _Builder:
    """Turns sound drafts into a program."""

    def __init__(self, kinds: Domains, strata: Strata) -> None:
        self._domains = dict(settled(kinds.kinds))
        self._shapes = {kind: tuple(fields) for kind, fields in self._domains.items()}
        self._strata = strata
        self._counts: dict[tuple[object, ...], Count] = {}
        self._mentions: list[Mention] = []

    def program(self, drafts: Sequence[Draft], scopes: Sequence[Scope]) -> Program:
        """Build the program of these rules."""
        rules = tuple(
            self._rule(draft, scope.variables, stratum)
            for draft, scope, stratum in zip(drafts, scopes, self._strata.rules, strict=True)
        )
        return Program(
            rules=rules,
            counts=tuple(self._counts.values()),
            shapes=self._shapes,
            domains=self._domains,
            strata=max(self._strata.rules, default=0),
            mentions=tuple(self._mentions),
        )

    def _rule(self, draft: Draft, domains: Mapping[str, Domain], stratum: int) -> Rule:
        written, bound = draft.written, set[str]()
        when = tuple(self._pattern(pattern, bound) for pattern in draft.when)
        message = written.message
        return Rule(
            id=written.id,
            title=written.title,
            severity=written.severity,
            message=Localised(message.vi, message.en) if message else None,
            source=written.source,
            cited=draft.cited,
            when=when,
            unless=tuple(self._pattern(pattern, bound) for pattern in draft.unless),
            heads=tuple(self._head(head) for head in draft.heads),
            stratum=stratum,
            variables=_occurrences(when),
            told=draft.told,
            domains=dict(domains),
            place=draft.place,
        )

    def _pattern(self, draft: DraftPattern, bound: set[str]) -> Pattern:
        """Build a pattern, and add the variables that it binds to those bound so far."""
        tests: list[Test] = []
        joins: list[Join] = []
        binds: list[Bind] = []
        for at, field in enumerate(self._shapes[draft.kind]):
            term = draft.terms.get(field)
            if not term:
                continue
            if term.variable and term.variable in bound:
                joins.append(Join(at, "=", term.variable))
            elif term.variable:
                binds.append(Bind(at, term.variable))
            comparison = term.comparison
            if comparison and comparison.other:
                joins.append(Join(at, comparison.op, comparison.other))
            elif comparison:
                constant = self._constant(draft, field, comparison.constant)
                tests.append(Test(at, comparison.op, constant))
        bound.update(bind.variable for bind in binds)
        pattern = Pattern(draft.kind, tuple(tests), tuple(joins), tuple(binds), draft.place)
        return pattern if draft.at_least is None else self._counted(pattern, draft.at_least)

    def _constant(self, draft: DraftPattern, field: str, text: str) -> Value:
        domain = self._domains[draft.kind][field]
        if isinstance(domain, Ids) and domain.of:
            self._mentions.append(Mention(domain.of, text, draft.place.at(field)))
        return _constant(text, domain)

    def _counted(self, pattern: Pattern, least: int) -> Pattern:
        """Turn a pattern into one over the facts that counting makes."""
        group = tuple(sorted(part.at for parts in (pattern.joins, pattern.binds) for part in parts))
        key = (pattern.kind, pattern.tests, group, least)
        if key not in self._counts:
            names = tuple(self._shapes[pattern.kind][at] for at in group)
            made = f"{pattern.kind} × {least} #{len(self._counts)}"
            self._shapes[made] = names
            self._domains[made] = {name: self._domains[pattern.kind][name] for name in names}
            stratum = self._strata.kinds.get(pattern.kind, 0) + 1
            self._counts[key] = Count(
                made, pattern.kind, pattern.tests, group, names, least, stratum
            )
        return Pattern(
            kind=self._counts[key].kind,
            tests=(),
            joins=tuple(Join(group.index(join.at), "=", join.variable) for join in pattern.joins),
            binds=tuple(Bind(group.index(bind.at), bind.variable) for bind in pattern.binds),
            place=pattern.place,
        )

    def _head(self, draft: DraftHead) -> Head:
        domains = self._domains[draft.kind]
        best = draft.amounts.class_at_most
        if best:
            self._mentions.append(Mention("class", best, draft.place.at("class_at_most")))
        fields: list[tuple[str, Value | Variable]] = []
        for field, operand in sorted(draft.fields.items()):
            value = _constant(operand, domains[field]) if isinstance(operand, str) else operand
            fields.append((field, value))
        return Head(draft.kind, tuple(fields), draft.effect, draft.amounts, draft.place)


def _constant(text: str, domain: Domain) -> Value:
    value = read_constant(text, domain)
    if value is None:
        raise ValueError(f"{text!r} was not checked against its domain")
    return value


def _occurrences(
    when: Sequence[Pattern],
) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    found: dict[str, list[tuple[int, int]]] = {}
    for number, pattern in enumerate(when):
        for bind in pattern.binds:
            found[bind.variable] = [(number, bind.at)]
        for join in pattern.joins:
            if join.op == "=":
                found[join.variable].append((number, join.at))
    return tuple((variable, tuple(places)) for variable, places in found.items())
