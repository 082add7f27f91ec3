"""The Word report as LibreOffice sets it on paper: pages, their numbers, the order, the fonts."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from parscore.reports.word.report import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.documents.assessment import Assessment

    Changed = Callable[[Callable[[dict[str, Any]], None]], Assessment]

PROGRAMS = ("soffice", "pdftotext", "pdffonts")
ABSENT = [name for name in PROGRAMS if shutil.which(name) is None]
PATIENCE = 120  # seconds, after which a program counts as hanging
LONG = "Xây dựng, ban hành và triển khai thực hiện kế hoạch kiểm tra công tác CCHC " * 6
HOSTILE = '<b>&" =1+1'
LEAVES = 120


@pytest.mark.slow
@pytest.mark.skipif(bool(ABSENT), reason=f"these programs are not here: {', '.join(ABSENT)}")
def test_on_paper_it_reads_as_a_report_should(
    assessment: Assessment, changed: Changed, tmp_path: Path
) -> None:
    usual, large = tmp_path / "usual.docx", tmp_path / "large.docx"
    usual.write_bytes(render(assessment))
    large.write_bytes(render(changed(grown)))
    print_all(tmp_path, usual, large)
    reads_as_it_should(pages(usual))
    numbers_its_pages(pages(usual))
    numbers_its_pages(pages(large))
    whole = "\n".join(pages(large))
    assert HOSTILE in whole
    assert set(re.findall(r"\bN\.\d+\b", whole)) == {f"N.{number}" for number in range(LEAVES)}
    for file in (usual, large):
        fonts = run("pdffonts", file.with_suffix(".pdf")).splitlines()[2:]
        assert fonts
        assert all("LiberationSerif" in one or "TimesNewRoman" in one for one in fonts), fonts


def grown(data: dict[str, Any]) -> None:
    """Give the assessment many leaves with long titles, and its commune a nasty name."""
    parents = {node["parent"] for node in data["nodes"]}
    leaf = next(n for n in data["nodes"] if n["id"] not in parents and n["kind"] == "standard")
    data["nodes"] += [
        leaf | {"id": f"more_{number}", "number": f"N.{number}", "title": LONG}
        for number in range(LEAVES)
    ]
    data["commune"]["name"] = HOSTILE


def run(*command: object) -> str:
    done = subprocess.run(
        [str(one) for one in command],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def print_all(folder: Path, *files: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)


def pages(file: Path) -> list[str]:
    """Return the text of each page, laid out as it stands there."""
    return run("pdftotext", "-layout", file.with_suffix(".pdf"), "-").split("\f")[:-1]


def reads_as_it_should(printed: list[str]) -> None:
    """Look at the order of the parts, at lines that must not break, and at the length."""
    first, whole = printed[0], " ".join("\n".join(printed).split())
    heads = [line.split("   ")[-1].strip() for line in first.splitlines() if line.strip()]
    assert heads[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    parts = [
        *("LƯU Ý TRƯỚC KHI TRÌNH KÝ", "Căn cứ Luật Tổ chức", "I. KẾT QUẢ TỰ ĐÁNH GIÁ"),
        *("II. ĐIỂM BỊ MẤT", "III. GIẢI TRÌNH", "IV. KHÓ KHĂN", "V. ĐỀ XUẤT", "Nơi nhận:"),
        *("BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025", "Tổng cộng 98 79,42"),
        *("Những gì là giả định", "Nguồn gốc kết quả"),
    ]
    places = [whole.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert 15 <= len(printed) <= 24


def numbers_its_pages(printed: list[str]) -> None:
    """Find the letter and the appendix each counted from 1, which is not shown."""
    start = next(n for n, page in enumerate(printed) if page.lstrip().startswith("Phụ lục\n"))
    shown = [page.split("\n", 1)[0].strip() for page in printed]
    numbers = [number if number.isdigit() else "" for number in shown]
    assert numbers[:start] == ["", *map(str, range(2, start + 1))]
    assert numbers[start:] == ["", *map(str, range(2, len(printed) - start + 1))]
