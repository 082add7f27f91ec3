"""One row for each node, for a spreadsheet.

What opens right with a double click depends on the reader's settings, so the language decides:
a Vietnamese Excel writes decimals with a comma and therefore takes the semicolon between cells,
an English one has the dot and the comma. Numbers have no thousands marks, days are in ISO form,
which both understand, and the file begins with the mark by which Excel knows UTF-8. A program
should read the JSON instead.

Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are left as
they are, so that a negative one stays a number.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.notation import is_number
from parscore.reports.sections.heading import banners
from parscore.reports.subject import Subject
from parscore.reports.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.values.messages import Lang

MARK_OF_UTF8: Final = "\ufeff"
SEPARATOR: Final[Mapping[Lang, str]] = {"vi": ";", "en": ","}
DECIMAL_MARK: Final[Mapping[Lang, str]] = {"vi": ",", "en": "."}
STARTS_A_FORMULA: Final = "=+-@"  # the full-width forms too, which some spreadsheets take alike

COLUMNS: Final = (
    "id",
    "number",
    "title",
    "kind",
    "status",
    "points",
    "max",
    "max_official",
    "lower",
    "upper",
    "lost",
    "recoverable",
    "indicator",
    "value",
    "numerator",
    "denominator",
    "formula",
    "owner",
    "due",
    "basis",
    "document",
    "clause",
    "explanation",
    "caution",
)
NUMBERS: Final = (
    *("points", "max", "max_official", "lower", "upper", "lost", "recoverable"),
    *("value", "numerator", "denominator"),
)


def render(assessment: Assessment, lang: Lang = "vi") -> str:
    """Return the table. Its lines end as RFC 4180 says; write it without translating them."""
    subject = Subject(assessment, lang)
    caution = "; ".join(banner.lead or banner.text for banner in banners(subject))
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    writer.writerow(cell_text(labels.say(labels.COLUMN, name, lang)) for name in COLUMNS)
    for node in assessment.nodes:
        cells = _cells(subject, node) | {"caution": caution}
        writer.writerow(_written(name, cells.get(name), lang) for name in COLUMNS)
    return MARK_OF_UTF8 + file.getvalue()


def _cells(subject: Subject, node: NodeShown) -> dict[str, str | None]:
    """Return the cells of a node: what it holds under the column's name, and what it cites."""
    write, source = subject.write, node.source
    measure = node.measure or {}
    own: dict[str, str | None] = {
        str(name): getattr(node, name) for name in COLUMNS if name in type(node).model_fields
    }
    return own | {
        "title": subject.title(node),
        "kind": write.say(labels.NODE_KIND, node.kind),
        "status": write.say(labels.NODE_STATUS, node.status),
        "numerator": measure.get("numerator"),
        "denominator": measure.get("denominator"),
        "formula": None if node.formula is None else write.say(labels.FORMULA, node.formula),
        "owner": None if node.owner is None else subject.unit(node.owner),
        "basis": None if source is None else write.say(labels.BASIS, source.basis),
        "document": None if source is None else source.document,
        "clause": None if source is None else source.clause,
    }


def _written(name: str, cell: str | None, lang: Lang) -> str:
    if cell is None:
        return ""
    if name in NUMBERS and is_number(cell) and "/" not in cell:
        return cell.replace(".", DECIMAL_MARK[lang])
    return cell_text(cell)


def cell_text(cell: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = clean(cell)
    first = unicodedata.normalize("NFKC", line[:1])
    return f"'{line}" if first and first in STARTS_A_FORMULA else line
