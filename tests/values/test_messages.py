"""Sentences for people: their gaps, and how arguments are written in them."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from decimal import Decimal

import pytest

import parscore
from parscore.values.exact import Fraction
from parscore.values.messages import Argument, Localised, Message, _cut, all_messages

SAYS = Message("test.says", vi="{n} điểm của {who}", en="{n:points} of {who}")


def test_both_languages_name_the_same_cut() -> None:
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


def test_days_and_sentences_fill_cut() -> None:
    text = SAYS(n=date(2025, 8, 5), who=SAYS(n=2, who="x"))
    assert text.args == {"n": "2025-08-05", "who": "2 điểm của x"}
    assert text.vi == "5/8/2025 điểm của 2 điểm của x"
    assert text.en == "2025-08-05 points of 2 points of x"


@pytest.mark.parametrize("args", [{}, {"n": 1}, {"n": 1, "who": "x", "more": 2}])
def test_the_arguments_are_the_cut(args: dict[str, Argument]) -> None:
    with pytest.raises(ValueError, match=r"test\.says: expected \['n', 'who'\]"):
        SAYS(**args)


def test_a_code_is_used_once() -> None:
    with pytest.raises(ValueError, match=r"test\.says: this code is already in use"):
        Message("test.says", vi="", en="")
