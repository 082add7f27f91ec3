"""Reading a rule as written: the shape of its conditions and heads, before any kind is known."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.inference.defects import Defect, Place
from parscore.inference.effects import Amount, Amounts, parse_amount
from parscore.inference.program import Variable
from parscore.inference.terms import Term, parse_term
from parscore.inference.vocabulary import EFFECTS, NOWHERE
from parscore.values.messages import Message
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.documents.inference_rules import CitedPaper, InferenceRule
    from parscore.inference.vocabulary import EffectForm, EffectKind

NOT_ONE_KIND = Message(
    "INF001",
    "Mỗi điều kiện hay hệ quả phải nêu đúng một loại, kèm các trường của nó.",
    "Each condition or head must name exactly one kind, with its fields.",
)
UNREADABLE_TERM = Message(
    "INF002",
    "Không hiểu {term}.",
    "{term} has no meaning here.",
)
TERM_FORMS = Message(
    "INF003",
    "Viết một biến ($x), một giá trị (done, 3), hoặc một phép so sánh (>= 3, != $x, $d >= 3).",
    "Write a variable ($x), a value (done, 3) or a comparison (>= 3, != $x, $d >= 3).",
)
BAD_COUNT = Message(
    "INF004",
    "`at_least` phải là số nguyên từ 2 trở lên.",
    "`at_least` must be a whole number from 2 upwards.",
)
UNKNOWN_EFFECT = Message(
    "INF005",
    "Không có hệ quả {effect}.",
    "There is no effect {effect}.",
)
DID_YOU_MEAN = Message(
    "INF006",
    "Có phải {option}?",
    "Did you mean {option}?",
)
CHOICES = Message(
    "INF007",
    "Có thể dùng: {options}.",
    "What can stand here: {options}.",
)
MISSING_KEY = Message(
    "INF008",
    "Hệ quả {effect} thiếu {key}.",
    "The effect {effect} lacks {key}.",
)
UNKNOWN_KEY = Message(
    "INF009",
    "Hệ quả {effect} không có {key}.",
    "The effect {effect} has no {key}.",
)
BAD_AMOUNT = Message(
    "INF010",
    "{amount} không phải là số điểm (0.5) hay tỷ lệ của điểm tối đa (50%).",
    "{amount} is neither points (0.5) nor a share of the maximum (50%).",
)
UNLIMITED = Message(
    "INF011",
    "Tính theo từng đơn vị (`per`) thì phải có `at_most`, để biết nhiều nhất là bao nhiêu.",
    "With `per` there must be an `at_most`, so that the worst case is known.",
)
NO_MESSAGE = Message(
    "INF012",
    "Quy tắc có hệ quả thì phải có câu báo (`message`).",
    "A rule that has an effect must have a `message`.",
)
BAD_MESSAGE = Message(
    "INF013",
    "Câu báo chỉ được có chỗ trống dạng {gap}, giống nhau ở hai thứ tiếng.",
    "A message may have only gaps of the form {gap}, the same in both languages.",
)
NO_REASON = Message(
    "INF014",
    "Quy tắc giả định (`assumed`) phải nêu lý do (`reason`).",
    "An assumed rule must state its `reason`.",
)
NO_CITATION = Message(
    "INF015",
    "Quy tắc chính thức (`official`) phải dẫn điều khoản (`citation`).",
    "An official rule must have a `citation`.",
)
UNKNOWN_PAPER = Message(
    "INF016",
    "Không có văn bản {document} trong mục documents của tệp.",
    "There is no document {document} among the documents of the file.",
)

_AMOUNTS: Final = ("at", "points", "at_most")
_NAME: Final = re.compile(r"\$?[^\s$<>=!*]+")
_GAP: Final = re.compile(r"[a-z][a-z0-9_]*")


class DraftPattern(NamedTuple):
    """A condition: its kind, what its fields must be, and how many such facts there must be."""

    kind: str
    terms: Mapping[str, Term]
    at_least: int | None
    place: Place


class DraftHead(NamedTuple):
    """A conclusion: the kind of its fact, the fields as variables or texts, and the amounts."""

    kind: str
    fields: Mapping[str, Variable | str]
    effect: EffectKind | None
    amounts: Amounts
    place: Place


class Draft(NamedTuple):
    """A rule as written, with its parts read but not yet understood."""

    written: InferenceRule
    cited: CitedPaper | None
    when: tuple[DraftPattern, ...]
    unless: tuple[DraftPattern, ...]
    heads: tuple[DraftHead, ...]
    told: tuple[str, ...]
    place: Place


def advise(word: str, options: Iterable[str], place: Place, defect: Message, **args: str) -> Defect:
    """Return a defect about an unknown word, with the likeliest or all of the known ones.

    The word is a key where the place ends with it.
    """
    known = sorted(options)
    meant = did_you_mean(word, known)
    advice = DID_YOU_MEAN(option=meant) if meant else CHOICES(options=", ".join(known))
    return Defect(place, defect(**args), advice, key=place.path[-1] == word)


class Reader:
    """Reads rules, and collects the defects of their shape."""

    def __init__(self) -> None:
        self.defects: list[Defect] = []

    def rule(self, written: InferenceRule, papers: Mapping[str, CitedPaper], place: Place) -> Draft:
        """Read one rule, which may cite these documents."""
        self._source(written, papers, place.at("source"))
        heads = tuple(self._heads(written.then, place.at("then")))
        citation = written.source.citation
        return Draft(
            written=written,
            cited=papers.get(citation.document) if citation else None,
            when=tuple(self._patterns(written.when, place.at("when"), may_count=True)),
            unless=tuple(self._patterns(written.unless, place.at("unless"), may_count=False)),
            heads=heads,
            told=self._told(written, place.at("message"), [head.effect for head in heads]),
            place=place,
        )

    def _reject(self, place: Place, defect: Message, **args: str) -> None:
        self.defects.append(Defect(place, defect(**args)))

    def _source(
        self, written: InferenceRule, papers: Mapping[str, CitedPaper], place: Place
    ) -> None:
        cited = written.source.citation
        if cited and cited.document not in papers:
            here, args = place.at("citation", "document"), {"document": cited.document}
            self.defects.append(advise(cited.document, papers, here, UNKNOWN_PAPER, **args))
        if written.source.basis == "assumed" and written.source.reason is None:
            self._reject(place, NO_REASON)
        if written.source.basis == "official" and cited is None:
            self._reject(place, NO_CITATION)

    def _told(
        self, written: InferenceRule, place: Place, effects: list[EffectKind | None]
    ) -> tuple[str, ...]:
        if written.message is None:
            if any(effects):
                self._reject(place, NO_MESSAGE)
            return ()
        gaps = [_gaps(sentence) for sentence in (written.message.vi, written.message.en)]
        if gaps[0] is None or gaps[0] != gaps[1]:
            self._reject(place, BAD_MESSAGE, gap="{x}")
            return ()
        return tuple(sorted(gaps[0]))

    def _patterns(
        self, conditions: Sequence[Mapping[str, object]], place: Place, *, may_count: bool
    ) -> Iterator[DraftPattern]:
        for number, condition in enumerate(conditions):
            here = place.at(number)
            at_least = None
            pattern = condition
            if may_count and "at_least" in condition:
                at_least = self._at_least(condition["at_least"], here.at("at_least"))
                pattern = {key: condition[key] for key in condition if key != "at_least"}
            for kind, fields in self._one_kind(pattern, here):
                terms = dict(self._terms(fields, here.at(kind)))
                yield DraftPattern(kind, terms, at_least, here.at(kind))

    def _one_kind(
        self, mapping: Mapping[str, object], place: Place
    ) -> Iterator[tuple[str, Mapping[str, object]]]:
        if len(mapping) == 1:
            kind, fields = next(iter(mapping.items()))
            if isinstance(fields, dict) and all(isinstance(field, str) for field in fields):
                yield kind, fields
                return
        self._reject(place, NOT_ONE_KIND)

    def _at_least(self, value: object, place: Place) -> int | None:
        text = _text(value)
        if text and text.isascii() and text.isdigit() and int(text) > 1:
            return int(text)
        self._reject(place, BAD_COUNT)
        return None

    def _terms(self, fields: Mapping[str, object], place: Place) -> Iterator[tuple[str, Term]]:
        for field, value in fields.items():
            text = _text(value)
            term = parse_term(text) if text else None
            if term:
                yield field, term
            else:
                self._unreadable(value, place.at(field))

    def _unreadable(self, value: object, place: Place) -> None:
        self.defects.append(Defect(place, UNREADABLE_TERM(term=repr(value)), TERM_FORMS()))

    def _heads(self, heads: Sequence[Mapping[str, object]], place: Place) -> Iterator[DraftHead]:
        for number, head in enumerate(heads):
            for name, body in self._one_kind(head, place.at(number)):
                here = place.at(number, name)
                if name == "derive":
                    for kind, fields in self._one_kind(body, here):
                        values = dict(self._values(fields, here.at(kind)))
                        yield DraftHead(kind, values, None, Amounts(), here.at(kind))
                else:
                    yield from self._effect(name, body, here)

    def _effect(self, name: str, body: Mapping[str, object], place: Place) -> Iterator[DraftHead]:
        for kind, form in EFFECTS.items():
            if kind == name:
                self._keys(name, form, body, place)
                given = {field: body[field] for field in form.fields if field in body}
                fields = dict(self._values(given, place))
                if "per" in form.fields:
                    fields.setdefault("per", "1")
                if "node" in form.fields:
                    fields.setdefault("node", NOWHERE)
                yield DraftHead(name, fields, kind, self._amounts(body, place), place)
                return
        options = ["derive", *EFFECTS]
        self.defects.append(advise(name, options, place, UNKNOWN_EFFECT, effect=name))

    def _keys(self, name: str, form: EffectForm, body: Mapping[str, object], place: Place) -> None:
        for key in form.needs:
            if body.get(key) is None:
                self._reject(place, MISSING_KEY, effect=name, key=key)
        known = form.needs + form.may
        for key in body:
            if key not in known:
                here = place.at(key)
                self.defects.append(advise(key, known, here, UNKNOWN_KEY, effect=name, key=key))
        if "per" in body and "at_most" in known and "at_most" not in body:
            self._reject(place, UNLIMITED)

    def _values(
        self, fields: Mapping[str, object], place: Place
    ) -> Iterator[tuple[str, Variable | str]]:
        for field, value in fields.items():
            text = _text(value)
            if value is None:
                yield field, NOWHERE
            elif text and _NAME.fullmatch(text):
                yield field, Variable(text[1:]) if text.startswith("$") else text
            else:
                self._unreadable(value, place.at(field))

    def _amounts(self, body: Mapping[str, object], place: Place) -> Amounts:
        amounts: dict[str, Amount | None] = dict.fromkeys(_AMOUNTS)
        for key in _AMOUNTS:
            if body.get(key) is not None:
                amounts[key] = parse_amount(_text(body[key]) or "")
                if amounts[key] is None:
                    self._reject(place.at(key), BAD_AMOUNT, amount=repr(body[key]))
        return Amounts(
            amounts["at"], amounts["points"], amounts["at_most"], _text(body.get("class_at_most"))
        )


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _gaps(sentence: str) -> frozenset[str] | None:
    """Return the names of the gaps; `None` if a gap is not simply `{x}`."""
    names = set()
    try:
        for _, name, form, conversion in string.Formatter().parse(sentence):
            if name is not None:
                if not _GAP.fullmatch(name) or form or conversion:
                    return None
                names.add(name)
    except ValueError:
        return None
    return frozenset(names)
