"""What becomes of a result when its reader has left, its disk is full, or the user stops it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, INPUTS, PATIENCE, PLAN, Ran, command, environment, parscore, shell

from parscore.cli.output import CannotWrite, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")

FULL = Path("/dev/full")
needs_full_disk = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")

RESULTS: dict[str, list[object]] = {
    "a text": ["evaluate", *INPUTS],
    "JSON": ["evaluate", *INPUTS, "--format", "json"],
    "a check": ["check", PLAN],
    "help": ["evaluate", "--help"],
}


def printing_to(stdout: int, *arguments: object) -> Ran:
    """Run with a standard output that is given."""
    done = subprocess.run(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, "", done.stderr.decode())


@pytest.mark.parametrize("result", RESULTS)
def test_a_reader_who_has_left_is_no_failure_and_no_message(result: str) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        assert printing_to(write, *RESULTS[result]) == (0, "", "")
    finally:
        os.close(write)


def test_a_reader_may_take_the_first_line_only(tmp_path: Path) -> None:
    line = "$parscore evaluate $plan $actuals --format json | head -1; echo ${PIPESTATUS[0]}"
    assert shell(line, tmp_path) == (0, "{\n0\n", "")


@needs_full_disk
@pytest.mark.parametrize("result", RESULTS)
def test_a_full_disk_behind_standard_output_is_told(result: str) -> None:
    with FULL.open("wb") as full:
        ran = printing_to(full.fileno(), *RESULTS[result])
    assert ran.code == 5
    assert ran.err == (
        "Không ghi được “đầu ra chuẩn” (đĩa đã đầy). "
        "Hãy kiểm tra thư mục, quyền ghi và dung lượng đĩa.\n"
    )


def test_a_closed_standard_output_is_told(tmp_path: Path) -> None:
    ran = shell("$parscore evaluate $plan $actuals --lang en >&-", tmp_path)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("Cannot write “standard output” (it is closed).")


def test_a_closed_standard_input_is_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    ran = shell("$parscore evaluate $plan - <&-", tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("-: E003 Không mở được tệp này.")


@pytest.mark.parametrize(
    "nowhere", ["2>&-", pytest.param("2>/dev/full", marks=needs_full_disk), "2>&1 >/dev/null | :"]
)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [("evaluate $plan no.json", 3), ("evaluate $plan", 2), ("evaluate $plan $actuals", 0)],
)
def test_the_exit_code_stands_where_messages_cannot_go(
    nowhere: str, arguments: str, code: int, tmp_path: Path
) -> None:
    ran = shell(f"$parscore {arguments} -o set {nowhere}; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert ran == (code, "", "")


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Start programs that heed Ctrl-C, though these tests may run where it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_ends_with_its_own_code_and_without_a_word(tmp_path: Path) -> None:
    fifo, out = tmp_path / "actuals.json", tmp_path / "out.json"
    os.mkfifo(fifo)
    with subprocess.Popen(
        command("evaluate", PLAN, fifo, "-o", out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        try:
            writer = opened_by_its_reader(fifo)
            streams = interrupted(process)
            os.close(writer)
        finally:
            process.kill()
    assert (process.returncode, *streams) == (130, b"", b"")
    assert not out.exists()


def interrupted(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    """Press Ctrl-C, and again where it fell between two looks of the interpreter for signals."""
    deadline = time.monotonic() + PATIENCE
    while True:
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=1)
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                raise


def opened_by_its_reader(fifo: Path) -> int:
    """Wait until the program reads the pipe: then it is surely at work."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("missing/out.json", "không có thư mục này"),
        ("plan.json/out.json", "chỗ của thư mục là một tệp"),
        ("plan.json/set", "chỗ của thư mục là một tệp"),
        ("occupied", "chỗ của thư mục là một tệp"),
        ("x" * 300 + ".json", "tên quá dài"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_with_the_reason(
    where: str, why: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    (tmp_path / "plan.json").touch()
    (tmp_path / "occupied").touch()
    before = sorted(tmp_path.rglob("*"))
    ran = here("evaluate", *INPUTS, "-o", tmp_path / where)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"Không ghi được “{tmp_path / where}” ({why}). Hãy kiểm tra")
    assert sorted(tmp_path.rglob("*")) == before
    assert here("evaluate", *INPUTS, "-o", tmp_path / where, "--lang", "en").err.startswith(
        "Cannot write"
    )


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no folder that nobody can write")
@pytest.mark.parametrize("name", ["out.json", "set"])
def test_a_read_only_place_is_told_to_the_administrator_too(name: str) -> None:
    ran = parscore("evaluate", *INPUTS, "-o", f"/proc/{name}")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"Không ghi được “/proc/{name}”")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="no folder is closed to root")
def test_a_folder_without_permission_is_told(tmp_path: Path, here: Callable[..., Ran]) -> None:
    tmp_path.chmod(0o555)
    ran = here("evaluate", *INPUTS, "-o", tmp_path / "out.json")
    assert ran.code == 5
    assert "không có quyền ghi" in ran.err


def test_an_old_result_stays_whole_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.json"
    old.write_text("old")
    monkeypatch.setattr(os, "fdopen", onto_a_full_disk)
    with pytest.raises(CannotWrite) as caught:
        write_files({old: "new"})
    assert "đĩa đã đầy" in caught.value.text.vi
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.json", "old")]


def onto_a_full_disk(handle: int, *_: object, **__: object) -> None:
    os.close(handle)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_of_a_whole_set_all_files_are_written_or_none(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    (tmp_path / "tu_cham_diem.json").write_text("old")
    (tmp_path / "tom_tat.txt").mkdir()
    ran = here("evaluate", *INPUTS, "-o", tmp_path)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(f"Không ghi được “{tmp_path / 'tom_tat.txt'}” (đây là thư mục).")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tom_tat.txt", "tu_cham_diem.json"]
    assert (tmp_path / "tu_cham_diem.json").read_text() == "old"


def test_a_written_file_may_be_read_by_whom_the_user_lets(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    (tmp_path / "usual").touch()
    assert here("evaluate", *INPUTS, "-o", tmp_path / "out.json").code == 0
    usual = (tmp_path / "usual").stat().st_mode
    assert (tmp_path / "out.json").stat().st_mode == usual


def test_inputs_are_never_written_to(tmp_path: Path, here: Callable[..., Ran]) -> None:
    before = [PLAN.read_bytes(), ACTUALS.read_bytes()]
    assert here("evaluate", *INPUTS, "-o", tmp_path / "set").code == 0
    assert [PLAN.read_bytes(), ACTUALS.read_bytes()] == before
