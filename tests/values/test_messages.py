"""Sentences for people: their gaps, and how arguments are written in them."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from decimal import Decimal

import pytest

import parscore
from parscore.values.exact import Fraction
from parscore.values.messages import (
    LONGEST_KEPT,
    Argument,
    Localised,
    Message,
    _cut,
    all_messages,
)

SAYS = Message("test.says", vi="{n} điểm của {who}", en="{n:points} of {who}")


def test_both_languages_name_the_same_gaps() -> None:
    for module in pkgutil.walk_packages(parscore.__path__, "parscore."):
        if module.name != "parscore.__main__":
            importlib.import_module(module.name)
    known = all_messages()
    assert len(known) > 500
    odd = [code for code, one in known.items() if _cut(one.vi).names != one.names]
    assert odd == []


@pytest.mark.parametrize(
    ("number", "canonical", "vi", "en"),
    [
        (1, "1", "1 điểm", "1 point"),
        (Fraction(-1), "-1", "-1 điểm", "-1 point"),
        (Decimal("2.50"), "2.5", "2,5 điểm", "2.5 points"),
        (Fraction(1, 3), "1/3", "0,333333 điểm", "0.333333 points"),
        (1200, "1200", "1.200 điểm", "1,200 points"),
        (Decimal(1), "1", "1 điểm", "1 point"),
    ],
)
def test_a_number_is_written_for_files_and_in_each_language(
    number: Argument, canonical: str, vi: str, en: str
) -> None:
    text = SAYS(n=number, who=Localised("xã", "the commune"))
    assert text.args == {"n": canonical, "who": "xã"}
    assert (text.render("vi"), text.render("en")) == (f"{vi} của xã", f"{en} of the commune")


def test_days_and_sentences_fill_gaps() -> None:
    text = SAYS(n=date(2025, 8, 5), who=SAYS(n=2, who="x"))
    assert text.args == {"n": "2025-08-05", "who": "2 điểm của x"}
    assert text.vi == "5/8/2025 điểm của 2 điểm của x"
    assert text.en == "2025-08-05 points of 2 points of x"


def test_a_gap_may_count_in_one_place_and_stand_bare_in_another() -> None:
    says = Message("test.twice", vi="{n}% của {n} {{ngày}}", en="{n}% of {n:days} or {n:tasks}")
    text = says(n=1)
    assert (text.vi, text.en) == ("1% của 1 {ngày}", "1% of 1 day or 1 task")
    assert says(n=Decimal("1.5")).en == "1.5% of 1.5 days or 1.5 tasks"


def test_a_sentence_without_gaps_stands_as_it_is_written() -> None:
    assert Message("test.bare", vi="đủ 100%", en="all of 100%")().vi == "đủ 100%"


def test_a_sentence_said_again_is_the_same_whatever_kind_of_number_it_is_told() -> None:
    assert SAYS(n=1200, who="x") == SAYS(n=Fraction(1200), who="x") == SAYS(n=1200, who="x")
    assert list(SAYS(who="x", n=1).args) == ["who", "n"]
    assert hash(SAYS(n=3, who="x")) == hash(SAYS(n=Decimal(3), who="x"))


def test_a_sentence_with_a_long_text_is_not_kept() -> None:
    one = Message("test.kept", "{x}.", "{x}.")
    short, long = "a" * LONGEST_KEPT, "a" * (LONGEST_KEPT + 1)
    assert one(x=short) is one(x=short)
    assert one(x=long) is not one(x=long)
    assert one(x=long) == one(x=long)
    assert one(x=long).vi == f"{long}."


@pytest.mark.parametrize("args", [{}, {"n": 1}, {"n": 1, "who": "x", "more": 2}])
def test_the_arguments_are_the_gaps(args: dict[str, Argument]) -> None:
    with pytest.raises(ValueError, match=r"test\.says: expected \['n', 'who'\]"):
        SAYS(**args)


def test_a_code_is_used_once() -> None:
    with pytest.raises(ValueError, match=r"test\.says: this code is already in use"):
        Message("test.says", vi="", en="")
