"""XML inside a workbook, read without entities and without loading anything from elsewhere."""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse
from xml.parsers import expat

from parscore.intake.tables.kinds import BROKEN_XML, DAMAGED, ENTITIES
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 9  # digits


class _Begun(Exception):  # noqa: N818 - it says what happened
    """The first element has begun: nothing can be declared any more."""


@lru_cache(1024)
def local(tag: str) -> str:
    """Return the name of a tag without its namespace: there are two for the same format."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return None


def elements(data: bytes, file: str) -> Iterator[tuple[str, Element]]:
    """Return what begins and what ends in an XML text, as `start` and `end`.

    Raises:
        Unreadable: it is malformed, or declares entities or a document type.
    """
    with _told(file):
        _refuse_declarations(data, file)
        yield from iterparse(io.BytesIO(data), events=("start", "end"))  # noqa: S314 - as refused


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Say of what is not well-formed that the file is damaged."""
    try:
        yield
    except (ParseError, expat.ExpatError, LookupError, ValueError):  # Lookup: an unknown encoding
        raise Unreadable([DAMAGED.problem(file, why=BROKEN_XML)]) from None


def _refuse_declarations(data: bytes, file: str) -> None:
    """Refuse a document type: only inside one can entities be declared, here or elsewhere."""

    def refuse(*_: object) -> NoReturn:
        raise Unreadable([ENTITIES.problem(file)])

    def stop(*_: object) -> NoReturn:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        parser.Parse(data, True)  # noqa: FBT003 - that this is all of it
    except _Begun:
        return


def whole(data: bytes, file: str) -> Element:
    """Return the root of an XML text.

    Raises:
        Unreadable: as `elements`.
    """
    with _told(file):
        _refuse_declarations(data, file)
        return fromstring(data)  # noqa: S314 - as refused


@lru_cache(1024)
def whole_number(text: str | None) -> int | None:
    """Return a number such as an index, or None where it is none or beyond any sheet."""
    fits = text is not None and len(text) <= _LONGEST and text.isascii() and text.isdigit()
    return int(text) if text is not None and fits else None


def children(element: Element, name: str) -> Iterator[Element]:
    """Return the descendants with a name, in order."""
    return (one for one in element.iter() if local(one.tag) == name)
