"""What each problem of a document says, word for word in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.evidence import JPG, PNG, checked, filled, opened, paper
from support.pdfs import added_to, encrypted, plain, signed, tampered

from parscore.evidence.kinds import OTHER_HASH
from parscore.evidence.signatures import Inspector, Signatures
from parscore.reading.problems import Unreadable
from parscore.values.messages import all_messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parscore.evidence.checks import Checked

SPARSE = 100_000_001  # bytes, none of them on the disk


class Told(Inspector):
    """Has one answer, whatever it is shown."""

    def __init__(self, signatures: Signatures) -> None:
        super().__init__()
        self.signatures = signatures

    def look(self, data: bytes) -> Signatures:
        del data
        return self.signatures


def said(found: Checked) -> list[str]:
    """Return every problem in both languages, its place kept out of the way."""
    problems = [problem for one in found.documents for problem in one.problems]
    texts = [p.render(lang) for p in (*problems, *found.unused) for lang in ("vi", "en")]
    return [re.sub(r"^actuals\.json:\d+:\d+: ", "", text) for text in texts]


def every_problem(folder: Path) -> dict[str, list[str]]:
    """Return what is said of each faulty document, by a name for its fault."""
    files = {
        "long.pdf": plain(11),
        "changed.pdf": tampered(),
        "added.pdf": added_to(),
        "locked.pdf": encrypted(),
        "cut.pdf": signed()[:-300],
        "picture.pdf": JPG,
        "notes.txt": b"ghi",
        "empty.pdf": b"",
        "a.png": PNG,
        "B.png": PNG + b"1",
        "b.png": PNG + b"2",
        "folder/c.png": PNG + b"3",
    }
    filled(folder, files)
    (folder / "link.pdf").symlink_to(folder / "a.png")
    for name, size in (("large.png", 23_456_789), ("huge.png", SPARSE)):
        with (folder / name).open("wb") as file:
            file.write(PNG)
            file.truncate(size)
    alone = {
        "number": paper(number="BC 5"),
        "issuer": paper(issuer=None),
        "pages": paper(file="long.pdf"),
        "outside": paper(file="../x.pdf"),
        "absent, another is near": paper(file="logn.pdf"),
        "absent": paper(file="quyết định.docx"),
        "link": paper(file="link.pdf"),
        "folder": paper(file="folder"),
        "two spellings": paper(file="B.PNG"),
        "empty": paper(file="empty.pdf"),
        "large": paper(file="large.png"),
        "huge": paper(file="huge.png"),
        "another form": paper(file="picture.pdf"),
        "unusual form": paper(file="notes.txt"),
        "another hash": paper(file="a.png", sha256="0" * 64),
        "no hash": paper(file="a.png", sha256="chưa tính"),
        "no file": paper(),
        "damaged": paper(file="cut.pdf"),
        "encrypted": paper(file="locked.pdf"),
        "changed after signing": paper(file="changed.pdf"),
        "added after signing": paper(file="added.pdf"),
    }
    told = {name: said_of_documents(checked([tree], folder)) for name, tree in alone.items()}
    twice = [paper("mot", file="a.png"), paper("hai", file="a.png")]
    told["used twice"] = said_of_documents(checked(twice, folder))
    for state in ("heavy", "unclear"):
        inspector = Told(Signatures(state))
        told[state] = said_of_documents(
            checked([paper(file="long.pdf", page="2")], folder, inspector)
        )
    return told


def said_of_documents(found: Checked) -> list[str]:
    return said(found._replace(unused=()))


def test_every_problem_says_these_words(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    told = every_problem(tmp_path / "files")
    told["unused"] = said(checked([], filled(tmp_path / "more", {"ảnh.png": PNG})))
    with pytest.raises(Unreadable) as caught:
        opened(tmp_path / "none")
    told["no folder"] = [
        caught.value.problems[0].render(lang).partition(": ")[2] for lang in ("vi", "en")
    ]
    lines = [line for name, texts in told.items() for line in (f"# {name}", *texts, "")]
    golden("problems.txt", "\n".join(lines))
    spoken = set(re.findall(r"(?:^|: )(E\d{3}) ", "\n".join(lines), re.MULTILINE))
    assert spoken == {code for code in all_messages() if re.fullmatch(r"E4[56]\d", code)}


def test_a_hash_counts_in_capitals_too(tmp_path: Path) -> None:
    filled(tmp_path, {"a.png": PNG})
    (wrong,) = checked([paper(file="a.png", sha256="0" * 64)], tmp_path).documents
    assert wrong.file is not None
    assert wrong.problems[0].code == OTHER_HASH.says.code
    right = checked([paper(file="a.png", sha256=wrong.file.sha256.upper())], tmp_path)
    assert right.documents[0].problems == ()


def test_copies_of_one_file_count_as_one(tmp_path: Path) -> None:
    filled(tmp_path, {"a.png": PNG, "b.png": PNG})
    both = checked([paper("mot", file="a.png"), paper("hai", file="b.png")], tmp_path)
    assert [[p.code for p in one.problems] for one in both.documents] == [["E463"], ["E463"]]
    assert all(one.sound for one in both.documents)


def test_a_page_that_is_stated_is_enough(tmp_path: Path) -> None:
    filled(tmp_path, {"a.pdf": plain(11), "b.pdf": plain(10)})
    given = [paper("mot", file="a.pdf", page="trang 3"), paper("hai", file="b.pdf")]
    assert [one.problems for one in checked(given, tmp_path).documents] == [(), ()]
