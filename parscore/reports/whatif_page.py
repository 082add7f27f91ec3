"""A what-if as text, Markdown or JSON: the scenarios side by side, then each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from parscore.reports import change_words as words
from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Facts, Page, Paragraph, Section, Table
from parscore.reports.notation import Notation
from parscore.reports.page_forms import forms_of
from parscore.reports.phrases import ITEM, NO, YES
from parscore.reports.sections.changes import change_blocks, columns
from parscore.reports.sections.stations import cautions, score_cells
from parscore.reports.subject import commune_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.whatif import ScenarioShown, SettingShown, WhatIf
    from parscore.reports.blocks import Block
    from parscore.values.messages import Lang, Text


def page_of(made: WhatIf, lang: Lang) -> Page:
    """Return what is shown of it."""
    write = Notation(lang)
    facts = {
        "period": write.span(made.before.period),
        "as_of": write.day(made.before.as_of),
        "ruleset": made.before.ruleset.title,
    }
    rows = tuple((write.say(labels.FIELD, key), text) for key, text in facts.items())
    return Page(
        title=whatif_title(write),
        subtitle=commune_name(made.commune, write),
        banners=(whatif_caution(write), *cautions([made.before], write)),
        sections=(
            Section("", (Facts(rows),)),
            Section(write.say(words.HEADING, "cases"), (side_by_side(made, write),)),
            *scenario_sections(made, write),
        ),
        foot=(),
    )


def whatif_title(write: Notation) -> str:
    """Return what a what-if is called."""
    return write.text(words.WHATIF_TITLE())


def whatif_caution(write: Notation) -> Paragraph:
    """Return what tells a what-if from a result."""
    return Paragraph(write.text(words.SUPPOSED()))


def scenario_sections(made: WhatIf, write: Notation) -> tuple[Section, ...]:
    """Return what each scenario sets, and what that changes and why."""
    return tuple(_case(made, i, one, write) for i, one in enumerate(made.scenarios, start=1))


def side_by_side(made: WhatIf, write: Notation) -> Table:
    """Return the commune as it is and in each scenario, a row each."""
    before = made.before
    met = words.MET(met=before.minimums_met, total=before.minimums)
    rows = [(write.text(words.NOW()), *score_cells(None, before.score, write), write.text(met))]
    for i, one in enumerate(made.scenarios, start=1):
        met = words.MET(met=one.minimums_met, total=one.minimums)
        cells = score_cells(before.score, one.score, write)
        rows.append((_name(i, one, write), *cells, write.text(met)))
    figures = ("points", "change", "index", "class", "minimums")
    heads = columns(["case"], figures, write)
    return Table(heads, tuple(rows))


def scenarios_in_brief(made: WhatIf, write: Notation) -> tuple[Bullets, ...]:
    """Return a list of what each scenario supposes, where the table alone would not tell it."""
    said = [
        words.SUPPOSES(name=_name(i, one, write), figures="; ".join(supposed))
        for i, one in enumerate(made.scenarios, start=1)
        if (supposed := _settings(one, write) or [_bare(note, write) for note in one.notes])
    ]
    return (Bullets(tuple(Bullet(write.text(one)) for one in said)),) if said else ()


def _bare(note: Text, write: Notation) -> str:
    return write.text(note).removesuffix(".")


def _name(number: int, one: ScenarioShown, write: Notation) -> str:
    return one.name or write.text(words.CASE(number=number))


def _case(made: WhatIf, number: int, one: ScenarioShown, write: Notation) -> Section:
    said = [*_settings(one, write), *(write.text(note) for note in one.notes)]
    blocks: list[Block] = [Bullets(tuple(map(Bullet, said)))] if said else []
    blocks += change_blocks(one.change, made.before.score, one.score, write)
    return Section(_name(number, one, write), tuple(blocks))


def _settings(one: ScenarioShown, write: Notation) -> list[str]:
    return [_setting(setting, write) for setting in one.settings]


def _setting(one: SettingShown, write: Notation) -> str:
    title = (one.title_en if write.lang == "en" else None) or one.title
    before, after = (_measure(end, one, write) for end in _parted(one.before, one.after))
    return write.text(words.SET(title=title, before=before, after=after))


def _parted(
    before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any]]:
    """Return both measures; of a long list of items only those that differ."""
    if before is None or "items" not in before or "items" not in after:
        return before, after
    was, now = before["items"], after["items"]
    changed = [name for name in now if now[name] != was.get(name)]
    if not changed:
        return before, after
    kept = {name: was[name] for name in changed if name in was}
    return ({"items": kept} if kept else None), {"items": {name: now[name] for name in changed}}


def _measure(measure: Mapping[str, Any] | None, one: SettingShown, write: Notation) -> str:
    """Return a measure in a few words."""
    if measure is None:
        return write.text(words.NO_FIGURE())
    if "not_applicable" in measure:
        return write.text(words.ASIDE(reason=str(measure.get("reason", ""))))
    if "numerator" in measure:
        counts = (write.number(measure[key]) for key in ("numerator", "denominator"))
        return "/".join(counts)
    if "items" in measure:
        return "; ".join(_items(measure["items"], one, write))
    return _single(measure, one, write)


def _single(measure: Mapping[str, Any], one: SettingShown, write: Notation) -> str:
    """Return a measure of one figure or word."""
    if "value" in measure:
        return write.quantity(measure["value"], one.unit)
    if "done" in measure:
        return write.text(YES() if measure["done"] else NO())
    if "level" in measure:
        return _called(str(measure["level"]), one, write)
    if "date" in measure:
        return write.day(measure["date"])
    if "points" in measure:
        return write.number(measure["points"])
    times = measure.get("occurrences") or []
    if not times:
        return write.text(words.NEVER())
    days = "; ".join(write.number(time["days"]) for time in times if "days" in time)
    return write.text(words.TIMES(count=len(times), days=days))


def _items(items: Mapping[str, bool], one: SettingShown, write: Notation) -> Iterator[str]:
    for name, done in items.items():
        value = YES() if done else NO()
        yield write.text(ITEM(name=_called(name, one, write), value=value))


def _called(name: str, one: SettingShown, write: Notation) -> str:
    known = one.names.get(name)
    if known is None:
        return name
    return known.en if write.lang == "en" else known.vi


RENDERERS: Final = forms_of(page_of)
