"""What lies between two assessments: the parts that what-ifs and comparisons are made of.

Every number is a decimal string, with the exact fraction under `exact` where that says more. The
`points` of the nodes and the `rounding` add up to the `points` of the whole change, exactly.
"""

from typing import Annotated, Literal

from pydantic import Field

from parscore.documents.assessment import (
    Adjustment,
    ClassShown,
    Exact,
    Finding,
    GapKind,
    NodeStatus,
    Score,
    Span,
    Verdict,
)
from parscore.documents.written import Day, Figure, Sign
from parscore.reading.base import Document
from parscore.values.messages import Text


class RulesBrief(Document):
    """The rule set by which an assessment was made."""

    id: str
    title: str
    sha256: str
    basis: Literal["official", "assumed", "mixed"]
    phase: Span | None = None
    stale: bool


class Station(Document):
    """One assessment in brief: of which period and day, by which rules, with which score."""

    period: Span
    as_of: Day
    illustrative: bool
    ruleset: RulesBrief
    score: Score
    minimums_met: int
    minimums: int


class NodeStanding(Document):
    """How a node stands in one assessment; `steps` are those of its formula."""

    status: NodeStatus
    points: Figure | None
    lower: Figure
    upper: Figure
    max: Figure
    steps: tuple[Text, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    exact: Exact = {}


class NodeChange(Document):
    """A node that stands differently; a side is null where a rule set does not have the node.

    `points` is what it adds to the change of the score: of a leaf the difference of its points
    (an open one counts its lower bound), of a group the difference of its own adjustments.
    """

    node: str
    number: str
    title: str
    title_en: str | None = None
    leaf: bool
    before: NodeStanding | None
    after: NodeStanding | None
    points: Figure
    exact: Exact = {}


class MinimumStanding(Document):
    """How a provincial minimum stands in one assessment."""

    op: Sign
    value: str
    unit: str
    actual: Figure | None
    status: Verdict


class MinimumChange(Document):
    """A provincial minimum that is met or missed otherwise than before, or that came or went."""

    id: str
    title: str
    title_en: str | None = None
    before: MinimumStanding | None
    after: MinimumStanding | None


class GapBrief(Document):
    """A gap that was closed or has opened."""

    kind: GapKind
    node: str | None
    title: str
    title_en: str | None = None
    action: Text
    recoverable: Figure | None


class ClassChange(Document):
    """The class before and after; null where there is none."""

    before: ClassShown | None
    after: ClassShown | None


class Change(Document):
    """What changed from one assessment to another.

    `rounding` is what rounding the whole total adds, where the rule set does so. `class` is null
    where the class stayed.
    """

    points: Figure
    nodes: tuple[NodeChange, ...]
    rounding: Figure
    class_: ClassChange | None = Field(None, alias="class")
    minimums: tuple[MinimumChange, ...]
    findings_new: tuple[Finding, ...]
    findings_gone: tuple[Finding, ...]
    gaps_closed: tuple[GapBrief, ...] = ()
    gaps_opened: tuple[GapBrief, ...] = ()
    rules: Annotated[
        dict[str, str], Field(description="Tên các quy tắc làm thay đổi điểm của các tiêu chí.")
    ] = {}
    exact: Exact = {}
