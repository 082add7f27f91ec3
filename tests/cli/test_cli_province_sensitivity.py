"""`parscore province sensitivity`: every form, what it says of its method, what can be wrong."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest

from benchmarks.population import populate
from parscore.cli.entry import run
from parscore.documents.schemas import schema_of
from parscore.province.choice import choose
from parscore.province.ledger import Results
from parscore.province.stability.stakes import stakes_of
from parscore.province.stability.trials import moving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return results of a dozen communes, two of them without a result."""
    folder = tmp_path_factory.mktemp("sensitivity")
    populate(folder / "in", 14, bad_every=7)
    run(["province", "evaluate", str(folder / "in"), "-o", str(folder / "out"), "-j", "1"], "en")
    return folder / "out"


@pytest.fixture
def tried(scored: Path, here: Callable[..., Ran]) -> Callable[..., Ran]:
    return lambda *options: here("province", "sensitivity", scored, "--draws", 60, *options)


def test_json_is_a_document_of_its_schema_and_ranks_as_rank_does(
    scored: Path, tried: Callable[..., Ran], here: Callable[..., Ran]
) -> None:
    ran = tried("--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    jsonschema.validate(found, schema_of("stability"))
    ranking = json.loads(here("province", "rank", scored, "--format", "json").out)
    assert [(one["rank"], one["folder"], one["index"]) for one in found["rows"]] == [
        (one["rank"], one["folder"], one["value"]) for one in ranking["rows"]
    ]
    assert found["not_scored"] == ranking["not_scored"]
    trials = found["trials"]
    assert (trials["tolerance"], trials["declared"], trials["moves"]) == ("20", True, "assumed")
    assert (trials["draws"], trials["seed"], trials["pushes"]) == (60, 1, 14)
    assert {one["id"] for one in found["fields"] if one["up"]} >= {"steering", "institutions"}


def test_the_seed_says_which_weightings_are_drawn(tried: Callable[..., Ran]) -> None:
    first, other = (json.loads(tried("--format", "json", "--seed", n).out) for n in (1, 2))
    assert other["mean_shift"] != first["mean_shift"]
    assert [one["bounds"] for one in other["rows"]] == [one["bounds"] for one in first["rows"]]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_fits_a_narrow_screen_and_tells_the_method(
    lang: str, tried: Callable[..., Ran]
) -> None:
    out = tried("--lang", lang).out
    assert max(map(len, out.splitlines())) <= 80
    flat = " ".join(out.split())
    for said in {
        "vi": ("±20%, theo bộ tiêu chí", "Đã thử 60 cách chia điểm", "mã gieo 1", "Không xét:"),
        "en": ("±20%, as the rule set says", "60 weightings were drawn", "seed 1", "Left out:"),
    }[lang]:
        assert said in flat


def test_csv_opens_in_the_readers_spreadsheet(tried: Callable[..., Ran], tmp_path: Path) -> None:
    assert tried("-o", tmp_path / "a.pdf").code == 2
    text = tried("--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert rows[0]["Hạng"] == "1"
    assert "," in rows[1]["Chỉ số (%)"]
    for one in rows:
        best, worst = one["Hạng cao nhất đã gặp"], one["Hạng thấp nhất đã gặp"]
        assert int(one["Không cao hơn hạng"]) <= int(best) <= int(worst)
        assert int(worst) <= int(one["Không thấp hơn hạng"])


def test_markdown_is_written_to_a_file(tried: Callable[..., Ran], tmp_path: Path) -> None:
    assert tried("-o", tmp_path / "a.md").code == 0
    assert "\n## Thứ hạng của từng xã\n" in (tmp_path / "a.md").read_text("utf-8")


def test_html_draws_every_commune_without_script_or_address(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    named = ledger.read_text("utf-8").replace('Minh Họa 1"', '<script>alert(1)</script>"')
    ledger.write_text(named, "utf-8")
    page = here("province", "sensitivity", out, "--format", "html", "--draws", 5).out
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)
    assert "<script" not in page
    assert html.escape("<script>alert(1)</script>") in page
    assert not re.search(r'(href|src)="(?!#)', page)
    chart = page[page.index('<table class="drawn"') :]
    assert chart.count('<tr role="listitem">') == 12
    assert chart.count("<title>") == 12


def test_what_the_ledger_cuts_short_is_read_from_the_assessments(scored: Path) -> None:
    before = choose(Results(scored), None, None)
    expected = stakes_of(Results(scored), before.records)
    cut = [
        replace(one, nodes={**one.nodes, "steering": one.nodes["steering"]._replace(points=None)})
        for one in before.records
    ]
    assert [one[1:] for one in stakes_of(Results(scored), cut).standings] == [
        one[1:] for one in expected.standings
    ]
    how = moving(expected.tree, None)
    assert how is not None
    assert "bonus" not in how.fields
    assert len(how.fields) == 7


def test_a_result_that_does_not_give_its_index_is_told(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    line, *others = ledger.read_text("utf-8").splitlines(keepends=True)
    index = json.loads(line.split("\t")[1])["score"]["index"]
    line = line.replace(f'"index":"{index}"', '"index":"99.99"')
    ledger.write_text("".join((line, *others)), "utf-8")
    ran = here("province", "sensitivity", out, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "E651 The points of the fields in this result do not give the index" in ran.err
    assert "MH000001.json" in ran.err
    (out / "ket_qua" / "MH000001.json").unlink()
    assert here("province", "sensitivity", out).code == 3


def test_one_commune_has_no_ranks_to_move(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    ran = here("province", "sensitivity", out, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "E650 Only 1 commune with an index; it takes two for ranks to move." in ran.err


def test_two_communes_have_no_first_ten(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    ledger.write_text("".join(ledger.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    ran = here("province", "sensitivity", out, "--draws", 3, "--format", "json")
    assert ran.code == 0
    assert {one["first"] for one in json.loads(ran.out)["rows"]} == {None}


def test_of_an_official_set_it_is_said_and_a_tolerance_still_answers(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    for path in (out / "ket_qua").glob("*.json"):
        text = path.read_text("utf-8").replace('"basis":"assumed"', '"basis":"official"')
        tree = json.loads(text)
        tree["score"]["sensitivity"] = None
        path.write_text(json.dumps(tree), "utf-8")
    ran = here("province", "sensitivity", out, "--lang", "en")
    assert ran.code == 2
    assert "No points of “thanh-hoa/2025” are assumed." in ran.err
    ran = here("province", "sensitivity", out, "--tolerance", "10%", "--draws", 5, "--lang", "en")
    assert ran.code == 0
    flat = " ".join(ran.out.split())
    assert "±10%, as asked for" in flat
    assert "does not have two fields with assumed points. As asked for, every field" in flat


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tolerance", "0"], "must be above 0% and below 100%"),
        (["--tolerance", "100%"], "must be above 0% and below 100%"),
        (["--tolerance", "nhiều"], "nhiều"),
        (["--draws", "0"], "“0” must be from 1 to 10,000."),
        (["--draws", "10001"], "must be from 1 to"),
        (["--seed", "-1"], "“-1” must be 0 or more."),
    ],
)
def test_what_is_out_of_range_is_refused(
    options: list[str], said: str, scored: Path, here: Callable[..., Ran]
) -> None:
    ran = here("province", "sensitivity", scored, "--lang", "en", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_folder_that_holds_no_results_is_told(here: Callable[..., Ran], tmp_path: Path) -> None:
    ran = here("province", "sensitivity", tmp_path, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "E607 This is not a folder of results" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_fits_a_narrow_screen(lang: str, here: Callable[..., Ran]) -> None:
    ran = here("province", "sensitivity", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
