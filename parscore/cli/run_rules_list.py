"""`parscore rules list`: which rule sets there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.overview import list_json, list_page, list_sets
from parscore.cli.common import folders
from parscore.cli.output import print_result
from parscore.cli.pages import printed

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, format: str) -> None:  # noqa: A002 - the option's name
    """Print the rule sets of the searched folders."""
    sets = list_sets(folders())
    print_result(
        list_json(sets) if format == "json" else printed(list_page(sets, lang), format, lang)
    )
