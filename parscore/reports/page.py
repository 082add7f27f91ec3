"""The whole report of an assessment, in the order in which an official asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Page, Section
from parscore.reports.sections.caution import assumed, warnings
from parscore.reports.sections.deadlines import by_owner
from parscore.reports.sections.evidence import evidence
from parscore.reports.sections.exclusions import exclusions
from parscore.reports.sections.findings import effects, other_findings
from parscore.reports.sections.gaps import gaps, gaps_lost, gaps_without_points
from parscore.reports.sections.heading import banners, foot, heading
from parscore.reports.sections.minimums import minimums, own_targets
from parscore.reports.sections.score import extras, fields, score
from parscore.reports.sections.tasks import tasks
from parscore.reports.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

SECTIONS: Final[tuple[Callable[[Subject], Section | None], ...]] = (
    score,
    fields,
    extras,
    exclusions,
    minimums,
    own_targets,
    gaps,
    gaps_without_points,
    gaps_lost,
    evidence,
    tasks,
    by_owner,
    effects,
    other_findings,
    assumed,
    warnings,
)


def page_of(
    assessment: Assessment,
    lang: Lang,
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> Page:
    """Return what there is to say of an assessment; a section with nothing to say is left out.

    `history` are earlier assessments of the commune, in order; with them the score is shown over
    time. `advice` on the same figures stands after everything that was assessed.
    """
    subject = Subject(assessment, lang)
    sections = [section(subject) for section in SECTIONS]
    if history:
        from parscore.reports.sections.history import (  # noqa: PLC0415 - only where asked for
            history_section,
            line_of,
        )

        sections.insert(1, history_section(subject, line_of(subject, history)))
    if advice:
        from parscore.reports.sections.advice import advice_sections  # noqa: PLC0415 - likewise

        sections += advice_sections(subject, advice)
    return Page(
        title=subject.write.say(labels.HEADING, "report"),
        subtitle=subject.commune(),
        banners=banners(subject),
        sections=(
            Section("", (heading(subject),)),
            *(section for section in sections if section is not None),
        ),
        foot=foot(subject),
    )
