"""What every piece of advice says of rules and scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.documents.path import PathRules, PathScore
from parscore.findings.heading import ruleset_shown

if TYPE_CHECKING:
    from parscore.documents.assessment import Score
    from parscore.documents.rulebook import Rulebook


def rules_line(rulebook: Rulebook, *, stale: bool) -> PathRules:
    """Return which rule set the advice rests on."""
    shown = ruleset_shown(rulebook, stale=stale)
    return PathRules.model_construct(
        id=shown.id, title=shown.title, sha256=shown.sha256, basis=shown.basis, stale=shown.stale
    )


def score_line(score: Score) -> PathScore:
    """Return a score in short: points, index and class."""
    own = score.class_
    return PathScore.model_construct(
        points=score.points,
        max=score.max,
        index=score.index,
        class_=None if own is None else own.id,
        class_name=None if own is None else own.name,
        exact={k: v for k, v in score.exact.items() if k in ("points", "max", "index")},
    )
