"""The check of a whole folder: across files and years, each thing said once, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.folders import Folder, shown

from parscore.authoring.check import check_rules
from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import RulesFolders

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {basis: official, citation: {document: qd, clause: Điều 1, quote: Điểm}}
documents: {qd: {title: Quyết định thử}}
"""
FORMULA = (
    "formula: {type: bands, of: value, bands: [{at_least: 1, points: 5}, {below: 1, points: 0}]}"
)
TREE = f"""\
criteria:
  - {{id: one, number: "1", title: Một cửa, max: 5, indicator: count, {FORMULA}}}
  - {{id: two, number: "2", title: Hai, max: 5, indicator: count, {FORMULA}}}
"""
NEXT = {"start": "2026-01-01", "end": "2026-12-31"}
RULES = """\
schema: parscore/inference/1
rules:
  - id: mot
    title: Một
    when:
      - result: {{node: {node}, status: {status}}}
    then:
      - finding: {{node: {node}}}
    severity: info
    message: {{vi: "Câu.", en: "A sentence."}}
    source: {{basis: assumed, reason: thử}}
"""


def told(folder: Folder, *named: str) -> list[str]:
    report = check_rules(folder.folders, named)
    return [shown(problem, folder.root) for problem in report.problems]


def counts(folder: Folder, *named: str) -> list[tuple[object, ...]]:
    return [tuple(count) for count in check_rules(folder.folders, named).counts]


def line_of(path: Path, needle: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if needle in line)


# --- Years ------------------------------------------------------------------------------------


