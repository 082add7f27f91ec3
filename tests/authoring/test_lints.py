"""What the check finds in rule sets that could be used: the words, the line and the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.folders import Folder, shown

from parscore.authoring import kinds
from parscore.authoring.check import check_rules
from parscore.values.messages import all_messages

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

HEAD = """\
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {basis: official, citation: {document: qd, clause: Điều 1, quote: Điểm}}
documents: {qd: {title: Quyết định thử}}
"""
ONE = 'id: one, number: "1", title: Một, max: 10, indicator: '
BANDS = "type: bands, of: "

FAULTS: dict[str, tuple[str, str]] = {
    # name: what the set says (a mark before the place of the fault), the code, words and advice
    "a gap between two bands": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{{BANDS}ratio, bands: ^[{{at_least: 98, "
            "points: 10}, {at_least: 90, below: 95, points: 5}, {below: 90, points: 0}]}}\n"
        ),
        (
            "E132 No band of “one” covers the value at least 95, below 98. Add a band or "
            "mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "a gap at an open edge": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{{BANDS}ratio, bands: ^[{{above: 95, "
            "points: 10}, {below: 95, points: 0}]}}\n"
        ),
        (
            "E132 No band of “one” covers the value exactly 95. Add a band or mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "a whole number left out, as in the source": (
        (
            f"criteria:\n  - {{{ONE}count, formula: {{{BANDS}value, bands: ^[{{at_least: 5, "
            "points: 10}, {at_least: 2, at_most: 4, points: 5}, {exactly: 0, points: 0}]}}\n"
        ),
        (
            "E132 No band of “one” covers the value exactly 1. Add a band or mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "nothing above the last band": (
        (
            f"criteria:\n  - {{{ONE}count, formula: {{{BANDS}value, bands: ^[{{at_least: 5, "
            "at_most: 9, points: 10}, {below: 5, points: 0}]}}\n"
        ),
        (
            "E132 No band of “one” covers the value at least 10. Add a band or mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "a gap in a part": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: sum, parts: [{{id: a, title: "
            "A, max: 10, "
            f"formula: {{{BANDS}ratio, bands: ^[{{at_least: 98, points: 10}}]}}}}]}}}}\n"
        ),
        (
            "E132 No band of “one” covers the value at least 0, below 98. Add a band or "
            "mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "a gap in the days of an occurrence": (
        (
            'criteria:\n  - {id: one, number: "1", title: Một, kind: penalty, indicator: late, '
            "formula: {type: occurrences, least: -5, each: ^[{at_most: 2, points: -1}, "
            "{at_least: 4, points: -2}]}}\n"
        ),
        (
            "E132 No band of “one” covers the value exactly 3. Add a band or mend an edge; "
            "if the document leaves it open, list it under undefined."
        ),
    ),
    "a better value for fewer points": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{{BANDS}ratio, bands: [{{at_least: 98, "
            "points: ^4}, {at_least: 90, below: 98, points: 10}, {below: 90, points: 0}]}}\n"
        ),
        (
            "E133 The bands of “one” step the wrong way: at least 98 gives 4 points, "
            "at least 90, below 98 10. Mend the points, or the direction of the indicator “share” "
            "(higher is better)."
        ),
    ),
    "a longer wait for more points": (
        (
            f"criteria:\n  - {{{ONE}wait, formula: {{{BANDS}value, bands: [{{at_most: 15, "
            "points: ^5}, {above: 15, points: 10}]}}\n"
        ),
        (
            "E133 The bands of “one” step the wrong way: at most 15 gives 5 points, above 15 10. "
            "Mend the points, or the direction of the indicator “wait” (lower is better)."
        ),
    ),
    "a proportion of what should be low": (
        (
            f"criteria:\n  - {{{ONE}loss, formula: {{type: ^proportional, of: ratio, "
            "full_at: 100}}\n"
        ),
        (
            "E134 The formula “proportional” of “one” runs against its indicator “loss” (lower is "
            "better). Choose another type of formula, or mend the direction in the dictionary."
        ),
    ),
    "a deduction for what should be high": (
        f"criteria:\n  - {{{ONE}count, formula: {{type: ^deduction, of: value, each: 1}}}}\n",
        (
            "E134 The formula “deduction” of “one” runs against its indicator “count” (higher is "
            "better). Choose another type of formula, or mend the direction in the dictionary."
        ),
    ),
    "a maximum that no band gives": (
        (
            f"criteria:\n  - {{{ONE}share, formula: ^{{{BANDS}ratio, bands: [{{at_least: 98, "
            "points: 8}, {below: 98, points: 0}]}}\n"
        ),
        (
            "E135 “one” has a maximum of 10, but its formula gives 8 at most. "
            "Make max and the points of the formula agree."
        ),
    ),
    "a case of a branch above the maximum": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: branch, cases: [{{if: "
            f"{{indicator: yes, "
            "state: done}, formula: {type: proportional, of: ratio, full_at: 100}}], "
            "otherwise: ^{type: pass_fail, pass: 12}}}\n"
        ),
        (
            "E135 “one” has a maximum of 10, but its formula gives 12 at most. "
            "Make max and the points of the formula agree."
        ),
    ),
    "a cap above its children": (
        (
            'criteria:\n  - {id: g, number: "1", title: G, cap: ^12, criteria: [{id: '
            'one, number: "1", '
            "title: Một, max: 10, indicator: share, formula: {type: proportional, of: ratio, "
            "full_at: 100}}]}\n"
        ),
        (
            "E136 (warning) The cap 12 of the group “g” does nothing: its criteria come to only "
            "10. Remove the cap, or mend the maxima."
        ),
    ),
    "undefined where nothing is": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}}}\n"
            'undefined:\n  - {node: ^one, input: "1", reason: Văn bản không nêu}\n'
        ),
        (
            "E137 undefined lists “one”, but the formula of this criterion leaves no "
            "such value open. "
            "Remove this entry."
        ),
    ),
    "a minimum nobody scores": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}}}\n"
            'minimums:\n  - {id: min_wait, indicator: ^wait, op: "<=", value: 15}\n'
        ),
        (
            "E138 The minimum “min_wait” is about “wait”, which no criterion scores. "
            "Add a criterion that scores it, or mend the id of the indicator."
        ),
    ),
    "evidence that nobody supplies": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}, "
            "evidence: [{id: ^so_theo_doi, title: Sổ theo dõi}]}\n"
        ),
        (
            "E139 Nobody is named to supply the evidence “so_theo_doi” of “one”. "
            "Add an owner to the document or to the criterion."
        ),
    ),
    "dropped what never was": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}}}\n"
            "dropped:\n  - {id: ^khong_co, reason: Không còn}\n"
        ),
        (
            "E142 dropped lists “khong_co”, but that criterion was in no earlier set. "
            "Remove the entry, or mend the id."
        ),
    ),
    "dropped and still there": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}}}\n"
            "dropped:\n  - {id: ^one, reason: Không còn}\n"
        ),
        (
            "E142 dropped lists “one”, but that criterion is still in this set. "
            "Remove the entry, or mend the id."
        ),
    ),
    "an assumed figure": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}, "
            "source: {use: doan}}\nsources:\n  doan: ^{basis: assumed, reason: Chưa có bảng điểm}\n"
        ),
        (
            "E144 (warning) 1 figures of thu/2025 are assumed: one. "
            "Once there is a document, make them official with a citation."
        ),
    ),
    "a set nobody confirmed": (
        (
            f"criteria:\n  - {{{ONE}share, formula: {{type: proportional, of: ratio, "
            f"full_at: 100}}}}\n"
            "confirmed_for: ^{from: 2025-01-01, to: 2025-06-30}\n"
        ),
        (
            "E145 (warning) The set thu/2025 is not confirmed for all of 2025-01-01–2025-12-31. "
            "Look at every figure again, then mend confirmed_for."
        ),
    ),
}
INDICATORS = """\
schema: parscore/indicators/1
indicators:
  share: {title: Tỷ lệ, title_en: Share, kind: ratio, unit: percent, part_of_whole: true}
  count: {title: Số lượng, title_en: Count, kind: value, unit: dossiers}
  wait: {title: Chờ, title_en: Waiting, kind: value, unit: minutes, direction: lower}
  loss: {title: Sai sót, title_en: Loss, kind: ratio, unit: percent, direction: lower}
  late: {title: Chậm, title_en: Late, kind: occurrences, unit: days, direction: lower}
  yes: {title: Có, title_en: Yes, kind: done, unit: yes_no}
