"""The document of a what-if: how a commune stands, and how it would stand with other figures."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import Called, CommuneShown, Engine, Inputs, KeptMeasure, Score
from parscore.documents.changes import Change, RulesBrief, Station
from parscore.reading.base import Document
from parscore.values.messages import Text


class SettingShown(Document):
    """A figure that was set: the measure before (null where there was none) and after.

    `names` are the titles of the levels and items that the measures name by their ids.
    """

    indicator: str
    title: str
    title_en: str | None = None
    unit: str
    before: KeptMeasure | None
    after: KeptMeasure
    names: dict[str, Called] = {}


class ScenarioShown(Document):
    """One scenario: what was set, by which rules it was scored, and what that changes."""

    name: str | None
    ruleset: RulesBrief
    settings: tuple[SettingShown, ...]
    score: Score
    minimums_met: int
    minimums: int
    change: Change
    notes: tuple[Text, ...]


class WhatIf(Document):
    """A what-if. It supposes figures; it is no assessment, and no report takes it for one."""

    schema_id: Literal["parscore/whatif/1"] = Field(alias="schema", description="Loại tệp.")
    engine: Engine
    inputs: Inputs
    commune: CommuneShown
    before: Station
    scenarios: tuple[ScenarioShown, ...]
