from __future__ import annotations

import gettext
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import INPUTS, Ran, text_of

from parscore.cli.entry import language_of, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNTRANSLATED = "messages"  # the domain of gettext in a process that has chosen no other


@pytest.fixture
def here(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Ran]]:
    """Run a command in this process: all but the start and the end of the interpreter.

    What it prints is text; the bytes of an office document are kept in it as they are.
    """
    monkeypatch.setenv("LANGUAGE", "")
    for name in [name for name in os.environ if name.startswith("PARSCORE_")]:
        monkeypatch.delenv(name)

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        gettext.textdomain(UNTRANSLATED)
        capsysbinary.readouterr()
        words = [str(argument) for argument in arguments]
        code = run(words, language_of(words))
        out, err = capsysbinary.readouterr()
        return Ran(int(code), text_of(out), text_of(err))

    yield call
    gettext.textdomain(UNTRANSLATED)


@pytest.fixture
def assess(here: Callable[..., Ran]) -> Callable[..., dict[str, Any]]:
    """Return the assessment of two documents, those of Hợp Tiến unless others are given."""

    def call(*options: object, inputs: tuple[object, ...] = INPUTS) -> dict[str, Any]:
        ran = here("evaluate", *inputs, "--format", "json", *options)
        assert ran.code == 0, ran.err
        assessment: dict[str, Any] = json.loads(ran.out)
        return assessment

    return call
