"""Rule sets in a folder, as an official would keep them: a few keys, written out as YAML."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from parscore.rulebook.select import find_for_plan
from parscore.values.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.documents.rulebook import Rulebook

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))

SET = """\
schema: parscore/ruleset/1
id: {id}
title: Bộ tiêu chí thử
province: {province}
period: {{from: {start}, to: {end}}}
in_force: {{from: {in_force}, to: {until}}}
revision: {revision}
confirmed_for: {{from: {start}, to: {end}}}
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {{basis: assumed, reason: thử}}
indicators: [vn/indicators]
"""

INDICATORS = """\
schema: parscore/indicators/1
indicators:
  share: {title: Tỷ lệ, title_en: Share, kind: ratio, unit: percent}
  count: {title: Số lượng, title_en: Count, kind: value, unit: dossiers}
  grade:
    title: Mức
    title_en: Grade
    kind: level
    unit: level
    levels: [{id: good, vi: Tốt, en: Good}, {id: poor, vi: Yếu, en: Poor}]
"""

LEAF = """\
criteria:
  - id: one
    number: "1"
    title: Một
    max: 10
    indicator: count
    formula: {type: bands, of: value, bands: [{at_least: 1, points: 10}, {below: 1, points: 0}]}
"""


class Folder:
    """A rules folder that grows file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = RulesFolders((root,))
        self.write("vn/indicators.yaml", INDICATORS)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def add(
        self,
        name: str = "thu/2025",
        body: str = LEAF,
        *,
        written_id: str | None = None,
        province: str | None = "thu",
        start: str = "2025-01-01",
        end: str = "2025-12-31",
        in_force: str = "2025-01-01",
        until: str = "null",
        revision: int = 1,
    ) -> Path:
        """Write a rule set: its head from these keys, its rest from `body`."""
        head = SET.format(
            id=written_id or name,
            province=province or "null",
            start=start,
            end=end,
            in_force=in_force,
            until=until,
            revision=revision,
        )
        body = textwrap.dedent(body)
        for key in ("settings:", "indicators:", "confirmed_for:"):
            if f"\n{key}" in f"\n{body}":
                head = _without(head, key)
        return self.write(f"{name}/ruleset.yaml", head + body)

    def load(self, name: str = "thu/2025") -> Rulebook:
        return load_rulebook(self.folders.ruleset(name), self.folders).rulebook

    def problems(self, name: str = "thu/2025") -> list[Problem]:
        """Return what keeps a rule set from being used; fail where nothing does."""
        with pytest.raises(Unreadable) as raised:
            self.load(name)
        return list(raised.value.problems)

    def find(self, province: str = "thu", period: Period = YEAR, as_of: str = "2025-12-15") -> str:
        return find_for_plan(self.folders, province, period, date.fromisoformat(as_of)).document.id

    def told(self, name: str = "thu/2025") -> list[str]:
        """Return the problems as a person reads them in English, without the folder."""
        return [shown(problem, self.root) for problem in self.problems(name)]


def shown(problem: Problem, root: Path) -> str:
    return problem.render("en").removeprefix(f"{root}/")


def _without(head: str, key: str) -> str:
    lines, kept, inside = head.splitlines(keepends=True), [], False
    for line in lines:
        inside = line.startswith(key) or (inside and line.startswith(" "))
        if not inside:
            kept.append(line)
    return "".join(kept)
