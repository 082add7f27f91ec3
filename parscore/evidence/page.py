"""The checklist as a page: what each office must hand in, what is there, what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.evidence import words
from parscore.evidence.checklist import points_at_risk
from parscore.evidence.content import NAMES
from parscore.reports import labels
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Entries,
    Entry,
    Facts,
    Line,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.sections.heading import banners, foot
from parscore.reports.subject import Subject
from parscore.values.decimals import decimal
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.documents.actuals import EvidenceDocument
    from parscore.evidence.checklist import Checklist, Need, Share
    from parscore.evidence.checks import Handed
    from parscore.evidence.files import FileSeen
    from parscore.evidence.signatures import Signatures
    from parscore.reading.problems import Problem
    from parscore.reports.blocks import Block
    from parscore.values.messages import Lang, Text

HASH_SHOWN: Final = 12  # characters of a hash that tell two files apart at a glance
KILOBYTE: Final = 1000
WIDEST_COUNT, WIDEST_POINTS = 9, 11  # of columns, where width is scarce
FEET: Final = 2  # lines of a report's foot that say what made it


def page_of(checklist: Checklist, lang: Lang) -> Page:
    """Return the checklist in one language."""
    subject = Subject(checklist.assessment, lang)
    sections = [
        Section("", (_heading(checklist, subject),)),
        _summary(checklist, subject),
        *(_of_owner(share, subject) for share in checklist.shares),
        *_rest(checklist, subject),
        *_advice(checklist, subject),
    ]
    note = (subject.write.text(words.LIMITS()),) if checklist.looked else ()
    return Page(
        title=subject.write.text(words.TITLE()),
        subtitle=subject.commune(),
        banners=banners(subject),
        sections=tuple(sections),
        foot=(*note, *foot(subject)[:FEET]),
    )


def status_of(need: Need) -> str:
    """Return how a demanded document stands: a key of `words.STATUS`."""
    if need.standing is None:
        return "later"
    status = need.standing.status
    return "faulty" if status == "present" and not need.in_order else status


def owner_name(owner: str | None, subject: Subject) -> str:
    """Return the name of an owner."""
    return subject.write.text(words.NOBODY()) if owner is None else subject.unit(owner)


def cited(document: EvidenceDocument, subject: Subject) -> str:
    """Return a document as it is cited: title, number, day, issuer, page."""
    write = subject.write
    parts = [f"“{document.title}”"]
    if document.number is not None:
        parts.append(write.text(words.NUMBERED(number=document.number)))
    if document.issued is not None:
        parts.append(write.text(words.DATED(day=document.issued)))
    if document.issuer is not None:
        parts.append(document.issuer)
    if document.page is not None:
        parts.append(write.text(words.OF_PAGE(page=document.page)))
    return ", ".join(parts)


def _heading(checklist: Checklist, subject: Subject) -> Facts:
    write, assessment = subject.write, subject.assessment
    rows = (
        (write.say(labels.FIELD, "period"), write.span(assessment.period)),
        (write.say(labels.FIELD, "as_of"), write.day(assessment.as_of)),
        (write.say(labels.FIELD, "ruleset"), assessment.ruleset.title),
        (write.say(words.COLUMN, "files"), write.text(_looked(checklist))),
    )
    return Facts(rows)


def _looked(checklist: Checklist) -> Text:
    if not checklist.looked:
        return words.NOT_LOOKED_AT()
    handed = {
        one.document.id: one
        for one in (*_handed(checklist.needs), *_handed(checklist.later), *checklist.others)
    }
    seen = [one for one in handed.values() if one.file is not None]
    faulty = [one for one in handed.values() if not one.sound]
    unnamed = [one for one in handed.values() if one.document.file is None]
    return words.LOOKED_AT(files=len(seen), faulty=len(faulty), unnamed=len(unnamed))


def _handed(needs: Iterable[Need]) -> Iterator[Handed]:
    return (proof.handed for need in needs for proof in need.proofs)


def _summary(checklist: Checklist, subject: Subject) -> Section:
    write, needs = subject.write, checklist.needs
    wanting = [need for need in needs if not need.in_order]
    total = points_at_risk(needs)
    texts = [words.COUNT(sound=len(needs) - len(wanting), total=len(needs))]
    if wanting:
        criteria = len({need.node.id for need in wanting})
        texts.append(words.AT_RISK(points=write.number(decimal(total)), criteria=criteria))
    if sum((share.at_risk for share in checklist.shares), Fraction(0)) != total:
        texts.append(words.SHARED())
    if any(_is_absent(one) for one in (*_handed(needs), *checklist.others)):
        texts.append(words.ABSENT())
    table = Table(
        _columns(subject),
        tuple(
            _row(owner_name(share.owner, subject), share.needs, share.at_risk, subject)
            for share in checklist.shares
        ),
        _row(write.say(words.COLUMN, "total"), needs, total, subject),
    )
    paragraphs = [Paragraph(write.text(text)) for text in texts]
    legend = Paragraph(write.text(words.BOXES()))
    return Section(write.text(words.SUMMARY()), (*paragraphs, table, legend))


def _is_absent(one: Handed) -> bool:
    signatures = None if one.file is None else one.file.signatures
    return signatures is not None and signatures.state == "absent"


def _columns(subject: Subject) -> tuple[Column, ...]:
    say = subject.write.say
    return (
        Column(say(words.COLUMN, "owner")),
        Column(say(words.COLUMN, "needs"), "right", WIDEST_COUNT),
        Column(say(words.COLUMN, "sound"), "right", WIDEST_COUNT),
        Column(say(words.COLUMN, "wanting"), "right", WIDEST_COUNT),
        Column(say(words.COLUMN, "points"), "right", WIDEST_POINTS),
    )


def _row(
    name: str, needs: tuple[Need, ...], at_risk: Fraction, subject: Subject
) -> tuple[str, ...]:
    wanting = sum(not need.in_order for need in needs)
    counts = (len(needs), len(needs) - wanting, wanting)
    return (name, *map(str, counts), subject.write.number(decimal(at_risk)))


def _of_owner(share: Share, subject: Subject) -> Section:
    title = f"{owner_name(share.owner, subject)} ({len(share.needs)})"
    wanting_first = sorted(share.needs, key=lambda need: need.in_order)
    entries = tuple(_entry(need, subject) for need in wanting_first)
    return Section(title, (Entries(entries),))


def _entry(need: Need, subject: Subject) -> Entry:
    box = "[x]" if need.in_order else "[ ]"
    return Entry((box, need.node.number), need.demand.title, tuple(_lines(need, subject)))


def _lines(need: Need, subject: Subject) -> Iterator[Line]:
    write = subject.write
    if need.demand.proves is not None:
        yield Line(write.text(words.PROVES(what=need.demand.proves.rstrip("."))))
    for proof in need.proofs:
        yield from _lines_of(proof.handed, subject)
        if proof.problem is not None:
            yield Line(write.text(proof.problem))
    standing = need.standing
    if need.in_order or standing is None:
        return
    points = write.number(decimal(standing.at_risk))
    status, policy = words.STATUS[status_of(need)], words.POLICY[need.node.evidence_policy]
    risk = [write.text(words.RISK(status=status, points=points, policy=policy))]
    if standing.explained:
        risk.append(write.text(words.EXPLAINED()))
    if need.due is not None:
        risk.append(write.text(words.BY(day=need.due)))
    yield Line(" ".join(risk))


def _lines_of(one: Handed, subject: Subject) -> Iterator[Line]:
    write = subject.write
    yield Line(write.text(words.HANDED(document=cited(one.document, subject))))
    if one.file is not None:
        yield Line(write.text(_file_text(one.file)))
    yield from (Line(_problem(problem, subject.write.lang)) for problem in one.problems)


def _file_text(file: FileSeen) -> Text:
    return words.FILE(
        file=file.entry.name,
        content=NAMES[file.content],
        size=_size(file.entry.size),
        hash=file.sha256[:HASH_SHOWN],
        signed="" if file.signatures is None else _signed(file.signatures),
    )


def _signed(signatures: Signatures) -> Text:
    count = signatures.signed or 0
    match signatures.state:
        case "none":
            return words.UNSIGNED()
        case "intact":
            return words.SIGNED(count=count)
        case "changed" | "added":
            return words.NOT_INTACT(count=count)
        case _:
            return words.UNCHECKED()


def _size(size: int) -> Localised:
    for unit in ("byte", "kB"):
        if size < KILOBYTE:
            return Localised(f"{size} {unit}", f"{size} {unit}")
        size = round_to(Fraction(size, KILOBYTE), 0, "up").numerator
    return Localised(f"{size} MB", f"{size} MB")


def _problem(problem: Problem, lang: Lang) -> str:
    """Return a problem with its line in the actuals; an error also says what to do.

    What to do about a warning stands once, at the end of the page.
    """
    said = words.AT_LINE(code=problem.code, line=problem.line or 0, text=problem.text)
    if problem.advice is None or problem.severity == "warning":
        return said.render(lang)
    return f"{said.render(lang)} {problem.advice.render(lang)}"


def _rest(checklist: Checklist, subject: Subject) -> Iterator[Section]:
    if checklist.others:
        entries = tuple(_other(one, subject) for one in checklist.others)
        yield _counted(words.OTHERS(), len(entries), Entries(entries), subject)
    if checklist.unused:
        bullets = tuple(Bullet(f"{one.code} {one.file}") for one in checklist.unused)
        yield _counted(words.UNUSED(), len(bullets), Bullets(bullets), subject)
    if checklist.later:
        entries = tuple(_short(need, subject) for need in checklist.later)
        yield _counted(words.LATER(), len(entries), Entries(entries, close=True), subject)


def _counted(title: Text, count: int, block: Block, subject: Subject) -> Section:
    return Section(f"{subject.write.text(title)} ({count})", (block,))


def _advice(checklist: Checklist, subject: Subject) -> Iterator[Section]:
    """Say once what to do about each kind of warning."""
    handed = (*_handed(checklist.needs), *checklist.others)
    problems = (*(problem for one in handed for problem in one.problems), *checklist.unused)
    advice = {
        problem.code: words.WITH_CODE(code=problem.code, advice=problem.advice)
        for problem in sorted(problems, key=lambda problem: problem.code)
        if problem.severity == "warning" and problem.advice is not None
    }
    if advice:
        bullets = Bullets(tuple(Bullet(subject.write.text(text)) for text in advice.values()))
        yield Section(subject.write.text(words.ADVICE()), (bullets,))


def _other(one: Handed, subject: Subject) -> Entry:
    _, *lines = _lines_of(one, subject)
    return Entry((), cited(one.document, subject), tuple(lines))


def _short(need: Need, subject: Subject) -> Entry:
    owner = owner_name(need.owner, subject)
    return Entry((need.node.number,), f"{need.demand.title} ({owner})")
