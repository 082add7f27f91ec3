"""No text that a user can write makes a line wider than 80 columns or steers the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.nasty import HAND_PICKED, rewritten, texts
from wcwidth import wcswidth

from parscore.documents.assessment import Assessment
from parscore.reports.explain import render_explain
from parscore.reports.layout import COLUMNS
from parscore.reports.registry import RENDERERS
from parscore.reports.wrapping import clean, cut, pad, width, wrap

if TYPE_CHECKING:
    from parscore.values.messages import Lang

SLOW = settings(max_examples=20)


def assert_readable(text: str) -> None:
    for line in text.removesuffix("\n").split("\n"):
        assert 0 <= wcswidth(line) <= COLUMNS, line
        assert line.isprintable(), ascii(line)
        assert line == line.rstrip(), ascii(line)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_line_fits(assessment: Assessment, lang: Lang) -> None:
    assert_readable(RENDERERS["text"](assessment, lang))
    for node in assessment.nodes:
        assert_readable(render_explain(assessment, node.id, lang))


@SLOW
@given(pool=st.lists(texts, min_size=1, max_size=12), lang=st.sampled_from(["vi", "en"]))
def test_every_line_fits_whatever_users_write(
    assessment: Assessment, pool: list[str], lang: Lang
) -> None:
    hostile = rewritten(assessment.model_dump(mode="json", by_alias=True), pool)
    nasty = Assessment.model_validate(hostile)
    assert_readable(RENDERERS["text"](nasty, lang))
    for node in nasty.nodes[::9]:
        assert_readable(render_explain(nasty, node.id, lang))


@given(text=texts, most=st.integers(2, 80))
def test_wrapping_loses_nothing_and_fits(text: str, most: int) -> None:
    lines = wrap(text, most)
    assert all(width(line) <= most for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


@pytest.mark.parametrize("text", HAND_PICKED)
@pytest.mark.parametrize("most", [3, 7, 40])
def test_cutting_and_padding_fit(text: str, most: int) -> None:
    short = cut(text, most)
    assert width(short) <= most
    assert wcswidth(pad(short, most)) == most
    assert pad(short, most, right=True).endswith(short)


def test_a_cut_quote_is_closed() -> None:
    assert cut("Mục 1: “một câu rất dài”", 18) == "Mục 1: “một câu…”"
    assert cut("không có trích dẫn nào", 12) == "không có…"


def test_a_character_too_wide_is_replaced() -> None:
    assert wrap("宽", 1) == ["\ufffd"]


def test_cleaning_keeps_one_composed_line() -> None:
    assert clean(" Ho\u0302\u0323i\tđo\u0302\u0300ng\n\u200bxã ") == "Hội đồng xã"
    assert clean("\x1b[1m") == "\ufffd[1m"
