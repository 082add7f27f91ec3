"""Trying rule sets: each with the cases that lie beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.case_runs import CASES, CaseFile, case_files, run_file
from parscore.evaluate import Rules, prepare
from parscore.inference import RulesRejected
from parscore.inputs import rules_named
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.folder import RULESET, RulesFolders, Written
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from parscore.authoring.case_runs import CaseRun
    from parscore.reading.problems import Problem


class Trial(NamedTuple):
    """A rule set and the files of cases that were run with it."""

    rules: Rules
    files: tuple[CaseFile, ...]

    @property
    def runs(self) -> tuple[CaseRun, ...]:
        """Return every case that was run."""
        return tuple(run for file in self.files for run in file.runs)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that did not come out as expected, file by file."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def failed(self) -> int:
        """Return how many cases failed; a file that cannot be read counts as one."""
        unread = sum(1 for file in self.files if not file.runs)
        return unread + sum(1 for run in self.runs if run.problems)


def try_rules(named: str, folders: RulesFolders) -> Trial:
    """Run the cases of a rule set, named by its id or its path, or those of one file of cases.

    Raises:
        RulesUnusable: there is no such rule set, or it cannot be used.
    """
    path = Path(named)
    only = path if path.parent.name == CASES and os.path.isfile(named) else None  # noqa: PTH113
    rules, folder = open_rules(str(path.parent.parent / RULESET) if only else named, folders)
    files = [only] if only else case_files(folder)
    return Trial(rules, tuple(run_file(file, rules) for file in files))


def open_rules(named: str, folders: RulesFolders) -> tuple[Rules, Path]:
    """Return a rule set ready to evaluate, and the folder in which it lies.

    Raises:
        RulesUnusable: there is none, or it cannot be used.
    """
    written, rules, _ = open_written(named, folders)
    return rules, Path(written.source.name).parent


def open_written(named: str, folders: RulesFolders) -> tuple[Written, Rules, RulesFolders]:
    """Return a rule set as written and ready to evaluate, and where its frame was looked for.

    Raises:
        RulesUnusable: there is none, or it cannot be used.
    """
    try:
        written, around = rules_named(named, folders)
        loaded = load_rulebook(written, around)
        return written, prepare(loaded.rulebook), around
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    except RulesRejected as rejected:
        raise RulesUnusable(rejected.problems(loaded.inference)) from None
