"""The commands below `parscore province`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import province_words, words

FORMS = ("text", "md", "csv", "html", "xlsx", "docx", "json")
PAGES = ("text", "md", "csv", "html", "json")
DRAWS = 1000
QUESTION_FORMS = ("text", "md", "csv", "html", "xlsx", "json")

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_group(say: Words) -> click.Group:
    """Return the group of commands for many communes, its help in one language."""
    group = click.Group(
        "province",
        help=province_words.PROVINCE().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    built = (_evaluate(say), _rank(say), _outliers(say), _impact(say), _sensitivity(say))
    for command in built:
        group.add_command(command)
    return group


def _evaluate(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["folder"]),
        *say.rules(),
        say.option("--jobs", "-j", says=province_words.OPT_JOBS, type=int, metavar="N"),
        say.option(
            *("--out", "-o"), says=province_words.OPT_RESULTS, metavar="FOLDER", required=True
        ),
    ]
    return say.command(
        "evaluate",
        province_words.EVALUATE,
        province_words.EVALUATE_SHORT,
        params,
        module="run_province_evaluate",
    )


def _outliers(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["results"]),
        say.option("--portal", says=province_words.OPT_PORTAL, metavar="FILE"),
        say.option("--earlier", says=province_words.OPT_EARLIER, metavar="RESULTS"),
        say.option("--rules", says=province_words.OPT_OF_RULES, metavar="ID"),
        say.option("--period", says=province_words.OPT_PERIOD, metavar="DATE"),
        say.option("--format", says=province_words.OPT_PAGE, type=click.Choice(QUESTION_FORMS)),
        say.option("--out", "-o", says=province_words.OPT_FILE, metavar="FILE"),
    ]
    return say.command(
        "outliers",
        province_words.OUTLIERS,
        province_words.OUTLIERS_SHORT,
        params,
        module="run_province_outliers",
    )


def _rank(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["results"]),
        say.option("--by", says=province_words.OPT_BY, default="index", show_default=True),
        say.option("--rules", says=province_words.OPT_OF_RULES, metavar="ID"),
        say.option("--period", says=province_words.OPT_PERIOD, metavar="DATE"),
        say.option("--expected", says=province_words.OPT_EXPECTED, metavar="FILE"),
        say.option("--format", says=province_words.OPT_FORM, type=click.Choice(FORMS)),
        say.option("--out", "-o", says=province_words.OPT_FILE, metavar="FILE"),
    ]
    return say.command(
        "rank",
        province_words.RANK,
        province_words.RANK_SHORT,
        params,
        module="run_province_rank",
    )


def _impact(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["before"], metavar="OLD"),
        click.Argument(["after"], metavar="NEW"),
        click.Argument(["folder"]),
        say.option("--exact/--quick", says=province_words.OPT_EXACT, default=None),
        say.option("--period", says=province_words.OPT_PERIOD, metavar="DATE"),
        say.option("--jobs", "-j", says=province_words.OPT_JOBS, type=int, metavar="N"),
        say.option("--format", says=province_words.OPT_PAGE, type=click.Choice(PAGES)),
        say.option("--out", "-o", says=province_words.OPT_FILE, metavar="FILE"),
    ]
    return say.command(
        "impact",
        province_words.IMPACT,
        province_words.IMPACT_SHORT,
        params,
        module="run_province_impact",
    )


def _sensitivity(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["results"]),
        say.tolerance(),
        say.option(
            "--draws",
            says=province_words.OPT_DRAWS,
            type=int,
            default=DRAWS,
            show_default=True,
            metavar="N",
        ),
        say.option(
            "--seed",
            says=province_words.OPT_SEED,
            type=int,
            default=1,
            show_default=True,
            metavar="N",
        ),
        say.option("--rules", says=province_words.OPT_OF_RULES, metavar="ID"),
        say.option("--period", says=province_words.OPT_PERIOD, metavar="DATE"),
        say.option("--format", says=province_words.OPT_PAGE, type=click.Choice(PAGES)),
        say.option("--out", "-o", says=province_words.OPT_FILE, metavar="FILE"),
    ]
    return say.command(
        "sensitivity",
        province_words.SENSITIVITY,
        province_words.SENSITIVITY_SHORT,
        params,
        module="run_province_sensitivity",
    )
