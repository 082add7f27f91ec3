"""The frame of the letter: who writes, what it is about, on which documents it rests, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports.sections.heading import banners
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word import words
from parscore.reports.word.markup import (
    dots,
    layout,
    paragraph,
    rule,
    run,
    text_paragraph,
)
from parscore.reports.wrapping import clean
from parscore.values.periods import NotADate, Period, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import BasisShown, Span
    from parscore.reports.subject import Subject
    from parscore.reports.word.markup import Markup

LINES_TO_WRITE: Final = 4


def commune(subject: Subject) -> str:
    """Return `xã Hợp Tiến`; a level or a name that the assessment does not hold stays open."""
    known = subject.assessment.commune
    level = words.LEVELS.get(known.level or "", words.DOTS)
    return f"{level} {_name(subject)}"


def _name(subject: Subject) -> str:
    return clean(subject.assessment.commune.name) or words.DOTS


def committee(subject: Subject) -> str:
    """Return the body that writes: the people's committee of the commune."""
    return f"{words.COMMITTEE} {commune(subject)}"


def period(span: Span) -> str:
    """Return a period in the words of a title: `năm 2025`, `giai đoạn 2021 - 2025`."""
    if span.from_ is None or span.to is None:
        if span.from_ is not None:
            return words.FROM.format(start=nd30.day(span.from_))
        return words.UNTIL.format(end=words.DOTS if span.to is None else nd30.day(span.to))
    years = _whole_years(span.from_, span.to)
    if years is None:
        return words.SPAN.format(start=nd30.day(span.from_), end=nd30.day(span.to))
    first, last = years
    return (words.YEAR if first == last else words.YEARS).format(year=first, first=first, last=last)


def _whole_years(start: str, end: str) -> tuple[int, int] | None:
    try:
        whole = Period(parse_date(start), parse_date(end))
    except (NotADate, ValueError):
        return None
    edges = (whole.start.month, whole.start.day, whole.end.month, whole.end.day)
    return (whole.start.year, whole.end.year) if edges == (1, 1, 12, 31) else None


def title(subject: Subject) -> str:
    """Return what the report is about (trích yếu)."""
    span = period(subject.assessment.period)
    return words.SUBJECT.format(what=scored(subject), period=span)


def scored(subject: Subject) -> str:
    """Return what was scored: a province's reform index, or a national set by its own title."""
    if subject.assessment.commune.province_name is not None:
        return words.INDEX
    return words.BY_RULES.format(title=subject.assessment.ruleset.title)


def letterhead(subject: Subject) -> Iterator[Markup]:
    """Yield the head of the page: issuer and number, nation and motto, kind and subject.

    Whom the commune's committee is under is not in an assessment, so no name stands above it.
    """
    issuer = (
        text_paragraph("Issuer", words.COMMITTEE.upper()),
        text_paragraph("Issuer", commune(subject).upper()),
        rule(nd30.RULE_INDENT_ISSUER),
        text_paragraph("Number", words.NUMBER.format(symbol=nd30.SYMBOL)),
    )
    place = words.PLACE_AND_DATE.format(place=_name(subject))
    nation = (
        text_paragraph("Nation", words.NATION),
        text_paragraph("Motto", words.MOTTO),
        rule(nd30.RULE_INDENT_MOTTO),
        text_paragraph("PlaceDate", place),
    )
    yield layout(nd30.LETTERHEAD_WIDTHS, (issuer, nation))
    yield text_paragraph("Kind", words.KIND)
    yield text_paragraph("Subject", title(subject))
    yield rule(nd30.RULE_INDENT_SUBJECT)
    yield paragraph("Gap")


def caution(subject: Subject) -> Iterator[Markup]:
    """Yield a frame that says what no reader may overlook, and what is left to be written."""
    yield paragraph("Note", run(words.NOTE, bold=True))
    for banner in banners(subject):
        yield paragraph("Note", run(f"- {banner.lead}: ", bold=True), run(banner.text))
    yield text_paragraph("Note", f"- {words.TO_FILL}")
    yield paragraph("Gap")


def basis(subject: Subject) -> Iterator[Markup]:
    """Yield the legal basis: the plan's documents, and the decision behind the rule set."""
    named = list(_documents(subject))
    for place, text in enumerate(named, 1):
        mark = "." if place == len(named) else ";"
        yield text_paragraph("Basis", words.BASIS.format(what=text) + mark)


def _documents(subject: Subject) -> Iterator[str]:
    """Yield each document once, in the plan's order; one with two days says both."""
    groups: dict[str, list[BasisShown]] = {}
    for one in subject.assessment.plan.basis:
        if one.section is not None:
            continue  # the plan names it elsewhere
        groups.setdefault(one.number or one.title or "", []).append(one)
    for group in groups.values():
        first = next((one for one in group if one.title), group[0])
        days = dict.fromkeys(one.issued for one in group if one.issued)
        issuer = next((one.issuer for one in group if one.issuer), None)
        yield _cited(first.number, list(days), issuer, first.title)
    rules = subject.assessment.ruleset
    if rules.number is not None and rules.number not in groups:
        issued = [] if rules.issued is None else [rules.issued]
        yield _cited(rules.number, issued, rules.issuer, None)


def _cited(number: str | None, days: Sequence[str], issuer: str | None, about: str | None) -> str:
    """Return a document as the decree cites it: kind, number, day, issuer and subject."""
    said = (
        ""
        if number is None
        else words.BASIS_NUMBERED.format(kind=nd30.kind_of(number), number=number)
    )
    if number is None and about is not None:
        said, about = about, None
    written = [nd30.day(day) for day in days]
    if len(written) == 1:
        said = words.BASIS_DATED.format(what=said, day=written[0])
    elif written:
        said = words.BASIS_TWO_DAYS.format(what=said, days="; ".join(written))
    if issuer is not None:
        said = words.BASIS_ISSUED.format(what=said, issuer=issuer)
    return f"{said} {about}" if about is not None else said


def opening(subject: Subject) -> Markup:
    """Return the sentence that the report begins with."""
    assessment = subject.assessment
    plan, rules = assessment.plan, assessment.ruleset
    said = words.OPENING.format(
        plan=plan.title,
        number=plan.number or words.DOTS,
        day=words.DOTS if plan.issued is None else nd30.day(plan.issued),
        committee=committee(subject),
        rules=rules.title,
    )
    return text_paragraph("Body", said)


def to_be_written(heading: str, prompt: str) -> Iterator[Markup]:
    """Yield a heading, what the office writes below it, and the lines for that."""
    yield text_paragraph("Heading1", heading)
    yield paragraph("Lead", run(prompt, italic=True))
    for _ in range(LINES_TO_WRITE):
        yield paragraph("Blank", dots())


def closing(subject: Subject) -> Iterator[Markup]:
    """Yield the last sentence, the recipients, and room for a signature and a name."""
    span = period(subject.assessment.period)
    said = words.CLOSING.format(what=scored(subject), period=span, commune=commune(subject))
    yield text_paragraph("Lead", said)
    recipients = (
        text_paragraph("RecipientsLabel", words.RECIPIENTS),
        *(text_paragraph("Recipients", line) for line in words.RECIPIENT_LINES),
    )
    authority = (
        text_paragraph("Authority", words.ON_BEHALF),
        text_paragraph("Authority", words.CHAIRMAN),
        *(paragraph("Authority") for _ in range(nd30.SIGNATURE_LINES + 1)),
    )
    yield layout(nd30.SIGNATURE_WIDTHS, (recipients, authority))
