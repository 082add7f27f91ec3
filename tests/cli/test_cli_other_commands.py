"""explain, check, report, verify and schema."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from support.cli import ACTUALS, INPUTS, PLAN, RULES, Ran, actuals, parscore, plan, write_json
from support.editor import as_an_editor

from parscore.cli.commands import FORMATS, SCHEMAS
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def stored(tmp_path: Path, here: Callable[..., Ran]) -> Path:
    """Write the assessment of Hợp Tiến as its office would keep it."""
    file = tmp_path / "tu_cham_diem.json"
    assert here("evaluate", *INPUTS, "-o", file).code == 0
    return file


def test_a_criterion_is_explained_by_its_id_as_by_its_number(
    here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    group, leaf = assess()["nodes"][:2]
    for node in (group, leaf):
        by_id = here("explain", node["id"], *INPUTS)
        assert (by_id.code, by_id.err) == (0, "")
        assert node["number"] in by_id.out
        assert max(map(len, by_id.out.splitlines())) <= 80
        assert here("explain", node["number"], *INPUTS) == by_id


def test_an_unknown_criterion_is_wrong_usage_with_those_that_are_close(
    here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    node = assess()["nodes"][3]["id"]
    vi, en = here("explain", node[:-1], *INPUTS), here("explain", node[:-1], *INPUTS, "--lang=en")
    assert (vi.code, vi.out, en.code, en.out) == (2, "", 2, "")
    assert f"Không có tiêu chí “{node[:-1]}”" in vi.err
    assert node in vi.err.splitlines()[-1]
    assert node in en.err.splitlines()[-1]
    assert here("explain", "", *INPUTS).code == 2
    assert here("explain", "tất cả", *INPUTS).code == 2


def test_bad_input_of_explain_is_told_as_that_of_evaluate(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    told = here("explain", "1", tmp_path / "no.json", ACTUALS)
    assert (told.code, told.out) == (3, "")
    assert told.err == here("evaluate", tmp_path / "no.json", ACTUALS).err
    assert here("explain", "1", *INPUTS, "--rules", "no/set").code == 4


def test_documents_with_nothing_but_warnings_pass_the_check() -> None:
    ran = parscore("check", *INPUTS)
    told = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert all(" (cảnh báo) " in line for line in told if not line.endswith("cảnh báo."))
    assert [line for line in told if line.endswith("cảnh báo.")] == [
        f"{PLAN}: 0 lỗi, 25 cảnh báo.",
        f"{ACTUALS}: 0 lỗi, 1 cảnh báo.",
    ]
    ran = parscore("check", PLAN, "--lang", "en")
    assert ran.code == 0
    assert ran.out.endswith(f"{PLAN}: 0 errors, 25 warnings.\n")


def test_the_check_tells_the_problems_of_every_file_and_goes_on(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    tree = actuals()
    tree["measures"]["dossiers_on_tme"] = {"value": -1}
    tree["as_of"] = "15/12/2025"
    wrong = write_json(tmp_path / "actuals.json", tree)
    missing = tmp_path / "no.json"
    ran = here("check", missing, wrong, PLAN)
    assert (ran.code, ran.err) == (1, "")
    told = ran.out.splitlines()
    assert told[0].startswith(f"{missing}: E001 ")
    assert told[1] == f"{missing}: 1 lỗi, 0 cảnh báo."
    assert told[2].startswith(f"{wrong}:11:12: E047 ")
    assert f"{wrong}: 1 lỗi, 0 cảnh báo." in told
    assert told[-1] == f"{PLAN}: 0 lỗi, 25 cảnh báo."


def test_the_check_finds_in_one_file_what_evaluate_finds_in_both(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    tree = actuals()
    tree["measures"]["dossiers_on_tme"] = {"value": -1}
    tree["measures"]["plan_tasks_completed"]["numerator"] = 10
    wrong = write_json(tmp_path / "actuals.json", tree)
    checked, evaluated = here("check", wrong), here("evaluate", PLAN, wrong)
    assert checked.code == 1
    told = [line for line in checked.out.splitlines(keepends=True) if " (cảnh báo) " not in line]
    assert "".join(told) == f"{evaluated.err}{wrong}: 2 lỗi, 1 cảnh báo.\n"


def test_the_check_needs_rules_to_check_against(here: Callable[..., Ran], tmp_path: Path) -> None:
    tree = plan()
    tree["commune"]["province"] = "nghe-an"
    file = write_json(tmp_path / "plan.json", tree)
    ran = here("check", file)
    assert (ran.code, ran.out) == (4, "")
    assert "E102" in ran.err
    assert here("check", file, "--rules", "thanh-hoa/2025").code == 0


def test_the_check_reads_standard_input(here: Callable[..., Ran]) -> None:
    ran = here("check", "-", stdin=PLAN.read_bytes())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("-: 0 lỗi, 25 cảnh báo.\n")
    assert here("check", "-", stdin=b"{").code == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", [form for form in FORMATS if not RENDERERS[form].binary])
def test_a_stored_assessment_is_rendered_as_evaluate_would(
    form: str, lang: str, stored: Path, here: Callable[..., Ran]
) -> None:
    usual = here("evaluate", *INPUTS, "--format", form, "--lang", lang)
    assert here("report", stored, "--format", form, "--lang", lang) == usual


def test_a_report_goes_where_evaluate_would_write(
    stored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    assert here("report", stored) == here("evaluate", *INPUTS)
    assert here("report", "-", stdin=stored.read_bytes()) == here("evaluate", *INPUTS)
    for command in (["report", stored], ["evaluate", *INPUTS]):
        assert here(*command, "-o", tmp_path / str(command[0])).code == 0
    for file in (tmp_path / "report").iterdir():
        assert file.read_bytes() == (tmp_path / "evaluate" / file.name).read_bytes()
    assert here("report", stored, "-o", tmp_path / "x.pdf").code == 2
    assert here("report", stored, "-o", tmp_path / "no" / "x.md").code == 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E005"),
        (b"[]", "E050"),
        (b'{"schema": "parscore/assessment/2"}', "E071"),
        (PLAN.read_bytes(), "E070"),
    ],
)
def test_what_is_no_assessment_is_not_rendered(
    data: bytes, code: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(data)
    for ran in (here("report", file), here("verify", file, *INPUTS)):
        assert (ran.code, ran.out) == (3, "")
        assert f"{code} " in ran.err


def test_a_true_assessment_is_verified(stored: Path, here: Callable[..., Ran]) -> None:
    agrees = "Khớp: chấm lại cho cùng kết quả.\n"
    assert here("verify", stored, *INPUTS) == (0, "", agrees)
    assert here("verify", stored, *INPUTS, "--lang", "en").err.startswith("It agrees")
    ran = here("verify", "-", *INPUTS, stdin=stored.read_bytes())
    assert ran == (0, "", agrees)


def test_the_engine_and_its_version_are_no_part_of_what_is_verified(
    stored: Path, here: Callable[..., Ran]
) -> None:
    tree = json.loads(stored.read_text(encoding="utf-8"))
    tree["engine"] = {"name": "other", "version": "9", "inference": "by hand", "note": None}
    assert here("verify", write_json(stored, tree), *INPUTS).code == 0


def test_an_assessment_of_a_whole_run_is_verified_though_it_names_no_steps(
    here: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "in/x").mkdir(parents=True)
    for source in INPUTS:
        shutil.copy(source, tmp_path / "in/x")
    communes, results = tmp_path / "in", tmp_path / "out"
    assert here("province", "evaluate", communes, "-o", results, "-j", "1").code == 0
    written = results / "ket_qua/x.json"
    assert "step" not in {key for gap in gaps_of(written) for key, value in gap.items() if value}
    assert here("verify", written, *INPUTS).code == 0


def test_a_step_that_was_taken_away_is_found_out(stored: Path, here: Callable[..., Ran]) -> None:
    tree = json.loads(stored.read_text(encoding="utf-8"))
    place = next(place for place, gap in enumerate(tree["gaps"]) if gap["step"])
    tree["gaps"][place]["step"] = None
    ran = here("verify", write_json(stored, tree), *INPUTS)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert f"“/gaps/{place}/step”" in ran.err


def gaps_of(file: Path) -> list[dict[str, Any]]:
    gaps: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["gaps"]
    return gaps


def doctored_points(tree: dict[str, Any]) -> None:
    tree["score"]["points"] = "99"


def doctored_node(tree: dict[str, Any]) -> None:
    tree["nodes"][5]["explanation"] = "sửa tay"


def doctored_finding(tree: dict[str, Any]) -> None:
    tree["findings"].pop()


def doctored_hash(tree: dict[str, Any]) -> None:
    tree["ruleset"]["sha256"] = "0" * 64


@pytest.mark.parametrize(
    ("doctor", "place"),
    [
        (doctored_points, "/score/points"),
        (doctored_node, "/nodes/5/explanation"),
        (doctored_finding, "/findings"),
        (doctored_hash, "/ruleset/sha256"),
    ],
)
def test_a_doctored_assessment_is_found_out_and_the_place_named(
    doctor: Callable[[dict[str, Any]], None], place: str, stored: Path, here: Callable[..., Ran]
) -> None:
    tree = json.loads(stored.read_text(encoding="utf-8"))
    doctor(tree)
    file = write_json(stored, tree)
    vi, en = here("verify", file, *INPUTS), here("verify", file, *INPUTS, "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (1, "", 1, "")
    assert vi.err.startswith(f"Không khớp ở “{place}”: tệp ghi ")
    assert en.err.startswith(f"It differs at “{place}”: the file says ")
    assert vi.err.count("\n") == 1


def test_an_assessment_of_other_actuals_is_found_out(
    stored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    tree = actuals()
    tree["measures"]["plan_tasks_completed"]["numerator"] = 9
    ran = here("verify", stored, PLAN, write_json(tmp_path / "other.json", tree))
    assert (ran.code, ran.out) == (1, "")
    assert "“/inputs/actuals”" in ran.err
    assert "“/score/points”" in ran.err


def test_an_assessment_is_verified_on_its_own_day(here: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    assert here("evaluate", *INPUTS, "--as-of", "2025-09-01", "-o", file).code == 0
    assert here("verify", file, *INPUTS).code == 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_draft_7_and_ends_with_a_line_feed(name: str, here: Callable[..., Ran]) -> None:
    ran = here("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("}\n")
    schema = json.loads(ran.out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    assert here("schema", name, "--lang", "en").out == ran.out


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("plan", PLAN),
        ("actuals", ACTUALS),
        ("ruleset", RULES / "thanh-hoa/2025/ruleset.yaml"),
        ("ruleset", RULES / "vn/khung/ruleset.yaml"),
        ("indicators", RULES / "vn/indicators.yaml"),
        ("inference", RULES / "vn/inference.yaml"),
        ("assessment", None),
    ],
)
def test_a_schema_accepts_what_the_program_reads_or_writes(
    name: str, file: Path | None, stored: Path, here: Callable[..., Ran]
) -> None:
    text = (file or stored).read_text(encoding="utf-8")
    tree = json.loads(text) if name in {"plan", "actuals", "assessment"} else as_an_editor(text)
    validator = jsonschema.Draft7Validator(json.loads(here("schema", name).out))
    assert [error.message for error in validator.iter_errors(tree)] == []
    assert list(validator.iter_errors({**tree, "xyz": 1}))
    assert list(validator.iter_errors({key: one for key, one in tree.items() if key != "schema"}))


def without_a_maximum(tree: dict[str, Any]) -> None:
    tree["nodes"][5]["max"] = ""


def with_an_operator_that_is_none(tree: dict[str, Any]) -> None:
    tree["targets"][1]["op"] = "=>"


def with_a_count_that_is_none(tree: dict[str, Any]) -> None:
    node = next(node for node in tree["nodes"] if "numerator" in (node["measure"] or {}))
    node["measure"]["numerator"] = {}


def with_an_edge_that_is_none(tree: dict[str, Any]) -> None:
    bands_of(tree)["bands"][0]["at_most"] = "1e1"


def bands_of(tree: dict[str, Any]) -> dict[str, Any]:
    """Return the formula of the first leaf in bands."""
    formulas = (node["scheme"]["formula"] for node in tree["nodes"])
    return next(one for one in formulas if one is not None and one["type"] == "bands")


def without_a_day(tree: dict[str, Any]) -> None:
    tree["as_of"] = "x"


@pytest.mark.parametrize(
    "doctor",
    [
        without_a_maximum,
        with_an_operator_that_is_none,
        with_a_count_that_is_none,
        with_an_edge_that_is_none,
        without_a_day,
    ],
)
def test_a_figure_that_is_none_in_a_stored_assessment_is_bad_input(
    doctor: Callable[[dict[str, Any]], None], stored: Path, here: Callable[..., Ran]
) -> None:
    tree = json.loads(stored.read_text(encoding="utf-8"))
    doctor(tree)
    file = write_json(stored, tree)
    assert (here("report", file).code, here("verify", file, *INPUTS).code) == (3, 3)


def test_a_key_that_is_none_in_what_an_assessment_keeps_is_told_with_the_one_that_was_meant(
    stored: Path, here: Callable[..., Ran]
) -> None:
    tree = json.loads(stored.read_text(encoding="utf-8"))
    measured = next(node for node in tree["nodes"] if node["measure"])
    measured["measure"]["valeu"] = "3"
    bands_of(tree)["tpye"] = "x"
    ran = here("report", write_json(stored, tree), "--out", "x.xlsx")
    assert ran.code == 3
    assert "E061 Không có khóa “valeu” trong mẫu. Có phải ý là “value”?" in ran.err
    assert "E061 Không có khóa “tpye” trong mẫu. Có phải ý là “type”?" in ran.err
