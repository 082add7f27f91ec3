"""A page of HTML read strictly: every tag is closed, and what could act is found."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col"})
SELF_CLOSED = frozenset({"rect", "circle", "line"})
ALLOWED = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section"}
    | {
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "a",
        "strong",
        "span",
    }
    | {"table", "thead", "tbody", "tr", "th", "td", "details", "summary"}
    | {"svg", "defs", "pattern", "desc", "rect", "circle", "line", "text"}
)


class Element(NamedTuple):
    """A tag with its attributes, and the tags that it stands in."""

    tag: str
    attrs: dict[str, str]
    above: tuple[str, ...]


class Page(HTMLParser):
    """A page as elements and texts.

    Raises:
        AssertionError: a tag is not closed, or closes another one.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, _attributes(attrs), tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SELF_CLOSED
        self.elements.append(Element(tag, _attributes(attrs), tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open, tag
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def named(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [one.attrs["id"] for one in self.elements if "id" in one.attrs]

    @property
    def text(self) -> str:
        """What a reader sees or hears, in one line."""
        return " ".join(" ".join(text for tag, text in self.texts if tag != "style").split())

    def inside(self, tag: str) -> str:
        """Return the texts directly in all elements of a kind."""
        return "\n".join(text for name, text in self.texts if name == tag)


def _attributes(attrs: list[tuple[str, str | None]]) -> dict[str, str]:
    assert len({name for name, _ in attrs}) == len(attrs)
    return {name: value or "" for name, value in attrs}


def assert_harmless(page: Page) -> None:
    """Nothing on the page can act, load, or lead away; its policy lets in its own style alone."""
    assert {one.tag for one in page.elements} <= ALLOWED
    assert len(set(page.ids)) == len(page.ids)
    for one in page.elements:
        names = {name for name in one.attrs if name.startswith("on")}
        assert not names | ({"src", "style", "srcset", "xlink:href", "action"} & one.attrs.keys())
        if "href" in one.attrs:
            assert one.tag == "a"
            assert one.attrs["href"].removeprefix("#") in page.ids
            assert one.attrs["href"].startswith("#")
    assert_policy(page)


def assert_policy(page: Page) -> None:
    kinds = {one.attrs.get("http-equiv"): one.attrs for one in page.named("meta")}
    assert set(kinds) == {None, "Content-Security-Policy"}
    policy = dict(
        part.strip().split(" ", 1)
        for part in kinds["Content-Security-Policy"]["content"].split(";")
    )
    sheet = page.inside("style")
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    assert policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.named("style")) == 1
    assert not re.search(r"@import|url\((?!#)|expression|https?:", sheet)
