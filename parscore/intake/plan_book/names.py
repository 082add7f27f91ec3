"""Names that a workbook shows instead of ids: lĩnh vực, chỉ tiêu, đơn vị."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.documents.plan import Unit

_NUMBERING = re.compile(r"^\s*(?:[IVXLC]+|[A-Z]|\d+)[.)]\s+")
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")


class Catalogue(NamedTuple):
    """Names by id: of lĩnh vực and of indicators, and the levels of indicators by id."""

    fields: Mapping[str, str]
    indicators: Mapping[str, str]
    levels: Mapping[str, Mapping[str, str]]


class Names:
    """Finds what is meant by a name: exactly, then without marks and capitals; else by its id."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """Take pairs of id and name; a name that means two ids means none."""
        self._exact: dict[str, str | None] = {}
        self._loose: dict[str, str | None] = {}
        for key, name in named:
            for index, form in ((self._exact, name), (self._loose, _key(name))):
                index[form] = key if index.get(form, key) == key else None

    def find(self, text: str) -> str | None:
        """Return the id that a text means."""
        exact = self._exact.get(text)
        return exact if exact is not None else self._loose.get(_key(text))

    def guess(self, text: str) -> str | None:
        """Return the name that somebody probably meant."""
        return did_you_mean(text, [name for name, key in self._exact.items() if key])


def names_of(titles: Mapping[str, str]) -> Names:
    """Return the names of things that have one title each; their ids are names too."""
    return Names(
        [*((key, key) for key in titles), *((key, title) for key, title in titles.items())]
    )


def names_of_units(units: Iterable[Unit]) -> Names:
    """Return the names and aliases of offices; their ids are names too."""
    return Names((unit.id, name) for unit in units for name in (unit.id, unit.name, *unit.aliases))


def shown(key: str, title: str | None, names: Names) -> str:
    """Return the title of an id where that leads back to it, else the id."""
    return title if title is not None and names.find(title) == key else key


def is_identifier(text: str) -> bool:
    """Say whether a text can be an id."""
    return _IDENTIFIER.fullmatch(text) is not None


def without_number(text: str) -> str:
    """Return a heading without the number before it."""
    return _NUMBERING.sub("", text)


def _key(text: str) -> str:
    return match_key(text).strip(" .:;,-")
