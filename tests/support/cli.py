"""Running the program as its users do: what it prints, what it says, and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
HOP_TIEN = RULES / "thanh-hoa" / "hop-tien" / "2025"
PLAN = HOP_TIEN / "plan.json"
ACTUALS = HOP_TIEN / "actuals.json"
INPUTS = (PLAN, ACTUALS)

PATIENCE = 60  # seconds, after which a run counts as hanging


class Ran(NamedTuple):
    """What a run of the program left: its exit code and its two streams."""

    code: int
    out: str
    err: str


def command(*arguments: object) -> list[str]:
    """Return the command line that runs the program, whatever the working directory holds."""
    return [sys.executable, "-P", "-m", "parscore", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which no setting of the developer reaches the program."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PARSCORE_")}
    own.pop("LANGUAGE", None)
    return own | more


def parscore(
    *arguments: object,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
) -> Ran:
    """Run the program in a process of its own; its output must be UTF-8."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def text_of(printed: bytes) -> str:
    """Return what was printed, losing no byte of what is not text."""
    return printed.decode("utf-8", "surrogateescape")


def shell(line: str, cwd: Path) -> Ran:
    """Run a line of the shell in which `$parscore` stands for the program."""
    quoted = f"{sys.executable} -P -m parscore"
    done = subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        cwd=cwd,
        env=environment(parscore=quoted, plan=str(PLAN), actuals=str(ACTUALS)),
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def plan() -> dict[str, Any]:
    """Return the plan of Hợp Tiến, to be changed at will."""
    return json.loads(PLAN.read_text(encoding="utf-8"))


def actuals() -> dict[str, Any]:
    """Return the actuals of Hợp Tiến, to be changed at will."""
    return json.loads(ACTUALS.read_text(encoding="utf-8"))


def write_json(path: Path, tree: object) -> Path:
    """Write a document as a person would see it: one value to a line."""
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=2), encoding="utf-8")
    return path
