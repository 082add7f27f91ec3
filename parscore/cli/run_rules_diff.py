"""`parscore rules diff`: what changed between two rule sets, and what that does to one commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.authoring.diff_effect import effect_on
from parscore.authoring.diff_report import RENDERERS
from parscore.authoring.rules_diff import compare
from parscore.authoring.trial import open_rules
from parscore.cli.common import STANDARD_INPUT, folders
from parscore.cli.output import print_result
from parscore.cli.words import SAME_INPUT
from parscore.inputs import open_documents

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, before: str, after: str, form: str, commune: tuple[str, str] | None) -> None:
    """Compare two rule sets, and print how they differ."""
    if commune == (STANDARD_INPUT, STANDARD_INPUT):
        raise click.UsageError(SAME_INPUT().render(lang))
    searched = folders()
    (old, _), (new, _) = (open_rules(name, searched) for name in (before, after))
    effect = None if commune is None else effect_on(open_documents(*commune), old, new)
    changes = compare(old.rulebook, new.rulebook)
    print_result(RENDERERS[form](old.rulebook, new.rulebook, changes, effect, lang))