def test_a_criterion_that_is_gone_without_a_word_is_told_at_the_new_set(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.add("thu/2026", HEAD + without(TREE, "two"), **NEXT)
    assert told(folder) == [
        (
            "thu/2026/ruleset.yaml:2:5: E140 The criterion “two” (Hai) of thu/2025 is no longer in "
            "this set. Keep the id; if the criterion is really gone, list it under "
            "dropped with the "
            "reason."
        )
    ]
    assert told(folder, "thu/2025") == []
    assert len(told(folder, "thu/2026")) == 1


def test_a_criterion_that_was_dropped_with_a_reason_is_no_fault(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    dropped = "dropped: [{id: two, reason: Không còn việc này}]\n"
    folder.add("thu/2026", HEAD + without(TREE, "two") + dropped, **NEXT)
    assert told(folder) == []


def test_an_id_once_dropped_is_never_used_again(folder: Folder) -> None:
    folder.add("thu/2024", HEAD + TREE, start="2024-01-01", end="2024-12-31")
    dropped = "dropped: [{id: two, reason: Không còn việc này}]\n"
    folder.add("thu/2025", HEAD + without(TREE, "two") + dropped)
    path = folder.add("thu/2026", HEAD + TREE.replace("Hai", "Việc khác hẳn"), **NEXT)
    assert told(folder) == [
        (
            f"thu/2026/ruleset.yaml:{line_of(path, 'id: two')}:10: E141 The id “two” is “Hai” in "
            "thu/2025; here it means something else. Choose a new id: one that was used "
            "is never used "
            "for something else."
        )
    ]


def test_an_id_for_another_indicator_and_title_has_changed_its_meaning(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    other = TREE.replace("Hai, max: 5, indicator: count", "Số hóa kết quả, max: 5, indicator: days")
    folder.write(
        "vn/indicators.yaml",
        "schema: parscore/indicators/1\nindicators:\n"
        "  count: {title: Số, title_en: Count, kind: value, unit: dossiers}\n"
        "  days: {title: Ngày, title_en: Days, kind: value, unit: days}\n",
    )
    folder.add("thu/2026", HEAD + other, **NEXT)
    assert ["E141" in one for one in told(folder)] == [True]
    folder.add("thu/2026", HEAD + other.replace("Số hóa kết quả", "Hai"), **NEXT)
    assert told(folder) == []


def test_another_level_or_province_is_another_series(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + "levels: [so]\n" + TREE)
    folder.add("thu/2026", HEAD + "levels: [xa]\n" + without(TREE, "two"), **NEXT)
    folder.add("khac/2026", HEAD + without(TREE, "one"), province="khac", **NEXT)
    assert told(folder) == []


def without(tree: str, name: str) -> str:
    return "".join(line for line in tree.splitlines(keepends=True) if f"id: {name}," not in line)


# --- Levels -----------------------------------------------------------------------------------


def test_a_minimum_weaker_than_that_of_the_frame_is_a_warning(folder: Folder) -> None:
    least = 'minimums: [{{id: {id}, indicator: count, op: ">=", value: {value}}}]\n'
    frame = HEAD + TREE + least.format(id="min_vn", value=90)
    folder.add("vn/khung", frame, province=None)
    body = "extends: vn/khung\n" + HEAD + least.format(id="min_tinh", value=85)
    path = folder.add("thu/2025", body)
    column = path.read_text(encoding="utf-8").splitlines()[-1].index("85") + 1
    assert told(folder) == [
        (
            f"thu/2025/ruleset.yaml:{line_of(path, 'min_tinh')}:{column}: E143 (warning) The "
            "minimum “min_tinh” "
            "(>= 85) is weaker than that of the level above: >= 90 in vn/khung. Raise it "
            "to that of "
            "the level above, or say what allows it to be weaker."
        )
    ]
    assert not check_rules(folder.folders).failed
    folder.add("thu/2025", body.replace("85", "95"))
    assert told(folder) == []


# --- Files ------------------------------------------------------------------------------------


def with_schemas(folder: Folder) -> None:
    for name in ("ruleset", "indicators"):
        folder.write(f"schema/{name}.schema.json", "{}")
    text = (folder.root / "vn/indicators.yaml").read_text(encoding="utf-8")
    line = "# yaml-language-server: $schema=../schema/indicators.schema.json\n"
    folder.write("vn/indicators.yaml", line + text)


def headed(folder: Folder, first: str) -> None:
    path = folder.add("thu/2025", HEAD + TREE)
    path.write_text(first + path.read_text(encoding="utf-8"), encoding="utf-8")


def test_a_file_must_name_its_schema_in_its_first_line(folder: Folder) -> None:
    with_schemas(folder)
    right = "# yaml-language-server: $schema=../../schema/ruleset.schema.json"
    headed(folder, "")
    assert told(folder) == [
        (
            "thu/2025/ruleset.yaml:1:1: E146 (warning) The first line does not name the schema, so "
            f"editors cannot help. Make the first line “{right}”."
        )
    ]
    headed(folder, "# yaml-language-server: $schema=../schema/ruleset.schema.json\n")
    assert told(folder) == [
        (
            "thu/2025/ruleset.yaml:1:33: E147 (warning) The first line names the schema "
            "“../schema/ruleset.schema.json”, which is not the one of this file. "
            f"Make the first line “{right}”."
        )
    ]
    headed(folder, "# yaml-language-server: $schema=https://example.org/ruleset.schema.json\n")
    assert told(folder) == []
    headed(folder, f"{right}\n")
    assert told(folder) == []


def test_two_sets_with_one_id_are_told_where_both_lie(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.add("thu/ban-sao", HEAD + TREE, written_id="thu/2025")
    assert told(folder) == [
        (
            "thu/ban-sao/ruleset.yaml:2:5: E148 The rule set id “thu/2025” is already used at "
            "thu/2025/ruleset.yaml. Each set has its own id: the path of its folder."
        )
    ]
    folder.add("thu/ban-sao", HEAD + TREE, written_id="thu/2024")
    assert told(folder) == [
        (
            "thu/ban-sao/ruleset.yaml:2:5: E105 The rule set is called “thu/2024” but lies in the "
            "folder “thu/ban-sao”. The id must be the path of its folder."
        )
    ]


def test_a_case_names_what_there_is(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.write(
        "thu/2025/cases/ca.yaml",
        "schema: parscore/cases/1\ncases:\n  - name: Thử\n    given:\n      measures:\n"
        "        cuont: {value: 1}\n    expect:\n      nodes:\n        onne: {status: met}\n",
    )
    assert told(folder) == [
        (
            "thu/2025/cases/ca.yaml:6:9: E150 The case gives the measure “cuont”, but "
            "the dictionary "
            "has no such indicator. Did you mean “count”?"
        ),
        (
            "thu/2025/cases/ca.yaml:9:9: E149 The case names “onne”, but thu/2025 has no such "
            "criterion. Did you mean “one”?"
        ),
    ]
    assert counts(folder) == [("thu/2025", 2, 0, True)]


@pytest.mark.parametrize("text", ["a: [1]\n", "cases: 3\n", "- 1\n", "cases: [1, {given: 2}]\n"])
def test_a_file_of_cases_of_any_shape_does_no_harm(folder: Folder, text: str) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.write("thu/2025/cases/ca.yaml", text)
    assert told(folder) == []


def test_a_file_that_no_set_names_is_looked_at_too(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.write("vn/khac.yaml", "schema: parscore/indicators/1\nindicators: {a: {kind: ratio}}\n")
    folder.write("thu/2025/la.yaml", "schema: la\n")
    assert told(folder) == [
        (
            "thu/2025/la.yaml:1:9: E152 It is not clear what this file is: its schema says “la”. "
            "Make the schema one of: parscore/indicators/1, parscore/inference/1, "
            "parscore/evidence/1, parscore/outlier-rules/1, parscore/map/1; or move the file out "
            "of the folder."
        ),
        *[
            f"vn/khac.yaml:2:17: E062 The key “{key}” is missing. Add it."
            for key in ("title", "title_en", "unit")
        ],
    ]
    assert counts(folder)[0] == ("thu/2025", 0, 0, True)
    assert [count[1:] for count in counts(folder)[1:]] == [(1, 0, True), (3, 0, True)]


def test_a_map_of_columns_is_looked_at_too(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.write(
        "vn/maps/bieu.yaml",
        "schema: parscore/map/1\ntitle: T\ncolumns: {a: {title: A, labels: [a]}}\n"
        "identities:\n  - total: a\n    parts: [b]\n",
    )
    folder.write("thu/2025/maps/m.yaml", "schema: parscore/map/1\ntitle: T\nextends: vn/maps/x\n")
    assert [line.partition(". ")[0] for line in told(folder)] == [
        "thu/2025/maps/m.yaml:3:10: E130 There is no file “vn/maps/x.yaml” in the rules folders",
        "vn/maps/bieu.yaml:6:13: E433 There is no “b” under columns",
    ]


# --- Inference --------------------------------------------------------------------------------


def test_a_rule_that_can_never_hold_is_told_at_its_file_once(folder: Folder) -> None:
    rules = """\
schema: parscore/inference/1
rules:
  - id: mot
    title: Một
    when:
      - result: {node: $n, status: met}
    unless:
      - result: {node: $n, status: met}
    then:
      - finding: {node: $n}
    severity: info
    message: {vi: "Câu.", en: "A sentence."}
    source: {basis: assumed, reason: thử}
"""
    folder.write("vn/suy.yaml", rules)
    for name in ("thu/2025", "khac/2025"):
        folder.add(name, "inference: [vn/suy]\n" + HEAD + TREE, province=name.split("/")[0])
    assert told(folder) == [
        (
            "vn/suy.yaml:8:17: INF072 The rule never holds: a fact that it needs is one "
            "that must not "
            "be there."
        )
    ]
    assert counts(folder)[:2] == [("khac/2025", 0, 0, True), ("thu/2025", 0, 0, True)]
    assert check_rules(folder.folders).failed


def test_a_rule_that_names_what_no_set_has_is_a_warning(folder: Folder) -> None:
    folder.write("vn/suy.yaml", RULES.format(node="tow", status="met"))
    folder.add("thu/2025", "inference: [vn/suy]\n" + HEAD + TREE)
    assert told(folder) == [
        f"vn/suy.yaml:{line}:{column}: E151 (warning) The inference rule names “tow”, but no "
        "rule set that uses this file has such a criterion. Did you mean “two”?"
        for line, column in ((6, 24),)
    ]
    assert not check_rules(folder.folders).failed
    tow = TREE.replace("id: two", "id: tow")
    folder.add("khac/2025", "inference: [vn/suy]\n" + HEAD + tow, province="khac")
    assert told(folder) == []


def test_rules_that_cannot_be_compiled_are_told_in_their_file(folder: Folder) -> None:
    folder.write("vn/suy.yaml", RULES.format(node="two", status="dat"))
    folder.add("thu/2025", "inference: [vn/suy]\n" + HEAD + TREE)
    (one,) = told(folder)
    assert one.startswith("vn/suy.yaml:6:37: INF024 The field status has no value dat.")


# --- Hostile files ----------------------------------------------------------------------------


def test_frames_in_a_circle_are_told_once_for_each_set_that_starts_it(folder: Folder) -> None:
    folder.add("thu/2025", "extends: vn/a\n")
    folder.add("vn/a", "extends: vn/a\n", province=None)
    assert ["E118" in one for one in told(folder)] == [True, True]
    assert all(one.startswith("vn/a/ruleset.yaml:") for one in told(folder))
    assert [count[3] for count in counts(folder)] == [False, False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: &a [1]\nb: *a\n", "vn/indicators.yaml:1:4: E021"),
        ("[" * 5000, "vn/indicators.yaml:1:61: E008"),
        ("a: !!python/object:os.system x\n", "vn/indicators.yaml:1:4: E022"),
        ("", "vn/indicators.yaml: E005"),
    ],
)
def test_a_bomb_in_a_shared_file_is_told_once(folder: Folder, text: str, says: str) -> None:
    folder.add("thu/2025", HEAD + TREE)
    folder.add("khac/2025", HEAD + TREE, province="khac")
    folder.write("vn/indicators.yaml", text)
    (one,) = told(folder)
    assert one.startswith(says)
    assert [count[3] for count in counts(folder)] == [False, False, True]
    assert check_rules(folder.folders).failed


def test_the_faults_of_all_sets_are_told_by_file_and_place(folder: Folder) -> None:
    wrong = TREE.replace("max: 5", "max: 6")
    folder.add("thu/2025", HEAD + wrong)
    folder.add("khac/2025", HEAD + wrong, province="khac")
    files = [one.split(":")[0] for one in told(folder)]
    assert files == ["khac/2025/ruleset.yaml"] * 2 + ["thu/2025/ruleset.yaml"] * 2
    assert counts(folder) == [("khac/2025", 2, 0, True), ("thu/2025", 2, 0, True)]


# --- What is named ----------------------------------------------------------------------------


def test_a_set_is_named_by_its_id_its_folder_or_its_file(folder: Folder) -> None:
    path = folder.add("thu/2025", HEAD + TREE.replace("max: 5", "max: 6", 1))
    folder.add("khac/2025", HEAD + TREE.replace("max: 5", "max: 6"), province="khac")
    for name in ("thu/2025", str(path), str(path.parent)):
        assert counts(folder, name) == [("thu/2025", 1, 0, True)]
    assert counts(folder, "thu/2025", "thu/2025") == [("thu/2025", 1, 0, True)]


def test_a_set_at_a_path_outside_the_searched_folders_is_looked_at_in_its_own(
    tmp_path: Path,
) -> None:
    own = Folder(tmp_path / "own")
    path = own.add("thu/2025", HEAD + TREE)
    report = check_rules(RulesFolders((tmp_path / "none",)), [str(path)])
    assert report.counts == (("thu/2025", 0, 0, True),)


def test_an_id_that_is_not_there_is_refused(folder: Folder) -> None:
    folder.add("thu/2025", HEAD + TREE)
    with pytest.raises(Unreadable, match="E101"):
        check_rules(folder.folders, ["thu/2024"])


def test_a_path_that_cannot_be_read_is_told_and_counted(folder: Folder) -> None:
    path = folder.write("thu/2025/ruleset.yaml", "schema: [\n")
    (count,) = check_rules(folder.folders, [str(path)]).counts
    assert count == (str(path), 1, 0, False)
