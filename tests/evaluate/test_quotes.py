"""A criterion that quotes another rule set takes its figure from the result of that set."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import RULES, assess, hop_tien_actuals, hop_tien_plan, node
from support.folders import Folder

from parscore.documents.actuals import Actuals
from parscore.evaluate import Rules, prepare
from parscore.findings.fit import check_actuals
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.documents.assessment import Assessment
    from parscore.reading.problems import Problem

Tree = dict[str, Any]
FIGURES = RULES / "thanh-hoa/hop-tien/2025/actuals-766.json"
NAME = "thanh-hoa/2025-dan"
BODY = """\
indicators: [vn/indicators, vn/qd766/indicators]
inference: [vn/inference]
minimums:
  - {id: least, indicator: portal_index, op: ">=", value: 80, source: {basis: assumed, reason: x}}
criteria:
  - id: service
    number: "1"
    title: Chỉ số phục vụ người dân, doanh nghiệp
    max: 5
    indicator: portal_index
    formula:
      type: bands
      of: ratio
      bands:
        - {at_least: 80, points: 5}
        - {at_least: 70, below: 80, points: 3}
        - {below: 70, points: 0}
  - id: papers
    number: "2"
    title: Văn bản ký số
    max: 5
    indicator: documents_e_signed
    formula: {type: proportional, of: ratio, full_at: 100}
"""


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """A province's set with one criterion on index 766, and a minimum on it."""
    return rules_in(tmp_path_factory.mktemp("rules"), BODY)


def rules_in(root: Path, body: str) -> Rules:
    folder = Folder(root)
    (root / "vn/indicators.yaml").unlink()
    folder.add(NAME, body, province="thanh-hoa")
    folders = RulesFolders((root, RULES))
    return prepare(load_rulebook(folders.ruleset(NAME), folders).rulebook)


def given(online_service: str | None = "8.9", **measures: Tree) -> Tree:
    """Return the figures of index 766 beside one of the province's own."""
    tree: Tree = json.loads(FIGURES.read_text(encoding="utf-8"), parse_float=Decimal)
    tree["measures"]["documents_e_signed"] = {"numerator": 4, "denominator": 5}
    if online_service is not None:
        tree["measures"]["portal_online_service_points"] = {"points": Decimal(online_service)}
    tree["measures"] |= measures
    return tree


def assessed(by_rules: Rules, online_service: str | None = "8.9", **measures: Tree) -> Assessment:
    return assess(hop_tien_plan(), given(online_service, **measures), by_rules)


def test_the_figure_is_the_index_as_the_other_assessment_states_it(quoting: Rules) -> None:
    made = assessed(quoting)
    own = assess(hop_tien_plan(), given(), quoting.quoted["vn/qd766"])
    assert own.score.index == "80"  # 71.1 + 8.9
    leaf = node(made, "service")
    assert (leaf.points, leaf.value, leaf.status) == ("5", "80", "met")
    assert made.score.points == made.score.lower == made.score.upper == "9"


def test_it_says_where_the_figure_came_from(quoting: Rules) -> None:
    leaf = node(assessed(quoting), "service")
    title = quoting.quoted["vn/qd766"].rulebook.title
    assert leaf.measure == {"value": "80", "source": f"Chấm theo bộ vn/qd766: {title}"}
    assert leaf.steps[0].vi == f"Chỉ số chấm theo bộ “vn/qd766” ({title}): 80."
    assert leaf.steps[0].en == f"The index scored by the rule set “vn/qd766” ({title}): 80."
    assert len(leaf.steps) > 1


def test_just_below_an_edge_it_stays_below(quoting: Rules) -> None:
    leaf = node(assessed(quoting, online_service="8.89"), "service")
    assert (leaf.points, leaf.value) == ("3", "79.99")


def test_a_figure_in_the_actuals_goes_before(quoting: Rules) -> None:
    leaf = node(assessed(quoting, portal_index={"value": Decimal("92.5")}), "service")
    assert leaf.points == "5"
    assert leaf.measure == {"value": "92.5"}
    assert not any(step.code.startswith("quote.") for step in leaf.steps)
    leaf = node(assessed(quoting, portal_index={"value": 12}), "service")
    assert leaf.points == "0"


def test_not_applicable_in_the_actuals_goes_before_as_well(quoting: Rules) -> None:
    leaf = node(
        assessed(quoting, portal_index={"not_applicable": True, "reason": "chưa công bố"}),
        "service",
    )
    assert leaf.status == "not_applicable"


