"""Populations of made-up communes, as like real ones as a benchmark needs: `populate(folder, 166)`.

    .venv/bin/python -m benchmarks.population FOLDER 166     # a province; 3321 is the nation
    .venv/bin/python -m benchmarks.population FOLDER 166 20  # every twentieth has unusable files

Each is drawn from a shipped commune (its plan, its measures, its evidence) with a size and a
quality of its own: counts with spread, data not yet there, measures that do not apply, evidence
not handed in, communes that copied their neighbour's figures, and, on request, files nobody can
use. Equal arguments give equal files. Everything is invented and says so: `illustrative: true`.
"""

from __future__ import annotations

import json
import random
import sys
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.inputs import packaged_rules
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.indicators import Indicator

PROVINCE: Final = 166  # communes of Thanh Hóa
NATION: Final = 3_321  # communes of the country

RULESET: Final = "thanh-hoa/2025"
COMMUNE: Final = "thanh-hoa/hop-tien/2025"

MISSING: Final = 0.03  # of the measures
NOT_APPLICABLE: Final = 0.01  # of the measures
WITHOUT_DOCUMENT: Final = 0.04  # of the documents
COPIES: Final = 0.04  # of the communes: the figures of the one before, to the last digit
FULL: Final = 0.2  # of the ratios: everything was done
SCALED_FROM: Final = 30  # smaller counts are about as small in a large commune
INCIDENTS: Final = 0.1  # of the measures that count them
LARGEST_SHIFT: Final = 21  # days
BAD: Final = ("cut", "empty", "negative", "typing", "stranger", "mixed", "year", "twice", "absent")
"""What can be wrong with a commune's files; `absent`: it has a plan and no figures yet."""

REASON: Final = "Trong kỳ không phát sinh (minh họa)."
Tree = dict[str, Any]


class Template(NamedTuple):
    """What communes are drawn from."""

    plan: Tree
    actuals: Tree
    indicators: Mapping[str, Indicator]


class Drawn(NamedTuple):
    """One commune: its code, its documents, and what is wrong with its files, if anything."""

    code: str
    plan: Tree
    actuals: Tree
    bad: str | None = None


def main() -> None:
    """Write the population that the words of the command describe; say what is wrong with whom."""
    folder, *numbers = sys.argv[1:]
    count = int(numbers[0]) if numbers else PROVINCE
    bad_every = int(numbers[1]) if numbers[1:] else 0
    for code, why in populate(Path(folder), count, bad_every=bad_every).items():
        print(f"{code}: {why}")


def template(ruleset: str = RULESET, commune: str = COMMUNE) -> Template:
    """Return the shipped commune, and the dictionary of the rule set that scores it."""
    root = packaged_rules()
    folders = RulesFolders((root,))
    indicators = load_rulebook(folders.ruleset(ruleset), folders).rulebook.indicators
    return Template(
        _read(root / commune / "plan.json"), _read(root / commune / "actuals.json"), indicators
    )


