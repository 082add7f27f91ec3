"""A page as a person asked for it: text of 80 columns, Markdown, HTML or JSON, printed or filed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from parscore.cli.forms import chosen_form
from parscore.cli.output import print_result, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.reports.blocks import Page
    from parscore.values.messages import Lang

PAGE_FORMATS = ("text", "md", "html", "json")
SUFFIXES = {".txt": "text", ".md": "md", ".html": "html", ".json": "json"}

Made = TypeVar("Made")


def printed(page: Page, form: str, lang: Lang) -> str:
    """Return a page as text, or as Markdown or HTML where `form` says so."""
    if form == "html":
        from parscore.reports.html import paged  # noqa: PLC0415 - only for who asks for it

        return paged.mark_up(page, lang)
    if form == "md":
        from parscore.reports.markdown import mark_up  # noqa: PLC0415 - only for who asks for it

        return mark_up(page)
    from parscore.reports.layout import lay_out  # noqa: PLC0415

    return lay_out(page)


def deliver_page(
    renderers: Mapping[str, Callable[[Made, Lang], str]],
    made: Made,
    form: str | None,
    out: str | None,
    lang: Lang,
) -> None:
    """Print a result, or write it to a file whose suffix gives its form.

    Raises:
        CannotWrite: it cannot be written.
        UsageError: the file's suffix says no form, or `--format` does not fit it.
    """
    hand_over(renderers[chosen_form(form, out, SUFFIXES, lang)](made, lang), out)


def hand_over(made: str | bytes, out: str | None) -> None:
    """Print a text or the bytes of a document, or write them to their file.

    Raises:
        CannotWrite: it cannot be written.
    """
    if out is None:
        print_result(made)
    else:
        write_files({Path(out): made})
