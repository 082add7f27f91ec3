"""Earlier assessments of the commune and this one, as a small table: quarter after quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.advice.changes import station_of
from parscore.reports import change_words as words
from parscore.reports.blocks import Paragraph, Section
from parscore.reports.sections.stations import stations_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.assessment import Assessment
    from parscore.documents.changes import Station
    from parscore.reports.blocks import Block
    from parscore.reports.subject import Subject


def line_of(subject: Subject, history: Sequence[Assessment]) -> tuple[Station, ...]:
    """Return the earlier assessments and this one in brief, in order."""
    return tuple(map(station_of, (*history, subject.assessment)))


def history_section(subject: Subject, line: Sequence[Station]) -> Section:
    """Return the table of the score over time, with what must be known to compare its rows."""
    write = subject.write
    blocks: list[Block] = [stations_table(line, write)]
    if any(one.illustrative for one in line) and not subject.assessment.illustrative:
        blocks.append(Paragraph(write.text(words.SOME_ILLUSTRATIVE())))
    if len({(one.ruleset.id, one.ruleset.sha256, one.ruleset.phase) for one in line}) > 1:
        blocks.append(Paragraph(write.text(words.SEVERAL_RULES())))
    return Section(write.say(words.HEADING, "history"), tuple(blocks))
