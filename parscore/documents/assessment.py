"""The document of an assessment: the only truth from which every report is rendered.

Numbers are decimal strings. Where a decimal string is not the exact value, the exact fraction
stands in the same object under `exact`, by the name of the key.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from parscore.documents.written import Day, Figure, Sign
from parscore.formulas.outcome import ZeroDenominator
from parscore.reading.base import Document
from parscore.reading.reads import KeptAs
from parscore.values.messages import Text

NodeStatus = Literal[
    "met", "partly", "not_met", "not_applicable", "undetermined", "awaiting_survey", "error"
]
TaskState = Literal[
    "done",
    "done_late",
    "in_progress",
    "overdue",
    "upcoming",
    "continuous",
    "cancelled",
    "unknown",
]
GapKind = Literal["result", "plan", "evidence", "task", "data", "rule"]
Verdict = Literal["met", "not_met", "undetermined", "not_applicable"]

Exact = Annotated[
    dict[str, Figure], Field(description="Giá trị đúng dạng p/q của các số đã viết gọn.")
]


def _measure() -> object:
    from parscore.documents.kept import Measure  # noqa: PLC0415 - only to read a stored one

    return Measure


def _appraisal() -> object:
    from parscore.documents.kept import Appraisal  # noqa: PLC0415 - only to read a stored one

    return Appraisal


def _formula() -> object:
    from parscore.formulas.registry import Formula  # noqa: PLC0415 - only to read a stored one

    return Formula


KEPT_FORMULA = KeptAs(_formula)
KeptMeasure = Annotated[dict[str, Any], KeptAs(_measure)]
KeptAppraisal = Annotated[dict[str, Any], KeptAs(_appraisal)]
KeptFormula = Annotated[dict[str, Any], KEPT_FORMULA]


class Engine(Document):
    """What computed the result."""

    name: str
    version: str
    inference: str
    note: Text | None = None


class SourceShown(Document):
    """Whose figure it is, with the cited document written out."""

    basis: Literal["official", "assumed"]
    reason: str | None = None
    document: str | None = None
    clause: str | None = None
    quote: str | None = None


class Span(Document):
    """Days, both included; a null end is open."""

    from_: Day | None = Field(None, alias="from")
    to: Day | None = None


class RoundingShown(Document):
    """To how many decimals something is rounded, and which way."""

    places: int
    mode: Literal["half_up", "half_even", "up", "down"]


class TotalRounding(Document):
    """How the whole is rounded: its points, and its index."""

    points: RoundingShown | None = None
    index: RoundingShown | None = None


class RulesetShown(Document):
    """The rule set used."""

    id: str
    title: str
    number: str | None
    issued: Day | None
    issuer: str | None
    revision: int
    sha256: str
    basis: Literal["official", "assumed", "mixed"]
    confirmed_for: Span | None
    phase: Span | None = None
    stale: bool
    rounding: TotalRounding | None = None


class Inputs(Document):
    """Hashes of the canonical form of what was read."""

    plan: str
    actuals: str


class CommuneShown(Document):
    """Whose assessment it is."""

    name: str
    province: str
    province_name: str | None = None
    code: str | None = None
    level: Literal["xa", "phuong", "dac_khu"] | None = None


class BasisShown(Document):
    """A document on which the plan rests; `section` where the plan names it only further on."""

    number: str | None = None
    issued: Day | None = None
    issuer: str | None = None
    title: str | None = None
    section: str | None = None


class PlanShown(Document):
    """The plan assessed."""

    title: str
    number: str | None
    issued: Day | None
    basis: tuple[BasisShown, ...]


class UnitShown(Document):
    """An office of the plan."""

    id: str
    name: str


class ClassShown(Document):
    """The class (xếp loại) of the index; `certain` while missing data cannot change it."""

    id: str
    name: Text
    certain: bool
    capped_by: tuple[str, ...] = ()
    basis: Literal["official", "assumed"]


class PartScore(Document):
    """Points of one kind: appraised, survey or combined."""

    points: Figure
    max: Figure
    index: Figure | None
    complete: bool
    exact: Exact = {}


class ClassEnd(Document):
    """The class at one end of a range."""

    id: str
    name: Text


class SensitivityShown(Document):
    """How far the index moves when the assumed maxima of fields move within a tolerance.

    `tolerance` is in percent of each maximum; their sum and the shares inside each field stay.
    The bounds are exact: no such weighting gives less or more.
    """

    tolerance: Figure
    basis: Literal["official", "assumed"]
    source: SourceShown | None = None
    fields: tuple[str, ...]
    index_low: Figure
    index_high: Figure
    class_low: ClassEnd | None = None
    class_high: ClassEnd | None = None
    exact: Exact = {}


class Score(Document):
    """The self-score."""

    points: Figure
    max: Figure
    index: Figure | None
    lower: Figure
    upper: Figure
    index_lower: Figure | None
    index_upper: Figure | None
    coverage: Figure
    class_: ClassShown | None = Field(alias="class")
    appraised: PartScore | None = None
    survey: PartScore | None = None
    combined: PartScore | None = None
    sensitivity: SensitivityShown | None = None
    exact: Exact = {}


class Adjustment(Document):
    """What was added to or taken from the sum of the children, or from a formula's points."""

    kind: str
    rule: str | None
    points: Figure
    exact: Exact = {}


