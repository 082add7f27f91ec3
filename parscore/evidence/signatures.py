"""Whether a PDF bears digital signatures and is unchanged since: asked of a process of its own.

Only two things are looked at: that what was signed has not been changed, and that nothing but
further signatures came after it. Who signed, whether the certificate is trusted, valid or revoked,
and what the time stamps are worth is not looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, Literal, NamedTuple, Self, cast, get_args

from parscore.evidence import signature_process
from parscore.evidence.signature_process import LENGTH

if TYPE_CHECKING:
    from types import TracebackType

MILLISECONDS: Final = 20_000  # for one PDF, the loading of the package included

State = Literal[
    "none", "intact", "changed", "added", "unclear", "encrypted", "damaged", "heavy", "absent"
]


class Signatures(NamedTuple):
    """What is known of a PDF: its signatures are `signed`; None is what could not be read."""

    state: State
    signed: int | None = None
    pages: int | None = None


class _Talk(NamedTuple):
    """A running process and its two ends."""

    process: subprocess.Popen[bytes]
    asking: IO[bytes]
    answering: IO[bytes]


class Inspector:
    """Looks into PDFs, one after the other; a context, which ends its process."""

    def __init__(self, milliseconds: int = MILLISECONDS) -> None:
        self._milliseconds = milliseconds
        self._talk: _Talk | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._end()

    def look(self, data: bytes) -> Signatures:
        """Return what is known of a PDF. One that ends the process was too much for it."""
        talk = self._talk = self._talk or _started(self._milliseconds)
        try:
            talk.asking.write(len(data).to_bytes(LENGTH, "big"))
            talk.asking.write(data)
            talk.asking.flush()
            line = talk.answering.readline()
        except OSError:  # it ended while it was being told
            line = b""
        if not line.endswith(b"\n"):
            self._end()
            return Signatures("heavy")
        return _answer(line)

    def _end(self) -> None:
        talk, self._talk = self._talk, None
        if talk is None:
            return
        talk.process.kill()
        talk.answering.close()
        with suppress(OSError):  # what it no longer reads cannot be flushed
            talk.asking.close()
        talk.process.wait()


def _started(milliseconds: int) -> _Talk:
    process = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-P", "-m", signature_process.__name__, str(milliseconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return _Talk(process, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))


def _answer(line: bytes) -> Signatures:
    told = json.loads(line)
    state = told["state"]
    if state not in get_args(State):
        raise ValueError(state)
    return Signatures(state, told.get("count"), told.get("pages"))
