"""The forms in which a document that is shown as a page can be had."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from parscore.reports.json_text import json_of
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.reading.base import Document
    from parscore.reports.blocks import Page
    from parscore.values.messages import Lang

    Render = Callable[["Made", Lang], str]

Made = TypeVar("Made", bound="Document")


def forms_of(page_of: Callable[[Made, Lang], Page]) -> Mapping[str, Render[Made]]:
    """Return by name what renders a document: `text` of 80 columns, `md`, `html` and `json`.

    JSON is the document itself, in both languages.
    """

    def html(made: Made, lang: Lang) -> str:
        from parscore.reports.html import paged  # noqa: PLC0415 - heavy, and seldom asked for

        return paged.mark_up(page_of(made, lang), lang)

    return MappingProxyType(
        {
            "text": lambda made, lang: lay_out(page_of(made, lang)),
            "md": lambda made, lang: mark_up(page_of(made, lang)),
            "html": html,
            "json": lambda made, _: json_of(made),
        }
    )
