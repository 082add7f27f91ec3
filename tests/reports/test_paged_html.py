"""Any page as HTML: what it shows is plain text, it loads nothing, and it is whole."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from parscore.reports.blocks import Bullet, Bullets, Column, Facts, Page, Paragraph, Section, Table
from parscore.reports.html.paged import mark_up

HOSTILE = '<script>alert("1")</script>&=1+1'


class Seen(HTMLParser):
    """The tags of a document, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> Page:
    facts = Facts(((HOSTILE, HOSTILE),))
    table = Table((Column(HOSTILE), Column(HOSTILE, "right")), ((HOSTILE, HOSTILE),))
    return Page(
        title=HOSTILE,
        subtitle=HOSTILE,
        banners=(Paragraph(HOSTILE, lead=HOSTILE),),
        sections=(
            Section("", (facts,)),
            Section(HOSTILE, (table, Bullets((Bullet(HOSTILE),)), Paragraph(HOSTILE))),
        ),
        foot=(HOSTILE,),
    )


def test_what_a_user_typed_stays_text() -> None:
    seen = Seen(mark_up(hostile(), "vi"))
    assert "script" not in seen.tags
    assert seen.text.count(HOSTILE) == 16
    assert "table" in seen.tags


def test_the_first_facts_stand_below_the_title_and_an_empty_section_is_left_out() -> None:
    text = mark_up(hostile(), "en")
    assert text.index("<dl") < text.index("<main")
    assert text.count("<section>") == 1


def test_it_loads_nothing() -> None:
    text = mark_up(hostile(), "vi")
    assert re.search(r"default-src (&#39;|')none(&#39;|')", text)
    assert not re.search(r"<(script|img|link|iframe)\b|\s(src|href)=\"(?!#)", text)
