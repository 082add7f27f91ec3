"""A commune's plan and actuals as files would state them, and the assessment they get."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parscore.documents.actuals import Actuals
from parscore.documents.inference_rules import InferenceRules
from parscore.documents.plan import Plan
from parscore.evaluate import EngineChoice, Rules, evaluate, prepare
from parscore.findings.heading import Provenance
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from support.rulebooks import rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.documents.indicators import Indicator
    from parscore.values.exact import Fraction

Tree = dict[str, Any]

RULES = Path(__file__).parents[2] / "rules"
HOP_TIEN = RULES / "thanh-hoa" / "hop-tien" / "2025"
PROVENANCE = Provenance("p" * 64, "a" * 64, "0")
YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
COMMUNE = {"name": "Thử", "province": "thu"}


@cache
def rules_of(ruleset: str) -> Rules:
    """Return a rule set that ships with the program, such as `lai-chau/2025`, ready to evaluate."""
    folders = RulesFolders((RULES,))
    return prepare(load_rulebook(folders.ruleset(ruleset), folders).rulebook)


def thanh_hoa() -> Rules:
    """Return the rules that score Hợp Tiến."""
    return rules_of("thanh-hoa/2025")


@cache
def _text(folder: str, name: str) -> str:
    return (RULES / folder / f"{name}.json").read_text(encoding="utf-8")


def document(folder: str, name: str) -> Tree:
    """Return a file of a commune in a folder under `rules`, its numbers exact."""
    tree: Tree = json.loads(_text(folder, name), parse_float=Decimal)
    return tree


def hop_tien_plan() -> Tree:
    return document("thanh-hoa/hop-tien/2025", "plan")


def hop_tien_actuals() -> Tree:
    return document("thanh-hoa/hop-tien/2025", "actuals")


@cache
def national_inference() -> InferenceRules:
    """Return the inference rules that hold in all provinces."""
    path = RULES / "vn" / "inference.yaml"
    return load(InferenceRules, read_yaml(path.read_bytes(), path.name))


def inference(text: str) -> InferenceRules:
    """Return a file of inference rules from its rules as YAML."""
    text = f"schema: parscore/inference/1\nrules:\n{text}"
    return load(InferenceRules, read_yaml(text.encode(), "inference.yaml"))


def rules(
    *criteria: Tree,
    settings: Mapping[str, object] | None = None,
    indicators: Mapping[str, Indicator] | None = None,
    inference_rules: Mapping[str, InferenceRules] | None = None,
    **keys: object,
) -> Rules:
    """Return small rules ready to evaluate; the national inference rules where none are given."""
    files = {"vn/inference": national_inference()} if inference_rules is None else inference_rules
    book = rulebook(*criteria, settings=settings, indicators=indicators, inference=files, **keys)
    return prepare(book)


def plan(**keys: object) -> Tree:
    return {
        "schema": "parscore/plan/1",
        "commune": COMMUNE,
        "title": "Kế hoạch thử",
        "period": YEAR,
        **keys,
    }


def target(name: str, op: str = ">=", value: object = 98, **keys: object) -> Tree:
    """Return a target of a plan; its indicator is what stands before a dot in its name."""
    return {
        "id": name,
        "field": "f",
        "indicator": name.split(".", maxsplit=1)[0],
        "op": op,
        "value": value,
        "unit": "percent",
        "section": "II.1",
        "quote": "trích",
        **keys,
    }


def task(name: str, *due: Tree, **keys: object) -> Tree:
    return {
        "id": name,
        "field": "f",
        "title": name,
        "products": ["Báo cáo"],
        "lead": ["office"],
        "due": list(due),
        "section": f"Phụ lục {name}",
        **keys,
    }


def by(day: str) -> Tree:
    return {"kind": "date", "by": day, "text": f"trước hoặc trong ngày {day}"}


def actuals(**keys: object) -> Tree:
    return {
        "schema": "parscore/actuals/1",
        "commune": COMMUNE,
        "period": YEAR,
        "as_of": "2025-12-15",
        "measures": {},
        **keys,
    }


def assess(
    plan_tree: Tree,
    actuals_tree: Tree,
    by_rules: Rules,
    *,
    as_of: str | None = None,
    engine: EngineChoice = "reference",
) -> Assessment:
    """Return the assessment of a plan and actuals, each as its file would state it."""
    return evaluate(
        read(Plan, plan_tree),
        read(Actuals, actuals_tree),
        by_rules,
        PROVENANCE,
        as_of=None if as_of is None else date.fromisoformat(as_of),
        engine=engine,
    )


def assess_hop_tien(
    actuals_tree: Tree | None = None,
    *,
    plan_tree: Tree | None = None,
    as_of: str | None = None,
    engine: EngineChoice = "reference",
) -> Assessment:
    given = hop_tien_actuals() if actuals_tree is None else actuals_tree
    stated = hop_tien_plan() if plan_tree is None else plan_tree
    return assess(stated, given, thanh_hoa(), as_of=as_of, engine=engine)


def read(model: Any, tree: Tree) -> Any:  # noqa: ANN401 - whichever document it is
    """Return a document from a tree by way of its text, so that numbers stay exact."""
    text = json.dumps(deepcopy(tree), ensure_ascii=False, default=_plain)
    return load(model, read_json(text.encode(), "document.json"))


def _plain(number: Fraction | Decimal) -> object:
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else str(number)
    return int(number) if number.denominator == 1 else str(number)


def node(assessment: Assessment, name: str) -> NodeShown:
    return next(one for one in assessment.nodes if one.id == name)


def as_json(assessment: Assessment) -> Tree:
    tree: Tree = json.loads(assessment.model_dump_json(by_alias=True))
    return tree
