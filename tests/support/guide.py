"""The guide for officials as its reader meets it: sections, and the fenced examples in them.

What an example is, its own keys tell: a list is criteria; a mapping with `cases`, `indicators` or
`rules` belongs into that file, any other into the rule set. All examples of one section make one
rule set, on the head that the guide's first whole file gives. A block that names a file after its
language is that whole file (`yaml`), or a change of it (`diff`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml
from markdown_it import MarkdownIt

from parscore.documents.ruleset import RulesetDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

EXAMPLE = "vi-du/2026"
_FILES = {"cases": "cases/vi-du.yaml", "indicators": "indicators.yaml", "rules": "inference.yaml"}
_KEY = re.compile(r"^(\w+):", re.MULTILINE)


class Block(NamedTuple):
    """One fenced example: its language, the file it names (or none), its text and its line."""

    language: str
    file: str
    text: str
    line: int


class Section(NamedTuple):
    """A heading and the examples under it, up to the next heading of any rank."""

    title: str
    blocks: tuple[Block, ...]

    def examples(self) -> list[str]:
        """Return the texts of YAML that belong to this section's own rule set."""
        return [one.text for one in self.blocks if one.language == "yaml" and not one.file]


def sections(page: Path) -> list[Section]:
    """Return the sections of a page that have examples."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    title, found = "", dict[str, list[Block]]()
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            title = following.content
        elif token.type == "fence":
            language, _, file = token.info.strip().partition(" ")
            line = token.map[0] + 1 if token.map else 0
            found.setdefault(title, []).append(Block(language, file, token.content, line))
    return [Section(name, tuple(blocks)) for name, blocks in found.items()]


def head_of(page: Iterable[Section]) -> dict[str, str]:
    """Return the head of every example: the guide's first whole rule set without its criteria."""
    whole = next(
        block.text
        for section in page
        for block in section.blocks
        if block.language == "yaml" and block.file.endswith("ruleset.yaml")
    )
    return {key: text for key, text in _chunks(whole) if key != "criteria"}


def rule_set(section: Section, head: dict[str, str]) -> dict[str, str]:
    """Return the files that a section's examples make, by name: a rule set with its cases."""
    chunks, criteria = dict(head), ""
    others = dict[str, str]()
    for text in section.examples():
        tree = yaml.safe_load(text)
        if isinstance(tree, list):
            criteria += "".join(f"  {line}" if line.strip() else line for line in _lines(text))
            continue
        named = next((key for key in _FILES if key in tree and _is_file(tree[key])), None)
        if named is None:
            chunks |= dict(_chunks(text))
        else:
            others[_FILES[named]] = _with_head(named, text)
    if criteria:
        chunks["criteria"] = f"criteria:\n{criteria}"
    order = [field.alias or name for name, field in RulesetDocument.model_fields.items()]
    body = "".join(_spaced(chunks[key]) for key in order if key in chunks)
    first = "# yaml-language-server: $schema=../../schema/ruleset.schema.json\n"
    return {"ruleset.yaml": first + body, **others}


def _is_file(value: object) -> bool:
    """Tell the content of a file (cases, indicators, rules) from a list of names of files."""
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


def _with_head(named: str, text: str) -> str:
    schema = "inference" if named == "rules" else named
    up = "../../../" if named == "cases" else "../../"
    return (
        f"# yaml-language-server: $schema={up}schema/{schema}.schema.json\n"
        f"schema: parscore/{schema}/1\n{text}"
    )


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _spaced(chunk: str) -> str:
    return chunk.strip("\n") + "\n"


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """Yield the top-level keys of a mapping with the text of each, comments between them left."""
    starts = [(found.group(1), found.start()) for found in _KEY.finditer(text)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    for (key, start), end in zip(starts, ends, strict=True):
        lines = _lines(text[start:end])
        yield key, "".join(line for line in lines if not line.startswith("#"))