"""


@pytest.fixture
def folder(folder: Folder) -> Folder:
    folder.write("vn/indicators.yaml", INDICATORS)
    return folder


def told(folder: Folder, *named: str) -> list[str]:
    """Return what the check finds, as a person reads it in English, without the folder."""
    return [shown(one, folder.root) for one in found(folder, *named)]


def found(folder: Folder, *named: str) -> tuple[Problem, ...]:
    return check_rules(folder.folders, named).problems


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_in_words_at_its_line_and_column(folder: Folder, name: str) -> None:
    body, says = FAULTS[name]
    path = folder.add(body=HEAD + body.replace("^", ""))
    text = path.read_text(encoding="utf-8")
    line_marked = next(line for line in body.splitlines() if "^" in line)
    line = text.splitlines().index(line_marked.replace("^", "")) + 1
    column = line_marked.index("^") + 1
    assert told(folder) == [f"thu/2025/ruleset.yaml:{line}:{column}: {says}"]


def test_a_sound_set_brings_no_word(folder: Folder) -> None:
    folder.add(
        body=HEAD + f"criteria:\n  - {{{ONE}count, formula: {{{BANDS}value, bands: [{{at_least: 5, "
        "points: 10}, {at_least: 2, at_most: 4, points: 5}, {at_most: 1, points: 0}]}}\n"
        'minimums:\n  - {id: m, indicator: count, op: ">=", value: 5}\n'
    )
    report = check_rules(folder.folders)
    assert [str(one) for one in report.problems] == []
    assert report.counts == (("thu/2025", 0, 0, True),)
    assert not report.failed


def test_every_kind_is_said_with_advice() -> None:
    defined = {value.says.code for value in vars(kinds).values() if type(value).__name__ == "Kind"}
    assert all(f"{code}-advice" in all_messages() for code in defined)
