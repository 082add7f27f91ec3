"""XML inside a workbook, read without entities and without loading anything from elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from parscore.intake.tables.kinds import BROKEN_XML, DAMAGED, ENTITIES
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 9  # digits


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
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - an optional package
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    try:
        yield from iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable([ENTITIES.problem(file)]) from None
    except (ParseError, LookupError, ValueError):  # LookupError: an unknown encoding
        raise Unreadable([DAMAGED.problem(file, why=BROKEN_XML)]) from None


def whole(data: bytes, file: str) -> Element:
    """Return the root of an XML text.

    Raises:
        Unreadable: as `elements`.
    """
    root: Element | None = None
    for _, element in elements(data, file):
        if root is None:
            root = element
    if root is None:
        raise Unreadable([DAMAGED.problem(file, why=BROKEN_XML)])
    return root


def whole_number(text: str | None) -> int | None:
    """Return a number such as an index, or None where it is none or beyond any sheet."""
    fits = text is not None and len(text) <= _LONGEST and text.isascii() and text.isdigit()
    return int(text) if text is not None and fits else None


def children(element: Element, name: str) -> Iterator[Element]:
    """Return the descendants with a name, in order."""
    return (one for one in element.iter() if local(one.tag) == name)
