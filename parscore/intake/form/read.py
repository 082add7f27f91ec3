"""A filled form becomes actuals, or every problem that stands in the way, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.documents.actuals import Actuals
from parscore.intake.form.kinds import (
    BLANK,
    MISCOUNTED,
    NO_COLUMN,
    NO_HEAD,
    NO_ID,
    NO_SHEET,
    NOT_A_FORM,
    OTHER_FORM,
    OTHER_RULES,
    REPEATED,
)
from parscore.intake.form.layout import (
    APPRAISAL,
    APPRAISED,
    EMPTY,
    EVIDENCE,
    FIGURES,
    FORM,
    HEAD,
    HEAD_ROWS,
    IDENTITY,
    ITEMS,
    LEVELS,
    MEASURES,
    ROUNDS,
    SHEETS,
    SURVEY,
    TASKS,
    TIMES,
)
from parscore.intake.form.source import FormSource
from parscore.intake.form.table import Answers, rows_of
from parscore.intake.tables.read import read_tables, tables_of
from parscore.intake.tables.values import text_of
from parscore.reading.faults import MISSING_KEY
from parscore.reading.load import load
from parscore.reading.problems import NotFilledIn, Unreadable, shortened
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.intake.form.layout import Layout
    from parscore.intake.form.source import Spot
    from parscore.intake.form.table import Row
    from parscore.intake.tables.cells import Tables
    from parscore.reading.problems import Problem

Tree = dict[str, Any]
Owner = tuple[str, str]
"""An indicator or criterion, and the period or round of its figures."""

SCHEMA: Final = "parscore/actuals/1"
OF_HEAD: Final = ("commune", "period", "as_of")
OF_FIGURES: Final = ("measures", "tasks", "evidence", "appraisal", "survey")
UNREAD: Final = (NO_HEAD.says.code, NO_COLUMN.says.code)
ANSWER: Final = MEASURES.column("answer")
DONE: Final = ITEMS.column("done")
WHEN: Final = MEASURES.column("when")
STATUS: Final = TASKS.column("status")
SINGLE: Final = tuple(one.key for one in FIGURES if one.key not in ("times", "checklist"))
TEXTS: Final = ("number", "issuer", "title", "page", "file", "sha256")


class Filled(NamedTuple):
    """Actuals as a form states them, where each stands in it, and what is odd about the file."""

    actuals: Actuals
    source: FormSource
    problems: tuple[Problem, ...]


def read_form(path: Path | str, ruleset: tuple[str, str] | None = None) -> Filled:
    """Return the actuals in a filled form.

    `ruleset` is the id and the hash of the rule set that the form must have been made for.

    Raises:
        Unreadable: it is no form, or cells of it cannot be understood; every one is told.
    """
    return _filled(read_tables(path), ruleset)


def form_of(data: bytes, file: str) -> Filled:
    """Return the actuals in the bytes of a filled form.

    Raises:
        Unreadable: as `read_form`.
    """
    return _filled(tables_of(data, file), None)


def _filled(tables: Tables, ruleset: tuple[str, str] | None) -> Filled:
    _check_identity(tables, ruleset)
    reading = _Reading(tables)
    tree = reading.tree()
    source = FormSource(tables.file, tree, reading.places, tables.sha256)
    problems = [*tables.problems, *reading.problems]
    actuals = None
    try:
        actuals = load(Actuals, source)
    except Unreadable as unreadable:
        problems += (one for one in unreadable.problems if not reading.knows(one))
    if actuals is None or any(one.severity == "error" for one in problems):
        raise (NotFilledIn if reading.is_untouched(tree) else Unreadable)(problems)
    return Filled(actuals, source, tuple(problems))


def _check_identity(tables: Tables, ruleset: tuple[str, str] | None) -> None:
    sheet = next((one for one in tables.sheets if one.name == IDENTITY), None)
    if sheet is None:
        raise Unreadable([*tables.problems, NOT_A_FORM.problem(tables.file, sheet=IDENTITY)])
    told = {text_of(cells.get(1)): text_of(cells.get(2)) for _, cells in sheet.rows()}
    found = told.get("schema", "")
    if found != FORM:
        problem = OTHER_FORM.problem(tables.file, found=shortened(found), expected=FORM)
        raise Unreadable([problem])
    stated = told.get("ruleset", ""), told.get("ruleset_sha256", "")
    if ruleset is not None and stated != ruleset:
        other, own = shortened(_short(*stated)), _short(*ruleset)
        raise Unreadable([OTHER_RULES.problem(tables.file, found=other, expected=own)])


def _short(name: str, digest: str) -> str:
    return f"{name} ({digest[:12]})"


class _Reading:
    """Takes a form apart; what cannot be understood is left out of the tree, and told."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.problems: list[Problem] = []
        self.places: dict[tuple[str | int, ...], Spot] = {}
        self.answers = Answers(self.problems)
        self.items: dict[Owner, Tree] = {}
        self.times: dict[Owner, list[Tree]] = {}
        self.faulty: set[str] = set()
        self.unread: set[Layout] = set()
        self.blank: set[str] = set()

    def knows(self, problem: Problem) -> bool:
        """Tell whether a problem with the document says again what was said of the form's head."""
        if problem.code != MISSING_KEY.says.code or problem.path[0] not in OF_HEAD:
            return False
        return HEAD in self.unread or problem.path[-1] in self.blank

    def is_untouched(self, tree: Tree) -> bool:
        """Tell whether nothing is filled in: neither the closing day nor any figure."""
        return "as_of" in self.blank and not any(tree.get(part) for part in OF_FIGURES)

    def tree(self) -> Tree:
        """Return the document that the form states."""
        rows = {layout: self._rows(layout) for layout in SHEETS}
        self._read_items(rows[ITEMS])
        self._read_times(rows[TIMES])
        measures = self._measures(rows[MEASURES])
        head = self._head(rows[HEAD])
        return {
            "schema": SCHEMA,
            **head,
            "measures": measures,
            "tasks": self._tasks(rows[TASKS]),
            "evidence": self._evidence(rows[EVIDENCE]),
            "appraisal": self._appraisal(rows[APPRAISAL], rows[APPRAISED]),
            "survey": self._survey(rows[SURVEY]),
        }

    def _rows(self, layout: Layout) -> list[Row]:
        sheet = next((one for one in self.tables.sheets if one.name == layout.name), None)
        if sheet is None:
            known = {one.name for one in SHEETS} | {IDENTITY}
            others = [one.name for one in self.tables.sheets if one.name not in known]
            guess = did_you_mean(layout.name, others)
            file = self.tables.file
            self.problems.append(NO_SHEET.problem(file, name=layout.name, guess=guess))
            self.unread.add(layout)
            return []
        before = len(self.problems)
        rows = rows_of(sheet, layout, self.problems)
        if any(one.code in UNREAD for one in self.problems[before:]):
            self.unread.add(layout)
            self.answers.distrust(rows)
        return rows

    def _put(self, tree: Tree, path: tuple[str | int, ...], row: Row, key: str, value: Any) -> None:  # noqa: ANN401
        """Keep a value, if there is one, and where it stands."""
        if value is not None and value != []:
            tree[str(path[-1])] = value
            self.places[path] = (row, key)

    # --- the head ---

    def _head(self, rows: list[Row]) -> Tree:
        by_key = {row.raw("id"): row for row in rows}
        commune: Tree = {}
        period: Tree = {}
        tree: Tree = {"commune": commune, "period": period}
        for key in ("name", "province", "code"):
            if key in by_key:
                text = self.answers.text(by_key[key], "text")
                self._put(commune, ("commune", key), by_key[key], "text", text)
        for key in ("from", "to"):
            if key in by_key:
                day = self.answers.day(by_key[key], "text")
                self._put(period, ("period", key), by_key[key], "text", _iso(day))
        if "as_of" in by_key:
            day = self.answers.day(by_key["as_of"], "text")
            self._put(tree, ("as_of",), by_key["as_of"], "text", _iso(day))
            self.places.setdefault(("as_of",), (by_key["as_of"], "text"))
        if "level" in by_key:
            column = HEAD.column("text")._replace(choices=LEVELS)
            level = self.answers.choice(by_key["level"], column)
            self._put(commune, ("commune", "level"), by_key["level"], "text", level)
        if "illustrative" in by_key:
            column = HEAD.column("text")._replace(choices=DONE.choices)
            said = self.answers.choice(by_key["illustrative"], column)
            made_up = None if said is None else said == "true"
            self._put(tree, ("illustrative",), by_key["illustrative"], "text", made_up)
        if rows:
            for part in ("commune", "period"):
                self.places[part,] = (rows[0], "")
        self._tell_blanks(by_key)
        return tree

    def _tell_blanks(self, by_key: dict[str, Row]) -> None:
        for key in ("name", "province", "from", "to", "as_of"):
            if key in by_key and not by_key[key].holds("text") and HEAD not in self.unread:
                place = by_key[key].place("text")
                self.problems.append(place.problem(BLANK, label=HEAD_ROWS[key]))
                self.blank.add(key)

    # --- figures ---

    def _read_items(self, rows: list[Row]) -> None:
        seen: dict[tuple[Owner, str], Row] = {}
        for owner, row in self._owned(rows, ITEMS, ("done",)):
            done = self.answers.choice(row, DONE)
            item = self._id(row, "item")
            if done is None or item is None:
                continue
            if (owner, item) in seen:
                self._repeated(row, "item", seen[owner, item])
            seen[owner, item] = row
            self.items.setdefault(owner, {})[item] = done == "true"

    def _read_times(self, rows: list[Row]) -> None:
        for owner, row in self._owned(rows, TIMES, ("days", "date")):
            one: Tree = {}
            if row.raw("days") != EMPTY:
                days = self.answers.number(row, "days")
                one |= {} if days is None else {"days": days}
            day = self.answers.day(row, "date")
            one |= {} if day is None else {"date": _iso(day)}
            self.times.setdefault(owner, []).append(one)

    def _owned(
        self, rows: list[Row], layout: Layout, keys: tuple[str, ...]
    ) -> list[tuple[Owner, Row]]:
        """Return the rows that hold something, each with whose figures they belong to."""
        found = []
        column = layout.column("when")
        for row in rows:
            if not row.holds(*keys):
                continue
            name = self._id(row, "id")
            when = self.answers.choice(row, column) or "now"
            if name is not None:
                found.append(((name, when), row))
        return found

    def _id(self, row: Row, key: str) -> str | None:
        """Return the id of a row that holds something; its lack is a problem."""
        name = self.answers.name(row, key)
        if name is None and not self.answers.is_faulty(row):
            title = row.layout.column(key).title
            self.problems.append(row.place(key).problem(NO_ID, title=title))
        return name

    def _repeated(self, row: Row, key: str, first: Row) -> None:
        if self.answers.is_faulty(row):
            return
        name = shortened(row.raw(key))
        where = first.place(key).in_file
        self.problems.append(row.place(key).problem(REPEATED, name=name, first=where))

    def _figures(self, row: Row | None, owner: Owner, path: tuple[str | int, ...]) -> Tree | None:
        """Return the figures of a row with the items and occurrences listed for it."""
        tree: Tree = {}
        there = owner in self.items or owner in self.times
        if row is not None and row.raw("numerator") == EMPTY:
            return {}
        if row is not None:
            there = there or row.holds(*(column.key for column in FIGURES))
            self._single_figures(row, tree, path)
        items, times = self.items.pop(owner, None), self.times.pop(owner, None)
        if items is None and row is not None and row.raw("checklist") == EMPTY:
            items = {}
        if items is not None:
            tree["items"] = items
        self._count_times(row, times, tree)
        return tree if there else None

    def _single_figures(self, row: Row, tree: Tree, path: tuple[str | int, ...]) -> None:
        for column in FIGURES:
            key = column.key
            if key not in row.cells:
                continue
            if column.kind in ("number", "count") and key != "times":
                number = self.answers.number(row, key, count=column.kind == "count")
                self._put(tree, (*path, key), row, key, number)
            elif column.kind == "date":
                self._put(tree, (*path, key), row, key, _iso(self.answers.day(row, key)))
        halves = [key for key in ("numerator", "denominator") if not row.holds(key)]
        if len(halves) == 1:
            self.places[path] = (row, halves[0])
        self._put(tree, (*path, "level"), row, "level", self.answers.name(row, "level"))
        answer = self.answers.choice(row, ANSWER)
        if answer == "not_applicable":
            self._put(tree, (*path, "not_applicable"), row, "answer", value=True)
        elif answer is not None:
            self._put(tree, (*path, "done"), row, "answer", answer == "true")

    def _count_times(self, row: Row | None, times: list[Tree] | None, tree: Tree) -> None:
        listed = len(times or ())
        count = None if row is None else self.answers.number(row, "times", count=True)
        if TIMES in self.unread:
            return
        if row is not None and count is not None and count != listed:
            place = row.place("times")
            problem = place.problem(MISCOUNTED, count=count, sheet=TIMES.name, listed=listed)
            self.problems.append(problem)
        elif times is not None or count is not None:
            tree["occurrences"] = times or []

    # --- measures ---

    def _measures(self, rows: list[Row]) -> Tree:
        measures: Tree = {}
        seen: dict[Owner, Row] = {}
        for row in rows:
            self._measure_row(row, measures, seen)
        for name, when in [*self.items, *self.times]:
            if when in ("now", "previous") and (name, when) not in seen:
                figures = self._figures(None, (name, when), ("measures", name))
                self._keep(measures, name, when, figures)
        return {name: one for name, one in measures.items() if name not in self.faulty}

    def _measure_row(self, row: Row, measures: Tree, seen: dict[Owner, Row]) -> None:
        name = self.answers.name(row, "id")
        if name is None:
            inputs = [one.key for one in row.layout.columns if one.kind not in ("shown", "id")]
            if row.holds(*(key for key in inputs if key != "when")):
                self._id(row, "id")
            return
        when = self.answers.choice(row, WHEN) or "now"
        owner = name, when
        if owner in seen:
            self._repeated(row, "id", seen[owner])
            return
        seen[owner] = row
        path = ("measures", name) if when == "now" else ("measures", name, "previous")
        self.places[path] = (row, "id")
        figures = self._figures(row, owner, path)
        if when == "now":
            about = self._about(row, path)
            figures = {**(figures or {}), **about} if about or figures is not None else None
        listed = any(one in self.unread for one in (ITEMS, TIMES)) and not row.holds(*SINGLE)
        if listed or self.answers.is_faulty(row):
            self.faulty.add(name)
            figures = None
        self._keep(measures, name, when, figures)

    def _keep(self, measures: Tree, name: str, when: str, figures: Tree | None) -> None:
        if figures is None:
            return
        if when == "now":
            before = measures.get(name, {})
            measures[name] = {**figures, **before}
        else:
            measures.setdefault(name, {})["previous"] = figures

    def _about(self, row: Row, path: tuple[str | int, ...]) -> Tree:
        tree: Tree = {}
        for key in ("reason", "source", "explanation", "note"):
            if key in row.cells:
                self._put(tree, (*path, key), row, key, self.answers.text(row, key))
        self._put(tree, (*path, "evidence"), row, "evidence", self.answers.names(row, "evidence"))
        if not row.holds("from", "to"):
            return tree
        window = {key: _iso(self.answers.day(row, key)) for key in ("from", "to")}
        if any(window.values()):
            known = {key: day for key, day in window.items() if day is not None}
            self._put(tree, (*path, "window"), row, "from", known)
        return tree

    # --- the rest ---

    def _tasks(self, rows: list[Row]) -> Tree:
        tasks: Tree = {}
        seen: dict[str, Row] = {}
        for row in rows:
            if not row.holds("status", "completed", "evidence", "note"):
                continue
            name = self._id(row, "id")
            if name is None:
                continue
            if name in seen:
                self._repeated(row, "id", seen[name])
                continue
            seen[name] = row
            path = ("tasks", name)
            self.places[path] = (row, "status")
            tree: Tree = {}
            status = self.answers.choice(row, STATUS)
            self._put(tree, (*path, "status"), row, "status", status)
            day = _iso(self.answers.day(row, "completed"))
            self._put(tree, (*path, "completed"), row, "completed", day)
            names = self.answers.names(row, "evidence")
            self._put(tree, (*path, "evidence"), row, "evidence", names)
            self._put(tree, (*path, "note"), row, "note", self.answers.text(row, "note"))
            if not self.answers.is_faulty(row):
                tasks[name] = tree
        return tasks

    def _evidence(self, rows: list[Row]) -> list[Tree]:
        documents: list[Tree] = []
        for row in rows:
            if not row.holds("id", "issued", *TEXTS):
                continue
            path = ("evidence", len(documents))
            self.places[path] = (row, "id")
            tree: Tree = {}
            name = self._id(row, "id")
            self._put(tree, (*path, "id"), row, "id", name)
            document = self.answers.name(row, "document")
            self._put(tree, (*path, "document"), row, "document", document)
            day = _iso(self.answers.day(row, "issued"))
            self._put(tree, (*path, "issued"), row, "issued", day)
            for key in TEXTS:
                if key in row.cells:
                    self._put(tree, (*path, key), row, key, self.answers.text(row, key))
            if name is not None and not self.answers.is_faulty(row):
                documents.append(tree)
        return documents

    def _appraisal(self, rows: list[Row], figures: list[Row]) -> Tree:
        measures = self._appraised(figures)
        found: Tree = {}
        seen: dict[str, Row] = {}
        for row in rows:
            if not row.holds("round1", "note1", "explanation", "round2", "note2"):
                continue
            name = self._id(row, "id")
            if name is None:
                continue
            if name in seen:
                self._repeated(row, "id", seen[name])
            seen[name] = row
            found[name] = self._appraisal_of(row, name)
        for (name, when), measure in measures.items():
            found.setdefault(name, {}).setdefault(when, {})["measure"] = measure
        return found

    def _appraisal_of(self, row: Row, name: str) -> Tree:
        path = ("appraisal", name)
        self.places[path] = (row, "id")
        tree: Tree = {}
        for place, (key, _) in enumerate(ROUNDS, start=1):
            if not row.holds(key, f"note{place}"):
                continue
            turn: Tree = {}
            if row.raw(key) != EMPTY:
                points = self.answers.number(row, key)
                self._put(turn, (*path, key, "points"), row, key, points)
            note = self.answers.text(row, f"note{place}")
            self._put(turn, (*path, key, "note"), row, f"note{place}", note)
            tree[key] = turn
        if row.raw("explanation") != EMPTY:
            said = self.answers.text(row, "explanation")
            self._put(tree, (*path, "explanation"), row, "explanation", said)
        return tree

    def _appraised(self, rows: list[Row]) -> dict[Owner, Tree]:
        found: dict[Owner, Tree] = {}
        seen: dict[Owner, Row] = {}
        keys = [column.key for column in FIGURES]
        owned = self._owned(rows, APPRAISED, ("id", *keys))
        for owner, row in owned:
            if owner in seen:
                self._repeated(row, "id", seen[owner])
                continue
            seen[owner] = row
            path = ("appraisal", owner[0], owner[1], "measure")
            self.places[path] = (row, "id")
            figures = self._figures(row, owner, path)
            if figures is not None and not self.answers.is_faulty(row):
                found[owner] = figures
        for owner in [*self.items, *self.times]:
            if owner[1] in dict(ROUNDS) and owner not in seen:
                path = ("appraisal", owner[0], owner[1], "measure")
                found[owner] = self._figures(None, owner, path) or {}
        return found

    def _survey(self, rows: list[Row]) -> Tree:
        survey: Tree = {}
        seen: dict[tuple[str, str], Row] = {}
        for row in rows:
            if not row.holds("count") and row.raw("answer") != EMPTY:
                continue
            name = self._id(row, "id")
            if name is None:
                continue
            self.places.setdefault(("survey", name), (row, "id"))
            answers = survey.setdefault(name, {})
            if row.raw("answer") == EMPTY:
                continue
            answer = self.answers.text(row, "answer")
            count = self.answers.number(row, "count")
            if answer is None or count is None:
                if answer is None:
                    self._id(row, "answer")
                continue
            if (name, answer) in seen:
                self._repeated(row, "answer", seen[name, answer])
            seen[name, answer] = row
            self._put(answers, ("survey", name, answer), row, "count", count)
        return survey


def _iso(day: Any) -> str | None:  # noqa: ANN401 - a day, or none
    return None if day is None else str(day.isoformat())
