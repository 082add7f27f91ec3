"""Index 766 by name, and a province's set that quotes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import HOP_TIEN, PLAN, RULES, plan, write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

ACTUALS = HOP_TIEN / "actuals-766.json"
INPUTS = (PLAN, ACTUALS)
QUOTING = """\
schema: parscore/ruleset/1
id: thanh-hoa/2026
title: Bộ tiêu chí thử
province: thanh-hoa
period: {from: 2024-01-01, to: 2026-12-31}
in_force: {from: 2024-01-01, to: null}
revision: 1
confirmed_for: {from: 2024-01-01, to: 2026-12-31}
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {basis: assumed, reason: thử}
indicators: [vn/indicators, vn/qd766/indicators]
criteria:
  - id: service
    number: "1"
    title: Chỉ số 766
    max: 5
    indicator: portal_index
    formula: {type: proportional, of: ratio, full_at: 100}
"""


@pytest.fixture
def quoting(tmp_path: Path) -> Path:
    """A set that quotes index 766, beside a copy of nothing: the rest is found as packaged."""
    path = tmp_path / "rules/thanh-hoa/2026/ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(QUOTING, encoding="utf-8")
    return path


def documents(folder: Path, year: int, **measures: object) -> tuple[Path, Path]:
    period = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    figures = json.loads(ACTUALS.read_text(encoding="utf-8"))
    figures |= {"period": period, "as_of": f"{year}-12-15"}
    figures["measures"] |= {"portal_online_service_points": {"points": 8.9}, **measures}
    return (
        write_json(folder / "plan.json", plan() | {"period": period}),
        write_json(folder / "actuals.json", figures),
    )


def test_the_index_is_scored_by_name(assess: Callable[..., dict[str, Any]]) -> None:
    made = assess("--rules", "vn/qd766", inputs=INPUTS)
    assert (made["ruleset"]["id"], made["score"]["points"]) == ("vn/qd766", "71.1")
    written = assess("--rules", "vn/qd766-van-ban", inputs=INPUTS)
    assert (written["ruleset"]["id"], written["score"]["points"]) == ("vn/qd766-van-ban", "71.9")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", ["text", "md", "csv"])
def test_every_report_can_be_made_of_it(form: str, lang: str, here: Callable[..., Ran]) -> None:
    options = ("--rules", "vn/qd766", "--format", form, "--lang", lang)
    ran = here("evaluate", *INPUTS, *options)
    assert (ran.code, ran.err) == (0, "")
    title = {"vi": "Thanh toán trực tuyến", "en": "Online payment"}[lang]
    assert title in ran.out


def test_it_is_never_chosen_for_a_plan_by_itself(assess: Callable[..., dict[str, Any]]) -> None:
    assert assess()["ruleset"]["id"] == "thanh-hoa/2025"


def test_it_checks_its_actuals(here: Callable[..., Ran]) -> None:
    assert here("check", ACTUALS, "--rules", "vn/qd766").code == 0
    ran = here("check", ACTUALS, "--rules", "thanh-hoa/2025")
    assert ran.code == 1  # the province's set neither measures nor quotes any of this
    assert "E215" in ran.out


def test_its_assessment_is_verified(tmp_path: Path, here: Callable[..., Ran]) -> None:
    stored = tmp_path / "766.json"
    assert here("evaluate", *INPUTS, "--rules", "vn/qd766", "--out", stored).code == 0
    assert here("verify", stored, *INPUTS).code == 0


def test_a_quoting_assessment_is_verified_and_explained(
    quoting: Path, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    inputs = documents(tmp_path, 2025)
    stored, rules = tmp_path / "own.json", ("--rules", quoting)
    assert here("evaluate", *inputs, *rules, "--out", stored).code == 0
    made = json.loads(stored.read_text(encoding="utf-8"))
    assert made["score"]["points"] == "4"  # 80% of 5
    assert here("verify", stored, *inputs, *rules).code == 0
    assert "vn/qd766" in here("explain", "service", *inputs, *rules).out

    figures = json.loads(inputs[1].read_text(encoding="utf-8"))
    figures["measures"]["portal_dossiers_on_time"]["numerator"] -= 1
    write_json(inputs[1], figures)
    assert here("verify", stored, *inputs, *rules).code == 1


def test_e129_an_index_out_of_force_is_not_quoted_but_may_be_entered(
    quoting: Path, tmp_path: Path, here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    inputs = documents(tmp_path, 2026)
    for stale in ([], ["--allow-stale"]):
        ran = here("evaluate", *inputs, "--rules", quoting, *stale, "--lang", "en")
        assert (ran.code, ran.out) == (4, "")
        assert ran.err == (
            "vn/qd766: E129 The indicator “portal_index” of “thanh-hoa/2026” quotes a set "
            "that cannot score this time. "
            "The rule set “vn/qd766” scores 2022-08-01–2025-12-31, not the period of the actuals. "
            "Enter its published result in the actuals; --allow-stale if it is merely not "
            "confirmed.\n"
        )
    ran = here("evaluate", *inputs, "--rules", quoting)
    assert "E129 Chỉ tiêu “portal_index” của bộ “thanh-hoa/2026” dẫn một bộ không" in ran.err
    assert (
        "Nhập kết quả đã công bố; nếu chỉ vì bộ ấy chưa xác nhận thì thêm --allow-stale" in ran.err
    )
    inputs = documents(tmp_path, 2026, portal_index={"value": 90})
    assert assess("--rules", quoting, inputs=inputs)["score"]["points"] == "4.5"


def test_an_index_not_confirmed_for_the_year_makes_the_whole_stale(
    quoting: Path, tmp_path: Path, here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    inputs = documents(tmp_path, 2024)
    ran = here("evaluate", *inputs, "--rules", quoting, "--lang", "en")
    assert ran.code == 4
    assert "E129" in ran.err
    assert "not confirmed for 2024-01-01–2024-12-31" in ran.err
    made = assess("--rules", quoting, "--allow-stale", inputs=inputs)
    assert made["ruleset"]["stale"] is True
    assert made["score"]["points"] == "4"
    said = [one["en"] for one in made["warnings"] if one["code"].startswith("warn.stale")]
    quoted = "“thanh-hoa/2026” quotes the rule set “vn/qd766”, which is not confirmed for this"
    assert said == [f"{quoted} period."]
    told = here("evaluate", *inputs, "--rules", quoting, "--allow-stale", "--lang", "en").out
    assert f"[STALE] {quoted[:40]}" in told
    assert "The rule set “thanh-hoa/2026” is not confirmed" not in told


def test_actuals_of_a_national_set_are_checked_against_it(here: Callable[..., Ran]) -> None:
    ran = here("check", ACTUALS)
    assert ran.code == 0
    assert "đều thuộc bộ “vn/qd766”, nên soát theo bộ đó" in ran.err
    assert here("check", ACTUALS, "--rules", "thanh-hoa/2025").code == 1
    ran = here("check", HOP_TIEN / "actuals.json")
    assert (ran.code, ran.err) == (0, "")


def test_rules_check_tells_of_a_quoted_set_that_is_stale_or_missing(
    quoting: Path, here: Callable[..., Ran]
) -> None:
    ran = here("rules", "check", quoting, "--lang", "en")
    assert ran.code == 0
    assert "E153 (warning) “thanh-hoa/2026” quotes “vn/qd766” by the indicator" in ran.out
    text = quoting.read_text(encoding="utf-8").replace(", vn/qd766/indicators]", ", own]")
    quoting.write_text(text, encoding="utf-8")
    (quoting.parents[2] / "own.yaml").write_text(
        "schema: parscore/indicators/1\nindicators:\n  portal_index:\n    title: Chỉ số\n"
        "    title_en: Index\n    kind: ratio\n    unit: percent\n"
        "    from: {ruleset: vn/qd767, value: index}\n",
        encoding="utf-8",
    )
    ran = here("rules", "check", quoting, "--lang", "en")
    assert ran.code == 1
    assert "own.yaml:8:21: E101 There is no rule set “vn/qd767”." in ran.out
    own = quoting.parents[2] / "own.yaml"
    text = own.read_text(encoding="utf-8").replace("qd767, value: index", "qd766, value: indexx")
    own.write_text(text, encoding="utf-8")
    ran = here("rules", "check", quoting, "--lang", "en")
    assert ran.code == 1
    assert "own.yaml:8:" in ran.out
    assert "index" in ran.out


def test_the_index_of_a_folder_of_ones_own_is_quoted_before_the_packaged_one(
    quoting: Path, tmp_path: Path, assess: Callable[..., dict[str, Any]]
) -> None:
    inputs = documents(tmp_path, 2025)
    before = assess("--rules", quoting, inputs=inputs)
    own = tmp_path / "rules/vn/qd766/ruleset.yaml"
    own.parent.mkdir(parents=True)
    text = (RULES / "vn/qd766/ruleset.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("full_at: 80", "full_at: 100"), encoding="utf-8")
    after = assess("--rules", quoting, inputs=inputs)
    assert after["ruleset"]["sha256"] != before["ruleset"]["sha256"]
    # reused data: 2 × 738/1224 = 1.21 instead of 1.51, so the index is 79.7
    assert after["score"]["points"] == "3.985"
