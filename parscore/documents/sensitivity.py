"""The document that tells how much the index depends on points that are assumed."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import (
    ClassShown,
    CommuneShown,
    Exact,
    Inputs,
    RulesetShown,
    SensitivityShown,
)
from parscore.documents.written import Day, Figure
from parscore.reading.base import Document


class FieldMoved(Document):
    """One root of the tree: what it has at stake, and its maximum at both ends of the range.

    `official` is its maximum as the set states it; `low` and `high` are what it is at the ends,
    the same where it does not move.
    """

    id: str
    number: str
    title: str
    moved: bool
    points: Figure
    max: Figure
    official: Figure
    low: Figure
    high: Figure
    exact: Exact = {}


class Sensitivity(Document):
    """The exact range of the index over all admissible weightings of the fields.

    `range` is null where nothing can move: no index, or fewer than two fields with assumed points.
    `declared` tells whether the tolerance (percent) is the rule set's own. `complete` is false
    while data is missing; an open criterion then counts its lower bound.
    """

    schema_id: Literal["parscore/sensitivity/1"] = Field(alias="schema", description="Loại tệp.")
    ruleset: RulesetShown
    inputs: Inputs
    commune: CommuneShown
    as_of: Day
    illustrative: bool
    complete: bool
    tolerance: Figure
    declared: bool
    index: Figure | None
    class_: ClassShown | None = Field(alias="class")
    range: SensitivityShown | None
    fields: tuple[FieldMoved, ...]
    exact: Exact = {}
