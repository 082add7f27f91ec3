"""The score over time: earlier assessments beside this one, as a table and as a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from parscore.advice.changes import station_of
from parscore.reports.html.history import BOTTOM, TOP, line_chart
from parscore.reports.notation import Notation
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment

    Changed = Callable[[Callable[[dict[str, Any]], None]], Assessment]


def earlier(
    changed: Changed, day: str, points: str, index: str | None, **ruleset: object
) -> Assessment:
    def edit(tree: dict[str, Any]) -> None:
        tree["as_of"] = day
        tree["score"] |= {"points": points, "index": index, "index_lower": index, "exact": {}}
        tree["score"]["index_upper"] = index
        tree["ruleset"] |= ruleset

    return changed(edit)


@pytest.fixture
def history(changed: Changed) -> tuple[Assessment, ...]:
    return (
        earlier(changed, "2025-06-30", "60", "61.22", sha256="9" * 64),
        earlier(changed, "2025-09-30", "75.5", "77.04"),
    )


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_each_time_has_its_row_with_the_change_since(
    form: str, assessment: Assessment, history: tuple[Assessment, ...]
) -> None:
    page = str(RENDERERS[form](assessment, "vi", history))
    assert "qua các lần chấm" in page.lower()
    assert all(day in page for day in ("30/6/2025", "30/9/2025", "15/12/2025"))
    assert "+15,5" in page
    assert "+3,92" in page
    assert "không dùng cùng một bộ tiêu chí" in " ".join(page.split())


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_without_a_history_a_report_is_as_ever(form: str, assessment: Assessment) -> None:
    assert RENDERERS[form](assessment, "vi", ()) == RENDERERS[form](assessment, "vi")
    assert "lần chấm" not in str(RENDERERS[form](assessment, "vi"))


def test_a_form_without_a_timeline_leaves_it_out(
    assessment: Assessment, history: tuple[Assessment, ...]
) -> None:
    assert RENDERERS["csv"](assessment, "vi", history) == RENDERERS["csv"](assessment, "vi")


def test_the_line_stands_where_the_figures_say(
    assessment: Assessment, history: tuple[Assessment, ...]
) -> None:
    """From 60% at the bottom to 90% at the top: 77.04% is 17.04/30 of the way up."""
    chart = line_chart([*map(station_of, history), station_of(assessment)], "Điểm", Notation("vi"))
    assert chart is not None
    assert [level.label for level in chart.levels] == ["60%", "90%"]
    assert float(chart.spots[1].y) == pytest.approx(BOTTOM - 17.04 / 30 * (BOTTOM - TOP), abs=0.01)
    assert [spot.label for spot in chart.spots] == ["61,22%", "77,04%", "81,04%"]
    assert chart.says == "Chỉ số: 30/6/2025: 61,22%; 30/9/2025: 77,04%; 15/12/2025: 81,04%."
    assert chart.spots[2].low != chart.spots[2].high  # data is still missing
    assert len(chart.breaks) == 1


def test_many_times_name_their_ends_only(changed: Changed, assessment: Assessment) -> None:
    line = [earlier(changed, f"2025-0{month}-01", "70", "71.4") for month in range(1, 8)]
    chart = line_chart([station_of(one) for one in (*line, assessment)], "Điểm", Notation("en"))
    assert chart is not None
    assert [spot.day for spot in chart.days] == ["2025-01-01", "2025-12-15"]
    assert len(chart.spots) == 8


def test_the_drawing_is_told_to_those_who_do_not_see_it(
    assessment: Assessment, history: tuple[Assessment, ...]
) -> None:
    page = str(RENDERERS["html"](assessment, "en", history))
    (drawing,) = re.findall(r'<svg class="line".*?</svg>', page, re.DOTALL)
    assert 'role="img" aria-labelledby="line-t line-d"' in drawing
    assert "<desc" in drawing
    assert "style=" not in drawing  # the policy of the page lets no inline style in
    assert drawing.count("<circle") == 3
    assert "Broken line: the rules changed" in page
    assert "Grey bar: open, as data is missing" in page


def test_where_a_score_has_no_index_there_is_only_the_table(
    changed: Changed, assessment: Assessment
) -> None:
    page = str(RENDERERS["html"](assessment, "vi", (earlier(changed, "2025-06-30", "0", None),)))
    assert '<svg class="line"' not in page
    assert "Điểm qua các lần chấm" in page


def test_made_up_figures_of_the_past_are_told_of(
    changed: Changed, history: tuple[Assessment, ...]
) -> None:
    real = changed(lambda tree: tree.update(illustrative=False))
    page = " ".join(str(RENDERERS["text"](real, "vi", history)).split())
    assert "Có lần chấm dùng số liệu minh họa" in page
