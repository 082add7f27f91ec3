"""What is looked at in a document without its file: its number, and who issued it."""

from __future__ import annotations

import pytest
from support.evidence import CUSTOMS, checked, codes, paper

from parscore.evidence.numbers import is_usual


@pytest.mark.parametrize(
    "number",
    [
        "05/BC-UBND",
        "123/QĐ-UBND",
        "1234/KH-UBND",
        "12/2025/NQ-HĐND",
        "30/2020/NĐ-CP",
        "123/UBND-VHXH",
        "45/CV-UBND",
        "07/TTr-UBND",
        "11/CTr-UBND",
        "66-NQ/TW",
        "25-BC/ĐU",
        "123a/QyĐ-UBND",
        "05/BC-TTPVHCC",
        "22/UBND",
        "05/QĐ-UBND".replace("Đ", "\u00d0"),
    ],
)
def test_usual_numbers_are_not_mentioned(number: str) -> None:
    assert is_usual(number, CUSTOMS.numbers)
    assert codes(checked([paper(number=number)])) == []


@pytest.mark.parametrize(
    "number",
    [
        "5/BC-UBND",
        "05 / BC-UBND",
        "05/BC - UBND",
        "BC-UBND",
        "05/bc-ubnd",
        "MH-05/BC-UBND",
        "05-BC-UBND",
        "05/25/NQ-HĐND",
        "/BC-UBND",
        "Số: 05/BC-UBND",
        "05/BC-UBND\u200b",
        "1234567/BC-UBND",
        "0" * 2000,
    ],
)
def test_other_numbers_are_mentioned_and_nothing_more(number: str) -> None:
    found = checked([paper(number=number)])
    assert codes(found) == ["E450"]
    assert found.documents[0].sound


def test_a_number_that_is_not_there_is_the_matter_of_the_rules() -> None:
    assert codes(checked([paper(number=None)])) == []


def test_who_issued_a_document_is_asked_for_at_its_place() -> None:
    (one,) = checked([paper(issuer=None)]).documents
    (problem,) = one.problems
    assert (problem.code, problem.severity, problem.path) == (
        "E451",
        "warning",
        ("evidence", 0, "issuer"),
    )
    assert problem.line is not None


def test_without_a_folder_no_file_is_asked_for() -> None:
    assert codes(checked([paper(file="../x.pdf", sha256="zz"), paper("hai", file=None)])) == []
