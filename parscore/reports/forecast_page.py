"""A forecast as a page, under a banner that tells it from a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.blocks import (
    Bullet,
    Bullets,
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
    from collections.abc import Iterator, Sequence

    from parscore.documents.forecast import Forecast, MeasureForecast, PaceNeeded, TaskForecast
    from parscore.documents.path import PathScore
    from parscore.values.messages import Lang

TITLE = Message("forecast.title", vi="Dự báo đến {day}", en="Forecast to {day}")
SUBTITLE = Message(
    "forecast.subtitle",
    vi="{commune}, từ số liệu chốt các ngày {days}",
    en="{commune}, from figures closed on {days}",
)
BANNER = Message("forecast.banner", vi="DỰ BÁO, KHÔNG PHẢI KẾT QUẢ.", en="FORECAST, NOT A RESULT.")
WARNING = Message(
    "forecast.warning",
    vi="Không dùng các con số này để báo cáo điểm tự chấm.",
    en="Do not report these figures as the self-score.",
)
TESTED = Message(
    "forecast.tested",
    vi="Thử lại cách tính: từ các kỳ trước dự báo đến {day} thì {inside}/{count} số liệu rơi vào "
    "khoảng; điểm dự báo {low} đến {high}, thực tế {points}.",
    en="Tried on what is known: forecasting {day} from the periods before it, {inside} of {count} "
    "measures came out inside their range; points forecast {low} to {high}, in fact {points}.",
)
LATE = Message("forecast.late", vi="trễ {days} ngày (hạn {due})", en="{days:days} late (due {due})")
OPEN = Message("forecast.open", vi="còn {days} ngày (hạn {due})", en="{days:days} left (due {due})")

WORDS = {
    "now": Localised("Hiện nay", "Now"),
    "low": Localised("Đầu thấp", "Low end"),
    "high": Localised("Đầu cao", "High end"),
    "bounds": Localised("Rộng nhất", "At the widest"),
    "score": Localised("Điểm cuối kỳ", "The score at the end"),
    "paces": Localised("Nhịp cần có cho từng chỉ tiêu", "The pace each goal needs"),
    "tasks": Localised("Nhiệm vụ trễ hoặc còn phải xong", "Tasks late or still to finish"),
    "measures": Localised("Số liệu được dự báo", "Measures that are forecast"),
    "method": Localised("Cách tính và giả định", "Method and assumptions"),
    "measure": Localised("Chỉ tiêu", "Indicator"),
    "minimum": Localised("tối thiểu", "minimum"),
    "target": Localised("kế hoạch", "plan"),
    "met": Localised("đạt", "met"),
    "open": Localised("chưa chắc", "open"),
    "not_met": Localised("không đạt", "not met"),
    "undetermined": Localised("chưa rõ", "unknown"),
    "not_applicable": Localised("không áp dụng", "not applicable"),
    "goal": Localised("Mức", "Goal"),
    "set_by": Localised("Loại", "Set by"),
    "outlook": Localised("Dự báo", "Outlook"),
    "needed": Localised("Cần làm", "Needed"),
}


def forecast_page(forecast: Forecast, lang: Lang) -> Page:
    """Return a forecast as a page in one language."""
    write = Notation(lang)
    score = Section(_word("score", lang), (forecast_scores(forecast, write),))
    paces = pace_section(goals_told(forecast), write)
    method = Section(_word("method", lang), (forecast_method(forecast, write),))
    days = ", ".join(write.day(day) for day in forecast.closed)
    subtitle = SUBTITLE(commune=forecast.commune.name, days=days)
    return Page(
        title=forecast_title(forecast, write),
        subtitle=write.text(subtitle),
        banners=(forecast_caution(write),),
        sections=(score, *paces, *forecast_details(forecast, write), method),
        foot=tuple(write.text(note) for note in forecast.notes),
    )


def forecast_title(forecast: Forecast, write: Notation) -> str:
    """Return what a forecast is called: by the day to which it goes."""
    return write.text(TITLE(day=write.day(forecast.until)))


def forecast_caution(write: Notation) -> Paragraph:
    """Return the banner that tells a forecast from a result."""
    return Paragraph(write.text(WARNING()), lead=write.text(BANNER()))


def forecast_scores(forecast: Forecast, write: Notation) -> Facts:
    """Return the score now, at both ends of the range, and at the widest."""
    return Facts(tuple(_scores(forecast, write)))


def pace_section(goals: Sequence[PaceNeeded], write: Notation) -> tuple[Section, ...]:
    """Return the pace that each of some goals needs; nothing where there are none."""
    entries = tuple(pace_entry(one, write) for one in goals)
    return (Section(_word("paces", write.lang), (Entries(entries),)),) if entries else ()


def forecast_details(forecast: Forecast, write: Notation) -> Iterator[Section]:
    """Yield what lies behind a forecast: the tasks in the way, and the measures that move."""
    lang = write.lang
    if forecast.tasks:
        tasks = tuple(_task(one, forecast, write) for one in forecast.tasks)
        yield Section(_word("tasks", lang), (Entries(tasks, close=True),))
    moving = moving_measures(forecast, write)
    if moving is not None:
        yield Section(_word("measures", lang), (moving,))


def forecast_method(forecast: Forecast, write: Notation) -> Bullets:
    """Return how the forecast was made, and how it did when tried on what is known."""
    said = tuple(Bullet(write.text(one)) for one in forecast.assumptions)
    return Bullets((*said, *_tested(forecast, write)))


def paces_table(goals: Sequence[PaceNeeded], write: Notation) -> Table:
    """Return the pace that each of some goals needs, as a table."""
    names = ("measure", "goal", "set_by", "outlook", "needed")
    rows = tuple(
        (
            _title(one, write),
            write.goal(one.op, one.value, one.unit),
            _word(one.kind, write.lang),
            _word(one.outlook, write.lang),
            write.text(one.text),
        )
        for one in goals
    )
    return Table(tuple(Column(_word(name, write.lang)) for name in names), rows)


def _scores(forecast: Forecast, write: Notation) -> Iterator[tuple[str, str]]:
    for name in ("now", "low", "high"):
        yield _word(name, write.lang), _standing(getattr(forecast, name), write)
    yield _word("bounds", write.lang), write.range(forecast.lower, forecast.upper) or NONE


def _standing(score: PathScore, write: Notation) -> str:
    parts = [write.out_of(score.points, score.max)]
    if score.index is not None:
        parts.append(f"{write.number(score.index)}%")
    if score.class_name is not None:
        parts.append(write.text(score.class_name))
    return "; ".join(parts)


def pace_entry(one: PaceNeeded, write: Notation) -> Entry:
    """Return a goal with its outlook and the pace that it needs."""
    goal = write.goal(one.op, one.value, one.unit)
    head = f"{_title(one, write)} {goal} ({_word(one.kind, write.lang)})"
    return Entry((_word(one.outlook, write.lang),), head, (Line(write.text(one.text)),))


def _task(one: TaskForecast, forecast: Forecast, write: Notation) -> Entry:
    units = {unit.id: unit.name for unit in forecast.units}
    message = LATE if one.state == "late" else OPEN
    said = message(days=one.days, due=write.day(one.due))
    leads = ", ".join(units.get(name, name) for name in one.lead)
    lines = [Line("; ".join(part for part in (write.text(said), leads) if part))]
    return Entry((), one.title, tuple(lines))


def _title(one: PaceNeeded | MeasureForecast, write: Notation) -> str:
    return one.title if write.lang == "vi" else one.title_en


def goals_told(forecast: Forecast) -> tuple[PaceNeeded, ...]:
    """Return the goals in force; one that the plan states several times is told once."""
    found: dict[tuple[str, ...], PaceNeeded] = {}
    for one in forecast.paces:
        if one.outlook != "not_applicable":
            found.setdefault((one.kind, one.indicator, one.op, one.value), one)
    return tuple(found.values())


def goals_at_risk(forecast: Forecast) -> tuple[PaceNeeded, ...]:
    """Return the goals that the forecast does not meet for certain, the province's first.

    A target of the plan that needs the same as the province's minimum is not told again.
    """
    found: dict[tuple[str, ...], PaceNeeded] = {}
    for one in goals_told(forecast):
        if one.outlook != "met":
            found.setdefault((one.indicator, one.text.vi), one)
    return tuple(found.values())


def moving_measures(forecast: Forecast, write: Notation) -> Table | None:
    """Return the measures that are not forecast to stay as they are; None where all stay."""
    moving = [one for one in forecast.measures if {one.low, one.high} != {one.now}]
    if not moving:
        return None
    columns = (
        Column(_word("measure", write.lang)),
        *(Column(_word(name, write.lang), "right") for name in ("now", "low", "high")),
    )
    rows = tuple(
        (
            _title(one, write),
            *(_figure(one, name, write) for name in ("now", "low", "high")),
        )
        for one in moving
    )
    return Table(columns, rows)


def _figure(one: MeasureForecast, name: str, write: Notation) -> str:
    text = getattr(one, name)
    if text is None:
        return NONE
    if one.unit == "percent":
        return write.percent(amount(text, one.exact, name))
    return write.number(text)


def _tested(forecast: Forecast, write: Notation) -> Iterator[Bullet]:
    one = forecast.backtest
    if one is not None:
        said = TESTED(
            day=write.day(one.until),
            inside=one.inside,
            count=one.measures,
            low=amount(one.low),
            high=amount(one.high),
            points=amount(one.points),
        )
        yield Bullet(write.text(said))


def _word(name: str, lang: Lang) -> str:
    word = WORDS[name]
    return word.vi if lang == "vi" else word.en
