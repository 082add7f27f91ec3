"""The help, in both languages, and what is said of a command that was mistyped."""

from __future__ import annotations

import ast
import importlib.metadata
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click
import polib
import pytest
from support.cli import ACTUALS, PLAN, parscore

from parscore.cli.commands import SCHEMAS, build
from parscore.cli.exit_codes import MEANINGS, ExitCode
from parscore.cli.language import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.cli import Ran

    from parscore.values.messages import Lang

LATER = ("compare", "whatif")  # built only for who asks for them
COMMANDS = sorted([*build("vi").commands, *LATER])
LANGUAGES: tuple[Lang, ...] = ("vi", "en")
WORDS_OF_CLICK = ("Usage", "Options", "Commands", "Show ", "default:", "Error", "[OPTIONS]", "ARGS")

# Sentences of click that no user of parscore can meet: of kinds of parameters that it has not
# (files, days, ranges, prompts, a pair of values), and of mistakes of its programmers.
UNREACHABLE = (
    *("deprecated", "DeprecationWarning", "env var: ", "(dynamic)", "values are required"),
    *("Value must be an iterable", "Takes {nargs}", "Argument {name!r} takes {nargs}", "unknown e"),
    *("declaration", "No options defined", "defined twice", "cannot use the same flag"),
    *("Do you want to continue", "Confirm the action", "version %(version)s", "Show the version"),
    *("Could not open file", "Invalid start character", "file", "directory", "path", "Choice("),
    *("does not match the format", "is not in the range", "a valid boolean", "UUID", "number_type"),
    "{filename!r}",
)


def width(line: str) -> int:
    return len(unicodedata.normalize("NFC", line))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_fits_a_narrow_screen_and_names_every_option(
    name: str | None, lang: Lang, here: Callable[..., Ran]
) -> None:
    ran = here(*([name] if name else []), "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(width, ran.out.splitlines())) <= 80
    program = build(lang)
    told = program.get_command(click.Context(program), name) if name else program
    assert told is not None
    for parameter in told.params:
        if isinstance(parameter, click.Option):
            assert all(option in ran.out for option in parameter.opts)
            assert parameter.help
    assert told.help
    assert " ".join(ran.out.split()).count(" ".join(told.help.split())) == 1


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_is_vietnamese_to_the_last_word_of_click(
    name: str | None, here: Callable[..., Ran]
) -> None:
    ran = here(*([name] if name else []), "-h")
    assert ran.out.startswith("Cách dùng: parscore")
    assert "Tùy chọn:" in ran.out
    assert "Hiện trợ giúp này." in ran.out
    assert not [word for word in WORDS_OF_CLICK if word in ran.out]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_lists_every_command_and_every_exit_code(lang: Lang, here: Callable[..., Ran]) -> None:
    out = " ".join(here("--help", "--lang", lang).out.split())
    assert all(name in out for name in COMMANDS)
    assert set(MEANINGS) == set(ExitCode)
    for code, (vi, en) in MEANINGS.items():
        assert f"{int(code)} {vi if lang == 'vi' else en}" in out


def test_a_schema_is_chosen_by_one_word_in_the_usage() -> None:
    asked, forgotten = parscore("schema", "--help"), parscore("schema")
    assert asked.out.splitlines()[0] == "Cách dùng: parscore schema [TÙY CHỌN] NAME"
    assert forgotten.code == 2
    assert "Thiếu tham số 'NAME'" in forgotten.err
    assert all(name in asked.out and name in forgotten.err for name in SCHEMAS)


def test_the_version_is_that_of_the_installed_package() -> None:
    ran = parscore("--version")
    assert ran == (0, f"parscore {importlib.metadata.version('parscore')}\n", "")


def test_the_installed_command_is_this_program() -> None:
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="parscore")
    assert script.value == "parscore.cli:main"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bare_command_shows_the_help(lang: Lang) -> None:
    bare, asked = parscore(env={"PARSCORE_LANG": lang}), parscore("--help", "--lang", lang)
    assert (bare.code, bare.out) == (2, "")
    assert bare.err == asked.out


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        (("evalute", PLAN, ACTUALS), "evaluate"),
        (("chek", PLAN), "check"),
        (("Report", "x.json"), "report"),
        (("evaluate", PLAN, ACTUALS, "--formt", "json"), "--format"),
        (("evaluate", PLAN, ACTUALS, "--fail-udner", "80"), "--fail-under"),
        (("evaluate", PLAN, ACTUALS, "--allow-stael"), "--allow-stale"),
        (("verify", "x.json", PLAN, ACTUALS, "--rule", "x"), "--rules"),
    ],
)
def test_a_slip_in_a_command_or_option_is_answered_with_the_right_one(
    mistyped: tuple[object, ...], meant: str, here: Callable[..., Ran]
) -> None:
    vi, en = here(*mistyped), here(*mistyped, "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (2, "", 2, "")
    assert vi.err.startswith("Cách dùng: parscore")
    assert "Lỗi: Không có" in vi.err
    assert "Có phải" in vi.err
    assert "Error: No such" in en.err
    assert "Did you mean" in en.err
    assert f"'{meant}'" in vi.err
    assert f"'{meant}'" in en.err


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["evaluate", "x"], "Thiếu tham số 'ACTUALS'", "Missing argument 'ACTUALS'"),
        (["evaluate", "x", "y", "z"], "Thừa tham số (z)", "unexpected extra argument (z)"),
        (["evaluate", "x", "y", "--rules"], "'--rules' cần một giá trị", "requires an argument"),
        (["evaluate", "x", "y", "--allow-stale=1"], "không nhận giá trị", "does not take a value"),
        (["evaluate", "x", "y", "--format", "pdf"], "'pdf' không thuộc", "'pdf' is not one of"),
        (["evaluate", "x", "y", "--fail-on", "all"], "'all' không thuộc", "'all' is not one of"),
        (["evaluate", "x", "y", "--engine", "c"], "'c' không thuộc", "'c' is not one of"),
        (["evaluate", "-", "-"], "Chỉ một trong hai tệp", "Only one of the two files"),
        (["schema", "plans"], "'plans' không thuộc", "'plans' is not one of"),
        (["check"], "Thiếu tham số 'PLAN|ACTUALS...'", "Missing argument 'PLAN|ACTUALS...'"),
    ],
)
def test_wrong_usage_is_told_in_the_language_of_the_user(
    arguments: list[str], vi: str, en: str, here: Callable[..., Ran]
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("--lang", lang, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err


def test_an_unknown_language_is_refused() -> None:
    ran = parscore("evaluate", PLAN, ACTUALS, "--lang", "fr")
    assert (ran.code, ran.out) == (2, "")
    assert "'fr' không thuộc các giá trị: 'vi', 'en'" in ran.err


def test_every_sentence_of_click_that_a_user_can_meet_is_translated() -> None:
    written = polib.pofile(str(LOCALE / "vi" / "LC_MESSAGES" / "parscore.po"))
    translated = {entry.msgid for entry in written}
    missing = [
        text
        for text in sentences_of_click()
        if text not in translated and not any(part in text for part in UNREACHABLE)
    ]
    assert missing == []


def sentences_of_click() -> Iterator[str]:
    folder = Path(click.__file__).parent
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("_" | "ngettext"), [ast.Constant(str(text)), *_]):
                    yield text


@pytest.mark.parametrize("name", COMMANDS)
def test_help_speaks_of_word_and_calendar_only_where_they_can_be_had(
    name: str, here: Callable[..., Ran]
) -> None:
    told = " ".join(here(name, "--help").out.split())
    assert ("Nghị định" in told) == ("|docx|ics]" in told)
