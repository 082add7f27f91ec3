"""The forms in which is told how stable a ranking is. A new form is a new line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.province.stability_page import page_of
from parscore.reports.json_text import json_of
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.stability import RankStability
    from parscore.values.messages import Lang

    Render = Callable[[RankStability, Lang], str]

SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {".txt": "text", ".md": "md", ".csv": "csv", ".html": "html", ".json": "json"}
)


def _module(name: str) -> Render:
    def render(found: RankStability, lang: Lang) -> str:
        made: Render = import_module(f"parscore.province.{name}").render
        return made(found, lang)

    return render


RENDERERS: Final[Mapping[str, Render]] = MappingProxyType(
    {
        "text": lambda found, lang: lay_out(page_of(found, lang)),
        "md": lambda found, lang: mark_up(page_of(found, lang)),
        "csv": _module("stability_csv"),
        "html": _module("stability_html"),
        "json": lambda found, _: json_of(found),
    }
)
