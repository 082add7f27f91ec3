"""`parscore province impact`: what another rule set would do to the communes of a folder."""

from __future__ import annotations

from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from parscore.authoring.rules_diff import compare
from parscore.cli.common import folders
from parscore.cli.entry import show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.many import first_problems, followed, jobs_of
from parscore.cli.pages import hand_over
from parscore.cli.province_forms import form_asked
from parscore.documents.impact import RuleChange
from parscore.province.find import find_communes
from parscore.province.impact.choice import gathered
from parscore.province.impact.effect import Around, Books, Weighed, impact_of
from parscore.province.impact.forms import FORMS
from parscore.province.impact.weighing import Raw, Trial, examine, rules_of

if TYPE_CHECKING:
    from parscore.documents.impact import Impact
    from parscore.province.find import Found
    from parscore.province.impact.choice import Population
    from parscore.province.impact.weighing import Pair
    from parscore.reading.problems import Problem
    from parscore.values.messages import Lang

MOST_EXACT = 500  # communes that are judged with everything unless somebody says otherwise


def run(
    *,
    lang: Lang,
    before: str,
    after: str,
    folder: str,
    exact: bool | None,
    period: str | None,
    jobs: int | None,
    **delivery: str | None,
) -> ExitCode:
    """Weigh the communes by both sets, and deliver what the change does."""
    out = delivery["out"]
    form = form_asked(FORMS, delivery["format"], out, lang)
    processes = jobs_of(jobs, lang)
    trial = Trial(folders(), before, after, exact=True)
    pair = rules_of(trial)
    found = find_communes(folder, "")
    if exact is None:
        exact = len(found.ready) <= MOST_EXACT or find_spec("polars") is None
    if not exact:  # a missing package is told of before anything is read
        import_module("parscore.province.impact.quick")
    trial = trial._replace(exact=exact)
    problems = list(found.problems)
    with closing(followed(examine(found.ready, trial, processes), len(found.ready), lang)) as told:
        examined = list(told)
    for one in sorted(examined, key=lambda one: one.folder):
        problems += first_problems(one.folder, one.problems, lang)
    show_problems(problems, lang)
    population = gathered(examined, period, folder)
    show_problems(population.problems, lang)
    hand_over(form.render(_impact(pair, population, found, exact=exact), lang), out)
    return _outcome([*problems, *population.problems])


def _outcome(problems: list[Problem]) -> ExitCode:
    wrong = any(problem.severity == "error" for problem in problems)
    return ExitCode.BAD_INPUT if wrong else ExitCode.DONE


def _impact(pair: Pair, population: Population, found: Found, *, exact: bool) -> Impact:
    books = Books(pair.before.rulebook, pair.after.rulebook)
    changes = [
        RuleChange.model_construct(part=one.part, kind=one.kind, subject=one.subject, text=one.text)
        for one in compare(*books)
    ]
    around = Around(
        mode="exact" if exact else "quick",
        period=population.period,
        not_submitted=sorted((*population.waiting, *(entry.name for entry in found.waiting))),
        not_scored=sorted((*population.bad, *(entry.name for entry in found.unclear))),
        other_periods=population.other_periods,
    )
    return impact_of(_weighed(pair, population), books, changes, around)


def _weighed(pair: Pair, population: Population) -> list[Weighed]:
    """Return how each commune stands by both sets, by columns where it was only read."""
    weighed = []
    raws = []
    for commune, (before, after) in population.communes:
        if isinstance(before, Raw) and isinstance(after, Raw):
            raws.append((commune, (before, after)))
        elif not isinstance(before, Raw) and not isinstance(after, Raw):
            weighed.append(Weighed(commune, before, after))
    if raws:
        from parscore.province.impact.quick import standings  # noqa: PLC0415 - optional, and heavy

        both = standings(pair, [sides for _, sides in raws])
        weighed += [
            Weighed(commune, *sides) for (commune, _), sides in zip(raws, both, strict=True)
        ]
    return weighed
