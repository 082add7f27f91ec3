"""Whether plan, actuals and rules fit together: each fault's code, place, words and advice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import actuals, by, plan, target, task
from support.rulebooks import group, indicator, leaf, rulebook

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.findings import fit
from parscore.findings.fit import check_fit
from parscore.reading.json_tree import read_json
from parscore.reading.load import load

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

Tree = dict[str, Any]

SURVEY = {"type": "survey", "answers": {"A": 100, "B": 50}}
PART = {
    "id": "p",
    "title": "p",
    "indicator": "answer",
    "max": 4,
    "formula": {"type": "pass_fail", "pass": 4},
}
BOOK = rulebook(
    group("g", leaf("one", 4, indicator="given"), leaf("late", 0, floor=-2, kind="penalty")),
    leaf("asked", 5, SURVEY, kind="survey", indicator=None),
    leaf("parts", 4, {"type": "sum", "parts": [PART]}, indicator=None),
    leaf("shared", 4, {"type": "proportional", "of": "ratio", "full_at": 100}, indicator="share"),
    indicators={
        "share": indicator("ratio", title="Tỷ lệ", unit="percent", part_of_whole=True),
        "growth": indicator("ratio", title="Thu ngân sách", unit="percent", nonnegative=False),
        "count": indicator("value", title="Số lượng"),
        "times": indicator("occurrences", title="Số lần"),
        "answer": indicator("done", title="Câu trả lời"),
        "grade": indicator(
            "level",
            title="Xếp loại",
            title_en="grade",
            levels=[
                {"id": "good", "vi": "Tốt", "en": "Good"},
                {"id": "fair", "vi": "Trung bình", "en": "Fair"},
            ],
        ),
    },
)
UNITS = [{"id": "office", "name": "Văn phòng", "aliases": []}]


def found(plan_tree: Tree | None = None, actuals_tree: Tree | None = None) -> list[Problem]:
    texts = [
        json.dumps(tree, ensure_ascii=False, indent=1)
        for tree in (plan_tree or plan(), actuals_tree or actuals())
    ]
    plan_source = read_json(texts[0].encode(), "plan.json")
    actuals_source = read_json(texts[1].encode(), "actuals.json")
    return check_fit(
        load(Plan, plan_source),
        load(Actuals, actuals_source),
        BOOK,
        plan_source,
        actuals_source,
    )


def measured(**measures: Tree) -> Tree:
    return actuals(measures=measures)


def document(name: str) -> Tree:
    return {"id": name, "title": "Báo cáo"}


# code, what the plan and the actuals say, the place, the sentence with its advice
FAULTS: list[tuple[str, Tree | None, Tree | None, str, str]] = [
    (
        "E216",
        plan(targets=[target("grade", ">=", None, level="trung binhf")]),
        None,
        "targets/0/level",
        "“grade” has no level “trung binhf”. Did you mean “Fair”? There are: Good; Fair.",
    ),
    (
        "E216",
        None,
        measured(grade={"level": "xuất sắc"}),
        "measures/grade/level",
        "“grade” has no level “xuất sắc”. Use one of its levels: Good; Fair.",
    ),
    (
        "E216",
        None,
        measured(grade={"level": "good", "previous": {"level": "goood"}}),
        "measures/grade/previous/level",
        "“grade” has no level “goood”. Did you mean “Good”? There are: Good; Fair.",
    ),
    (
        "E201",
        plan(targets=[target("sharre")]),
        None,
        "targets/0/indicator",
        "The dictionary has no indicator “sharre”. Did you mean “share”?",
    ),
    (
        "E201",
        plan(
            tasks=[task("t", by("2025-06-01"), lead=["office"], indicators=["cuont"])], units=UNITS
        ),
        None,
        "tasks/0/indicators/0",
        "The dictionary has no indicator “cuont”. Did you mean “count”?",
    ),
    (
        "E201",
        None,
        measured(sharre={"value": 1}),
        "measures/sharre",
        "The dictionary has no indicator “sharre”. Did you mean “share”?",
    ),
    (
        "E215",
        plan(targets=[target(f"nothing_{n}") for n in range(6)]),
        None,
        "targets/0/indicator",
        (
            "The dictionary of “thu/2025” lacks 6 of the 6 indicators of this file. These may be "
            "the wrong rules: add --rules ID, such as --rules vn/qd766; parscore rules list names "
            "them."
        ),
    ),
    (
        "E215",
        None,
        measured(share={"value": 1}, **{f"nothing_{n}": {"value": 1} for n in range(6)}),
        "measures/nothing_0",
        (
            "The dictionary of “thu/2025” lacks 6 of the 7 indicators of this file. These may be "
            "the wrong rules: add --rules ID, such as --rules vn/qd766; parscore rules list names "
            "them."
        ),
    ),
    (
        "E202",
        plan(tasks=[task("report", lead=["office"])], units=UNITS),
        actuals(tasks={"reprot": {"status": "done"}}),
        "tasks/reprot",
        "The plan has no task “reprot”. Did you mean “report”?",
    ),
    (
        "E203",
        None,
        actuals(
            measures={"count": {"value": 1, "evidence": ["tl_2"]}}, evidence=[document("tl_1")]
        ),
        "measures/count/evidence/0",
        "There is no “tl_2” under evidence. Did you mean “tl_1”?",
    ),
    (
        "E203",
        plan(tasks=[task("t", lead=["office"])], units=UNITS),
        actuals(tasks={"t": {"status": "done", "evidence": ["zzzzzz"]}}, evidence=[document("a")]),
        "tasks/t/evidence/0",
        "There is no “zzzzzz” under evidence. Add the document under evidence, or remove the id.",
    ),
    (
        "E204",
        None,
        actuals(appraisal={"onee": {"round1": {"points": 1}}}),
        "appraisal/onee",
        "The rule set has no criterion “onee”. Did you mean “one”?",
    ),
    (
        "E204",
        None,
        actuals(survey={"askd": {"A": 1}}),
        "survey/askd",
        "The rule set has no criterion “askd”. Did you mean “asked”?",
    ),
    (
        "E205",
        plan(tasks=[task("t", lead=["ofice"])], units=UNITS),
        None,
        "tasks/0/lead/0",
        "There is no “ofice” under units. Did you mean “office”?",
    ),
    (
        "E205",
        plan(tasks=[task("t", lead=["office"], support=["ofice"])], units=UNITS),
        None,
        "tasks/0/support/0",
        "There is no “ofice” under units. Did you mean “office”?",
    ),
    (
        "E205",
        plan(
            assignments=[{"unit": "ofice", "role": "lead", "text": "Chủ trì", "section": "V"}],
            units=UNITS,
        ),
        None,
        "assignments/0/unit",
        "There is no “ofice” under units. Did you mean “office”?",
    ),
    (
        "E206",
        plan(targets=[target("share"), target("share", ">=", 90)]),
        None,
        "targets/1/id",
        "The id “share” is used twice. Use each id once.",
    ),
    (
        "E206",
        None,
        actuals(evidence=[document("a"), document("a")]),
        "evidence/1/id",
        "The id “a” is used twice. Use each id once.",
    ),
    (
        "E207",
        None,
        measured(share={"numerator": 51, "denominator": 50}),
        "measures/share/numerator",
        "“Tỷ lệ”: the numerator 51 is above the denominator 50. Check both counts.",
    ),
    (
        "E207",
        None,
        measured(
            share={
                "numerator": 1,
                "denominator": 2,
                "previous": {"numerator": 3, "denominator": 2},
            }
        ),
        "measures/share/previous/numerator",
        "“Tỷ lệ”: the numerator 3 is above the denominator 2. Check both counts.",
    ),
    (
        "E208",
        None,
        measured(count={"value": -1}),
        "measures/count/value",
        "“Số lượng” cannot be negative (-1). Check the figure.",
    ),
    (
        "E208",
        None,
        measured(times={"occurrences": [{"days": 1}, {"days": -2}]}),
        "measures/times/occurrences/1/days",
        "“Số lần” cannot be negative (-2). Check the figure.",
    ),
    (
        "E208",
        None,
        actuals(survey={"asked": {"A": 3, "B": -1}}),
        "survey/asked/B",
        "“asked” cannot be negative (-1). Check the figure.",
    ),
    (
        "E209",
        plan(commune={"name": "Hợp Tiến", "province": "thu"}),
        None,
        "commune",
        (
            "The plan is of “Hợp Tiến (thu)”, but the actuals are of “Thử (thu)”. "
            "Choose two files of one commune."
        ),
    ),
    (
        "E210",
        plan(period={"from": "2026-01-01", "to": "2026-12-31"}),
        None,
        "period",
        (
            "The actuals' period 2025-01-01–2025-12-31 is not within the plan's "
            "2026-01-01–2026-12-31. Choose two files of one period."
        ),
    ),
    (
        "E211",
        None,
        actuals(period={"from": "2025-12-31", "to": "2025-01-01"}),
        "period",
        "This period ends before it starts. Check both days.",
    ),
    (
        "E211",
        None,
        measured(count={"value": 1, "window": {"from": "2025-12-31", "to": "2025-01-01"}}),
        "measures/count/window",
        "This period ends before it starts. Check both days.",
    ),
    (
        "E212",
        None,
        measured(count={"done": True}),
        "measures/count",
        "“Số lượng” needs value, but the data gives done. The dictionary says which form it has.",
    ),
    (
        "E212",
        None,
        actuals(appraisal={"shared": {"round1": {"measure": {"done": True}}}}),
        "appraisal/shared/round1/measure",
        (
            "“Tỷ lệ” needs numerator/value, but the data gives done. "
            "The dictionary says which form it has."
        ),
    ),
    (
        "E212",
        None,
        actuals(appraisal={"parts": {"round2": {"measure": {"done": True}}}}),
        "appraisal/parts/round2/measure",
        "“parts” needs points, but the data gives done. The dictionary says which form it has.",
    ),
    (
        "E212",
        None,
        actuals(appraisal={"shared": {"round1": {"measure": {}}}}),
        "appraisal/shared/round1/measure",
        (
            "“Tỷ lệ” needs numerator/value, but the data gives —. "
            "The dictionary says which form it has."
        ),
    ),
    (
        "E213",
        None,
        measured(share={"value": 101}),
        "measures/share/value",
        "“Tỷ lệ” is 101%, above 100%. Check the figure.",
    ),
    (
        "E214",
        None,
        measured(given={"points": 5}),
        "measures/given/points",
        "The points 5 of “one” lie outside 0–4. Check the points.",
    ),
    (
        "E214",
        None,
        actuals(survey={"asked": {"points": "5.5"}}),
        "survey/asked/points",
        "The points 5.5 of “asked” lie outside 0–5. Check the points.",
    ),
    (
        "E214",
        None,
        actuals(appraisal={"late": {"round1": {"points": -3}}}),
        "appraisal/late/round1/points",
        "The points -3 of “late” lie outside -2–0. Check the points.",
    ),
    (
        "E214",
        None,
        actuals(appraisal={"one": {"round2": {"points": "4.01"}}}),
        "appraisal/one/round2/points",
        "The points 4.01 of “one” lie outside 0–4. Check the points.",
    ),
]


@pytest.mark.parametrize(
    ("code", "plan_tree", "actuals_tree", "place", "says"),
    [pytest.param(*fault, id=f"{fault[0]}-{fault[3]}") for fault in FAULTS],
)
def test_what_does_not_fit_is_told_in_words_at_its_place(
    code: str, plan_tree: Tree | None, actuals_tree: Tree | None, place: str, says: str
) -> None:
    problems = found(plan_tree, actuals_tree)
    assert [problem.code for problem in problems] == [code]
    problem = problems[0]
    assert "/".join(map(str, problem.path)) == place
    whose = "plan.json" if actuals_tree is None and code not in ("E209", "E210") else "actuals.json"
    assert problem.file == whose
    assert problem.render("en") == (f"{whose}:{problem.line}:{problem.column}: {code} {says}")
    tree = (plan_tree or plan()) if whose == "plan.json" else (actuals_tree or actuals())
    stands_at(tree, problem)


def stands_at(tree: Tree, problem: Problem) -> None:
    """Check that line and column lead to the value, or to the key where that is what is wrong."""
    line = json.dumps(tree, ensure_ascii=False, indent=1).splitlines()[(problem.line or 0) - 1]
    there = line[(problem.column or 0) - 1 :]
    last = problem.path[-1]
    value: Any = tree
    for step in problem.path:
        value = value[step]
    start = json.dumps(value, ensure_ascii=False).split(",")[0][:1]
    assert there.startswith((start, f'"{last}"')), there


def test_every_kind_of_misfit_has_a_test() -> None:
    defined = {value.says.code for value in vars(fit).values() if type(value).__name__ == "Kind"}
    assert defined == {fault[0] for fault in FAULTS}


@pytest.mark.parametrize(
    "actuals_tree",
    [
        measured(growth={"numerator": 120, "denominator": 100}),
        measured(growth={"value": -3}),
        measured(share={"numerator": 50, "denominator": 50}),
        measured(share={"numerator": 0, "denominator": 0}),
        measured(share={"value": 100}),
        measured(count={"not_applicable": True, "reason": "không có"}),
        actuals(survey={"asked": {"A": 3, "B": 0}}),
        actuals(survey={"asked": {"points": 5}}),
        actuals(appraisal={"one": {"round1": {"points": 4, "note": "đúng"}}}),
        actuals(appraisal={"late": {"round1": {"points": -2}}}),
        actuals(appraisal={"shared": {"round1": {"measure": {"numerator": 1, "denominator": 2}}}}),
        actuals(period={"from": "2025-01-01", "to": "2025-06-30"}),
        actuals(commune={"name": "thử", "province": "thu"}),
    ],
)
def test_what_the_dictionary_allows_is_no_fault(actuals_tree: Tree) -> None:
    assert found(None, actuals_tree) == []


def test_the_code_of_a_commune_decides_where_both_have_one() -> None:
    one = {"name": "Hợp Tiến", "province": "thu", "code": "00001"}
    same = {"name": "Xã Hợp Tiến", "province": "thu", "code": "00001"}
    other = {"name": "Hợp Tiến", "province": "thu", "code": "00002"}
    assert found(plan(commune=one), actuals(commune=same)) == []
    assert [p.code for p in found(plan(commune=one), actuals(commune=other))] == ["E209"]


def test_all_faults_of_both_documents_are_told_at_once() -> None:
    problems = found(
        plan(targets=[target("sharre")], tasks=[task("t", lead=["ofice"])], units=UNITS),
        actuals(
            measures={"share": {"numerator": 3, "denominator": 2}, "count": {"value": -1}},
            survey={"askd": {"A": 1}},
        ),
    )
    assert [problem.code for problem in problems] == ["E201", "E205", "E207", "E208", "E204"]
