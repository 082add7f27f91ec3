"""The rule sets of provinces, the communes scored by them, and the cases beside a rule set."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from parscore.documents.actuals import Actuals
from parscore.evaluate import Rules, prepare
from parscore.findings.decimals import written
from parscore.formulas.outcome import leaf_status
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from parscore.scoring.leaves import score_leaves
from parscore.scoring.readings import readings_of
from support.communes import RULES, actuals, assess, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Assessment

Tree = dict[str, Any]


@cache
def rules_of(ruleset: str) -> Rules:
    """Return the rule set with an id, such as `lai-chau/2025`, ready to evaluate."""
    folders = RulesFolders((RULES,))
    return prepare(load_rulebook(folders.ruleset(ruleset), folders).rulebook)


def assessed(
    folder: str, ruleset: str, *, as_of: str | None = None, **actuals_keys: object
) -> Assessment:
    """Return the assessment of the commune in a folder under `rules`.

    What `actuals_keys` names stands in its actuals instead of what the file gives.
    """
    given = document(folder, "actuals") | actuals_keys
    return assess(document(folder, "plan"), given, rules_of(ruleset), as_of=as_of)


def document(folder: str, name: str) -> Tree:
    """Return the plan or the actuals of a commune, its numbers exact."""
    text = (RULES / folder / f"{name}.json").read_text(encoding="utf-8")
    tree: Tree = json.loads(text, parse_float=Decimal)
    return tree


def cited(ruleset: str) -> Iterator[tuple[str, str]]:
    """Return the words that each leaf and minimum of a rule set cites, with its id."""
    book = rules_of(ruleset).rulebook
    sources = {leaf.id: leaf.source for leaf in book.leaves}
    sources |= {minimum.id: minimum.source for minimum in book.minimums}
    return ((name, one.quote) for name, one in sources.items() if one.quote is not None)


def failing_cases(ruleset: str) -> list[tuple[str, str, str, object, object]]:
    """Return what the cases beside a rule set expect and do not find, with file and name.

    A case is about the formulas of leaves alone: it hands in no evidence and states no plan.
    """
    return [
        (path.name, case["name"], f"{leaf}.{key}", wanted, found)
        for path in sorted((RULES / ruleset / "cases").glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
        for leaf, found_there in _leaves(case, ruleset).items()
        for key, wanted in case["expect"]["nodes"][leaf].items()
        if (found := found_there[key]) != wanted
    ]


def _leaves(case: Tree, ruleset: str) -> dict[str, dict[str, str | None]]:
    """Return the points and the status of each leaf of which a case expects something."""
    book = rules_of(ruleset).rulebook
    measures = json.loads(json.dumps(case["given"]["measures"], default=str))
    readings = readings_of(read(Actuals, actuals(measures=measures)), book.indicators)
    scores = score_leaves(book, readings, {})
    return {
        leaf: {
            "points": written(scores[leaf].points),
            "status": leaf_status(scores[leaf].outcome, book.nodes[leaf].maximum)
            or scores[leaf].outcome.status,
        }
        for leaf in case["expect"]["nodes"]
    }
