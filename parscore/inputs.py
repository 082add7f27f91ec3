"""From files to an evaluation: reads plan and actuals, finds the rule set, checks that they fit."""

from __future__ import annotations

import hashlib
import json
import os
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import orjson

from parscore.documents.actuals import Actuals
from parscore.documents.assessment import Assessment
from parscore.documents.plan import Plan
from parscore.evaluate import Rules, prepare
from parscore.findings.fit import check_fit
from parscore.findings.quotes import left_to_quote
from parscore.inference import RulesRejected
from parscore.reading.base import Document
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load, load_json
from parscore.reading.problems import Problem, RulesUnusable, Unreadable, kind
from parscore.rulebook.folder import RulesFolders, Written
from parscore.rulebook.load import load_rulebook, ruleset_at
from parscore.rulebook.select import find_for_plan, is_stale, may_be_quoted, may_score
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from parscore.reading.source import Source, Tree

    Reader = Callable[[str], tuple[Actuals, Source]]

Model = TypeVar("Model", bound=Document)
LONGEST_SHOWN = 60

NO_RULES_FOLDER = kind(
    "E126",
    says=(
        "Biến môi trường PARSCORE_RULES chỉ đến một thư mục không có.",
        "The environment variable PARSCORE_RULES names a folder that is not there.",
    ),
    advise=("Hãy sửa hoặc bỏ biến này.", "Correct the variable, or unset it."),
)


class Opened(NamedTuple):
    """The two documents of one evaluation, with the text each was read from."""

    plan: Plan
    actuals: Actuals
    plan_source: Source
    actuals_source: Source

    @property
    def period(self) -> Period:
        """Return the period of the actuals."""
        start = self.actuals.period.from_
        return Period(start, max(start, self.actuals.period.to))


def open_documents(plan_path: str, actuals_path: str, read_actuals: Reader | None = None) -> Opened:
    """Return plan and actuals; the problems of both are collected.

    `read_actuals` reads actuals that are no JSON file.

    Raises:
        NotFilledIn: the actuals are a form in which nothing is filled in.
        Unreadable: one of them, or both, cannot be used.
    """
    problems: list[Problem] = []
    plan = _open(Plan, plan_path, problems)
    try:
        actuals = (read_actuals or _json_actuals)(actuals_path)
    except Unreadable as unreadable:
        if plan is not None:
            raise
        raise Unreadable([*problems, *unreadable.problems]) from None
    if plan is None:
        raise Unreadable(problems)
    return Opened(plan[0], actuals[0], plan[1], actuals[1])


def _json_actuals(path: str) -> tuple[Actuals, Source]:
    return load_json(Actuals, path)


def _open(model: type[Model], path: str, problems: list[Problem]) -> tuple[Model, Source] | None:
    try:
        return load_json(model, path)
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
        return None


def find_rules(
    opened: Opened,
    folders: RulesFolders,
    named: str | None,
    as_of: date,
    *,
    allow_stale: bool = False,
) -> tuple[Rules, bool]:
    """Return the rules that score these documents, and whether they, or what they quote, are stale.

    `named` is an id or a path; without it the newest revision in force on `as_of` is found from
    the plan's province and period.

    Raises:
        RulesUnusable: there is none, it cannot be read, or it is not for this plan.
    """
    rules = choose_rules(folders, named, opened.plan.commune.province, planned(opened), as_of)
    return rules, vouched(opened, rules, as_of, allow_stale=allow_stale)


def planned(opened: Opened) -> Period:
    """Return the period of the plan, by which its rule set is found."""
    span = opened.plan.period
    return Period(span.from_, max(span.from_, span.to))


def vouched(opened: Opened, rules: Rules, as_of: date, *, allow_stale: bool = False) -> bool:
    """Tell whether rules, or what they quote, are stale for these documents, yet may score them.

    Raises:
        RulesUnusable: they may not: they are for others, or stale where that is not allowed.
    """
    rulebook = rules.rulebook.on(as_of)
    province, period = opened.plan.commune.province, opened.period
    problems = may_score(rulebook, province, period, allow_stale=allow_stale)
    stale = is_stale(rulebook, period)
    for name, one in left_to_quote(rulebook, opened.actuals).items():
        quoted = rulebook.quoted[one.ruleset]
        problems += may_be_quoted(quoted, rulebook, name, province, period, allow_stale=allow_stale)
        stale = stale or is_stale(quoted, period)
    if problems:
        raise RulesUnusable(problems)
    return stale


