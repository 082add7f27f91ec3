"""pip as it stands in this Python: it downloads wheels for other computers, and builds our own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from parscore.offline.problems import NO_INDEX, NO_PIP, NO_WHEEL, Failed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parscore.offline.targets import Target
    from parscore.reading.problems import Problem

# What pip prints where no index answers, whatever it says at the end.
_UNREACHABLE = re.compile(
    r"Retrying \(|Max retries exceeded|NewConnectionError|NameResolutionError|ProxyError|SSLError"
    r"|Temporary failure in name resolution|Network is unreachable|ConnectTimeout|ReadTimeout"
)

_REASON = re.compile(r"\[Errno -?\d+\] ([^'\")\\]+)")

# One more try is enough to tell a slip of the network from its absence.
_RETRIES = "1"


def download(requirements: Iterable[str], constraints: Path, folder: Path, target: Target) -> None:
    """Download wheels for a target, with what they demand on this computer.

    Raises:
        Failed: there is no pip, no index answers, or a package has no wheel for the target.
    """
    platforms = [word for tag in target.tags for word in ("--platform", tag)]
    done = run_pip(
        *("download", "--only-binary=:all:", "--dest", str(folder)),
        *("--python-version", target.python, "--implementation", "cp", *platforms),
        *("--constraint", str(constraints)),
        *requirements,
    )
    if done.returncode:
        no_wheel = NO_WHEEL.problem("pip", **target._asdict(), why=last_error(done.stderr))
        raise Failed(no_answer(done.stderr) or no_wheel)


def no_answer(said: str) -> Problem | None:
    """Return the problem that no index answers, where pip said so."""
    if not _UNREACHABLE.search(said):
        return None
    reasons = _REASON.findall(said)
    return NO_INDEX.problem("pip", why=reasons[-1] if reasons else last_error(said))


def run_pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pip; what it says is kept.

    Raises:
        Failed: this Python has no pip.
    """
    if find_spec("pip") is None:
        raise Failed(NO_PIP.problem(sys.executable))
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    return subprocess.run(  # noqa: S603 - pip of this Python, without a shell
        [sys.executable, "-m", "pip", arguments[0], *quiet, *arguments[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={"PIP_RETRIES": _RETRIES, **os.environ},
        check=False,
    )


def last_error(said: str) -> str:
    """Return the last error that pip named, in one line."""
    errors = [line.rpartition("ERROR: ")[2] for line in said.splitlines() if "ERROR: " in line]
    lines = errors or [line for line in said.splitlines() if line.strip()] or ["?"]
    return " ".join(lines[-1].split())