class GoalShown(Document):
    """What brings full marks."""

    op: Sign
    value: str


class Called(Document):
    """How something is called, in both languages."""

    vi: str
    en: str


class LevelName(Document):
    """A qualitative level, in both languages."""

    id: str
    vi: str
    en: str


class Scheme(Document):
    """What the rule set declares of a node: how a leaf is scored, how a group adds up.

    `formula` stands as a rule file writes it; `levels` names the levels it speaks of, best first;
    `in_max` tells whether the node counts in the maximum of its parent.
    """

    in_max: bool = True
    formula: KeptFormula | None = None
    rounding: RoundingShown | None = None
    part_rounding: RoundingShown | None = None
    zero_denominator: ZeroDenominator = "undetermined"
    not_applicable: Literal["reduce", "full", "redistribute", "lost"] = "reduce"
    other_denominator: bool = False
    levels: tuple[LevelName, ...] = ()
    cap: Figure | None = None
    best_of: int | None = None
    floor: Figure | None = None


class DocumentShown(Document):
    """A document handed in as evidence."""

    id: str
    number: str | None = None
    issued: Day | None = None
    issuer: str | None = None
    title: str


class NodeEvidence(Document):
    """A demanded document at its node."""

    document: str
    status: str


class NodeShown(Document):
    """One node of the tree, in order."""

    id: str
    parent: str | None
    number: str
    title: str
    title_en: str | None = None
    kind: Literal["standard", "bonus", "penalty", "survey"]
    status: NodeStatus
    points: Figure | None
    max: Figure
    max_official: Figure
    lower: Figure
    upper: Figure
    lost: Figure
    recoverable: Figure | None
    apart: Figure | None = None
    not_applicable: Literal["reduce", "full", "redistribute", "lost"] | None = None
    adjustments: tuple[Adjustment, ...] = ()
    indicator: str | None = None
    indicator_title: str | None = None
    indicator_title_en: str | None = None
    names: Annotated[
        dict[str, Called], Field(description="Tên các mức, nội dung mà số liệu nêu bằng mã.")
    ] = {}
    value: str | None = None
    target: GoalShown | None = None
    measure: KeptMeasure | None = None
    other_measures: dict[str, KeptMeasure] = {}
    formula: str | None = None
    scheme: Scheme | None = None
    steps: tuple[Text, ...] = ()
    reason: Text | None = None
    explanation: str | None = None
    appraisal: KeptAppraisal | None = None
    appraised: Figure | None = None
    source: SourceShown | None = None
    evidence: tuple[NodeEvidence, ...] = ()
    supplied: Annotated[
        tuple[str, ...], Field(description="Mã các tài liệu đã nộp cho số liệu của tiêu chí.")
    ] = ()
    owner: str | None = None
    due: Day | None = None
    exact: Exact = {}


