"""Figures as people type them for a what-if: `1188/1200`, `98,5%`, `+12`, `có`, a level, a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.documents.actuals import FORMS, Measure, Occurrence
from parscore.documents.rulebook import walk_formulas
from parscore.findings.fit import check_measure
from parscore.formulas.all_of import AllOf
from parscore.reading.figures import date_fault, number_fault
from parscore.reading.problems import Unreadable, kind, shortened
from parscore.values.messages import Localised
from parscore.values.numbers import NotANumber, NumberFault, bounded, parse_number
from parscore.values.periods import DateFault, NotADate, parse_date
from parscore.values.text import did_you_mean, is_clean, match_key, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from parscore.documents.actuals import Actuals
    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Mark
    from parscore.values.messages import Argument

UNKNOWN = kind(
    "E520",
    says=(
        "Từ điển không có chỉ tiêu nào mang mã hoặc tên “{id}”.",
        "The dictionary has no indicator with the id or title “{id}”.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Dùng mã hoặc tên đầy đủ của một chỉ tiêu: xem parscore rules show BỘ --tree.",
        "Use the id or the whole title of an indicator: see parscore rules show SET --tree.",
    ),
)
SEVERAL = kind(
    "E521",
    says=(
        "Có nhiều chỉ tiêu cùng tên “{id}”: {options}.",
        "Several indicators are called “{id}”: {options}.",
    ),
    advise=("Hãy dùng mã của chỉ tiêu.", "Use the id of the one you mean."),
)
TWICE = kind(
    "E522",
    says=("“{title}” được đặt hai lần.", "“{title}” is set twice."),
    advise=("Mỗi chỉ tiêu chỉ đặt một giá trị.", "Set each indicator once."),
)
WRONG_FORM = kind(
    "E523",
    says=(
        "“{value}” không phải là số liệu của “{title}”.",
        "“{value}” is no figure of “{title}”.",
    ),
    advise=("Chỉ tiêu này nhận {forms}.", "This indicator takes {forms}."),
)
NOTHING_TO_MOVE = kind(
    "E524",
    says=(
        "“{value}” cộng thêm vào số liệu đang có, nhưng “{title}” chưa có số đếm.",
        "“{value}” adds to the figure there is, but “{title}” has no count yet.",
    ),
    advise=("Chỉ tiêu này nhận {forms}.", "This indicator takes {forms}."),
)
OTHER_UNIT = kind(
    "E525",
    says=(
        "“{title}” không tính bằng phần trăm, nhưng ở đây ghi “{value}”.",
        "“{title}” is not counted in percent, but “{value}” is.",
    ),
    advise=("Chỉ tiêu này nhận {forms}.", "This indicator takes {forms}."),
)
UNKNOWN_ITEM = kind(
    "E526",
    says=("“{title}” không có nội dung “{id}”.", "“{title}” has no item “{id}”."),
    advise=(
        "Có phải “{guess}”? Các nội dung: {options}.",
        "Did you mean “{guess}”? There are: {options}.",
    ),
    unguessed=("Dùng một trong các nội dung: {options}.", "Use one of its items: {options}."),
)
NO_REASON = kind(
    "E527",
    says=(
        "“{title}”: “không áp dụng” phải nêu lý do.",
        "“{title}”: what is not applicable needs a reason.",
    ),
    advise=("Hãy ghi “không áp dụng: lý do”.", "Write “not applicable: the reason”."),
)

_TAKES: Final = {
    "ratio": Localised(
        "hai số đếm 1188/1200, tỷ lệ 98,5%, hoặc +12, -3 (thêm, bớt ở tử số)",
        "two counts 1188/1200, a rate 98,5%, or +12, -3 (more or fewer of the numerator)",
    ),
    "value": Localised("một số, hoặc +2, -1 (thêm, bớt)", "a number, or +2, -1 (more or fewer)"),
    "done": Localised("có hoặc không", "yes or no"),
    "level": Localised("mã hoặc tên của một mức", "the id or the title of a level"),
    "items": Localised(
        "từng nội dung, như hoi_nghi=có,van_ban=không", "items, such as meeting=yes,letter=no"
    ),
    "date": Localised("một ngày, như 2025-08-15", "a day, such as 2025-08-15"),
    "occurrences": Localised(
        "số ngày của từng lần, cách nhau bằng “;”, hoặc không (không có lần nào)",
        "the days of each time with “;” between them, or no (it never happened)",
    ),
    "points": Localised("một số điểm", "a number of points"),
}
_YES: Final = frozenset({"co", "yes", "true", "dat"})
_NO: Final = frozenset({"khong", "no", "false", "khong dat"})
_ASIDE: Final = re.compile(
    r"\s*(không áp dụng|khong ap dung|not applicable)\s*(?::(.*))?", re.IGNORECASE
)
_SIGNS: Final = ("+", "-", "\u2212", "\u2013")
_BLANK: Final[Mapping[str, Any]] = {
    **dict.fromkeys((*FORMS, "denominator", "not_applicable", "reason"), None)
}


class Place(NamedTuple):
    """Where a figure was typed: an option of the command line, or a key of a file."""

    file: str
    path: Path = ()
    mark: Mark | None = None

    def problem(
        self, kind: Kind, path: Path = (), *, key: bool = False, **args: Argument | None
    ) -> Problem:
        """Say that something is wrong with what was typed here."""
        del key
        return kind.problem(self.file, (*self.path, *path), self.mark, **args)

    def refused(self, why: Kind, args: Mapping[str, Argument | None]) -> Refused:
        """Return the error for what was typed here."""
        return Refused(why.problem(self.file, self.path, self.mark, **args))


class Typed(NamedTuple):
    """A figure as typed: for which indicator, and where."""

    indicator: str
    value: str
    place: Place


class Refused(Exception):  # noqa: N818 - it says what happened to a figure
    """A figure cannot be taken; `problem` says why, in its place."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def measures_typed(
    typed: Iterable[Typed], actuals: Actuals, rulebook: Rulebook
) -> dict[str, Measure]:
    """Return the measures that were typed, by indicator id.

    Raises:
        Unreadable: with everything that is wrong with any of them.
    """
    found: dict[str, Measure] = {}
    problems: list[Problem] = []
    for one in typed:
        try:
            name, measure = _taken(one, found, actuals, rulebook)
        except Refused as refused:
            problems.append(refused.problem)
        else:
            found[name] = measure
            problems += check_measure(measure, name, rulebook, one.place)
    if problems:
        raise Unreadable(problems)
    return found


