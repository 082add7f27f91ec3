"""`parscore rules list`: which rule sets there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.common import folders
from parscore.cli.output import print_result

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang) -> None:
    """Print the ids of all rule sets in the searched folders."""
    del lang
    print_result("".join(f"{name}\n" for name in folders().ids()))
