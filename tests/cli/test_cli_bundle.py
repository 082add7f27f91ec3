"""A bundle made, looked into, and installed where no index can be reached."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename
from support.cli import INPUTS, ROOT, RULES, Ran, command, environment

from parscore.cli.deliver import WHOLE_SET
from parscore.offline import bundle as making
from parscore.offline import pip
from parscore.offline.targets import Target
from parscore.offline.wheels import needed, read_wheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.offline.targets import Platform

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
WINDOWS_PYTHONS = ("3.12", "3.13")
PATIENCE = 600  # seconds, after which a download counts as hanging
MARKED = b"\xef\xbb\xbf"
NO_ANSWER = """\
WARNING: Retrying (Retry(total=0)) after 'NewConnectionError: [Errno 101] Network is unreachable'
ERROR: Could not find a version that satisfies the requirement click (from versions: none)
ERROR: No matching distribution found for click
"""
NO_SUCH_WHEEL = "ERROR: No matching distribution found for pydantic-core==2.0\n"


def pip_answers(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Let pip fail with these words, without asking anybody."""
    failed = subprocess.CompletedProcess([], 1, "", said)
    monkeypatch.setattr(pip, "run_pip", lambda *_: failed)
    monkeypatch.setattr(making, "own_wheel", stand_in)


