"""The commands and their options. Each imports what it needs only when it runs."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

from parscore import __version__
from parscore.cli import words
from parscore.cli.exit_codes import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.values.messages import Lang, Message

FORMATS = ("text", "json", "md", "csv", "html", "xlsx", "docx", "ics")
GATES = ("result", "plan", "evidence", "task", "data", "rule", "undetermined", "warnings")
SCHEMAS = (
    "plan",
    "actuals",
    "assessment",
    "ruleset",
    "indicators",
    "inference",
    "evidence",
    "cases",
    "map",
    "scenarios",
    "whatif",
    "comparison",
    "effort",
    "path",
    "forecast",
    "sensitivity",
    "ranking",
    "impact",
    "stability",
    "outliers",
    "outlier-rules",
)
ENGINES = ("auto", "durable", "reference")
BUILT_LATER = {
    "bundle": ("offline_commands", "build_bundle"),
    "compare": ("advice_commands", "build_compare"),
    "evidence": ("evidence_command", "build_evidence"),
    "forecast": ("path_commands", "build_forecast"),
    "form": ("form_commands", "build_group"),
    "import": ("intake_commands", "build_import"),
    "office": ("offline_commands", "build_office"),
    "path": ("path_commands", "build_path"),
    "plan": ("intake_commands", "build_plan"),
    "province": ("province_commands", "build_group"),
    "rules": ("rules_commands", "build_group"),
    "whatif": ("advice_commands", "build_whatif"),
}
WIDTH = 80


class Program(click.Group):
    """The group of commands; its help ends with the exit codes."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        settings = {"help_option_names": ["-h", "--help"], "max_content_width": WIDTH}
        super().__init__(
            "parscore",
            help=words.PROGRAM().render(lang),
            no_args_is_help=True,
            context_settings=settings,
            options_metavar=words.OPTIONS().render(lang),
            subcommand_metavar=words.SUBCOMMAND().render(lang),
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, with those that are not built yet."""
        return sorted([*super().list_commands(ctx), *BUILT_LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; the larger ones are built only for who asks for them."""
        if cmd_name not in BUILT_LATER:
            return super().get_command(ctx, cmd_name)
        module, builder = BUILT_LATER[cmd_name]
        build_it = getattr(importlib.import_module(f"parscore.cli.{module}"), builder)
        built: click.Command = build_it(Words(self.lang))
        return built

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes below the commands."""
        del ctx
        rows = [(str(int(code)), text[self.lang == "en"]) for code, text in MEANINGS.items()]
        with formatter.section(words.EXIT_CODES().render(self.lang)):
            formatter.write_dl(rows)


class Words:
    """Makes arguments and options with their help in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def option(self, *names: str, says: Message, **more: Any) -> click.Option:  # noqa: ANN401
        """Return an option."""
        return click.Option(names, help=says().render(self.lang), **more)

    def command(
        self,
        name: str,
        says: Message,
        short: Message,
        params: list[click.Parameter],
        *,
        module: str | None = None,
    ) -> click.Command:
        """Return a command; `run` of its module runs it (by default `run_` and its name)."""
        return click.Command(
            name,
            help=says().render(self.lang),
            short_help=short().render(self.lang),
            params=[*params, self.language()],
            options_metavar=words.OPTIONS().render(self.lang),
            callback=_runner(module or f"run_{name}", self.lang),
        )

    def language(self) -> click.Option:
        """Return the option that chooses the language; it is read before click starts."""
        kinds = click.Choice(["vi", "en"])
        return self.option("--lang", says=words.OPT_LANG, type=kinds, expose_value=False)

    def rules(self) -> list[click.Parameter]:
        """Return the options that choose the rules, the day and the engine."""
        return [
            self.option("--rules", says=words.OPT_RULES, metavar="ID|PATH"),
            self.option("--as-of", says=words.OPT_AS_OF, metavar="DATE"),
            self.option("--allow-stale", says=words.OPT_STALE, is_flag=True),
            self.option(
                "--engine",
                says=words.OPT_ENGINE,
                type=click.Choice(ENGINES),
                default="auto",
                show_default=True,
            ),
        ]

    def output(self, default: str | None) -> list[click.Parameter]:
        """Return the options that say where the result goes and in which form."""
        return [
            self.option(
                "--format",
                says=words.OPT_REPORT_FORMAT,
                type=click.Choice(FORMATS),
                default=default,
            ),
            self.option("--out", "-o", says=words.OPT_OUT, metavar="FILE|FOLDER"),
        ]

    def history(self) -> click.Option:
        """Return the option that names earlier assessments."""
        return self.option("--history", says=words.OPT_HISTORY, multiple=True, metavar="ASSESSMENT")

    def beside(self) -> click.Option:
        """Return the option that names advice to be shown with the result."""
        return self.option("--with", "advice", says=words.OPT_BESIDE, multiple=True, metavar="FILE")

    def tolerance(self) -> click.Option:
        """Return the option that says how far assumed maxima move."""
        return self.option("--tolerance", says=words.OPT_TOLERANCE, metavar="PERCENT")

    def page(self) -> list[click.Parameter]:
        """Return the options that say where a page of text goes and in which form."""
        kinds = click.Choice(("text", "md", "html", "json"))
        return [
            self.option("--format", "form", says=words.OPT_FORMAT, type=kinds),
            self.option("--out", "-o", says=words.OPT_PAGE_OUT, metavar="FILE"),
        ]

    def gates(self) -> list[click.Parameter]:
        """Return the options that turn a result into an exit code."""
        return [
            self.option("--fail-under", says=words.OPT_FAIL_UNDER, metavar="POINTS"),
            self.option(
                "--fail-on", says=words.OPT_FAIL_ON, type=click.Choice(GATES), multiple=True
            ),
        ]


def build(lang: Lang) -> click.Group:
    """Return the command line, its help in one language."""
    say = Words(lang)
    inputs: list[click.Parameter] = [click.Argument(["plan"]), click.Argument(["actuals"])]
    node = click.Argument(["node"])
    files = click.Argument(["files"], nargs=-1, required=True, metavar="PLAN|ACTUALS...")
    assessment = click.Argument(["assessment"])
    name = click.Argument(["name"], type=click.Choice(SCHEMAS), metavar="NAME")
    program = Program(lang)
    program.params.append(say.language())
    program.params.append(say.option("--version", says=words.OPT_VERSION, **_VERSION))
    for command in (
        say.command(
            "evaluate",
            words.EVALUATE,
            words.EVALUATE_SHORT,
            [*inputs, *say.rules(), *say.output(None), *say.gates()],
        ),
        say.command("explain", words.EXPLAIN, words.EXPLAIN_SHORT, [node, *inputs, *say.rules()]),
        say.command("check", words.CHECK, words.CHECK_SHORT, [files, say.rules()[0]]),
        say.command(
            "report",
            words.REPORT,
            words.REPORT_SHORT,
            [assessment, *say.output(None), say.history(), say.beside()],
        ),
        say.command(
            "verify", words.VERIFY, words.VERIFY_SHORT, [assessment, *inputs, *say.rules()[:1]]
        ),
        say.command(
            "sensitivity",
            words.SENSITIVITY,
            words.SENSITIVITY_SHORT,
            [*inputs, say.tolerance(), *say.rules()[:3], *say.page()],
        ),
        say.command("schema", words.SCHEMA, words.SCHEMA_SHORT, [name]),
    ):
        program.add_command(command)
    return program


def _runner(module: str, lang: Lang) -> Callable[..., Any]:
    def run(**values: Any) -> Any:  # noqa: ANN401 - whatever the options hold
        return importlib.import_module(f"parscore.cli.{module}").run(lang=lang, **values)

    return run


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if not asked or ctx.resilient_parsing:
        return
    click.echo(f"parscore {__version__}")
    ctx.exit()


_VERSION: dict[str, Any] = {
    "is_flag": True,
    "expose_value": False,
    "is_eager": True,
    "callback": _print_version,
}
