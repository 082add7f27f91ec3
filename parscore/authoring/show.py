"""`parscore rules show`: one rule set for people: who it is for, its minimums, classes and tree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.diff_values import demanded, titles_in
from parscore.authoring.overview import (
    confirmed,
    for_whom,
    identity,
    in_force,
    leaves,
    place_of,
)
from parscore.authoring.phrases import (
    ASSUMED,
    ASSUMED_FROM,
    BEST_OF,
    CITED,
    CLASS_BELOW,
    CLASS_BETWEEN,
    CLASS_BY_INDEX,
    CLASS_BY_POINTS,
    CLASS_FROM,
    COLUMNS,
    FACTS,
    HASH,
    HEADINGS,
    HOW,
    IN_PHASE,
    ISSUED,
    MEASURED,
    MINIMUM,
    NO_LEAVES,
    NODE,
    NODE_POINTS,
    NUMBERED,
    OFFICIAL,
    REST_ON,
    SEE_TREE,
    SPAN,
    WHAT,
    WHOSE,
)
from parscore.documents.formula_words import formula_words
from parscore.findings.targets import demand_shown
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Facts,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import Notation
from parscore.values.numbers import decimal_string, format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.documents.rulebook import Citing, MinimumRule, Node, Rulebook
    from parscore.documents.ruleset import ClassBand
    from parscore.rulebook.load import Loaded
    from parscore.values.messages import Lang, Localised, Text
    from parscore.values.periods import Period


class Shown(NamedTuple):
    """A rule set to be shown in one language."""

    loaded: Loaded
    lang: Lang

    @property
    def book(self) -> Rulebook:
        """Return the set with its frame folded in."""
        return self.loaded.rulebook

    def text(self, text: Text) -> str:
        """Return a sentence."""
        return text.render(self.lang)

    def title(self, indicator: str) -> str:
        """Return the title of an indicator; an unknown one is its id."""
        known = self.book.indicators.get(indicator)
        if known is None:
            return indicator
        return known.title if self.lang == "vi" else known.title_en


def show_page(loaded: Loaded, lang: Lang, *, tree: bool) -> Page:
    """Return one set as a page; with `tree` every criterion with its formula."""
    shown = Shown(loaded, lang)
    sections = [
        Section("", (Facts(tuple(_facts(shown))),)),
        *([_tree(shown)] if tree else _fields(shown)),
        *_minimums(shown),
        *_classes(shown),
        *_assumed(shown),
    ]
    foot = [HASH(hash=shown.book.sha256)] + ([] if tree else [SEE_TREE()])
    return Page(
        title=shown.book.title,
        subtitle=shown.book.id,
        banners=(),
        sections=tuple(sections),
        foot=tuple(map(shown.text, foot)),
    )


def _facts(shown: Shown) -> Iterator[tuple[str, str]]:
    document, book = shown.loaded.layered.document, shown.book
    number = None
    if document.number and document.issued:
        number = shown.text(NUMBERED(number=document.number, issued=document.issued))
    elif document.issued:
        number = shown.text(ISSUED(issued=document.issued))
    rows = {
        "for": shown.text(for_whom(document)),
        "issuer": document.issuer,
        "number": number or document.number,
        "period": shown.text(_span(book.period)),
        "in_force": shown.text(in_force(document.in_force)),
        "revision": str(book.revision),
        "confirmed": shown.text(confirmed(book)) if book.leaves else None,
        "extends": document.extends,
        "leaves": shown.text(leaves(book) if book.leaves else NO_LEAVES()),
        "path": str(place_of(shown.loaded.layered.chain[-1])),
    }
    yield from ((_said(FACTS[key], shown), text) for key, text in rows.items() if text)


def _fields(shown: Shown) -> Iterator[Section]:
    """Return the top of the tree with what stands below each node."""
    columns = tuple(
        Column(_said(COLUMNS[key], shown), "left" if key in ("number", "title") else "right")
        for key in COLUMNS
    )
    rows = []
    for root in shown.book.roots:
        below = [leaf for leaf in shown.book.leaves if leaf.field == root.id]
        assumed = sum(leaf.source.basis == "assumed" for leaf in below)
        maximum = format_number(root.maximum, shown.lang)
        rows.append((root.number, _title(root, shown), maximum, str(len(below)), str(assumed)))
    if rows:
        yield Section(_said(HEADINGS["fields"], shown), (Table(columns, tuple(rows)),))


def _tree(shown: Shown) -> Section:
    entries = tuple(
        Bullet(text, depth) for root in shown.book.roots for text, depth in _branch(root, 0, shown)
    )
    return Section(_said(HEADINGS["tree"], shown), (Bullets(entries),))


def _branch(node: Node, depth: int, shown: Shown) -> Iterator[tuple[str, int]]:
    yield shown.text(_node(node, shown)), depth
    if node.is_leaf:
        yield from ((shown.text(text), depth + 1) for text in _leaf(node, shown))
    for child in node.children:
        yield from _branch(shown.book.nodes[child], depth + 1, shown)


def _node(node: Node, shown: Shown) -> Text:
    said = NODE(number=node.number, title=_title(node, shown), id=node.id)
    if node.kind != "penalty":
        said = NODE_POINTS(node=said, points=node.maximum)
    if node.best_of is not None:
        said = BEST_OF(node=said, count=node.best_of)
    return said if node.period is None else IN_PHASE(node=said, span=_span(node.period))


def _span(period: Period) -> Text:
    return SPAN(start=period.start, end=period.end)


def _title(node: Node, shown: Shown) -> str:
    return node.title_en if shown.lang == "en" and node.title_en else node.title


def _leaf(node: Node, shown: Shown) -> Iterator[Text]:
    if node.indicator is not None:
        yield WHAT(said=MEASURED(title=shown.title(node.indicator), id=node.indicator))
    if node.formula is not None:
        indicator = shown.book.indicators.get(node.indicator or "")
        yield HOW(said=formula_words(node.formula, node.maximum, indicator, titles_in(shown.book)))
    yield WHOSE(said=whose(node.source))


def whose(citing: Citing) -> Text:
    """Say whose figure it is."""
    cited = CITED(document=citing.document or "", clause=citing.clause or "")
    if citing.basis == "official":
        return OFFICIAL(cited=cited)
    return ASSUMED_FROM(cited=cited) if citing.document else ASSUMED()


def _minimums(shown: Shown) -> Iterator[Section]:
    bullets = tuple(
        bullet
        for one in shown.book.minimums
        for bullet in (
            Bullet(_minimum(one, shown)),
            Bullet(shown.text(WHOSE(said=whose(one.source))), depth=1),
        )
    )
    if bullets:
        yield Section(_said(HEADINGS["minimums"], shown), (Bullets(bullets),))


def _minimum(minimum: MinimumRule, shown: Shown) -> str:
    indicator = shown.book.indicators.get(minimum.indicator)
    unit = indicator.unit if indicator else ""
    asked = demanded(demand_shown(minimum, indicator), shown.lang)
    goal = Notation(shown.lang).goal(minimum.op, asked, unit)
    title = shown.title(minimum.indicator)
    said = shown.text(MINIMUM(title=title, id=minimum.indicator, goal=goal))
    if minimum.period is None:
        return said
    return f"{said} ({shown.text(_span(minimum.period))})"


def _classes(shown: Shown) -> Iterator[Section]:
    classes = shown.book.classes
    if classes is None:
        return
    by = CLASS_BY_INDEX() if classes.of == "index" else CLASS_BY_POINTS()
    bullets = tuple(Bullet(shown.text(_class(band, shown))) for band in classes.bands)
    said = Paragraph(f"{shown.text(by)}:")
    yield Section(_said(HEADINGS["classes"], shown), (said, Bullets(bullets)))


def _class(band: ClassBand, shown: Shown) -> Text:
    name = band.name.vi if shown.lang == "vi" else band.name.en
    if band.at_least is not None and band.below is not None:
        return CLASS_BETWEEN(name=name, low=band.at_least, high=band.below)
    if band.at_least is not None:
        return CLASS_FROM(name=name, low=band.at_least)
    return CLASS_BELOW(name=name, high=band.below or 0)


def _assumed(shown: Shown) -> Iterator[Section]:
    """Return what figures rest on, each assumption with its reason."""
    counts: dict[str, int] = {}
    for citing in _sources(shown.book):
        if citing.basis == "assumed":
            counts[citing.reason or ""] = counts.get(citing.reason or "", 0) + 1
    bullets = tuple(
        Bullet(shown.text(REST_ON(count=count, reason=reason))) for reason, count in counts.items()
    )
    if bullets:
        yield Section(_said(HEADINGS["assumed"], shown), (Bullets(bullets),))


def _sources(book: Rulebook) -> Iterable[Citing]:
    classes = [] if book.classes_source is None else [book.classes_source]
    leaves, minimums = (one.source for one in book.leaves), (one.source for one in book.minimums)
    return [*leaves, *minimums, *classes]


def _said(words: Localised, shown: Shown) -> str:
    return words.vi if shown.lang == "vi" else words.en


def show_json(loaded: Loaded) -> str:
    """Return one set as JSON: its identity, minimums, classes, and its nodes in tree order."""
    book = loaded.rulebook
    whole = {
        "id": book.id,
        "path": str(place_of(loaded.layered.chain[-1])),
        "sha256": book.sha256,
        **identity(loaded.layered.document),
        "minimums": [
            {
                "id": one.id,
                "indicator": one.indicator,
                "op": one.op,
                "value": None if one.value is None else decimal_string(one.value),
                "level": one.level,
                "period": _span_json(one.period),
                "source": one.source._asdict(),
            }
            for one in book.minimums
        ],
        "classes": [] if book.classes is None else [_class_json(b) for b in book.classes.bands],
        "nodes": [_node_json(node, book) for node in book.nodes.values()],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _span_json(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}


def _class_json(band: ClassBand) -> dict[str, object]:
    low, high = (None if e is None else decimal_string(e) for e in (band.at_least, band.below))
    name = {"vi": band.name.vi, "en": band.name.en}
    return {"id": band.id, "name": name, "at_least": low, "below": high}


def _node_json(node: Node, book: Rulebook) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": node.id,
        "parent": node.parent,
        "number": node.number,
        "title": node.title,
        "kind": node.kind,
        "period": _span_json(node.period),
        "max": decimal_string(node.maximum),
    }
    if node.formula is not None:
        indicator = book.indicators.get(node.indicator or "")
        said = formula_words(node.formula, node.maximum, indicator, titles_in(book))
        plain |= {
            "indicator": node.indicator,
            "formula": {"type": node.formula.type, "vi": said.vi, "en": said.en},
            "owner": node.owner,
            "source": node.source._asdict(),
        }
    return plain
