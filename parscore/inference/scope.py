"""Checking one rule against the kinds: its fields, its constants, and where variables stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.inference.defects import Defect
from parscore.inference.domains import describe, narrow, read_constant
from parscore.inference.drafts import advise
from parscore.inference.terms import ORDERING
from parscore.inference.vocabulary import Ids, Whole, Words
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.inference.defects import Place
    from parscore.inference.domains import Domains
    from parscore.inference.drafts import Draft, DraftHead, DraftPattern
    from parscore.inference.terms import Comparison
    from parscore.inference.vocabulary import Domain

UNKNOWN_KIND = Message(
    "INF022",
    "Không có loại dữ kiện {kind}.",
    "There is no kind of fact {kind}.",
)
UNKNOWN_FIELD = Message(
    "INF023",
    "Loại dữ kiện {kind} không có trường {field}.",
    "The kind {kind} has no field {field}.",
)
UNKNOWN_WORD = Message(
    "INF024",
    "Trường {field} không có giá trị {value}.",
    "The field {field} has no value {value}.",
)
NOT_WHOLE = Message(
    "INF025",
    "Trường {field} là số nguyên, không thể là {word}.",
    "The field {field} is a whole number; it cannot be {word}.",
)
NO_ORDER = Message(
    "INF026",
    "Trường {field} không phải là số, nên không so sánh lớn bé được.",
    "The field {field} is not a number and has no order.",
)
UNBOUND = Message(
    "INF027",
    "Biến {variable} chưa được một điều kiện nào phía trước gán giá trị.",
    "No earlier condition gives the variable {variable} a value.",
)
TWICE = Message(
    "INF028",
    "Biến {variable} đứng hai lần trong cùng một điều kiện.",
    "The variable {variable} stands twice in one condition.",
)
CLASH = Message(
    "INF029",
    "Biến {variable} là {here} ở đây, nhưng là {there} ở chỗ khác.",
    "The variable {variable} is {here} here, but {there} elsewhere.",
)
COMPARED_COUNT = Message(
    "INF030",
    "Điều kiện có `at_least` không so sánh với biến {variable} được.",
    "A condition with `at_least` cannot compare with the variable {variable}.",
)


class Scope:
    """The variables of one rule, and the defects found while following them through it.

    Attributes:
        variables: the domain of each variable that a condition binds.
        defects: what is wrong with the rule.
    """

    def __init__(self, kinds: Domains, draft: Draft) -> None:
        self.variables: dict[str, Domain] = {}
        self.defects: list[Defect] = []
        self._kinds = kinds
        self._bound: frozenset[str] = frozenset()  # by the conditions before the present one
        for pattern in draft.when:
            self._pattern(pattern, may_bind=True)
        for pattern in draft.unless:
            self._pattern(pattern, may_bind=False)
        for head in draft.heads:
            self._head(head)
        for variable in draft.told:
            if variable not in self.variables:
                self._reject(draft.place.at("message"), UNBOUND, variable=f"${variable}")

    def _reject(self, place: Place, defect: Message, **args: str) -> None:
        self.defects.append(Defect(place, defect(**args)))

    def _advise(
        self, word: str, options: Iterable[str], place: Place, defect: Message, **args: str
    ) -> None:
        self.defects.append(advise(word, options, place, defect, **args))

    def _pattern(self, pattern: DraftPattern, *, may_bind: bool) -> None:
        kind, kinds = pattern.kind, self._kinds.kinds
        if kind not in kinds:
            self._advise(kind, kinds, pattern.place, UNKNOWN_KIND, kind=kind)
            return
        self._bound = frozenset(self.variables)
        for field, term in pattern.terms.items():
            place = pattern.place.at(field)
            if field not in kinds[kind]:
                self._advise(field, kinds[kind], place, UNKNOWN_FIELD, kind=kind, field=field)
                continue
            domain = kinds[kind][field] or Ids(None)
            if term.comparison:
                self._comparison(pattern, field, domain, term.comparison)
            if term.variable and may_bind:
                self._bind(term.variable, domain, place)
            elif term.variable:
                self._look_up(term.variable, domain, place)

    def _comparison(
        self, pattern: DraftPattern, field: str, domain: Domain, comparison: Comparison
    ) -> None:
        place = pattern.place.at(field)
        if comparison.op in ORDERING and not isinstance(domain, Whole):
            self._reject(place, NO_ORDER, field=field)
        elif comparison.other is None:
            self._constant(pattern, field, domain, comparison.constant)
        elif pattern.at_least is not None:
            self._reject(place, COMPARED_COUNT, variable=f"${comparison.other}")
        else:
            self._look_up(comparison.other, domain, place)

    def _constant(self, pattern: DraftPattern, field: str, domain: Domain, text: str) -> None:
        place = pattern.place.at(field)
        if read_constant(text, domain) is None:
            self._reject(place, NOT_WHOLE, field=field, word=text)
        elif (
            isinstance(domain, Words)
            and text not in domain.words
            and pattern.kind not in self._kinds.derived
        ):
            self._advise(text, domain.words, place, UNKNOWN_WORD, field=field, value=text)

    def _bind(self, variable: str, domain: Domain, place: Place) -> None:
        if variable in self._bound:
            self._look_up(variable, domain, place)
            self.variables[variable] = narrow(self.variables[variable], domain) or domain
        elif variable in self.variables:
            self._reject(place, TWICE, variable=f"${variable}")
        else:
            self.variables[variable] = domain

    def _look_up(self, variable: str, domain: Domain, place: Place) -> None:
        if variable not in self._bound:
            self._reject(place, UNBOUND, variable=f"${variable}")
            return
        known = self.variables[variable]
        if narrow(known, domain) is None:
            here, there = describe(domain), describe(known)
            text = CLASH(variable=f"${variable}", here=here, there=there)
            self.defects.append(Defect(place, text))

    def _head(self, head: DraftHead) -> None:
        self._bound = frozenset(self.variables)
        for field, operand in head.fields.items():
            domain = self._kinds.kinds[head.kind].get(field)
            place = head.place.at(field)
            if not isinstance(operand, str):
                self._look_up(operand.name, domain or Ids(None), place)
            elif domain and read_constant(operand, domain) is None:
                self._reject(place, NOT_WHOLE, field=field, word=operand)
