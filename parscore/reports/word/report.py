"""The self-assessment as a report of a people's committee, ready to be completed and signed.

An official document of Vietnam is Vietnamese: the report is the same whatever language was asked
for. It says what the assessment holds. What only the office knows (number, day, difficulties,
proposals, recipients, who signs) is left open, by a blank line or by words in square brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.subject import Subject
from parscore.reports.word import words
from parscore.reports.word.appendix import appendix
from parscore.reports.word.letter import (
    basis,
    caution,
    closing,
    letterhead,
    opening,
    title,
    to_be_written,
)
from parscore.reports.word.losses import explanations, losses
from parscore.reports.word.package import Contents, packed
from parscore.reports.word.results import results
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.reports.word.markup import Markup
    from parscore.values.messages import Lang


def render(assessment: Assessment, lang: Lang = "vi", advice: Sequence[Advice] = ()) -> bytes:
    """Return the Word report of an assessment; equal assessments give equal bytes.

    `advice` on the same figures stands below the proposals, which it may serve.

    Raises:
        ModuleNotFoundError: python-docx, an optional package, is not installed.
    """
    del lang
    subject = Subject(assessment, "vi")
    letter = (
        *letterhead(subject),
        *caution(subject),
        *basis(subject),
        opening(subject),
        *results(subject),
        *losses(subject),
        *explanations(subject),
        *to_be_written(words.DIFFICULTIES, words.TO_WRITE_DIFFICULTIES),
        *to_be_written(words.PROPOSALS, words.TO_WRITE_PROPOSALS),
        *_advised(subject, advice),
        *closing(subject),
    )
    day = parse_date(assessment.as_of)
    return packed(Contents(title(subject), day, letter, tuple(appendix(subject))))


def _advised(subject: Subject, advice: Sequence[Advice]) -> Iterator[Markup]:
    if advice:
        from parscore.reports.word.advised import (  # noqa: PLC0415 - only where there is some
            advised,
        )

        yield from advised(subject, advice)
