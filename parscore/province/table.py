"""The table of a run: a row for each commune, for programs that go on with the figures.

Columns are named by the ids of the rule set, numbers have a dot, and nothing is translated. The
Parquet file is made from the CSV file, row by row, so that a nation needs no more memory than a
commune.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.messages import GROUP, SAME_COMMUNE, SEVERAL_SPANS, listed
from parscore.reports.csv_table import text_cell
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from parscore.province.record import Heading, NodeMarks, Record, Scheme
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text

CSV: Final = "bang_diem.csv"
PARQUET: Final = "bang_diem.parquet"
WORDS: Final = ("folder", "province", "code", "name", "level", "ruleset", "class")
DAYS: Final = ("period_from", "period_to", "as_of")
SCORES: Final = ("points", "max", "index", "lower", "upper", "coverage", "appraised", "combined")
NODE: Final = "node."
MINIMUM: Final = "minimum."
FIGURE: Final = (38, 6)  # digits in all, and after the dot: as many as an assessment writes


class Group(NamedTuple):
    """Communes that can be compared: of one scheme and one period."""

    scheme: str
    period: tuple[str, str]


class Overview(NamedTuple):
    """What stands in a ledger: how many of each group, and folders that are of one commune."""

    groups: Mapping[Group, int]
    doubled: Sequence[tuple[str, tuple[str, ...]]]

    @property
    def set_aside(self) -> frozenset[str]:
        """Return the folders of which nobody knows which one counts."""
        return frozenset(folder for _, folders in self.doubled for folder in folders)


def overview(headings: Iterable[Heading]) -> Overview:
    """Look over whose results a run has."""
    groups: dict[Group, int] = defaultdict(int)
    folders: dict[tuple[Group, tuple[str, str]], list[str]] = defaultdict(list)
    titles: dict[tuple[str, str], str] = {}
    for one in headings:
        group = Group(one.scheme, one.period)
        groups[group] += 1
        folders[group, one.identity].append(one.folder)
        titles[one.identity] = one.title
    doubled = [
        (titles[identity], tuple(found))
        for (_, identity), found in folders.items()
        if len(found) > 1
    ]
    return Overview(dict(groups), doubled)


def overview_problems(seen: Overview, schemes: Mapping[str, Scheme], where: str) -> list[Problem]:
    """Tell of communes that stand in several folders, and of groups that cannot be compared."""
    problems = [
        SAME_COMMUNE.problem(where, commune=commune, folders=", ".join(folders))
        for commune, folders in seen.doubled
    ]
    if len(seen.groups) > 1:
        said = [group_text(one, schemes, count) for one, count in seen.groups.items()]
        problems.append(SEVERAL_SPANS.problem(where, groups=listed(said)))
    return problems


def group_text(group: Group, schemes: Mapping[str, Scheme], count: int) -> Text:
    """Return a group and its size as a person reads it."""
    known = schemes.get(group.scheme)
    first, last = map(parse_date, group.period)
    return GROUP(
        id=group.scheme if known is None else known.ruleset, first=first, last=last, count=count
    )


def columns(schemes: Iterable[Scheme]) -> list[str]:
    """Return the columns: of all schemes, each node and minimum once."""
    nodes, minimums = _scored(schemes)
    return [
        *WORDS,
        *DAYS,
        "illustrative",
        *SCORES,
        *(f"{NODE}{name}" for name in nodes),
        *(f"{MINIMUM}{name}" for name in minimums),
    ]


def _scored(schemes: Iterable[Scheme]) -> tuple[list[str], list[str]]:
    """Return the nodes and the minimums of all schemes, each once."""
    known = list(schemes)
    nodes = dict.fromkeys(node.id for scheme in known for node in scheme.nodes)
    minimums = dict.fromkeys(one.id for scheme in known for one in scheme.minimums)
    return list(nodes), list(minimums)


def write_csv(
    path: Path,
    records: Iterable[Record],
    schemes: Mapping[str, Scheme],
    without: frozenset[str],
) -> None:
    """Write the table.

    Raises:
        OSError: it cannot be written.
    """
    nodes, minimums = _scored(schemes.values())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns(schemes.values()))
        for record in records:
            if record.folder not in without:
                about = _about(record, schemes.get(record.scheme))
                points = (_points(record.nodes.get(name)) for name in nodes)
                met = (record.minimums.get(name, "") for name in minimums)
                writer.writerow((*about, *points, *met))


def _about(record: Record, scheme: Scheme | None) -> Iterator[str]:
    """Yield what stands before the nodes: in `WORDS`, `DAYS`, whether illustrative, `SCORES`."""
    ruleset = None if scheme is None else scheme.ruleset
    words = (record.folder, record.province, record.code, record.name, record.level)
    for word in (*words, ruleset, record.class_id):
        yield text_cell(_printable(word or ""))
    yield from (*record.period, record.as_of)
    yield "true" if record.illustrative else "false"
    for name in SCORES:
        yield record.score.get(name) or ""


def _points(marks: NodeMarks | None) -> str:
    return "" if marks is None else marks.points or ""


def _printable(text: str) -> str:
    """Replace what is no text in the name of a folder."""
    return text.encode("utf-8", "replace").decode("utf-8")


def write_parquet(path: Path, table: Path, schemes: Iterable[Scheme]) -> None:
    """Write the table as Parquet, from the CSV file.

    Raises:
        ModuleNotFoundError: polars, an optional package, is not installed.
        OSError: it cannot be written.
    """
    import polars as pl  # noqa: PLC0415 - optional, and heavy

    figure = pl.Decimal(*FIGURE)
    types: dict[str, pl.DataType | type[pl.DataType]] = {}
    for name in columns(schemes):
        if name in WORDS or name.startswith(MINIMUM):
            types[name] = pl.String
        elif name in DAYS:
            types[name] = pl.Date
        else:
            types[name] = pl.Boolean if name == "illustrative" else figure
    pl.scan_csv(table, schema=types).sink_parquet(path)
