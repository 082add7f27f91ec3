"""The document of a path: the cheapest steps found that reach a goal, tried out exactly."""

from typing import Any, Literal

from pydantic import Field

from parscore.documents.assessment import CommuneShown, Exact, Inputs, Span, UnitShown
from parscore.documents.written import Day, Figure
from parscore.reading.base import Document
from parscore.values.messages import Text

GoalKind = Literal["points", "index", "class"]
Economy = Literal["steps", "effort", "deadline"]
Status = Literal["reached_already", "found", "unreachable", "not_found"]
Proof = Literal["proven", "best_found"]


class PathRules(Document):
    """The rule set by which the steps count."""

    id: str
    title: str
    sha256: str
    basis: Literal["official", "assumed", "mixed"]
    stale: bool


class PathGoal(Document):
    """What is to be reached. `value` is in points or per cent; a class has its id instead."""

    kind: GoalKind
    value: Figure | None
    class_: str | None = Field(None, alias="class")
    name: Text


class PathScore(Document):
    """A score: points of a maximum, index (%) and class."""

    points: Figure
    max: Figure
    index: Figure | None
    class_: str | None = Field(None, alias="class")
    class_name: Text | None = None
    exact: Exact = {}


class PathStep(Document):
    """One step. `points` is what it adds after the steps above it; `total` the score with it."""

    kind: Literal["measure", "evidence"]
    indicator: str
    node: str | None
    title: str
    title_en: str
    text: Text
    points: Figure
    total: Figure
    effort: Figure | None
    owner: str | None
    due: Day | None
    exact: Exact = {}


class PathFound(Document):
    """The answer. Applying `patch` (RFC 6902) to the actuals gives exactly the score `after`.

    `cost` and `bound` count steps, effort, or are the latest day; no path costs less than `bound`,
    and None says that nothing is known. Of an unreachable goal, `after` is the best score there is
    and the steps lead to it. `upper` is what no steps exceed; `missing`, where data lacks, are the
    points that it may add at most.
    """

    schema_id: Literal["parscore/path/1"] = Field(alias="schema", description="Loại tệp.")
    version: str
    ruleset: PathRules
    inputs: Inputs
    commune: CommuneShown
    units: tuple[UnitShown, ...]
    period: Span
    as_of: Day
    illustrative: bool
    goal: PathGoal
    by: Economy
    effort_unit: str | None
    status: Status
    proof: Proof
    cost: Figure | Day | None
    bound: Figure | Day | None
    solver: Literal["exact", "highs"]
    now: PathScore
    after: PathScore
    upper: Figure | None
    missing: Figure | None
    steps: tuple[PathStep, ...]
    patch: tuple[dict[str, Any], ...]
    notes: tuple[Text, ...]
    exact: Exact = {}
