"""The deadlines: as events that calendar programs take in, and as a table by owner."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from support.nasty import printed, rewritten

from parscore.documents.assessment import Assessment
from parscore.reports.calendar import render
from parscore.reports.sections.deadlines import by_owner, deadlines
from parscore.reports.subject import Subject
from parscore.reports.text import render as render_text
from parscore.reports.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    Changed = Callable[[Callable[[dict[str, Any]], None]], Assessment]

FINISHED = {"done", "done_late", "cancelled"}


def parsed(assessment: Assessment, lang: Any = "vi") -> Any:  # noqa: ANN401 - icalendar
    return Calendar.from_ical(render(assessment, lang))


def events(assessment: Assessment, lang: Any = "vi") -> list[Any]:  # noqa: ANN401
    return parsed(assessment, lang).walk("VEVENT")


def test_each_dated_due_of_an_unfinished_task_is_a_day_in_the_calendar(
    assessment: Assessment,
) -> None:
    expected = Counter(
        due.by
        for task in assessment.tasks
        if task.status not in FINISHED
        for due in task.due
        if due.by is not None
    )
    days = Counter(
        one["dtstart"].dt.isoformat() for one in events(assessment) if "-points-" not in one["uid"]
    )
    assert days == expected
    assert sum(days.values()) == 10
    for one in events(assessment):
        assert type(one["dtstart"].dt) is date
        assert one["dtend"].dt - one["dtstart"].dt == timedelta(days=1)


def test_points_to_be_won_back_are_one_event_for_each_owner_and_day(
    assessment: Assessment,
) -> None:
    (one,) = [
        e for e in events(assessment) if e["uid"].endswith("-points-economy-2025-12-19@parscore")
    ]
    assert one["summary"] == (
        "Lấy lại điểm ở 5 tiêu chí: 6.1.2, 1.4.2, 6.2.1, 6.2.2, 6.1.1 (Phòng Kinh tế)"
    )
    lines = one["description"].split("\n")
    assert lines[0] == (
        "6.1.2 Xây dựng Kế hoạch đầu tư công năm 2026 đủ hồ sơ: "
        "Cần bổ sung: Báo cáo, tờ trình HĐND xã. (+2)"
    )
    assert "Phụ trách: Phòng Kinh tế" in lines
    demanded = [line for line in lines if "tài liệu kiểm chứng" in line]
    assert len(demanded) == 1  # the missing document of 1.4.2


def test_what_is_done_or_cannot_be_won_back_is_left_out(changed: Changed) -> None:
    def all_done(data: dict[str, Any]) -> None:
        for task in data["tasks"]:
            task["status"] = "done"
        for gap in data["gaps"]:
            gap["recoverable"] = "0"

    done = changed(all_done)
    assert events(done) == []
    assert by_owner(Subject(done, "vi")) is None
    assert "LỊCH VIỆC" not in render_text(done)


def test_an_overdue_task_says_so(assessment: Assessment) -> None:
    late = [one["summary"] for one in events(assessment) if one["summary"].startswith("Quá hạn: ")]
    assert len(late) == 2
    assert late[0] == "Quá hạn: Phụ lục 05.4: Kế hoạch đầu tư công xã năm 2026 (Phòng Kinh tế)"


def test_an_event_is_known_again_when_the_report_is_made_later(
    assessment: Assessment, changed: Changed
) -> None:
    def later(data: dict[str, Any]) -> None:
        data["as_of"] = "2025-12-18"
        data["tasks"].pop(0)

    before = {one["uid"]: one for one in events(assessment)}
    after = {one["uid"]: one for one in events(changed(later))}
    assert "thanh-hoa-hop-tien-2025-01-01-pl05_4-1@parscore" in before
    assert after.keys() == before.keys()
    assert len(before) == len(events(assessment))
    for stamped, day in ((before, 15), (after, 18)):
        stamps = {one["dtstamp"].dt for one in stamped.values()}
        assert stamps == {datetime(2025, 12, day, tzinfo=UTC)}


def test_a_commune_with_a_code_is_known_by_it(changed: Changed) -> None:
    def coded(data: dict[str, Any]) -> None:
        data["commune"]["code"] = "15007"

    assert all(one["uid"].startswith("15007-2025-01-01-") for one in events(changed(coded)))


def test_cautions_travel_with_every_event(assessment: Assessment) -> None:
    calendar = parsed(assessment)
    name, caution = (calendar[key].replace("\\,", ",") for key in ("x-wr-calname", "x-wr-caldesc"))
    assert name == "Lịch việc CCHC: Xã Hợp Tiến, tỉnh Thanh Hóa"
    for text in (caution, *(one["description"] for one in events(assessment))):
        assert "MINH HỌA: Số liệu minh họa, không phải số liệu thật." in text


def test_it_is_in_english_on_request(assessment: Assessment) -> None:
    late = [one["summary"] for one in events(assessment, "en") if "Overdue" in one["summary"]]
    assert len(late) == 2
    assert all("In charge: " in one["description"] for one in events(assessment, "en"))


def test_hostile_text_stays_text(changed: Changed) -> None:
    nasty = "a,b;c\\n\r\nEND:VEVENT\r\nBEGIN:VALARM \x07=1+1"

    def written(data: dict[str, Any]) -> None:
        data["commune"]["name"] = nasty
        for unit in data["units"]:
            unit["name"] = nasty
        for task in data["tasks"]:
            task["title"] = task["section"] = nasty
            for due in task["due"]:
                due |= {"text": nasty, "product": nasty}

    made = changed(written)
    assert {one.name for one in parsed(made).walk()} == {"VCALENDAR", "VEVENT"}
    (one,) = [e for e in events(made) if "pl05_4" in e["uid"]]
    assert one["summary"] == f"Quá hạn: {clean(nasty)}: {clean(nasty)} ({clean(nasty)})"
    assert one["description"].split("\n")[0] == clean(nasty)
    assert all(len(line.encode()) <= 75 for line in render(made).split("\r\n"))


@settings(max_examples=10)
@given(pool=st.lists(printed, min_size=1, max_size=12))
def test_users_cannot_break_the_calendar(assessment: Assessment, pool: list[str]) -> None:
    data = assessment.model_dump(mode="json", by_alias=True)
    made = Assessment.model_validate(rewritten(data, pool))
    assert len(events(made)) == len(events(assessment))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_names_each_owner_once_and_gives_every_lead_its_row(
    lang: Any,  # noqa: ANN401 - a language
    assessment: Assessment,
) -> None:
    subject = Subject(assessment, lang)
    section = by_owner(subject)
    assert section is not None
    (table,) = section.blocks
    names = [row[0] for row in table.rows if row[0]]
    units = [unit.name for unit in assessment.units]
    assert names == sorted(set(names), key=units.index)
    assert len(table.rows) == sum(max(1, len(one.owners)) for one in deadlines(subject))


def test_what_nobody_answers_for_stands_last(changed: Changed) -> None:
    def ownerless(data: dict[str, Any]) -> None:
        for task in data["tasks"]:
            task["lead"] = ["elsewhere"] if task["id"] == "pl05_4" else []

    made = changed(ownerless)
    section = by_owner(Subject(made, "vi"))
    assert section is not None
    names = [row[0] for row in section.blocks[0].rows if row[0]]
    assert names[-2:] == ["elsewhere", "Chưa rõ đơn vị"]
    assert any(one["summary"].endswith("(Chưa rõ đơn vị)") for one in events(made))
