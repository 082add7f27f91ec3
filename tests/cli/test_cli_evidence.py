"""`parscore evidence`: what it prints, what it writes, and how it fails."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import ACTUALS, INPUTS, PLAN, Ran, actuals, parscore, write_json
from support.evidence import PNG, filled
from support.pdfs import signed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.values.messages import Lang


def with_files(tmp_path: Path, *names: str) -> Path:
    """Write actuals whose first documents have these files."""
    tree: dict[str, Any] = actuals()
    for document, name in zip(tree["evidence"], names, strict=False):
        document["file"] = name
    return write_json(tmp_path / "actuals.json", tree)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_help_names_every_option_in_80_columns(lang: Lang, here: Callable[..., Ran]) -> None:
    ran = here("evidence", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    lines = unicodedata.normalize("NFC", ran.out).splitlines()
    assert max(map(len, lines)) <= 80
    for option in ("--folder", "--pack", "--force", "--rules", "--as-of", "--format", "--out"):
        assert option in ran.out
    assert "evidence" in here("--help", "--lang", lang).out
    assert ran.out.startswith("Cách dùng:" if lang == "vi" else "Usage:")


def test_the_list_of_hop_tien_counts_what_its_assessment_counts(
    here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    ran = here("evidence", *INPUTS)
    assert (ran.code, ran.err) == (0, "")
    demanded = assess()["evidence"]
    present = sum(one["status"] == "present" for one in demanded)
    assert f"Đủ {present}/{len(demanded)} tài liệu" in ran.out
    tree = json.loads(here("evidence", *INPUTS, "--format", "json").out)
    told = [one for one in tree["demanded"] if one["status"] != "later"]
    assert {(one["node"], one["document"], one["status"]) for one in told} == {
        (one["node"], one["document"], one["status"]) for one in demanded
    }
    assert {one["owner"] for one in told} == {one["owner"] for one in demanded}


def test_a_folder_is_looked_at_and_packed(tmp_path: Path, here: Callable[..., Ran]) -> None:
    folder = filled(tmp_path / "tl", {"kế hoạch.pdf": signed(), "b.png": PNG, "thua.png": PNG})
    given = with_files(tmp_path, "Kế Hoạch.pdf", "b.png", "../../etc/passwd")
    pack, out = tmp_path / "gói.zip", tmp_path / "danh_muc.md"
    ran = here("evidence", PLAN, given, "--folder", folder, "--pack", pack, "-o", out)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Đã ghi {pack}\n")
    told = " ".join(out.read_text(encoding="utf-8").split())
    assert "có 1 chữ ký số, nguyên vẹn; chưa xác minh người ký" in told
    assert "E453" in told
    assert "E464 thua.png" in told
    with zipfile.ZipFile(pack) as archive:
        assert archive.namelist()[2:] == [
            "1.1.1_01_quyet_dinh_ban_hanh_ke_hoach_cai_cach_hanh.pdf",
            "1.1.2_01_van_ban_trien_khai_ke_hoach_cua_cac_phong.png",
        ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "actuals.json",
        "danh_muc.md",
        "gói.zip",
        "tl",
    ]


def test_a_pack_in_its_own_folder_and_the_inputs_are_no_evidence(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    given, pack = with_files(tmp_path, "a.png"), tmp_path / "goi.zip"
    filled(tmp_path, {"a.png": PNG})
    first = here("evidence", PLAN, given, "--folder", tmp_path, "--pack", pack)
    before = pack.read_bytes()
    again = here("evidence", PLAN, given, "--folder", tmp_path, "--pack", pack, "--force")
    assert (first.code, again.code) == (0, 0)
    assert "E464" not in first.out + again.out
    assert first.out == again.out
    assert pack.read_bytes() == before


def test_an_old_pack_is_kept_unless_that_is_forced(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    pack = tmp_path / "goi.zip"
    pack.write_bytes(b"old")
    ran = here("evidence", *INPUTS, "--folder", tmp_path, "--pack", pack)
    assert (ran.code, ran.out) == (5, "")
    assert f"{pack}: E177" in ran.err
    assert pack.read_bytes() == b"old"
    assert here("evidence", *INPUTS, "--folder", tmp_path, "--pack", pack, "--force").code == 0
    assert zipfile.is_zipfile(pack)


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["--pack", "x.zip"], "--pack cần --folder", "--pack needs --folder"),
        (["--folder", ".", "--pack", "x.rar"], "phải có đuôi .zip", "ends with .zip"),
        (["--force"], "--force chỉ dùng cùng --pack", "--force goes only with --pack"),
        (["-o", "x.pdf"], "Các đuôi tệp dùng được: .txt, .md, .html, .json", "Suffixes that are"),
        (["-o", "x.md", "--format", "json"], "không khớp với đuôi tệp", "does not fit"),
        (["--format", "csv"], "'csv' không thuộc", "'csv' is not one of"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], vi: str, en: str, here: Callable[..., Ran]
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("evidence", *INPUTS, *arguments, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err


def test_bad_input_is_told_and_nothing_is_written(tmp_path: Path, here: Callable[..., Ran]) -> None:
    pack = tmp_path / "goi.zip"
    for arguments, code in (
        ((PLAN, tmp_path / "none.json"), "E001"),
        ((*INPUTS, "--folder", tmp_path / "none"), "E469"),
        ((*INPUTS, "--folder", ACTUALS), "E469"),
    ):
        more = () if "--folder" not in arguments else ("--pack", pack)
        ran = here("evidence", *arguments, *more)
        assert (ran.code, ran.out) == (3, "")
        assert code in ran.err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(tmp_path: Path, here: Callable[..., Ran]) -> None:
    filled(tmp_path / "tl", {"a.png": PNG})
    (tmp_path / "thu_muc.zip").mkdir()
    for arguments in (
        ("--folder", tmp_path / "tl", "--pack", tmp_path / "none" / "goi.zip"),
        ("--folder", tmp_path / "tl", "--pack", tmp_path / "thu_muc.zip", "--force"),
        ("-o", tmp_path / "none" / "x.md"),
    ):
        ran = here("evidence", *INPUTS, *arguments)
        assert (ran.code, ran.out) == (5, "")
        assert ran.err.startswith("Không ghi được “")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thu_muc.zip", "tl"]


def test_a_rules_folder_may_say_what_is_usual(tmp_path: Path) -> None:
    filled(tmp_path, {"vn/evidence.yaml": b"schema: parscore/evidence/1\nfile: {}\n"})
    ran = parscore("evidence", *INPUTS, env={"PARSCORE_RULES": str(tmp_path)})
    assert (ran.code, ran.out) == (4, "")
    assert f"{tmp_path}/vn/evidence.yaml:2:1: E061" in ran.err
