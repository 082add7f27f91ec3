"""The HTML report: one file that opens offline, runs no script and loads nothing.

The policy in its head allows one style sheet, named by its hash, and nothing else at all; the
page has no address but those of its own places. Every text goes through `clean` and is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from parscore.reports import labels
from parscore.reports.blocks import Bullets, Entries, Facts, Paragraph, Table
from parscore.reports.html.advice import advice_view
from parscore.reports.html.audit import audit_view
from parscore.reports.html.history import history_view
from parscore.reports.html.leader import leader_view
from parscore.reports.html.offices import offices_view
from parscore.reports.html.parts import Desk, anchors
from parscore.reports.html.words import fixed_words
from parscore.reports.sections.heading import banners, foot, heading
from parscore.reports.subject import Subject
from parscore.reports.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.reports.blocks import Block
    from parscore.values.messages import Lang

TEMPLATES: Final = Path(__file__).parent / "templates"
KINDS: Final[dict[type, str]] = {
    Paragraph: "paragraph",
    Facts: "facts",
    Table: "table",
    Entries: "entries",
    Bullets: "bullets",
}


class Style(NamedTuple):
    """The style sheet, and the policy that lets in nothing but it."""

    sheet: Markup
    policy: str


def render(
    assessment: Assessment,
    lang: Lang = "vi",
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> str:
    """Return the report of an assessment as a whole HTML document.

    `history` are earlier assessments of the commune, in order; `advice` is of the same figures.
    """
    subject = Subject(assessment, lang)
    desk = Desk(subject, anchors(subject), fixed_words(subject.write))
    beside = advice_view(desk, advice)
    return (
        environment()
        .get_template("report.html")
        .render(
            lang=lang,
            style=style(),
            words=desk.words,
            title=subject.write.say(labels.HEADING, "report"),
            commune=subject.commune(),
            banners=banners(subject),
            heading=heading(subject),
            leader=leader_view(desk),
            history=history_view(subject, history),
            advice=beside.shown,
            offices=offices_view(desk, beside),
            audit=audit_view(desk, beside.behind),
            foot=foot(subject)[:2],
        )
    )


@cache
def environment(*more: Path) -> Environment:
    """Return what renders our templates, and those of some more folders: every text is escaped."""
    made = Environment(
        loader=FileSystemLoader([*more, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["kind_of_block"] = _kind_of_block
    return made


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template shows
    """Return a text on one line without what steers a browser's writing direction."""
    return clean(value) if type(value) is str else value


def _kind_of_block(block: Block) -> str:
    return KINDS[type(block)]


@cache
def style() -> Style:
    """Return the style sheet of every HTML report."""
    sheet = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Style(Markup(sheet), policy)  # noqa: S704 - our own file, no user's text
