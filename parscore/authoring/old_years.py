"""Where next year's set still speaks of this year: its texts, and the comments of its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.commented import Block
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.commented import Entry
    from parscore.authoring.new_set import YearSpan
    from parscore.reading.problems import Path as TreePath
    from parscore.reading.source import Source
    from parscore.values.messages import Text
    from parscore.values.periods import Period

STILL_OLD = Message(
    "new-year.still-old",
    vi="{place}: còn nhắc đến “{old}”: {text}",
    en="{place}: still speaks of “{old}”: {text}",
)
STILL_OLD_OFTEN = Message(
    "new-year.still-old-often",
    vi="{place} và {more} chỗ nữa: còn nhắc đến “{old}”: {text}",
    en="{place} and {more} more places: still speaks of “{old}”: {text}",
)
RENAMED = Message(
    "new-year.renamed",
    vi="{place}: ghi chú đã đổi “{old}” thành “{new}”; đọc lại: {text}",
    en="{place}: the comment now says “{new}” for “{old}”; read it again: {text}",
)

KEPT = frozenset({"documents", "issued", "quote", "citation", "clause"})
SPOKEN = frozenset({"title", "title_en", "proves", "note", "reason"})


class OldYears(NamedTuple):
    """The years that a set leaves behind, as its folder is called by them and as a period."""

    name: str
    period: Period
    new: YearSpan

    def renamed(self, text: str) -> str:
        """Return a text with the new years in the place of the old ones.

        The year of a day or of a document's number (15/8/2025, 45/2025/NQ-HĐND) is not of the set.
        """
        dated = r"(?<![\d][/.\-–])", r"(?!/|[.\-–]\d)"
        return re.sub(dated[0] + _alone(self.name) + dated[1], self.new.name, text)

    def named_in(self, text: str) -> str | None:
        """Return the first words of a text that name old years, all of them or one."""
        last = min(self.period.end.year, self.new.period.start.year - 1)
        single = range(self.period.start.year, last + 1)
        found = re.search("|".join(map(_alone, (self.name, *map(str, single)))), text)
        return found[0] if found else None


class Comment(NamedTuple):
    """A comment with a line of its own, and the number of that line."""

    line: int
    text: str


def rename_head(root: Entry, old: OldYears) -> set[str]:
    """Give the comments at the head of the file the new years; return those that changed."""
    if not isinstance(root.value, Block):
        return set()
    first, changed = root.value.entries[0], set[str]()
    for place, note in enumerate(first.above):
        text = old.renamed(note.text)
        if text != note.text:
            first.above[place] = note._replace(text=text)
            changed.add(text)
    return changed


def renamed_comments(
    source: Source, comments: list[Comment], changed: set[str], old: OldYears
) -> Iterator[Text]:
    """Yield the comments in which the old years became the new ones."""
    for line, text in comments:
        if text in changed:
            place, bare = f"{source.name}:{line}", _bare(text)
            yield RENAMED(place=place, old=old.name, new=old.new.name, text=bare)


def still_old(source: Source, comments: list[Comment], old: OldYears) -> Iterator[Text]:
    """Yield the texts and comments that still speak of the old years, each wording once."""
    lines: dict[str, list[int]] = {}
    for path, text in _spoken(source.tree, ()):
        lines.setdefault(text, []).append(source.locate(path)[0])
    for line, text in comments:
        lines.setdefault(_bare(text), []).append(line)
    for text, places in lines.items():
        years = old.named_in(text)
        if years is None:
            continue
        place, more = f"{source.name}:{places[0]}", len(places) - 1
        if more:
            yield STILL_OLD_OFTEN(place=place, more=more, old=years, text=text)
        else:
            yield STILL_OLD(place=place, old=years, text=text)


def _spoken(tree: object, path: TreePath) -> Iterator[tuple[TreePath, str]]:
    """Yield the texts a set says itself; quotes and cited papers may speak of old years."""
    pairs: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(tree, dict):
        pairs = iter(tree.items())
    elif isinstance(tree, list):
        pairs = iter(enumerate(tree))
    for key, value in pairs:
        if isinstance(value, str):
            if key in SPOKEN:
                yield (*path, key), value
        elif key not in KEPT:
            yield from _spoken(value, (*path, key))


def comments_in(text: str) -> Iterator[Comment]:
    """Yield the comments that have a line of their own."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            yield Comment(number, line.strip())


def _bare(comment: str) -> str:
    return comment.lstrip("# ")


def _alone(years: str) -> str:
    """Return the pattern of years as texts write them: `2021-2025`, `2021 - 2025`, `2021–2025`."""
    spaced = re.escape(years).replace(r"\-", r"\s*[-–]\s*")
    return rf"(?<!\d){spaced}(?!\d)"
