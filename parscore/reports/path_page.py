"""A path as a page: what it reaches, at what cost, and the steps one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.blocks import (
    Column,
    Entries,
    Entry,
    Facts,
    Line,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import NONE, Notation, amount
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.path import PathFound, PathScore, PathStep
    from parscore.values.messages import Lang, Text

TITLE = Message("path.title", vi="Lộ trình đạt {goal}", en="The way to {goal}")
SUBTITLE = Message(
    "path.subtitle", vi="{commune}, số liệu đến {day}", en="{commune}, figures as of {day}"
)
REACHED = Message(
    "path.reached",
    vi="Đã đạt {goal} rồi: không cần làm thêm gì.",
    en="{goal}: reached already, nothing more is needed.",
)
FOUND = Message("path.found", vi="Đạt được {goal}.", en="{goal}: can be reached.")
UNREACHABLE = Message(
    "path.unreachable",
    vi="Không thể đạt {goal} trong kỳ này nữa. Cao nhất còn có thể là {best}.",
    en="{goal}: cannot be reached any more in this period. The best still possible is {best}.",
)
UNREACHABLE_SO_FAR = Message(
    "path.unreachable-so-far",
    vi="Với số liệu đã có thì không thể đạt {goal} trong kỳ này nữa: cao nhất còn có thể là "
    "{best}. Số liệu còn thiếu có thể thêm nhiều nhất {missing} điểm.",
    en="{goal}: cannot be reached any more with the data there is: the best still possible is "
    "{best}. What is missing may add {missing:points} at most.",
)
NOT_FOUND = Message(
    "path.not-found",
    vi="Không tìm được cách đạt {goal}, nhưng cũng chưa chứng minh được là không thể. Cao nhất tìm "
    "được là {best}.",
    en="{goal}: no way was found, but neither was it proven that there is none. The best found is "
    "{best}.",
)
NOT_THE_SCORE = Message(
    "path.not-the-score",
    vi="Đây là gợi ý, không phải kết quả chấm: điểm chỉ đổi khi việc đã làm và số liệu đã nhập.",
    en="This is advice, not a score: points change only once the work is done and entered.",
)
PROVEN = Message("path.proven", vi="đã chứng minh là ít nhất", en="proven to be the least")
PROVEN_BEST = Message("path.best-found", vi="tốt nhất tìm được", en="the best found")
AT_LEAST = Message(
    "path.at-least",
    vi="tốt nhất tìm được; không thể dưới {bound}",
    en="the best found; it cannot be below {bound}",
)
STEPS = Message("path.steps", vi="{count} việc", en="{count:steps}")
EFFORT = Message("path.effort", vi="{count} {unit}", en="{count} {unit}")
BY_DAY = Message("path.by-day", vi="xong trước hoặc trong ngày {day}", en="done by {day}")
POINTS = Message("path.points", vi="+{points}", en="+{points}")
TOTAL = Message("path.total", vi="lên {total}", en="to {total}")
OWNER = Message("path.owner", vi="{owner}; hạn {due}", en="{owner}; due {due}")
COST = Message("path.step-effort", vi="Công sức: {count} {unit}", en="Effort: {count} {unit}")

WORDS = {
    "now": Localised("Hiện nay", "Now"),
    "after": Localised("Sau các việc này", "After these steps"),
    "cost": Localised("Cần", "It takes"),
    "proof": Localised("Lời giải", "The answer is"),
    "steps": Localised("Các việc, theo thời hạn", "Steps, by due day"),
    "number": Localised("TT", "No."),
    "what": Localised("Việc", "Step"),
    "criterion": Localised("Tiêu chí", "Criterion"),
    "owner": Localised("Đơn vị", "Office"),
    "due": Localised("Thời hạn", "Due"),
    "gain": Localised("Điểm thêm", "Gain"),
    "total": Localised("Lên", "Total"),
    "effort": Localised("Công sức", "Effort"),
}


def path_page(path: PathFound, lang: Lang) -> Page:
    """Return a path as a page in one language."""
    write = Notation(lang)
    sections = [Section("", (path_facts(path, write),))]
    if path.steps:
        entries = tuple(step_entry(step, path, write) for step in path.steps)
        sections.append(Section(_word("steps", lang), (Entries(entries),)))
    day = write.day(path.as_of)
    return Page(
        title=path_title(path, write),
        subtitle=write.text(SUBTITLE(commune=path.commune.name, day=day)),
        banners=(path_verdict(path, write), path_caution(write)),
        sections=tuple(sections),
        foot=tuple(write.text(note) for note in path.notes),
    )


def path_title(path: PathFound, write: Notation) -> str:
    """Return what a path is called: by the goal to which it leads."""
    return write.text(TITLE(goal=path.goal.name))


def path_caution(write: Notation) -> Paragraph:
    """Return what tells a path from a result."""
    return Paragraph(write.text(NOT_THE_SCORE()))


def path_verdict(path: PathFound, write: Notation) -> Paragraph:
    """Return whether the goal can be reached, and what else can be."""
    return Paragraph(write.text(_verdict(path, write)))


def path_facts(path: PathFound, write: Notation) -> Facts:
    """Return the score before and after, the cost, and whether it is proven to be the least."""
    return Facts(tuple(_facts(path, write)))


def is_priced(path: PathFound) -> bool:
    """Tell whether the steps are chosen by their effort, and so tell it."""
    return path.effort_unit is not None and path.by == "effort"


def steps_table(path: PathFound, write: Notation) -> Table:
    """Return the steps as a table: what, where, who, by when, and the points with each."""
    priced = is_priced(path)
    names = ["number", "what", "criterion", "owner", "due", *(["effort"] if priced else [])]
    columns = [Column(_word(name, write.lang)) for name in names]
    columns += [Column(_word(name, write.lang), "right") for name in ("gain", "total")]
    rows = []
    for place, step in enumerate(path.steps, start=1):
        effort = [NONE if step.effort is None else write.number(step.effort)] if priced else []
        gain = write.text(POINTS(points=write.number(step.points)))
        cells = (_said(step, write), _title(step, write), _owner(step, path), _due(step, write))
        rows.append((str(place), *cells, *effort, gain, write.number(step.total)))
    return Table(tuple(columns), tuple(rows))


def _verdict(path: PathFound, write: Notation) -> Text:
    goal, best = path.goal.name, _standing(path.after, write)
    match path.status:
        case "reached_already":
            return REACHED(goal=goal)
        case "found":
            return FOUND(goal=goal)
        case "unreachable" if path.missing is not None:
            missing = amount(path.missing, path.exact, "missing")
            return UNREACHABLE_SO_FAR(goal=goal, best=best, missing=missing)
        case "unreachable":
            return UNREACHABLE(goal=goal, best=best)
    return NOT_FOUND(goal=goal, best=best)


def _facts(path: PathFound, write: Notation) -> Iterator[tuple[str, str]]:
    yield _word("now", write.lang), _standing(path.now, write)
    if path.steps:
        yield _word("after", write.lang), _standing(path.after, write)
    if path.cost is not None:
        yield _word("cost", write.lang), _amount(path.cost, path, write)
        yield _word("proof", write.lang), write.text(_proof(path, write))


def _proof(path: PathFound, write: Notation) -> Text:
    if path.proof == "proven":
        return PROVEN()
    return PROVEN_BEST() if path.bound is None else AT_LEAST(bound=_amount(path.bound, path, write))


def _amount(cost: str, path: PathFound, write: Notation) -> str:
    if path.by == "deadline":
        return write.text(BY_DAY(day=write.day(cost)))
    if path.by == "effort":
        return write.text(EFFORT(count=write.number(cost), unit=path.effort_unit or ""))
    return write.text(STEPS(count=amount(cost)))


def _standing(score: PathScore, write: Notation) -> str:
    parts = [write.out_of(score.points, score.max)]
    if score.index is not None:
        parts.append(f"{write.number(score.index)}%")
    if score.class_name is not None:
        parts.append(write.text(score.class_name))
    return "; ".join(parts)


def step_entry(step: PathStep, path: PathFound, write: Notation) -> Entry:
    """Return a step with its points, its criterion, and who owes it by when."""
    said = OWNER(owner=_owner(step, path), due=_due(step, write))
    lines = [Line(_title(step, write)), Line(write.text(said))]
    if step.effort is not None and path.effort_unit is not None:
        effort = COST(count=write.number(step.effort), unit=path.effort_unit)
        lines.append(Line(write.text(effort)))
    marks = (
        write.text(POINTS(points=write.number(step.points))),
        write.text(TOTAL(total=write.number(step.total))),
    )
    return Entry(marks, _said(step, write), tuple(lines))


def _said(step: PathStep, write: Notation) -> str:
    said = write.text(step.text)
    return f"{said[:1].upper()}{said[1:]}"


def _title(step: PathStep, write: Notation) -> str:
    return step.title if write.lang == "vi" else step.title_en


def _owner(step: PathStep, path: PathFound) -> str:
    units = {unit.id: unit.name for unit in path.units}
    return NONE if step.owner is None else units.get(step.owner, step.owner)


def _due(step: PathStep, write: Notation) -> str:
    return NONE if step.due is None else write.day(step.due)


def _word(name: str, lang: Lang) -> str:
    word = WORDS[name]
    return word.vi if lang == "vi" else word.en
