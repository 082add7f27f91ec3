"""`parscore schema`: the JSON Schema of a kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.output import print_result
from parscore.documents.schemas import schema_text

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, name: str) -> None:
    """Print one schema."""
    del lang  # the keys are explained in Vietnamese, for those who write the files
    print_result(schema_text(name))
