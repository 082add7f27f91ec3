"""Next year's set and a province's first: what moves, what stays, what must be confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.cli import RULES

from parscore.authoring.canonical import is_canonical
from parscore.authoring.check import check_rules
from parscore.authoring.new_set import confirmed_year, is_province, new_set, parse_years
from parscore.authoring.new_year import NextYear, next_id, next_year
from parscore.authoring.old_years import OldYears
from parscore.authoring.rules_diff import compare
from parscore.authoring.trial import open_rules, open_written, try_rules
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.select import is_stale

if TYPE_CHECKING:
    from parscore.authoring.new_set import YearSpan
    from parscore.values.messages import Lang

FOLDERS = RulesFolders((RULES,))
SLOW = pytest.mark.slow  # one set shows it; the others are looked at in CI
SETS = (
    "thanh-hoa/2025",
    pytest.param("lang-son/2025", marks=SLOW),
    pytest.param("lai-chau/2025", marks=SLOW),
)


def years(text: str) -> YearSpan:
    found = parse_years(text)
    assert found is not None
    return found


def made(name: str, period: str, lang: Lang = "vi") -> NextYear:
    written, rules, around = open_written(name, FOLDERS)
    new_id = next_id(name, years(period))
    assert new_id is not None
    folder = Path(written.source.name).parent
    return next_year(written, rules.rulebook, folder, around, new_id, years(period), lang)


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", SETS)
def test_only_days_and_identity_differ_from_the_year_before(name: str, tmp_path: Path) -> None:
    new = made(name, "2026")
    put(tmp_path, new.files)
    old_rules, _ = open_rules(name, FOLDERS)
    new_rules, _ = open_rules(str(tmp_path / new.id), FOLDERS)
    old, book = old_rules.rulebook, new_rules.rulebook
    changes = {one.kind for one in compare(old, book)}
    assert changes <= {
        *("title_changed", "issued_changed", "decision_changed", "days_shifted"),
        *("period_changed", "confirmed_for_changed", "revision_changed"),
    }
    assert list(book.nodes) == list(old.nodes)
    assert [leaf.maximum for leaf in book.leaves] == [leaf.maximum for leaf in old.leaves]


@pytest.mark.parametrize("name", SETS)
def test_the_new_set_is_whole_canonical_and_stale(name: str, tmp_path: Path) -> None:
    new = made(name, "2026")
    put(tmp_path, new.files)
    assert all(is_canonical(text.encode(), file) for file, text in new.files.items())
    trial = try_rules(str(tmp_path / new.id), FOLDERS)
    assert (trial.problems, trial.failed) == ((), 0)
    assert len(trial.files) == len(list((RULES / name / "cases").glob("*.yaml")))
    assert is_stale(trial.rules.rulebook, trial.rules.rulebook.period)
    errors = [
        p for p in check_rules(FOLDERS, [str(tmp_path / new.id)]).problems if p.severity == "error"
    ]
    assert errors == []


def test_the_file_says_what_must_be_confirmed() -> None:
    text = made("thanh-hoa/2025", "2026").files["thanh-hoa/2026/ruleset.yaml"]
    assert "id: thanh-hoa/2026\n" in text
    assert "title: Bộ tiêu chí xác định Chỉ số CCHC cấp xã tỉnh Thanh Hóa năm 2026" in text
    assert "period: {from: 2026-01-01, to: 2026-12-31}\n" in text
    assert "in_force: {from: 2026-01-01, to: null}\nrevision: 1\nconfirmed_for: null\n" in text
    assert "due: 2026-08-14  # xác nhận lại; trước: 2025-08-14\n" in text
    assert (
        "window: {from: 2026-07-01, to: 2026-12-15}  "
        "# xác nhận lại; trước: 2025-07-01, 2025-12-15\n"
    ) in text
    assert (
        "# CHƯA XÁC NHẬN: chuyển từ thanh-hoa/2025 sang kỳ 2026. Số và mã giữ nguyên. Phải "
        "xác nhận lại:\n#   - tên, cơ quan, số và ngày của quyết định mới; hiệu lực (in_force)\n"
        "#   - 44 chỗ có ngày đã dời 1 năm (dòng ghi “xác nhận lại”)\n"
        "#   - điểm, mức và căn cứ của 57 tiêu chí, 9 chỉ tiêu tối thiểu; xếp loại\n"
        "# Xác nhận xong thì ghi confirmed_for: {from: 2026-01-01, to: 2026-12-31} và bỏ các "
        "ghi chú này.\nschema: parscore/ruleset/1\n"
    ) in text
    assert "# Bộ tiêu chí cấp xã của tỉnh Thanh Hóa, năm 2026. Mọi điểm" in text.split("id:")[0]
    assert "ngày 02/8/2025" in text  # what a text or a quote says is the author's to change
    assert "# 1. Chỉ đạo, điều hành: 15 điểm\n" in text


def test_the_checklist_names_every_day_figure_and_text() -> None:
    new = made("thanh-hoa/2025", "2026")
    lines = [text.vi for text in new.checklist]
    file = new.files["thanh-hoa/2026/ruleset.yaml"].splitlines()
    days = [line for line in lines if " → " in line.split("; ")[0] and "ruleset.yaml" in line]
    assert len(days) == 44
    for line in days:
        number = int(line.split(":")[1])
        assert "xác nhận lại" in file[number - 1]
    assert "thanh-hoa/2026/ruleset.yaml:57: self_scoring_closes 19/12/2025 → 19/12/2026." in days
    assert any(
        "còn nhắc đến “2025”: Ban hành Kế hoạch cải cách hành chính năm 2025" in x for x in lines
    )
    assert (
        "thanh-hoa/2026/ruleset.yaml:2: ghi chú đã đổi “2025” thành “2026”; đọc lại: Bộ tiêu chí "
        "cấp xã của tỉnh Thanh Hóa, năm 2026. Mọi điểm số ở đây là giả định: xem mục sources."
    ) in lines
    assert (
        "thanh-hoa/2026/ruleset.yaml:56: còn nhắc đến “2025”: "
        '"báo cáo Chủ tịch UBND xã trước ngày 20/12/2025" (mục IV của kế hoạch)'
    ) in lines
    assert not any("CHƯA XÁC NHẬN" in line for line in lines)  # what the program says of the move
    assert sum(line.startswith("Tiêu chí ") for line in lines) == 57
    assert sum(line.startswith("Chỉ tiêu tối thiểu ") for line in lines) == 9
    assert "Xếp loại “Xuất sắc”: từ 90." in lines
    assert lines[-1].endswith("ghi confirmed_for: {from: 2026-01-01, to: 2026-12-31}.")


def test_several_years_move_together_and_speak_either_language() -> None:
    new = made("lang-son/2026-2030", "2031-2035", "en")
    text = new.files["lang-son/2031-2035/ruleset.yaml"]
    assert "period: {from: 2031-01-01, to: 2035-12-31}\n" in text
    assert "{from: 2031-01-01, to: 2032-12-31}" in text  # the first phase
    second = text.split("id: online_services_2028_2030\n")[1].split("criteria:")[0]
    assert "period: {from: 2033-01-01, to: 2035-12-31}" in second
    assert "confirm; was: 2028-01-01, 2030-12-31" in second
    assert "as_of: 2032-12-31\n" in new.files["lang-son/2031-2035/cases/giai-doan.yaml"]
    assert "# NOT CONFIRMED: made from lang-son/2026-2030 for 2031-2035." in text
    assert "2031-2035" in text.split("title: ")[1].split("\n")[0].replace(" ", "")


def test_each_wording_that_names_a_year_of_several_is_told_once() -> None:
    lines = [text.vi for text in made("lang-son/2026-2030", "2031-2035").checklist]
    told = [line.partition(": ")[2] for line in lines if "còn nhắc đến" in line]
    assert "còn nhắc đến “2028”: Giai đoạn 2028 - 2030" in told
    assert any(
        " và 37 chỗ nữa: còn nhắc đến “2026 - 2030”: Kế hoạch cấp xã giai đoạn" in x for x in lines
    )
    assert len(told) == len(set(told))


def test_the_sets_own_dictionary_rules_and_maps_go_along(tmp_path: Path) -> None:
    old, away = tmp_path / "old", tmp_path / "new"
    put(old, new_set("ca-mau", years("2026")))
    own = {
        "indicators.yaml": "schema: parscore/indicators/1\nindicators: {}\n",
        "inference.yaml": "schema: parscore/inference/1\nrules: []\n",
        "maps/bieu.yaml": "schema: parscore/map/1\ntitle: Biểu\nextends: vn/maps/bieu-06a\n",
    }
    put(old, {f"ca-mau/2026/{name}": text for name, text in own.items()})
    ruleset = old / "ca-mau/2026/ruleset.yaml"
    text = ruleset.read_text(encoding="utf-8")
    for key in ("indicators", "inference"):
        assert f"{key}: [vn/{key}]" in text
        text = text.replace(f"{key}: [vn/{key}]", f"{key}: [vn/{key}, ca-mau/2026/{key}]")
    ruleset.write_text(text, encoding="utf-8")
    written, rules, around = open_written(str(ruleset), FOLDERS)
    new = next_year(
        written, rules.rulebook, ruleset.parent, around, "ca-mau/2027", years("2027"), "vi"
    )
    put(away, new.files)
    moved = new.files["ca-mau/2027/ruleset.yaml"]
    assert "indicators: [vn/indicators, ca-mau/2027/indicators]\n" in moved
    assert "inference: [vn/inference, ca-mau/2027/inference]\n" in moved
    assert {name: new.files[f"ca-mau/2027/{name}"] for name in own} == own
    told = [text.vi for text in new.checklist]
    assert "ca-mau/2027/maps/bieu.yaml: chép từ ca-mau/2026; đọc lại." in told
    found = check_rules(FOLDERS, [str(away / "ca-mau/2027")]).problems
    assert [one.render("vi") for one in found if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("name", "period", "wanted"),
    [
        ("thanh-hoa/2025", "2026", "thanh-hoa/2026"),
        ("hai-duong/2021-2025", "2026", "hai-duong/2026"),
        ("vn/khung", "2026", None),
        ("2025", "2026", None),
    ],
)
def test_the_id_ends_with_the_years(name: str, period: str, wanted: str | None) -> None:
    assert next_id(name, years(period)) == wanted


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("Bộ tiêu chí năm 2025.", "Bộ tiêu chí năm 2026."),
        ("parscore rules check thanh-hoa/2025", "parscore rules check thanh-hoa/2026"),
        ("Quyết định 12/QĐ-UBND ngày 15/8/2025", None),
        ("ngày 15.8.2025, 2025-08-15", None),
        ("số 45/2025/NQ-HĐND; giai đoạn 2021-2025; 12025", None),
    ],
)
def test_the_year_of_a_day_or_of_a_number_is_not_of_the_set(text: str, renamed: str | None) -> None:
    old = OldYears("2025", years("2025").period, years("2026"))
    assert old.renamed(text) == (text if renamed is None else renamed)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-", "2030-2026", "1800", "2026/..", "\uff12026", "2200"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert parse_years(text) is None


@pytest.mark.parametrize("slug", ["lang-son", "tp1", "x"])
def test_a_province_has_a_plain_name(slug: str) -> None:
    assert is_province(slug)


@pytest.mark.parametrize(
    "slug", ["", "..", "a/b", "../x", "Lạng Sơn", "a b", "-a", "vn", "a" * 81, "a."]
)
def test_a_name_that_could_lead_elsewhere_is_no_province(slug: str) -> None:
    assert not is_province(slug)


def test_a_first_set_is_valid_guided_and_tried(tmp_path: Path) -> None:
    files = new_set("ca-mau", years("2026-2030"))
    assert list(files) == [
        "ca-mau/2026-2030/ruleset.yaml",
        "ca-mau/2026-2030/cases/vi-du.yaml",
    ]
    put(tmp_path, files)
    assert all(is_canonical(text.encode(), file) for file, text in files.items())
    report = check_rules(FOLDERS, [str(tmp_path / "ca-mau" / "2026-2030")])
    assert [p.code for p in report.problems if p.severity == "error"] == []
    trial = try_rules(str(tmp_path / "ca-mau" / "2026-2030"), FOLDERS)
    assert (len(trial.runs), trial.failed) == (2, 0)
    book = trial.rules.rulebook
    assert {leaf.source.basis for leaf in book.leaves} == {"assumed"}
    assert is_stale(book, book.period)
    assert "@" not in "".join(files.values())


def test_the_period_of_a_first_set_does_not_depend_on_the_day() -> None:
    assert confirmed_year(FOLDERS) == parse_years("2025")
