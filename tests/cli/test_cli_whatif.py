"""`parscore whatif`: its options, its forms, its file of scenarios, and its messages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, INPUTS, PLAN, ROOT, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCENARIOS = """schema: parscore/scenarios/1
scenarios:
  - name: Thêm 12 giao dịch
    set:
      online_payment: "+12"
  - name: Đúng hạn cả
    set:
      dossiers_on_time: 1200/1200
      legal_review_reported: có
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "phuong-an.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_supposed_figure_is_tried_and_the_files_stay_as_they_are(
    here: Callable[..., Ran],
) -> None:
    before = ACTUALS.read_bytes()
    ran = here("whatif", *INPUTS, "--set", "online_payment=+12")
    assert (ran.code, ran.err) == (0, "")
    assert "79,62 / 98" in ran.out
    assert ACTUALS.read_bytes() == before


def test_scenarios_of_a_file_stand_side_by_side(
    here: Callable[..., Ran], file: Callable[[str], Path]
) -> None:
    ran = here("whatif", *INPUTS, "--scenarios", file(SCENARIOS), "--set", "business_dialogues=+1")
    assert (ran.code, ran.err) == (0, "")
    assert all(name in ran.out for name in ("Hiện tại", "Phương án 1", "Thêm 12", "Đúng hạn cả"))


def test_a_file_of_its_suffix_or_the_output_holds_the_same(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    for form, suffix in (("text", ".txt"), ("md", ".md"), ("json", ".json")):
        asked = ("whatif", *INPUTS, "--set", "online_payment=+12")
        out = tmp_path / f"thu{suffix}"
        assert here(*asked, "--out", out) == (0, "", "")
        assert here(*asked, "--format", form).out == out.read_text(encoding="utf-8")
    tree = json.loads((tmp_path / "thu.json").read_text(encoding="utf-8"))
    assert tree["schema"] == "parscore/whatif/1"
    assert tree["scenarios"][0]["change"]["points"] == "0.2"


def test_the_next_steps_of_the_biggest_gaps_are_tried_at_once(here: Callable[..., Ran]) -> None:
    ran = here("whatif", *INPUTS, "--steps", "5", "--format", "json")
    (scenario,) = json.loads(ran.out)["scenarios"]
    assert scenario["name"] == "Bước gần nhất của 5 việc"
    assert [note["code"] for note in scenario["notes"]][:5] == ["whatif.step"] * 5
    assert float(scenario["change"]["points"]) > 0


def test_the_rules_in_use_and_those_to_be_tried_are_two_things(here: Callable[..., Ran]) -> None:
    tried = here("whatif", *INPUTS, "--rules", "lang-son/2025", "--format", "json")
    made = json.loads(tried.out)
    assert made["before"]["ruleset"]["id"] == "thanh-hoa/2025"
    assert made["scenarios"][0]["ruleset"]["id"] == "lang-son/2025"
    national = ACTUALS.with_name("actuals-766.json")
    options = ("--own-rules", "vn/qd766", "--rules", "vn/qd766-van-ban", "--format", "json")
    made = json.loads(here("whatif", PLAN, national, *options).out)
    assert made["before"]["ruleset"]["id"] == "vn/qd766"
    assert made["scenarios"][0]["ruleset"]["id"] == "vn/qd766-van-ban"


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ([], 2, "Hãy nêu ít nhất một trong: --set, --scenarios, --steps, --rules."),
        (["--set", "online_payment"], 2, "--set online_payment: E528 “online_payment”"),
        (["--set", "=5"], 2, "E528"),
        (["--set", "online_paymnet=5"], 2, "E520 Từ điển không có chỉ tiêu"),
        (["--set", "online_payment=700/600"], 2, "E207"),
        (["--steps", "0"], 2, "“0” không phải là số việc"),
        (["--steps", "nhiều"], 2, "số nguyên từ 1"),
        (["--steps", "9" * 5000], 2, "số nguyên từ 1"),
        (["--scenarios", "khong-co.yaml"], 3, "khong-co.yaml"),
        (["--set", "online_payment=+1", "--out", "x.docx"], 2, ".txt, .md, .html, .json"),
        (["--set", "online_payment=+1", "--out", "x.md", "--format", "json"], 2, "không khớp"),
        (["--set", "online_payment=+1", "--rules", "thanh-hao/2025"], 4, "thanh-hoa/2025"),
        (["--set", "online_payment=+1", "--as-of", "hôm nay"], 2, "--as-of"),
        (["--set", "online_payment=+1", "--out", "/khong/co/x.md"], 5, "không có thư mục này"),
    ],
)
def test_what_is_wrong_is_told_plainly(
    options: list[str], code: int, words: str, here: Callable[..., Ran]
) -> None:
    ran = here("whatif", *INPUTS, *options)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_all_that_is_wrong_with_a_file_of_scenarios_is_told_at_its_place(
    here: Callable[..., Ran], file: Callable[[str], Path]
) -> None:
    path = file(SCENARIOS.replace("dossiers_on_time", "dossier_on_time").replace('"+12"', "xấu"))
    ran = here("whatif", *INPUTS, "--scenarios", path)
    assert ran.code == 3
    first, second = ran.err.splitlines()
    assert first.startswith(f"{path}:5:7: E523 ")
    assert second.startswith(f"{path}:8:7: E520 ")
    assert "Có phải “dossiers_on_time”?" in second


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema: parscore/scenarios/1\nscenarios: []\n", "E066"),
        ("schema: parscore/plan/1\nscenarios: []\n", "E070"),
        (SCENARIOS.replace("set:", "sets:"), "E061"),
        (SCENARIOS.replace("name:", "nam:"), "E06"),
    ],
)
def test_a_file_that_is_no_file_of_scenarios_is_refused(
    text: str, words: str, here: Callable[..., Ran], file: Callable[[str], Path]
) -> None:
    ran = here("whatif", *INPUTS, "--scenarios", file(text))
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.err


def test_only_one_file_is_read_from_standard_input(here: Callable[..., Ran]) -> None:
    ran = here("whatif", "-", ACTUALS, "--scenarios", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "Chỉ một tệp" in ran.err
    text = SCENARIOS.encode()
    assert here("whatif", *INPUTS, "--scenarios", "-", stdin=text).code == 0


def test_the_scenarios_of_the_readme_run_as_they_stand(
    here: Callable[..., Ran], file: Callable[[str], Path]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(
        r"```yaml [^\n]*\n(schema: parscore/scenarios/1\n.*?)```", readme, re.DOTALL
    )
    ran = here("whatif", *INPUTS, "--scenarios", file(block), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    points = [one["change"]["points"] for one in json.loads(ran.out)["scenarios"]]
    assert points == ["0.3", "1.8"]


def test_a_goal_that_is_met_is_told_once(here: Callable[..., Ran]) -> None:
    """The minimum has a line of its own, and the plan states the target in three places."""
    ran = here("whatif", *INPUTS, "--set", "online_payment=+18")
    said = " ".join(ran.out.split())
    assert "thanh toán trực tuyến (≥ 30%): Chưa đạt → Đạt" in said
    assert "không đạt mức tối thiểu" not in said
    assert said.count("không đạt mục tiêu của chính kế hoạch") == 1
    assert "Kế hoạch còn nêu mục tiêu này ở 2 chỗ khác." in said
