"""Where the program starts and ends: streams, language, and what every failure looks like."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from parscore.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.reading.problems import Problem
    from parscore.values.messages import Lang


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # A command lives for a moment: looking for cycles in what it has just built costs more than it
    # frees. What a single result needs is far below this many objects.
    gc.set_threshold(200_000)
    # Documents are read as this program reads them, whatever else is installed beside it; looking
    # for plugins would also open every installed package.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    _speak_utf8()
    arguments = sys.argv[1:]
    _leave(run(arguments, language_of(arguments)))


def _leave(status: ExitCode) -> NoReturn:
    """End the process without taking apart what it built: the system frees it all at once.

    What has been printed is flushed first; where that fails, the interpreter's own way out tells.
    """
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        sys.exit(status)
    os._exit(status)


def run(arguments: Sequence[str], lang: Lang) -> ExitCode:
    """Run one command; every failure becomes a plain message and an exit code."""
    try:
        return _command(arguments, lang)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough
        discard(sys.stdout)
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - nobody should see a traceback
        return _internal(error, lang)


def _command(arguments: Sequence[str], lang: Lang) -> ExitCode:
    from parscore.cli.language import localise_click  # noqa: PLC0415 - must come before click

    localise_click(lang)
    import click  # noqa: PLC0415 - its own words are fixed when it is imported

    from parscore.cli.commands import build  # noqa: PLC0415
    from parscore.cli.extras import missing_text  # noqa: PLC0415
    from parscore.cli.output import STANDARD_OUTPUT, CannotWrite  # noqa: PLC0415
    from parscore.reading.problems import RulesUnusable, Unreadable  # noqa: PLC0415

    try:
        # Not click's own `main`: it has other exit codes for a broken pipe and for Ctrl-C.
        program = build(lang)
        with program.make_context("parscore", list(arguments)) as context:
            outcome = program.invoke(context)
    except click.exceptions.Exit as leaving:
        return ExitCode(leaving.exit_code)
    except click.ClickException as wrong:
        with _telling():
            wrong.show()
        return ExitCode.USAGE
    except CannotWrite as failure:
        say(failure.text.render(lang))
        return ExitCode.NO_OUTPUT
    except ModuleNotFoundError as error:
        say(missing_text(error).render(lang))
        return ExitCode.USAGE
    except OSError as error:
        if error.errno != errno.ENOSPC:  # which only what click prints by itself can meet here
            raise
        discard(sys.stdout)
        say(CannotWrite(STANDARD_OUTPUT, error).text.render(lang))
        return ExitCode.NO_OUTPUT
    except Unreadable as unreadable:
        show_problems(unreadable.problems, lang)
        of_rules = isinstance(unreadable, RulesUnusable)
        return ExitCode.BAD_RULES if of_rules else ExitCode.BAD_INPUT
    return outcome if isinstance(outcome, ExitCode) else ExitCode.DONE


def language_of(arguments: Sequence[str]) -> Lang:
    """Return the language asked for by `--lang` or `$PARSCORE_LANG`; Vietnamese by default."""
    asked = os.environ.get("PARSCORE_LANG", "vi")
    for here, after in pairwise([*arguments, ""]):
        if here == "--lang":
            asked = after
        elif here.startswith("--lang="):
            asked = here.removeprefix("--lang=")
    return "en" if asked == "en" else "vi"


def show_problems(problems: Sequence[Problem], lang: Lang) -> None:
    """Print problems to standard error, one to a line."""
    for problem in problems:
        say(problem.render(lang))


def say(text: str) -> None:
    """Print a message to standard error; where nobody can read it, the exit code still tells."""
    with _telling():
        sys.stderr.write(text + "\n")


@contextmanager
def _telling() -> Iterator[None]:
    """Go on without standard error when it is full, or closed by its reader."""
    try:
        yield
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Send what a stream still holds nowhere: the interpreter would fail over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is (a Windows console may be cp1258)."""
    if sys.stderr is None:  # it was closed before we started
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _internal(error: Exception, lang: Lang) -> ExitCode:
    if os.environ.get("PARSCORE_DEBUG"):
        raise error
    kind = f"{type(error).__name__}: {error}"
    if lang == "en":
        say(f"Internal error ({kind}). Please report it; PARSCORE_DEBUG=1 shows the details.")
    else:
        say(f"Lỗi của chương trình ({kind}). Xin báo lại; đặt PARSCORE_DEBUG=1 để xem chi tiết.")
    return ExitCode.INTERNAL
