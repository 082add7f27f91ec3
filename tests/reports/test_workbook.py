"""The self-scoring workbook: its form, its formulas, and what stands in its cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import (
    actuals,
    assess,
    assess_hop_tien,
    hop_tien_actuals,
    plan,
    rules,
)
from support.provinces import assessed
from support.rulebooks import group, leaf
from support.sheets import cells, needs_office, opened, row_of, saved_again

from parscore.reports.workbook.columns import HIDDEN, at
from parscore.reports.workbook.own_score import points_of
from parscore.reports.workbook.render import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook

    from parscore.documents.assessment import Assessment

A4 = 9
ID = HIDDEN["id"] + 1
HOSTILE = ("=1+1", "=cmd()", "+1", "-1", "@x", '<b>&"', '=HYPERLINK("http://x")')
COMMUNES = {
    "hop-tien": ("thanh-hoa/hop-tien/2025", "thanh-hoa/2025"),
    "doan-ket": ("lang-son/doan-ket/2025", "lang-son/2025"),
    "chi-lang": ("lang-son/chi-lang/2026-2030", "lang-son/2026-2030"),
    "si-lo-lau": ("lai-chau/si-lo-lau/2025", "lai-chau/2025"),
    "le-hong": ("hai-duong/le-hong/2021-2025", "hai-duong/2021-2025"),
}


def cell(book: Workbook, node: str, column: str) -> Cell:
    sheet, row = row_of(book, node, ID)
    found: Cell = sheet.cell(row, at(column) + 1)
    return found


@pytest.fixture(scope="module")
def data(assessment: Assessment) -> bytes:
    return render(assessment)


@pytest.fixture(scope="module")
def formulas(data: bytes) -> Workbook:
    return opened(data, values=False)


def test_every_leaf_and_total_shows_the_assessed_figure_before_anything_recalculates(
    data: bytes, assessment: Assessment
) -> None:
    book = opened(data, values=True)
    shown = shown_points(book, assessment)
    assert shown == expected_points(assessment)
    summary = [[one.value for one in row] for row in book.worksheets[0].iter_rows()]
    total = next(row for row in summary if row[0] == "Tổng cộng")
    assert total[2:5] == [98, 79.42, 81.04]


def shown_points(book: Workbook, assessment: Assessment) -> dict[str, float]:
    leaves = [node.id for node in assessment.nodes if node.scheme and node.scheme.formula]
    surveyed = {node.id for node in assessment.nodes if node.kind == "survey"}
    return {
        name: round(cell(book, name, "points").value, 6) for name in leaves if name not in surveyed
    }


def expected_points(assessment: Assessment) -> dict[str, float]:
    return {
        node.id: round(float(points_of(node)), 6)
        for node in assessment.nodes
        if node.scheme and node.scheme.formula and node.kind != "survey"
    }


def test_a_comparison_is_cross_multiplied_on_the_counts(formulas: Workbook) -> None:
    text = cell(formulas, "on_time", "points").value
    row = cell(formulas, "on_time", "points").row
    assert f"T{row}>=98*U{row}" in text
    assert cell(formulas, "on_time", "x").value == f'=IF(D{row}="",F{row},100*D{row})'


def test_what_a_sheet_cannot_state_is_a_marked_value(formulas: Workbook) -> None:
    branch = cell(formulas, "training", "points")
    assert branch.data_type == "n"
    assert branch.number_format.endswith('"*"')
    effect = cell(formulas, "pay", "effect")
    assert (effect.value, effect.number_format[-3:]) == (-1, '"*"')


def test_inputs_are_open_and_all_else_is_locked(formulas: Workbook) -> None:
    sheet, row = row_of(formulas, "on_time", ID)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    is_open = {
        name
        for name in ("numerator", "denominator", "value", "answer", "note")
        if not sheet.cell(row, at(name) + 1).protection.locked
    }
    assert is_open == {"numerator", "denominator", "value", "answer", "note"}
    for name in ("points", "max", "how", "round1", "opinion1", "round2", "opinion2", "effect"):
        assert sheet.cell(row, at(name) + 1).protection.locked, name


def test_lists_offer_what_a_criterion_takes(formulas: Workbook) -> None:
    def choices(node: str) -> str:
        sheet, row = row_of(formulas, node, ID)
        where = sheet.cell(row, at("answer") + 1).coordinate
        rules_there = sheet.data_validations.dataValidation
        return next(
            one.formula1 for one in rules_there if one.type == "list" and where in one.sqref
        )

    assert choices("on_time") == '"Không áp dụng"'
    assert choices("one_stop") == '"Tốt,Khá,Chưa đạt,Không áp dụng"'


def test_each_sheet_prints_as_the_form_does(formulas: Workbook) -> None:
    for sheet in formulas.worksheets[:-1]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == A4
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    field = formulas["LV 3"]
    assert field.freeze_panes == "C7"
    assert field.print_title_rows == "$4:$6"
    rows = range(7, row_of(formulas, "on_time", ID)[1] + 1)
    assert all(field.row_dimensions[row].height for row in rows)


def test_a_hidden_sheet_says_what_the_workbook_was_made_from(
    formulas: Workbook, assessment: Assessment
) -> None:
    sheet = formulas["parscore"]
    assert sheet.sheet_state == "hidden"
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert told["schema"] == "parscore/workbook/1"
    assert told["ruleset"] == "thanh-hoa/2025"
    assert told["ruleset_sha256"] == assessment.ruleset.sha256
    assert told["actuals_sha256"] == assessment.inputs.actuals


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_never_a_formula(
    text: str,
    formulas: Workbook,
    changed: Callable[[Callable[[dict[str, Any]], None]], Assessment],
) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["commune"]["name"] = tree["plan"]["title"] = text
        for node in tree["nodes"]:
            node["title"] = text
            if node["formula"]:
                node["explanation"] = text
                node["appraisal"] = {"round1": {"note": text}, "explanation": text}
        for one in (*tree["tasks"], *tree["evidence"], *tree["gaps"]):
            one["title"] = text

    book = opened(render(changed(edit)), values=False)
    made = {(one.parent.title, one.coordinate) for one in cells(book) if one.data_type == "f"}
    usual = {(one.parent.title, one.coordinate) for one in cells(formulas) if one.data_type == "f"}
    assert made == usual
    assert not any(one.hyperlink for one in cells(book))
    assert cell(book, "on_time", "title").value == text
    assert cell(book, "on_time", "opinion1").value == text


def test_english_words_and_answers(assessment: Assessment) -> None:
    book = opened(render(assessment, "en"), values=True)
    assert book.sheetnames[0] == "Summary"
    assert cell(book, "responsibilities", "status").value == "Met"


def test_a_figure_that_two_criteria_share_is_typed_in_once() -> None:
    ratio = {"type": "proportional", "of": "ratio", "full_at": 100}
    first, second = leaf("a", 2, ratio), {**leaf("b", 4, ratio), "indicator": "a"}
    made = assess(
        plan(),
        actuals(measures={"a": {"numerator": 1, "denominator": 2}}),
        rules(group("one", first), group("two", second)),
    )
    book = opened(render(made), values=False)
    assert cell(book, "b", "numerator").value == "=IF('LV one'!$D$8=\"\",\"\",'LV one'!$D$8)"
    assert cell(book, "b", "numerator").protection.locked
    assert "tiêu chí a" in cell(book, "b", "note").value


def test_points_that_siblings_would_share_are_left_open_rather_than_wrong() -> None:
    shared = {"not_applicable": "redistribute", "zero_denominator": "not_applicable"}
    tree = group("g", leaf("a", 2, RATIO, **shared), leaf("b", 2, RATIO, **shared))
    counted = {"numerator": 1, "denominator": 2}
    made = assess(plan(), actuals(measures={"a": counted, "b": counted}), rules(tree))
    book = opened(render(made), values=False)
    assert '"na"' not in cell(book, "a", "state").value.replace('áp dụng","na"', "")
    assert not book["LV g"].data_validations.dataValidation[0].formula1.count("Không áp dụng")
    empty = {"numerator": 0, "denominator": 0}
    made = assess(plan(), actuals(measures={"a": empty, "b": counted}), rules(tree))
    book = opened(render(made), values=False)
    for name, points in (("a", 0), ("b", 2.08)):
        shown = cell(book, name, "points")
        assert (shown.data_type, round(shown.value, 2)) == ("n", points)
        assert shown.number_format.endswith('"*"')


def test_an_empty_and_an_enormous_assessment_still_make_a_workbook() -> None:
    many = [
        leaf(f"l{n}", 1, {"type": "pass_fail", "pass": 1}, title="Rất dài " * 60)
        for n in range(120)
    ]
    made = assess(plan(), actuals(), rules(group("g", *many)))
    book = opened(render(made), values=True)
    assert cell(book, "l119", "status").value == "Chưa xác định"
    heights = [row.height for row in book["LV g"].row_dimensions.values() if row.height]
    assert max(heights) <= 409


# --- Worked out again by LibreOffice ---

RATIO = {"type": "proportional", "of": "ratio", "full_at": 96, "zero_below": 50}
BANDS = {
    "type": "bands",
    "of": "ratio",
    "bands": [
        {"at_least": "98.5", "points": 4},
        {"at_least": 95, "below": "98.5", "points": "50%"},
        {"below": 95, "points": "0.25"},
    ],
}


def odd_leaves() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return leaves that stand on an edge or a tie, with all ways to round, and their measures."""
    leaves, measures = [], dict[str, Any]()
    counts = [(197, 200), (19, 20), (0, 7), (7, 0), (1, 3), (2, 3), (999_999, 1_000_000)]
    number = 0
    for mode in ("half_up", "down", "up", "half_even"):
        for places in (1, 2):
            for formula in (RATIO, BANDS):
                for n, d in counts:
                    name = f"m{number}"
                    number += 1
                    keys = {
                        "rounding": {"at": "leaf", "places": places, "mode": mode},
                        "zero_denominator": ("full", "zero", "ratio_100", "not_applicable")[
                            number % 4
                        ],
                        "not_applicable": ("reduce", "full", "lost")[number % 3],
                    }
                    leaves.append(leaf(name, "2.5" if formula is RATIO else 4, formula, **keys))
                    measures[name] = {"numerator": n, "denominator": d}
    return leaves, measures


