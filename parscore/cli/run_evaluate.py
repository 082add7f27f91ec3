"""`parscore evaluate`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parscore.cli.common import assess, bad_value
from parscore.cli.deliver import deliver
from parscore.cli.entry import say
from parscore.cli.exit_codes import ExitCode
from parscore.cli.words import FOUND, UNDER
from parscore.reading.figures import number_fault
from parscore.values.exact import Fraction
from parscore.values.numbers import NotANumber, exact, parse_number

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang, Text


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: str,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
    fail_under: str | None,
    fail_on: tuple[str, ...],
    **choice: Any,  # noqa: ANN401 - the options that choose rules and engine
) -> ExitCode:
    """Evaluate, deliver the result, and look at the gates."""
    least = None if fail_under is None else _points(fail_under, lang)
    assessment = assess(plan, actuals, lang, **choice).assessment
    deliver(assessment, format, out, lang)
    failures = _failures(assessment, least, fail_on)
    for failure in failures:
        say(failure.render(lang))
    return ExitCode.GATE_FAILED if failures else ExitCode.DONE


def _points(text: str, lang: Lang) -> Fraction:
    try:
        return Fraction(parse_number(text))
    except NotANumber as fault:
        raise bad_value("--fail-under", number_fault(fault), lang) from None


def _failures(assessment: Assessment, least: Fraction | None, kinds: tuple[str, ...]) -> list[Text]:
    found = []
    points = exact(assessment.score.exact.get("points", assessment.score.points))
    if least is not None and points < least:
        found.append(UNDER(points=points, least=least))
    for kind in kinds:
        count = _count(assessment, kind)
        if count:
            found.append(FOUND(count=count, kind=kind))
    return found


def _count(assessment: Assessment, kind: str) -> int:
    if kind == "warnings":
        return len(assessment.warnings)
    if kind == "undetermined":
        leaves = [node for node in assessment.nodes if node.formula is not None]
        return sum(node.status == "undetermined" for node in leaves)
    return sum(gap.kind == kind for gap in assessment.gaps)
