"""The fields of every kind and what they can hold; for the derived kinds this is inferred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parscore.inference.defects import Defect
from parscore.inference.program import Variable
from parscore.inference.vocabulary import EFFECTS, INPUTS, LARGEST, Ids, Whole, Words
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.inference.drafts import Draft, DraftHead, DraftPattern
    from parscore.inference.facts import Value
    from parscore.inference.vocabulary import Domain

RESERVED_KIND = Message(
    "INF020",
    "Không được suy ra {kind}: đó là loại dữ kiện đầu vào hoặc hệ quả.",
    "{kind} cannot be derived: it is a kind of input fact or an effect.",
)
UNEQUAL_FIELDS = Message(
    "INF021",
    "{kind} ở đây có các trường {here}, nhưng ở quy tắc khác lại có {there}.",
    "{kind} has the fields {here} here, but {there} in another rule.",
)

_INTEGER: Final = re.compile(r"-?\d{1,16}")

_IDS: Final = {
    None: Localised("một mã", "an id"),
    "node": Localised("mã lĩnh vực hoặc tiêu chí", "the id of a node"),
    "indicator": Localised("mã chỉ tiêu", "the id of an indicator"),
    "minimum": Localised("mã chỉ tiêu tối thiểu", "the id of a minimum"),
    "target": Localised("mã mục tiêu", "the id of a target"),
    "task": Localised("mã nhiệm vụ", "the id of a task"),
    "document": Localised("mã tài liệu", "the id of a document"),
    "level": Localised("mã mức", "the id of a level"),
}

Fields = dict[str, "Domain | None"]


def widen(one: Domain | None, other: Domain | None) -> Domain | None:
    """Return the domain that holds the values of both; the first where they cannot be joined."""
    if one is None or other is None:
        return one or other
    if isinstance(one, Whole) and isinstance(other, Whole):
        return Whole(min(one.least, other.least))
    if isinstance(one, Whole) or isinstance(other, Whole):
        return one
    if isinstance(one, Words) and isinstance(other, Words):
        return Words(one.words + tuple(word for word in other.words if word not in one.words))
    return one if one == other else Ids(None)


def narrow(one: Domain, other: Domain) -> Domain | None:
    """Return the domain of the values that both hold; `None` if they are different things."""
    if isinstance(one, Whole) and isinstance(other, Whole):
        return Whole(max(one.least, other.least))
    if isinstance(one, Whole) or isinstance(other, Whole):
        return None
    if isinstance(one, Words) and isinstance(other, Words):
        return Words(tuple(word for word in one.words if word in other.words))
    if isinstance(one, Words) or isinstance(other, Words):
        return one if isinstance(one, Words) else other
    if one.of is None:
        return other
    return one if other.of in {None, one.of} else None


def read_constant(text: str, domain: Domain | None) -> Value | None:
    """Return the constant that a text means in this domain; `None` if it means none."""
    number = int(text) if _INTEGER.fullmatch(text) else None
    if isinstance(domain, Whole):
        return number if number is not None and abs(number) <= LARGEST else None
    return text


def describe(domain: Domain) -> Localised:
    """Name a domain for a person."""
    if isinstance(domain, Whole):
        return Localised("số nguyên", "a whole number")
    if isinstance(domain, Words):
        words = ", ".join(domain.words)
        return Localised(f"một trong các từ {words}", f"one of the words {words}")
    return _IDS[domain.of]


class Domains:
    """The fields of all kinds, those that the rules derive included."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.defects: list[Defect] = []
        self.kinds: dict[str, Fields] = {kind: dict(fields) for kind, fields in INPUTS.items()}
        self.kinds |= {kind: dict(form.fields) for kind, form in EFFECTS.items()}
        self.derived: set[str] = set()
        for draft in drafts:
            for head in draft.heads:
                if head.effect is None:
                    self._declare(head)
        self._infer(drafts)

    def _declare(self, head: DraftHead) -> None:
        if head.kind in INPUTS or head.kind in EFFECTS:
            self.defects.append(Defect(head.place, RESERVED_KIND(kind=head.kind)))
            return
        known = self.kinds.setdefault(head.kind, dict.fromkeys(sorted(head.fields)))
        self.derived.add(head.kind)
        if known.keys() != head.fields.keys():
            here, there = (", ".join(sorted(fields)) for fields in (head.fields, known))
            unequal = UNEQUAL_FIELDS(kind=head.kind, here=here, there=there)
            self.defects.append(Defect(head.place, unequal))

    def _infer(self, drafts: Sequence[Draft]) -> None:
        """Widen the fields of derived kinds by what the heads put there, until nothing changes."""
        heads = [
            (draft, head)
            for draft in drafts
            for head in draft.heads
            if head.kind in self.derived and head.fields.keys() == self.kinds[head.kind].keys()
        ]
        changing = True
        while changing:
            changing = False
            for draft, head in heads:
                known = self.kinds[head.kind]
                variables = self._guess(draft.when)
                for field, operand in head.fields.items():
                    wider = widen(known[field], _operand(field, operand, variables))
                    changing |= wider != known[field]
                    known[field] = wider

    def _guess(self, patterns: Iterable[DraftPattern]) -> dict[str, Domain]:
        variables: dict[str, Domain] = {}
        for pattern in patterns:
            for field, term in pattern.terms.items():
                domain = self.kinds.get(pattern.kind, {}).get(field)
                if term.variable and domain:
                    known = variables.get(term.variable, domain)
                    variables[term.variable] = narrow(known, domain) or known
        return variables


def _operand(field: str, operand: Variable | str, variables: Mapping[str, Domain]) -> Domain | None:
    """Return what a head puts in a field; a constant is an id where the field is called so."""
    if isinstance(operand, Variable):
        return variables.get(operand.name)
    if field in _IDS and not _INTEGER.fullmatch(operand):
        return Ids(field)
    return Whole(int(operand)) if _INTEGER.fullmatch(operand) else Words((operand,))


def settled(kinds: Mapping[str, Fields]) -> Iterator[tuple[str, dict[str, Domain]]]:
    """Give every kind its final domains; a field that nothing ever fills holds any id."""
    for kind, fields in kinds.items():
        yield kind, {field: fields[field] or Ids(None) for field in sorted(fields)}
