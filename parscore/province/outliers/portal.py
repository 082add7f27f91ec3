"""Official figures of communes, from a table with one commune and indicator to a row.

Columns are known by their headers, as the file of limits lists them. A row of a commune or an
indicator that the results do not have is told of and left out; a figure that is none is an error.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.documents.outliers import OfficialTable
from parscore.intake.tables.read import read_tables
from parscore.intake.tables.values import number_of, text_of
from parscore.province.outliers.kinds import (
    NO_HEADER,
    NOTHING_FITS,
    SEVERAL_COMMUNES,
    TWICE,
    UNKNOWN_COMMUNE,
    UNKNOWN_INDICATOR,
)
from parscore.reading.problems import MOST_PROBLEMS, Problem, Unreadable, shortened
from parscore.values.exact import Fraction
from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from parscore.documents.outlier_rules import PortalTable
    from parscore.intake.tables.cells import Cell, Place, Sheet
    from parscore.province.outliers.population import Count, Population

LAST_HEADER: Final = 20  # rows among which the header is looked for


class Official(NamedTuple):
    """What the portal counts; `numerator` is None where the table does not state it."""

    numerator: Count | None
    denominator: Count


class Portal(NamedTuple):
    """The official figures by commune and indicator, where they were read, and what was odd."""

    figures: Mapping[tuple[int, str], Official]
    table: OfficialTable
    problems: tuple[Problem, ...]


class Columns(NamedTuple):
    """Where a header stands, and which column is which."""

    row: int
    communes: tuple[int, ...]
    indicators: tuple[int, ...]
    numerator: int | None
    denominator: int


def read_portal(path: str, rule: PortalTable, of: Population) -> Portal:
    """Return the official figures of a table (xlsx, xls, HTML or CSV).

    Raises:
        Unreadable: it cannot be read, has no such columns, a figure is none, or nothing fits.
    """
    tables = read_tables(path)
    found = [(sheet, columns) for sheet in tables.sheets if (columns := _columns(sheet, rule))]
    if not found:
        raise Unreadable([NO_HEADER.problem(tables.file, headers=_headers(rule))])
    names, figures = Names(of, rule), Figures()
    for sheet, columns in found:
        for row, _ in sheet.rows():
            if row > columns.row:
                figures.add(_Row(sheet, row, columns), names)
    problems = (*tables.problems, *figures.problems)
    errors = [one for one in problems if one.severity == "error"]
    if errors:  # first, so that no crowd of warnings hides them
        warnings = [one for one in problems if one.severity != "error"]
        raise Unreadable([*errors, *warnings][:MOST_PROBLEMS])
    if not figures.known:
        raise Unreadable([*problems[:MOST_PROBLEMS], NOTHING_FITS.problem(tables.file)])
    table = OfficialTable.model_construct(
        file=tables.name, sha256=tables.sha256, figures=len(figures.known)
    )
    return Portal(figures.known, table, problems[:MOST_PROBLEMS])


class _Row(NamedTuple):
    """A row of a sheet under its header."""

    sheet: Sheet
    row: int
    columns: Columns

    def texts(self, columns: Iterable[int]) -> Iterator[tuple[str, Place]]:
        """Yield what the cells of some columns say, those that say something."""
        for column in columns:
            text = text_of(self.sheet.at(self.row, column))
            if text:
                yield text, self.sheet.place(self.row, column)

    def cell(self, column: int | None) -> Cell | None:
        """Return the cell of a column."""
        return None if column is None else self.sheet.at(self.row, column)


class Names:
    """Communes by their codes and names, indicators by their ids and titles."""

    def __init__(self, of: Population, rule: PortalTable) -> None:
        self._before = sorted((words_of(one) for one in rule.before_names), key=len, reverse=True)
        self._communes: dict[str, set[int]] = defaultdict(set)
        self._spelled: dict[str, str] = {}
        for place, one in enumerate(of.communes):
            for text in filter(None, (one.code, one.name)):
                self._communes[self._bare(text)].add(place)
                self._spelled[self._bare(text)] = text
            if one.code and one.code.isdecimal():  # spreadsheets drop the zeros before a code
                self._communes[one.code.lstrip("0")].add(place)
        self._indicators = {
            key: one.id
            for one in reversed(of.scheme.indicators)
            for key in map(match_key, (one.title_en, one.title, one.id))
        }
        self._ids = [one.id for one in of.scheme.indicators]
        self._told: set[str] = set()

    def commune(self, texts: Sequence[tuple[str, Place]]) -> int | Problem | None:
        """Return the place of a commune by the first text that names it; else why there is none.

        None where that has been told of another row.
        """
        several = False
        for text, _ in texts:
            places = self._communes.get(self._bare(text), set())
            if len(places) == 1:
                return next(iter(places))
            several = several or bool(places)
        text, place = texts[0]
        if text in self._told:
            return None
        self._told.add(text)
        if several:
            return place.problem(SEVERAL_COMMUNES, commune=shortened(text))
        meant = did_you_mean(self._bare(text), self._spelled)
        meant = None if meant is None else self._spelled[meant]
        return place.problem(UNKNOWN_COMMUNE, commune=shortened(text), meant=meant)

    def indicator(self, texts: Sequence[tuple[str, Place]]) -> str | Problem | None:
        """Return an indicator by its id or title; else why there is none, once."""
        for text, _ in texts:
            known = self._indicators.get(match_key(text))
            if known is not None:
                return known
        text, place = texts[0]
        if text in self._told:
            return None
        self._told.add(text)
        meant = did_you_mean(text, self._ids)
        return place.problem(UNKNOWN_INDICATOR, indicator=shortened(text), meant=meant)

    def _bare(self, text: str) -> str:
        """Return a name without what stands before it, such as “UBND xã”."""
        key = words_of(text)
        for _ in self._before:
            cut = next((one for one in self._before if key.startswith(f"{one} ")), None)
            if cut is None:
                return key
            key = key.removeprefix(f"{cut} ")
        return key


class Figures:
    """The figures read so far, and what is wrong with rows."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, str], Official] = {}
        self.problems: list[Problem] = []
        self._read_at: dict[tuple[int, str], Place] = {}

    def add(self, row: _Row, names: Names) -> None:
        """Take the figure of a row, or tell what is wrong with it; an empty row says nothing."""
        communes = list(row.texts(row.columns.communes))
        indicators = list(row.texts(row.columns.indicators))
        if not communes or not indicators:
            return
        commune, indicator = names.commune(communes), names.indicator(indicators)
        told = [one for one in (commune, indicator) if isinstance(one, Problem)]
        self.problems += told
        if not isinstance(commune, int) or not isinstance(indicator, str):
            return
        official = self._official(row)
        if official is None:
            return
        key, place = (commune, indicator), communes[0][1]
        if key in self._read_at:
            other = self._read_at[key].in_file
            self.problems.append(place.problem(TWICE, other=other))
            return
        self._read_at[key] = place
        self.known[key] = official

    def _official(self, row: _Row) -> Official | None:
        """Return the counts of a row; none where the denominator is empty or a count is none."""
        numbers: list[Count | None] = []
        for column in (row.columns.numerator, row.columns.denominator):
            cell = row.cell(column)
            number = None if cell is None else number_of(cell)
            if isinstance(number, Problem):
                self.problems.append(number)
                return None
            numbers.append(None if number is None else _count(number))
        numerator, denominator = numbers
        return None if denominator is None else Official(numerator, denominator)


