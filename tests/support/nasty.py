"""Texts that break careless reports, and a way to put them everywhere a user can write."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from parscore.values.text import is_clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WRITTEN_BY_USERS = frozenset(
    {"title", "name", "vi", "en", "text", "quote", "clause", "document", "reason", "note"}
    | {"explanation", "section", "number", "issuer", "province", "source", "rule"}
)

HAND_PICKED = (
    "x" * 300,
    "Tiêuchí" * 40,
    "宽" * 90,
    "한국어 " * 30,
    "e\u0301\u0323" * 100,
    "a" + "\u0301" * 200,
    "☂\ufe0f" * 60,
    "👩\u200d👩\u200d👧" * 30,
    "\U0001f1fb\U0001f1f3" * 45,
    "\ufe0f\u0301 x",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\uff1d1+1",
    "\t=1+1",
    "\r=1+1",
    '"quoted"; semi, comma\nline',
    "<script>alert(1)</script>",
    "<!-- -->",
    "&lt;b&gt; &#60;",
    "a|b||c\\|d\\",
    "`code` ``` fence",
    "# heading",
    "## heading ##",
    "- item",
    "+ item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "***",
    "* * *",
    "[x](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "[x]: http://example.com",
    "http://example.com www.example.com a@example.com",
    "**bold** _em_ ~~gone~~ $x$",
    "| a | b |",
    ":---",
    "\x1b[31mred\x1b[0m",
    "bell\x07 null\x00 delete\x7f",
    "\u202egnp.exe\u2066",
    "line\nbreak\r\nand\u2028more\x0b",
    "    indented",
    "“open quote only",
    "{braces} {0} {x!r}",
    "%s %d",
    "\u00ad\u00ad\u00adsoft",
    "\ud800",
)

texts = st.sampled_from(HAND_PICKED) | st.text(min_size=1, max_size=120)
printed = texts.filter(lambda text: any(char.isprintable() and char != " " for char in text))


def rewritten(value: Any, pool: Sequence[str]) -> Any:  # noqa: ANN401 - JSON
    """Return a JSON value in which every text that a user may have written is a nasty one."""
    return _rewritten(value, cycle(pool))


def _rewritten(value: Any, pool: Iterator[str]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_rewritten(one, pool) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _rewritten_part(key, one, pool) for key, one in value.items()}


def _rewritten_part(key: str, value: Any, pool: Iterator[str]) -> Any:  # noqa: ANN401 - JSON
    if key in WRITTEN_BY_USERS and isinstance(value, str):
        return next(pool)
    if key == "formula":  # it is read as in a rule file, which takes no other texts
        return _rewritten(value, map(_one_line, pool))
    return _rewritten(value, pool)


def _one_line(text: str) -> str:
    return " ".join("".join(filter(is_clean, text)).split()) or "x"