def population(
    count: int, *, seed: int = 0, bad_every: int = 0, of: Template | None = None
) -> Iterator[Drawn]:
    """Yield communes one after the other; every `bad_every`-th has files that cannot be used."""
    source = of or template()
    before: Tree | None = None
    for number in range(1, count + 1):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret hangs on it
        plan, actuals = _named(source, number)
        if before is not None and chance.random() < COPIES:
            actuals["measures"] = deepcopy(before["measures"])
            actuals["evidence"] = deepcopy(before["evidence"])
            actuals["tasks"] = deepcopy(before["tasks"])
        else:
            _redraw(actuals, source.indicators, chance)
        before = actuals
        bad = None
        if bad_every and number % bad_every == 0:
            bad = BAD[number // bad_every % len(BAD)]
        yield Drawn(plan["commune"]["code"], plan, actuals, bad)


def populate(folder: Path, count: int, *, seed: int = 0, bad_every: int = 0) -> dict[str, str]:
    """Write a population, a folder to a commune; return what is wrong with which folder."""
    wrong: dict[str, str] = {}
    last = ""
    for one in population(count, seed=seed, bad_every=bad_every):
        _write(folder / one.code, one, last)
        if one.bad:
            wrong[one.code] = one.bad
        else:
            last = one.code
    return wrong


def _named(source: Template, number: int) -> tuple[Tree, Tree]:
    """Return the documents of the commune of a number, its figures still those of the template."""
    whose = dict(source.actuals["commune"]) | {
        "name": f"Minh Họa {number}",
        "code": f"MH{number:06}",
    }
    plan = source.plan | {
        "commune": source.plan["commune"] | whose,
        "title": f"Kế hoạch cải cách hành chính của xã Minh Họa {number} (minh họa)",
        "number": f"{number}/KH-UBND",
    }
    return plan, deepcopy(source.actuals) | {"commune": whose, "illustrative": True}


def _redraw(actuals: Tree, indicators: Mapping[str, Indicator], chance: random.Random) -> None:
    size, quality = chance.lognormvariate(0, 0.5), chance.gauss(0, 0.05)
    measures: Tree = actuals["measures"]
    for name, measure in list(measures.items()):
        if "not_applicable" in measure:
            continue
        if chance.random() < MISSING:
            del measures[name]
        elif chance.random() < NOT_APPLICABLE:
            measures[name] = {"not_applicable": True, "reason": REASON}
        else:
            _redraw_measure(measure, indicators[name], actuals, chance, size, quality)
    _hold_parts(measures, indicators)
    for result in actuals["tasks"].values():
        if result["status"] == "in_progress" and chance.random() < 0.3 + quality:
            result |= {"status": "done", "completed": actuals["as_of"]}
    _lose_documents(actuals, chance)


def _redraw_measure(
    measure: Tree,
    indicator: Indicator,
    actuals: Tree,
    chance: random.Random,
    size: float,
    quality: float,
) -> None:
    for key in ("note", "explanation", "previous"):
        measure.pop(key, None)
    if "numerator" in measure:
        whole = measure["denominator"]
        rate = measure["numerator"] / whole + chance.gauss(quality, 0.06)
        whole = _scaled(whole, size)
        rate = 1 if chance.random() < FULL else min(max(rate, 0), 1)
        measure |= {"numerator": round(rate * whole), "denominator": whole}
    elif "value" in measure:
        value = measure["value"]
        known = _scaled(value, size)
        measure["value"] = (
            known if value >= SCALED_FROM else max(0, value + chance.choice((-1, 0, 0, 0, 1)))
        )
    elif "done" in measure:
        measure["done"] = chance.random() < 0.85 + quality
    elif "items" in measure:
        measure["items"] = {item: chance.random() < 0.85 + quality for item in measure["items"]}
    elif "level" in measure:
        measure["level"] = chance.choice([level.id for level in indicator.levels])
    elif "date" in measure:
        day = date.fromisoformat(measure["date"])
        day += timedelta(days=chance.randint(-LARGEST_SHIFT, LARGEST_SHIFT))
        measure["date"] = min(day.isoformat(), actuals["as_of"])
    elif "occurrences" in measure and chance.random() < INCIDENTS:
        measure["occurrences"] = [{"days": chance.randint(1, 5), "date": "2025-09-17"}]


def _scaled(count: int, size: float) -> int:
    """Return a count in a commune of another size; equal counts stay equal."""
    return count if count < SCALED_FROM else max(1, round(count * size))


def _hold_parts(measures: Tree, indicators: Mapping[str, Indicator]) -> None:
    """Let no part be larger than the whole that another measure states."""
    for name, measure in measures.items():
        whole = measures.get(indicators[name].part_of or "", {})
        most = whole.get("denominator", whole.get("value"))
        if most is None:
            continue
        for key in ("numerator", "denominator", "value"):
            if key in measure:
                measure[key] = min(measure[key], most)


def _lose_documents(actuals: Tree, chance: random.Random) -> None:
    lost = {one["id"] for one in actuals["evidence"] if chance.random() < WITHOUT_DOCUMENT}
    actuals["evidence"] = [one for one in actuals["evidence"] if one["id"] not in lost]
    for holder in (*actuals["measures"].values(), *actuals["tasks"].values()):
        if "evidence" in holder:
            holder["evidence"] = [one for one in holder["evidence"] if one not in lost]


def _write(folder: Path, one: Drawn, other: str) -> None:
    folder.mkdir(parents=True)
    plan, actuals = json.dumps(one.plan, ensure_ascii=False), dict(one.actuals)
    match one.bad:
        case "negative":
            actuals["measures"] = actuals["measures"] | {"business_dialogues": {"value": -1}}
        case "typing":
            actuals["mesures"] = actuals.pop("measures")
        case "stranger":
            plan = plan.replace('"thanh-hoa"', '"cao-bang"')
            actuals["commune"] = actuals["commune"] | {"province": "cao-bang"}
        case "mixed":
            actuals["commune"] = actuals["commune"] | {"name": "Khác", "code": "MH999999"}
        case "year":
            plan = plan.replace("2025-01-01", "2019-01-01").replace("2025-12-31", "2019-12-31")
        case "twice":
            plan = plan.replace(one.code, other or one.code)
            plan = plan.replace(one.plan["commune"]["name"], f"Minh Họa {int(other[2:] or 0)}")
            actuals["commune"] = json.loads(plan)["commune"]
    text = json.dumps(actuals, ensure_ascii=False)
    text = {"cut": text[: len(text) // 2], "empty": ""}.get(one.bad or "", text)
    (folder / "plan.json").write_text(plan, encoding="utf-8")
    if one.bad != "absent":
        (folder / "actuals.json").write_text(text, encoding="utf-8")


def _read(path: Path) -> Tree:
    tree: Tree = json.loads(path.read_text(encoding="utf-8"))
    return tree


if __name__ == "__main__":
    main()
