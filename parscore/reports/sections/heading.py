"""The head and foot of a report: whose it is, what to beware of, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Facts, Paragraph
from parscore.reports.phrases import (
    ASSUMED,
    DATED,
    HASHES,
    HINT,
    ILLUSTRATIVE,
    MADE_BY,
    NUMBERED,
    RULESET_ID,
    STALE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.reports.subject import Subject

HASH_SHOWN: Final = 12  # characters of a hash that tell two files apart at a glance


def banners(subject: Subject) -> tuple[Paragraph, ...]:
    """Return what must be known before a single figure is read."""
    return tuple(_banners(subject))


def _banners(subject: Subject) -> Iterator[Paragraph]:
    assessment, write = subject.assessment, subject.write
    if assessment.illustrative:
        yield _banner(subject, "illustrative", write.text(ILLUSTRATIVE()))
    if assessment.ruleset.stale:
        quoted = [one for one in assessment.warnings if one.code == "warn.stale-quoted"]
        if not quoted or any(one.code == "warn.stale" for one in assessment.warnings):
            yield _banner(subject, "stale", write.text(STALE(id=assessment.ruleset.id)))
        for one in quoted:
            yield _banner(subject, "stale", write.text(one))
    sources = [leaf.source for leaf in subject.leaves]
    assumed = sum(source is not None and source.basis == "assumed" for source in sources)
    if assumed:
        yield _banner(subject, "assumed", write.text(ASSUMED(count=assumed, total=len(sources))))


def _banner(subject: Subject, kind: str, text: str) -> Paragraph:
    return Paragraph(text, lead=subject.write.say(labels.BANNER, kind))


def heading(subject: Subject) -> Facts:
    """Return the plan, the period, the day and the rule set."""
    assessment, write = subject.assessment, subject.write
    plan, rules = assessment.plan, assessment.ruleset
    basis = write.say(labels.BASIS, rules.basis)
    identity = RULESET_ID(id=rules.id, revision=rules.revision, basis=basis)
    rows = {
        "plan": _titled(subject, plan.title, plan.number, plan.issued),
        "period": write.span(assessment.period),
        "as_of": write.day(assessment.as_of),
        "phase": None if rules.phase is None else write.span(rules.phase),
        "ruleset": _titled(subject, rules.title, rules.number, rules.issued),
        "ruleset_id": write.text(identity),
    }
    return Facts(tuple((write.say(labels.FIELD, key), text) for key, text in rows.items() if text))


def _titled(subject: Subject, title: str, number: str | None, issued: str | None) -> str:
    """Return a document's title with its number and day, as far as it has them."""
    write = subject.write
    if number is not None:
        title = write.text(NUMBERED(title=title, number=number))
    return title if issued is None else write.text(DATED(title=title, day=write.day(issued)))


def foot(subject: Subject) -> tuple[str, ...]:
    """Return what made the report, from what, and where to look further."""
    assessment, write = subject.assessment, subject.write
    inputs = assessment.inputs
    hashes = HASHES(
        rules=assessment.ruleset.sha256[:HASH_SHOWN],
        plan=inputs.plan[:HASH_SHOWN],
        actuals=inputs.actuals[:HASH_SHOWN],
    )
    node = next((gap.node for gap in assessment.gaps if gap.node is not None), None)
    hint = () if node is None else (write.text(HINT(node=_asked_for(subject, node))),)
    return (made_by(subject), write.text(hashes), *hint)


def _asked_for(subject: Subject, node: str) -> str:
    """Return what asks for a node: its number of the year, where no other has it."""
    number = subject.node_number(node)
    same = sum(one.number == number for one in subject.assessment.nodes)
    return number if same == 1 and " " not in number else node


def made_by(subject: Subject) -> str:
    """Return the program and version, and what drew the conclusions."""
    engine = subject.assessment.engine
    made = MADE_BY(engine=engine.name, version=engine.version, inference=engine.inference)
    return subject.write.text(made)
