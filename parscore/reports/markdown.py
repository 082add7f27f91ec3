"""The report as GitHub-flavoured Markdown. What users wrote stays text, whatever it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tabulate import tabulate

from parscore.reports.blocks import Bullets, Entries, Facts, Paragraph, Table
from parscore.reports.page import page_of
from parscore.reports.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.reports.blocks import Block, Entry, Page, Section
    from parscore.values.messages import Lang

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})
_ACTIVE: Final = re.compile(r"([\\`*_\[\]{}~$!]|(?<!&)#)")
_LINK: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)|@")
_STARTS_A_BLOCK: Final = re.compile(r"^([-+=:]|\d+[.)])(?=\s|$|[-=:])")


def render(
    assessment: Assessment,
    lang: Lang = "vi",
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> str:
    """Return the report of an assessment as Markdown."""
    return mark_up(page_of(assessment, lang, history, advice))


def mark_up(page: Page) -> str:
    """Return a page as Markdown; its blocks are set apart by blank lines."""
    parts = [f"# {inline(page.title)}: {inline(page.subtitle)}"]
    parts += [f"> {_paragraph(banner)}" for banner in page.banners]
    for section in page.sections:
        parts += _section(section)
    parts += ["---", *map(opening, page.foot)]
    return "\n\n".join(parts) + "\n"


def inline(text: str) -> str:
    """Return a text in which no character has a meaning of its own to Markdown or HTML."""
    line = _ACTIVE.sub(r"\\\1", clean(text).translate(_ENTITIES))
    return _LINK.sub(_unlinked, line)


def opening(text: str) -> str:
    """Return a text for the start of a block, where some characters mean more than elsewhere."""
    return _STARTS_A_BLOCK.sub(_escaped_start, inline(text))


def _unlinked(found: re.Match[str]) -> str:
    """Part the first letter of what would become a link from the rest by nothing visible."""
    word = found.group()
    return "&#64;" if word == "@" else f"&#{ord(word[0])};{word[1:]}"


def _escaped_start(found: re.Match[str]) -> str:
    start = found.group()
    return f"{start[:-1]}\\{start[-1]}"


def _section(section: Section) -> list[str]:
    title = [f"## {inline(section.title)}"] if section.title else []
    return title + [_block(block) for block in section.blocks]


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Facts():
            return "\n".join(f"- **{inline(label)}:** {inline(text)}" for label, text in block.rows)
        case Table():
            return _table(block)
        case Entries():
            return "\n".join(map(_entry, block.entries))
        case Bullets():
            return "\n".join("  " * item.depth + f"- {opening(item.text)}" for item in block.items)


def _paragraph(block: Paragraph) -> str:
    return f"**{inline(block.lead)}:** {inline(block.text)}" if block.lead else opening(block.text)


def _entry(entry: Entry) -> str:
    marks = " ".join(f"**{inline(mark)}**" for mark in entry.marks if mark)
    head = f"- {marks} {inline(entry.head)}" if marks else f"- {opening(entry.head)}"
    return "\n".join([head, *(f"  - {opening(line.text)}" for line in entry.lines)])


def _table(block: Table) -> str:
    rows = [[inline(cell) for cell in row] for row in block.rows]
    if block.total is not None:
        rows.append([f"**{inline(cell)}**" if cell else "" for cell in block.total])
    return tabulate(
        rows,
        headers=[inline(column.title) for column in block.columns],
        tablefmt="pipe",
        colalign=["right" if column.align == "right" else "left" for column in block.columns],
        disable_numparse=True,
        preserve_whitespace=True,
    )
