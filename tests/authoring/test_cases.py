"""Cases: what they may say, how a failure is told, what they leave untried, what is suggested."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.cli import RULES

from parscore.authoring.canonical import is_canonical
from parscore.authoring.coverage import coverage, sentences
from parscore.authoring.edges import Edge, Lack, Sight, untried
from parscore.authoring.figures import figures_at
from parscore.authoring.suggestions import render, suggest
from parscore.authoring.trial import Trial, try_rules
from parscore.documents.indicators import Indicator
from parscore.formulas.bands import Bands
from parscore.reading.problems import RulesUnusable
from parscore.rulebook.folder import RulesFolders
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from support.folders import Folder

Try = Callable[..., Trial]

HEAD = "schema: parscore/cases/1\ncases:\n"
INDICATORS = """\
schema: parscore/indicators/1
indicators:
  share: {title: Tỷ lệ, title_en: Share, kind: ratio, unit: percent, part_of_whole: true}
  count: {title: Số lượng, title_en: Count, kind: value, unit: dossiers}
  grown: {title: Tăng, title_en: Grown, kind: ratio, unit: percent}
  done: {title: Có, title_en: Done, kind: done, unit: yes_no}
  day: {title: Ngày, title_en: Day, kind: date, unit: date}
  late: {title: Chậm, title_en: Late, kind: occurrences, unit: days}
  grade:
    title: Mức
    title_en: Grade
    kind: level
    unit: level
    levels: [{id: good, vi: Tốt, en: Good}, {id: poor, vi: Kém, en: Poor}]
  list:
    title: Danh mục
    title_en: List
    kind: items
    unit: items
    items: [{id: a, title: A}, {id: b, title: B}]
  given: {title: Nhập, title_en: Given, kind: points, unit: points}
