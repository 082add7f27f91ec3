"""JSON Schemas of the documents, generated from the models, for editors and other programs.

Draft 7, because that is what the common YAML and JSON language servers understand. The keys are
explained in Vietnamese.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from parscore.reading.base import Document

DRAFT = "http://json-schema.org/draft-07/schema#"
MODELS: Final = {  # the kinds of documents: module and model
    "plan": ("plan", "Plan"),
    "actuals": ("actuals", "Actuals"),
    "assessment": ("assessment", "Assessment"),
    "ruleset": ("ruleset", "RulesetDocument"),
    "indicators": ("indicators", "IndicatorDictionary"),
    "inference": ("inference_rules", "InferenceRules"),
    "evidence": ("evidence_customs", "EvidenceCustoms"),
    "cases": ("cases", "RuleCases"),
    "map": ("import_map", "ImportMap"),
    "scenarios": ("scenarios", "Scenarios"),
    "whatif": ("whatif", "WhatIf"),
    "comparison": ("comparison", "Comparison"),
    "effort": ("effort", "Efforts"),
    "path": ("path", "PathFound"),
    "forecast": ("forecast", "Forecast"),
    "sensitivity": ("sensitivity", "Sensitivity"),
    "ranking": ("ranking", "Ranking"),
    "impact": ("impact", "Impact"),
    "stability": ("stability", "RankStability"),
    "outliers": ("outliers", "Outliers"),
    "outlier-rules": ("outlier_rules", "OutlierRules"),
}


class _Schema(GenerateJsonSchema):
    """Writes no defaults: they are left out below, and some are no JSON."""

    def encode_default(self, dft: object) -> None:
        """Return nothing."""


def schema_text(name: str) -> str:
    """Return the schema of a kind of document (plan, actuals, ruleset, ...) as JSON text.

    Raises:
        KeyError: there is no such kind.
    """
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


def schema_of(name: str) -> dict[str, Any]:
    """Return the schema of a kind of document.

    Raises:
        KeyError: there is no such kind.
    """
    model = _model(name)
    schema = TypeAdapter(model).json_schema(by_alias=True, schema_generator=_Schema)
    definitions = schema.pop("$defs", {})
    whole = {"$schema": DRAFT, **_draft7(schema)}
    if definitions:
        whole["definitions"] = {key: _draft7(one) for key, one in definitions.items()}
    return whole


def model_of_schema(schema: str) -> type[Document] | None:
    """Return the model of the documents that name a schema such as `parscore/ruleset/1`."""
    name = schema.removeprefix("parscore/").removesuffix("/1")
    try:
        model = _model(name)
    except KeyError:
        return None
    return model if model.schema_name() == schema else None


def _model(name: str) -> type[Document]:
    """Import only the model that is asked for."""
    module, model = MODELS[name]
    found: type[Document] = getattr(import_module(f"parscore.documents.{module}"), model)
    return found


def _draft7(part: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Rewrite what pydantic states in draft 2020-12 so that draft 7 says the same."""
    if isinstance(part, list):
        return [_draft7(one) for one in part]
    if not isinstance(part, dict):
        return part
    out = {
        key: {name: _draft7(value) for name, value in one.items()}
        if key == "properties"
        else _draft7(one)
        for key, one in part.items()
        if key not in _DROPPED
    }
    if isinstance(part.get("description"), str):
        out["description"] = _hover(part["description"])
        if not out["description"]:
            del out["description"]
        elif "const" in out.get("properties", {}).get("type", {}):  # the type of a formula
            out["properties"]["type"]["description"] = out["description"]
    reference = out.get("$ref")
    if isinstance(reference, str):
        out["$ref"] = reference.replace("#/$defs/", "#/definitions/")
        if len(out) > 1:  # draft 7 ignores what stands beside a $ref
            out["allOf"] = [{"$ref": out.pop("$ref")}]
    return out


_DROPPED = frozenset({"discriminator", "title", "default"})


def _hover(text: str) -> str:
    """Return what an editor shows of a description: its first paragraph if that is Vietnamese.

    It is told from English, which may quote a term in brackets, by the letters English has not.
    """
    first = " ".join(text.split("\n\n", maxsplit=1)[0].split())
    own = re.sub(r"\([^)]*\)", "", first)
    return first if any(letter.isalpha() and not letter.isascii() for letter in own) else ""
