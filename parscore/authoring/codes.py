"""`parscore rules explain-code`: the page of each code, kept as Markdown beside this file.

A page says what a code means, in both languages, and shows an example; the sentence and the
advice are those of the program itself.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING

from parscore.reports.wrapping import wrap
from parscore.values.messages import Localised, Message, all_messages

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from parscore.values.messages import Lang

WIDTH = 80
SUFFIX = ".md"
CODE = re.compile(r"(E|INF)\d{3}")

_SECTIONS = re.compile(r"^## (vi|en|example)\n\n(.*?)\n*(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_GAP = re.compile(r"\{\w+\}")

EXAMPLE = Localised("Ví dụ", "Example")
ADVICE = Localised("Cách sửa", "What to do")
UNKNOWN_CODE = Message(
    "rules.unknown-code",
    vi="Không có mã “{code}”. Có phải “{guess}”?",
    en="There is no code “{code}”. Did you mean “{guess}”?",
)


def known_codes() -> list[str]:
    """Return every code that has a page, sorted."""
    return sorted(file.name.removesuffix(SUFFIX) for file in _pages() if _is_page(file))


def explain_code(code: str, lang: Lang) -> str:
    """Return the page of a code as text of 80 columns.

    Raises:
        KeyError: there is no such code.
    """
    if code not in known_codes():
        raise KeyError(code)
    text = resources.files(__package__).joinpath("codes", code + SUFFIX).read_text("utf-8")
    parts = dict(_SECTIONS.findall(text))
    said, advice = all_messages().get(code), all_messages().get(f"{code}-advice")
    lines = [code]
    lines += [] if said is None else wrap(_open(said, lang), WIDTH)
    lines += ["", *wrap(parts[lang], WIDTH)]
    lines += ["", f"{_in(EXAMPLE, lang)}:", *_indented(parts["example"])]
    if advice is not None:
        lines += ["", *wrap(f"{_in(ADVICE, lang)}: {_open(advice, lang)}", WIDTH)]
    return "\n".join(lines) + "\n"


def nearest_code(code: str) -> str:
    """Return the known code that somebody probably meant."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for a slip

    def likeness(known: str) -> tuple[float, bool]:
        return SequenceMatcher(None, code, known).ratio(), code.startswith(known)

    return max(known_codes(), key=likeness)


def _pages() -> list[Traversable]:
    return list(resources.files(__package__).joinpath("codes").iterdir())


def _is_page(file: Traversable) -> bool:
    return CODE.fullmatch(file.name.removesuffix(SUFFIX)) is not None


def _open(message: Message, lang: Lang) -> str:
    """Return a sentence with its gaps left open."""
    return _GAP.sub("…", message.vi if lang == "vi" else message.en)


def _in(word: Localised, lang: Lang) -> str:
    return word.vi if lang == "vi" else word.en


def _indented(fenced: str) -> list[str]:
    """Return the lines of an example, set in; the fence is for readers of the Markdown."""
    lines = [line for line in fenced.splitlines() if not line.startswith("```")]
    return [f"  {line}".rstrip() for line in lines]
