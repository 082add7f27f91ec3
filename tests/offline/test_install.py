"""The installer of a bundle, as far as it can be tried without a bundle."""

from __future__ import annotations

import hashlib
import shlex
import sys
from pathlib import Path

import pytest

from parscore.offline import install

RUNNING = "{}.{}".format(*sys.version_info)
FITTING = {"platform": install.SYSTEM, "pythons": ["3.99", RUNNING]}


def test_where_it_goes_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PARSCORE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert install.home() == tmp_path / ".local" / "share" / "parscore"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert install.home() == Path("/data/parscore")
    monkeypatch.setattr(install, "WINDOWS", True)
    monkeypatch.setenv("LOCALAPPDATA", "/Người dùng/AppData/Local")
    assert install.home() == Path("/Người dùng/AppData/Local/parscore")
    monkeypatch.setenv("PARSCORE_HOME", "/chỗ khác")
    assert install.home() == Path("/chỗ khác")


@pytest.mark.parametrize(
    "other",
    [{"pythons": ["3.99"]}, {"platform": "windows"}, {"platform": "windows", "pythons": []}],
)
def test_another_computer_is_refused(other: dict[str, object]) -> None:
    install.fits(FITTING)
    with pytest.raises(install.Stopped, match=f"Python {RUNNING}, 64 bit"):
        install.fits(FITTING | other)


def test_every_file_that_is_missing_or_changed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "BUNDLE", tmp_path)
    digest = hashlib.sha256(b"a").hexdigest()
    lines = "".join(f"{digest}  {name}\n" for name in ("tốt.txt", "hỏng.txt", "goi/thiếu.whl"))
    (tmp_path / install.SUMS).write_text(lines, encoding="utf-8")
    (tmp_path / "tốt.txt").write_bytes(b"a")
    (tmp_path / "hỏng.txt").write_bytes(b"b")
    with pytest.raises(install.Stopped, match=r"hỏng\.txt, goi/thiếu\.whl\."):
        install.whole()


def test_the_menu_finds_the_program_in_an_awkward_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    start = Path('/Nhà "tôi" $1/100%/cham_diem.sh')
    install.add_to_menu(start)
    entry = (tmp_path / "applications" / "parscore.desktop").read_text(encoding="utf-8")
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    # A value is unescaped first; then quotes are read as in a shell, then `%%` is one sign.
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    words = [word.replace("\\$", "$").replace("%%", "%") for word in shlex.split(value)]
    assert words == [str(start), "%F"]


def test_a_failure_is_told_and_leaves_no_half_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(place: Path) -> str:
        (place / "venv").mkdir(parents=True)
        raise PermissionError(13, "Access is denied")

    monkeypatch.setenv("PARSCORE_HOME", str(tmp_path / "p"))
    monkeypatch.setattr(install, "install", broken)
    assert install.main() == 1
    said = capsys.readouterr().err
    assert "Access is denied" in said
    assert "đóng các cửa sổ" in said
    assert not (tmp_path / "p" / "venv").exists()
