"""`parscore forecast`: apart from any result, and strict about the periods it is given."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from support.cli import PLAN, Ran, write_json
from support.history import hop_tien_on

from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAYS = (date(2025, 9, 30), date(2025, 10, 31))


@pytest.fixture
def history(tmp_path: Path) -> list[Path]:
    """Write the illustrative history of Hợp Tiến: two closings of its year."""
    return [write_json(tmp_path / f"{day}.json", hop_tien_on(day)) for day in DAYS]


def changed(file: Path, **keys: object) -> Path:
    tree = json.loads(file.read_text(encoding="utf-8"))
    for key, value in keys.items():
        tree[key] = tree[key] | value if isinstance(value, dict) else value
    return write_json(file, tree)


def test_the_page_stands_under_its_banner(here: Callable[..., Ran], history: list[Path]) -> None:
    ran = here("forecast", PLAN, *history)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "[DỰ BÁO, KHÔNG PHẢI KẾT QUẢ.]" in lines[4]
    assert "Số liệu minh họa, không phải số liệu thật." in ran.out
    assert "mỗi tuần" in ran.out
    assert "CÁCH TÍNH VÀ GIẢ ĐỊNH" in ran.out
    english = here("forecast", PLAN, *history, "--lang", "en", "--format", "md")
    assert "FORECAST, NOT A RESULT." in english.out


def test_the_json_follows_its_schema_and_is_no_assessment(
    here: Callable[..., Ran], history: list[Path], tmp_path: Path
) -> None:
    file = tmp_path / "du_bao.json"
    assert here("forecast", PLAN, *history, "-o", file) == (0, "", "")
    tree: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.validate(tree, schema_of("forecast"))
    assert (tree["schema"], tree["until"]) == ("parscore/forecast/1", "2025-12-31")
    assert tree["closed"] == ["2025-09-30", "2025-10-31"]
    assert here("report", file).code == 3


def test_one_period_is_not_enough(here: Callable[..., Ran], history: list[Path]) -> None:
    ran = here("forecast", PLAN, history[0])
    assert (ran.code, ran.out) == (2, "")
    assert "E510" in ran.err


@pytest.mark.parametrize(
    ("keys", "code", "key"),
    [
        ({"commune": {"name": "Tân Tiến"}}, "E511", '"commune"'),
        ({"period": {"from": "2025-07-01"}}, "E512", '"from": "2025-07-01"'),
        ({"as_of": "2025-09-30"}, "E513", '"as_of"'),
        ({"as_of": "2025-08-31"}, "E513", '"as_of"'),
    ],
)
def test_files_that_are_no_periods_of_one_year_are_told_at_their_place(
    keys: dict[str, Any], code: str, key: str, here: Callable[..., Ran], history: list[Path]
) -> None:
    file = changed(history[1], **keys)
    ran = here("forecast", PLAN, *history)
    assert (ran.code, ran.out) == (3, "")
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, start=1) if key in line)
    assert f"{file}:{number}:" in ran.err
    assert f" {code} " in ran.err


def test_files_in_the_wrong_order_run_backwards(
    here: Callable[..., Ran], history: list[Path]
) -> None:
    ran = here("forecast", PLAN, *history[::-1], "--lang", "en")
    assert ran.code == 3
    assert "E513" in ran.err
    assert "Name the files from early to late" in ran.err


@pytest.mark.parametrize("day", ["2025-10-30", "2026-01-01", "hôm nay"])
def test_a_day_outside_the_rest_of_the_year_is_wrong_usage(
    day: str, here: Callable[..., Ran], history: list[Path]
) -> None:
    ran = here("forecast", PLAN, *history, "--as-of", day)
    assert (ran.code, ran.out) == (2, "")
    assert here("forecast", PLAN, *history, "--as-of", "2025-11-15").code == 0


def test_the_problems_of_all_files_are_told_together(
    here: Callable[..., Ran], history: list[Path], tmp_path: Path
) -> None:
    ran = here("forecast", PLAN, tmp_path / "a.json", history[0], tmp_path / "b.json")
    assert ran.code == 3
    assert "a.json" in ran.err
    assert "b.json" in ran.err
