"""The forms of what is found of a province: any form of a page, and files of its own."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.reports.json_text import json_of
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.values.messages import Lang

    Render = Callable[[Any, Lang], str | bytes]

SUFFIXES: Final = MappingProxyType(
    {
        "text": ".txt",
        "md": ".md",
        "csv": ".csv",
        "html": ".html",
        "xlsx": ".xlsx",
        "docx": ".docx",
        "json": ".json",
    }
)
MODULES: Final = MappingProxyType(
    {"csv": "table", "html": "html", "xlsx": "workbook", "docx": "word"}
)
BINARY: Final = frozenset({"xlsx", "docx"})


class Form(NamedTuple):
    """A form: the suffix of its files, and what renders it."""

    suffix: str
    render: Render
    binary: bool


def forms_in(package: str, *names: str) -> Mapping[str, Form]:
    """Return forms by their names; what renders them is imported when one is asked for.

    Args:
        package: the package whose `page` has `page_of`, and whose `MODULES` have `render`.
        names: which of `SUFFIXES`.
    """
    return MappingProxyType(
        {name: Form(SUFFIXES[name], _render(package, name), name in BINARY) for name in names}
    )


def _render(package: str, name: str) -> Render:
    def render(found: Any, lang: Lang) -> str | bytes:  # noqa: ANN401 - what the package renders
        if name == "json":
            return json_of(found)
        if name in MODULES:
            made: str | bytes = import_module(f"{package}.{MODULES[name]}").render(found, lang)
            return made
        page = import_module(f"{package}.page").page_of(found, lang)
        return mark_up(page) if name == "md" else lay_out(page)

    return render
