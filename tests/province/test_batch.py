"""Many communes in one run: nothing is lost, nothing done twice, whatever happens on the way."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import psutil
import pytest
from support.cli import command, environment
from support.province_workers import FATAL, FRAIL, ODD, dies_at_some, fails_at_one

from benchmarks.population import populate
from parscore.inputs import open_assessment, open_documents
from parscore.province.batch import pending, run
from parscore.province.ledger import Results
from parscore.province.record import record_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.province.batch import Progress
    from parscore.province.find import Entry
    from parscore.province.scoring import Task

    Entries = Callable[..., list[Entry]]

PATIENCE = 60  # seconds


def score(entries: list[Entry], task: Task, jobs: int = 1) -> dict[str, Progress]:
    told = list(run(pending(entries, task).todo, task, jobs))
    task.results.keep([entry.name for entry in entries])
    assert len({one.folder for one in told}) == len(told), "a commune is told of once"
    return {one.folder: one for one in told}


def assessments(results: Results) -> dict[str, tuple[tuple[int, int], bytes]]:
    """Return each assessment with what tells that it was written anew."""
    found = sorted((results.root / "ket_qua").rglob("*.json"))
    told = [(path.stem, path.stat(), path.read_bytes()) for path in found]
    return {name: ((stat.st_ino, stat.st_mtime_ns), content) for name, stat, content in told}


def test_each_commune_gets_its_assessment_and_its_line(entries: Entries, task: Task) -> None:
    told = score(entries(), task)
    assert all(one.scored for one in told.values())
    records = list(task.results.records())
    assert [record.folder for record in records] == [entry.name for entry in entries()]
    for entry, record in zip(entries(), records, strict=True):
        stored = open_assessment(str(task.results.assessment(entry.name)))
        opened = open_documents(entry.plan, entry.actuals)
        assert stored.commune.code == opened.plan.commune.code == record.code
        assert stored.score.points == record.score["points"]
        assert {node.id: node.points for node in stored.nodes} == {
            name: marks.points for name, marks in record.nodes.items()
        }


def test_processes_and_one_process_write_the_same(entries: Entries, task: Task) -> None:
    alone = task._replace(results=Results(task.results.root / "alone"))
    assert score(entries(), task, jobs=2).keys() == score(entries(), alone).keys()
    first, second = assessments(task.results), assessments(alone.results)
    assert {name: content for name, (_, content) in first.items()} == {
        name: content for name, (_, content) in second.items()
    }
    assert task.results.whole.read_bytes() == alone.results.whole.read_bytes()
    assert not list(task.results.ledger.glob("*.tmp"))


def test_only_what_changed_is_scored_again(communes: Path, entries: Entries, task: Task) -> None:
    score(entries(communes), task)
    before = assessments(task.results)
    path = communes / "MH000002" / "actuals.json"
    tree = json.loads(path.read_text("utf-8"))
    tree["measures"]["business_dialogues"] = {"value": 0}
    path.write_text(json.dumps(tree), "utf-8")
    assert score(entries(communes), task).keys() == {"MH000002"}
    after = assessments(task.results)
    assert {name for name in after if after[name][0] != before[name][0]} == {"MH000002"}
    assert score(entries(communes), task) == {}


@pytest.mark.parametrize("change", [{"version": "2"}, {"rules_hash": "x"}, {"allow_stale": True}])
def test_another_program_or_other_rules_score_everything_again(
    change: dict[str, object], entries: Entries, task: Task
) -> None:
    two = entries()[:2]
    score(two, task)
    assert len(score(two, task._replace(**change))) == 2


def test_a_lost_assessment_is_made_again(entries: Entries, task: Task) -> None:
    score(entries()[:3], task)
    task.results.assessment("MH000002").unlink()
    assert score(entries()[:3], task).keys() == {"MH000002"}


def test_a_commune_that_is_no_longer_there_leaves_ledger_and_results(
    entries: Entries, task: Task
) -> None:
    score(entries()[:3], task)
    assert score(entries()[1:3], task) == {}
    assert assessments(task.results).keys() == {"MH000002", "MH000003"}
    assert [record.folder for record in task.results.records()] == ["MH000002", "MH000003"]


def test_a_line_that_was_cut_off_counts_as_not_written(entries: Entries, task: Task) -> None:
    score(entries()[:3], task)
    whole = task.results.whole
    whole.write_bytes(whole.read_bytes()[:-20])
    assert record_from(whole.read_bytes().splitlines(keepends=True)[-1]) is None
    assert score(entries()[:3], task).keys() == {"MH000003"}


def test_what_nobody_expected_of_one_commune_does_not_stop_the_others(
    entries: Entries, task: Task
) -> None:
    told = score(entries(), task._replace(judge=fails_at_one))
    assert [name for name, one in told.items() if not one.scored] == [ODD]
    (problem,) = told[ODD].problems
    assert problem.code == "E606"
    assert "ZeroDivisionError: once" in problem.render("en")


@pytest.mark.slow
def test_a_process_that_dies_costs_only_the_commune_that_kills_it(
    entries: Entries, task: Task
) -> None:
    told = score(entries(), task._replace(judge=dies_at_some, engine="auto"), jobs=2)
    assert told.keys() == {entry.name for entry in entries()}
    assert [name for name, one in told.items() if not one.scored] == [FATAL]
    assert [problem.code for problem in told[FATAL].problems] == ["E605"]
    stored = open_assessment(str(task.results.assessment(FRAIL)))
    assert stored.engine.inference == "reference"


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, results = tmp_path / "communes", Results(tmp_path / "results")
    populate(folder, 40)
    line = command("province", "evaluate", folder, "-o", results.root, "--jobs", 2)
    begun = subprocess.Popen(line, env=environment(), stderr=subprocess.DEVNULL)
    until(lambda: len(added(results)) >= 5)
    family = psutil.Process(begun.pid).children(recursive=True)
    begun.kill()
    begun.wait()
    psutil.wait_procs(family, timeout=PATIENCE)
    assert not [one for one in family if one.is_running() and one.status() != "zombie"]
    kept, before = added(results), assessments(results)
    assert 5 <= len(kept) < 40
    assert not results.whole.exists() or not results.whole.read_bytes()

    again = subprocess.run(
        [*line, "--lang", "en"], env=environment(), capture_output=True, check=False
    )
    assert again.returncode == 0
    said = f"{40 - len(kept)} communes scored, {len(kept)} kept from before"
    assert said in again.stderr.decode()
    after = assessments(results)
    assert len(after) == 40
    assert [name for name in kept if after[name] != before[name]] == []
    assert not list(results.ledger.glob("*.tmp"))


@pytest.mark.slow
def test_ctrl_c_ends_all_processes_and_leaves_whole_files(tmp_path: Path) -> None:
    folder, results = tmp_path / "communes", Results(tmp_path / "results")
    populate(folder, 40)
    line = command("province", "evaluate", folder, "-o", results.root, "--jobs", 2)
    begun = subprocess.Popen(
        line, env=environment(), stderr=subprocess.PIPE, start_new_session=True
    )
    until(lambda: added(results))
    family = psutil.Process(begun.pid).children(recursive=True)
    for one in (psutil.Process(begun.pid), *family):
        one.send_signal(signal.SIGINT)  # a terminal sends it to all of them
    _, said = begun.communicate(timeout=PATIENCE)
    assert begun.returncode == 130
    assert "Đã dừng. Xã nào chấm xong đã được giữ" in said.decode()
    psutil.wait_procs(family, timeout=PATIENCE)
    assert not list(results.ledger.glob("*.tmp"))
    assert not (results.root / "bang_diem.csv").exists()
    for _, content in assessments(results).values():
        json.loads(content)


def added(results: Results) -> list[str]:
    return sorted(results.added_folders())


def until(met: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)
