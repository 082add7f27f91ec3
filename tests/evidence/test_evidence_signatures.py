"""Signatures of PDFs: present, intact, broken; and PDFs that would rather not be looked into."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import pdfs

from parscore.evidence.signature_process import LENGTH, look, serve
from parscore.evidence.signatures import Inspector, Signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    with Inspector() as one:
        yield one


@pytest.mark.parametrize(
    ("make", "known"),
    [
        (pdfs.plain, Signatures("none", 0, 1)),
        (pdfs.signed, Signatures("intact", 1, 1)),
        (lambda: pdfs.signed(2), Signatures("intact", 2, 1)),
        (pdfs.tampered, Signatures("changed", 1, 1)),
        (pdfs.added_to, Signatures("added", 1, 2)),
        (lambda: pdfs.signed().replace(b"/FT /Sig", b"/FT /Tx "), Signatures("unclear", 0, 1)),
        (lambda: pdfs.signed().replace(b".detached", b".detachxd"), Signatures("unclear", 0, 1)),
        (pdfs.encrypted, Signatures("encrypted")),
        (lambda: pdfs.signed()[:-300], Signatures("damaged")),
        (lambda: pdfs.plain()[:100], Signatures("damaged")),
        (lambda: b"%PDF-1.7\n", Signatures("damaged")),
        (lambda: b"", Signatures("damaged")),
    ],
)
def test_what_is_known_of_a_pdf(
    make: Callable[[], bytes], known: Signatures, inspector: Inspector
) -> None:
    assert inspector.look(make()) == known


def test_a_pdf_that_unfolds_without_end_is_given_up(inspector: Inspector) -> None:
    assert inspector.look(pdfs.bomb()) == Signatures("heavy")
    assert inspector.look(pdfs.plain()).state == "none"


def test_a_pdf_that_takes_too_long_is_given_up_and_the_next_one_asked_anew() -> None:
    with Inspector(milliseconds=1) as hasty:  # less than loading the package takes
        assert hasty.look(pdfs.plain()) == Signatures("heavy")
        assert hasty.look(pdfs.signed()) == Signatures("heavy")


def test_a_process_that_died_is_started_again() -> None:
    with Inspector() as one:
        assert one.look(pdfs.plain()).state == "none"
        assert one._talk is not None
        one._talk.process.kill()
        one._talk.process.wait()
        assert one.look(pdfs.plain() + bytes(1_000_000)) == Signatures("heavy")
        assert one.look(pdfs.signed()).state == "intact"


def test_no_process_outlives_its_inspector() -> None:
    with Inspector() as one:
        one.look(b"")
        assert one._talk is not None
        process = one._talk.process
    assert process.returncode is not None


def test_without_the_office_part_it_says_that_it_did_not_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.reader", None)
    assert look(pdfs.signed()) == {"state": "absent"}


def test_a_process_answers_one_line_for_each_pdf() -> None:
    told = [pdfs.plain(2), b"junk"]
    asked = b"".join(len(one).to_bytes(LENGTH, "big") + one for one in told)
    answers = io.BytesIO()
    serve(io.BytesIO(asked + b"half"), answers, 60_000)
    assert answers.getvalue().splitlines() == [
        b'{"pages": 2, "state": "none", "count": 0}',
        b'{"state": "damaged"}',
    ]


@settings(max_examples=40)
@given(st.data())
def test_whatever_happened_to_a_signed_pdf_it_never_passes_for_intact(data: st.DataObject) -> None:
    whole = pdfs.signed()
    end = whole.index(b"/Contents") - 1  # what the signature covers, but for its own place
    place = data.draw(st.integers(0, end))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    changed = whole[:place] + bytes([other]) + whole[place + 1 :]
    state = look(changed)["state"]
    assert state in {"changed", "added", "unclear", "damaged", "heavy", "encrypted", "none"}
    assert state != "none" or b"/ByteRange" not in changed
