"""The sheet of one lĩnh vực: the columns of the form, a row for each criterion."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from parscore.reports import labels
from parscore.reports.notation import amount
from parscore.reports.workbook.arithmetic import NotLive, rounding_of
from parscore.reports.workbook.arithmetic import number as number_text
from parscore.reports.workbook.columns import COLUMNS, HIDDEN, WIDTHS, at
from parscore.reports.workbook.own_score import SWALLOWED, points_of
from parscore.reports.workbook.recipes import (
    MISSING,
    NOT_APPLICABLE,
    Cells,
    checklist,
    recipe,
    total_of_parts,
)
from parscore.reports.workbook.row_words import evidence_of, how_of, notes_of, shown_measure
from parscore.reports.workbook.words import ITEM, LINKED_NOTE
from parscore.sheets.paper import (
    DAY,
    GROUP_TINT,
    INPUT_TINT,
    LOCKED_TINT,
    MARKED,
    POINTS,
    SIZE,
    TEXT,
    ZERO_DAY,
    height,
)
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.assessment import NodeShown
    from parscore.reports.subject import Subject
    from parscore.reports.workbook.answers import Answers
    from parscore.reports.workbook.inputs import Input
    from parscore.reports.workbook.plan import Line, Live
    from parscore.reports.workbook.recipes import Recipe
    from parscore.sheets.paper import Paper
    from parscore.values.messages import Lang, Text

INPUT: Final = MappingProxyType({"bg_color": INPUT_TINT, "locked": False})
OWN_NOTES: Final = ("note", "explanation")
MOST_NUMBER: Final = 10**15


class Owner(NamedTuple):
    """The input cell of a figure that several criteria share, and the criterion it stands at."""

    cell: str
    number: str


class Form:
    """What the sheets of all fields share: the workbook, the words, who owns which figure."""

    def __init__(self, paper: Paper, subject: Subject, answers: Answers) -> None:
        self.paper = paper
        self.subject = subject
        self.answers = answers
        self.owners: dict[tuple[str, str], Owner] = {}


class FieldSheet:
    """One field being written."""

    def __init__(self, form: Form, sheet: Worksheet, lines: Sequence[Line]) -> None:
        self.form = form
        self.paper, self.subject = form.paper, form.subject
        self.sheet = sheet
        self.lines = lines
        self.rows = {line.node.id: line.row for line in lines if line.kind in ("group", "leaf")}

    def write(self) -> None:
        """Write every row."""
        for line in self.lines:
            if line.kind == "group":
                self._group(line)
            elif line.kind == "item":
                self._item(line)
            elif line.live is None:
                self._marked(line)
            else:
                self._live(line, line.live)

    def reference(self, node: str, column: str) -> str:
        """Return the address of a node's cell for another sheet."""
        cell = xl_rowcol_to_cell(self.rows[node], at(column), row_abs=True, col_abs=True)
        return f"'{self.sheet.get_name()}'!{cell}"

    # --- rows ---

    def _group(self, line: Line) -> None:
        node, style = line.node, {"bold": True, "bg_color": GROUP_TINT}
        self._borders(line, style)
        words = self._words(line, style)
        children = [child for child in self.subject.children[node.id] if child.kind != "survey"]
        formulas = self._sums(node, children)
        number = {"align": "right", "num_format": POINTS}
        whole, points = amount(node.max, node.exact, "max"), points_of(node)
        if formulas is None or not children:
            counted = node.max_official if node.kind == "survey" else node.max
            self._number(line.row, "max", amount(counted), style | number)
            if node.kind != "survey":
                self._number(line.row, "points", points, style | number | {"num_format": MARKED})
        else:
            self._formula(line.row, "max", formulas[0], whole, style | number)
            self._formula(line.row, "points", formulas[1], points, style | number)
        self._effect(line, style)
        self._status(line, style)
        self._height(line, words)

    def _sums(self, node: NodeShown, children: Sequence[NodeShown]) -> tuple[str, str] | None:
        """Return how maximum and points add up; None where a sheet cannot state it."""
        scheme = node.scheme
        if scheme is None or node.kind == "survey":
            return None
        one_best = scheme.best_of == 1
        if scheme.best_of is not None and not one_best:
            return None
        word = "MAX" if one_best else "SUM"
        inside = [one for one in children if one_best or one.scheme is None or one.scheme.in_max]
        whole = f"{word}({self._cells(inside, 'max')})" if inside else "0"
        points = f"{word}({self._cells(children, 'points')})"
        if scheme.cap is not None:
            whole, points = f"MIN({scheme.cap},{whole})", f"MIN({scheme.cap},{points})"
        if scheme.floor is not None:
            points = f"MAX({scheme.floor},{points})"
        try:
            points = rounding_of(points, scheme.rounding)
        except NotLive:
            return None
        effect = xl_rowcol_to_cell(self.rows[node.id], at("effect"))
        return f"={whole}", f"={points}+{effect}"

    def _cells(self, nodes: Sequence[NodeShown], column: str) -> str:
        return ",".join(xl_rowcol_to_cell(self.rows[node.id], at(column)) for node in nodes)

    def _live(self, line: Line, live: Live) -> None:
        cells = self._addresses(line.row)
        made = self._recipe(line, live, cells)
        is_part = line.kind == "part"
        style: dict[str, Any] = {"italic": True} if is_part else {}
        self._borders(line, style)
        linked = self._inputs(line, live, made, cells)
        words = self._words(line, style, linked=linked)
        number = style | {"align": "right", "num_format": POINTS}
        row, first = line.row, live.typed
        self._hidden(row, "state", made.state, first.state)
        if made.x is not None and made.y is not None:
            self._hidden(row, "x", made.x, first.x)
            self._hidden(row, "y", made.y, first.y)
        if is_part:
            self._number(row, "max", live.ask.maximum, number)
            self._formula(row, "points", made.points, live.points, number)
        else:
            self._leaf_figures(line, live, made, number)
            self._status(line, {})
        if made.x is not None and "numerator" in self._asked(made, cells):
            self._ratio(row, cells, live)
        self._height(line, words)

    def _leaf_figures(self, line: Line, live: Live, made: Recipe, number: dict[str, Any]) -> None:
        node, row, scheme = line.node, line.row, live.ask.scheme
        maximum = amount(node.max_official, node.exact, "max_official")
        self._effect(line, {})
        effect = xl_rowcol_to_cell(row, at("effect"))
        self._formula(row, "points", f"{made.points}+{effect}", points_of(node), number)
        if scheme.not_applicable in ("reduce", "redistribute"):
            state = self._addresses(row).state
            whole = f'=IF({state}="{NOT_APPLICABLE}",0,{number_text(maximum)})'
            self._formula(row, "max", whole, amount(node.max, node.exact, "max"), number)
        else:
            self._number(row, "max", maximum, number)

    def _recipe(self, line: Line, live: Live, cells: Cells) -> Recipe:
        """Return the formulas of a row; a leaf with parts or items looks at the rows below."""
        if line.below and line.kind == "leaf":
            column = "answer" if live.ask.formula["type"] == "all_of" else "points"
            first, last = line.row + 1, line.row + line.below
            below = _range(first, last, column)
            if column == "answer":
                return checklist(live.ask, cells, below)
            return total_of_parts(live.ask, cells, _range(first, last, "state"), below)
        return recipe(live.ask, cells)

    def _item(self, line: Line) -> None:
        """Write one thing of a checklist."""
        self._borders(line, {"italic": True})
        words = self._words(line, {"italic": True})
        answers = self.form.answers
        said = None if line.done is None else answers.yes if line.done else answers.no
        name = (line.node.indicator or line.node.id, f"item:{line.item}")
        self._input(line.row, "answer", name, said, line.node)
        self._choices(line.row, name, (answers.yes, answers.no))
        self._height(line, words)

    def _marked(self, line: Line) -> None:
        """Write a leaf that does not recompute: its figures as assessed, with the mark."""
        node, row = line.node, line.row
        self._borders(line, {})
        words = self._words(line, {})
        for column, value in shown_measure(self.subject, node, self.form.answers).items():
            self._value(row, column, value, {"bg_color": LOCKED_TINT})
        maximum = node.max_official if node.kind == "survey" else node.max
        number = {"align": "right", "num_format": POINTS}
        self._number(row, "max", amount(maximum, node.exact, "max"), number)
        if node.kind != "survey":
            style = number | {"num_format": MARKED, "bg_color": LOCKED_TINT}
            self._number(row, "points", points_of(node), style)
        said = labels.say(labels.NODE_STATUS, node.status, self.lang)
        self._text(row, "status", said, {"align": "center"})
        self._height(line, words)

    @property
    def lang(self) -> Lang:
        """The language of the report."""
        return self.subject.write.lang

    # --- parts of a row ---

    def _borders(self, line: Line, style: Mapping[str, Any]) -> None:
        """Write the empty cells of a row; those for notes belong to the office."""
        for column in COLUMNS:
            own = column in OWN_NOTES and line.kind == "leaf"
            look = {**style, **(INPUT if own else {})}
            self.sheet.write_blank(line.row, at(column), None, self.paper.cell(**look))

    def _words(
        self, line: Line, style: Mapping[str, Any], linked: str | None = None
    ) -> dict[str, str]:
        """Write what is text in a row; return the texts by column."""
        node, row = line.node, line.row
        words = self._titles(line)
        if line.kind == "leaf":
            notes = notes_of(self.subject, node)
            if linked is not None:
                notes = "\n".join(filter(None, (notes, self._say(LINKED_NOTE(node=linked)))))
            words |= {
                "how": how_of(self.subject, node),
                "evidence": evidence_of(self.subject, node),
                "note": notes,
                **_opinions(node),
            }
            self._text_hidden(row, "id", node.id)
        elif line.kind == "group":
            words["note"] = notes_of(self.subject, node)
        for column, text in words.items():
            if text:
                tint = INPUT if column in OWN_NOTES and line.kind == "leaf" else {}
                self._text(row, column, text, {**style, **tint, **_indent(column, line.depth)})
        self._appraised(line)
        return words

    def _titles(self, line: Line) -> dict[str, str]:
        if line.kind in ("part", "item"):
            return {"title": self._say(ITEM(title=line.title))}
        return {"number": line.node.number, "title": self.subject.title(line.node)}

    def _appraised(self, line: Line) -> None:
        given = line.node.appraisal or {}
        if line.kind != "leaf":
            return
        for column in ("round1", "round2"):
            points = (given.get(column) or {}).get("points")
            if points is not None:
                style = {"align": "right", "num_format": POINTS, "bg_color": LOCKED_TINT}
                self._number(line.row, column, amount(points), style)

    def _inputs(self, line: Line, live: Live, made: Recipe, cells: Cells) -> str | None:
        """Write the input cells; return the number of the criterion whose figures they repeat."""
        asked = self._asked(made, cells)
        linked = None
        kind = live.ask.formula.get("of", live.ask.formula["type"])
        owner = live.indicator or line.node.id
        for column in asked:
            what = "value" if column == "value" and kind in ("ratio", "value") else kind
            name = (owner, f"{column}:{what}")
            value: Input = getattr(live.typed, column)
            linked = self._input(line.row, column, name, value, line.node) or linked
            if column == "answer":
                self._choices(line.row, name, made.choices)
            else:
                self._figures_only(line.row, column, kind)
        if "answer" not in asked and made.choices:
            name = (owner, "answer:na")
            linked = self._input(line.row, "answer", name, live.typed.answer, line.node) or linked
            self._choices(line.row, name, made.choices)
        return linked

    def _asked(self, made: Recipe, cells: Cells) -> tuple[str, ...]:
        return tuple(name for name, cell in cells._asdict().items() if cell in made.asks)

    def _input(
        self, row: int, column: str, name: tuple[str, str], value: Input, node: NodeShown
    ) -> str | None:
        """Write an input cell, or a look at the one that already holds this figure."""
        owner = self.form.owners.get(name)
        if owner is None:
            cell = xl_rowcol_to_cell(row, at(column), row_abs=True, col_abs=True)
            self.form.owners[name] = Owner(f"'{self.sheet.get_name()}'!{cell}", node.number)
            self._value(row, column, value, INPUT)
            return None
        look = f'=IF({owner.cell}="","",{owner.cell})'
        style = self.paper.cell(align="center", **_format_of(value))
        self.sheet.write_formula(row, at(column), look, style, _cached(value))
        return owner.number

    def _choices(self, row: int, name: tuple[str, str], choices: Sequence[str]) -> None:
        if self._is_own(row, "answer", name):
            rule = {"validate": "list", "source": list(choices)}
            self.sheet.data_validation(row, at("answer"), row, at("answer"), rule)

    def _is_own(self, row: int, column: str, name: tuple[str, str]) -> bool:
        cell = xl_rowcol_to_cell(row, at(column), row_abs=True, col_abs=True)
        return self.form.owners[name].cell == f"'{self.sheet.get_name()}'!{cell}"

    def _figures_only(self, row: int, column: str, kind: str) -> None:
        rule: dict[str, Any] = {"validate": "decimal", "criteria": "between"}
        rule |= {"minimum": -MOST_NUMBER, "maximum": MOST_NUMBER}
        if kind == "days":
            rule = {"validate": "date", "criteria": ">", "value": ZERO_DAY}
        self.sheet.data_validation(row, at(column), row, at(column), rule)

    def _ratio(self, row: int, cells: Cells, live: Live) -> None:
        n, d = cells.numerator, cells.denominator
        text = f'=IF(N({d})=0,"",100*{n}/{d})'
        style = self.paper.cell(align="right", num_format="0.00")
        first = live.typed
        known = isinstance(first.numerator, Fraction) and first.denominator
        cached = float(first.x / first.y) if known else ""
        self.sheet.write_formula(row, at("ratio"), text, style, cached)

    def _effect(self, line: Line, style: Mapping[str, Any]) -> None:
        """Write what rules added to or took from a node's points: a value, with the mark."""
        moved = [one for one in line.node.adjustments if one.rule and one.kind not in SWALLOWED]
        if moved:
            total = sum((amount(one.points, one.exact, "points") for one in moved), Fraction(0))
            look = {"align": "right", "num_format": MARKED, "bg_color": LOCKED_TINT}
            self._number(line.row, "effect", total, {**style, **look})

    def _status(self, line: Line, style: Mapping[str, Any]) -> None:
        node, row = line.node, line.row
        said = labels.say(labels.NODE_STATUS, node.status, self.lang)
        if line.live is None:
            self._text(row, "status", said, {**style, "align": "center"})
            return
        state = self._addresses(row).state
        points = f"ROUND({xl_rowcol_to_cell(row, at('points'))},6)"
        whole = "0" if node.kind == "penalty" else xl_rowcol_to_cell(row, at("max"))
        word = {key: labels.say(labels.NODE_STATUS, key, self.lang) for key in labels.NODE_STATUS}
        text = (
            f'=IF({state}="{MISSING}","{word["undetermined"]}",'
            f'IF({state}="{NOT_APPLICABLE}","{word["not_applicable"]}",'
            f'IF({points}>={whole},"{word["met"]}",'
            f'IF({points}>0,"{word["partly"]}","{word["not_met"]}"))))'
        )
        self.sheet.write_formula(
            row, at("status"), text, self.paper.cell(align="center", **style), said
        )

    # --- cells ---

    def _addresses(self, row: int) -> Cells:
        return Cells(*(xl_rowcol_to_cell(row, at(name)) for name in Cells._fields))

    def _value(self, row: int, column: str, value: Input, style: Mapping[str, Any]) -> None:
        look = self.paper.cell(**{"align": "center", **_format_of(value), **style})
        if value is None:
            self.sheet.write_blank(row, at(column), None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, at(column), value, look)
        elif isinstance(value, Fraction):
            self.sheet.write_number(row, at(column), float(value), look)
        else:
            self.sheet.write_number(row, at(column), _serial(value), look)

    def _number(self, row: int, column: str, value: Fraction, style: Mapping[str, Any]) -> None:
        self.sheet.write_number(row, at(column), float(value), self.paper.cell(**style))

    def _formula(
        self, row: int, column: str, text: str, value: Fraction, style: Mapping[str, Any]
    ) -> None:
        cell = self.paper.cell(**style)
        self.sheet.write_formula(row, at(column), text, cell, float(value))

    def _text(self, row: int, column: str, text: str, style: Mapping[str, Any]) -> None:
        self.sheet.write_string(row, at(column), text, self.paper.cell(**style))

    def _hidden(self, row: int, column: str, text: str, value: Fraction | str) -> None:
        cached = value if isinstance(value, str) else float(value)
        self.sheet.write_formula(row, HIDDEN[column], text, self.paper.style(), cached)

    def _text_hidden(self, row: int, column: str, text: str) -> None:
        self.sheet.write_string(row, HIDDEN[column], text, self.paper.style(num_format=TEXT))

    def _height(self, line: Line, words: Mapping[str, str]) -> None:
        names = [name for name in words if name in WIDTHS]
        widths = [WIDTHS[name] - 2 * line.depth * (name == "title") for name in names]
        self.sheet.set_row(line.row, height([words[name] for name in names], widths, SIZE))

    def _say(self, text: Text) -> str:
        return self.subject.write.text(text)


def _range(first: int, last: int, column: str) -> str:
    start, end = (
        xl_rowcol_to_cell(row, at(column), row_abs=True, col_abs=True) for row in (first, last)
    )
    return f"{start}:{end}"


def _indent(column: str, depth: int) -> dict[str, Any]:
    return {"indent": depth} if column == "title" and depth else {}


def _opinions(node: NodeShown) -> dict[str, str]:
    given = node.appraisal or {}
    rounds = {f"opinion{n}": (given.get(f"round{n}") or {}).get("note") or "" for n in (1, 2)}
    return {**rounds, "explanation": given.get("explanation") or ""}


def _format_of(value: Input) -> dict[str, Any]:
    """Return how a figure is shown: counts as they are, a day as a day, a text as a text."""
    if isinstance(value, str):
        return {}
    return {} if value is None or isinstance(value, Fraction) else {"num_format": DAY}


def _cached(value: Input) -> Any:  # noqa: ANN401 - what the library takes
    if value is None or isinstance(value, str):
        return value or ""
    return float(value) if isinstance(value, Fraction) else _serial(value)


def _serial(day: date) -> int:
    return (day - ZERO_DAY).days
