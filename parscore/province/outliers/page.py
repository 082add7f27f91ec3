"""Questions about self-scores as a page of blocks: what text, Markdown and HTML say of them."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import PLACES
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
from parscore.reports.notation import Notation
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Called
    from parscore.documents.outliers import AskedCommune, Look, Outliers, Question
    from parscore.values.messages import Lang, Localised, Text

HASH_SHOWN: Final = 12
MOST_LISTED: Final = 15  # communes of the table at the top
MOST_NAMED: Final = 40  # communes of one question in a sentence; JSON and tables hold all


class Share(NamedTuple):
    """A commune, how many questions are put to it, and the points that hang on them."""

    name: str
    questions: int
    points: str


class Desk:
    """What was found, and how one language writes of it."""

    def __init__(self, found: Outliers, lang: Lang) -> None:
        self.found = found
        self.lang = lang
        self.write = Notation(lang)

    def word(self, key: str) -> str:
        """Return a fixed word."""
        return self.local(words.WORDS[key])

    def local(self, one: Localised | Called) -> str:
        """Return a name."""
        return one.vi if self.lang == "vi" else one.en

    def text(self, one: Text) -> str:
        """Return a sentence."""
        return one.render(self.lang)

    def kind(self, one: Question | Look) -> str:
        """Return what a kind of question is called."""
        return self.local(words.KINDS[one.kind])

    def about(self) -> str:
        """Return whose results they are, and of when."""
        known = (self.found.province, self.write.span(self.found.period))
        return ", ".join(one for one in known if one)

    def seen(self) -> str:
        """Return how many communes were looked at, and how many are asked."""
        found = self.found
        asked = {one.folder for question in found.questions for one in question.communes}
        return self.text(
            words.SEEN(communes=found.communes, questions=len(found.questions), asked=len(asked))
        )

    def against(self, one: Question, who: AskedCommune) -> str:
        """Return with what a commune's figure is compared, and who else is asked the same."""
        known = [] if one.against is None else [self.local(one.against)]
        if len(one.communes) > 1:
            known.append(self.text(words.WITH(names=self.names(one, but=who))))
        return "; ".join(known)

    def names(self, one: Question, but: AskedCommune | None = None) -> str:
        """Return who is asked in one phrase, but for one of them; of very many, the first."""
        others = (commune(who) for who in one.communes if who is not but)
        named = ", ".join(islice(others, MOST_NAMED))
        left = len(one.communes) - (but is not None) - MOST_NAMED
        return named if left <= 0 else f"{named} {self.text(words.MORE(count=left))}"

    def looked(self, one: Look) -> str:
        """Return from when on is asked, or why that could not be judged."""
        if one.not_judged is not None:
            return f"{self.word('not_judged')}: {self.text(one.not_judged)}"
        return "" if one.limits is None else self.text(one.limits)


def page_of(found: Outliers, lang: Lang) -> Page:
    """Return what there is to say of the questions."""
    desk = Desk(found, lang)
    return Page(
        title=words.TITLE().render(lang),
        subtitle=desk.about(),
        banners=banners(desk),
        sections=(
            Section("", (heading(desk), Paragraph(desk.seen()))),
            *overview(desk),
            Section(desk.word("questions"), (_asked(desk),)),
        ),
        foot=(desk.text(words.HASH(sha=found.scored_by.sha256[:HASH_SHOWN])),),
    )


def banners(desk: Desk) -> tuple[Paragraph, ...]:
    """Return what must be known before a question is read: first, that none accuses anybody."""
    said = [words.NO_ACCUSATION()]
    if desk.found.illustrative:
        said.append(words.ILLUSTRATIVE())
    if desk.found.scored_by.basis != "official":
        said.append(words.ASSUMED(id=desk.found.scored_by.ruleset))
    return tuple(Paragraph(desk.text(text), desk.word("caution")) for text in said)


def heading(desk: Desk) -> Facts:
    """Return by what the communes were scored, and with what they are compared."""
    found = desk.found
    rows = [
        (desk.word("ruleset"), f"{found.scored_by.title} ({found.scored_by.ruleset})"),
        (desk.word("period"), desk.write.span(found.period)),
    ]
    if found.portal is not None:
        table = found.portal
        used = words.PORTAL_USED(
            file=table.file, figures=table.figures, sha=table.sha256[:HASH_SHOWN]
        )
        rows.append((desk.word("portal"), desk.text(used)))
    if found.earlier is not None:
        rows.append((desk.word("earlier"), desk.text(words.EARLIER_USED(count=found.earlier))))
    return Facts(tuple(rows))


def overview(desk: Desk) -> Iterator[Section]:
    """Yield what was looked for, and which communes are asked most."""
    looks = Table(
        (
            Column(desk.word("kind")),
            Column(desk.word("count"), "right"),
            Column(desk.word("limits")),
        ),
        tuple(
            (desk.kind(one), "" if one.not_judged else str(one.found), desk.looked(one))
            for one in desk.found.looks
        ),
    )
    yield Section(desk.word("looks"), (looks,))
    shares = by_commune(desk.found)[:MOST_LISTED]
    if shares:
        table = Table(
            (
                Column(desk.word("commune")),
                Column(desk.word("count"), "right"),
                Column(desk.word("points"), "right"),
            ),
            tuple((one.name, str(one.questions), desk.write.number(one.points)) for one in shares),
        )
        yield Section(desk.word("by_commune"), (table,))


def by_commune(found: Outliers) -> list[Share]:
    """Return the communes that are asked something, those with most points at stake first."""
    counts: dict[str, int] = defaultdict(int)
    points: dict[str, Fraction] = defaultdict(Fraction)
    names: dict[str, str] = {}
    for question in found.questions:
        for one in question.communes:
            names[one.folder] = commune(one)
            counts[one.folder] += 1
            points[one.folder] += exact(one.points)
    order = sorted(names, key=lambda folder: (-points[folder], -counts[folder], folder))
    return [Share(names[one], counts[one], decimal_string(points[one], PLACES)) for one in order]


def commune(one: AskedCommune) -> str:
    """Return a commune as a list calls it."""
    return f"{one.name} ({one.code})" if one.code else one.name


def _asked(desk: Desk) -> Entries | Bullets:
    if not desk.found.questions:
        return Bullets((Bullet(desk.text(words.NOTHING())),))
    return Entries(tuple(entry(desk, one) for one in desk.found.questions))


def entry(desk: Desk, one: Question) -> Entry:
    """Return a question: of whom, on which criterion, against what, and why."""
    points = desk.text(words.POINTS(points=desk.write.number(one.points)))
    single = len(one.communes) == 1
    head = desk.local(one.title)
    if single:
        head = f"{commune(one.communes[0])}: {head}"
    figure = desk.local(one.figure)
    if one.against is not None:
        figure = f"{figure} ({desk.local(one.against)})"
    lines = [f"{desk.kind(one)}. {desk.word('figure')}: {figure}", desk.text(one.reason)]
    if not single:
        lines.append(f"{desk.word('communes')}: {desk.names(one)}")
    return Entry((points,), head, tuple(Line(text) for text in lines))
