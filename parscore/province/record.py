"""What is kept of each assessment for tables and rankings: one line, without what explains it.

A line begins with whose result it is: who only asks for that need not read the rest. Figures are
decimal strings, as in the assessment. The scheme, kept once for all communes scored by it, holds
what is the same for them: titles, maxima, classes, and how ties are ranked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import orjson
from pydantic_core import from_json

from parscore.values.numbers import decimal_string
from parscore.values.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.documents.rulebook import Node, Rulebook

FIGURES: Final = ("numerator", "denominator", "value")
HASH_SHOWN: Final = 16
Basis = Literal["official", "assumed", "mixed"]
Ties = Literal["competition", "dense", "sequential"]


class NodeMarks(NamedTuple):
    """What a commune has at a node; `points` is None while undetermined."""

    points: str | None
    maximum: str
    status: str
    appraised: str | None


class OpenGap(NamedTuple):
    """Points that can still be won at a node, in the order of the assessment's gaps."""

    node: str
    kind: str
    recoverable: str


def listing_order(code: str | None, title: str) -> tuple[str, tuple[str, str, str]]:
    """Return where a commune stands among its equals: by its code, else as a dictionary has it."""
    return code or "", collation_key(title)


@dataclass(frozen=True)
class Heading:
    """Whose result it is, by which scheme, and of what span.

    `folder` is where its documents stand, `key` what they were.
    """

    folder: str
    key: str
    scheme: str
    name: str
    province: str
    code: str | None
    period: tuple[str, str]

    @property
    def identity(self) -> tuple[str, str]:
        """Return the code of the commune, else its name, within the province."""
        return self.province, self.code or self.name

    @property
    def title(self) -> str:
        """Return the commune as a list calls it: its name, with its code where it has one."""
        return f"{self.name} ({self.code})" if self.code else self.name


@dataclass(frozen=True)
class Record(Heading):
    """One commune's result.

    `previous` are the figures that the commune itself gives of the period before. `documents` are
    the leaves with points that demand documents: whether any was handed in, or its lack explained.
    """

    level: str | None
    as_of: str
    illustrative: bool
    score: Mapping[str, str | None]
    class_id: str | None
    nodes: Mapping[str, NodeMarks]
    minimums: Mapping[str, str]
    gaps: tuple[OpenGap, ...]
    measures: Mapping[str, Mapping[str, str]]
    previous: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    documents: Mapping[str, bool] = field(default_factory=dict)


_HEAD: Final = frozenset(one.name for one in fields(Heading))
_REST: Final = frozenset(one.name for one in fields(Record)) - _HEAD
_PARTS: Final = (_HEAD, _REST)


class SchemeNode(NamedTuple):
    """A node of the tree by which communes were scored."""

    id: str
    parent: str | None
    number: str
    title: str
    title_en: str | None
    kind: str
    maximum: str


class SchemeClass(NamedTuple):
    """A class, best first; `at_least` is None for the last."""

    id: str
    vi: str
    en: str
    at_least: str | None


class SchemeMinimum(NamedTuple):
    """A provincial minimum."""

    id: str
    indicator: str
    title: str
    title_en: str
    op: str
    value: str
    unit: str


class SchemeIndicator(NamedTuple):
    """What is measured, and the leaves whose points it decides."""

    id: str
    title: str
    title_en: str
    kind: str
    unit: str
    nodes: tuple[str, ...]


class Scheme(NamedTuple):
    """By what communes were scored; `ties` is None where the rule set does not say.

    `classed_by` tells whether classes go by the index or by the points.
    """

    id: str
    ruleset: str
    title: str
    sha256: str
    province_name: str | None
    basis: Basis
    ties: Ties | None
    tolerance: str
    nodes: tuple[SchemeNode, ...]
    classes: tuple[SchemeClass, ...]
    minimums: tuple[SchemeMinimum, ...]
    classed_by: Literal["index", "points"] = "index"
    indicators: tuple[SchemeIndicator, ...] = ()


def scheme_id(rulebook: Rulebook) -> str:
    """Return the name of a rule set's tree in one phase, by its content."""
    phase = "" if rulebook.phase is None else f"-{rulebook.phase.start.isoformat()}"
    return f"{rulebook.sha256[:HASH_SHOWN]}{phase}"


def record_of(assessment: Assessment, folder: str, key: str, scheme: str) -> Record:
    """Return what is kept of an assessment."""
    commune, score, span = assessment.commune, assessment.score, assessment.period
    nodes, measures, documents = _look_over(assessment.nodes)
    return Record(
        folder=folder,
        key=key,
        scheme=scheme,
        name=commune.name,
        province=commune.province,
        code=commune.code,
        period=(span.from_ or "", span.to or ""),
        level=commune.level,
        as_of=assessment.as_of,
        illustrative=assessment.illustrative,
        score={
            "points": score.points,
            "max": score.max,
            "index": score.index,
            "lower": score.lower,
            "upper": score.upper,
            "coverage": score.coverage,
            "appraised": None if score.appraised is None else score.appraised.index,
            "combined": None if score.combined is None else score.combined.index,
        },
        class_id=None if score.class_ is None else score.class_.id,
        nodes=nodes,
        minimums={one.id: one.status for one in assessment.minimums},
        gaps=tuple(
            OpenGap(gap.node, gap.kind, gap.recoverable)
            for gap in assessment.gaps
            if gap.node is not None and gap.recoverable not in (None, "0")
        ),
        measures={name: found for name, one in measures.items() if (found := _figures(one))},
        previous={
            name: found
            for name, one in measures.items()
            if (previous := one.get("previous")) and (found := _figures(previous))
        },
        documents=documents,
    )


