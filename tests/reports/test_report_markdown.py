"""What users write stays text in Markdown: it makes no heading, table, link, code or HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.nasty import HAND_PICKED, printed, rewritten

from parscore.documents.assessment import Assessment
from parscore.reports.markdown import inline, opening, render
from parscore.reports.wrapping import clean

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "strong_open", "strong_close"}
SLOW = settings(max_examples=20)


def structure(markdown: str) -> list[tuple[str, str, int]]:
    tokens = PARSER.parse(markdown)
    assert {child.type for token in tokens for child in token.children or ()} <= PLAIN
    return [(token.type, token.tag, token.level) for token in tokens]


def text_of(markdown: str) -> str:
    (token,) = [one for one in PARSER.parse(markdown) if one.type == "inline"]
    return "".join(child.content for child in token.children or ())


@SLOW
@given(pool=st.lists(printed, min_size=1, max_size=12, unique_by=lambda one: clean(one).strip(".")))
def test_users_cannot_break_the_structure(assessment: Assessment, pool: list[str]) -> None:
    data = assessment.model_dump(mode="json", by_alias=True)
    calm = [f"chữ{number}" for number in range(len(pool))]
    expected, found = (
        structure(render(Assessment.model_validate(rewritten(data, texts)), "vi"))
        for texts in (calm, pool)
    )
    assert found == expected


@pytest.mark.parametrize("text", [one for one in HAND_PICKED if clean(one)])
@pytest.mark.parametrize("frame", ["{}", "- {}", "> {}", "# x {}", "| {} |\n| --- |"])
def test_a_text_is_read_back_as_it_was_written(text: str, frame: str) -> None:
    calm = structure(frame.format("chữ"))
    written = frame.format(opening(text))
    assert structure(written) == calm
    assert text_of(written).removeprefix("x ") == clean(text)


@pytest.mark.parametrize("text", ["http://a.vn", "HTTPS://a.vn", "www.a.vn", "mailto:x", "a@b.vn"])
def test_nothing_becomes_a_link(text: str) -> None:
    shown = inline(text)
    assert text not in shown
    assert text_of(shown) == text


def test_it_has_the_sections_of_the_text(assessment: Assessment) -> None:
    markdown = render(assessment, "vi")
    assert markdown.startswith("# Kết quả tự chấm điểm")
    assert "> **MINH HỌA:**" in markdown
    assert "## Chỉ tiêu tối thiểu của tỉnh" in markdown
