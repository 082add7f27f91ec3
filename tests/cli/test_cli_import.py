"""`parscore import`: statistics into actuals, told as it goes, written whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, PLAN, RULES
from support.sheets import opened
from support.statistics import TOTAL, form_06a

from parscore.documents.actuals import Actuals
from parscore.intake.writing import document_text
from parscore.reading.json_tree import read_json
from parscore.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

    from parscore.values.messages import Lang


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xls"
    path.write_bytes(form_06a(TOTAL))
    return path


def test_new_actuals_are_those_of_the_commune_of_the_plan(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "actuals.json"
    ran = here("import", form, "--plan", PLAN, "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "dossiers_received: 1.200 (mới)",
        "dossiers_settled: 1.160 (mới)",
        "dossiers_on_time: 1.140/1.160 (mới)",
        "dossiers_overdue: 22 (mới)",
        "online_dossiers: 900/1.180 (mới)",
        "Đã lấy 5 chỉ tiêu từ 1 tệp.",
        f"Đã ghi {out}",
    ]
    actuals = load(Actuals, read_json(out.read_bytes(), str(out)))
    assert (actuals.commune.name, str(actuals.as_of)) == ("Hợp Tiến", "2025-09-14")
    assert actuals.measures["dossiers_on_time"].denominator == 1160


def test_reports_tell_where_a_figure_was_read(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    out, book = tmp_path / "actuals.json", tmp_path / "bang.xlsx"
    assert here("import", form, "--plan", PLAN, "-o", out, "--as-of", "2025-12-15").code == 0
    places = "bieu.xls, trang “06a” ô H9, I9, G9, kỳ 15/6/2025 – 14/9/2025"
    told = " ".join(here("explain", "on_time", PLAN, out).out.split())
    assert f"Đọc từ {places}" in told
    assert "origins" not in told
    page = here("evaluate", PLAN, out, "--format", "html").out
    assert f"<dt>Đọc từ</dt><dd>{places}</dd>" in page
    assert here("evaluate", PLAN, out, "-o", book).code == 0
    cells = [one.value for row in opened(book, values=True)["LV 3"].iter_rows() for one in row]
    assert any(f"Số liệu đọc từ: {places}" in str(one).splitlines() for one in cells)


def test_what_was_taken_can_be_scored_and_keeps_its_origin(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "actuals.json"
    assert here("import", form, "--plan", PLAN, "-o", out, "--as-of", "2025-12-15").code == 0
    ran = here("evaluate", PLAN, out, "--format", "json")
    assert ran.code == 0, ran.err
    leaf = next(one for one in json.loads(ran.out)["nodes"] if one["id"] == "on_time")
    assert leaf["measure"]["numerator"] == "1140"
    assert leaf["measure"]["origins"][0]["cells"] == ["06a!H9", "06a!I9", "06a!G9"]


def test_nothing_is_overwritten_unless_that_is_asked_for(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    out = tmp_path / "new.json"
    ran = here("import", form, "--into", ACTUALS, "-o", out)
    assert (ran.code, ran.out, out.exists()) == (3, "", False)
    assert ran.err.splitlines()[2] == (
        f"{form}: E429 “dossiers_on_time” đã có số liệu khác: 1.176/1.200; tệp mới ghi "
        "1.140/1.160. Dùng --replace để thay."
    )
    ran = here("import", form, "--into", ACTUALS, "--replace", "-o", out)
    assert ran.code == 0
    assert "dossiers_on_time: 1.176/1.200 thay bằng 1.140/1.160" in ran.err.splitlines()
    before = json.loads(ACTUALS.read_text(encoding="utf-8"))["measures"]["dossiers_on_time"]
    after = json.loads(out.read_text(encoding="utf-8"))["measures"]["dossiers_on_time"]
    assert before["evidence"] == after["evidence"]
    again = here("import", form, "--into", out)
    assert again.code == 0
    assert "dossiers_on_time: 1.140/1.160 (như cũ)" in again.err.splitlines()
    assert again.out == out.read_text(encoding="utf-8")


def test_what_is_wrong_is_told_and_nothing_is_written(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    bad, missing, out = tmp_path / "bad.xlsx", tmp_path / "none.xlsx", tmp_path / "new.json"
    bad.write_bytes(form_06a([*TOTAL[:2], 1201, *TOTAL[3:]]))
    ran = here("import", bad, missing, "--plan", PLAN, "-o", out, "--lang", "en")
    assert (ran.code, out.exists()) == (3, False)
    first, *_, last = ran.err.splitlines()
    assert first == f"{missing}: E001 There is no such file. Check the file name and the folder."
    assert last.startswith(f"{bad}:06a!C9: E423 The figures do not agree: ")


def test_the_day_must_be_known(tmp_path: Path, here: Callable[..., Ran]) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes(b"indicator;value\nlate_reports;2\n")
    ran = here("import", table, "--plan", PLAN)
    assert ran.code == 3
    assert ran.err == (
        f"{table}: E431 Không rõ ngày chốt số liệu: tệp không ghi kỳ báo cáo. Hãy thêm --as-of, "
        "như --as-of 2025-12-15.\n"
    )
    ran = here("import", table, "--plan", PLAN, "--as-of", "2025-12-15")
    assert json.loads(ran.out)["as_of"] == "2025-12-15"


def test_a_map_is_chosen_by_its_id_or_by_the_rule_set(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    own = tmp_path / "b.yaml"
    own.write_text(
        "schema: parscore/map/1\ntitle: T\nextends: vn/maps/bieu-06a\nuse: {dossiers_on_time: b}\n"
    )
    ran = here("import", form, "--map", own, "--plan", PLAN)
    assert json.loads(ran.out)["measures"]["dossiers_on_time"]["numerator"] == 1178
    ran = here("import", form, "--map", "vn/maps/chi-so-766", "--plan", PLAN)
    assert (ran.code, ran.out) == (3, "")
    assert f"{form}: E420 " in ran.err
    assert here("import", form, "--map", "vn/maps/none", "--plan", PLAN).code == 4
    assert here("import", form, "--rules", "thanh-hoa/2025", "--plan", PLAN).code == 0
    assert here("import", form, "--rules", "none/2025", "--plan", PLAN).code == 4


@pytest.mark.parametrize("options", [[], ["--plan", PLAN, "--into", ACTUALS]])
def test_either_a_plan_or_actuals_are_needed(
    options: list[object], form: Path, here: Callable[..., Ran]
) -> None:
    ran = here("import", form, *options)
    assert (ran.code, ran.out) == (2, "")
    assert "Nêu một trong hai: --plan" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_help_fits_and_names_every_option(lang: Lang, here: Callable[..., Ran]) -> None:
    ran = here("import", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    for option in ("--map", "--rules", "--plan", "--into", "--as-of", "--replace", "--out"):
        assert option in ran.out
    listed = here("--help", "--lang", lang).out
    assert ("Lấy số liệu" if lang == "vi" else "Takes figures") in listed


@pytest.mark.parametrize("path", sorted(RULES.glob("*/*/*/actuals*.json")), ids=str)
def test_shipped_actuals_are_written_as_they_were_read(path: Path) -> None:
    actuals = load(Actuals, read_json(path.read_bytes(), str(path)))
    text = document_text(actuals)
    assert load(Actuals, read_json(text.encode(), "x.json")) == actuals
