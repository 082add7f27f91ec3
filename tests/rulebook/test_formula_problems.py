"""A formula that cannot be is refused with its reason, at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.folders import Folder

if TYPE_CHECKING:
    from pathlib import Path

LEAF = """\
criteria:
  - id: one
    number: "1"
    title: Một
    max: 10
    indicator: count
    formula: {formula}
"""
OTHERWISE = "otherwise: {type: entered}"

REFUSED = [
    (
        "{type: occurrences, least: -2, each: [{at_least: 1, points: 0.5}]}",
        (
            "E085 Mỗi lần vi phạm ở đây lại được cộng điểm. Điểm của một lần (each) phải bằng 0 "
            "hoặc âm, như points: -0.5."
        ),
        (
            "E085 Each occurrence gives points here. The points of each must be 0 or negative, "
            "such as points: -0.5."
        ),
    ),
    (
        "{type: bands, of: value, bands: [{at_least: 1, above: 2, points: 1}]}",
        (
            "E086 Mức này có hai cận ở cùng một phía. Giữ một trong at_least, above, exactly và "
            "một trong at_most, below, exactly."
        ),
        (
            "E086 This band has two edges on one side. Keep one of at_least, above, exactly and "
            "one of at_most, below, exactly."
        ),
    ),
    (
        "{type: bands, of: value, bands: [{at_least: 5, below: 2.5, points: 1}]}",
        "E087 Không giá trị nào nằm trong mức từ 5 đến 2,5. Cận dưới phải nhỏ hơn cận trên.",
        (
            "E087 No value lies in the band from 5 to 2.5. Its lower edge must be below its upper "
            "edge."
        ),
    ),
    (
        (
            "{type: branch, " + OTHERWISE + ", cases: [{if: {indicator: count}, formula: "
            "{type: entered}}]}"
        ),
        (
            "E088 Điều kiện này không hỏi đúng một điều. Hỏi một chỉ tiêu (indicator) với đúng một "
            "trong: state, level, at_least, below, after; hoặc một tiêu chí (node) với status."
        ),
        (
            "E088 This condition does not ask one thing. Ask an indicator with one of: state, "
            "level, at_least, below, after; or a node with status."
        ),
    ),
]


@pytest.mark.parametrize(("formula", "vi", "en"), REFUSED, ids=[one[1][:4] for one in REFUSED])
def test_a_formula_that_cannot_be_is_refused_with_its_reason(
    formula: str, vi: str, en: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    path = folder.add(body=LEAF.replace("{formula}", formula))
    problems = [one for one in folder.problems() if one.code == vi[:4]]
    text = path.read_text(encoding="utf-8")
    line = 1 + text[: text.index("formula:")].count("\n")
    assert [(one.line, one.column) for one in problems] == [(line, problems[0].column)]
    place = f"{problems[0].file}:{line}:{problems[0].column}"
    assert problems[0].render("vi") == f"{place}: {vi}"
    assert problems[0].render("en") == f"{place}: {en}"
