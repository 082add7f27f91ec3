"""The table opens right in a spreadsheet, and runs nothing there."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from support.nasty import HAND_PICKED

from parscore.reports import labels
from parscore.reports.csv_table import COLUMNS, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

SEPARATORS = {"vi": ";", "en": ","}


def rows_of(text: str, lang: Lang) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(text[1:], newline=""), delimiter=SEPARATORS[lang])
    assert header == [labels.say(labels.COLUMN, name, lang) for name in COLUMNS]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_one_row_for_each_node(assessment: Assessment, lang: Lang) -> None:
    text = render(assessment, lang)
    rows = rows_of(text, lang)
    assert [row["id"] for row in rows] == [node.id for node in assessment.nodes]
    assert text.count("\n") == text.count("\r\n") == len(rows) + 1


def test_the_language_decides_the_decimal_mark(assessment: Assessment) -> None:
    (vi,) = [row for row in rows_of(render(assessment, "vi"), "vi") if row["id"] == "on_time"]
    (en,) = [row for row in rows_of(render(assessment, "en"), "en") if row["id"] == "on_time"]
    assert (vi["numerator"], vi["denominator"]) == ("1176", "1200")
    fractions = {row["points"] for row in rows_of(render(assessment, "vi"), "vi")}
    assert any("," in points for points in fractions)
    assert not any("." in points for points in fractions)
    assert en["owner"] == vi["owner"] == "Trung tâm Phục vụ hành chính công xã"


def test_numbers_stay_numbers_and_texts_run_nothing(
    changed: Callable[[Callable[[dict[str, Any]], None]], Assessment],
) -> None:
    def edit(data: dict[str, Any]) -> None:
        for node, text in zip(data["nodes"], HAND_PICKED, strict=False):
            node.update(title=text, explanation=text, number=text, points="-0.5")

    rows = rows_of(render(changed(edit), "vi"), "vi")
    for row, _ in zip(rows, HAND_PICKED, strict=False):
        assert row["points"] == "-0,5"
        for name in ("title", "explanation", "number"):
            assert not row[name].startswith(("=", "+", "-", "@", "\uff1d", "\t", "\r"))
            assert row[name].isprintable()
    by_formula = dict(zip(HAND_PICKED, rows, strict=False))
    assert by_formula["\t=1+1"]["title"] == "'=1+1"
    assert by_formula["\uff1d1+1"]["title"] == "'\uff1d1+1"


def test_what_is_no_number_is_text(
    changed: Callable[[Callable[[dict[str, Any]], None]], Assessment],
) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["nodes"][2].update(value="=1+1", measure={"numerator": "1", "denominator": "1/3"})

    row = rows_of(render(changed(edit), "vi"), "vi")[2]
    assert (row["value"], row["denominator"]) == ("'=1+1", "1/3")
