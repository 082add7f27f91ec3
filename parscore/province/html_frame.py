"""What the frame of every page of a province shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from parscore.reports.html.document import style

if TYPE_CHECKING:
    from parscore.reports.blocks import Page
    from parscore.values.messages import Lang

TEMPLATES: Final = Path(__file__).parent / "templates"


def framed(page: Page, *, skip: str, offline: str, lang: Lang) -> dict[str, object]:
    """Return what `page.html` asks for; `skip` and `offline` are words of its own."""
    return {
        "lang": lang,
        "style": style(),
        "words": {"skip": skip, "offline": offline},
        "title": page.title,
        "commune": page.subtitle,
        "banners": page.banners,
        "foot": page.foot,
    }
