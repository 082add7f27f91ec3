"""The rows of the form: what is asked for, with what actuals already say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parscore.intake.form.layout import (
    APPRAISAL,
    APPRAISED,
    BEFORE,
    EMPTY,
    EVIDENCE,
    FORMS,
    HEAD,
    HEAD_ROWS,
    ITEMS,
    LEVELS,
    MEASURES,
    NO,
    NOT_APPLICABLE,
    NOW,
    ROUNDS,
    STATUSES,
    SURVEY,
    TASKS,
    TIMES,
    YES,
)
from parscore.intake.form.texts import named, written_text
from parscore.intake.form.wanted import Wanted, wanted
from parscore.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.actuals import Actuals, Appraisal, Figures, Measure
    from parscore.documents.indicators import Indicator
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.intake.form.layout import Layout

Cells = dict[str, str | Decimal | date | None]

ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "ratio": ("numerator", "denominator", "value"),
    "value": ("value",),
    "done": ("date",),
    "level": ("level",),
    "items": (),
    "date": ("date", "since"),
    "occurrences": ("times",),
    "points": ("points",),
}
"""The columns into which a figure of each kind is written, besides the answer."""
ABOUT: Final = ("reason", "from", "to", "source", "evidence", "explanation", "note")
SPARE_ROWS: Final = 40
SPARE_TIMES: Final = 6
ROUND_NAMES: Final = dict(ROUNDS)


@dataclass
class FormRow:
    """One row: its cells by column, those to be filled in, and the lists of some of them."""

    cells: Cells
    asked: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


Rows = dict["Layout", list[FormRow]]


class Filling:
    """The rows of every sheet, for one commune."""

    def __init__(self, plan: Plan, rulebook: Rulebook, actuals: Actuals | None) -> None:
        self.plan, self.rulebook, self.actuals = plan, rulebook, actuals
        self.wanted = wanted(plan, rulebook)
        self.rows: Rows = {}

    def all_rows(self) -> Rows:
        """Return the rows of every sheet."""
        self.rows[ITEMS], self.rows[TIMES] = [], []
        return {
            HEAD: list(self._head()),
            MEASURES: list(self._measures()),
            APPRAISED: list(self._appraised()),
            ITEMS: self.rows[ITEMS],
            TIMES: self.rows[TIMES],
            TASKS: list(self._tasks()),
            EVIDENCE: list(self._evidence()),
            APPRAISAL: list(self._appraisal()),
            SURVEY: list(self._survey()),
        }

    def _head(self) -> Iterator[FormRow]:
        known = self.actuals
        commune = self.plan.commune if known is None else known.commune
        period = self.plan.period if known is None else known.period
        level = None if commune.level is None else dict(LEVELS)[commune.level]
        illustrative = None if known is None else (YES if known.illustrative else NO)
        values = {
            "name": commune.name,
            "province": commune.province,
            "code": commune.code,
            "level": level,
            "from": period.from_,
            "to": period.to,
            "as_of": None if known is None else known.as_of,
            "illustrative": illustrative,
        }
        lists = {"level": tuple(name for _, name in LEVELS), "illustrative": (YES, NO)}
        for key, label in HEAD_ROWS.items():
            value = values[key]
            text = written_text(value) if isinstance(value, str) else value
            offered = {"text": lists[key]} if key in lists else {}
            yield FormRow({"id": key, "label": label, "text": text}, ("text",), offered)

    # --- measures ---

    def _measures(self) -> Iterator[FormRow]:
        given = {} if self.actuals is None else dict(self.actuals.measures)
        extra = [Wanted(name, self._indicator(name), "", name) for name in given]
        asked = [*self.wanted.values(), *(one for one in extra if one.id not in self.wanted)]
        for one in asked:
            measure = given.get(one.id)
            yield self._measure(one, measure)
            before = None if measure is None else measure.previous
            if one.before or before is not None:
                yield self._previous(one, before)

    def _indicator(self, name: str) -> Indicator | None:
        return self.rulebook.indicators.get(name)

    def _measure(self, one: Wanted, measure: Measure | None) -> FormRow:
        row = self._figures_row(one, measure, NOW)
        if measure is not None:
            if measure.not_applicable:
                row.cells["answer"] = NOT_APPLICABLE
            window = measure.window
            row.cells |= {
                "reason": _text(measure.reason),
                "from": None if window is None else window.from_,
                "to": None if window is None else window.to,
                "source": _text(measure.source),
                "evidence": "; ".join(measure.evidence) or None,
                "explanation": _text(measure.explanation),
                "note": _text(measure.note),
            }
        row.asked += ABOUT
        return row

    def _previous(self, one: Wanted, figures: Figures | None) -> FormRow:
        return self._figures_row(one, figures, BEFORE)

    def _figures_row(self, one: Wanted, figures: Figures | None, when: str) -> FormRow:
        known = one.indicator
        kind = None if known is None else known.kind
        cells = {
            "number": one.number,
            "criterion": one.criterion,
            "title": "" if known is None else _described(known),
            "form": "" if known is None else FORMS[known.kind],
            "id": one.id,
            "when": when,
            **self._figures(figures, one, when),
        }
        all_columns = tuple(column for columns in ASKED.values() for column in columns)
        asked = (*(ASKED[kind] if kind else tuple(dict.fromkeys(all_columns))), "answer")
        lists: dict[str, tuple[str, ...]] = {
            "answer": (YES, NO, NOT_APPLICABLE) if kind in ("done", None) else (NOT_APPLICABLE,)
        }
        if when == BEFORE:
            lists["answer"] = (YES, NO)
            asked = asked if kind in ("done", None) else asked[:-1]
        if known is not None and known.levels:
            lists["level"] = tuple(named(level.id, level.vi) for level in known.levels)
        return FormRow(cells, asked, lists)

    def _figures(self, figures: Figures | None, one: Wanted, when: str) -> Cells:
        """Return the cells of figures; items and occurrences go to their own sheets."""
        items = None if figures is None else figures.items
        times = None if figures is None else figures.occurrences
        self._list_items(one, when, dict(items or {}))
        self._list_times(one, when, figures)
        if figures is None:
            return {}
        done = None if figures.done is None else (YES if figures.done else NO)
        level = None if figures.level is None else self._level(one, figures.level)
        cells: Cells = {
            "numerator": figures.numerator,
            "denominator": figures.denominator,
            "value": figures.value,
            "answer": done,
            "level": level,
            "date": figures.date,
            "since": figures.since,
            "times": None if times is None else Decimal(len(times)),
            "checklist": EMPTY if items is not None and not items else None,
            "points": figures.points,
        }
        measured = getattr(figures, "not_applicable", None)
        nothing = not items and not measured and all(value is None for value in cells.values())
        return {"numerator": EMPTY} if nothing else cells

    def _level(self, one: Wanted, level: str) -> str:
        known = () if one.indicator is None else one.indicator.levels
        return named(level, next((each.vi for each in known if each.id == level), None))

    def _list_items(self, one: Wanted, when: str, items: dict[str, bool]) -> None:
        asked = dict(one.items) if when == NOW else {}
        for name in (*asked, *(item for item in items if item not in asked)):
            done = items.get(name)
            cells: Cells = {
                "criterion": one.criterion,
                "id": one.id,
                "when": when,
                "title": asked.get(name, dict(one.items).get(name, name)),
                "item": name,
                "done": None if done is None else (YES if done else NO),
            }
            self.rows[ITEMS].append(FormRow(cells, ("done",)))

    def _list_times(self, one: Wanted, when: str, figures: Figures | None) -> None:
        given = () if figures is None else figures.occurrences or ()
        kind = None if one.indicator is None else one.indicator.kind
        spare = SPARE_TIMES if kind == "occurrences" and when == NOW else 0
        cells: Cells
        for each in given:
            cells = {"criterion": one.criterion, "id": one.id, "when": when}
            empty = each.days is None and each.date is None
            cells |= {"days": EMPTY if empty else each.days, "date": each.date}
            self.rows[TIMES].append(FormRow(cells, ("days", "date")))
        for _ in range(spare):
            cells = {"criterion": one.criterion, "id": one.id, "when": when}
            self.rows[TIMES].append(FormRow(cells, ("days", "date")))

    # --- the other sheets ---

    def _tasks(self) -> Iterator[FormRow]:
        given = {} if self.actuals is None else dict(self.actuals.tasks)
        planned = {task.id: task for task in self.plan.tasks}
        units = {unit.id: unit.name for unit in self.plan.units}
        for name in (*planned, *(one for one in given if one not in planned)):
            task, result = planned.get(name), given.get(name)
            cells: Cells = {"id": name}
            if task is not None:
                cells["section"], cells["title"] = task.section, task.title
                cells["lead"] = "; ".join(units.get(one, one) for one in task.lead)
                cells["due"] = "; ".join(due.text for due in task.due)
            if result is not None:
                cells["status"] = dict(STATUSES)[result.status]
                cells["completed"] = result.completed
                cells["evidence"] = "; ".join(result.evidence) or None
                cells["note"] = _text(result.note)
            yield FormRow(cells, ("status", "completed", "evidence", "note"))

    def _evidence(self) -> Iterator[FormRow]:
        own = tuple(
            column.key for column in EVIDENCE.columns if column.key not in ("criterion", "demanded")
        )
        demanded = {one.id: (leaf, one) for leaf in self.rulebook.leaves for one in leaf.evidence}
        there = set()
        cells: Cells
        for document in () if self.actuals is None else self.actuals.evidence:
            there.add(document.document)
            cells = {"id": document.id, "document": document.document, "issued": document.issued}
            texts = ("number", "issuer", "title", "page", "file", "sha256")
            cells |= {key: _text(getattr(document, key)) for key in texts}
            if document.document in demanded:
                leaf, one = demanded[document.document]
                cells |= {"criterion": f"{leaf.number} {leaf.title}", "demanded": one.title}
            yield FormRow(cells, own)
        for name, (leaf, one) in demanded.items():
            if name not in there:
                cells = {"criterion": f"{leaf.number} {leaf.title}", "demanded": one.title}
                yield FormRow({**cells, "document": name}, own)
        yield from (FormRow({}, own) for _ in range(SPARE_ROWS))

    def _appraisal(self) -> Iterator[FormRow]:
        given = {} if self.actuals is None else dict(self.actuals.appraisal)
        leaves = {leaf.id: leaf for leaf in self.rulebook.leaves}
        for name in (*leaves, *(one for one in given if one not in leaves)):
            cells: Cells = {"id": name}
            if name in leaves:
                leaf = leaves[name]
                cells |= {"number": leaf.number, "criterion": leaf.title}
                cells["max"] = format_number(leaf.maximum, "vi")
            if name in given:
                cells |= _rounds(given[name])
            yield FormRow(cells, ("round1", "note1", "explanation", "round2", "note2"))

    def _appraised(self) -> Iterator[FormRow]:
        figures = tuple(column.key for column in APPRAISED.columns[4:])
        for name, appraisal in ({} if self.actuals is None else self.actuals.appraisal).items():
            node = self.rulebook.nodes.get(name)
            number, title = ("", name) if node is None else (node.number, node.title)
            indicator = None if node is None else self._indicator(node.indicator or "")
            one = Wanted(name, indicator, number, title)
            for key, when in ROUNDS:
                turn = getattr(appraisal, key)
                if turn is not None and turn.measure is not None:
                    cells: Cells = {"number": number, "criterion": title, "id": name, "when": when}
                    own = self._figures(turn.measure, one, when)
                    yield FormRow({**cells, **own}, figures)
        yield from (FormRow({}, ("id", "when", *figures)) for _ in range(SPARE_TIMES))

    def _survey(self) -> Iterator[FormRow]:
        given = {} if self.actuals is None else dict(self.actuals.survey)
        leaves = {leaf.id: leaf for leaf in self.rulebook.leaves if leaf.kind == "survey"}
        for name in (*leaves, *(one for one in given if one not in leaves)):
            leaf = leaves.get(name)
            cells: Cells = {"id": name}
            if leaf is not None:
                cells |= {"number": leaf.number, "criterion": leaf.title}
            answers = dict(given.get(name, {}))
            if name in given and not answers:
                yield FormRow({**cells, "answer": EMPTY}, ("answer", "count"))
            for answer, count in answers.items():
                more: Cells = {"answer": written_text(answer), "count": count}
                yield FormRow({**cells, **more}, ("answer", "count"))
            asked = tuple(getattr(None if leaf is None else leaf.formula, "answers", ()))
            for answer in (one for one in asked if one not in answers and not answers):
                yield FormRow({**cells, "answer": written_text(answer)}, ("answer", "count"))
            if not answers:
                yield FormRow({**cells, "answer": "points"}, ("answer", "count"))


def _rounds(appraisal: Appraisal) -> Cells:
    """Return the cells of an appraisal; a round that says nothing is told from one that is not."""
    cells: Cells = {"explanation": _text(appraisal.explanation)}
    for place, (key, _) in enumerate(ROUNDS, start=1):
        turn = getattr(appraisal, key)
        if turn is not None:
            empty = turn.points is None and turn.note is None and turn.measure is None
            cells[key] = EMPTY if empty else turn.points
            cells[f"note{place}"] = _text(turn.note)
    if all(one is None for one in (appraisal.round1, appraisal.explanation, appraisal.round2)):
        cells["explanation"] = EMPTY
    return cells


def _text(text: str | None) -> str | None:
    return None if text is None else written_text(text)


def _described(indicator: Indicator) -> str:
    """Return an indicator's title with what its counts are, where the dictionary says."""
    lines = [indicator.title]
    if indicator.numerator:
        lines.append(f"Tử số: {indicator.numerator}")
    if indicator.denominator:
        lines.append(f"Mẫu số: {indicator.denominator}")
    return "\n".join(lines)