def _count(number: Decimal) -> Count:
    return int(number) if number == number.to_integral_value() else Fraction(number)


def words_of(text: str) -> str:
    """Return the words of a text, without marks, capitals and signs."""
    return " ".join("".join(one if one.isalnum() else " " for one in match_key(text)).split())


def _columns(sheet: Sheet, rule: PortalTable) -> Columns | None:
    """Return the first header that names a commune, an indicator and a denominator."""
    for row, cells in sheet.rows():
        if row > LAST_HEADER:
            return None
        heads = {column: words_of(text_of(cell)) for column, cell in cells.items()}
        named = [
            _headed(heads, phrases)
            for phrases in (rule.communes, rule.indicators, rule.numerators, rule.denominators)
        ]
        communes, indicators, numerators, denominators = named
        if communes and indicators and denominators:
            numerator = numerators[0] if numerators else None
            return Columns(row, communes, indicators, numerator, denominators[0])
    return None


def _headed(heads: Mapping[int, str], phrases: Iterable[str]) -> tuple[int, ...]:
    """Return the columns whose header begins with one of some phrases, in the phrases' order."""
    known = [f"{words_of(phrase)} " for phrase in phrases]
    found = (
        [column for column, head in heads.items() if f"{head} ".startswith(one)] for one in known
    )
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _headers(rule: PortalTable) -> str:
    return "; ".join(one[0] for one in (rule.communes, rule.indicators, rule.denominators))
