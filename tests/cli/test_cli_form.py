"""`parscore form`: a form is made, filled in, read back, and scored as it is."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
import openpyxl
import pytest
from support.cli import ACTUALS, INPUTS, PLAN, Ran

from parscore.cli.commands import Words
from parscore.cli.form_commands import build_group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.values.messages import Lang


@pytest.fixture
def form(tmp_path: Path, here: Callable[..., Ran]) -> Path:
    """Write the form of Hợp Tiến, filled with its actuals."""
    file = tmp_path / "biểu mẫu.xlsx"
    ran = here("form", "new", PLAN, "--from", ACTUALS, "-o", file)
    assert ran == (0, "", f"Đã ghi {file}\n")
    return file


def spoil(form: Path) -> str:
    """Put a word where a count belongs; return how the cell is called."""
    book = openpyxl.load_workbook(form)
    sheet = book["Số liệu"]
    row = next(r for r in range(5, 99) if sheet.cell(r, 5).value == "dossiers_on_time")
    sheet.cell(row, 7).value = "nhiều"
    book.save(form)
    return f"{form}:Số liệu!G{row}"


def test_a_form_read_back_scores_as_its_actuals(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / "actuals.json"
    assert here("form", "read", form, "-o", file) == (0, "", f"Đã ghi {file}\n")
    assert here("form", "read", form).out == file.read_text(encoding="utf-8")
    usual = json.loads(here("evaluate", *INPUTS, "--format", "json").out)
    for given in (file, form):
        made = json.loads(here("evaluate", PLAN, given, "--format", "json").out)
        assert made["score"] == usual["score"]
        assert made["nodes"] == usual["nodes"]
    one, other = (here("evaluate", PLAN, given, "--format", "json").out for given in (file, form))
    assert one == other


def test_an_empty_form_has_no_figures_and_says_what_is_missing(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / "form.xlsx"
    assert here("form", "new", PLAN, "-o", file, "--rules", "thanh-hoa/2025").code == 0
    ran = here("form", "read", file, "-o", tmp_path / "a.json")
    assert ran.code == 3
    assert ran.err.startswith(f"{file}:Thông tin!C11: E487 Mục “Ngày chốt số liệu” còn trống.")
    assert not (tmp_path / "a.json").exists()


def test_a_wrong_cell_is_named_and_nothing_is_written(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    where = spoil(form)
    file = tmp_path / "actuals.json"
    for command in (("form", "read", form, "-o", file), ("evaluate", PLAN, form, "-o", file)):
        ran = here(*command)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith(f"{where}: E041 “nhiều” không phải là một số.")
        assert not file.exists()
    assert "is not a number" in here("form", "read", form, "--lang", "en").err


def test_problems_of_the_plan_and_of_the_form_are_told_together(
    form: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    spoil(form)
    ran = here("evaluate", tmp_path / "no.json", form)
    assert ran.code == 3
    assert ["E001" in ran.err, "E041" in ran.err] == [True, True]


def test_what_does_not_fit_the_rules_is_told_at_its_cell(
    form: Path, here: Callable[..., Ran]
) -> None:
    book = openpyxl.load_workbook(form)
    sheet = book["Số liệu"]
    row = next(r for r in range(5, 99) if sheet.cell(r, 5).value == "dossiers_on_time")
    sheet.cell(row, 7).value = 5000
    book.save(form)
    ran = here("evaluate", PLAN, form)
    assert ran.code == 3
    assert f"{form}:Số liệu!" in ran.err


def test_a_form_of_other_rules_is_refused(form: Path, here: Callable[..., Ran]) -> None:
    assert here("form", "read", form, "--rules", "thanh-hoa/2025").code == 0
    ran = here("form", "read", form, "--rules", "lai-chau/2025")
    assert ran.code == 3
    assert ": E472 Biểu mẫu được tạo cho bộ tiêu chí “thanh-hoa/2025" in ran.err
    assert here("form", "read", form, "--rules", "no/such").code == 4


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new", PLAN), 2, "--out"),
        (("new", PLAN, "-o", "form.xls"), 2, "phải có đuôi .xlsx"),
        (("new", PLAN, "-o", "no/such/form.xlsx"), 5, "Không ghi được"),
        (("new", "no.json", "-o", "form.xlsx"), 3, "E001"),
        (("new", PLAN, "--rules", "no/such", "-o", "form.xlsx"), 4, "no/such"),
        (("new", PLAN, "--from", PLAN, "-o", "form.xlsx"), 3, "E070"),
        (("read", PLAN), 3, "E402"),
        (("read", "no.xlsx"), 3, "E001"),
        (("read", "no.xlsx", "-o", "a.txt"), 2, "phải có đuôi .json"),
    ],
)
def test_what_cannot_be_done_is_told(
    words: tuple[object, ...],
    code: int,
    said: str,
    here: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = here("form", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert not list(tmp_path.iterdir())


def test_a_missing_package_is_named_with_the_command_that_installs_it(
    here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:

    for name in [one for one in sys.modules if one.partition(".")[0] == "xlsxwriter"]:
        monkeypatch.delitem(sys.modules, name)
    for name in (
        "parscore.sheets.paper",
        "parscore.intake.form.write",
        "parscore.cli.run_form_new",
    ):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = here("form", "new", PLAN, "-o", tmp_path / "form.xlsx")
    assert "xlsxwriter" in ran.err
    assert 'pip install "parscore[office]"' in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [None, "new", "read"])
def test_help_fits_a_narrow_screen_and_names_every_option(
    name: str | None, lang: Lang, here: Callable[..., Ran]
) -> None:
    ran = here("form", *([name] if name else []), "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    group = build_group(Words(lang))
    told = group.commands[name] if name else group
    for parameter in told.params:
        if isinstance(parameter, click.Option):
            assert all(option in ran.out for option in parameter.opts)
            assert parameter.help
