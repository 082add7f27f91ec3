"""Scoring one commune after the other, in whatever process: rules are loaded once and kept."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.inputs import (
    check_inputs,
    choose_rules,
    digest,
    planned,
    vouched,
)
from parscore.province.messages import BROKE_OFF
from parscore.province.opening import open_entry
from parscore.province.record import record_line, record_of, scheme_id, scheme_of
from parscore.reading.problems import NotFilledIn, RulesUnusable, Unreadable
from parscore.reports.json_text import compact

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parscore.documents.assessment import Assessment
    from parscore.evaluate import EngineChoice, Rules
    from parscore.inputs import Opened
    from parscore.province.find import Entry
    from parscore.province.ledger import Results
    from parscore.reading.problems import Problem
    from parscore.rulebook.folder import RulesFolders
    from parscore.values.periods import Period


class Task(NamedTuple):
    """What is the same for all communes of a run; it can be sent to another process.

    `rules_hash` stands for the rule files in the key of what was scored. `judge` scores one
    commune: it is `evaluate`, but for tests.
    """

    results: Results
    folders: RulesFolders
    named: str | None
    as_of: date | None
    allow_stale: bool
    engine: EngineChoice
    version: str
    rules_hash: str
    judge: Callable[..., Assessment] = evaluate


class Outcome(NamedTuple):
    """What became of a commune: `line` for the ledger, or none where it could not be scored.

    `waiting` tells that its form has not been filled in.
    """

    folder: str
    line: bytes | None
    problems: tuple[Problem, ...]
    waiting: bool = False


def key_of(task: Task, plan_hash: str, actuals_hash: str) -> str:
    """Return what names a result: equal keys are equal assessments."""
    day = None if task.as_of is None else task.as_of.isoformat()
    parts = (plan_hash, actuals_hash, task.rules_hash, task.version, day, task.allow_stale)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def key_of_files(task: Task, entry: Entry) -> str | None:
    """Return the key of the documents as they lie there; None where they cannot be read."""
    try:
        hashes = [
            hashlib.sha256(Path(path).read_bytes()).hexdigest()
            for path in (entry.plan, entry.actuals)
        ]
    except (OSError, ValueError):
        return None
    return key_of(task, *hashes)


class Scorer:
    """Scores communes and writes their assessments; it keeps the rules that it has loaded."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._rules: dict[tuple[str, Period, date] | None, Rules] = {}
        self._schemes: set[str] = set()

    def score(self, entry: Entry) -> Outcome:
        """Score one commune and write its assessment.

        Raises:
            OSError: the assessment cannot be written.
        """
        try:
            opened, odd = open_entry(entry)
            day = self.task.as_of or opened.actuals.as_of
            rules = self._rules_for(opened, day)
            stale = vouched(opened, rules, day, allow_stale=self.task.allow_stale)
        except RulesUnusable as unusable:  # said of the commune, of which it is true
            problems = [problem._replace(file=entry.plan) for problem in unusable.problems]
            return Outcome(entry.name, None, tuple(problems))
        except NotFilledIn:
            return Outcome(entry.name, None, (), waiting=True)
        except Unreadable as unreadable:
            return Outcome(entry.name, None, unreadable.problems)
        found = (*odd, *check_inputs(opened, rules))
        if any(one.severity == "error" for one in found):
            return Outcome(entry.name, None, found)
        try:
            assessment = self._judged(opened, rules, stale=stale)
        except Exception as error:  # noqa: BLE001 - one commune must not stop the others
            what = f"{type(error).__name__}: {error}"
            return Outcome(entry.name, None, (BROKE_OFF.problem(entry.name, error=what),))
        return Outcome(entry.name, self._kept(entry, opened, assessment, rules, day), found)

    def _rules_for(self, opened: Opened, day: date) -> Rules:
        """Return the rules for one commune.

        Raises:
            RulesUnusable: there are none, or they cannot be used.
        """
        province, span = opened.plan.commune.province, planned(opened)
        which = None if self.task.named is not None else (province, span, day)
        if which not in self._rules:
            task = self.task
            self._rules[which] = choose_rules(task.folders, task.named, province, span, day)
            gc.freeze()  # rules stay to the end: no need to look for cycles in them again
        return self._rules[which]

    def _judged(self, opened: Opened, rules: Rules, *, stale: bool) -> Assessment:
        plan, actuals = digest(opened.plan_source.tree), digest(opened.actuals_source.tree)
        provenance = Provenance(plan, actuals, self.task.version, stale)
        return self.task.judge(
            opened.plan,
            opened.actuals,
            rules,
            provenance,
            as_of=self.task.as_of,
            engine=self.task.engine,
        )

    def _kept(
        self, entry: Entry, opened: Opened, assessment: Assessment, rules: Rules, day: date
    ) -> bytes:
        """Write the assessment; return its line for the ledger."""
        results, rulebook = self.task.results, rules.rulebook.on(day)
        scheme = scheme_id(rulebook)
        if scheme not in self._schemes:
            results.write_scheme(scheme_of(rulebook, assessment.ruleset.basis))
            self._schemes.add(scheme)
        results.write(results.assessment(entry.name), compact(assessment))
        key = key_of(self.task, opened.plan_source.sha256, opened.actuals_source.sha256)
        return record_line(record_of(assessment, entry.name, key, scheme))
