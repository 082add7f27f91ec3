"""The guide for officials: its examples hold, its numbers are right, and it leaves nothing out."""

from __future__ import annotations

import re
import typing
from typing import TYPE_CHECKING

import pytest
import yaml
from support.cli import RULES
from support.guide import EXAMPLE, Section, head_of, rule_set, sections

from parscore.authoring.check import check_rules
from parscore.authoring.trial import try_rules
from parscore.documents.indicators import Kind
from parscore.documents.ruleset import (
    Criterion,
    EvidencePolicy,
    NotApplicable,
    Replacement,
    RoundingRule,
)
from parscore.formulas.bands import Band
from parscore.formulas.outcome import ZeroDenominator
from parscore.formulas.quantity import Of
from parscore.formulas.registry import Formula
from parscore.inference.vocabulary import EFFECTS, INPUTS
from parscore.rulebook.folder import RulesFolders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parscore.reading.base import Document

GUIDE = RULES / "README.md"
PAGE = sections(GUIDE)
WITH_EXAMPLES = [section for section in PAGE if section.examples()]
# That a figure is assumed, which every example says of itself; and that the portal's own set, which
# ends with 2025, is quoted for the year of the examples.
EXPECTED = ("E144", "E153")

pytestmark = pytest.mark.canonical  # what the guide shows is in the form that the program writes


def formula_models() -> tuple[type[Document], ...]:
    """Return the models of all types of formula."""
    union, *_ = typing.get_args(Formula)
    return typing.get_args(union)


def formulas(tree: object) -> Iterator[dict[str, object]]:
    """Yield every formula written anywhere in a tree of YAML."""
    if isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for value in tree.values():
            yield from formulas(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from formulas(value)


def cases() -> Iterator[dict[str, typing.Any]]:
    """Yield every case of the guide's own examples."""
    for section in PAGE:
        for text in section.examples():
            tree = yaml.safe_load(text)
            yield from tree.get("cases", ()) if isinstance(tree, dict) else ()


def points_of(expect: dict[str, typing.Any]) -> Iterator[str]:
    """Yield the points that a case expects, as Vietnamese is written; none are easily said."""
    for one in (*expect.get("nodes", {}).values(), expect.get("score", {})):
        found = (one.get("points"), one.get("survey"))
        yield from (points.replace(".", ",") for points in found if points not in (None, "0"))


WRITTEN = [
    one for section in PAGE for text in section.examples() for one in formulas(yaml.safe_load(text))
]


def put(section: Section, folder: Path) -> RulesFolders:
    """Write the rule set that a section's examples make; return where it is found."""
    for name, text in rule_set(section, head_of(PAGE)).items():
        path = folder / EXAMPLE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return RulesFolders((folder, RULES))


@pytest.mark.parametrize("section", WITH_EXAMPLES, ids=lambda one: one.title)
def test_an_example_of_the_guide_scores_what_it_says(section: Section, tmp_path: Path) -> None:
    folders = put(section, tmp_path)
    found = check_rules(folders, [EXAMPLE]).problems
    assert [problem.render("vi") for problem in found if problem.code not in EXPECTED] == []
    trial = try_rules(EXAMPLE, folders)
    assert [problem.render("vi") for problem in trial.problems] == []
    assert trial.runs


def test_a_gap_that_is_not_listed_is_refused_as_the_guide_says(tmp_path: Path) -> None:
    (section,) = (one for one in PAGE if any("undefined:" in text for text in one.examples()))
    kept = tuple(one for one in section.blocks if not one.text.startswith("undefined:"))
    problems = check_rules(put(section._replace(blocks=kept), tmp_path), [EXAMPLE]).problems
    assert [one.code for one in problems if one.severity == "error"] == ["E132"]
    assert "lỗi E132" in GUIDE.read_text(encoding="utf-8")


def test_the_name_of_a_case_tells_the_points_that_come_out() -> None:
    told = [(case["name"], points) for case in cases() for points in points_of(case["expect"])]
    assert len(told) > len(WITH_EXAMPLES)
    silent = [
        one for one in told if not re.search(rf"(?<![\d,]){re.escape(one[1])}(?!,?\d)", one[0])
    ]
    assert silent == []


@pytest.mark.parametrize("model", formula_models(), ids=lambda one: one.__name__)
def test_every_type_of_formula_and_each_of_its_keys_has_an_example(model: type[Document]) -> None:
    (name,) = typing.get_args(model.model_fields["type"].annotation)
    examples = [one for one in WRITTEN if one["type"] == name]
    keys = {field.alias or key for key, field in model.model_fields.items()}
    assert keys <= {key for one in examples for key in one}, name
    assert f"\n## {name}: " in GUIDE.read_text(encoding="utf-8")


def test_bands_are_shown_for_all_they_can_compare_and_with_every_edge() -> None:
    bands = [one for one in WRITTEN if one["type"] == "bands"]
    assert {one["of"] for one in bands} == set(typing.get_args(Of))
    edges = [edge for one in bands for edge in typing.cast("list[dict[str, object]]", one["bands"])]
    assert set(Band.model_fields) <= {key for edge in edges for key in edge}


def test_the_guide_names_every_key_choice_fact_and_effect_there_is() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    words = {
        *(field.alias or key for key, field in Criterion.model_fields.items()),
        *(field.alias or key for key, field in Replacement.model_fields.items()),
        *(
            word
            for one in (Kind, NotApplicable, ZeroDenominator, EvidencePolicy)
            for word in typing.get_args(one)
        ),
        *typing.get_args(RoundingRule.model_fields["at"].annotation),
        *typing.get_args(RoundingRule.model_fields["mode"].annotation),
        *INPUTS,
        *EFFECTS,
    }
    said = set(text.replace("`", " ").replace(":", " ").replace(",", " ").replace("{", " ").split())
    assert words - said == set()


def test_the_table_of_contents_leads_to_every_section() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    anchors = [
        "".join(c for c in one.lower() if c.isalnum() or c in " _-").replace(" ", "-")
        for one in titles
    ]
    contents = text.split("\n## ")[0]
    assert [one for one in anchors if f"](#{one})" not in contents] == []
    assert contents.count("](#") == len(anchors)
