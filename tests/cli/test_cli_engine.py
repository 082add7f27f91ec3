"""The result does not depend on whether durable-rules is there, nor on whether it works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import INPUTS, Ran, parscore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN_IMPORTS = {
    "ImportError": "raise ImportError('no wheel')",
    "OSError": "raise OSError('wrong ELF class')",
    "SyntaxError": "def (",
    "ModuleNotFoundError": "import a_module_that_is_nowhere",
}

# An engine that can be imported and starts, but crashes as it is used.
CRASHING = """
def create_ruleset(name, rules): {on_load}
def assert_fact(handle, fact): {on_fact}
def start_action_for_state(handle, state): return "{{}}", '{{"open": {{}}}}'
def complete_and_start_action(handle, state): pass
def delete_state(handle, session): {on_end}
def delete_ruleset(handle): pass
"""


@pytest.fixture
def stub(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """Put a module of our own in the place of durable-rules; return the environment for it."""

    def put(engine: str) -> dict[str, str]:
        (tmp_path / "durable_rules_engine.py").write_text(engine, encoding="utf-8")
        return {"PYTHONPATH": str(tmp_path)}

    return put


def assessment_of(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, "")
    assessment: dict[str, Any] = json.loads(ran.out)
    return assessment


def same_result(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Compare all that a result says, but for the engine: another one leaves no other trace."""
    return one | {"engine": None} == other | {"engine": None}


@pytest.mark.parametrize("error", BROKEN_IMPORTS)
def test_where_the_engine_cannot_be_imported_the_other_serves_and_says_so(
    error: str, stub: Callable[[str], dict[str, str]], assess: Callable[..., dict[str, Any]]
) -> None:
    env = stub(BROKEN_IMPORTS[error])
    assessment = assessment_of(parscore("evaluate", *INPUTS, "--format", "json", env=env))
    assert assessment["engine"]["inference"] == "reference"
    note = assessment["engine"]["note"]
    assert note["args"] == {"reason": error}
    assert note["vi"].startswith(f"Không dùng được durable-rules ({error})")
    assert note["en"].startswith(f"durable-rules is not usable here ({error})")
    assert same_result(assessment, assess())


def test_the_report_says_that_the_other_engine_served(
    stub: Callable[[str], dict[str, str]],
) -> None:
    env = stub(BROKEN_IMPORTS["ImportError"])
    words = {"vi": "Không dùng được durable-rules", "en": "is not usable here"}
    for lang, form in (("vi", "text"), ("en", "md")):
        ran = parscore("evaluate", *INPUTS, "--format", form, "--lang", lang, env=env)
        assert (ran.code, ran.err) == (0, "")
        assert words[lang] in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("place", "engine"),
    [("on_load", "auto"), ("on_fact", "durable"), ("on_end", "auto")],
    ids=["loading", "reasoning", "closing"],
)
def test_a_crash_inside_the_engine_never_loses_the_result(
    place: str,
    engine: str,
    stub: Callable[[str], dict[str, str]],
    assess: Callable[..., dict[str, Any]],
) -> None:
    crash = {"on_load": "return 1", "on_fact": "return 0, 1", "on_end": "pass"}
    crash[place] = "raise MemoryError('the engine is gone')"
    env = stub(CRASHING.format(**crash))
    ran = parscore("evaluate", *INPUTS, "--format", "json", "--engine", engine, env=env)
    assessment = assessment_of(ran)
    assert assessment["engine"]["inference"] == "reference"
    assert assessment["engine"]["note"]["vi"].startswith("durable-rules gặp lỗi")
    assert same_result(assessment, assess())


def test_an_engine_that_was_asked_for_and_is_not_there_is_wrong_usage(
    stub: Callable[[str], dict[str, str]],
) -> None:
    env = stub(BROKEN_IMPORTS["ImportError"])
    vi = parscore("evaluate", *INPUTS, "--engine", "durable", env=env)
    en = parscore("evaluate", *INPUTS, "--engine", "durable", "--lang", "en", env=env)
    assert (vi.code, vi.out, en.code, en.out) == (2, "", 2, "")
    assert "'--engine' không đúng: không dùng được “durable” trên máy này (ImportError)" in vi.err
    assert "“durable” cannot be used on this machine (ImportError)" in en.err


def test_the_reference_engine_never_looks_for_the_other(
    stub: Callable[[str], dict[str, str]],
) -> None:
    env = stub("raise SystemExit('imported')")
    ran = parscore("evaluate", *INPUTS, "--format", "json", "--engine", "reference", env=env)
    assert assessment_of(ran)["engine"]["note"] is None


def test_a_result_is_verified_on_a_machine_without_the_engine(
    stub: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    stored = tmp_path / "stored.json"
    assert parscore("evaluate", *INPUTS, "-o", stored).code == 0
    env = stub(BROKEN_IMPORTS["ImportError"])
    assert parscore("verify", stored, *INPUTS, env=env).code == 0
