"""The forms of an impact. A new form is a new file and a line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.impact import Impact
    from parscore.values.messages import Lang


class Form(NamedTuple):
    """A form: the module that renders it and the suffix of its files."""

    module: str
    suffix: str

    def __call__(self, impact: Impact, lang: Lang) -> str:
        """Return an impact in this form."""
        render: Callable[[Impact, Lang], str] = import_module(self.module).render
        return render(impact, lang)


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "text": Form("parscore.province.impact_text", ".txt"),
        "md": Form("parscore.province.impact_markdown", ".md"),
        "csv": Form("parscore.province.impact_csv", ".csv"),
        "html": Form("parscore.province.impact_html", ".html"),
        "json": Form("parscore.province.impact_json", ".json"),
    }
)
