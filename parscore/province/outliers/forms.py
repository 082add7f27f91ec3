"""The forms of the questions. A new form is a new file and a line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers.page import page_of
from parscore.reports.json_text import json_of
from parscore.reports.layout import lay_out
from parscore.reports.markdown import mark_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang


class Form(NamedTuple):
    """A form: the suffix of its files, and the module that renders it, if it is not a page."""

    suffix: str
    module: str = ""
    binary: bool = False


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "text": Form(".txt"),
        "md": Form(".md"),
        "csv": Form(".csv", "parscore.province.outliers.table"),
        "html": Form(".html", "parscore.province.outliers.html"),
        "xlsx": Form(".xlsx", "parscore.province.outliers.workbook", binary=True),
        "json": Form(".json"),
    }
)


def rendered(found: Outliers, form: str, lang: Lang) -> str | bytes:
    """Return the questions in one of the forms.

    Raises:
        ModuleNotFoundError: the form needs a package that is not installed.
    """
    if form == "json":
        return json_of(found)
    if not FORMS[form].module:
        return (mark_up if form == "md" else lay_out)(page_of(found, lang))
    render: Callable[[Outliers, Lang], str | bytes] = import_module(FORMS[form].module).render
    return render(found, lang)