def _taken(
    typed: Typed, found: Mapping[str, Measure], actuals: Actuals, rulebook: Rulebook
) -> tuple[str, Measure]:
    name = _indicator(typed, rulebook)
    if name in found:
        raise typed.place.refused(TWICE, {"title": _title(rulebook.indicators[name])})
    return name, _measure(typed, name, rulebook, actuals.measures.get(name))


def _title(indicator: Indicator) -> Localised:
    return Localised(indicator.title, indicator.title_en)


def _indicator(typed: Typed, rulebook: Rulebook) -> str:
    """Return the id of the indicator that is named by its id or its title."""
    name, known = typed.indicator, rulebook.indicators
    if name in known:
        return name
    key = match_key(name)
    called = [
        i for i, one in known.items() if key in (match_key(one.title), match_key(one.title_en))
    ]
    if len(called) == 1:
        return called[0]
    if called:
        options = ", ".join(called)
        raise typed.place.refused(SEVERAL, {"id": shortened(name), "options": options})
    guess = did_you_mean(name, [*known, *(one.title for one in known.values())])
    raise typed.place.refused(UNKNOWN, {"id": shortened(name), "guess": guess})


def item_titles(indicator: str, rulebook: Rulebook) -> dict[str, str]:
    """Return the items of an indicator by id: those of the dictionary and those of formulas."""
    known = rulebook.indicators.get(indicator)
    titles = {} if known is None else {item.id: item.title for item in known.items}
    for leaf in rulebook.leaves:
        if leaf.indicator == indicator:
            for one in walk_formulas(leaf.formula):
                if isinstance(one, AllOf):
                    titles |= {item.id: item.title for item in one.items}
    return titles


def _measure(typed: Typed, name: str, rulebook: Rulebook, now: Measure | None) -> Measure:
    indicator = rulebook.indicators[name]
    aside = _ASIDE.fullmatch(nfc(typed.value))
    if aside:
        reason = (aside.group(2) or "").strip()
        if not reason or not is_clean(reason):
            raise typed.place.refused(NO_REASON, {"title": _title(indicator)})
        keys: Mapping[str, Any] = {"not_applicable": True, "reason": reason}
    else:
        titles = item_titles(name, rulebook) if indicator.kind == "items" else {}
        keys = _READERS[indicator.kind](_Reader(typed, indicator, now, titles))
    made = {**_BLANK, **keys}
    return Measure.model_construct(**made) if now is None else now.model_copy(update=made)


