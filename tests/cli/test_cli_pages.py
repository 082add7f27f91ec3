"""What is shown as a page can be had as one HTML file, to read and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import HOP_TIEN, Ran

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INPUTS = (HOP_TIEN / "plan.json", HOP_TIEN / "actuals.json")


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (("path", *INPUTS, "--reach", "85"), "Lộ trình đạt 85 điểm"),
        (("evidence", *INPUTS), "Danh mục tài liệu kiểm chứng"),
        (("sensitivity", *INPUTS), "<h1>"),
        (("whatif", *INPUTS, "--set", "dossiers_on_time=50/50"), "<h1>"),
    ],
)
def test_each_command_of_pages_writes_one(
    command: tuple[object, ...], title: str, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "page.html"
    ran = here(*command, "-o", out)
    assert (ran.code, ran.out) == (0, "")
    text = out.read_text("utf-8")
    assert title in text
    assert text.endswith("</html>\n")
    assert here(*command, "--format", "html").out == text
