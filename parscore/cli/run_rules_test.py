"""`parscore rules test`: the cases beside the rule sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.authoring.coverage import coverage, sentences
from parscore.authoring.named_sets import each_set
from parscore.authoring.suggestions import render, suggest
from parscore.authoring.trial import try_rules
from parscore.cli.common import folders
from parscore.cli.entry import say
from parscore.cli.exit_codes import ExitCode
from parscore.cli.keeping_words import COVERED, COVERING, ONE_SET_TO_SUGGEST, TRIED
from parscore.cli.output import print_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.trial import Trial
    from parscore.values.messages import Lang


def run(*, lang: Lang, names: tuple[str, ...], **asked: bool) -> ExitCode:
    """Run the cases, print what failed and what no case tries, or suggest cases for it."""
    searched = folders()
    names = each_set(names, searched)
    if asked["suggest"] and len(names) != 1:
        raise click.UsageError(ONE_SET_TO_SUGGEST().render(lang))
    trials = [try_rules(name, searched) for name in names or searched.ids()]
    lines = [line for trial in trials for line in _told(trial, lang, covering=asked["coverage"])]
    if asked["suggest"]:
        for line in lines:
            say(line)
        print_result(_suggested(trials[0], lang))
    else:
        print_result("".join(f"{line}\n" for line in lines))
    failed = any(trial.failed for trial in trials)
    return ExitCode.GATE_FAILED if failed else ExitCode.DONE


def _told(trial: Trial, lang: Lang, *, covering: bool) -> Iterator[str]:
    name = trial.rules.rulebook.id
    yield from (problem.render(lang) for problem in trial.problems)
    yield TRIED(id=name, cases=len(trial.runs), failed=trial.failed).render(lang)
    if covering:
        found = coverage(trial.rules.rulebook, trial.runs)
        yield COVERED(
            id=name,
            leaves=found.leaves - len(found.untried_leaves),
            all_leaves=found.leaves,
            marks=found.marks - len(found.lacks),
            all_marks=found.marks,
        ).render(lang)
        yield COVERING().render(lang)
        yield from (f"  - {text.render(lang)}" for text in sentences(found))


def _suggested(trial: Trial, lang: Lang) -> str:
    found = suggest(trial.rules, coverage(trial.rules.rulebook, trial.runs))
    return render(found, trial.rules.rulebook.id, lang)
