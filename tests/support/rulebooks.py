"""A rule set from a few keys: ready to score, without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.documents.indicators import Indicator
from parscore.documents.ruleset import RulesetDocument
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.check import check
from parscore.rulebook.folder import RulesFolders, Written
from parscore.rulebook.layer import layer
from parscore.rulebook.resolve import resolve
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.inference_rules import InferenceRules
    from parscore.documents.rulebook import Rulebook
    from parscore.values.exact import Fraction

Tree = dict[str, object]

ASSUMED = {"basis": "assumed", "reason": "thử nghiệm"}
SETTINGS: Tree = {
    "not_applicable": "reduce",
    "zero_denominator": "undetermined",
    "evidence_missing": "warn",
    "source": ASSUMED,
}
NOWHERE = read_yaml(b"schema: parscore/ruleset/1\n", "ruleset.yaml")


def leaf(name: str, maximum: object, formula: Tree | None = None, **keys: object) -> Tree:
    """Return a leaf; without a formula it takes entered points of an indicator of its name."""
    return {
        "id": name,
        "number": name,
        "title": name,
        "max": maximum,
        "indicator": name,
        "formula": formula or {"type": "entered"},
        **keys,
    }


def group(name: str, *children: Tree, **keys: object) -> Tree:
    return {"id": name, "number": name, "title": name, "criteria": list(children), **keys}


def rulebook(
    *criteria: Tree,
    settings: Mapping[str, object] | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    inference: Mapping[str, InferenceRules] | None = None,
    **keys: object,
) -> Rulebook:
    """Return a rule set with this tree; every indicator it names is known."""
    document = RulesetDocument.model_validate(
        {
            "schema": "parscore/ruleset/1",
            "id": "thu/2025",
            "title": "Bộ tiêu chí thử",
            "province": "thu",
            "period": {"from": "2025-01-01", "to": "2025-12-31"},
            "in_force": {"from": "2025-01-01"},
            "revision": 1,
            "settings": {**SETTINGS, **(settings or {})},
            "criteria": list(criteria),
            **keys,
        }
    )
    known = {name: indicator() for name in named(list(criteria))} | dict(indicators or {})
    layered = layer(Written(document, NOWHERE), RulesFolders(()))
    book, problems = resolve(layered, known, inference or {}, [NOWHERE])
    problems = [*problems, *check(book, layered)]
    assert not problems, "\n".join(map(str, problems))
    return book


def indicator(kind: str = "points", **keys: object) -> Indicator:
    tree = {"title": "chỉ tiêu", "title_en": "indicator", "kind": kind, "unit": "points", **keys}
    return Indicator.model_validate(tree)


def named(tree: object) -> Iterator[str]:
    """Yield every indicator that a tree names, at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key == "indicator" and isinstance(value, str):
                yield value
            else:
                yield from named(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from named(value)


def number(value: object) -> Fraction:
    return exact(str(value))
