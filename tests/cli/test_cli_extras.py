"""Forms that need more than the core: what is missing is named, the rest is still written."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from support.cli import INPUTS, Ran

from parscore.cli import deliver
from parscore.cli.extras import missing_extra, missing_text
from parscore.reports.registry import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Lacking(ModuleType):
    @staticmethod
    def render(*_: object) -> bytes:
        raise ModuleNotFoundError("no", name="openpyxl.styles")


class Bytes(ModuleType):
    @staticmethod
    def render(*_: object) -> bytes:
        return b"\x00\xff"


@pytest.fixture
def forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lacking", Lacking("lacking"))
    monkeypatch.setitem(sys.modules, "bytes_only", Bytes("bytes_only"))
    known = {
        "text": Renderer("parscore.reports.text", ".txt"),
        "json": Renderer("lacking", ".json", binary=True),
        "md": Renderer("bytes_only", ".md", binary=True),
    }
    monkeypatch.setattr(deliver, "RENDERERS", known)
    monkeypatch.setattr(deliver, "WHOLE_SET", {"a.txt": "text", "b.json": "json", "c.md": "md"})
    monkeypatch.setattr(deliver, "SUFFIXES", {one.suffix: form for form, one in known.items()})


@pytest.mark.usefixtures("forms")
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("evaluate", *INPUTS, "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        'Máy này thiếu gói “openpyxl”. Hãy cài phần văn phòng: pip install "parscore[office]"\n'
    )
    english = here("evaluate", *INPUTS, "-o", tmp_path / "x.json", "--lang", "en")
    assert english.err == (
        "The package “openpyxl” is missing. Install the office part: "
        'pip install "parscore[office]"\n'
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("forms")
def test_of_a_whole_set_what_can_be_written_is(tmp_path: Path, here: Callable[..., Ran]) -> None:
    ran = here("evaluate", *INPUTS, "-o", tmp_path)
    assert ran.code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "c.md"}
    assert (tmp_path / "c.md").read_bytes() == b"\x00\xff"
    assert "thiếu gói “openpyxl”" in ran.err.splitlines()[-1]


def test_any_other_missing_module_is_a_fault_of_the_program() -> None:
    with pytest.raises(ModuleNotFoundError):
        missing_extra(ModuleNotFoundError("no", name="parscore.nothing"))


def test_a_missing_solver_names_the_part_that_has_it() -> None:
    said = missing_text(ModuleNotFoundError("no", name="highspy"))
    assert said.code == "E504"
    assert said.vi.endswith('Hãy cài phần tư vấn: pip install "parscore[advice]"')
    assert missing_text(ModuleNotFoundError("no", name="polars")).code == "E391"
    assert missing_text(ModuleNotFoundError("no", name="docx")).code == "E390"
