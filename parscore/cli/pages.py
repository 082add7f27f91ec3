"""A page as the person asked for it: text of 80 columns, or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parscore.reports.blocks import Page

PAGE_FORMATS = ("text", "md", "json")


def printed(page: Page, form: str) -> str:
    """Return a page as text, or as Markdown where `form` is `md`."""
    if form == "md":
        from parscore.reports.markdown import mark_up  # noqa: PLC0415 - only for who asks for it

        return mark_up(page)
    from parscore.reports.layout import lay_out  # noqa: PLC0415

    return lay_out(page)
