"""Vietnamese text: storing, matching, sorting, naming files."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.values.text import (
    collation_key,
    did_you_mean,
    find_unclean,
    is_clean,
    match_key,
    nfc,
    slug,
)

ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ", "mậu", "mba"]


def test_text_is_stored_composed() -> None:
    assert nfc("Tho\u0302\u0301ng nha\u0302\u0301t") == "Thống nhất"
    assert nfc("\u00d0\u1ee3t") == "Đợt"


@given(st.text())
def test_storing_twice_changes_nothing(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert unicodedata.is_normalized("NFC", nfc(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "hoà  bình"),
        ("\u00d0ông Sơn", "ĐÔNG SƠN"),
        ("Chỉ thị 07–CT/TW", "chi thi 07-CT/TW"),
        ("xã\u00a0Hợp Tiến", "Xã Hợp Tiến"),
        ("\uff11\uff12", "12"),
    ],
)
def test_spellings_of_a_name_match(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_the_match_key_is_plain() -> None:
    assert match_key("  Ủy ban nhân dân — xã Đông ") == "uy ban nhan dan - xa dong"


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    names = ["Em", "Đa", "Ân", "Da", "An", "Ăn"]
    assert sorted(names, key=collation_key) == ["An", "Ăn", "Ân", "Da", "Đa", "Em"]


@given(st.permutations(ALPHABET), st.sampled_from(["", "a", "zz"]))
def test_letters_sort_in_alphabetical_order(letters: list[str], ending: str) -> None:
    words = [letter + ending for letter in letters]
    assert sorted(words, key=collation_key) == [letter + ending for letter in ALPHABET]


@given(st.permutations(TONES))
def test_tones_decide_after_the_letters(words: list[str]) -> None:
    assert sorted(words, key=collation_key) == TONES


def test_tones_decide_after_all_the_letters_of_a_name() -> None:
    assert sorted(["Hóa An", "Hoa Bình", "Hoa An"], key=collation_key) == [
        "Hoa An",
        "Hóa An",
        "Hoa Bình",
    ]


@given(st.text(), st.text())
def test_only_equal_texts_share_a_place(one: str, other: str) -> None:
    assert (collation_key(one) == collation_key(other)) == (one == other)


def test_file_names_are_ascii() -> None:
    assert slug("Báo cáo tự chấm điểm") == "bao_cao_tu_cham_diem"
    assert slug("Thanh Hóa", "-") == "thanh-hoa"
    assert slug("../../etc/passwd") == "etc_passwd"
    assert slug("???") == ""


@given(st.text())
def test_a_slug_is_safe_in_any_file_system(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")


def test_suggests_what_was_meant() -> None:
    options = ["numerator", "denominator", "value"]
    assert did_you_mean("numerater", options) == "numerator"
    assert did_you_mean("Mẫu số", ["mau so", "tu so"]) == "mau so"
    assert did_you_mean("zzz", options) is None
    assert did_you_mean("value", []) is None
    assert did_you_mean("=>", [">", ">="]) is None
    assert did_you_mean("a" * 101, ["a" * 100]) is None


@pytest.mark.parametrize("text", ["", "Xã Đông", "hai\ndòng\tvà tab", "không\u00a0ngắt", "😀"])
def test_ordinary_text_is_clean(text: str) -> None:
    assert is_clean(text)


@pytest.mark.parametrize(
    "char", ["\x00", "\x1b", "\r", "\x0b", "\x7f", "\x85", "\u2028", "\u202e", "\ud800", "\uffff"]
)
def test_control_characters_are_not(char: str) -> None:
    assert find_unclean("ab" + char) == 2
    assert not is_clean("ab" + char)
