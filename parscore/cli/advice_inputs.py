"""What the commands that advise start from: documents that fit, judged once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.common import day_of, folders
from parscore.cli.entry import show_problems
from parscore.evaluate import Judged, Rules, judge
from parscore.inputs import Opened, check_inputs, find_rules
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def judged_with(
    opened: Opened,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
) -> tuple[Judged, Rules, bool]:
    """Return how a commune stands, the rules it was judged by, and whether they are stale.

    Warnings about the documents go to standard error.

    Raises:
        Unreadable: the documents, or the rules, cannot be used or do not fit together.
    """
    day = None if as_of is None else day_of(as_of, lang)
    chosen, stale = find_rules(
        opened, folders(), rules, day or opened.actuals.as_of, allow_stale=allow_stale
    )
    problems = check_inputs(opened, chosen)
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
    show_problems(problems, lang)
    judged = judge(opened.plan, opened.actuals, chosen, as_of=day, engine="reference")
    return judged, chosen, stale
