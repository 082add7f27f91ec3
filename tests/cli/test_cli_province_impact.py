"""`parscore province impact`: every form of it, and what can be wrong with asking for it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import jsonschema
import pytest
from support.cli import HOP_TIEN, RULES, write_json

from benchmarks.population import populate
from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

OLD = "thanh-hoa/2025"
DRAFT = {
    "id: thanh-hoa/2025\n": "id: thanh-hoa/2026\n",
    "{at_least: 98, points: 4}": "{at_least: 99, points: 4}",
    "{at_least: 95, below: 98, points: 2}": "{at_least: 95, below: 99, points: 2}",
    'indicator: dossiers_on_time\n    op: ">="\n    value: 98': (
        'indicator: dossiers_on_time\n    op: ">="\n    value: 99'
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return communes of which one falls below the draft's minimum, with the draft beside them."""
    folder = tmp_path_factory.mktemp("impact")
    populate(folder / "in", 3)
    path = folder / "in" / "MH000002" / "actuals.json"
    tree = json.loads(path.read_text("utf-8"))
    tree["measures"]["dossiers_on_time"] |= {"numerator": 985, "denominator": 1000}
    write_json(path, tree)
    (folder / "in" / "MH000009").mkdir()
    shutil.copy(folder / "in" / "MH000001" / "plan.json", folder / "in" / "MH000009")
    text = (RULES / OLD / "ruleset.yaml").read_text("utf-8")
    for old, new in DRAFT.items():
        assert old in text
        text = text.replace(old, new, 1)
    draft = folder / "rules" / "thanh-hoa" / "2026"
    draft.mkdir(parents=True)
    # Days stay those of 2025: what a draft says is what counts here, not when.
    (draft / "ruleset.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def weighed(folder: Path, here: Callable[..., Ran]) -> Callable[..., Ran]:
    draft = folder / "rules" / "thanh-hoa" / "2026"
    return lambda *options: here("province", "impact", OLD, draft, folder / "in", *options)


def test_a_commune_with_a_blank_form_has_not_submitted(
    folder: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    communes = shutil.copytree(folder / "in", tmp_path / "in")
    blank = communes / "MH000009"
    assert here("form", "new", blank / "plan.json", "-o", blank / "form.xlsx").code == 0
    draft = folder / "rules" / "thanh-hoa" / "2026"
    ran = here("province", "impact", OLD, draft, communes, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    impact = json.loads(ran.out)
    assert (impact["not_submitted"], impact["not_scored"]) == (["MH000009"], [])


@pytest.mark.parametrize("mode", ["exact", "quick"])
def test_json_is_a_document_of_its_schema(mode: str, weighed: Callable[..., Ran]) -> None:
    ran = weighed("--format", "json", f"--{mode}")
    assert (ran.code, ran.err) == (0, "")
    impact = json.loads(ran.out)
    jsonschema.validate(impact, schema_of("impact"))
    assert impact["mode"] == mode
    assert impact["count"] == 3
    assert impact["not_submitted"] == ["MH000009"]
    minimum = next(one for one in impact["minimums"] if one["id"] == "min_dossiers_on_time")
    assert "Minh Họa 2 (MH000002)" in minimum["fell"]
    assert (minimum["before"]["value"], minimum["after"]["value"]) == ("98", "99")
    assert [one["node"] for one in impact["causes"]] == ["on_time"]
    assert "ngưỡng 98% → 99%" in json.dumps(impact["changes"], ensure_ascii=False)
    assert impact["communes"][0]["why"][0]["node"] == "on_time"
    assert impact["communes"][0]["fell"] == ["min_dossiers_on_time"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("mode", ["exact", "quick"])
def test_text_fits_a_narrow_screen_and_says_what_must_be_known(
    lang: str, mode: str, weighed: Callable[..., Ran]
) -> None:
    out = weighed("--lang", lang, f"--{mode}").out
    assert max(map(len, out.splitlines())) <= 80
    words = " ".join(out.split())
    assert ("minh họa" if lang == "vi" else "illustration") in words
    assert ("giả định" if lang == "vi" else "assumed") in words
    assert "Minh Họa 2 (MH000002)" in words
    left_out = "Chưa tính quy tắc suy luận" if lang == "vi" else "Inference rules"
    assert (left_out in words) == (mode == "quick")
    assert ("Ngưỡng 98% → 99%" if lang == "vi" else "Threshold 98% → 99%") in words


def test_html_is_one_file_without_script_or_address(
    folder: Path, weighed: Callable[..., Ran], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    page = weighed("--format", "html").out
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)
    assert not re.search(r'(href|src)="(?!#)', page)
    assert 'class="not-met"' in page
    odd = shutil.copytree(folder / "in", tmp_path / "in")
    for name in ("plan", "actuals"):
        path = odd / "MH000002" / f"{name}.json"
        tree = json.loads(path.read_text("utf-8"))
        tree["commune"]["name"] = "<script>alert(1)</script>"
        write_json(path, tree)
    draft = folder / "rules" / "thanh-hoa" / "2026"
    hostile = here("province", "impact", OLD, draft, odd, "--format", "html").out
    assert "<script" not in hostile
    assert html.escape("<script>alert(1)</script>") in hostile


def test_csv_has_a_row_for_each_commune(weighed: Callable[..., Ran]) -> None:
    text = weighed("--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert len(rows) == 3
    assert rows[0]["Mã"] == "MH000002"
    assert rows[0]["Thay đổi chỉ số"].startswith("-")
    assert "," in rows[0]["Thay đổi chỉ số"]
    assert "3.2.1" in rows[0]["Vì đâu"]


def test_a_file_gets_the_form_of_its_suffix(weighed: Callable[..., Ran], tmp_path: Path) -> None:
    assert weighed("-o", tmp_path / "x.md").code == 0
    assert (tmp_path / "x.md").read_text("utf-8").startswith("# ")
    assert weighed("-o", tmp_path / "x.xlsx").code == 2
    assert weighed("-o", tmp_path / "x.md", "--format", "csv").code == 2
    assert weighed("-o", tmp_path / "no" / "x.md").code == 5


def test_a_set_against_itself_changes_nothing(folder: Path, here: Callable[..., Ran]) -> None:
    ran = here("province", "impact", OLD, OLD, folder / "in")
    assert ran.code == 0
    assert "Hai bộ như nhau: không có gì thay đổi." in " ".join(ran.out.split())
    assert "0 xã tăng, 0 xã giảm, 3 xã giữ nguyên" in ran.out


def test_bad_communes_are_told_and_the_others_weighed(
    folder: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    here_too = shutil.copytree(folder / "in", tmp_path / "in")
    (here_too / "MH000001" / "actuals.json").write_bytes(b"")
    (here_too / "MH000003" / "plan.json").unlink()
    stranger = RULES / "lang-son" / "doan-ket" / "2025"
    shutil.copytree(stranger, here_too / "stranger")
    draft = folder / "rules" / "thanh-hoa" / "2026"
    ran = here("province", "impact", OLD, draft, here_too, "--lang", "en", "--format", "json")
    assert ran.code == 3
    assert re.findall(r" (E\d{3}) ", ran.err) == ["E602", "E005", "E123"]
    impact = json.loads(ran.out)
    assert impact["count"] == 1
    assert impact["not_scored"] == ["MH000001", "stranger"]


def test_next_years_draft_is_tried_on_this_years_data_and_says_so(
    folder: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    assert here("rules", "new-year", OLD, "2026", "-o", tmp_path).code == 0
    draft = tmp_path / "thanh-hoa" / "2026"
    ran = here("province", "impact", OLD, draft, folder / "in")
    assert ran.code == 0
    assert "được dời sang năm 2026" in " ".join(ran.out.split())
    assert "Không tiêu chí nào làm đổi điểm." in ran.out, "only the year differs"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((OLD, "thanh-hoa/2052", str(HOP_TIEN)), 4, "E101 There is no rule set “thanh-hoa/2052”."),
        ((OLD, "lang-son/2025", "EMPTY"), 3, "E601 There is no commune in this folder"),
        ((OLD, "lang-son/2025", "NOWHERE"), 3, "E600 There is no such folder"),
        ((OLD, OLD, str(RULES / "lang-son")), 3, "E642 There is no commune to work with."),
        (
            ("lang-son/2025", "lang-son/2026-2030", str(RULES / "lang-son")),
            3,
            "E640 The communes' data is not of one period: ",
        ),
        ((OLD, OLD, str(HOP_TIEN), "--period", "2024"), 3, "E641 No commune has data of “2024”."),
        ((OLD, OLD, str(HOP_TIEN), "-j", "0"), 2, "“0” must be 1 or more."),
    ],
)
def test_what_is_wrong_is_told(
    words: tuple[str, ...], code: int, said: str, here: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"EMPTY": tmp_path / "empty", "NOWHERE": tmp_path / "nowhere"}
    ran = here("province", "impact", *(places.get(one, one) for one in words), "--lang", "en")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_many_communes_are_weighed_quickly_where_that_can_be_done(
    weighed: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parscore.cli.run_province_impact.MOST_EXACT", 2)
    assert json.loads(weighed("--format", "json").out)["mode"] == "quick"
    monkeypatch.setattr("parscore.cli.run_province_impact.find_spec", lambda _: None)
    assert json.loads(weighed("--format", "json").out)["mode"] == "exact"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_fits_a_narrow_screen(lang: str, here: Callable[..., Ran]) -> None:
    ran = here("province", "impact", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
