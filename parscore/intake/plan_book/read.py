"""A filled workbook as a plan: what is not understood is said of its cell, and kept in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from parscore.documents.plan import Commitment, Plan, Unit
from parscore.intake.plan_book.deadlines import parse_dues
from parscore.intake.plan_book.goals import PERCENT, parse_goal
from parscore.intake.plan_book.head import SCHEMA, period_of, read_head
from parscore.intake.plan_book.kinds import (
    NEW_OFFICE,
    SAME_ID,
    UNKNOWN_DEADLINE,
    UNKNOWN_GOAL,
    UNKNOWN_NAME,
)
from parscore.intake.plan_book.layout import (
    ROLES,
    SHEETS,
    Column,
    SheetLayout,
)
from parscore.intake.plan_book.names import (
    Catalogue,
    Names,
    is_identifier,
    names_of,
    names_of_units,
    without_number,
)
from parscore.intake.plan_book.sheets import Filled, filled_rows, sheet_named
from parscore.intake.plan_book.values import Given, plain, put, told
from parscore.intake.tables.kinds import HIDDEN
from parscore.intake.tables.values import date_of, text_of
from parscore.reading.figures import number_fault
from parscore.reading.problems import Problem, Unreadable, shortened
from parscore.values.messages import Localised
from parscore.values.numbers import NotANumber
from parscore.values.text import match_key, slug

if TYPE_CHECKING:
    from parscore.intake.tables.cells import Place, Sheet, Tables
    from parscore.reading.base import Document
    from parscore.values.periods import Period

LONGEST_ID = 60

A_FIELD = Localised("lĩnh vực", "lĩnh vực")
AN_INDICATOR = Localised("chỉ tiêu", "indicator")
A_ROLE = Localised("vai trò", "role")


def read_plan(tables: Tables, catalogue: Catalogue) -> tuple[Plan, list[Problem]]:
    """Return the plan of a workbook, and what in it is odd or kept only in words.

    Raises:
        Unreadable: with everything that stands in the way, cell by cell.
    """
    problems = list(tables.problems)
    head = read_head(tables, problems)
    period = period_of(head)
    reader = _Reader(catalogue, period, problems)
    parts: dict[str, list[Document]] = {}
    for layout in sorted(SHEETS, key=lambda one: one.part != "units"):  # others name the offices
        sheet = sheet_named(tables, layout.name)
        parts[layout.part] = reader.rows(sheet, layout) if sheet else []
        reader.learn(parts[layout.part])
    parts["commitments"] += reader.kept
    parts["units"] += reader.new_units
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
    return Plan.model_validate({"schema": SCHEMA, **head, **parts}), problems


class _Reader:
    """Reads the sheets of one workbook; what it learns of ids and offices it keeps."""

    def __init__(self, catalogue: Catalogue, period: Period, problems: list[Problem]) -> None:
        self.catalogue = catalogue
        self.period = period
        self.problems = problems
        self.fields = names_of(catalogue.fields)
        self.indicators = names_of(catalogue.indicators)
        self.offices = Names([])
        self.units: list[Unit] = []
        self.new_units: list[Unit] = []
        self.kept: list[Document] = []
        self.seen: dict[tuple[str, str], Place] = {}
        self.field: str | None = None

    def learn(self, parts: list[Document]) -> None:
        """Take the offices that are named, so that others can refer to them."""
        self.units += [part for part in parts if isinstance(part, Unit)]
        self.offices = names_of_units(self.units)

    def rows(self, sheet: Sheet, layout: SheetLayout) -> list[Document]:
        """Return the parts of the plan that a sheet states."""
        self.field = None
        found: list[Document] = []
        for row in filled_rows(sheet, layout, self.problems):
            if not self._is_heading(row, layout):
                part = self._row(row, layout)
                found += [] if part is None else [part]
        return found

    def _is_heading(self, row: Filled, layout: SheetLayout) -> bool:
        """Take a row with nothing but the name of a lĩnh vực as the heading of what follows."""
        cells = row.sheet.grid[row.row].values()
        texts = [text for text in map(text_of, cells) if len(text.strip(" .")) > len("VIII")]
        if len(texts) != 1 or not any(column.key == "field" for column in layout.columns):
            return False
        field = self.fields.find(without_number(texts[0]))
        self.field = field or self.field
        return field is not None

    def _row(self, row: Filled, layout: SheetLayout) -> Document | None:
        before = len(self.problems)
        given: Given = {}
        for column in layout.columns:
            value = self._cell(row, column)
            if value is not None:
                put(given, column.key, value)
        self._complete(given, row, layout)
        if any(problem.severity == "error" for problem in self.problems[before:]):
            return None
        if given.pop("not_understood", None):
            self._keep(given, row)
            return None
        return self._validated(given, row, layout)

    def _cell(self, row: Filled, column: Column) -> Any:  # noqa: ANN401, PLR0911 - one for each form
        cell = row.cell(column.key)
        if cell is not None and cell.hidden:
            self.problems.append(cell.place.problem(HIDDEN))
        text = row.text(column.key)
        match column.form:
            case "field":
                return self._named(row, column, self.fields, A_FIELD) if text else self.field
            case "indicator":
                return self._named(row, column, self.indicators, AN_INDICATOR) if text else None
            case "goal":
                return None
            case "unit":
                return (PERCENT if text == "%" else text) or None
            case "dues":
                return self._dues(row, text)
            case "offices":
                return tuple(dict.fromkeys(self._offices(row, column.key, text)))
            case "office":
                return next(iter(self._offices(row, column.key, text)), None)
            case "role":
                return self._role(row, text) if text else None
        return plain(row, column, self.problems)

    def _named(self, row: Filled, column: Column, names: Names, what: Localised) -> str | None:
        text = row.text(column.key)
        found = names.find(text) or names.find(without_number(text))
        if found is None and is_identifier(text):
            return text
        if found is None:
            guess = names.guess(text)
            self.problems.append(
                row.place(column.key).problem(
                    UNKNOWN_NAME, what=what, name=shortened(text), guess=guess
                )
            )
        return found

    def _role(self, row: Filled, text: str) -> str:
        by_name = {match_key(name): key for key, name in ROLES.items()}
        role = by_name.get(match_key(text))
        if role is None:
            guess, name = ROLES["lead"], shortened(text)
            self.problems.append(
                row.place("role").problem(UNKNOWN_NAME, what=A_ROLE, name=name, guess=guess)
            )
        return role or text

    def _dues(self, row: Filled, text: str) -> tuple[Document, ...]:
        cell = row.cell("due")
        if cell is not None and not isinstance(cell.value, str):  # Excel made a date of the words
            day = date_of(cell)
            if isinstance(day, Problem):
                self.problems.append(day)
                return ()
        dues, unknown = parse_dues(text, self.period)
        self.problems += [
            row.place("due").problem(UNKNOWN_DEADLINE, text=shortened(one)) for one in unknown
        ]
        return tuple(dues)

    def _offices(self, row: Filled, key: str, text: str) -> list[str]:
        found: list[str] = []
        for line in filter(None, (one.strip() for one in text.split("\n"))):
            whole = self.offices.find(line)
            parts = [line] if whole else [one.strip() for one in line.split(";") if one.strip()]
            found += [self._office(row, key, name) for name in parts]
        return found

    def _office(self, row: Filled, key: str, name: str) -> str:
        """Return the id of an office; one that is not there yet is added, with a warning."""
        known = self.offices.find(name)
        if known is not None:
            return known
        guess = self.offices.guess(name)
        self.problems.append(row.place(key).problem(NEW_OFFICE, name=shortened(name), guess=guess))
        if is_identifier(name):
            return name
        taken = {unit.id for unit in self.units}
        unit = Unit(
            id=_free(slug(name)[:LONGEST_ID] or "don_vi", taken), name=" ".join(name.split())
        )
        self.new_units.append(unit)
        self.learn([unit])
        return unit.id

    def _complete(self, given: Given, row: Filled, layout: SheetLayout) -> None:
        """Read the goal, give an id and a section where the row has none, look for doubles."""
        if layout.part == "targets":
            self._goal(given, row)
        keys = [column.key for column in layout.columns]
        if "section" in keys and layout.part != "basis":
            given.setdefault("section", f"{layout.name}, dòng {row.row}")
        if keys[0] != "id":
            return
        taken = {one for part, one in self.seen if part == layout.part}
        name = given.setdefault("id", _free(_id_for(given, layout), taken))
        place = row.place("id")
        other = self.seen.setdefault((layout.part, name), place)
        if other != place:
            self.problems.append(place.problem(SAME_ID, id=name, other=other.in_file))

    def _goal(self, given: Given, row: Filled) -> None:
        text, level = row.text("goal"), given.get("level")
        try:
            goal = parse_goal(text) if text else None
        except NotANumber as fault:
            why, args = number_fault(fault)
            self.problems.append(row.place("goal").problem(why, **args))
            return
        given |= {"op": ">=", "value": None}
        if goal is not None:
            stated = {"op": goal.op, "value": goal.value, "range": goal.range}
            level = level or goal.level
            given.update(stated)
            given.setdefault("base", goal.base)
            if goal.percent:
                given.setdefault("unit", PERCENT)
        if level is not None:
            titles = self.catalogue.levels.get(given.get("indicator", ""), {})
            given["level"] = names_of(titles).find(level) or level
        if goal is None and (text or level is None):
            shown = shortened(text)
            self.problems.append(row.place("goal").problem(UNKNOWN_GOAL, text=shown))
            given["not_understood"] = True

    def _keep(self, given: Given, row: Filled) -> None:
        """Keep a target whose figure is not understood, as one without a figure."""
        text = given.get("quote") or row.text("goal")
        kept = {"id": given["id"], "field": given.get("field"), "text": text}
        part = self._checked(Commitment, kept | {"section": given["section"]}, row)
        self.kept += [] if part is None else [part]

    def _validated(self, given: Given, row: Filled, layout: SheetLayout) -> Document | None:
        return self._checked(layout.model, given, row, layout)

    def _checked(
        self, model: type[Document], given: Given, row: Filled, layout: SheetLayout | None = None
    ) -> Document | None:
        try:
            return model.model_validate(given)
        except ValidationError as error:
            titles = {one.key: one.title for one in layout.columns} if layout else {}
            for details in error.errors(include_url=False):
                key = ".".join(str(step) for step in details["loc"] if isinstance(step, str))
                at = str(row.place(key if key in row.columns else "goal"))
                self.problems.append(told(details, at, titles.get(key, key)))
            return None


def _id_for(given: Given, layout: SheetLayout) -> str:
    named = given.get("indicator") or given.get("name")
    return slug(str(named))[:LONGEST_ID] if named else layout.part[:-1]


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken, with a number after it where it is."""
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