def stand_in(folder: Path) -> Path:
    """Return a wheel of parscore that demands one package."""
    path = folder / "parscore-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        text = "Name: parscore\nVersion: 0.1.0\nRequires-Dist: click>=8.1\n"
        archive.writestr("parscore-0.1.0.dist-info/METADATA", text)
    return path


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (NO_ANSWER, "E482", "(Network is unreachable). Bộ cài phải được tạo trên máy có mạng"),
        (
            NO_SUCH_WHEEL,
            "E481",
            "windows, Python 3.12 (No matching distribution found for pydantic",
        ),
    ],
)
def test_what_pip_could_not_fetch_is_told_plainly(
    said: str,
    code: str,
    words: str,
    tmp_path: Path,
    here: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pip_answers(monkeypatch, said)
    ran = here("bundle", "-o", tmp_path / "b")
    assert (ran.code, ran.out) == (5, "")
    assert code in ran.err
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_pip_it_says_how_to_get_it(
    tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pip, "find_spec", lambda _: None)
    ran = here("bundle", "-o", tmp_path / "b")
    assert ran.code == 5
    assert "E480" in ran.err
    assert "python -m ensurepip" in ran.err


def test_when_parscore_itself_cannot_be_built_the_last_words_of_pip_are_told(
    tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "ERROR: no hatchling\n")
    monkeypatch.setattr("parscore.offline.own_wheel.run_pip", lambda *_: failed)
    ran = here("bundle", "-o", tmp_path / "b", "--lang", "en")
    assert ran.code == 5
    assert "E485 parscore itself could not be packed (no hatchling)." in ran.err


def test_a_place_that_is_taken_is_told_before_anything_is_fetched(
    tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parscore.cli.run_bundle.make_bundle", None)
    (tmp_path / "mine").write_text("", encoding="utf-8")
    assert "E483" in here("bundle", "-o", tmp_path).err
    refused = here("bundle", "-o", tmp_path, "--force")
    assert refused.code == 5
    assert "E484" in refused.err
    assert (tmp_path / "mine").exists()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["bundle", "office"])
def test_the_help_fits_a_narrow_screen(name: str, lang: str, here: Callable[..., Ran]) -> None:
    ran = here(name, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ("[bắt buộc]" in ran.out) == ((name, lang) == ("bundle", "vi"))
    assert f"  {name}" in here("--help", "--lang", lang).out


@pytest.mark.parametrize("option", [("--platform", "macos"), ("--python", "2.7")])
def test_an_unknown_computer_is_answered_with_those_that_are_known(
    option: tuple[str, str], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("bundle", "-o", tmp_path / "b", *option)
    assert ran.code == 2
    assert f"'{option[1]}' không thuộc các giá trị: " in ran.err


def bundled(out: Path, *options: str) -> str:
    """Make a bundle in a process of its own; return what it said."""
    done = subprocess.run(
        command("bundle", "-o", out, *options),
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (0, b""), said
    return said


@pytest.fixture
def reachable() -> None:
    """Skip where no index answers."""
    with_pip = [sys.executable, "-m", "pip", "-q", "index", "versions", "click"]
    asked = subprocess.run(with_pip, capture_output=True, check=False)
    if asked.returncode:
        pytest.skip("no package index can be reached from here")


@pytest.mark.slow
@pytest.mark.usefixtures("reachable")
def test_the_linux_bundle_installs_and_runs_without_a_network(tmp_path: Path) -> None:
    file = tmp_path / "parscore linux.zip"
    bundled(file, "--platform", "linux", "--python", HERE)
    office = tmp_path / "Máy văn phòng"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(office)
    made = office / file.stem
    is_whole(made)
    names_no_folder_of_this_computer(made)
    fits(made, "linux", HERE)
    installs(made, office)
    scores_a_folder(made, office)
    packs_itself_again(made, office)
    refuses_what_is_damaged(made, office)


@pytest.mark.slow
@pytest.mark.usefixtures("reachable")
def test_the_windows_bundle_holds_what_windows_needs(tmp_path: Path) -> None:
    made = tmp_path / "win"
    pythons = [word for python in WINDOWS_PYTHONS for word in ("--python", python)]
    assert "chưa được chạy thử trên máy Windows" in bundled(made, "--platform", "windows", *pythons)
    is_whole(made)
    names_no_folder_of_this_computer(made)
    for python in WINDOWS_PYTHONS:
        fits(made, "windows", python)
    assert not list(made.rglob("*.sh"))
    for script in made.rglob("*.bat"):
        runs_in_any_code_page(script)
    guide = (made / "DOC_TOI_TRUOC.txt").read_bytes()
    assert guide.startswith(MARKED)
    assert guide.count(b"\r\n") == guide.count(b"\n")
    assert "chưa được chạy thử" in guide.decode("utf-8-sig")
    assert max(map(len, guide.decode("utf-8-sig").splitlines())) <= 90


def is_whole(made: Path) -> None:
    """Every file is in the list of sums, and no list or text was left unfilled."""
    listed = dict(
        reversed(line.split("  ", 1))
        for line in (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    files = {path.relative_to(made).as_posix(): path for path in made.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert listed == {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()
    }
    for name, path in files.items():
        if path.suffix in {".txt", ".bat", ".sh"}:
            assert not re.search(r"@[A-Z_]+@", path.read_text(encoding="utf-8")), name
    rules = {path.relative_to(RULES).as_posix() for path in RULES.rglob("*") if path.is_file()}
    assert {f"bo_tieu_chi/{name}" for name in rules} <= files.keys()


def names_no_folder_of_this_computer(made: Path) -> None:
    told = [str(ROOT).encode(), str(made).encode(), str(Path.home()).encode() + b"/"]
    for path in made.rglob("*"):
        if path.is_file() and path.suffix != ".whl":
            assert not any(word in path.read_bytes() for word in told), path
    with zipfile.ZipFile(next(made.glob("goi/parscore-*.whl"))) as own:
        for name in own.namelist():
            assert not any(word in own.read(name) for word in told), name


def fits(made: Path, platform: Platform, python: str) -> None:
    """All that parscore needs there is listed, by hash, in wheels that such a Python takes."""
    target = Target(platform, python)
    version = tuple(map(int, python.split(".")))
    usable = {*cpython_tags(version, platforms=target.tags), *compatible_tags(version)} | {
        *compatible_tags(version, f"cp{version[0]}{version[1]}", target.tags)
    }
    by_name = {}
    lines = (made / "goi" / f"yeu_cau-{python}.txt").read_text(encoding="utf-8").splitlines()
    sums = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in made.glob("goi/*.whl")}
    for line in lines:
        pinned, digest = line.split(" --hash=sha256:")
        path = sums[digest]
        name, number, _, tags = parse_wheel_filename(path.name)
        assert pinned == f"{name}=={number}"
        assert tags & usable, path.name
        by_name[name] = path
    found = needed(map(read_wheel, by_name.values()), Requirement("parscore[office]"), target)
    assert set(found.wheels) == set(by_name)
    stated = json.loads((made / "phien_ban.json").read_text(encoding="utf-8"))
    assert {one.name for one in found.lacking} == set(stated["left_out"]) <= {"durable-rules"}
    assert {"openpyxl", "lxml", "python-docx"} <= set(stated["packages"][python])
    assert stated["parscore"] == importlib.metadata.version("parscore")


def runs_in_any_code_page(script: Path) -> None:
    """cmd reads a batch file byte by byte in the code page of the day: ASCII is one in all."""
    data = script.read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n")
    lines = data.decode().splitlines()
    assert lines[0] == "@echo off"
    assert "chcp 65001 >nul" in lines
    assert lines[-1] == "exit /b %CODE%"
    for line in lines:
        paths = re.findall(r"%~dp0[^\s\"]*|%PLACE%[^\s\"]*|%LOCALAPPDATA%", line)
        if not line.startswith("set ") and 'set "' not in line:
            assert all(re.search(rf'"[^"]*{re.escape(path)}[^"]*"', line) for path in paths), line
    labels = {line[1:] for line in lines if line.startswith(":")} | {":eof"}
    assert {
        label.removeprefix("goto ") for label in re.findall(r"goto \S+", "\n".join(lines))
    } <= labels


def run_offline(office: Path, *command: object) -> Ran:
    """Run a program as another user of a computer without a network or an index."""
    apart = ["unshare", "-rn"] if cut_off() else []
    done = subprocess.run(
        [*apart, *map(str, command)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=office,
        env={
            "HOME": str(office),
            "PATH": f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin",
            "PARSCORE_HOME": str(office / "cài đặt"),
            "PIP_NO_INDEX": "1",
        },
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def cut_off() -> bool:
    """Tell whether a program can be run here in a space of its own without a network."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def installs(made: Path, office: Path) -> None:
    ran = run_offline(office, "sh", made / "cai_dat.sh")
    assert (ran.code, ran.err) == (0, "")
    assert f"Đã cài xong parscore {importlib.metadata.version('parscore')}" in ran.out
    entry = (office / ".local/share/applications/parscore.desktop").read_text(encoding="utf-8")
    assert f'Exec="{office}/cài đặt/cham_diem.sh" %F' in entry


def scores_a_folder(made: Path, office: Path) -> None:
    folder = office / "Xã Hợp Tiến (2025) – hồ sơ"
    folder.mkdir()
    for path in INPUTS:
        shutil.copy(path, folder)
    start = shutil.copy(made / "cham_diem.sh", folder)
    ran = run_offline(office, "sh", start)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Đã chấm xong Hợp Tiến: 79,42/98 điểm.\n")
    results = folder / "ket_qua"
    assert {path.name for path in results.iterdir()} == set(WHOLE_SET)
    assert (results / "tu_cham_diem.html").read_bytes().startswith(b"<!doctype html>")
    with zipfile.ZipFile(results / "bao_cao_tu_cham_diem.docx") as report:
        assert "word/document.xml" in report.namelist()
    sample = run_offline(office, "sh", made / "ho_so_mau" / "cham_diem.sh")
    assert sample.code == 0
    dropped = run_offline(office, "sh", start, folder / "không có.xlsx")
    assert dropped.code == 3
    assert "E493" in (results / "loi.txt").read_text(encoding="utf-8-sig")


def packs_itself_again(made: Path, office: Path) -> None:
    """From an installed parscore, its wheel is packed again: the same files, to the byte."""
    code = (
        "import sys, pathlib; from parscore.offline.own_wheel import own_wheel; "
        "own_wheel(pathlib.Path(sys.argv[1]))"
    )
    again = office / "again"
    again.mkdir()
    ran = run_offline(office, office / "cài đặt/venv/bin/python", "-I", "-c", code, again)
    assert (ran.code, ran.err) == (0, "")
    (packed,) = again.iterdir()
    with zipfile.ZipFile(packed) as new, zipfile.ZipFile(made / "goi" / packed.name) as old:
        assert sorted(new.namelist()) == sorted(old.namelist())
        changed = [name for name in old.namelist() if new.read(name) != old.read(name)]
    assert [name for name in changed if not name.endswith("/RECORD")] == []


def refuses_what_is_damaged(made: Path, office: Path) -> None:
    wheel = next(made.glob("goi/click-*.whl"))
    wheel.write_bytes(wheel.read_bytes()[:-1])
    ran = run_offline(office, "sh", made / "cai_dat.sh")
    assert ran.code == 1
    assert f"Bộ cài bị hỏng hoặc chép thiếu: goi/{wheel.name}." in ran.err
    assert (office / "cài đặt/venv").is_dir()
    stated = json.loads((made / "phien_ban.json").read_text(encoding="utf-8"))
    (made / "phien_ban.json").write_text(json.dumps(stated | {"pythons": ["3.99"]}))
    assert "với Python 3.99" in run_offline(office, "sh", made / "cai_dat.sh").err
