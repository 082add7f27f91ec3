"""Any page of ours as one HTML file: the same policy as the report, no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.blocks import Facts
from parscore.reports.html.document import environment, style
from parscore.reports.html.words import fixed_words
from parscore.reports.notation import Notation

if TYPE_CHECKING:
    from parscore.reports.blocks import Page
    from parscore.values.messages import Lang


def mark_up(page: Page, lang: Lang) -> str:
    """Return a page as a whole HTML document; its first facts stand below the title."""
    first, *rest = page.sections
    heads = [block for block in first.blocks if isinstance(block, Facts)] if not first.title else []
    if heads:
        others = tuple(block for block in first.blocks if block is not heads[0])
        first = first._replace(blocks=others)
    return (
        environment()
        .get_template("paged.html")
        .render(
            lang=lang,
            style=style(),
            words=fixed_words(Notation(lang)),
            title=page.title,
            commune=page.subtitle,
            banners=page.banners,
            foot=page.foot,
            heading=heads[0] if heads else Facts(()),
            sections=[one for one in (first, *rest) if one.title or one.blocks],
        )
    )
