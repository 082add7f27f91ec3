"""The pack: stable names, an index of everything, equal bytes for equal folders."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.evidence import JPG, PNG, demand, demanding, filled, listed, paper, proved
from support.pdfs import plain, tampered

from parscore.evidence.pack import INDEX_TABLE, INDEX_TEXT, plan_pack, write_pack
from parscore.reading.problems import Unreadable
from parscore.reports.wrapping import width

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.evidence.checklist import Checklist
    from parscore.values.messages import Lang

RULES = demanding(
    proved("one", demand("a"), demand("b"), number="3.2.1"),
    proved("two", demand("c"), number="3.2.2 (mới)"),
    proved("three", demand("d"), number="4"),
)
DOCUMENTS = [
    paper("x", document="a", title="Báo cáo kết quả quý IV", file="Quý 4.PDF"),
    paper("y", document="b", title="Quyết định", file="qd.png"),
    paper("z", title="=Ảnh chụp; “trang 1”", file="ảnh/a.jpeg"),
    paper("t", title="Bị sửa", file="sua.pdf"),
    paper("u", title="漢字", file="u.png"),
]
NAMED = {"one": ["x", "y"], "two": ["z", "x"], "three": ["t"]}
FILES = {
    "Quý 4.PDF": plain(),
    "qd.png": PNG,
    "ảnh/a.jpeg": JPG,
    "sua.pdf": tampered(),
    "u.png": PNG + b"1",
}


@pytest.fixture
def checklist(tmp_path: Path) -> Checklist:
    return listed(RULES, DOCUMENTS, NAMED, filled(tmp_path / "in", FILES))


def packed(checklist: Checklist, lang: Lang = "vi") -> bytes:
    out = io.BytesIO()
    write_pack(out, checklist, plan_pack(checklist), lang)
    return out.getvalue()


def table(archive: zipfile.ZipFile) -> list[list[str]]:
    text = archive.read(INDEX_TABLE).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_files_get_ascii_names_by_criterion_and_are_packed_as_they_are(
    checklist: Checklist,
) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(checklist))) as archive:
        names = archive.namelist()
        assert names == [
            INDEX_TABLE,
            INDEX_TEXT,
            "3.2.1_01_bao_cao_ket_qua_quy_iv.pdf",
            "3.2.1_02_quyet_dinh.png",
            "3.2.2.moi_01_anh_chup_trang_1.jpeg",
            "khac_01_tai_lieu.png",
        ]
        assert all(name.isascii() for name in names)
        assert archive.testzip() is None
        assert archive.read(names[2]) == FILES["Quý 4.PDF"]
        assert archive.read(names[4]) == FILES["ảnh/a.jpeg"]


def test_the_index_lists_everything_with_its_hash_and_what_is_missing(
    checklist: Checklist,
) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(checklist))) as archive:
        head, *rows = table(archive)
        told = [dict(zip(head, row, strict=True)) for row in rows]
        for row in told:
            if row["Tệp trong gói"]:
                data = archive.read(row["Tệp trong gói"])
                assert hashlib.sha256(data).hexdigest() == row["SHA-256"]
    assert [(row["STT"], row["Tiêu chí"], row["Tình trạng"]) for row in told] == [
        ("1", "3.2.1", "Đã có"),
        ("2", "3.2.1", "Đã có"),
        ("3", "3.2.2 (mới)", "Đã có"),
        ("4", "4", "Tệp lỗi"),
        ("5", "", "Ngoài danh mục"),
    ]
    assert told[2]["Tài liệu đã nộp"] == "'=Ảnh chụp; “trang 1”"
    assert told[3]["Tệp trong gói"] == ""
    assert told[3]["Ghi chú"] == "Không có trong gói: tệp có lỗi (E468)"


def test_a_file_that_proves_two_criteria_is_packed_once(tmp_path: Path) -> None:
    rules = demanding(
        proved("one", demand("a"), number="1"), proved("two", demand("a"), number="2")
    )
    folder = filled(tmp_path, {"a.png": PNG})
    given = [paper("x", document="a", file="a.png")]
    found = listed(rules, given, {"one": ["x"], "two": ["x"]}, folder)
    rows = plan_pack(found)
    assert [row.packed for row in rows] == ["1_01_bao_cao_x.png"] * 2
    with zipfile.ZipFile(io.BytesIO(packed(found))) as archive:
        assert archive.namelist()[2:] == ["1_01_bao_cao_x.png"]


def test_what_is_missing_has_its_line_and_its_reason(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a.png": PNG})
    given = [paper("x", issued="2024-01-01", file="a.png"), paper("y", document="b")]
    found = listed(RULES, given, {"one": ["y"], "two": ["x"]}, folder)
    with zipfile.ZipFile(io.BytesIO(packed(found))) as archive:
        rows = table(archive)[1:]
    assert [(row[1], row[-2], row[-1]) for row in rows] == [
        ("3.2.1", "Thiếu", "Không có trong gói: chưa có tài liệu"),
        ("3.2.1", "Đã có", "Không có trong gói: chưa ghi tên tệp"),
        (
            "3.2.2 (mới)",
            "Ngoài kỳ",
            "Tài liệu đã nộp ban hành ngày 1/1/2024, ngoài khoảng 1/1/2025–31/12/2025.",
        ),
        ("4", "Chưa cần", "Không có trong gói: chưa có tài liệu"),
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_equal_folders_give_equal_bytes(tmp_path: Path, lang: Lang) -> None:
    packs = set()
    for name, order in (("one", 1), ("two", -1)):
        folder = filled(tmp_path / name, dict(list(FILES.items())[::order]))
        packs.add(packed(listed(RULES, DOCUMENTS, NAMED, folder), lang))
    assert len(packs) == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_index_as_text_fits_80_columns_and_breaks_no_hash(
    checklist: Checklist, lang: Lang
) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(checklist, lang))) as archive:
        text = archive.read(INDEX_TEXT).decode()
    lines = text.splitlines()
    assert max(map(width, lines)) <= 80
    for data in (PNG, JPG, plain()):
        assert any(line.endswith(hashlib.sha256(data).hexdigest()) for line in lines)
    assert ("Gói có 4 tệp; 1 dòng chưa có tệp." if lang == "vi" else "4 files; 1 row") in text


def test_a_file_that_changed_since_it_was_looked_at_is_not_packed(
    checklist: Checklist, tmp_path: Path
) -> None:
    same_length = PNG[:-1] + b"!"
    (tmp_path / "in" / "qd.png").write_bytes(same_length)
    with pytest.raises(Unreadable, match="tệp vừa bị thay đổi"):
        packed(checklist)
