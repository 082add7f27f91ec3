"""`parscore province rank`: communes in order, and what separates each from the next rank."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli.pages import hand_over
from parscore.cli.province_forms import form_asked
from parscore.province.choice import choose, missing_of, ranked_by
from parscore.province.ledger import Results
from parscore.province.ranking.forms import FORMS
from parscore.province.ranking.rank import rank
from parscore.reading.files import decode, read_file

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
    missing = [*absent.waiting]
    if expected is not None:
        known = [*chosen.records]
        missing += [one for one in missing_of(_listed(expected), known) if one not in missing]
    ranking = rank(
        chosen.records,
        chosen.scheme,
        figure,
        not_submitted=missing,
        not_scored=absent.bad,
    )
    hand_over(form.render(ranking, lang), out)


def _listed(path: str) -> list[str]:
    """Return the communes of a list: one to a line, the first cell where there are several."""
    lines = decode(read_file(path), path).text.splitlines()
    cells = (line.replace(";", ",").replace("\t", ",").split(",")[0].strip() for line in lines)
    return [cell for cell in dict.fromkeys(cells) if cell]
