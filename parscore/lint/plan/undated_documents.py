"""Legal documents that the plan cites by number only, never with the day of issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.citations import citations_of
from parscore.lint.days import slips_in
from parscore.lint.subject import listed, section_name
from parscore.reading.problems import kind
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.citations import Citation
    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

UNDATED = kind(
    "E355",
    severity="warning",
    says=(
        "{count} văn bản được dẫn mà không có ngày ban hành: {documents}.",
        "Documents cited without their day of issue: {count} ({documents}).",
    ),
    advise=(
        "Ghi ngày ban hành ở lần dẫn đầu tiên.",
        "Give the day of issue where each is first cited.",
    ),
)
DOCUMENT = Message("lint.undated", vi="{number} ({section})", en="{number} ({section})")


def undated_documents(subject: PlanSubject) -> Iterator[Problem]:
    """Find them in a plan that dates its documents otherwise; a date that cannot be is one too."""
    by_key: dict[tuple[str, ...], list[Citation]] = {}
    for one in citations_of(subject.plan):
        by_key.setdefault(one.key, []).append(one)
    undated = [several[0] for several in by_key.values() if not any(map(_is_dated, several))]
    if undated and len(undated) < len(by_key):
        shown = [DOCUMENT(number=one.number, section=section_name(one.section)) for one in undated]
        path, count = undated[0].path, len(undated)
        yield subject.found(UNDATED, path, count=count, documents=listed(shown))


def _is_dated(one: Citation) -> bool:
    return one.day is not None or bool(slips_in(one.quote))
