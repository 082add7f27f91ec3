"""The forms of a ranking. A new form is a new file and a line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.ranking import Ranking
    from parscore.values.messages import Lang


class Form(NamedTuple):
    """A form: the module that renders it and the suffix of its files."""

    module: str
    suffix: str
    binary: bool = False

    def __call__(self, ranking: Ranking, lang: Lang) -> str | bytes:
        """Return a ranking in this form."""
        render: Callable[[Ranking, Lang], str | bytes] = import_module(self.module).render
        return render(ranking, lang)


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "text": Form("parscore.province.ranking_text", ".txt"),
        "md": Form("parscore.province.ranking_markdown", ".md"),
        "csv": Form("parscore.province.ranking_csv", ".csv"),
        "html": Form("parscore.province.ranking_html", ".html"),
        "xlsx": Form("parscore.province.ranking_workbook", ".xlsx", binary=True),
        "docx": Form("parscore.province.ranking_word", ".docx", binary=True),
        "json": Form("parscore.province.ranking_json", ".json"),
    }
)
