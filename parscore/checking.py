"""What is wrong with a plan or actuals, and what is odd, each file by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.findings.fit import check_actuals, check_plan
from parscore.inputs import choose_rules
from parscore.lint import lint_actuals, lint_plan
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.load import load_rulebook
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parscore.reading.problems import Problem
    from parscore.reading.source import Source
    from parscore.rulebook.folder import RulesFolders

PLAN_SCHEMA = "parscore/plan/1"
STANDARD_INPUT = "-"


class Checked(NamedTuple):
    """What is wrong with a document and what is odd; `instead`: the national set it belongs to."""

    problems: list[Problem]
    instead: str | None = None


def planned_in(paths: Iterable[str]) -> frozenset[str] | None:
    """Return the indicators of the targets of the plans among some files; None without a plan."""
    found: set[str] | None = None
    for path in paths:
        try:
            source = read_json(read_file(path), path) if path != STANDARD_INPUT else None
            if source is not None and _is_plan(source):
                targets = load(Plan, source).targets
                found = (found or set()) | {target.indicator for target in targets}
        except Unreadable:
            continue  # it is told of where this file is checked
    return None if found is None else frozenset(found)


def _is_plan(source: Source) -> bool:
    return isinstance(source.tree, dict) and source.tree.get("schema") == PLAN_SCHEMA


def check_file(
    path: str, folders: RulesFolders, named: str | None, planned: frozenset[str] | None = None
) -> Checked:
    """Return what is wrong with a plan or actuals, told apart by their schema, and what is odd.

    `planned` are the indicators of the plan's targets, where the plan is known. Actuals whose
    measures all belong to one national set, and not to that of their province, are checked
    against the national one.

    Raises:
        RulesUnusable: there is no rule set to check against.
    """
    try:
        source = read_json(read_file(path), path)
        document = load(Plan, source) if _is_plan(source) else load(Actuals, source)
    except Unreadable as unreadable:
        return Checked(list(unreadable.problems))
    span = Period(document.period.from_, max(document.period.from_, document.period.to))
    day = document.as_of if isinstance(document, Actuals) else span.end
    instead = None
    if isinstance(document, Actuals) and named is None:
        instead = _national_set(document, folders, span, day)
    rules = choose_rules(folders, named or instead, document.commune.province, span, day)
    book = rules.rulebook
    if isinstance(document, Plan):
        problems = check_plan(document, book, source) + lint_plan(document, book, source)
    else:
        problems = check_actuals(document, book, source)
        problems += lint_actuals(document, book, source, rules.program.indicators, planned)
    problems.sort(key=lambda one: (one.line or 0, one.column or 0))
    return Checked(problems, instead)


def _national_set(actuals: Actuals, folders: RulesFolders, span: Period, day: date) -> str | None:
    """Return the national set whose own dictionary has all measures that the province's lacks.

    Of a set and another that extends it, the first; None where none or several are left, or
    where the province's own set knows most of the measures.
    """
    measures = set(actuals.measures)
    if not measures:
        return None
    try:
        own = choose_rules(folders, None, actuals.commune.province, span, day).rulebook.indicators
        if 2 * len(measures & own.keys()) >= len(measures):
            return None
    except RulesUnusable:
        pass
    found: dict[str, str | None] = {}
    for name in folders.ids():
        try:
            written = folders.ruleset(name)
            if written.document.province is not None:
                continue
            book = load_rulebook(written, folders).rulebook
        except Unreadable:
            continue  # a broken set is the matter of rules check
        if book.leaves and measures <= book.indicators.keys():
            found[name] = written.document.extends
    first = [name for name, extends in found.items() if extends not in found]
    return first[0] if len(first) == 1 else None
