"""`parscore province outliers`: self-scores to ask about, each with its reason, no accusation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from parscore.cli.common import folders
from parscore.cli.entry import show_problems
from parscore.cli.pages import hand_over
from parscore.cli.province_forms import form_asked
from parscore.documents.outlier_rules import OutlierRules
from parscore.province.choice import comparable
from parscore.province.ledger import Results
from parscore.province.messages import NO_RESULTS
from parscore.province.outliers.before import before_of
from parscore.province.outliers.forms import FORMS
from parscore.province.outliers.kinds import NONE_EARLIER
from parscore.province.outliers.look import Seen, look
from parscore.province.outliers.population import gather
from parscore.province.outliers.portal import read_portal
from parscore.province.table import overview
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.province.outliers.before import Before
    from parscore.province.outliers.population import Population
    from parscore.province.outliers.portal import Portal
    from parscore.province.record import Record
    from parscore.values.messages import Lang

LIMITS: Final = "outliers"
NATIONAL: Final = f"vn/{LIMITS}"


def run(
    *,
    lang: Lang,
    results: str,
    portal: str | None,
    earlier: str | None,
    rules: str | None,
    period: str | None,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
) -> None:
    """Look over the results of a folder, and deliver what there is to ask."""
    form = form_asked(FORMS, format, out, lang)
    chosen = comparable(Results(Path(results)), rules, period)
    limits = _limits(chosen.scheme.ruleset)
    population = gather(chosen.scheme, chosen.records())
    official = _official(portal, limits, population, lang)
    before = _before(earlier, population)
    seen = Seen(population, chosen.group.period, official, before, earlier is not None)
    hand_over(form.render(look(seen, limits), lang), out)


def _limits(ruleset: str) -> OutlierRules:
    """Return from when on is asked: the province's own file, else the national one.

    Raises:
        RulesUnusable: the file cannot be read.
    """
    rules = folders()
    own = f"{ruleset.partition('/')[0]}/{LIMITS}"
    has_own = any((root / f"{own}.yaml").is_file() for root in rules.roots)
    try:
        return load(OutlierRules, rules.yaml(own if has_own else NATIONAL))
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None


def _official(path: str | None, limits: OutlierRules, of: Population, lang: Lang) -> Portal | None:
    """Return the official figures that were named; what is odd about them is told.

    Raises:
        Unreadable: they cannot be used.
    """
    if path is None or limits.portal is None:
        return None
    portal = read_portal(path, limits.portal, of)
    show_problems(portal.problems, lang)
    return portal


def _before(earlier: str | None, of: Population) -> Before:
    """Return the figures of the period before.

    Raises:
        Unreadable: a folder was named that holds none.
    """
    if earlier is None:
        return before_of(of, ())
    kept = Results(Path(earlier))
    if not kept.whole.is_file():
        raise Unreadable([NO_RESULTS.problem(earlier)])
    before = before_of(of, _single(kept))
    if not before.matched:
        raise Unreadable([NONE_EARLIER.problem(earlier)])
    return before


def _single(kept: Results) -> Iterator[Record]:
    """Yield the records of communes that do not stand twice."""
    twice = overview(kept.headings()).set_aside
    return (record for record in kept.records() if record.folder not in twice)