class _Reader:
    """Reads one figure; `now` is the measure that it takes the place of."""

    def __init__(
        self, typed: Typed, indicator: Indicator, now: Measure | None, titles: Mapping[str, str]
    ) -> None:
        self.indicator = indicator
        self.now = now
        self.titles = titles
        self.text = nfc(typed.value).strip()
        self._place = typed.place

    def ratio(self) -> Mapping[str, Any]:
        """Read two counts, a percentage, or how many more or fewer there are."""
        parts = self.text.split("/")
        if len(parts) == 2:  # noqa: PLR2004 - numerator and denominator
            return dict(zip(("numerator", "denominator"), self._counts(parts), strict=True))
        if not self.text.startswith(_SIGNS):
            return {"value": self._number(self.text)}
        now, more = self.now, self._number(self.text)
        if now is not None and now.numerator is not None and not self.text.endswith("%"):
            return {"numerator": self._sum(now.numerator, more), "denominator": now.denominator}
        if now is not None and now.value is not None:
            return {"value": self._sum(now.value, more)}
        raise self.refused(NOTHING_TO_MOVE)

    def _counts(self, parts: list[str]) -> list[Decimal]:
        """Return both counts; a sign adds to the count there is."""
        known = (
            None if self.now is None else self.now.numerator,
            None if self.now is None else self.now.denominator,
        )
        counts: list[Decimal] = []
        for part, now in zip(map(str.strip, parts), known, strict=True):
            if part.endswith("%"):
                raise self.refused(WRONG_FORM)
            count = self._number(part)
            if part.startswith("+"):
                if now is None:
                    raise self.refused(NOTHING_TO_MOVE)
                count = self._sum(now, count)
            counts.append(count)
        return counts

    def value(self) -> Mapping[str, Any]:
        """Read a number, or by how much it is more or less."""
        if self.text.endswith("%") and self.indicator.unit != "percent":
            raise self.refused(OTHER_UNIT)
        number = self._number(self.text)
        now = None if self.now is None else self.now.value
        if self.text.startswith(_SIGNS) and (
            self.text.startswith("+") or self.indicator.nonnegative
        ):
            if now is None:
                raise self.refused(NOTHING_TO_MOVE)
            return {"value": self._sum(now, number)}
        return {"value": number}

    def done(self) -> Mapping[str, Any]:
        """Read yes or no."""
        return {"done": self._yes_or_no(self.text)}

    def level(self) -> Mapping[str, Any]:
        """Read a level; whether there is one of that name is looked at like that of any measure."""
        return {"level": self.indicator.level_id(self.text) or self.text}

    def items(self) -> Mapping[str, Any]:
        """Read items; those that are not named stay as they are."""
        items = dict(self.now.items) if self.now is not None and self.now.items else {}
        for part in self.text.split(","):
            name, mark, answer = part.partition("=")
            if not mark:
                raise self.refused(WRONG_FORM)
            items[self._item(name.strip(), items)] = self._yes_or_no(answer)
        return {"items": items}

    def day(self) -> Mapping[str, Any]:
        """Read a day, written either way."""
        return {"date": self._day(self.text)}

    def occurrences(self) -> Mapping[str, Any]:
        """Read how many days each time lasted."""
        if match_key(self.text) in _NO or self.text == "0":
            return {"occurrences": ()}
        days = [self._number(part.strip()) for part in self.text.split(";")]
        return {"occurrences": tuple(Occurrence.model_construct(days=one) for one in days)}

    def points(self) -> Mapping[str, Any]:
        """Read points that somebody else gave."""
        if self.text.endswith("%"):
            raise self.refused(OTHER_UNIT)
        return {"points": self._number(self.text)}

    def refused(self, why: Kind) -> Refused:
        """Return the error for what was typed, with the forms that would do."""
        said: dict[str, Argument] = {"value": shortened(self.text), "title": _title(self.indicator)}
        return self._place.refused(why, {**said, "forms": _TAKES[self.indicator.kind]})

    def _number(self, text: str) -> Decimal:
        try:
            return parse_number(text)
        except NotANumber as fault:
            why, args = number_fault(fault)
            if fault.reason is NumberFault.MALFORMED:
                raise self.refused(WRONG_FORM) from None
            raise self._place.refused(why, args) from None

    def _sum(self, now: Decimal, more: Decimal) -> Decimal:
        try:
            return bounded(now + more)
        except NotANumber as fault:
            why, args = number_fault(fault)
            raise self._place.refused(why, args) from None

    def _yes_or_no(self, text: str) -> bool:
        key = match_key(text)
        if key not in _YES | _NO:
            raise self.refused(WRONG_FORM)
        return key in _YES

    def _item(self, name: str, given: Mapping[str, bool]) -> str:
        titles = self.titles
        known = dict.fromkeys([*titles, *given])
        key = match_key(name)
        if name in known:
            return name
        called = [one for one in known if match_key(titles.get(one, one)) == key]
        if len(called) == 1:
            return called[0]
        guess = did_you_mean(name, [*known, *titles.values()])
        options = ", ".join(known)
        title = _title(self.indicator)
        raise self._place.refused(
            UNKNOWN_ITEM,
            {"title": title, "id": shortened(name), "guess": guess, "options": options},
        )

    def _day(self, text: str) -> date:
        try:
            return parse_date(text)
        except NotADate as fault:
            if fault.reason is DateFault.NOT_ISO and fault.meant is not None:
                return fault.meant
            why, args = date_fault(fault)
            raise self._place.refused(why, args) from None


_READERS: Final[Mapping[str, Callable[[_Reader], Mapping[str, Any]]]] = {
    "ratio": _Reader.ratio,
    "value": _Reader.value,
    "done": _Reader.done,
    "level": _Reader.level,
    "items": _Reader.items,
    "date": _Reader.day,
    "occurrences": _Reader.occurrences,
    "points": _Reader.points,
}
