"""What is said in words in the row of a criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parscore.documents.formula_words import formula_words
from parscore.documents.indicators import Indicator, Level
from parscore.documents.schemes import formula_of
from parscore.reports import labels
from parscore.reports.notation import amount
from parscore.reports.sections.measures import origin
from parscore.reports.workbook.answers import best_first
from parscore.reports.workbook.words import EFFECT_NOTE, EVIDENCE_LINE, ITEM, READ_FROM, TIMES
from parscore.values.messages import Localised
from parscore.values.numbers import exact
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from parscore.documents.assessment import NodeShown
    from parscore.formulas.outcome import Named
    from parscore.reports.subject import Subject
    from parscore.reports.workbook.answers import Answers
    from parscore.values.exact import Fraction


def how_of(subject: Subject, node: NodeShown) -> str:
    """Return the formula of a leaf in words."""
    scheme = node.scheme
    if scheme is None or scheme.formula is None:
        return ""
    levels = tuple(Level.model_construct(id=one.id, vi=one.vi, en=one.en) for one in scheme.levels)
    named = Indicator.model_construct(
        title="", title_en="", kind="level", unit="level", levels=levels
    )
    maximum = amount(node.max_official, node.exact, "max_official")
    formula = formula_of(best_first(scheme.formula, scheme))
    said = formula_words(formula, maximum, named, lambda asked: _title(subject, asked))
    text = said.vi if subject.write.lang == "vi" else said.en
    return text[:1].upper() + text[1:]


def _title(subject: Subject, named: Named) -> Localised:
    """Return how an indicator or a criterion is called of which a condition asks."""
    if named.sort == "node":
        title = subject.node_name(named.id)
    else:
        title = subject.indicator_titles.get(named.id, named.id)
    return Localised(title, title)


def evidence_of(subject: Subject, node: NodeShown) -> str:
    """Return what proves a leaf: documents demanded and handed in, and where figures were read."""
    lines = []
    for one in node.evidence:
        known = subject.evidence.get((node.id, one.document))
        status = subject.write.say(labels.EVIDENCE_STATUS, one.status)
        title = one.document if known is None else known.title
        lines.append(subject.write.text(EVIDENCE_LINE(title=title, status=status)))
        lines += [subject.write.text(ITEM(title=cited)) for cited in subject.supplied(known)]
    lines += subject.supplied(None, node)
    read = [one for kept in (node.measure, *node.other_measures.values()) for one in _read(kept)]
    if read:
        places = "; ".join(dict.fromkeys(origin(subject, one) for one in read))
        lines.append(subject.write.text(READ_FROM(places=places)))
    return "\n".join(lines)


def _read(measure: Mapping[str, Any] | None) -> Sequence[Mapping[str, Any]]:
    return (measure or {}).get("origins") or ()


def notes_of(subject: Subject, node: NodeShown) -> str:
    """Return what is noted of a node: why, what was explained, which rules moved its points."""
    write, measure = subject.write, node.measure or {}
    lines = [node.explanation, measure.get("note"), measure.get("reason")]
    if node.reason is not None and node.status != "not_applicable":
        lines.append(write.text(node.reason))
    for one in node.adjustments:
        if one.rule is not None:
            what = write.say(labels.ADJUSTMENT, one.kind)
            note = EFFECT_NOTE(
                what=what, points=write.signed(one.points), rule=subject.rule(one.rule)
            )
            lines.append(write.text(note))
    return "\n".join(line for line in lines if line)


def shown_measure(
    subject: Subject, node: NodeShown, answers: Answers
) -> dict[str, str | Fraction | date]:
    """Return the figures of a leaf that does not recompute, by column."""
    write, measure = subject.write, node.measure or {}
    found: dict[str, str | Fraction | date] = {}
    for name in ("numerator", "denominator", "value"):
        if name in measure:
            found[name] = _figure(subject, measure[name])
    if "points" in measure:
        found["value"] = _figure(subject, measure["points"])
    if "date" in measure:
        found["value"] = parse_date(measure["date"])
    if "occurrences" in measure:
        found["value"] = write.text(TIMES(count=len(measure["occurrences"])))
    if "done" in measure:
        found["answer"] = answers.yes if measure["done"] else answers.no
    if "level" in measure:
        level = measure["level"]
        found["answer"] = answers.level(node.scheme, level) if node.scheme else level
    if "items" in measure:
        done = sum(measure["items"].values())
        found["answer"] = f"{done}/{len(measure['items'])}"
    if measure.get("not_applicable"):
        found["answer"] = answers.not_applicable
    return found


def _figure(subject: Subject, text: str) -> str | Fraction:
    """Return a number; one of more digits than a spreadsheet holds stays a text."""
    digits = sum(map(str.isdigit, text))
    return exact(text) if digits <= 15 else subject.write.number(text)  # noqa: PLR2004
