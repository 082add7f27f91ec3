"""parscore itself as a wheel: built from a checkout, or packed again from what is installed.

It is never fetched from an index, where another project could have the same name.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final

import parscore
from parscore.offline.archive import packed
from parscore.offline.pip import last_error, no_answer, run_pip
from parscore.offline.problems import NOT_BUILT, Failed

if TYPE_CHECKING:
    from importlib.metadata import Distribution

NAME: Final = "parscore"

# What an installer adds to what the wheel held.
_OF_THE_INSTALLER = frozenset({"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"})


def own_wheel(folder: Path) -> Path:
    """Write the wheel of the running parscore into a folder and return its path.

    Raises:
        Failed: it cannot be built, or what is installed is not known.
    """
    package = Path(parscore.__file__).resolve().parent
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and not (package / "_rules").is_dir():
        return _built(checkout, folder)
    return repacked(folder)


def _built(checkout: Path, folder: Path) -> Path:
    own = folder / "own"
    done = run_pip("wheel", "--no-deps", "--wheel-dir", str(own), str(checkout))
    if done.returncode:
        why = NOT_BUILT.problem(str(checkout), why=last_error(done.stderr))
        raise Failed(no_answer(done.stderr) or why)
    (wheel,) = own.glob("*.whl")
    return wheel.replace(folder / wheel.name)


def repacked(folder: Path) -> Path:
    """Write the wheel from which parscore was installed, as far as its files tell.

    Raises:
        Failed: which files were installed is not known.
    """
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:
        raise Failed(NOT_BUILT.problem(NAME, why="METADATA")) from None
    contents = _contents(installed)
    home = f"{NAME}-{installed.version}.dist-info"
    if f"{home}/WHEEL" not in contents or f"{NAME}/__init__.py" not in contents:
        raise Failed(NOT_BUILT.problem(str(installed.locate_file("")), why="RECORD"))
    record = "".join(f"{name},{_digest(data)},{len(data)}\n" for name, data in contents.items())
    contents[f"{home}/RECORD"] = f"{record}{home}/RECORD,,\n".encode()
    path = folder / f"{NAME}-{installed.version}-py3-none-any.whl"
    path.write_bytes(packed(contents))
    return path


def _contents(installed: Distribution) -> dict[str, bytes]:
    """Return the files of the wheel, by their names in it."""
    files = {
        one.as_posix(): Path(str(installed.locate_file(one)))
        for one in installed.files or ()
        if ".." not in one.parts
        and "__pycache__" not in one.parts
        and one.name not in _OF_THE_INSTALLER
    }
    return {name: files[name].read_bytes() for name in sorted(files)}


def _digest(data: bytes) -> str:
    """Return a SHA-256 as RECORD writes it (PEP 376)."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={digest.decode().rstrip('=')}"