"""
SHARE = (
    "{type: bands, of: ratio, bands: [{at_least: 98, points: 4}, "
    "{at_least: 95, below: 98, points: 2}, {below: 95, points: 0}]}"
)


def leaf(name: str, indicator: str, formula: str, more: str = "") -> str:
    return (
        f'  - {{id: {name}, number: "1", title: Tiêu chí {name}, max: 4, indicator: {indicator}, '
        f"formula: {formula}{more}}}\n"
    )


@pytest.fixture
def tried(folder: Folder) -> Try:
    """Return how to write leaves and cases, and to try them."""

    def call(leaves: str, *cases: str) -> Trial:
        folder.write("vn/indicators.yaml", INDICATORS)
        folder.add(body="criteria:\n" + leaves)
        if cases:
            folder.write("thu/2025/cases/a.yaml", HEAD + "".join(map(case, cases)))
        return try_rules("thu/2025", folder.folders)

    return call


def case(parts: str) -> str:
    given_part, expect = parts.split(" => ")
    return f"  - name: Ca thử\n    given: {{{given_part}}}\n    expect: {{{expect}}}\n"


def told(trial: Trial, lang: str = "vi") -> list[str]:
    return [problem.render(lang).split("/cases/")[-1] for problem in trial.problems]  # type: ignore[arg-type]


RATIO = "measures: {share: {numerator: 97, denominator: 100}}"


def test_a_case_that_comes_out_as_expected_says_nothing(tried: Try) -> None:
    trial = tried(leaf("one", "share", SHARE), f"{RATIO} => nodes: {{one: {{points: '2'}}}}")
    assert (told(trial), len(trial.runs), trial.failed) == ([], 1, 0)


def test_a_failure_says_where_what_and_how_it_came_about(tried: Try) -> None:
    expect = "nodes: {one: {points: '2.5', status: met}}"
    trial = tried(leaf("one", "share", SHARE), f"{RATIO} => {expect}")
    steps = "Số liệu: 97/100 = 97%. Mức từ 95 trở lên, dưới 98: 2 điểm."
    assert told(trial) == [
        (
            "a.yaml:5:36: E173 Ca “Ca thử”: điểm của 1 Tiêu chí one (one) phải là 2,5, "
            f"nhưng chấm ra 2. Cách tính: {steps}"
        ),
        (
            "a.yaml:5:51: E173 Ca “Ca thử”: kết quả của 1 Tiêu chí one (one) phải là met, "
            f"nhưng chấm ra partly. Cách tính: {steps}"
        ),
    ]
    assert told(trial, "en")[0] == (
        "a.yaml:5:36: E173 Case “Ca thử”: the points of 1 Tiêu chí one (one) must be 2.5, but "
        "came out as 2. How it came about: Data: 97/100 = 97%. "
        "Band at least 95, below 98: 2 points."
    )
    assert trial.failed == 1


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            f"{RATIO} => nodes: {{onee: {{points: '2'}}}}",
            "a.yaml:5:22: E176 Bộ tiêu chí không có tiêu chí “onee”. Có phải “one”?",
        ),
        (
            f"{RATIO} => minimums: {{onee: met}}",
            "a.yaml:5:25: E176 Bộ tiêu chí không có chỉ tiêu tối thiểu “onee”. Có phải “—”?",
        ),
        (
            f"{RATIO} => findings: [{{rule: mot}}]",
            "a.yaml:5:32: E176 Bộ tiêu chí không có quy tắc “mot”. Có phải “—”?",
        ),
        (
            "measures: {shares: {value: 1}} => nodes: {one: {points: '2'}}",
            "a.yaml:4:32: E201 Từ điển không có chỉ tiêu “shares”. Có phải “share”?",
        ),
        (
            "measures: {share: {numerator: 3, denominator: 2}} => nodes: {one: {points: '2'}}",
            "a.yaml:4:43: E207 “Tỷ lệ”: tử số 3 lớn hơn mẫu số 2. Hãy kiểm tra lại hai số đếm.",
        ),
        (
            f"{RATIO} => score: {{points: '3'}}",
            (
                "a.yaml:5:30: E173 Ca “Ca thử”: điểm của toàn bộ phải là 3, nhưng chấm ra 2. "
                "Cách tính: muốn biết vì sao, nêu từng tiêu chí bên trong ở expect.nodes."
            ),
        ),
        (
            f"{RATIO} => ",
            (
                "a.yaml:5:13: E172 Ca này chưa nêu kết quả phải ra. Thêm vào expect ít nhất một "
                "trong: nodes, score, minimums, absent, findings, no_findings."
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_case_is_told_in_its_place(parts: str, words: str, tried: Try) -> None:
    trial = tried(leaf("one", "share", SHARE), parts)
    assert told(trial) == [words]
    assert trial.failed == 1


def test_not_applicable_and_undetermined_can_be_expected(tried: Try) -> None:
    trial = tried(
        leaf("one", "share", SHARE),
        "measures: {share: {not_applicable: true, reason: x}} => "
        "nodes: {one: {status: not_applicable}}, score: {max: 0}",
        "measures: {} => nodes: {one: {status: undetermined, lower: 0, upper: 4}}",
        "measures: {} => nodes: {one: {points: 1}}",
    )
    assert len(told(trial)) == 1
    assert "điểm của 1 Tiêu chí one (one) phải là 1, nhưng chấm ra chưa có" in told(trial)[0]


ZERO = "evidence-missing-zero"
EVIDENCE = ", evidence: [{id: doc, title: Văn bản}], evidence_missing: zero"
SETTINGS = "inference: [vn/inference]\n"


def test_a_case_without_a_word_on_evidence_has_all_of_it(folder: Folder) -> None:
    folder.write("vn/indicators.yaml", INDICATORS)
    folder.write("vn/inference.yaml", (RULES / "vn" / "inference.yaml").read_text("utf-8"))
    folder.add(body=SETTINGS + "criteria:\n" + leaf("one", "share", SHARE, EVIDENCE))
    proof = "{id: d, document: doc, number: '1', issued: 2025-05-05, title: Văn bản}"
    measure = "measures: {share: {numerator: 98, denominator: 100, evidence: [d]}}"
    cases = (
        f"{RATIO} => nodes: {{one: {{points: '2'}}}}, no_findings: [{{rule: {ZERO}}}]",
        (
            f"{RATIO}, evidence: [] => nodes: {{one: {{points: '0'}}}}, "
            "findings: [{rule: evidence-missing-zero, node: one}]"
        ),
        f"{measure}, evidence: [{proof}] => nodes: {{one: {{points: '4'}}}}",
        f"{RATIO} => findings: [{{rule: evidence-missing-zero}}]",
        f"{RATIO}, evidence: [] => no_findings: [{{rule: evidence-missing-zero}}]",
        (
            f"{RATIO}, targets: [{{indicator: share, op: '>=', value: 99}}] => "
            "findings: [{rule: target-not-met}]"
        ),
        "tasks: {viec: {status: not_started, due: 2025-03-01}} => findings: [{rule: task-overdue}]",
    )
    folder.write("thu/2025/cases/a.yaml", HEAD + "".join(map(case, cases)))
    trial = try_rules("thu/2025", folder.folders)
    first, second, *rest = told(trial)
    assert first.startswith(
        "a.yaml:14:25: E174 Ca “Ca thử”: quy tắc “evidence-missing-zero” phải có kết luận về "
        "bất kỳ tiêu chí nào, nhưng không có. Các quy tắc có kết luận: "
    )
    assert second.startswith(
        "a.yaml:17:28: E175 Ca “Ca thử”: quy tắc “evidence-missing-zero” không được có kết luận "
        "về bất kỳ tiêu chí nào, nhưng lại có. Kết luận đó: "
    )
    assert rest == []


def test_minimums_can_be_expected(folder: Folder) -> None:
    folder.write("vn/indicators.yaml", INDICATORS)
    minimums = "minimums:\n  - {id: m, indicator: share, op: '>=', value: 98}\n"
    folder.add(body=minimums + "criteria:\n" + leaf("one", "share", SHARE))
    cases = f"{RATIO} => minimums: {{m: not_met}}", f"{RATIO} => minimums: {{m: met}}"
    folder.write("thu/2025/cases/a.yaml", HEAD + "".join(map(case, cases)))
    (line,) = told(try_rules("thu/2025", folder.folders))
    assert line == (
        "a.yaml:8:28: E173 Ca “Ca thử”: kết quả của “Tỷ lệ” phải là met, nhưng chấm ra not_met. "
        "Cách tính: số liệu 97, mức tối thiểu >= 98."
    )


@pytest.mark.parametrize("text", ["a: [1]\n", "", HEAD + "  - 1\n", "schema: parscore/plan/1\n"])
def test_a_file_of_cases_of_any_shape_counts_as_failed(text: str, folder: Folder) -> None:
    folder.add()
    folder.write("thu/2025/cases/a.yaml", text)
    trial = try_rules("thu/2025", folder.folders)
    assert (len(trial.runs), trial.failed) == (0, 1)
    assert trial.problems


def test_a_set_is_tried_by_its_path_and_by_one_file_of_cases(folder: Folder) -> None:
    folder.write("vn/indicators.yaml", INDICATORS)
    path = folder.add(body="criteria:\n" + leaf("one", "share", SHARE))
    good = folder.write("thu/2025/cases/a.yaml", HEAD + case(f"{RATIO} => nodes: {{one: {{}}}}"))
    folder.write("thu/2025/cases/b.yaml", "a: 1\n")
    nowhere = RulesFolders(())
    assert try_rules(str(path), nowhere).failed == 1
    assert try_rules(str(path.parent), nowhere).failed == 1
    assert try_rules(str(good), nowhere).failed == 0
    with pytest.raises(RulesUnusable):
        try_rules("thu/2024", folder.folders)


# --- What no case tries -----------------------------------------------------------------------


def lines_of(trial: Trial) -> list[str]:
    found = coverage(trial.rules.rulebook, trial.runs)
    return [text.vi for text in sentences(found)]


def test_leaves_and_edges_that_no_case_tries_are_named(tried: Try) -> None:
    one = "1 Tiêu chí one (one)"
    trial = tried(
        leaf("one", "share", SHARE) + leaf("two", "done", "{type: pass_fail, pass: 4}"),
        f"{RATIO} => nodes: {{one: {{points: '2'}}}}",
        "measures: {share: {numerator: 95, denominator: 100}} => nodes: {one: {points: '2'}}",
        "measures: {done: {done: true}} => score: {points: 4}",
    )
    assert lines_of(trial) == [
        "1 Tiêu chí two (two): chưa có ca nào.",
        f"{one}: mốc 98%: chưa có ca đúng mốc.",
        f"{one}: mốc 95%: chưa có ca ngay dưới mốc.",
    ]


def test_a_leaf_that_stays_open_is_not_tried(tried: Try) -> None:
    trial = tried(
        leaf("one", "share", SHARE), "measures: {} => nodes: {one: {status: undetermined}}"
    )
    assert lines_of(trial) == ["1 Tiêu chí one (one): chưa có ca nào."]


EDGES = [Edge((), ">=", 98), Edge((), ">=", 95)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seen", "lacking"),
    [
        ([98, 97, 95, 94], []),
        ([98, 95, 94], []),
        ([98, 94], [Lack(EDGES[0], on=False, beyond=True), Lack(EDGES[1], on=True, beyond=False)]),
        ([100], [Lack(EDGES[0], on=True, beyond=True), Lack(EDGES[1], on=True, beyond=True)]),
    ],
)
def test_an_edge_is_tried_on_it_and_in_the_next_band(seen: list[int], lacking: list[Lack]) -> None:
    sights = [Sight((), one) for one in seen]  # type: ignore[arg-type]
    assert untried(EDGES, sights) == lacking


def test_an_edge_that_belongs_below_is_tried_above_it() -> None:
    edge = Edge((), ">", 15)  # type: ignore[arg-type]
    sights = [Sight((), one) for one in (15, 14)]  # type: ignore[arg-type]
    assert untried([edge], sights) == [Lack(edge, on=False, beyond=True)]
    assert untried([edge], [*sights, Sight((), 16)]) == []  # type: ignore[arg-type]


# --- Suggestions ------------------------------------------------------------------------------

FORMULAS = {
    "bands": leaf("x", "share", SHARE),
    "bands of days": leaf(
        "x",
        "day",
        "{type: bands, of: days, due: 2025-02-28, bands: [{at_most: 0, points: 4}, "
        "{above: 0, at_most: 15, points: 2}, {above: 15, points: 0}]}",
    ),
    "bands of a count": leaf(
        "x",
        "count",
        "{type: bands, of: value, bands: [{above: 2, points: 4}, {at_most: 2, points: 0}]}",
    ),
    "bands of a change": leaf(
        "x",
        "grown",
        "{type: bands, of: change, bands: [{above: 0, points: 4}, {exactly: 0, points: 2}, "
        "{below: 0, points: 0}]}",
    ),
    "bands of growth": leaf(
        "x",
        "grown",
        "{type: bands, of: growth, bands: [{at_least: 7.5, points: 4}, {below: 7.5, points: 0}]}",
    ),
    "proportional": leaf(
        "x", "share", "{type: proportional, of: ratio, full_at: 80, zero_below: 33}"
    ),
    "per unit": leaf("x", "list", "{type: per_unit, of: items, each: 2, most: 4}"),
    "deduction": leaf("x", "count", "{type: deduction, of: value, each: 0.5, least: -1}"),
    "occurrences": leaf(
        "x",
        "late",
        "{type: occurrences, least: -4, each: [{at_most: 2, points: -1}, {above: 2, points: -2}]}",
        ", kind: penalty",
    ),
    "levels": leaf("x", "grade", "{type: levels, levels: {good: 4, poor: 0}}"),
    "pass or fail": leaf("x", "done", "{type: pass_fail, pass: 4}"),
    "passed on a day": leaf("x", "day", "{type: pass_fail, pass: 4}"),
    "all of": leaf(
        "x", "list", "{type: all_of, items: [{id: a, title: A}, {id: b, title: B}], pass: 4}"
    ),
    "sum": leaf(
        "x",
        "share",
        "{type: sum, parts: [{id: p, title: P, max: 2, formula: {type: proportional, of: ratio, "
        "full_at: 50}}, {id: q, title: Q, max: 2, indicator: done, formula: "
        "{type: pass_fail, pass: 2}}]}",
    ),
    "branch": leaf(
        "x",
        "share",
        "{type: branch, cases: [{if: {indicator: done, state: done}, formula: {type: proportional, "
        "of: ratio, full_at: 100}}, {if: {indicator: grade, level: good}, formula: {type: "
        "proportional, of: ratio, full_at: 50}}], otherwise: {type: bands, of: ratio, bands: "
        "[{at_least: 50, points: 1}, {below: 50, points: 0}]}}",
    ),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_suggested_cases_try_everything_and_pass(name: str, folder: Folder, tried: Try) -> None:
    trial = tried(FORMULAS[name])
    found = suggest(trial.rules, coverage(trial.rules.rulebook, ()))
    text = render(found, "thu/2025", "vi")
    assert found.without == ()
    assert is_canonical(text.encode(), "cases.yaml")
    folder.write("thu/2025/cases/a.yaml", text)
    again = try_rules("thu/2025", folder.folders)
    assert told(again) == []
    assert lines_of(again) == []


def test_a_suggestion_hits_the_edge_and_one_unit_off_it(tried: Try) -> None:
    trial = tried(leaf("one", "share", SHARE))
    text = render(suggest(trial.rules, coverage(trial.rules.rulebook, ())), "thu/2025", "vi")
    assert text == (
        "# yaml-language-server: $schema=../../../schema/cases.schema.json\n"
        "# Các ca ở mốc do chương trình gợi ý cho thu/2025. Điểm ghi ở đây là điểm bộ tiêu chí "
        "đang cho: hãy đối chiếu từng ca với văn bản, sửa nếu sai, rồi bỏ dòng “Xác nhận”.\n"
        "schema: parscore/cases/1\ncases:\n"
        + "\n".join(
            "  # Xác nhận: bộ tiêu chí có quy định như vậy không?\n"
            f'  - name: "1 Tiêu chí one (one): {name}"\n    given:\n      measures:\n'
            f"        share: {{numerator: {count}, denominator: 100}}\n    expect:\n      nodes:\n"
            f'        one: {{points: "{points}", status: {status}}}\n'
            for name, count, points, status in (
                ("đúng mốc 98%", 98, 4, "met"),
                ("ngay dưới 98%", 97, 2, "partly"),
                ("đúng mốc 95%", 95, 2, "partly"),
                ("ngay dưới 95%", 94, 0, "not_met"),
            )
        )
    )


def test_what_cannot_be_suggested_is_said(tried: Try) -> None:
    trial = tried(
        leaf("one", "given", "{type: entered}")
        + leaf("two", "share", "{type: proportional, of: ratio, full_at: 100, zero_below: 0}")
    )
    text = render(suggest(trial.rules, coverage(trial.rules.rulebook, ())), "thu/2025", "en")
    assert "# No case could be suggested for 1 Tiêu chí one (one): write it yourself.\n" in text
    assert "# No case could be suggested for 1 Tiêu chí two (two): just below 0%: write" in text


@settings(max_examples=25)
@given(edge=st.decimals(0, 100, places=2))
def test_counts_hit_any_edge_exactly(edge: object) -> None:
    value = exact(str(edge))
    formula = Bands.model_validate({"type": "bands", "of": "ratio", "bands": [{"points": 1}]})
    share = Indicator.model_validate(
        {"title": "t", "title_en": "t", "kind": "ratio", "unit": "percent"}
    )
    figure = figures_at(formula, share, value, 0, date(2025, 1, 1))
    assert figure is not None
    assert Fraction(100 * int(figure["numerator"]), int(figure["denominator"])) == value


@pytest.mark.slow
def test_the_shipped_cases_all_pass() -> None:
    folders = RulesFolders((RULES,))
    trials = [try_rules(name, folders) for name in folders.ids()]
    assert [line for trial in trials for line in told(trial)] == []
    assert sum(len(trial.runs) for trial in trials) > 150


# --- Phases -----------------------------------------------------------------------------------

PHASED = leaf("one", "share", SHARE, ", period: {from: 2025-01-01, to: 2025-06-30}") + leaf(
    "two", "share", SHARE, ", period: {from: 2025-07-01, to: 2025-12-31}"
)


def test_the_day_of_a_case_picks_the_phase(tried: Try) -> None:
    trial = tried(
        PHASED,
        f"as_of: 2025-06-30, {RATIO} => nodes: {{one: {{points: '2'}}}}, absent: [two]",
        f"{RATIO} => nodes: {{two: {{points: '2'}}}}, absent: [one], score: {{max: '4'}}",
    )
    assert told(trial) == []


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        (
            "nodes: {two: {points: '2'}}",
            (
                "a.yaml:5:22: E179 Ca “Ca thử”: ngày 30/6/2025 không có tiêu chí “two”, vì đó là "
                "của giai đoạn khác. Sửa given.as_of, hoặc ghi mã này vào expect.absent."
            ),
        ),
        (
            "absent: [two, one]",
            (
                "a.yaml:5:28: E180 Ca “Ca thử”: ngày 30/6/2025 không được có “one”, nhưng lại có. "
                "Sửa given.as_of của ca, hoặc period trong bộ tiêu chí."
            ),
        ),
        (
            "absent: [twoo]",
            "a.yaml:5:23: E176 Bộ tiêu chí không có tiêu chí “twoo”. Có phải “two”?",
        ),
    ],
)
def test_a_case_of_another_phase_is_told_in_its_place(tried: Try, expect: str, words: str) -> None:
    trial = tried(PHASED, f"as_of: 2025-06-30, {RATIO} => {expect}")
    assert told(trial) == [words]
    assert told(trial, "en") != told(trial)


def test_a_minimum_of_another_phase_is_told_and_may_be_expected_absent(folder: Folder) -> None:
    folder.write("vn/indicators.yaml", INDICATORS)
    folder.add(
        body="criteria:\n" + leaf("one", "share", SHARE) + "minimums:\n"
        "  - {id: m, indicator: share, op: '>=', value: 98, "
        "period: {from: 2025-01-01, to: 2025-06-30}}\n"
    )
    cases = [
        f"as_of: {day}, {RATIO} => {expect}"
        for day, expect in [
            ("2025-06-30", "minimums: {m: not_met}"),
            ("2024-01-01", "minimums: {m: not_met}"),
            ("2025-07-01", "absent: [m]"),
            ("2026-01-01", "absent: [m]"),
            ("2025-07-01", "minimums: {m: not_met}"),
        ]
    ]
    folder.write("thu/2025/cases/a.yaml", HEAD + "".join(map(case, cases)))
    (problem,) = try_rules("thu/2025", folder.folders).problems
    assert problem.code == "E179"
    assert problem.path[1] == 4


def test_the_leaves_of_all_phases_are_covered_each_on_its_own_days(tried: Try) -> None:
    trial = tried(PHASED, f"as_of: 2025-06-30, {RATIO} => nodes: {{one: {{points: '2'}}}}")
    found = coverage(trial.rules.rulebook, trial.runs)
    assert (found.leaves, [one.id for one in found.untried_leaves]) == (2, ["two"])


def test_cases_suggested_for_a_phase_state_a_day_of_it(tried: Try, folder: Folder) -> None:
    trial = tried(PHASED)
    found = suggest(trial.rules, coverage(trial.rules.rulebook, ()))
    text = render(found, "thu/2025", "vi")
    assert {(one.leaf.id, one.as_of) for one in found.cases} == {
        ("one", date(2025, 6, 30)),
        ("two", None),
    }
    folder.write("thu/2025/cases/b.yaml", text)
    again = try_rules("thu/2025", folder.folders)
    assert again.problems == ()
    assert coverage(again.rules.rulebook, again.runs).lacks == ()


SURVEYED = (
    '  - {id: asked, number: "2", title: Hỏi, kind: survey, max: 5, '
    "formula: {type: survey, answers: {tốt: 100, kém: 0}}}\n"
)


def test_the_points_of_a_survey_are_expected_beside_the_self_score(tried: Try) -> None:
    votes = "survey: {asked: {tốt: 3, kém: 1}}"
    trial = tried(
        leaf("one", "share", SHARE) + SURVEYED,
        f"{votes} => score: {{points: 0, survey: 3.75}}",
        f"{votes} => score: {{survey: 4}}",
        "measures: {} => score: {survey: 4}",
    )
    assert [line.split(": E173 ")[1].split(" Cách")[0] for line in told(trial)] == [
        "Ca “Ca thử”: điểm điều tra của toàn bộ phải là 4, nhưng chấm ra 3,75.",
        "Ca “Ca thử”: điểm điều tra của toàn bộ phải là 4, nhưng chấm ra chưa có.",
    ]
