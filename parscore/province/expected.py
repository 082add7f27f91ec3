"""Who had to submit, from a list as offices keep it, and which of them did not."""

from __future__ import annotations

from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.intake.tables.read import read_tables
from parscore.intake.tables.values import text_of
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from parscore.intake.tables.cells import Cell, Sheet
    from parscore.province.record import Record

LAST_HEADER: Final = 20  # rows among which the header is looked for
CODES: Final = ("ma xa", "ma don vi", "ma so", "ma", "code")
NAMES: Final = (
    *("ten xa", "ten xa phuong", "ten don vi", "don vi", "xa phuong", "xa phuong thi tran"),
    *("xa phuong dac khu", "xa", "commune", "name"),
)
LEVELS: Final = {"xa": "xa", "phuong": "phuong", "dac_khu": "dac khu"}
OFFICES: Final = ("ubnd", "uy ban nhan dan")
TOTALS: Final = ("cong", "tong", "tong cong", "tong so", "total")


class Listed(NamedTuple):
    """What a list calls one commune: its code where there is one, and its name or what stands."""

    code: str
    name: str

    @property
    def title(self) -> str:
        """Return both, as people read them."""
        return f"{self.name} ({self.code})" if self.code and self.name else self.name or self.code


def expected_in(path: str) -> list[Listed]:
    """Return the communes of a list (xlsx, xls, HTML, CSV or lines), each once.

    They stand under a header such as “Mã xã” or “Tên xã”; without one, in the first cells.

    Raises:
        Unreadable: it cannot be read as a table.
    """
    found = chain.from_iterable(map(_listed, read_tables(path).sheets))
    return list(dict.fromkeys(found))


def missing_of(
    expected: Iterable[Listed], records: Iterable[Record], folders: Iterable[str]
) -> list[str]:
    """Return which of the expected communes have no record, and no folder of their name.

    A code decides; a name beside it speaks only for records and folders that have no code.
    """
    kept = list(records)
    places = {_words(PurePath(one).name) for one in (*folders, *(each.folder for each in kept))}
    codes = set(chain.from_iterable(map(_codes, kept)))
    names = places.union(*(_names(one) for one in kept))
    uncoded = places.union(*(_names(one) for one in kept if not one.code))

    def is_there(one: Listed) -> bool:
        code, name = _words(one.code), _asked(one.name)
        if code:
            return code in codes or code in places or name in uncoded
        return name in names or name in codes

    return [one.title for one in expected if not is_there(one)]


def _listed(sheet: Sheet) -> Iterator[Listed]:
    begins, coded, named = _header(sheet)
    for row, cells in sheet.rows():
        if row > begins:
            name = min(cells, default=None) if coded is None and named is None else named
            one = Listed(_text(cells, coded), _text(cells, name))
            if any(one) and _words(one.name) not in TOTALS:
                yield one


def _text(cells: Mapping[int, Cell], at: int | None) -> str:
    return "" if at is None or at not in cells else text_of(cells[at])


def _header(sheet: Sheet) -> tuple[int, int | None, int | None]:
    """Return the row of the header and the columns of codes and names; before all rows if none."""
    for row, cells in sheet.rows():
        if row > LAST_HEADER:
            break
        heads = {_words(text_of(cell)): column for column, cell in cells.items()}
        coded, named = _first(heads, CODES), _first(heads, NAMES)
        if coded is not None or named is not None:
            return row, coded, named
    return -1, None, None


def _first(heads: dict[str, int], phrases: Collection[str]) -> int | None:
    return next((heads[one] for one in phrases if one in heads), None)


def _codes(record: Record) -> Iterator[str]:
    if record.code:
        yield _words(record.code)
        yield _words(record.code).lstrip("0")  # as spreadsheets write it


def _names(record: Record) -> Iterator[str]:
    """Yield how a list may name a commune: by name, by what it is and its name."""
    bare = _without(_asked(record.name), LEVELS.values())
    yield bare
    own = LEVELS.get(record.level or "")
    for level in LEVELS.values() if own is None else (own,):
        yield f"{level} {bare}"


def _asked(text: str) -> str:
    return _without(_words(text), OFFICES)


def _without(words: str, fronts: Iterable[str]) -> str:
    front = next((one for one in fronts if words.startswith(f"{one} ")), "")
    return words.removeprefix(front).strip()


def _words(text: str) -> str:
    """Return the words of a text, without marks, capitals and signs."""
    return " ".join("".join(one if one.isalnum() else " " for one in match_key(text)).split())