def odd_assessment() -> Assessment:
    leaves, measures = odd_leaves()
    late = {
        "type": "bands",
        "of": "days",
        "due": "2025-06-30",
        "bands": [{"at_most": 0, "points": 1}, {"above": 0, "points": "0.5"}],
    }
    items = [{"id": "x", "title": "x"}, {"id": "y", "title": "y"}]
    parts = [
        {"id": n, "title": n, "indicator": f"part_{n}", "max": 1, "formula": RATIO}
        for n in ("p", "q", "r")
    ]
    others = [
        leaf("late", 1, late),
        leaf("list", 1, {"type": "all_of", "items": items, "pass": 1}),
        leaf("halflist", 1, {"type": "all_of", "items": items, "pass": 1}),
        leaf(
            "added",
            3,
            {"type": "sum", "parts": parts, "most": 2},
            rounding={"at": "leaf", "places": 2, "mode": "half_up"},
        ),
        leaf("taken", 2, {"type": "deduction", "of": "value", "each": "0.25", "least": -1}),
        leaf("missing", 2, {"type": "deduction", "of": "value", "each": "0.25", "least": -1}),
        leaf("count", 2, {"type": "per_unit", "of": "value", "each": "0.3", "most": 2}),
    ]
    measures |= {
        "late": {"date": "2025-07-01"},
        "list": {"items": {"x": True, "y": True}},
        "halflist": {"items": {"x": True}},
        "part_p": {"numerator": 1, "denominator": 3},
        "part_q": {"not_applicable": True, "reason": "không có"},
        "part_r": {"value": 100},
        "taken": {"value": 20},
        "count": {"value": 3},
    }
    tree = [
        group("ratios", *leaves),
        group("capped", *others[:3], cap=2),
        group("best", *others[3:5], best_of=1),
        group("rest", *others[5:]),
    ]
    return assess(plan(), actuals(measures=measures), rules(*tree))


