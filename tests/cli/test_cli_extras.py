"""Forms that need more than the core: what is missing is named, the rest is still written."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from support.cli import INPUTS, ROOT, Ran

from parscore.cli import deliver
from parscore.cli.extras import missing_extra, missing_text
from parscore.reports.registry import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


def declared() -> Iterator[tuple[str, str]]:
    """Yield the packages that only an extra brings, by the names under which they are imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules: dict[str, list[str]] = {}
    for module, names in packages_distributions().items():
        for name in names:
            modules.setdefault(name.lower().replace("_", "-"), []).append(module)
    for extra in ("office", "advice", "province"):
        for wanted in project["optional-dependencies"][extra]:
            name = re.split(r"[<>=!~ ]", wanted)[0].lower()
            public = [one for one in modules[name] if not one.startswith("_")]
            assert public, name
            yield from ((extra, one) for one in public)


def test_each_missing_package_names_the_extra_that_brings_it() -> None:
    told = list(declared())
    assert {extra for extra, _ in told} == {"office", "advice", "province"}
    for extra, module in told:
        said = missing_text(ModuleNotFoundError("no", name=module))
        for text in (said.vi, said.en):
            assert text.endswith(f'pip install "parscore[{extra}]"'), module


def test_without_polars_the_part_for_provinces_is_named() -> None:
    said = missing_text(ModuleNotFoundError("no", name="polars.dataframe"))
    assert said.code == "E390"
    assert said.vi == (
        'Máy này thiếu gói “polars”. Hãy cài phần cả tỉnh: pip install "parscore[province]"'
    )


def test_a_missing_solver_names_the_part_that_has_it() -> None:
    said = missing_text(ModuleNotFoundError("no", name="highspy"))
    assert said.code == "E504"
    assert said.vi.endswith('Hãy cài phần tư vấn: pip install "parscore[advice]"')
    assert missing_text(ModuleNotFoundError("no", name="polars")).code == "E390"
    assert missing_text(ModuleNotFoundError("no", name="docx")).code == "E390"
