"""Who had to submit: a code decides, a total is no commune, a name speaks where no code does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.expected import Listed, expected_in, missing_of
from parscore.province.record import Record

if TYPE_CHECKING:
    from pathlib import Path


def record(folder: str, name: str, code: str | None) -> Record:
    return Record(
        folder=folder,
        key="k",
        scheme="s",
        name=name,
        province="vi-du",
        code=code,
        level=None,
        period=("2026-01-01", "2026-12-31"),
        as_of="2026-12-01",
        illustrative=True,
        score={},
        class_id=None,
        nodes={},
        minimums={},
        gaps=(),
        measures={},
    )


def test_a_namesake_with_another_code_has_not_submitted() -> None:
    there = [record("a", "Tân Lập", "00001")]
    expected = [Listed("00001", "Xã Tân Lập"), Listed("00003", "Xã Tân Lập")]
    assert missing_of(expected, there, []) == ["Xã Tân Lập (00003)"]
    assert missing_of([Listed("1", "")], there, []) == [], "as spreadsheets write it"


def test_a_name_speaks_for_a_result_without_a_code_and_for_a_folder() -> None:
    expected = [Listed("00001", "Xã Tân Lập"), Listed("00002", "Xã Minh Tân")]
    assert missing_of(expected, [record("a", "Tân Lập", None)], ["nop/minh-tan"]) == [
        "Xã Minh Tân (00002)"
    ]
    assert missing_of(expected, [], ["nop/00001", "nop/00002"]) == []
    assert missing_of([Listed("", "Tân Lập")], [record("a", "Tân Lập", "00001")], []) == []


def test_totals_are_no_communes(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text("STT;Mã xã;Tên xã\n1;00001;Xã Tân Lập\n2;;Xã Minh Tân\n;;Tổng cộng\n", "utf-8")
    assert expected_in(str(path)) == [Listed("00001", "Xã Tân Lập"), Listed("", "Xã Minh Tân")]
