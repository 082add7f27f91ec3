"""The deadlines as a calendar file (iCalendar, RFC 5545) that any calendar program takes in.

Each event lasts a whole day and keeps its UID when the report is made again later, so that a
calendar replaces it. Nothing depends on today: the stamp is the as-of day of the assessment.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event, vText

from parscore.reports.phrases import CALENDAR, LATE_EVENT, NAMED_EVENT, RESPONSIBLE, STANDING
from parscore.reports.sections.deadlines import deadlines, owner_names
from parscore.reports.sections.heading import banners
from parscore.reports.subject import Subject
from parscore.reports.wrapping import clean
from parscore.values.periods import parse_date
from parscore.values.text import slug

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.reports.sections.deadlines import Deadline
    from parscore.values.messages import Lang

MAKER: Final = "-//parscore//{lang}"
ADDRESS: Final = "parscore"


def render(assessment: Assessment, lang: Lang = "vi") -> str:
    """Return the calendar; its lines end as RFC 5545 says, write it without translating them.

    Raises:
        ModuleNotFoundError: icalendar, an optional package, is not installed.
    """
    subject = Subject(assessment, lang)
    cautions = [f"{one.lead}: {one.text}" for one in banners(subject)]
    calendar = Calendar()
    calendar.add("prodid", MAKER.format(lang=lang.upper()))
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = clean(subject.write.text(CALENDAR(commune=subject.commune())))
    calendar.add("x-wr-calname", vText(name))
    if cautions:
        calendar.add("x-wr-caldesc", vText(_lines(cautions)))
    for one in deadlines(subject):
        calendar.add_component(_event(subject, one, cautions))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(subject: Subject, one: Deadline, cautions: list[str]) -> Event:
    write, owners = subject.write, owner_names(subject, one)
    said = NAMED_EVENT(what=one.what, owner=owners)
    summary = LATE_EVENT(what=said) if one.overdue else said
    details = [*one.details, write.text(RESPONSIBLE(owner=owners))]
    if one.status:
        details.append(write.text(STANDING(status=one.status)))
    day = parse_date(one.day)
    event = Event()
    event.add("uid", f"{_whose(subject.assessment)}-{clean(one.key)}@{ADDRESS}")
    event.add("dtstamp", datetime.combine(parse_date(subject.assessment.as_of), time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", clean(write.text(summary)))
    event.add("description", _lines([*details, *cautions]))
    event.add("transp", "TRANSPARENT")
    return event


def _lines(texts: list[str]) -> str:
    return "\n".join(map(clean, texts))


def _whose(assessment: Assessment) -> str:
    """Return what tells the commune and its plan's period from all others."""
    commune, start = assessment.commune, assessment.period.from_
    name = clean(commune.code or "") or f"{commune.province}-{slug(commune.name, '-')}"
    return name if start is None else f"{name}-{start}"
