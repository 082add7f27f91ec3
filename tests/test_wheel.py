"""What is installed from the wheel works anywhere: rules, words and schemas travel in it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, HOP_TIEN, INPUTS, PLAN, ROOT, RULES, Ran, environment

if TYPE_CHECKING:
    from pathlib import Path

# Isolated from the environment and from the working directory; only the installed copy is found.
RUN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from parscore.cli import main
main()
"""
WHERE = "import sys; sys.path.insert(0, sys.argv[1]); import parscore; print(parscore.__file__)"


@pytest.mark.slow
def test_from_the_wheel_it_works_far_from_any_checkout(tmp_path: Path) -> None:
    wheel = build(tmp_path / "wheel")
    holds_the_rules_and_no_tests(wheel)
    installed, away = tmp_path / "installed", tmp_path / "away"
    pip("install", "--no-deps", "--target", str(installed), str(wheel))
    away.mkdir()
    assert isolated(WHERE, installed, away).out.startswith(str(installed))
    evaluates_a_commune(installed, away)
    writes_and_verifies(installed, away)
    has_its_words_and_schemas(installed, away)


def build(folder: Path) -> Path:
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.iterdir()
    return wheel


def pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def isolated(code: str, installed: Path, away: Path, *arguments: object) -> Ran:
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(installed), *map(str, arguments)],
        cwd=away,
        capture_output=True,
        env=environment(),
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def holds_the_rules_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {path.relative_to(RULES).as_posix() for path in RULES.rglob("*") if path.is_file()}
    assert {f"parscore/_rules/{name}" for name in rules} <= names
    assert {"parscore/py.typed", "parscore/cli/locale/vi/LC_MESSAGES/parscore.mo"} <= names
    pages = {path.name for path in (ROOT / "parscore/authoring/codes").iterdir()}
    assert {f"parscore/authoring/codes/{page}" for page in pages} <= names
    templates = {path.name for path in (ROOT / "parscore/reports/html/templates").iterdir()}
    assert {f"parscore/reports/html/templates/{name}" for name in templates} <= names
    roots = {name.split("/", 1)[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"parscore"}


def evaluates_a_commune(installed: Path, away: Path) -> None:
    ran = isolated(RUN, installed, away, "evaluate", *INPUTS)
    assert (ran.code, ran.err) == (0, "")
    assert "KẾT QUẢ TỰ CHẤM ĐIỂM" in ran.out
    shipped = installed / "parscore" / "_rules" / HOP_TIEN.relative_to(RULES)
    inside = [shipped / PLAN.name, shipped / ACTUALS.name]
    assert isolated(RUN, installed, away, "evaluate", *inside, "--rules", "thanh-hoa/2025") == ran


def writes_and_verifies(installed: Path, away: Path) -> None:
    ran = isolated(RUN, installed, away, "evaluate", *INPUTS, "-o", "set", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert isolated(RUN, installed, away, "verify", "set/tu_cham_diem.json", *INPUTS).code == 0


def has_its_words_and_schemas(installed: Path, away: Path) -> None:
    assert isolated(RUN, installed, away, "--help").out.startswith("Cách dùng: parscore")
    schema = isolated(RUN, installed, away, "schema", "plan")
    shipped = RULES / "schema" / "plan.schema.json"
    assert json.loads(schema.out) == json.loads(shipped.read_text(encoding="utf-8"))
    assert isolated(RUN, installed, away, "rules", "explain-code", "E104").out.startswith("E104\n")
    assert isolated(RUN, installed, away, "--version").out.startswith("parscore ")
