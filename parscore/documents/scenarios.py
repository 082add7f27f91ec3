"""The document of scenarios: figures that might be, set side by side."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from parscore.reading.base import Document, Line


class ScenarioWritten(Document):
    """One scenario: its name, and the figures that differ from the actuals."""

    name: Line = Field(description="Tên phương án.")
    changes: Mapping[Line, Line] = Field(
        {},
        alias="set",
        description=(
            "Chỉ tiêu (mã hoặc tên) và số liệu giả định: 1188/1200, 98,5%, +12, -3, có, không, "
            "tên mức, x=có,y=không, 2025-08-15, hoặc “không áp dụng: lý do”."
        ),
    )


class Scenarios(Document):
    """A file of scenarios."""

    schema_id: Literal["parscore/scenarios/1"] = Field(alias="schema", description="Loại tệp.")
    scenarios: tuple[ScenarioWritten, ...] = Field(
        min_length=1, max_length=20, description="Các phương án, xét riêng từng phương án."
    )
