"""The document of a comparison: assessments in order, and what moved from each to the next."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import CommuneShown, Exact
from parscore.documents.changes import Change, Station
from parscore.documents.written import Figure
from parscore.reading.base import Document
from parscore.values.messages import Text


class NodeSplit(Document):
    """What the rules and what the performance add to the change at one node."""

    node: str
    number: str
    title: str
    title_en: str | None = None
    leaf: bool
    rules: Figure
    performance: Figure
    exact: Exact = {}


class Split(Document):
    """A change of points parted exactly: `rules` + `performance` = the change.

    `rules` is what the old figures get by the new rules, less what they got by the old ones;
    `performance` is the rest. The nodes add up to both, but for the rounding of a whole total.
    """

    rules: Figure
    performance: Figure
    nodes: tuple[NodeSplit, ...] = ()
    exact: Exact = {}


class Move(Document):
    """From one assessment to the next. `split` is null where it cannot be told: see `notes`."""

    same_rules: bool
    change: Change
    split: Split | None
    notes: tuple[Text, ...]


class Comparison(Document):
    """Assessments of one commune in order; one move fewer than stations."""

    schema_id: Literal["parscore/comparison/1"] = Field(alias="schema", description="Loại tệp.")
    commune: CommuneShown
    stations: tuple[Station, ...]
    moves: tuple[Move, ...]
