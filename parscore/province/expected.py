"""Who had to submit, from a list as offices keep it, and which of them did not."""

from __future__ import annotations

from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from parscore.intake.tables.read import read_tables
from parscore.intake.tables.values import text_of
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from parscore.intake.tables.cells import Sheet
    from parscore.province.record import Record

LAST_HEADER: Final = 20  # rows among which the header is looked for
CODES: Final = ("ma xa", "ma don vi", "ma so", "ma", "code")
NAMES: Final = (
    *("ten xa", "ten xa phuong", "ten don vi", "don vi", "xa phuong", "xa phuong thi tran"),
    *("xa phuong dac khu", "xa", "commune", "name"),
)
LEVELS: Final = {"xa": "xa", "phuong": "phuong", "dac_khu": "dac khu"}
OFFICES: Final = ("ubnd", "uy ban nhan dan")

Listed = tuple[str, ...]
"""What a list calls one commune: its code and its name, or one of them."""


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
    """Return which of the expected communes have no record, and no folder of their name."""
    known = set(chain.from_iterable(map(_names, records)))
    known.update(_words(PurePath(folder).name) for folder in folders)
    return [
        one[-1] if len(one) == 1 else f"{one[1]} ({one[0]})"
        for one in expected
        if not any(_asked(text) in known for text in one)
    ]


def _listed(sheet: Sheet) -> Iterator[Listed]:
    begins, columns = _header(sheet)
    for row, cells in sheet.rows():
        if row > begins:
            read = [text_of(cells[one]) for one in columns or sorted(cells)[:1] if one in cells]
            if texts := tuple(filter(None, read)):
                yield texts


def _header(sheet: Sheet) -> tuple[int, tuple[int, ...]]:
    """Return the row of the header and the columns of codes and names; before all rows if none."""
    for row, cells in sheet.rows():
        if row > LAST_HEADER:
            break
        heads = {_words(text_of(cell)): column for column, cell in cells.items()}
        columns = [_first(heads, CODES), _first(heads, NAMES)]
        if any(one is not None for one in columns):
            return row, tuple(one for one in columns if one is not None)
    return -1, ()


def _first(heads: dict[str, int], phrases: Collection[str]) -> int | None:
    return next((heads[one] for one in phrases if one in heads), None)


def _names(record: Record) -> Iterator[str]:
    """Yield how a list may call a commune: by code, by name, by what it is and its name."""
    yield _words(PurePath(record.folder).name)
    if record.code:
        yield _words(record.code)
        yield _words(record.code).lstrip("0")  # as spreadsheets write it
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
