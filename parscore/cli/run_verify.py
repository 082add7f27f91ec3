"""`parscore verify`: scores again and compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.common import assess
from parscore.cli.entry import say
from parscore.cli.exit_codes import ExitCode
from parscore.cli.words import DIFFERS, VERIFIED
from parscore.inputs import differences, open_assessment

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, assessment: str, plan: str, actuals: str, rules: str | None) -> ExitCode:
    """Evaluate again with the same rules on the same day, and name every difference.

    An assessment of a whole run names no next steps; then they are not looked for here either.
    """
    stored = open_assessment(assessment)
    again = assess(
        plan,
        actuals,
        lang,
        rules=rules or stored.ruleset.id,
        as_of=stored.as_of,
        allow_stale=stored.ruleset.stale,
        advised=any(gap.step is not None or gap.requires for gap in stored.gaps),
    ).assessment
    found = differences(stored, again)
    for where, before, after in found:
        say(DIFFERS(where=where, stored=before, again=after).render(lang))
    if not found:
        say(VERIFIED().render(lang))
    return ExitCode.GATE_FAILED if found else ExitCode.DONE
