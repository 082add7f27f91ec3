"""The commands that try, compare, write and begin rule sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import keeping_words, words

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def keeping_commands(say: Words) -> tuple[click.Command, ...]:
    """Return the commands, their help in one language."""
    return (_test(say), _diff(say), _fmt(say), _new(say), _new_year(say))


def _fmt(say: Words) -> click.Command:
    return say.command(
        "fmt",
        keeping_words.FMT,
        keeping_words.FMT_SHORT,
        [
            click.Argument(["files"], nargs=-1, metavar="[FILE...]"),
            say.option("--check", says=keeping_words.OPT_FMT_CHECK, is_flag=True),
            say.option("--force", says=keeping_words.OPT_FMT_FORCE, is_flag=True),
        ],
        module="run_rules_fmt",
    )


def _test(say: Words) -> click.Command:
    return say.command(
        "test",
        keeping_words.TEST,
        keeping_words.TEST_SHORT,
        [
            click.Argument(["names"], nargs=-1, metavar="[ID|PATH...]"),
            say.option("--coverage", says=keeping_words.OPT_COVERAGE, is_flag=True),
            say.option("--suggest", says=keeping_words.OPT_SUGGEST, is_flag=True),
        ],
        module="run_rules_test",
    )


def _diff(say: Words) -> click.Command:
    forms = click.Choice(["text", "md", "json"])
    return say.command(
        "diff",
        keeping_words.DIFF,
        keeping_words.DIFF_SHORT,
        [
            click.Argument(["before"]),
            click.Argument(["after"]),
            say.option("--format", "form", says=words.OPT_FORMAT, type=forms, default="text"),
            say.option(
                "--with",
                "commune",
                says=keeping_words.OPT_WITH,
                nargs=2,
                metavar="PLAN ACTUALS",
            ),
        ],
        module="run_rules_diff",
    )


def _new(say: Words) -> click.Command:
    return say.command(
        "new",
        keeping_words.NEW,
        keeping_words.NEW_SHORT,
        [
            click.Argument(["province"]),
            click.Argument(["period"], required=False, metavar="[PERIOD]"),
            *_writing(say),
        ],
        module="run_rules_new",
    )


def _new_year(say: Words) -> click.Command:
    return say.command(
        "new-year",
        keeping_words.NEW_YEAR,
        keeping_words.NEW_YEAR_SHORT,
        [
            click.Argument(["ruleset"], metavar="ID|PATH"),
            click.Argument(["period"]),
            *_writing(say),
        ],
        module="run_rules_new_year",
    )


def _writing(say: Words) -> list[click.Parameter]:
    return [
        say.option("--out", "-o", says=keeping_words.OPT_OUT_FOLDER, metavar="FOLDER"),
        say.option("--force", says=keeping_words.OPT_FORCE, is_flag=True),
    ]