def test_while_data_is_missing_there_the_criterion_is_open_here(quoting: Rules) -> None:
    made = assessed(quoting, online_service=None)
    leaf = node(made, "service")
    assert (leaf.points, leaf.status) == (None, "undetermined")
    assert leaf.measure is None
    assert leaf.steps[0].en.endswith("lacks data: 71.1 to 83.1.")
    assert leaf.steps[0].vi.endswith("còn thiếu số liệu: từ 71,1 đến 83,1.")
    assert (leaf.lower, leaf.upper) == ("0", "5")
    gap = next(gap for gap in made.gaps if gap.node == "service")
    title = "Chỉ số 766 (Quyết định 766/QĐ-TTg)"
    assert gap.kind == "data"
    assert gap.action.vi == (
        f"Cần nhập đủ số liệu để chấm bộ “vn/qd766”, hoặc nhập kết quả đã công bố: {title}."
    )
    assert gap.action.en == (
        "Enter all data for the rule set “vn/qd766”, or its published result: "
        "Index 766 (Decision 766/QĐ-TTg)."
    )


@pytest.mark.parametrize("points", ["0", "8.89", "8.9", "12"])
def test_what_comes_in_later_lands_inside_the_bounds(quoting: Rules, points: str) -> None:
    before, after = assessed(quoting, online_service=None), assessed(quoting, online_service=points)
    low, high = Decimal(before.score.lower), Decimal(before.score.upper)
    assert low <= Decimal(after.score.points) <= high


def test_a_minimum_is_held_against_it_too(quoting: Rules) -> None:
    (met,) = assessed(quoting).minimums
    assert (met.actual, met.status) == ("80", "met")
    (failed,) = assessed(quoting, online_service="8.4").minimums
    assert (failed.actual, failed.status, failed.shortfall) == ("79.5", "not_met", "0.5")


def test_the_quoted_measures_are_no_strangers(quoting: Rules) -> None:
    codes = [warning.code for warning in assessed(quoting).warnings]
    assert "warn.unused-measure" not in codes
    assert "warn.bare-percentage" not in codes
    assert fit(given(), quoting) == []


def test_a_measure_that_neither_set_reads_is_still_told(quoting: Rules) -> None:
    made = assessed(quoting, business_dialogues={"value": 3})
    assert [w.code for w in made.warnings].count("warn.unused-measure") == 1


def test_points_of_the_quoted_set_must_fit_its_own_criterion(quoting: Rules) -> None:
    (problem,) = fit(given(online_service="12.5"), quoting)
    assert (problem.code, problem.path) == (
        "E214",
        ("measures", "portal_online_service_points", "points"),
    )


def fit(tree: Tree, by_rules: Rules) -> list[Problem]:
    source = read_json(json.dumps(tree, ensure_ascii=False, default=str).encode(), "actuals.json")
    return check_actuals(load(Actuals, source), by_rules.rulebook, source)


@pytest.mark.parametrize(("kind", "formula"), [("points", "entered"), ("value", "bands")])
def test_points_can_be_quoted_as_well(tmp_path: Path, kind: str, formula: str) -> None:
    formulas = {
        "entered": "{type: entered}",
        "bands": "{type: bands, of: value, bands: [{at_least: 80, points: 100}, "
        "{below: 80, points: 0}]}",
    }
    (tmp_path / "thanh-hoa").mkdir()
    (tmp_path / "thanh-hoa/dan.yaml").write_text(
        "schema: parscore/indicators/1\nindicators:\n"
        f"  total: {{title: Điểm 766, title_en: Points, kind: {kind}, unit: points, "
        "from: {ruleset: vn/qd766, value: points}}\n",
        encoding="utf-8",
    )
    body = (
        "indicators: [vn/indicators, thanh-hoa/dan]\ncriteria:\n  - {id: service, number: '1', "
        f"title: A, max: 100, indicator: total, formula: {formulas[formula]}}}\n"
    )
    leaf = node(assessed(rules_in(tmp_path, body)), "service")
    assert leaf.points == ("80" if kind == "points" else "100")
    assert leaf.steps[0].en.startswith("The points scored by the rule set “vn/qd766”")


def test_a_set_that_quotes_nothing_judges_nothing_else(tmp_path: Path) -> None:
    rules = rules_in(tmp_path, BODY.replace("portal_index", "documents_e_signed"))
    assert rules.quoted == {}
    assert rules.rulebook.quoted == {}
    hop_tien = assess(hop_tien_plan(), hop_tien_actuals(), rules)
    assert not any(step.code.startswith("quote.") for n in hop_tien.nodes for step in n.steps)
