"""A spreadsheet beside parscore: the self-scoring workbooks of 100 communes.

    .venv/bin/python -m benchmarks.workbooks

LibreOffice opens, works out and saves all of them in one process, which is its best case; parscore
reads the form that each commune filled in, and scores it. For each commune the total that
LibreOffice has worked out is compared with parscore's before anything is told. Sides run in turn;
processor time is told beside the clock's. Takes minutes. Prints Markdown; everything is written
into a temporary folder.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from support.communes import read
from support.sheets import OFFICE, RECALCULATE, opened

from benchmarks.evaluate import ACTUALS, PLAN
from benchmarks.measuring import compiled_into, machine
from benchmarks.population import population
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.evaluate import evaluate, judge
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path
from parscore.intake.form.read import read_form
from parscore.intake.form.write import write_form
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reports.workbook.render import render
from parscore.scoring.tree import grand_total
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parscore.evaluate import Rules
    from parscore.values.exact import Fraction

COMMUNES, RUNS = 100, 3
COLD = 10  # communes that are scored by a process each
WANTED = 20
NOWHERE = Provenance("0" * 64, "0" * 64, "")


class Spent(NamedTuple):
    """Seconds of the clock and of processors."""

    clock: float
    processors: float


class Made(NamedTuple):
    """The workbooks of some communes, and the points of each by its code."""

    folder: Path
    rules: Rules
    points: dict[str, Fraction]

    def files(self, kind: str) -> list[Path]:
        """Return the files of a kind: `scoring`, `form` or `plan`."""
        return sorted((self.folder / kind).iterdir())


def main() -> None:
    """Measure, and print a table."""
    print(machine(), end="\n\n")
    tell(int(sys.argv[1]) if sys.argv[1:] else COMMUNES)


def tell(communes: int = COMMUNES, runs: int = RUNS) -> None:
    """Print how long each side takes, once the answers are known to be equal."""
    if OFFICE is None:
        print("LibreOffice (soffice) is not here: nothing to compare with.")
        return
    print(office_version(), end="\n\n")
    with TemporaryDirectory() as folder:
        made = make(Path(folder), communes)
        check_totals(made, saved_again(made, "scoring"))
        check_forms(made)
        work: dict[str, Callable[[], object]] = {
            "LibreOffice: scoring workbooks, opened, worked out, saved": lambda: saved_again(
                made, "scoring"
            ),
            "LibreOffice: the filled forms, opened and saved": lambda: saved_again(made, "form"),
            "parscore: the filled forms, read and scored": lambda: scored(made),
            "parscore: the filled forms, read, full assessments": lambda: assessed(made),
        }
        spent: dict[str, list[Spent]] = {name: [] for name in work}
        for _ in range(runs):
            for name, run in work.items():
                spent[name].append(timed(run))
        print(*table(communes, spent), sep="\n", end="\n\n")
        each = timed(lambda: cold(made, made.files("form")[:COLD]))
        shown = 1000 * each.processors / min(COLD, communes)
        print(f"`parscore evaluate PLAN FORM`, a process each: {shown:.0f} ms of a processor.")


def make(folder: Path, communes: int) -> Made:
    """Write the scoring workbook, the filled form and the plan of so many communes."""
    shipped = open_documents(PLAN, ACTUALS)
    day = shipped.actuals.as_of
    rules, _ = find_rules(shipped, search_path({}, packaged_rules()), None, day)
    book = rules.rulebook.on(day)
    points = {}
    for kind in ("scoring", "form", "plan"):
        (folder / kind).mkdir(parents=True)
    for one in population(communes):
        plan, actuals = read(Plan, one.plan), read(Actuals, one.actuals)
        assessment = evaluate(plan, actuals, rules, NOWHERE)
        points[one.code] = exact(assessment.score.points)
        (folder / "scoring" / f"{one.code}.xlsx").write_bytes(render(assessment))
        (folder / "form" / f"{one.code}.xlsx").write_bytes(write_form(plan, book, actuals))
        text = json.dumps(one.plan, ensure_ascii=False)
        (folder / "plan" / f"{one.code}.json").write_text(text, encoding="utf-8")
    return Made(folder, rules, points)


def saved_again(made: Made, kind: str) -> list[Path]:
    """Let LibreOffice open all workbooks of a kind, work out every formula, and save them."""
    profile, out = made.folder / "profile", made.folder / "out"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(RECALCULATE, encoding="utf-8")
    command = [str(OFFICE), f"-env:UserInstallation=file://{profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, *map(str, made.files(kind))], check=True, capture_output=True)
    return sorted(out.iterdir())


def scored(made: Made) -> dict[str, Fraction]:
    """Read every plan and filled form, and return the points, with what the rules conclude."""
    found = {}
    for path, stated in zip(made.files("form"), made.files("plan"), strict=True):
        standing = judge(plan_in(stated), read_form(path).actuals, made.rules).standing
        found[path.stem], _ = grand_total(standing.matter.rulebook, standing.totals)
    return found


def assessed(made: Made) -> dict[str, Fraction]:
    """Read every plan and filled form, and return the points of the full assessments."""
    return {
        path.stem: exact(
            evaluate(plan_in(stated), read_form(path).actuals, made.rules, NOWHERE).score.points
        )
        for path, stated in zip(made.files("form"), made.files("plan"), strict=True)
    }


def plan_in(path: Path) -> Plan:
    """Return the plan in a file."""
    return load(Plan, read_json(read_file(path), str(path)))


def cold(made: Made, forms: Sequence[Path]) -> None:
    """Score forms by the command, each in a process of its own."""
    with TemporaryDirectory() as cache:
        for path in forms:
            plan = made.folder / "plan" / f"{path.stem}.json"
            command = [sys.executable, "-m", "parscore", "evaluate", str(plan), str(path)]
            environment = compiled_into(cache)
            subprocess.run(command, check=True, capture_output=True, env=environment)


def check_totals(made: Made, files: Sequence[Path]) -> None:
    """Stop unless each workbook, worked out anew, has the total that parscore gives."""
    for path in files:
        summary = opened(path, values=True).worksheets[0].iter_rows(values_only=True)
        total = next(row[3] for row in summary if row[0] == "Tổng cộng")
        if round(exact(str(total)), 6) != made.points[path.stem]:
            raise SystemExit(f"{path.stem}: LibreOffice has {total}: nothing was timed")


def check_forms(made: Made) -> None:
    """Stop unless the filled forms are scored as the documents that they were filled from."""
    if not made.points == scored(made) == assessed(made):
        raise SystemExit("forms and documents are scored otherwise: nothing was timed")


def timed(work: Callable[[], object]) -> Spent:
    """Return what some work takes, its child processes included."""
    start, before = time.perf_counter(), processors()
    work()
    return Spent(time.perf_counter() - start, processors() - before)


def processors() -> float:
    """Return the seconds that this process and its children have had of processors."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def table(communes: int, spent: dict[str, list[Spent]]) -> list[str]:
    """Return the rows of a table; each side beside the first one, turn by turn."""
    rows = [
        f"| {communes} communes | seconds | of a processor | ms of it each | to the first |",
        "|---|---|---|---|---|",
    ]
    first = next(iter(spent.values()))
    for name, runs in spent.items():
        clock = statistics.median(one.clock for one in runs)
        own = statistics.median(one.processors for one in runs)
        ratio = statistics.median(
            base.processors / one.processors for base, one in zip(first, runs, strict=True)
        )
        each = 1000 * own / communes
        rows.append(f"| {name} | {clock:.1f} | {own:.1f} | {each:.0f} | {ratio:.1f} times faster |")
    return [*rows, "", f"Wanted: {WANTED} times faster."]


def office_version() -> str:
    """Return which LibreOffice it is."""
    asked = [str(OFFICE), "--version"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
