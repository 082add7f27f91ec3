"""From markup to the bytes of a document: pages, headers, properties, and a zip without a clock."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from parscore.reports.archive import entry
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word.markup import NAMESPACE
from parscore.reports.word.styles import styles_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as Opened
    from docx.section import Section

    from parscore.reports.word.markup import Markup

TEMPLATE_LEFTOVERS: Final = frozenset(
    {
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
"""Parts of the library's template that say nothing of this document."""

_PAGE_NUMBER: Final = "".join(
    f"<w:r>{part}</w:r>"
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)


class Contents(NamedTuple):
    """A document: its title and day for the properties, its letter, and its landscape appendix.

    An appendix may stand alone, without a letter.
    """

    title: str
    day: date
    letter: Sequence[Markup]
    appendix: Sequence[Markup]


def packed(contents: Contents) -> bytes:
    """Return a document as bytes, which are the same for the same contents."""
    document = Document()
    _drop_leftovers(document)
    _restyle(document)
    if contents.letter:
        _lay_out(document.sections[0], landscape=False)
        _append(document, contents.letter)
        _lay_out(document.add_section(WD_SECTION.NEW_PAGE), landscape=True)
        _shrink_last_paragraph(document)
    else:
        _lay_out(document.sections[0], landscape=True)
    _append(document, contents.appendix)
    for section in document.sections:
        _number_pages(section)
    _describe(document, contents)
    file = io.BytesIO()
    document.save(file)
    return _without_clock(file)


def _drop_leftovers(document: Opened) -> None:
    for holder in (document.part.package, document.part):
        for name, relation in list(holder.rels.items()):
            if relation.reltype in TEMPLATE_LEFTOVERS:
                del holder.rels[name]


def _restyle(document: Opened) -> None:
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(parse_xml(styles_part())))


def _lay_out(section: Section, *, landscape: bool) -> None:
    width, height = nd30.PAGE_SHORT, nd30.PAGE_LONG
    if landscape:
        width, height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(nd30.MARGIN_TOP), Mm(nd30.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(nd30.MARGIN_LEFT), Mm(nd30.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(nd30.PAGE_NUMBER_FROM_TOP)


def _append(document: Opened, parts: Sequence[Markup]) -> None:
    body = document.element.body
    end = body[-1]  # the properties of the last section
    whole = f'<w:body xmlns:w="{NAMESPACE}">{"".join(parts)}</w:body>'
    for element in list(parse_xml(whole)):
        end.addprevious(element)


def _shrink_last_paragraph(document: Opened) -> None:
    """Make the paragraph that ends a section too low to start a page of its own."""
    properties = document.paragraphs[-1]._p.get_or_add_pPr()  # noqa: SLF001 - no public way
    properties.insert(0, parse_xml(f'<w:pStyle xmlns:w="{NAMESPACE}" w:val="Rule"/>'))


def _number_pages(section: Section) -> None:
    """Number the pages of a section from 1, above the text, all but the first."""
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    header = section.header
    header.is_linked_to_previous = False
    line = header.paragraphs[0]._p  # noqa: SLF001 - the library knows no fields
    for part in list(parse_xml(f'<w:p xmlns:w="{NAMESPACE}">{_PAGE_NUMBER}</w:p>')):
        line.append(part)
    start = parse_xml(f'<w:pgNumType xmlns:w="{NAMESPACE}" w:start="1"/>')
    section._sectPr.find(qn("w:pgMar")).addnext(start)  # noqa: SLF001 - no public way


def _describe(document: Opened, contents: Contents) -> None:
    """Say what the document is; who wrote it is for the office to say."""
    about = document.core_properties
    about.title, about.subject, about.language = contents.title, "", nd30.LANGUAGE
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(contents.day, time())
    about.revision = 1


def _without_clock(file: io.BytesIO) -> bytes:
    """Pack the parts again in their order, all with the same time stamp."""
    again = io.BytesIO()
    with zipfile.ZipFile(file) as read, zipfile.ZipFile(again, "w") as written:
        for name in read.namelist():
            written.writestr(entry(name), read.read(name))
    return again.getvalue()
