"""`parscore province rank`: communes in order, and what separates each from the next rank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli.pages import hand_over
from parscore.cli.province_forms import form_asked
from parscore.province.choice import choose, ranked_by
from parscore.province.expected import expected_in, missing_of
from parscore.province.ledger import Results
from parscore.province.ranking.forms import FORMS
from parscore.province.ranking.rank import rank

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    results: str,
    by: str,
    rules: str | None,
    period: str | None,
    expected: str | None,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
) -> None:
    """Rank the results of a folder, and deliver the ranking."""
    form = form_asked(FORMS, format, out, lang)
    kept = Results(Path(results))
    chosen = choose(kept, rules, period)
    figure = ranked_by(chosen.scheme, by)
    absent = kept.absent()
    twice = [one.folder for one in chosen.twice]
    missing = [*absent.waiting]
    if expected is not None:
        folders = (*absent.waiting, *absent.bad)
        missing += missing_of(expected_in(expected), (*chosen.records, *chosen.twice), folders)
    ranking = rank(
        chosen.records,
        chosen.scheme,
        figure,
        not_submitted=missing,
        not_scored=sorted((*absent.bad, *twice)),
    )
    hand_over(form.render(ranking, lang), out)
