"""Installs parscore from a bundle, without a network: the bundle's `goi/cai_dat.py`.

It is copied into the bundle and run by whatever Python is found there, so it imports nothing but
the standard library, and says in Vietnamese what it does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent  # the folder goi of the bundle
BUNDLE = HERE.parent
WINDOWS = os.name == "nt"
RULES = "bo_tieu_chi"
SUMS = "SHA256SUMS"
SYSTEM = "windows" if WINDOWS else "linux"
BITS = 64

DONE = """Đã cài xong {version} vào: {place}

Cách dùng: chép tệp {start} vào thư mục có plan.json và biểu mẫu đã điền (form.xlsx),
rồi bấm đúp vào tệp đó. Kết quả nằm trong thư mục con ket_qua.
Chạy thử: mở thư mục ho_so_mau của bộ cài này và bấm đúp vào {start}.
"""
WRONG_PYTHON = (
    "Bộ cài này dành cho {system} 64 bit với Python {wanted}; máy này đang chạy {here}, "
    "Python {found}, {bits} bit. Hãy cài Python {wanted} 64 bit rồi chạy lại."
)
DAMAGED = "Bộ cài bị hỏng hoặc chép thiếu: {names}. Hãy chép lại cả thư mục rồi chạy lại."
NO_VENV = (
    "Python này thiếu phần tạo môi trường (venv). Trên Debian, Ubuntu: "
    "sudo apt install python{python}-venv"
)
FAILED = "Không cài được vào {place}: {why}. Hãy đóng các cửa sổ đang chạy parscore rồi thử lại."


class Stopped(Exception):  # noqa: N818 - it says what happened
    """The installation cannot go on; the text says why."""


def main() -> int:
    """Install, and say what was done or what is in the way."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    place = home()
    try:
        version = install(place)
    except Stopped as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(place / "venv", ignore_errors=True)
        said = getattr(error, "stderr", None) or str(error)
        why = (said.strip().splitlines() or ["?"])[-1]
        sys.stderr.write(FAILED.format(place=place, why=why) + "\n")
        return 1
    start = "cham_diem.bat" if WINDOWS else "cham_diem.sh"
    sys.stdout.write(DONE.format(version=version, place=place, start=start))
    return 0


def install(place: Path) -> str:
    """Install the bundle into a folder; return what the installed program calls itself.

    Raises:
        Stopped: the Python does not fit, the bundle is damaged, or there is no venv.
    """
    stated = json.loads((BUNDLE / "phien_ban.json").read_text(encoding="utf-8"))
    fits(stated)
    whole()
    if find_spec("ensurepip") is None:
        raise Stopped(NO_VENV.format(python=running()))
    place.mkdir(parents=True, exist_ok=True)
    venv.EnvBuilder(clear=True, with_pip=True).create(place / "venv")
    python = place / "venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")
    run(
        *(python, "-I", "-m", "pip", "--isolated", "--disable-pip-version-check", "--quiet"),
        *("install", "--no-index", "--find-links", HERE, "--no-deps", "--require-hashes"),
        *("--no-warn-script-location", "--requirement", HERE / f"yeu_cau-{running()}.txt"),
    )
    shutil.rmtree(place / RULES, ignore_errors=True)
    shutil.copytree(BUNDLE / RULES, place / RULES)
    start = BUNDLE / ("cham_diem.bat" if WINDOWS else "cham_diem.sh")
    shutil.copy(start, place / start.name)
    if not WINDOWS:
        (place / start.name).chmod(0o755)
        add_to_menu(place / start.name)
    return run(python, "-I", "-m", "parscore", "--version").strip()


def fits(stated: dict[str, Any]) -> None:
    """Make sure that the wheels of the bundle are for this Python.

    Raises:
        Stopped: they are not.
    """
    bits = struct.calcsize("P") * 8
    found, wanted = running(), stated["pythons"]
    if (SYSTEM, bits) != (stated["platform"], BITS) or found not in wanted:
        told = {"system": stated["platform"], "wanted": " hoặc ".join(wanted)}
        raise Stopped(WRONG_PYTHON.format(**told, here=SYSTEM, found=found, bits=bits))


def whole() -> None:
    """Make sure that the bundle was copied whole.

    Raises:
        Stopped: files of it are missing or have changed.
    """
    damaged = []
    for line in (BUNDLE / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = BUNDLE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            damaged.append(name)
    if damaged:
        raise Stopped(DAMAGED.format(names=", ".join(damaged)))


def home() -> Path:
    """Return the folder of the user's own into which parscore goes."""
    chosen = os.environ.get("PARSCORE_HOME")
    if chosen:
        return Path(chosen).absolute()
    if WINDOWS:
        return Path(os.environ["LOCALAPPDATA"]) / "parscore"
    return data_home() / "parscore"


def data_home() -> Path:
    """Return where programs of the user stand on Linux."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def add_to_menu(start: Path) -> None:
    """Let file managers offer the program for folders and for filled forms."""
    quoted = str(start).replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
    command = quoted.replace("$", "\\$").replace("%", "%%").replace("\\", "\\\\")
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    lines = (
        *("[Desktop Entry]", "Type=Application", "Name=Chấm điểm CCHC", "Terminal=true"),
        f'Exec="{command}" %F',
        f"MimeType=inode/directory;{sheet};application/json;",
    )
    folder = data_home() / "applications"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "parscore.desktop").write_text("\n".join(lines) + "\n", encoding="utf-8")


def running() -> str:
    """Return the Python that runs this, such as 3.12."""
    return "{}.{}".format(*sys.version_info)


def run(*command: object) -> str:
    """Run a program and return what it prints; settings of the user do not reach it."""
    done = subprocess.run(  # noqa: S603 - of the environment that was just made
        [str(word) for word in command],
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