class MinimumShown(Document):
    """A provincial minimum, the plan's targets for it, and the actual figure."""

    id: str
    indicator: str
    title: str
    title_en: str | None = None
    op: Sign
    value: str
    level: Called | None = None
    unit: str
    period: Span | None
    basis: Literal["official", "assumed"]
    source: SourceShown | None
    plan_targets: tuple[str, ...]
    plan_status: Literal["meets", "weaker", "missing", "contradictory"]
    actual: Figure | None
    actual_level: Called | None = None
    status: Verdict
    shortfall: Figure | None
    shortfall_text: Text | None = None
    exact: Exact = {}


class TargetShown(Document):
    """A target of the plan and the actual figure."""

    id: str
    indicator: str
    title: str
    title_en: str | None = None
    op: Sign
    value: str | None
    level: Called | None = None
    unit: str
    period: Span | None
    actual: str | None
    actual_level: Called | None = None
    status: Verdict
    shortfall: Figure | None
    shortfall_text: Text | None = None
    section: str
    quote: str
    exact: Exact = {}


class DueShown(Document):
    """A deadline in the plan's words."""

    kind: str
    by: Day | None = None
    product: str | None = None
    text: str


class TaskShown(Document):
    """A task and how it stands on the as-of day."""

    id: str
    title: str
    activity: str | None = None
    field: str
    lead: tuple[str, ...]
    due: tuple[DueShown, ...]
    status: TaskState
    problems: tuple[Text, ...] = ()
    section: str


class EvidenceShown(Document):
    """A demanded document and whether it is there."""

    node: str
    document: str
    title: str
    status: Literal["present", "missing", "incomplete", "out_of_period"]
    points_at_risk: Figure
    owner: str | None
    proves: str | None = None
    problem: Text | None = None
    supplied: Annotated[
        tuple[str, ...], Field(description="Mã các tài liệu đã nộp để đáp ứng yêu cầu này.")
    ] = ()
    exact: Exact = {}


class StepShown(Document):
    """A patch on the actuals that alone changes the score by exactly `points`."""

    patch: tuple[dict[str, Any], ...]
    points: Figure
    text: Text
    exact: Exact = {}


class Gap(Document):
    """Something that costs points or must be mended."""

    rank: int
    kind: GapKind
    node: str | None
    title: str
    title_en: str | None = None
    lost: Figure | None
    recoverable: Figure | None
    step: StepShown | None = None
    requires: tuple[int, ...] = ()
    action: Text
    owner: str | None
    due: Day | None
    source: SourceShown | None
    exact: Exact = {}


class Because(Document):
    """A fact on which a finding rests; `rule` is the rule that derived it, if one did."""

    kind: str
    fields: dict[str, str | int]
    rule: str | None = None


class Finding(Document):
    """What an inference rule concluded."""

    rule: str
    effect: str
    severity: Literal["info", "warning", "error"]
    node: str | None
    message: Text
    because: tuple[Because, ...]


class Assessment(Document):
    """The result of one evaluation."""

    schema_id: Literal["parscore/assessment/1"] = Field(alias="schema", description="Loại tệp.")
    engine: Engine
    ruleset: RulesetShown
    inputs: Inputs
    commune: CommuneShown
    plan: PlanShown
    units: tuple[UnitShown, ...]
    period: Span
    as_of: Day
    illustrative: bool
    score: Score
    nodes: tuple[NodeShown, ...]
    minimums: tuple[MinimumShown, ...]
    targets: tuple[TargetShown, ...]
    tasks: tuple[TaskShown, ...]
    evidence: tuple[EvidenceShown, ...]
    documents: Annotated[
        tuple[DocumentShown, ...], Field(description="Tài liệu kiểm chứng đã nộp.")
    ] = ()
    gaps: tuple[Gap, ...]
    findings: tuple[Finding, ...]
    rules: Annotated[
        dict[str, str], Field(description="Tên các quy tắc mà kết quả nêu bằng mã.")
    ] = {}
    indicators: Annotated[
        dict[str, Called],
        Field(description="Tên các chỉ tiêu được nêu bằng mã mà không phần nào khác gọi tên."),
    ] = {}
    warnings: tuple[Text, ...]
