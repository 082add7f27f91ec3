"""The document of a forecast: where the year is heading. It is never a result."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import CommuneShown, Exact, Inputs, Span, UnitShown
from parscore.documents.path import PathRules, PathScore
from parscore.documents.written import Day, Figure, Sign
from parscore.reading.base import Document
from parscore.values.messages import Text

Method = Literal["flow", "share", "count", "stays", "one_period"]
Outlook = Literal["met", "open", "not_met", "undetermined", "not_applicable"]


class MeasureForecast(Document):
    """One measure: as it stands, and the range to which it is heading (per cent, or its unit)."""

    indicator: str
    title: str
    title_en: str
    unit: str
    method: Method
    now: Figure | None
    low: Figure | None
    high: Figure | None
    counts: Text | None
    exact: Exact = {}


class PaceNeeded(Document):
    """What a goal still needs: so many more until the end; of an upper limit, so many at most."""

    kind: Literal["minimum", "target"]
    id: str
    indicator: str
    title: str
    title_en: str
    op: Sign
    value: Figure
    unit: str
    outlook: Outlook
    needed: Figure | None
    at_most: bool
    per_week: Figure | None
    per_month: Figure | None
    text: Text


class TaskForecast(Document):
    """A task that is late, or due before the year's end and not done."""

    id: str
    title: str
    lead: tuple[str, ...]
    due: Day
    state: Literal["late", "open"]
    days: int


class Backtest(Document):
    """The forecast of the last period from those before it, held against what came."""

    until: Day
    measures: int
    inside: int
    low: Figure
    high: Figure
    points: Figure


class Forecast(Document):
    """The whole forecast; `low` and `high` are scores of the measures' two ends, judged exactly.

    `lower` and `upper` enclose both and every completion of what is missing (points). `inputs` are
    the plan and the last of the actuals.
    """

    schema_id: Literal["parscore/forecast/1"] = Field(alias="schema", description="Loại tệp.")
    version: str
    ruleset: PathRules
    inputs: Inputs
    commune: CommuneShown
    units: tuple[UnitShown, ...]
    period: Span
    closed: tuple[Day, ...]
    looked_from: Day
    until: Day
    illustrative: bool
    now: PathScore
    low: PathScore
    high: PathScore
    lower: Figure
    upper: Figure
    measures: tuple[MeasureForecast, ...]
    paces: tuple[PaceNeeded, ...]
    tasks: tuple[TaskForecast, ...]
    backtest: Backtest | None
    assumptions: tuple[Text, ...]
    notes: tuple[Text, ...]
