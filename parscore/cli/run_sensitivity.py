"""`parscore sensitivity`: how much the index depends on assumed points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from parscore.advice.sensitivity import sensitivity_of
from parscore.cli.common import bad_value, ready
from parscore.cli.output import print_result
from parscore.cli.words import NO_TOLERANCE, TOLERANCE_OUT_OF_RANGE
from parscore.evaluate import judge
from parscore.reading.figures import number_fault
from parscore.reports.sensitivity import RENDERERS
from parscore.values.numbers import NotANumber, parse_number

if TYPE_CHECKING:
    from parscore.values.messages import Lang

WHOLE = 100


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: str,
    tolerance: str | None,
    format: str,  # noqa: A002 - the option's name
    **choice: Any,  # noqa: ANN401 - the options that choose the rules
) -> None:
    """Judge, move the assumed maxima, and print the range of the index."""
    asked = None if tolerance is None else _percent(tolerance, lang)
    opened, rules, provenance, day = ready(plan, actuals, lang, **choice)
    judged = judge(opened.plan, opened.actuals, rules, as_of=day, engine="reference")
    found = sensitivity_of(judged, provenance, asked)
    if found is None:
        raise click.UsageError(NO_TOLERANCE(id=rules.rulebook.id).render(lang))
    print_result(RENDERERS[format](found, lang))


def _percent(text: str, lang: Lang) -> Fraction:
    try:
        value = Fraction(parse_number(text))
    except NotANumber as fault:
        raise bad_value("--tolerance", number_fault(fault), lang) from None
    if not 0 < value < WHOLE:
        said = TOLERANCE_OUT_OF_RANGE(value=value).render(lang)
        raise click.BadParameter(said, param_hint="'--tolerance'")
    return value
