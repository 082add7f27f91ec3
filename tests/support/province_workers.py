"""What the tests let processes do instead of scoring: named, so that another process finds it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from parscore.evaluate import evaluate
from parscore.province.impact.weighing import examine_chunk

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.documents.plan import Plan
    from parscore.province.impact.weighing import Examined, Trial
    from parscore.province.pool import Chunk

FATAL, FRAIL, ODD = "MH000003", "MH000005", "MH000006"


def dies_at_some(plan: Plan, *given: Any, **more: Any) -> Assessment:  # noqa: ANN401
    """Die at one commune whatever the engine, at another only with the first engine."""
    code = plan.commune.code
    if code == FATAL or (code == FRAIL and more["engine"] != "reference"):
        os._exit(9)
    return evaluate(plan, *given, **more)


def fails_at_one(plan: Plan, *given: Any, **more: Any) -> Assessment:  # noqa: ANN401
    """Raise what nobody expected at one commune."""
    if plan.commune.code == ODD:
        raise ZeroDivisionError("once")
    return evaluate(plan, *given, **more)


def dies_while_weighing(chunk: Chunk, trial: Trial) -> list[Examined]:
    """Die where one commune is among those to be weighed."""
    if any(entry.name == FATAL for entry in chunk):
        os._exit(9)
    return examine_chunk(chunk, trial)
