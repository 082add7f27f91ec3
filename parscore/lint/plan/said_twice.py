"""The same work listed twice, and a word written twice in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.subject import excerpt, passages
from parscore.reading.problems import kind, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Path, Problem

SAME_WORK = kind(
    "E336",
    severity="warning",
    says=(
        "“{title}” (mục {section}) đã nêu ở {place}.",
        "“{title}” (section {section}) stands already in {place}.",
    ),
    advise=("Giữ một chỗ.", "Keep one of them."),
)
SAME_WORD = kind(
    "E337",
    severity="warning",
    says=("Lặp từ “{words}”: “{quote}”.", "“{words}” is repeated: “{quote}”."),
    advise=("Bỏ một từ, trong kế hoạch và ở đây.", "Drop one, in the plan and here."),
)
SAME_PRODUCT = kind(
    "E361",
    severity="warning",
    says=(
        (
            "Nhiệm vụ “{title}” (mục {section}) có cùng sản phẩm với một nhiệm vụ khác ở {place}: "
            "“{quote}”."
        ),
        (
            "The task “{title}” (section {section}) has the product of another task, in {place}: "
            "“{quote}”."
        ),
    ),
    advise=(
        "Ghi đúng sản phẩm của từng nhiệm vụ.",
        "Name the product that each of the two is to have.",
    ),
)

_TWICE = re.compile(r"(?<!\w)(\w+(?: \w+)?) \(?\1(?!\w)")
_REAL = {  # Vietnamese doubles these words on purpose
    *("dần", "từ", "luôn", "thường", "hằng", "hàng", "ngày", "đều", "song", "mãi", "người"),
    *("nhà", "ngành", "nơi", "chung", "riêng", "rộng", "xanh", "lâu", "nhanh", "sớm"),
}
_ALIKE = 0.9  # of their words that two tasks share where they are one
_REACH = 500  # earlier tasks with which one is compared
_SHORT = 8  # words below which two texts must be the same
_TELLING = 12  # words of a product that belongs to one task: "Báo cáo kết quả" may be of many


def same_work(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each task that repeats an earlier one, word for word or nearly."""
    earlier: list[tuple[Path, str, frozenset[str]]] = []
    for path, section, title, text in _works(subject):
        words = frozenset(match_key(text).split())
        twin = next((one for one in earlier[-_REACH:] if _is_same(words, one[2])), None)
        if twin is not None:
            place = subject.place(twin[0], twin[1])
            args: Args = {"title": shortened(title), "section": section}
            yield subject.found(SAME_WORK, path, place=place, **args)
        earlier.append((path, section, words))


def _works(subject: PlanSubject) -> Iterator[tuple[Path, str, str, str]]:
    for i, task in enumerate(subject.plan.tasks):
        title = task.activity or task.title
        whole = title if len(title.split()) >= _SHORT else f"{task.title} {title}"
        yield ("tasks", i), task.section, title, whole


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _SHORT:
        return one == other
    return len(one & other) >= _ALIKE * len(one | other)


def same_product(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each task with a product, named at length, that is another task's too.

    Activities of one task may share a product.
    """
    earlier: list[tuple[str, str, Path, str]] = []
    for i, task in enumerate(subject.plan.tasks):
        title = match_key(task.title)
        for n, product in enumerate(task.products):
            words = match_key(product)
            if len(words.split()) < _TELLING:
                continue
            path: Path = ("tasks", i, "products", n)
            twin = next(
                (one for one in earlier if _goes_on(one[1], words) and one[0] != title), None
            )
            if twin is not None:
                args: Args = {"section": task.section, "quote": shortened(product)}
                args |= {"title": shortened(task.title), "place": subject.place(twin[2], twin[3])}
                yield subject.found(SAME_PRODUCT, path, **args)
            earlier.append((title, words, path, task.section))


def _goes_on(one: str, other: str) -> bool:
    """Tell whether two texts are the same, but that one goes on after a comma or the like.

    "… quý II" is another product than "… quý I", and "… về đất đai" a part of what it goes on from.
    """
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) : len(short) + 1] in ("", ",", ";", ".")


def same_word(subject: PlanSubject) -> Iterator[Problem]:
    """Find words written twice in a row, which Vietnamese does on purpose with a few only."""
    told: set[str] = set()
    for passage in passages(subject.plan):
        for spot in _TWICE.finditer(passage.text):
            words = spot[1]
            if words.casefold() in _REAL or words.isdigit():
                continue
            quote = excerpt(passage.text, *spot.span())
            if quote not in told:
                told.add(quote)
                yield subject.found(SAME_WORD, passage.path, words=words, quote=quote)
