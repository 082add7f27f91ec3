"""The kinds of values in the fields of a document."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction as StandardFraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from parscore.reading.base import (
    Document,
    Identifier,
    IsoDate,
    Line,
    Number,
    PlainNumber,
    Prose,
    Template,
    Whole,
    YesNo,
    described,
)
from parscore.values.exact import Fraction
from parscore.values.numbers import NotANumber, decimal_string, exact, format_number, parse_number

FIELDS: dict[str, TypeAdapter[Any]] = {
    "number": TypeAdapter(Number),
    "plain": TypeAdapter(PlainNumber),
    "whole": TypeAdapter(Whole),
    "date": TypeAdapter(IsoDate),
    "yes_no": TypeAdapter(YesNo),
    "id": TypeAdapter(Identifier),
    "line": TypeAdapter(Line),
    "prose": TypeAdapter(Prose),
}


@pytest.mark.parametrize(
    ("field", "given_value", "value"),
    [
        ("number", Decimal("98.50"), Decimal("98.5")),
        ("number", 98, Decimal(98)),
        ("number", "98,5%", Decimal("98.5")),
        ("number", "1.234,5", Decimal("1234.5")),
        ("plain", StandardFraction(1, 3), Fraction(1, 3)),
        ("plain", "98.5", exact("98.5")),
        ("plain", "1.234", exact("1.234")),
        ("whole", Decimal("5.0"), 5),
        ("whole", "12", 12),
        ("date", "2025-08-15", date(2025, 8, 15)),
        ("date", date(2025, 8, 15), date(2025, 8, 15)),
        ("yes_no", True, True),
        ("yes_no", "false", False),
        ("id", "dossiers_on_time", "dossiers_on_time"),
        ("id", "3.1.1", "3.1.1"),
        ("line", "  Xã Hợp Tiến\n", "Xã Hợp Tiến"),
        ("line", "To\u0302", "Tô"),
        ("prose", "", ""),
        ("prose", "hai\ndòng\n", "hai\ndòng"),
    ],
)
def test_what_fits(field: str, given_value: object, value: object) -> None:
    taken = FIELDS[field].validate_python(given_value)
    assert taken == value
    assert type(taken) is type(value)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("number", "1.234", "E042"),
        ("number", "N/A", "E041"),
        ("number", 1.5, "E050"),
        ("number", True, "E050"),
        ("number", None, "E050"),
        ("number", Fraction(1, 3), "E050"),
        ("number", Decimal("NaN"), "E041"),
        ("number", Decimal("1e400"), "E044"),
        ("plain", "98,5", "E043"),
        ("plain", "98.5%", "E041"),
        ("plain", "0.1234567890123", "E045"),
        ("whole", "2.5", "E051"),
        ("whole", Decimal("2.5"), "E051"),
        ("whole", False, "E050"),
        ("whole", "hai", "E041"),
        ("date", "15/8/2025", "E047"),
        ("date", "hôm nay", "E046"),
        ("date", "2025-02-30", "E048"),
        ("date", "3025-02-03", "E049"),
        ("date", 20250815, "E050"),
        ("date", datetime(2025, 8, 15), "E050"),  # noqa: DTZ001
        ("yes_no", "no", "E052"),
        ("yes_no", "True", "E052"),
        ("yes_no", 1, "E050"),
        ("id", "Đạt", "E053"),
        ("id", "", "E053"),
        ("id", "_a", "E053"),
        ("id", "a ", "E053"),
        ("id", "a" * 81, "E053"),
        ("id", 7, "E050"),
        ("line", " \n", "E054"),
        ("line", "a\nb", "E055"),
        ("line", "a\tb", "E055"),
        ("line", "a" * 2001, "E056"),
        ("line", "a\x00b", "E057"),
        ("line", Decimal(1), "E050"),
        ("prose", "a" * 20_001, "E056"),
        ("prose", "\x1b[31m", "E057"),
        ("prose", None, "E050"),
    ],
)
def test_what_does_not(field: str, value: object, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FIELDS[field].validate_python(value)
    (error,) = caught.value.errors()
    assert error["ctx"]["kind"].says.code == code


def test_an_error_of_pydantic_alone_can_be_read_too() -> None:
    with pytest.raises(ValidationError, match="“N/A” không phải là một số"):
        FIELDS["number"].validate_python("N/A")


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_schema_that_editors_understand(field: str) -> None:
    Draft7Validator.check_schema(FIELDS[field].json_schema())


def fits_schema(field: str, value: object) -> bool:
    return bool(Draft7Validator(FIELDS[field].json_schema()).is_valid(value))


@given(st.decimals(-(10**14), 10**14, places=4))
def test_the_schema_takes_the_plain_numbers_that_are_taken(x: Decimal) -> None:
    for value in (decimal_string(x), int(x)):
        assert FIELDS["plain"].validate_python(value) == exact(value)
        assert fits_schema("plain", value)
    assert not fits_schema("plain", format_number(x, "vi", 1))


@given(st.decimals(-(10**14), 10**14, places=4))
def test_the_schema_takes_the_numbers_that_are_taken(x: Decimal) -> None:
    for text in (format_number(x, "vi"), format_number(x, "vi", 2) + "%", decimal_string(x)):
        try:
            parse_number(text)
        except NotANumber:
            assert not fits_schema("number", text)
        else:
            assert fits_schema("number", text)


@pytest.mark.parametrize("text", ["N/A", "12,34,5", "1.234", "98.5 hồ sơ", ""])
def test_the_schema_refuses_what_is_no_number(text: str) -> None:
    assert not fits_schema("number", text)


@given(st.text("aA_-.1 đ", max_size=4))
def test_the_schema_takes_the_ids_that_are_taken(text: str) -> None:
    assert fits_schema("id", text) == takes("id", text)


@given(st.text("ab \n\t"))
def test_the_schema_takes_the_lines_that_are_taken(text: str) -> None:
    assert fits_schema("line", text.strip()) == takes("line", text)


def takes(field: str, value: object) -> bool:
    try:
        FIELDS[field].validate_python(value)
    except ValidationError:
        return False
    return True


def test_a_value_is_named_in_a_sentence() -> None:
    assert described("x" * 100).vi == "“" + "x" * 60 + "…”"
    assert described({}).en == "a group of keys"
    assert described(()).en == "a list"


class Part(Document):
    id: Identifier


def test_a_document_does_not_change() -> None:
    part = Part(id="a")
    with pytest.raises(ValidationError):
        part.id = "b"  # type: ignore[misc]


class Piece(Document):
    """A part of a document, as an assessment has many."""

    first: str
    second: tuple[int, ...] = ()
    third: dict[str, str] | None = None
    class_: str | None = Field(default=None, alias="class")


def test_what_is_made_without_checks_is_as_pydantic_makes_it() -> None:
    values: dict[str, Any] = {"class_": "tot", "first": "một"}
    made = Piece.model_construct(**values)
    theirs = BaseModel.model_construct.__func__(Piece, **values)  # type: ignore[attr-defined]
    assert made == theirs
    assert made.model_dump_json(by_alias=True) == theirs.model_dump_json(by_alias=True)
    assert made == Piece.model_validate({"class": "tot", "first": "một"})
    assert hash(Piece.model_construct(first="1", third=None)) == hash(
        Piece.model_construct(third=None, first="1")
    )


@pytest.mark.parametrize(
    ("values", "named"), [({}, "first"), ({"first": "1", "fourth": 4}, "fourth")]
)
def test_what_is_made_without_checks_has_all_fields_and_no_other(
    values: dict[str, Any], named: str
) -> None:
    with pytest.raises(TypeError, match=f"Piece: {named}"):
        Piece.model_construct(**values)


def test_a_template_gives_copies_with_what_was_left_open() -> None:
    template = Template(Piece, third=3)
    assert template.filled({"first": "a"}) == Piece.model_construct(first="a", third=3)
    assert template.filled({"third": 4, "first": "b"}) == Piece.model_construct(first="b", third=4)
    with pytest.raises(TypeError, match="Piece: first"):
        template.filled({"second": "x"})
    with pytest.raises(TypeError, match="Piece: fourth"):
        template.filled({"first": "a", "fourth": 1})
    with pytest.raises(TypeError, match="Piece: fourth"):
        Template(Piece, fourth=1)
