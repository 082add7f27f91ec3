"""`parscore province sensitivity`: how stable the ranks are when fields weigh differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from parscore.cli.pages import hand_over
from parscore.cli.province_forms import form_asked
from parscore.cli.province_words import BAD_DRAWS, BAD_SEED, NOTHING_ASSUMED
from parscore.cli.tolerance import tolerance_of
from parscore.cli.words import NO_TOLERANCE
from parscore.province.choice import choose
from parscore.province.ledger import Results
from parscore.province.stability.forms import FORMS

if TYPE_CHECKING:
    from parscore.values.messages import Lang

MOST_DRAWS = 10_000


def run(
    *,
    lang: Lang,
    results: str,
    tolerance: str | None,
    draws: int,
    seed: int,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
    **choice: Any,  # noqa: ANN401 - the options that choose whose results
) -> None:
    """Try other weightings on the results of a folder, and deliver how the ranks moved."""
    form = form_asked(FORMS, format, out, lang)
    asked = tolerance_of(tolerance, lang)
    if not 1 <= draws <= MOST_DRAWS:
        said = BAD_DRAWS(draws=str(draws), most=MOST_DRAWS).render(lang)
        raise click.BadParameter(said, param_hint="'--draws'")
    if seed < 0:
        raise click.BadParameter(BAD_SEED(seed=str(seed)).render(lang), param_hint="'--seed'")
    kept = Results(Path(results))
    chosen = choose(kept, **choice)
    # Only now: what is not there to be worked on is told first, and not that polars is missing.
    from parscore.province.stability.intervals import stability_of  # noqa: PLC0415
    from parscore.province.stability.stakes import stakes_of  # noqa: PLC0415
    from parscore.province.stability.trials import moving  # noqa: PLC0415

    stakes = stakes_of(kept, chosen.records)
    how = moving(stakes.tree, asked)
    if how is None:
        assumed = stakes.tree.movable(assumed_only=True)
        why = NO_TOLERANCE if assumed else NOTHING_ASSUMED
        raise click.UsageError(why(id=chosen.scheme.ruleset).render(lang))
    absent = kept.absent()
    found = stability_of(
        stakes,
        chosen.scheme,
        how,
        draws=draws,
        seed=seed,
        not_submitted=absent.waiting,
        not_scored=sorted((*absent.bad, *(one.folder for one in chosen.twice))),
    )
    hand_over(form.render(found, lang), out)
