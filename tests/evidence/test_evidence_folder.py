"""Nothing outside the folder is ever read, whatever a document names or the folder holds."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.evidence import JPG, PNG, checked, codes, filled, opened, paper
from support.pdfs import plain

from parscore.evidence.folder import CannotRead, open_folder, read_entry
from parscore.evidence.names import key_of, stated_key
from parscore.reading.problems import Unreadable
from parscore.values.messages import Localised

SECRET = b"%PDF-1.7 secret"
touched: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note every path that is opened or listed; a number is a file that was opened by its path."""
    if touched is not None and event in {"open", "os.scandir", "os.listdir"}:
        path = arguments[0]
        if not isinstance(path, int):
            touched.append(os.fsdecode(path) if isinstance(path, str | bytes) else "?")


sys.addaudithook(_watch)


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside a secret, with links that lead to it in every way."""
    base = tmp_path_factory.mktemp("trap")
    filled(base, {"secret.pdf": SECRET, "out/secret.pdf": SECRET})
    folder = filled(base / "in", {"ảnh.png": PNG, "sub/x.jpg": JPG})
    (folder / "link.pdf").symlink_to(base / "secret.pdf")
    (folder / "door").symlink_to(base / "out")
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    os.mkfifo(folder / "pipe.pdf")
    return folder


PIECES = st.sampled_from(
    [
        *("..", ".", "", "sub", "door", "link.pdf", "up", "self", "in", "out", "secret.pdf"),
        *("pipe.pdf", "ảnh.png", "x.jpg", "C:", "CON", "nul.pdf", "COM1.txt", "~", "$HOME", "%2e"),
        *("a.", "a ", "\u2024\u2024", "..\u200b", "\uff0e\uff0e", "x.jpg:$DATA", "?", "*"),
    ]
)
STATED = st.builds(
    lambda start, parts, joint: start + joint.join(parts),
    st.sampled_from(["", "/", "\\", "//", "\\\\", "\\\\?\\", "C:", "file:///", "./"]),
    st.lists(PIECES, min_size=1, max_size=6),
    st.sampled_from(["/", "\\"]),
) | st.text(min_size=1, max_size=30)


@given(stated=STATED)
@example(stated="ảnh.png")
@example(stated="../secret.pdf")
@example(stated="door/secret.pdf")
@example(stated="link.pdf")
@example(stated="sub/up/../../secret.pdf")
def test_no_stated_name_makes_it_read_outside(trap: Path, stated: str) -> None:
    global touched  # noqa: PLW0603 - a hook for audits cannot be taken away again
    text = "".join(char for char in stated if char.isprintable()).strip()
    if not text:
        return
    touched = []
    try:
        found = checked([paper(file=text)], trap)
    finally:
        seen, touched = touched, None
    paths = [path for path in map(Path, seen) if path.suffix not in {".py", ".pyc"}]  # imports
    assert [path for path in paths if not path.is_relative_to(trap)] == []
    assert not [path for path in paths if {"up", "door", "link.pdf"} & set(path.parts)]
    (one,) = found.documents
    assert one.file is None or one.file.entry.name in {"ảnh.png", "sub/x.jpg"}


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ("/etc/passwd", "the path begins at the root"),
        ("\\x.pdf", "the path begins at the root"),
        ("\\\\server\\share\\x.pdf", "it is a network path"),
        ("//server/x.pdf", "it is a network path"),
        ("C:\\x.pdf", "a colon stands in it, as after a drive"),
        ("c:x.pdf", "a colon stands in it, as after a drive"),
        ("x.pdf::$DATA", "a colon stands in it, as after a drive"),
        ("../x.pdf", "“..” leads out of the folder"),
        ("sub\\..\\..\\x.pdf", "“..” leads out of the folder"),
        ("CON", "Windows keeps the name for itself"),
        ("sub/nul.pdf", "Windows keeps the name for itself"),
        ("Com1 .txt", "Windows keeps the name for itself"),
        ("lpt9.tar.gz", "Windows keeps the name for itself"),
        ("x.pdf.", "a name ends with a dot or a space"),
        ("sub /x.pdf", "a name ends with a dot or a space"),
        ("x\u202e.pdf", "it has a forbidden character"),
        ("a*.pdf", "it has a forbidden character"),
        (".", "there is no name in it"),
        ("./", "there is no name in it"),
    ],
)
def test_a_name_that_cannot_lie_in_the_folder_is_told_why(stated: str, why: str) -> None:
    found = stated_key(stated)
    assert isinstance(found, Localised)
    assert found.en == why


def test_a_plain_name_is_found_whatever_its_case_separator_and_composition(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Báo cáo quý.PDF")
    filled(tmp_path, {f"Sub/{decomposed}": plain(), "x.png": PNG})
    for stated in ("sub/báo cáo quý.pdf", "SUB\\BÁO CÁO QUÝ.PDF", "./Sub//" + decomposed):
        found = checked([paper(file=stated), paper("hai", file="X.PNG")], tmp_path)
        assert codes(found) == []
        assert found.documents[0].file is not None
        assert found.documents[0].file.entry.name == "Sub/Báo cáo quý.PDF"


def test_names_that_only_differ_in_case_must_be_spelt_as_they_are(tmp_path: Path) -> None:
    filled(tmp_path, {"a.png": PNG, "A.png": PNG + b"2"})
    assert codes(checked([paper(file="A.PNG")], tmp_path))[0] == "E456"
    exact = checked([paper(file="A.png"), paper("hai", file="a.png")], tmp_path)
    assert [one.file.entry.name for one in exact.documents if one.file] == ["A.png", "a.png"]


def test_what_is_no_ordinary_file_is_left_alone(trap: Path) -> None:
    for name in ("link.pdf", "self", "sub", "door", "sub/up", "pipe.pdf"):
        (one,) = checked([paper(file=name)], trap).documents
        assert [problem.code for problem in one.problems] == ["E455"]
    assert codes(checked([paper(file="door/secret.pdf")], trap))[0] == "E454"


def test_files_of_the_system_and_of_this_run_are_no_documents(tmp_path: Path) -> None:
    filled(tmp_path, {"Thumbs.db": b"x", "~$a.docx": b"x", ".git/x": b"x", "actuals.json": b"{}"})
    own = (tmp_path / "actuals.json").stat()
    ignored = ("Thumbs.db", "~$*", ".*")
    folder = open_folder(str(tmp_path), ignored, [(own.st_dev, own.st_ino)])
    assert folder.entries == ()


def test_a_file_that_changes_between_looking_and_reading_is_not_taken(tmp_path: Path) -> None:
    filled(tmp_path, {"a.png": PNG, "b.png": PNG, "c.png": PNG, "d.png": PNG})
    (tmp_path / "secret").write_bytes(SECRET)
    entries = {entry.name: entry for entry in opened(tmp_path).entries}
    (tmp_path / "a.png").unlink()
    (tmp_path / "a.png").symlink_to(tmp_path / "secret")
    (tmp_path / "b.png").rename(tmp_path / "kept")
    (tmp_path / "b.png").write_bytes(PNG)
    (tmp_path / "c.png").write_bytes(PNG + b"more")
    (tmp_path / "d.png").unlink()
    for name in ("a.png", "b.png", "c.png", "d.png"):
        with pytest.raises(CannotRead):
            read_entry(entries[name])


def _unusable(path: Path | str) -> str:
    with pytest.raises(Unreadable) as caught:
        open_folder(str(path), (), ())
    (problem,) = caught.value.problems
    assert problem.code == "E469"
    return problem.render("en")


def test_a_folder_that_cannot_be_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, {"a.png": PNG, "b.png": PNG})
    assert "there is no such folder" in _unusable(tmp_path / "none")
    assert "it is not a folder" in _unusable(tmp_path / "a.png")
    assert "the system cannot open it" in _unusable("x" * 5000)
    assert "the system cannot open it" in _unusable("a\0b")
    monkeypatch.setattr("parscore.evidence.folder.MOST_ENTRIES", 1)
    assert "it holds too many files" in _unusable(tmp_path)


def test_folders_inside_one_another_have_an_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 30)
    deep.mkdir(parents=True)
    assert len(opened(tmp_path).entries) == 20


@given(st.text(min_size=1, max_size=20), st.sampled_from(["NFC", "NFD"]))
def test_a_key_does_not_depend_on_composition(text: str, form: str) -> None:
    composed = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert key_of([composed]) == key_of([unicodedata.normalize("NFC", text)])


def test_a_file_name_that_is_no_text_is_listed_as_unused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.pdf")).write_bytes(PNG)
    found = checked([], tmp_path)
    assert [problem.file for problem in found.unused] == ["\ufffd\ufffd.pdf"]
