"""`parscore rules show`: one rule set for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parscore.authoring.show import show_json, show_page
from parscore.cli.common import folders
from parscore.cli.output import print_result
from parscore.cli.pages import printed
from parscore.inputs import is_path
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.load import load_rulebook, ruleset_at

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, ruleset: str, tree: bool, format: str) -> None:  # noqa: A002
    """Print the set of an id or at a path.

    Raises:
        RulesUnusable: there is none, or it cannot be used.
    """
    searched = folders()
    try:
        if is_path(ruleset, searched):
            written, searched = ruleset_at(Path(ruleset), searched)
        else:
            written = searched.ruleset(ruleset)
        loaded = load_rulebook(written, searched)
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    if format == "json":
        print_result(show_json(loaded))
    else:
        print_result(printed(show_page(loaded, lang, tree=tree), format, lang))
