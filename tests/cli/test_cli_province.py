"""`parscore province`: what it says of whole folders, good and bad."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from support.cli import HOP_TIEN, Ran

from benchmarks.population import populate
from parscore.province.ledger import Results

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def communes(tmp_path: Path) -> Path:
    folder = tmp_path / "communes"
    for name in ("a", "b"):
        shutil.copytree(HOP_TIEN, folder / name)
        rename(folder / name, name=f"Xã {name}", code=name.upper())
    return folder


def rename(folder: Path, **whose: str) -> None:
    """Give the documents of a folder another commune, or other days."""
    for name in ("plan.json", "actuals.json"):
        tree = json.loads((folder / name).read_text("utf-8"))
        tree["commune"] |= whose
        (folder / name).write_text(json.dumps(tree), "utf-8")


@pytest.fixture
def score(here: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    """Score a folder in this process, in English."""

    def call(folder: Path, *options: object) -> Ran:
        out = tmp_path / "out"
        return here("province", "evaluate", folder, "-o", out, "-j", 1, "--lang", "en", *options)

    return call


def rows(tmp_path: Path) -> list[dict[str, str]]:
    with (tmp_path / "out" / "bang_diem.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_says_what_evaluate_says(
    communes: Path, score: Callable[..., Ran], here: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = score(communes)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1].startswith("2 communes scored, 0 kept from before, 0 not")
    inputs = (communes / "a" / "plan.json", communes / "a" / "actuals.json")
    alone = json.loads(here("evaluate", *inputs, "--format", "json").out)
    (first, _) = rows(tmp_path)
    assert first["points"] == alone["score"]["points"]
    assert first["class"] == alone["score"]["class"]["id"]
    for node in alone["nodes"]:
        assert first[f"node.{node['id']}"] == (node["points"] or "")
    for minimum in alone["minimums"]:
        assert first[f"minimum.{minimum['id']}"] == minimum["status"]
    stored = json.loads((tmp_path / "out" / "ket_qua" / "a.json").read_text("utf-8"))
    assert stored["score"]["points"] == alone["score"]["points"]
    shown = here("report", tmp_path / "out" / "ket_qua" / "a.json", "--format", "json").out
    assert json.loads(shown)["gaps"]


def test_parquet_holds_the_figures_of_the_csv(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    score(communes)
    table = pl.read_parquet(tmp_path / "out" / "bang_diem.parquet")
    written = rows(tmp_path)
    assert table.columns == list(written[0])
    assert table["code"].to_list() == ["A", "B"]
    assert str(table["points"][0].normalize()) == written[0]["points"]
    assert table["as_of"][0].isoformat() == written[0]["as_of"]
    assert table["illustrative"].to_list() == [True, True]


def test_bad_communes_are_told_of_and_the_rest_is_scored(
    score: Callable[..., Ran], tmp_path: Path
) -> None:
    wrong = populate(tmp_path / "many", 18, bad_every=2)
    ran = score(tmp_path / "many")
    assert ran.code == 3
    codes = {
        "cut": "E010", "empty": "E005", "negative": "E208", "typing": "E061", "stranger": "E102",
        "mixed": "E209", "year": "E102", "twice": "E603",
    }  # fmt: skip
    for folder, why in wrong.items():
        said = [line for line in ran.err.splitlines() if folder in line]
        if why == "absent":
            assert said == []
        else:
            assert [line for line in said if codes[why] in line], (folder, why, said)
    assert "Traceback" not in ran.err
    assert ran.err.splitlines()[-1] == (
        "10 communes scored, 0 kept from before, 7 not scored, 1 without figures yet."
    )
    scored = {row["folder"] for row in rows(tmp_path)}
    assert scored.isdisjoint(wrong)
    assert len(scored) == 8, "two communes stand twice: of them nobody knows which counts"


def test_two_folders_of_one_commune_are_both_set_aside(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    rename(communes / "b", name="Xã a", code="A")
    ran = score(communes)
    assert ran.code == 3
    assert "E603 Xã a (A) stands in several folders for one period: a, b." in ran.err
    assert rows(tmp_path) == []


def test_mixed_years_are_told_of(communes: Path, score: Callable[..., Ran], tmp_path: Path) -> None:
    for name in ("plan.json", "actuals.json"):
        text = (communes / "b" / name).read_text("utf-8")
        (communes / "b" / name).write_text(text.replace('"2025-01-01"', '"2025-02-01"'), "utf-8")
    ran = score(communes, "--rules", "thanh-hoa/2025")
    assert ran.code == 0
    assert "E604 (warning) The communes are not of one period" in ran.err
    assert "thanh-hoa/2025 2025-01-01 – 2025-12-31 (1 commune)" in ran.err
    assert len(rows(tmp_path)) == 2


def test_a_circle_of_links_ends(communes: Path, score: Callable[..., Ran]) -> None:
    (communes / "a" / "back").symlink_to(communes)
    (communes / "self").symlink_to("self")
    (communes / "0").symlink_to(communes / "b")
    ran = score(communes)
    assert ran.code == 0
    assert ran.err.count("E609 (warning)") == 2
    assert "2 communes scored" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("make", "code", "vi", "en"),
    [
        (lambda _: None, "E600", "Không có thư mục này", "There is no such folder"),
        (lambda path: path.mkdir(), "E601", "không có xã nào", "There is no commune"),
    ],
)
def test_a_folder_with_nothing_in_it_is_told_plainly(
    make: Callable[[Path], None],
    code: str,
    vi: str,
    en: str,
    lang: str,
    here: Callable[..., Ran],
    tmp_path: Path,
) -> None:
    make(tmp_path / "in")
    ran = here("province", "evaluate", tmp_path / "in", "-o", tmp_path / "out", "--lang", lang)
    assert (ran.code, ran.out) == (3, "")
    assert f"{tmp_path / 'in'}: {code} " in ran.err
    assert (vi if lang == "vi" else en) in ran.err
    assert not (tmp_path / "out").exists()


def test_figures_without_a_plan_are_told_of(communes: Path, score: Callable[..., Ran]) -> None:
    (communes / "b" / "plan.json").unlink()
    ran = score(communes)
    assert ran.code == 3
    assert f"{communes / 'b' / 'actuals.json'}: E602 There are figures but no plan" in ran.err
    assert "1 commune scored" in ran.err


def test_results_do_not_go_where_the_communes_are(communes: Path, here: Callable[..., Ran]) -> None:
    ran = here("province", "evaluate", communes, "-o", communes)
    assert ran.code == 3
    assert "E608" in ran.err
    inside = here("province", "evaluate", communes, "-o", communes / "ket qua", "-j", 1)
    again = here("province", "evaluate", communes, "-o", communes / "ket qua", "-j", 1)
    assert (inside.code, again.code) == (0, 0)
    assert "giữ 2 xã" in again.err


def test_two_runs_do_not_write_into_one_folder(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with Results(out).alone():
        ran = score(communes)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"{out}: E613 Another run is writing into this folder of results. "
        "Wait until it is done, or choose another folder.\n"
    )
    assert not (out / "bang_diem.csv").exists()
    assert score(communes).code == 0


def test_thousands_of_tiny_files_are_no_matter(communes: Path, score: Callable[..., Ran]) -> None:
    for number in range(10_000):
        (communes / f"{number}.txt").touch()
    assert score(communes).code == 0


def test_rules_that_are_not_there_stop_the_run_before_it_begins(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = score(communes, "--rules", "thanh-hoa/2052")
    assert ran.code == 4
    assert not (tmp_path / "out").exists()


def test_results_that_cannot_be_written_are_told_plainly(
    communes: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    ran = here("province", "evaluate", communes, "-o", tmp_path / "file", "-j", 1, "--lang", "en")
    assert ran.code == 5
    assert "a file is in the place of the folder" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try")
def test_a_full_disk_ends_the_run_with_whole_files(
    communes: Path, score: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Results.write

    def full(self: Results, path: Path, content: bytes) -> None:
        if path.stem == "b":
            with Path("/dev/full").open("wb", buffering=0) as device:
                device.write(content)
        real(self, path, content)

    monkeypatch.setattr(Results, "write", full)
    ran = score(communes)
    assert ran.code == 5
    assert "the disk is full" in ran.err
    assert (tmp_path / "out" / "ket_qua" / "a.json").exists()
    assert not (tmp_path / "out" / "ket_qua" / "b.json").exists()
    monkeypatch.setattr(Results, "write", real)
    assert "1 commune scored, 1 kept from before" in score(communes).err


def test_a_number_of_jobs_that_cannot_be_is_refused(
    communes: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = here("province", "evaluate", communes, "-o", tmp_path / "out", "-j", 0, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "“0” must be 1 or more." in ran.err


def test_a_hostile_name_stays_a_name(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    rename(communes / "a", name="=1+1", code="@A")
    score(communes)
    assert [row["name"] for row in rows(tmp_path)] == ["'=1+1", "Xã b"]


def test_without_polars_the_csv_is_still_written(
    communes: Path, score: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    ran = score(communes)
    assert ran.code == 0
    assert 'pip install "parscore[province]"' in ran.err
    assert len(rows(tmp_path)) == 2
    assert not (tmp_path / "out" / "bang_diem.parquet").exists()


def test_nobody_has_submitted_yet(
    communes: Path, score: Callable[..., Ran], here: Callable[..., Ran], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (communes / name / "actuals.json").unlink()
    ran = score(communes)
    assert ran.code == 0
    assert "0 communes scored, 0 kept from before, 0 not scored, 2 without figures" in ran.err
    assert rows(tmp_path) == []
    assert "E611" in here("province", "rank", tmp_path / "out").err


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names of files are text there")
def test_a_folder_whose_name_is_no_text_is_scored_like_any_other(
    communes: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    (communes / "a").rename(communes / "\udce1")
    assert score(communes).code == 0
    assert [row["folder"] for row in rows(tmp_path)] == ["b", "?"]
    assert "2 kept from before" in score(communes).err
