"""The things that two rule sets hold, as the sentences about their differences name them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parscore.authoring.diff_words import (
    CHANGED,
    CHOICES,
    CLASS,
    ITEM_ADDED,
    ITEM_REMOVED,
    NODE,
    NONE,
    WHAT,
    WHOLE_SET,
)
from parscore.authoring.formula_diff import Told
from parscore.documents.rulebook import Citing, walk_formulas
from parscore.findings.targets import demand_shown
from parscore.formulas.bands import Bands
from parscore.formulas.outcome import by_id
from parscore.reports import labels
from parscore.reports.notation import Notation
from parscore.values.messages import Localised
from parscore.values.numbers import decimal_string
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.documents.inference_rules import InferenceRule
    from parscore.documents.rulebook import MinimumRule, Node, Rulebook
    from parscore.documents.ruleset import Classes
    from parscore.formulas.outcome import Named
    from parscore.values.exact import Fraction
    from parscore.values.messages import Argument, Lang, Text


def label_of(thing: object, key: str) -> str:
    """Return the label of a key: a denominator of counts is not the rule that replaces one.

    Nor is the phase of a criterion or of a minimum the period that a set scores.
    """
    if key == "period" and not hasattr(thing, "phases"):
        return "phase"
    return "denominator_of" if key == "denominator" and hasattr(thing, "counted") else key


def later(value: object, years: int) -> object:
    """Return a day, a span or what holds a day, so many years later; else nothing equal to it."""
    if isinstance(value, date):
        return moved(value, years)
    if isinstance(value, Period):
        return Period(moved(value.start, years), moved(value.end, years))
    due = getattr(value, "due", None)
    if isinstance(due, date):
        return value.model_copy(update={"due": moved(due, years)})  # type: ignore[attr-defined]
    return None


def moved(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def node_name(node: Node) -> Text:
    """Return what a criterion or group is called."""
    return NODE(number=node.number, title=node.title)


def name_of(rulebook: Rulebook, name: str) -> Argument:
    """Return the title of a node or of an indicator; another word stands for itself."""
    if name in rulebook.nodes:
        return node_name(rulebook.nodes[name])
    return indicator_name(rulebook, name) if name in rulebook.indicators else name


def indicator_name(rulebook: Rulebook, name: str) -> Localised:
    """Return the title of an indicator; an unknown one is called by its id."""
    known = rulebook.indicators.get(name)
    return Localised(known.title, known.title_en) if known else Localised(name, name)


def titles_in(rulebook: Rulebook) -> Callable[[Named], Localised]:
    """Return how things are called that a formula names by their ids."""

    def title(named: Named) -> Localised:
        if named.sort == "indicator":
            return indicator_name(rulebook, named.id)
        if named.sort == "node":
            node = rulebook.nodes.get(named.id)
            said = None if node is None else node_name(node)
            return by_id(named) if said is None else Localised(said.vi, said.en)
        known = rulebook.indicators.get(named.of)
        levels = {one.id: Localised(one.vi, one.en) for one in known.levels} if known else {}
        return levels.get(named.id) or by_id(named)

    return title


def goal_of(minimum: MinimumRule, rulebook: Rulebook) -> Localised:
    """Return what a minimum demands, such as `từ 98% trở lên`."""
    known = rulebook.indicators.get(minimum.indicator)
    asked, unit = demand_shown(minimum, known), known.unit if known else ""
    vi, en = (
        Notation(lang).goal_in_words(minimum.op, demanded(asked, lang), unit)
        for lang in ("vi", "en")
    )
    return Localised(vi, en)


def demanded(asked: Fraction | Localised, lang: Lang) -> str:
    """Return the figure or the level that a minimum asks for."""
    if isinstance(asked, Localised):
        return asked.vi if lang == "vi" else asked.en
    return decimal_string(asked)


def dues_of(node: Node) -> list[date | None]:
    """Return the days from which a leaf's formulas count, in their order."""
    return [one.due for one in walk_formulas(node.formula) if isinstance(one, Bands)]


def where(source: Citing) -> Localised:
    """Return whose figure it is, in short."""
    cited = [word for word in (source.document, source.clause) if word]
    basis = labels.BASIS[source.basis]
    return Localised(", ".join([*cited, basis.vi]), ", ".join([*cited, basis.en]))


def class_changes(old: Classes | None, new: Classes | None) -> Iterator[Told]:
    """Yield the classes that came, went, or begin elsewhere."""
    before = {band.id: band for band in old.bands} if old else {}
    after = {band.id: band for band in new.bands} if new else {}
    if old and new and old.of != new.of:
        ends = {"before": CHOICES[old.of], "after": CHOICES[new.of]}
        text = CHANGED(subject=WHOLE_SET, what=WHAT["classes_of"], **ends)
        yield Told("classes_changed", text)
    for name, band in after.items():
        title = Localised(band.name.vi, band.name.en)
        if name not in before:
            text = ITEM_ADDED(subject=WHOLE_SET, what=WHAT["class"], item=title)
            yield Told("class_added", text)
        elif before[name].at_least != band.at_least:
            was = before[name].at_least
            old_edge, new_edge = or_none(was), or_none(band.at_least)
            subject = CLASS(name=title)
            text = CHANGED(subject=subject, what=WHAT["band"], before=old_edge, after=new_edge)
            yield Told("class_changed", text)
    for name, band in before.items():
        if name not in after:
            item = Localised(band.name.vi, band.name.en)
            text = ITEM_REMOVED(subject=WHOLE_SET, what=WHAT["class"], item=item)
            yield Told("class_removed", text)


def or_none(value: Argument | None) -> Argument:
    """Return a value, or the word for none."""
    return NONE if value is None else value


def rules_of(rulebook: Rulebook) -> dict[str, tuple[InferenceRule, Citing]]:
    """Return the inference rules in force, by id, with whose they are."""
    found: dict[str, tuple[InferenceRule, Citing]] = {}
    for file in rulebook.inference.values():
        for gone in file.retire:
            found.pop(gone.id, None)
        for rule in file.rules:
            cited = rule.source.citation
            paper = file.documents.get(cited.document) if cited else None
            found[rule.id] = (
                rule,
                Citing(
                    rule.source.basis,
                    rule.source.reason,
                    paper.title if paper else None,
                    cited.clause if cited else None,
                    cited.quote if cited else None,
                ),
            )
    return found


def plain(value: object) -> str | Localised:
    """Return a value that has no form of its own as people write it in rule files."""
    if hasattr(value, "vi") and hasattr(value, "en"):
        return Localised(value.vi, value.en)
    if hasattr(value, "model_dump"):
        return _flow(value.model_dump(mode="json", exclude_none=True))
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return _flow(value._asdict())
    return _flow(value)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_inner(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_flow, value))
    return "–" if value is None else str(value)


def _inner(value: object) -> str:
    return f"{{{_flow(value)}}}" if isinstance(value, dict) and value else _flow(value)
