"""Advice laid beside an assessment: it must have been worked out from the very same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.advice.compare import called, same_commune
from parscore.documents.forecast import Forecast
from parscore.documents.path import PathFound
from parscore.documents.whatif import WhatIf
from parscore.reading.problems import kind
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Assessment, Span
    from parscore.documents.changes import RulesBrief
    from parscore.documents.path import PathRules
    from parscore.reading.problems import Problem

Advice = PathFound | Forecast | WhatIf

HASH_SHOWN: Final = 12  # characters of a hash that tell two rule sets apart at a glance
COMMANDS: Final = {PathFound: "path", Forecast: "forecast", WhatIf: "whatif"}

OF_ANOTHER_COMMUNE = kind(
    "E541",
    says=(
        "Tệp này là của “{found}”, còn kết quả đã chấm là của “{expected}”.",
        "This file is of “{found}”, but the assessment is of “{expected}”.",
    ),
    advise=("Hãy chọn tệp của đúng xã.", "Choose the file of that commune."),
)
OF_ANOTHER_PERIOD = kind(
    "E542",
    says=(
        "Tệp này là của kỳ bắt đầu {found}, còn kỳ của kết quả đã chấm bắt đầu {expected}.",
        "The period of this file starts on {found}, but that of the assessment on {expected}.",
    ),
    advise=("Hãy chọn tệp của đúng kỳ.", "Choose the file of that period."),
)
BY_OTHER_RULES = kind(
    "E543",
    says=(
        "Tệp này theo bộ tiêu chí {found}, còn kết quả đã chấm theo {expected}.",
        "This file is by the rule set {found}, but the assessment is by {expected}.",
    ),
    advise=(
        "Hãy chạy lại lệnh {command} với bộ tiêu chí của kết quả này.",
        "Run {command} again with the rule set of the assessment.",
    ),
)
OF_OTHER_FIGURES = kind(
    "E544",
    says=(
        "Tệp này được lập từ kế hoạch hoặc số liệu khác với kết quả đã chấm.",
        "This file was worked out from another plan or other actuals than the assessment.",
    ),
    advise=(
        "Hãy chạy lại lệnh {command} với đúng kế hoạch và số liệu của kết quả này.",
        "Run {command} again with the plan and the actuals of the assessment.",
    ),
)


def check_beside(assessment: Assessment, advice: Advice, file: str) -> Iterator[Problem]:
    """Yield why a piece of advice is not of the same commune, period, rules and figures.

    Args:
        assessment: what it is laid beside.
        advice: the path, forecast or what-if.
        file: where it was read from.
    """
    command, rules, own_rules = COMMANDS[type(advice)], assessment.ruleset, _rules_of(advice)
    start, own_start = assessment.period.from_, _period_of(advice).from_
    if not same_commune(assessment.commune, advice.commune):
        names = {"found": called(advice.commune), "expected": called(assessment.commune)}
        yield OF_ANOTHER_COMMUNE.problem(file, ("commune",), None, **names)
    elif start is not None and own_start is not None and own_start != start:
        days = {"found": parse_date(own_start), "expected": parse_date(start)}
        yield OF_ANOTHER_PERIOD.problem(file, ("period",), None, **days)
    elif (own_rules.id, own_rules.sha256) != (rules.id, rules.sha256):
        ids = [own_rules.id, rules.id]
        if own_rules.id == rules.id:
            hashes = (own_rules.sha256[:HASH_SHOWN], rules.sha256[:HASH_SHOWN])
            ids = [f"{one} ({hash_})" for one, hash_ in zip(ids, hashes, strict=True)]
        names = {"found": ids[0], "expected": ids[1], "command": command}
        yield BY_OTHER_RULES.problem(file, ("ruleset",), None, **names)
    elif advice.inputs != assessment.inputs:
        yield OF_OTHER_FIGURES.problem(file, ("inputs",), None, command=command)


def _rules_of(advice: Advice) -> PathRules | RulesBrief:
    return advice.before.ruleset if isinstance(advice, WhatIf) else advice.ruleset


def _period_of(advice: Advice) -> Span:
    return advice.before.period if isinstance(advice, WhatIf) else advice.period
