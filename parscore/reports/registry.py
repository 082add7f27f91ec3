"""The one place that knows all formats. A new format is a new file and a line here."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

Rendered = str | bytes
"""A report as text, or as the bytes of an office document."""


class Renderer(NamedTuple):
    """A format: the module that renders it, imported on first use, and the suffix of its files.

    `binary` formats are the bytes of an office document, which no terminal can show. A `timeline`
    format also shows earlier assessments: a report is a pure function of assessments, of this one
    and of those before it, in order.
    """

    module: str
    suffix: str
    binary: bool = False
    timeline: bool = False

    def __call__(
        self, assessment: Assessment, lang: Lang = "vi", history: Sequence[Assessment] = ()
    ) -> Rendered:
        """Return the assessment in this format; one without a timeline leaves out `history`."""
        render: Callable[..., Rendered] = import_module(self.module).render
        if history and self.timeline:
            return render(assessment, lang, tuple(history))
        return render(assessment, lang)


RENDERERS: Final[Mapping[str, Renderer]] = MappingProxyType(
    {
        "text": Renderer("parscore.reports.text", ".txt", timeline=True),
        "md": Renderer("parscore.reports.markdown", ".md", timeline=True),
        "csv": Renderer("parscore.reports.csv_table", ".csv"),
        "html": Renderer("parscore.reports.html.document", ".html", timeline=True),
        "xlsx": Renderer("parscore.reports.workbook.render", ".xlsx", binary=True),
        "json": Renderer("parscore.reports.json_text", ".json"),
        "docx": Renderer("parscore.reports.word.report", ".docx", binary=True),
        "ics": Renderer("parscore.reports.calendar", ".ics"),
    }
)