def _look_over(
    nodes: Iterable[NodeShown],
) -> tuple[dict[str, NodeMarks], dict[str, Mapping[str, Any]], dict[str, bool]]:
    """Return the marks of every node, every measure that a leaf reads, and who has documents."""
    marks: dict[str, NodeMarks] = {}
    measures: dict[str, Mapping[str, Any]] = {}
    documents: dict[str, bool] = {}
    for node in map(vars, nodes):  # a field of a document costs much more than a key of its fields
        name, evidence = node["id"], node["evidence"]
        marks[name] = NodeMarks(node["points"], node["max"], node["status"], node["appraised"])
        if node["indicator"] is not None and node["measure"] is not None:
            measures[node["indicator"]] = node["measure"]
        measures.update(node["other_measures"])
        if evidence:
            handed_in = any(one.status != "missing" for one in evidence)
            documents[name] = handed_in or node["explanation"] is not None
    return marks, measures, documents


def _figures(measure: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(measure[key]) for key in FIGURES if measure.get(key) is not None}


def scheme_of(rulebook: Rulebook, basis: Basis) -> Scheme:
    """Return what is the same for all communes that a tree scores."""
    ranking, classes, indicators = rulebook.ranking, rulebook.classes, rulebook.indicators
    return Scheme(
        id=scheme_id(rulebook),
        ruleset=rulebook.id,
        title=rulebook.title,
        sha256=rulebook.sha256,
        province_name=rulebook.province_name,
        basis=basis,
        ties=None if ranking is None else ranking.ties,
        tolerance="0" if ranking is None else decimal_string(ranking.tolerance),
        nodes=tuple(map(_node, rulebook.nodes.values())),
        classes=()
        if classes is None
        else tuple(
            SchemeClass(
                band.id,
                band.name.vi,
                band.name.en,
                None if band.at_least is None else decimal_string(band.at_least),
            )
            for band in classes.bands
        ),
        minimums=tuple(
            SchemeMinimum(
                one.id,
                one.indicator,
                indicators[one.indicator].title,
                indicators[one.indicator].title_en,
                one.op,
                one.level or "" if one.value is None else decimal_string(one.value),
                indicators[one.indicator].unit,
            )
            for one in rulebook.minimums
        ),
        classed_by="index" if classes is None else classes.of,
        indicators=tuple(
            SchemeIndicator(name, one.title, one.title_en, one.kind, one.unit, nodes)
            for name, nodes in rulebook.users.items()
            if (one := indicators.get(name)) is not None
        ),
    )


def _node(node: Node) -> SchemeNode:
    maximum = decimal_string(node.maximum)
    return SchemeNode(
        node.id, node.parent, node.number, node.title, node.title_en, node.kind, maximum
    )


def record_line(record: Record) -> bytes:
    """Return a record as a line: its heading and, behind a tab, the rest, each as JSON."""
    head, rest = ({n: one for n, one in vars(record).items() if n in part} for part in _PARTS)
    return b"%b\t%b\n" % (_json(head), _json(rest))


def record_from(line: bytes) -> Record | None:
    """Read a line back; None where it was cut off or is of another make."""
    heading, rest = heading_from(line), _fields_of(line.partition(b"\t")[2], _REST)
    if heading is None or rest is None:
        return None
    try:
        rest["nodes"] = {name: NodeMarks(*one) for name, one in rest["nodes"].items()}
        rest["gaps"] = tuple(OpenGap(*one) for one in rest["gaps"])
    except (TypeError, AttributeError):
        return None
    return Record(**vars(heading), **rest)


def heading_from(line: bytes) -> Heading | None:
    """Read whose result a line is; None where it was cut off or is of another make."""
    head, *rest = line.split(b"\t")  # none stands in JSON on one line
    found = _fields_of(head, _HEAD) if len(rest) == 1 and line.endswith(b"\n") else None
    if found is None:
        return None
    try:
        return Heading(**found | {"period": tuple(found["period"])})
    except TypeError:
        return None


def _json(fields: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(fields, default=tuple)
    except TypeError:  # the name of a folder may hold what is no text, which only json takes
        return json.dumps(fields, separators=(",", ":")).encode("ascii")


def _fields_of(text: bytes, names: frozenset[str]) -> dict[str, Any] | None:
    raw = _read(from_json, text)  # which makes equal texts one: a nation's figures are few
    if raw is None:  # the name of a folder, again
        raw = _read(json.loads, text)
    return raw if isinstance(raw, dict) and raw.keys() == names else None


def _read(read: Callable[[bytes], object], text: bytes) -> object:
    try:
        return read(text)
    except ValueError:
        return None


def scheme_text(scheme: Scheme) -> str:
    """Return a scheme as JSON."""
    return json.dumps(scheme._asdict(), ensure_ascii=False, separators=(",", ":")) + "\n"


def scheme_from(text: str) -> Scheme | None:
    """Read a scheme back; None where it is of another make."""
    try:
        raw: dict[str, Any] = json.loads(text)
        raw["nodes"] = tuple(SchemeNode(*one) for one in raw["nodes"])
        raw["classes"] = tuple(SchemeClass(*one) for one in raw["classes"])
        raw["minimums"] = tuple(SchemeMinimum(*one) for one in raw["minimums"])
        raw["indicators"] = tuple(
            SchemeIndicator(*one)._replace(nodes=tuple(one[-1])) for one in raw["indicators"]
        )
        return Scheme(**raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
