"""The HTML report as a browser shows and prints it: hostile names, 120 leaves, three widths.

The page is measured from outside, by a page with a script that frames it; Chromium then prints it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import as_json, assess_hop_tien

from parscore.documents.assessment import Assessment
from parscore.reports.html.document import render
from parscore.reports.subject import Subject

if TYPE_CHECKING:
    from pathlib import Path

LEAVES = 120
NAMES = (
    '<b>&"',
    "=1+1",
    "<script>document.title = 'run'</script>",
    "\u202egnp.exe\u2066",
    "Tiêuchí" * 40,
    "x" * 300,
    "Tỷ lệ hồ sơ giải quyết trước và đúng hạn " * 12,
)
SWITCHES = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--allow-file-access-from-files", "--virtual-time-budget=4000", "--no-pdf-header-footer"),
)
FRAME = """<!doctype html><meta charset="utf-8">
<iframe id="phone" width="360" height="640" src="page.html#tc-4"></iframe>
<iframe id="desk" width="1280" height="800" src="page.html"></iframe>
<pre id="measured"></pre>
<script>
addEventListener("load", () => setTimeout(() => {
  const found = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, root = page.documentElement;
    const open = [...page.querySelectorAll("details")].filter((one) => one.open).length;
    const closed = root.scrollWidth;
    for (const one of page.querySelectorAll("details")) one.open = true;
    const wide = [...page.querySelectorAll("main *")].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1
    ).map((one) => one.tagName);
    found[frame.id] = {
      open, closed, opened: root.scrollWidth, wide, title: page.title,
      colour: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
      scrolled: frame.contentWindow.scrollY > 0,
      scripts: page.scripts.length,
    };
  }
  document.getElementById("measured").textContent = JSON.stringify(found);
}, 500));
</script>
"""


def crowded() -> Assessment:
    """Return Hợp Tiến with 120 leaves, and names that break careless pages."""
    data = as_json(assess_hop_tien())
    parents = {node["parent"] for node in data["nodes"]}
    leaves = [node for node in data["nodes"] if node["id"] not in parents]
    data["nodes"] += [copy_of(leaves, place) for place in range(LEAVES - len(leaves))]
    data["commune"]["name"] = NAMES[0]
    named: list[dict[str, Any]] = [*data["units"], *data["tasks"], *data["gaps"], *data["minimums"]]
    for place, one in enumerate([*leaves[::3], *named, *data["evidence"][::2]]):
        one["name" if "name" in one else "title"] = NAMES[place % len(NAMES)]
    return Assessment.model_validate(data)


def copy_of(leaves: list[dict[str, Any]], place: int) -> dict[str, Any]:
    leaf = leaves[place % len(leaves)]
    return leaf | {"id": f"copy_{place}", "number": f"9.{place + 1}"}


@pytest.fixture(scope="module")
def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return pytest.skip("no Chromium on this machine: apt-get install chromium")


def ran(chromium: str, folder: Path, *arguments: str) -> str:
    """Return what one run of the browser prints, with a profile of its own."""
    command = [chromium, *SWITCHES, f"--user-data-dir={folder / 'profile'}", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout.decode()


@pytest.mark.slow
def test_on_a_phone_and_on_a_desk_nothing_is_wider_than_the_screen(
    chromium: str, tmp_path: Path
) -> None:
    made = crowded()
    (tmp_path / "page.html").write_text(render(made), encoding="utf-8")
    (tmp_path / "frame.html").write_text(FRAME, encoding="utf-8")
    dumped = ran(chromium, tmp_path, "--dump-dom", (tmp_path / "frame.html").as_uri())
    (measured,) = re.findall(r'<pre id="measured">(.*?)</pre>', dumped)
    found = json.loads(unescape(measured))
    subject = Subject(made, "vi")
    for name, width in (("phone", 360), ("desk", 1280)):
        one = found[name]
        assert (one["closed"] <= width, one["opened"] <= width, one["wide"]) == (True, True, [])
        assert one["colour"] == "rgb(244, 245, 247)"  # the policy has let the style in
        assert one["title"].endswith(subject.commune())
        assert one["scripts"] == 0
    assert (found["phone"]["open"], found["desk"]["open"]) == (1, 0)  # a link opens its leaf
    assert found["phone"]["scrolled"]


@pytest.mark.slow
def test_on_paper_everything_is_open_and_whole(chromium: str, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine: apt-get install poppler-utils")
    made = crowded()
    (tmp_path / "page.html").write_text(render(made), encoding="utf-8")
    paper = tmp_path / "page.pdf"
    ran(chromium, tmp_path, f"--print-to-pdf={paper}", (tmp_path / "page.html").as_uri())
    facts = told_by("pdfinfo", str(paper))
    assert "(A4)" in facts
    pages = int(re.findall(r"Pages: +(\d+)", facts)[0])
    assert LEAVES // 3 < pages < 2 * LEAVES
    sheets = told_by("pdftotext", "-layout", str(paper), "-").split("\f")
    text = "\n".join(sheets)
    subject = Subject(made, "vi")
    assert len(subject.leaves) == LEAVES
    assert all(re.search(rf"\b{re.escape(leaf.number)}\b", text) for leaf in subject.leaves)
    assert len(re.findall(r"^ *CÁCH TÍNH", text, re.MULTILINE)) == LEAVES
    assert "79,42 / 98" in sheets[0]
    assert f"1 / {pages}" in sheets[0]
    assert_heads_are_repeated(sheets)


def assert_heads_are_repeated(sheets: list[str]) -> None:
    """Each page that goes on with an office's tasks has their columns at its top."""
    going_on = [sheet for sheet in sheets if sheet.lstrip().startswith("Nhiệm vụ ")]
    assert going_on
    assert all("Tình trạng" in sheet.lstrip().split("\n")[0] for sheet in going_on)


def told_by(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()
