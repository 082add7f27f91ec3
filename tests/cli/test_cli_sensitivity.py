"""`parscore sensitivity`: the range of the index, in every form, and what can be typed wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from support.cli import INPUTS

from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

QD766 = (INPUTS[0], INPUTS[1].with_name("actuals-766.json"), "--rules", "vn/qd766")


def test_the_range_is_told_as_text_of_80_columns(here: Callable[..., Ran]) -> None:
    ran = here("sensitivity", *INPUTS)
    assert (ran.code, ran.err) == (0, "")
    assert "±20%, theo bộ tiêu chí (giả định)" in ran.out
    assert "79,73% – 82,34%" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_same_range_stands_beside_the_score(here: Callable[..., Ran]) -> None:
    line = "nếu các lĩnh vực nặng nhẹ khác đi ±20%, chỉ số nằm trong 79,73% – 82,34%"
    for form in ("text", "md", "html"):
        out = " ".join(here("evaluate", *INPUTS, "--format", form).out.split())
        assert line in out, form


def test_a_tolerance_may_be_asked_for_and_the_form_chosen(here: Callable[..., Ran]) -> None:
    ran = here("sensitivity", *INPUTS, "--tolerance", "5%", "--format", "md", "--lang", "en")
    assert ran.code == 0
    assert "±5%, as asked for" in ran.out
    assert "80.71% to 81.37%" in ran.out


def test_the_document_keeps_to_its_schema(here: Callable[..., Ran]) -> None:
    ran = here("sensitivity", *INPUTS, "--format", "json", "--tolerance", "12,5")
    document = json.loads(ran.out)
    assert list(jsonschema.Draft7Validator(schema_of("sensitivity")).iter_errors(document)) == []
    assert (document["tolerance"], document["declared"]) == ("12.5", False)


def test_it_goes_into_a_file_whose_suffix_gives_the_form(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    file = tmp_path / "do_vung.md"
    assert here("sensitivity", *INPUTS, "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == here("sensitivity", *INPUTS, "--format", "md").out
    ran = here("sensitivity", *INPUTS, "-o", tmp_path / "do_vung.docx")
    assert ran.code == 2
    assert ".txt, .md, .html, .json" in ran.err


def test_a_set_without_a_tolerance_asks_for_one(here: Callable[..., Ran]) -> None:
    ran = here("sensitivity", *QD766)
    assert ran.code == 2
    assert "--tolerance 20%" in ran.err


@pytest.mark.parametrize("value", ["0", "100%", "-5", "nhiều"])
def test_a_tolerance_is_a_percentage_between_0_and_100(
    value: str, here: Callable[..., Ran]
) -> None:
    ran = here("sensitivity", *INPUTS, f"--tolerance={value}")
    assert ran.code == 2
    assert "--tolerance" in ran.err
    assert "Traceback" not in ran.err