def choose_rules(
    folders: RulesFolders, named: str | None, province: str, span: Period, as_of: date
) -> Rules:
    """Return the rules with an id or at a path, else those in force for a province and a span.

    Raises:
        RulesUnusable: there are none, or they cannot be read.
    """
    if named is not None:
        return rules_at(named, folders)
    try:
        written = find_for_plan(folders, province, span, as_of)
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    return _prepared(written, folders)


def rules_at(named: str, folders: RulesFolders) -> Rules:
    """Return the rules with an id or at a path, ready to evaluate, whatever they are for.

    Raises:
        RulesUnusable: there are none, or they cannot be read.
    """
    try:
        written, around = rules_named(named, folders)
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    return _prepared(written, around)


def _prepared(written: Written, folders: RulesFolders) -> Rules:
    try:
        loaded = load_rulebook(written, folders)
        return prepare(loaded.rulebook)
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    except RulesRejected as rejected:
        raise RulesUnusable(rejected.problems(loaded.inference)) from None


def rules_named(named: str, folders: RulesFolders) -> tuple[Written, RulesFolders]:
    """Return the rule set with an id or at a path, and where to look for what it extends.

    Raises:
        Unreadable: there is none, or it cannot be read.
    """
    if is_path(named, folders):
        return ruleset_at(Path(named), folders)
    return folders.ruleset(named), folders


def is_path(named: str, folders: RulesFolders) -> bool:
    """Tell a path from an id. An id goes before a folder that happens to have the same name."""
    if named.startswith((".", "/")) or named.endswith(".yaml"):
        return True
    known = named in folders.ids()
    return not known and os.path.exists(named)  # noqa: PTH110 - a name may be too long to ask


def check_inputs(opened: Opened, rules: Rules) -> list[Problem]:
    """Return what does not fit between the documents and the rules.

    Unknown ids, impossible figures and mixed-up communes are errors; the rest are warnings.
    """
    return check_fit(
        opened.plan, opened.actuals, rules.rulebook, opened.plan_source, opened.actuals_source
    )


def digest(tree: Tree) -> str:
    """Return the SHA-256 of a document's canonical form: NFC, keys sorted, numbers exact."""
    canonical = orjson.dumps(tree, default=_number, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()


@lru_cache(maxsize=4096)
def _number(value: object) -> str:
    """Return a number so that 98, 98.0 and 9.8e1 are one."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    raise TypeError(type(value).__name__)


def search_path(explicit: Mapping[str, str], packaged: Path) -> RulesFolders:
    """Return the rules folders to search: `$PARSCORE_RULES` first, then the packaged ones.

    Raises:
        RulesUnusable: the variable names a folder that is not there.
    """
    named = explicit.get("PARSCORE_RULES")
    if not named:
        return RulesFolders((packaged,))
    if not os.path.isdir(named):  # noqa: PTH112 - a name may be too long to ask
        raise RulesUnusable([NO_RULES_FOLDER.problem(named)])
    return RulesFolders((Path(named), packaged))


def packaged_rules() -> Path:
    """Return the rules folder that came with parscore: in the wheel, or beside a checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_rules"
    return installed if installed.is_dir() else here.parent / "rules"


def open_assessment(path: str) -> Assessment:
    """Return an assessment that was written earlier.

    Raises:
        Unreadable: it cannot be read.
    """
    return load(Assessment, read_json(read_file(path), path))


def differences(stored: Assessment, again: Assessment) -> list[tuple[str, str, str]]:
    """Return where two assessments differ: the place, and both values. The engine is left out."""
    before = stored.model_dump(mode="json", by_alias=True, exclude={"engine"})
    after = again.model_dump(mode="json", by_alias=True, exclude={"engine"})
    return list(_differences(before, after, ""))


def _differences(before: object, after: object, path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            yield from _differences(before.get(key), after.get(key), f"{path}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for i, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, f"{path}/{i}")
    elif before != after:
        yield path, _brief(before), _brief(after)


def _brief(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
