"""`parscore rules check`: everything that is wrong with the rule sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.check import check_rules
from parscore.authoring.named_sets import each_set
from parscore.cli.common import folders
from parscore.cli.exit_codes import ExitCode
from parscore.cli.output import print_result
from parscore.cli.rules_words import COUNTED, NOT_WHOLE
from parscore.reading.problems import RulesUnusable, Unreadable

if TYPE_CHECKING:
    from parscore.authoring.check import Count
    from parscore.values.messages import Lang


def run(*, lang: Lang, sets: tuple[str, ...]) -> ExitCode:
    """Check the sets of these ids or at these paths, by default all, and count."""
    try:
        searched = folders()
        report = check_rules(searched, each_set(sets, searched))
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    lines = [problem.render(lang) for problem in report.problems]
    lines += [_counted(count, lang) for count in report.counts]
    print_result("".join(f"{line}\n" for line in lines))
    return ExitCode.GATE_FAILED if report.failed else ExitCode.DONE


def _counted(count: Count, lang: Lang) -> str:
    message = COUNTED if count.whole else NOT_WHOLE
    return message(name=count.name, errors=count.errors, warnings=count.warnings).render(lang)
