"""What can be a Vietnamese syllable: shapes, not a dictionary."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from support.cli import RULES

from parscore.values.syllables import is_syllable, without_tone

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = (
    "nghiêng nguyễn khuỷu quốc quý quyển giếng gìn gì giữ thuở huỳnh xoong hoá hóa thuỷ thủy "
    "ghế kỷ ngoèo uể yếu ý ở tuýp huých nghề cách mười ươm khoắng quăng quét"
)
BAD = "nghành hxã qúy gíup hể\u0309 cầnh ghà ngiêng kà cẻ tốch bằch đượcc rượou"


@pytest.mark.parametrize("word", GOOD.split())
def test_a_syllable_is_one_in_either_style_and_form(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(word.title())


@pytest.mark.parametrize("word", BAD.split())
def test_what_nobody_can_say_or_may_write_so_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_a_stop_takes_two_tones_only() -> None:
    assert [is_syllable(word) for word in ("mát", "mạt", "màt", "mảt", "mãt")] == [
        *(True, True, False, False, False)
    ]


def test_the_tone_goes_and_the_letter_stays() -> None:
    assert [without_tone(word) for word in ("qúy", "nghệ", "ưỡ")] == ["quy", "nghê", "ươ"]


def words() -> Iterator[str]:
    for path in RULES.rglob("*.yaml"):
        yield from re.findall(r"[^\W\d_]{2,}", path.read_text(encoding="utf-8"))


def test_every_word_of_the_shipped_rules_is_one() -> None:
    odd = {word for word in words() if not word.isascii() and not is_syllable(word)}
    assert {word for word in odd if word.islower()} == set()
