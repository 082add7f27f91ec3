"""Problems: what is wrong with a document, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.values.messages import Argument, Lang, Text

MOST_PROBLEMS = 200  # told of one file at once; more would help nobody

Path = tuple[str | int, ...]
Severity = Literal["error", "warning"]

_LONGEST_QUOTED = 60
_WARNING = {"vi": "cảnh báo", "en": "warning"}


class Problem(NamedTuple):
    """One thing that is wrong: a stable code, the place, the sentence and the advice.

    `path` leads to the value through keys and list indexes; `line` and `column` count from 1 and
    are None where the problem is of the whole file.
    """

    code: str
    severity: Severity
    file: str
    path: Path
    line: int | None
    column: int | None
    text: Text
    advice: Text | None

    def render(self, lang: Lang) -> str:
        """Return `file:line:column: CODE sentence advice` in one language; a warning says it is."""
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        advice = f" {self.advice.render(lang)}" if self.advice else ""
        mark = f"({_WARNING[lang]}) " if self.severity == "warning" else ""
        return f"{place}: {self.code} {mark}{self.text.render(lang)}{advice}"

    def __str__(self) -> str:
        return self.render("vi")


class Unreadable(Exception):  # noqa: N818 - it says what the document is
    """Documents cannot be used; `problems` says everything that is wrong, file by file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        files = list(dict.fromkeys(problem.file for problem in found))
        self.problems = tuple(sorted(found, key=lambda one: (files.index(one.file), _place(one))))
        super().__init__("\n".join(map(str, self.problems)))


class NotFilledIn(Unreadable):
    """A form was made for somebody who has filled in nothing of it yet."""


class RulesUnusable(Unreadable):
    """A rule set cannot be used: it is missing, invalid, stale, or of somebody else."""


class Kind(NamedTuple):
    """One kind of problem: its sentence, its advice, and how bad it is.

    `unguessed` is the advice where nothing is close enough to be meant.
    """

    says: Message
    advises: Message | None
    severity: Severity
    unguessed: Message | None = None

    def problem(
        self,
        file: str,
        path: Path = (),
        mark: tuple[int, int] | None = None,
        **args: Argument | None,
    ) -> Problem:
        """Say this of one place; `args` fill the gaps of the sentence and of the advice.

        A guess that is None leaves the advice `unguessed`.

        Raises:
            ValueError: a gap is left open.
        """
        line, column = mark or (None, None)
        known = {name: value for name, value in args.items() if value is not None}
        lost = self.unguessed is not None and len(known) < len(args)
        advises = self.unguessed if lost else self.advises
        advice = advises(**_gaps_of(advises, known)) if advises else None
        text = self.says(**_gaps_of(self.says, known))
        return Problem(self.says.code, self.severity, file, path, line, column, text, advice)


def kind(
    code: str,
    *,
    says: tuple[str, str],
    advise: tuple[str, str] | None = None,
    unguessed: tuple[str, str] | None = None,
    severity: Severity = "error",
) -> Kind:
    """Define a kind of problem; each pair holds the Vietnamese and the English sentence.

    `advise` may ask "did you mean …?"; `unguessed` says what to do where there is no guess.
    """
    advice = Message(f"{code}-advice", *advise) if advise else None
    other = Message(f"{code}-unguessed", *unguessed) if unguessed else None
    return Kind(Message(code, *says), advice, severity, other)


MORE_PROBLEMS = kind(
    "E099",
    says=(
        "Tệp còn nhiều lỗi khác, từ chỗ này trở đi không liệt kê nữa.",
        "The file has many more problems, which are not listed from here on.",
    ),
    advise=("Hãy sửa các lỗi đã nêu rồi chạy lại.", "Mend those listed, then run again."),
)


def shortened(text: str) -> str:
    """Return a text short enough to be quoted in a sentence."""
    return text if len(text) <= _LONGEST_QUOTED else text[:_LONGEST_QUOTED] + "…"


def _gaps_of(message: Message, args: dict[str, Argument]) -> dict[str, Argument]:
    return {name: value for name, value in args.items() if name in message.names}


def _place(problem: Problem) -> tuple[int, int, str]:
    return problem.line or 0, problem.column or 0, problem.code
