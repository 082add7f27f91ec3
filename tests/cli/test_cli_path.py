"""`parscore path`: the answer in its forms, its exit codes, and what is said of a wrong command."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from support.cli import INPUTS, ROOT, Ran, actuals, write_json
from support.patches import patched

from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EFFORT = """\
schema: parscore/effort/1
unit: ngày công
indicators:
  online_payment: {fixed: 2, per_unit: 0.05}
  investment_plan_steps: {fixed: 5}
other: {fixed: 3}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "cong_suc.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def answer(ran: Ran) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(ran.out)
    jsonschema.validate(tree, schema_of("path"))
    return tree


def test_the_page_tells_goal_cost_proof_and_steps(here: Callable[..., Ran]) -> None:
    ran = here("path", *INPUTS, "--reach", "85%")
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "Đạt được chỉ số 85%." in ran.out
    assert "3 việc" in ran.out
    assert "đã chứng minh là ít nhất" in ran.out
    assert "Phòng Kinh tế; hạn 19/12/2025" in ran.out
    english = here("path", *INPUTS, "--reach", "85%", "--lang", "en", "--format", "md")
    assert "proven to be the least" in english.out
    assert "# " in english.out


def test_the_json_holds_a_patch_that_keeps_the_promise(
    here: Callable[..., Ran], tmp_path: Path, assess: Callable[..., dict[str, Any]]
) -> None:
    made = answer(here("path", *INPUTS, "--reach", "85", "--format", "json"))
    assert (made["status"], made["proof"], made["by"]) == ("found", "proven", "steps")
    file = write_json(tmp_path / "actuals.json", patched(actuals(), made["patch"]))
    after = assess(inputs=(INPUTS[0], file))
    assert after["score"]["points"] == made["after"]["points"]
    assert made["steps"][-1]["total"] == made["after"]["points"]


def test_effort_is_counted_from_its_file(here: Callable[..., Ran], tmp_path: Path) -> None:
    file = written(tmp_path, EFFORT)
    made = answer(here("path", *INPUTS, "--reach", "82", "--effort", file, "--format", "json"))
    assert (made["by"], made["effort_unit"], made["proof"]) == ("effort", "ngày công", "proven")
    assert sum(float(step["effort"]) for step in made["steps"]) == float(made["cost"])


def test_the_efforts_of_the_readme_are_read(here: Callable[..., Ran], tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml [^\n]*\n(schema: parscore/effort/1\n.*?)```", text, re.DOTALL)
    ran = here("path", *INPUTS, "--reach", "82", "--effort", written(tmp_path, block))
    assert (ran.code, ran.err) == (0, "")
    assert "ngày công" in ran.out


def test_what_cannot_be_reached_any_more_is_exit_1(here: Callable[..., Ran]) -> None:
    ran = here("path", *INPUTS, "--reach", "97")
    assert ran.code == 1
    told = " ".join(ran.out.split())
    assert "không thể đạt 97 điểm trong kỳ này nữa: cao nhất còn có thể là 93,82 / 98" in told
    assert "Số liệu còn thiếu có thể thêm nhiều nhất 2 điểm." in told


def test_where_nothing_is_known_nothing_is_promised(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    file = write_json(tmp_path / "actuals.json", actuals() | {"measures": {}})
    ran = here("path", INPUTS[0], file, "--reach", "50", "--format", "json")
    made = answer(ran)
    assert (ran.code, made["status"], made["steps"], made["patch"]) == (1, "unreachable", [], [])
    assert float(made["missing"]) > 50


def test_what_is_reached_already_is_exit_0(here: Callable[..., Ran]) -> None:
    ran = here("path", *INPUTS, "--reach", "tot")
    assert ran.code == 0
    assert "Đã đạt xếp loại “Tốt” rồi" in ran.out


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("850", "“850” cao hơn mức tối đa của bộ tiêu chí"),
        ("-5", "“-5” không phải là số điểm"),
        ("0%", "“0%” không phải là số điểm"),
        ("toot", "Có phải ý là “tot”?"),
        ("hạng nhất", "Hãy ghi điểm (85), chỉ số (85%) hoặc xếp loại: "),
        ("8.5.1", "không phải là một số"),
    ],
)
def test_a_goal_that_cannot_be_meant_is_wrong_usage(
    goal: str, said: str, here: Callable[..., Ran]
) -> None:
    ran = here("path", *INPUTS, "--reach", goal)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_efforts_are_checked_at_their_place(here: Callable[..., Ran], tmp_path: Path) -> None:
    wrong = EFFORT.replace("online_payment:", "online_paymnt:").replace("{fixed: 5}", "{}")
    ran = here("path", *INPUTS, "--reach", "85", "--effort", written(tmp_path, wrong))
    assert (ran.code, ran.out) == (3, "")
    assert "cong_suc.yaml:5:26: E500" in ran.err
    ran = here(
        "path",
        *INPUTS,
        "--reach",
        "85",
        "--effort",
        written(tmp_path, wrong.replace("{}", "{fixed: 1}")),
    )
    assert ran.code == 3
    assert "cong_suc.yaml:4:3: E503" in ran.err
    assert "Có phải ý là “online_payment”?" in ran.err


def test_options_that_do_not_go_together_are_wrong_usage(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    assert here("path", *INPUTS).code == 2
    assert "--effort TỆP" in here("path", *INPUTS, "--reach", "85", "--by", "effort").err
    assert here("path", *INPUTS, "--reach", "85", "-o", tmp_path / "x.pdf").code == 2
    assert here("path", *INPUTS, "--reach", "85", "--format", "md", "-o", "x.json").code == 2
    assert here("path", "-", "-", "--reach", "85").code == 2


def test_the_answer_goes_into_a_file(here: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "duong_di.json"
    assert here("path", *INPUTS, "--reach", "85", "-o", file) == (0, "", "")
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "parscore/path/1"