@needs_office
@pytest.mark.slow
def test_worked_out_again_every_formula_gives_the_assessed_figure(tmp_path: Path) -> None:
    made = {name: assessed(*one) for name, one in COMMUNES.items()} | {"odd": odd_assessment()}
    files = {name: render(one) for name, one in made.items()}
    tree = hop_tien_actuals()
    tree["measures"]["petitions_on_time"] |= {"numerator": 49, "denominator": 50}
    tree["measures"]["legal_review_reported"] |= {"done": True}
    del tree["measures"]["self_scoring_reports"]
    files["changed"] = typed_in(files["hop-tien"])
    again = saved_again(files, tmp_path)
    for name in made:
        before = opened(files[name], values=True)
        after = opened(again[name], values=True)
        written = opened(files[name], values=False)
        for one in cells(written):
            if one.data_type == "f":
                cached = before[one.parent.title][one.coordinate].value
                fresh = after[one.parent.title][one.coordinate].value
                assert same(cached, fresh), (name, one.parent.title, one.coordinate, one.value)
    changed = assess_hop_tien(tree)
    shown, expected = (
        shown_points(opened(again["changed"], values=True), changed),
        expected_points(changed),
    )
    assert {k: v for k, v in shown.items() if v != expected[k]} == {}
    assert changed.score.points != made["hop-tien"].score.points
    told = {
        name: [
            one.value
            for one in cells(opened(again[name], values=True))
            if str(one.value).startswith("Số liệu đã sửa trong bảng: ")
        ]
        for name in again
    }
    assert [name for name, said in told.items() if said] == ["changed"]
    assert "tổng cộng không còn là 79,42 / 98 điểm" in told["changed"][0]


def typed_in(data: bytes) -> bytes:
    """Return the workbook of Hợp Tiến after an official has typed in three other figures."""
    book = opened(data, values=False)
    cell(book, "petitions", "numerator").value = 49
    cell(book, "petitions", "denominator").value = 50
    sheet, row = row_of(book, "legal_documents_review", ID)
    assert "Báo cáo kết quả" in sheet.cell(row + 2, at("title") + 1).value
    sheet.cell(row + 2, at("answer") + 1).value = "Có"
    cell(book, "self_scoring", "value").value = None
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def same(cached: object, fresh: object) -> bool:
    if isinstance(cached, (int, float)) and isinstance(fresh, (int, float)):
        return abs(cached - fresh) < 1e-9
    return (cached or None) == (fresh or None)


def test_evidence_is_listed_by_number_day_and_title(formulas: Workbook) -> None:
    cited = "số MH-13/BC-UBND, ngày 12/12/2025: Báo cáo công tác kiểm soát TTHC (minh họa)"
    assert f"– {cited}" in str(cell(formulas, "on_time", "evidence").value).splitlines()
    listed = [row[5].value for row in formulas["TLKC"].iter_rows() if row[0].value == "3.2.1"]
    assert cited in listed
