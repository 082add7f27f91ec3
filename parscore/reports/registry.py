"""The one place that knows all formats. A new format is a new file and a line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

Rendered = str | bytes
"""A report as text, or as the bytes of an office document."""


class Renderer(NamedTuple):
    """A format: the module that renders it, imported on first use, and the suffix of its files.

    `binary` formats are the bytes of an office document, which no terminal can show. A `timeline`
    format also shows earlier assessments: a report is a pure function of assessments, of this one
    and of those before it, in order. One that `advises` has room for advice, too: paths, forecasts
    and what-ifs of the same figures, always told apart from the result.
    """

    module: str
    suffix: str
    binary: bool = False
    timeline: bool = False
    advises: bool = False

    def __call__(
        self,
        assessment: Assessment,
        lang: Lang = "vi",
        history: Sequence[Assessment] = (),
        advice: Sequence[Advice] = (),
    ) -> Rendered:
        """Return the assessment in this format, which leaves out what it has no room for."""
        render: Callable[..., Rendered] = import_module(self.module).render
        beside: dict[str, object] = {}
        if history and self.timeline:
            beside["history"] = tuple(history)
        if advice and self.advises:
            beside["advice"] = tuple(advice)
        return render(assessment, lang, **beside)


RENDERERS: Final[Mapping[str, Renderer]] = MappingProxyType(
    {
        "text": Renderer("parscore.reports.text", ".txt", timeline=True, advises=True),
        "md": Renderer("parscore.reports.markdown", ".md", timeline=True, advises=True),
        "csv": Renderer("parscore.reports.csv_table", ".csv"),
        "html": Renderer("parscore.reports.html.document", ".html", timeline=True, advises=True),
        "xlsx": Renderer("parscore.reports.workbook.render", ".xlsx", binary=True, advises=True),
        "json": Renderer("parscore.reports.json_text", ".json"),
        "docx": Renderer("parscore.reports.word.report", ".docx", binary=True, advises=True),
        "ics": Renderer("parscore.reports.calendar", ".ics"),
    }
)
