"""The HTML report: three depths in one page that can neither act nor load anything."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.nasty import HAND_PICKED, printed, rewritten
from support.pages import Page, assert_harmless

from parscore.documents.assessment import Assessment
from parscore.reports import labels
from parscore.reports.html import charts
from parscore.reports.html.document import TEMPLATES, render
from parscore.reports.html.parts import LOOKS
from parscore.reports.subject import Subject
from parscore.reports.wrapping import clean
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.pages import Element

    Change = Callable[[Callable[[dict[str, Any]], None]], Assessment]

SLOW = settings(max_examples=settings().max_examples // 6)
ROUNDS = {
    "on_time": {"round1": {"points": "2", "note": "Tính cả hồ sơ <quá hạn>."}},
    "payment": {
        "round1": {"measure": {"numerator": "80", "denominator": "300"}},
        "explanation": "Đã bổ sung & ký.",
        "round2": {"points": "2.5"},
    },
}


@pytest.fixture(scope="session")
def page(assessment: Assessment) -> Page:
    return Page(render(assessment, "vi"))


@pytest.fixture(scope="session")
def short(changed: Change) -> Assessment:
    """Hợp Tiến cut down to what one can read through: two lĩnh vực and both rounds of appraisal."""
    return changed(cut_down)


def cut_down(data: dict[str, Any]) -> None:
    kept = ["3", "3.2", "3.3", "5", "5.2", "T", "T.1"]
    kept += ["3.2.1", "3.3.3", "5.2.1", "5.2.2"]
    data["nodes"] = [node for node in data["nodes"] if node["number"] in kept]
    ids = {node["id"] for node in data["nodes"]}
    data["gaps"] = [gap for gap in data["gaps"] if gap["node"] is None or gap["node"] in ids]
    data["evidence"] = [one for one in data["evidence"] if one["node"] in ids]
    data["findings"] = [one for one in data["findings"] if one["node"] in ids]
    data["minimums"], data["tasks"] = data["minimums"][:2], data["tasks"][-4:]
    appraise(data)


def appraise(data: dict[str, Any]) -> None:
    """Let an appraiser have spoken of two criteria."""
    for node in data["nodes"]:
        node["appraised"] = node["points"]
        if node["id"] in ROUNDS:
            node["appraisal"] = ROUNDS[node["id"]]
            node["appraised"] = {"on_time": "2", "payment": "2.5"}[node["id"]]
    score = data["score"]
    score["appraised"] = {"points": "77.22", "max": "98", "index": "78.8", "complete": False}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_short_page_whole(
    lang: str, short: Assessment, golden: Callable[[str, str], None]
) -> None:
    golden(f"hop-tien-short.{lang}.html", render(short, lang))


# --- What it may not do --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_can_neither_act_nor_load_nor_lead_away(lang: str, assessment: Assessment) -> None:
    page = Page(render(assessment, lang))
    assert_harmless(page)
    assert page.elements[0].attrs == {"lang": lang}


def test_the_policy_stands_before_all_that_it_governs(page: Page) -> None:
    tags = [one.tag for one in page.elements]
    (policy,) = [place for place, one in enumerate(page.elements) if "http-equiv" in one.attrs]
    assert policy < min(tags.index("style"), tags.index("body"))


def test_it_says_that_it_works_offline(page: Page) -> None:
    assert "mở được khi không có mạng, không tải gì từ bên ngoài" in page.text


@SLOW
@given(pool=st.lists(printed, min_size=1, max_size=12, unique_by=lambda one: clean(one).strip(".")))
def test_users_cannot_break_the_structure(assessment: Assessment, pool: list[str]) -> None:
    data = assessment.model_dump(mode="json", by_alias=True)
    calm = [f"chữ{number}" for number in range(len(pool))]
    expected, found = (
        Page(render(Assessment.model_validate(rewritten(data, texts)), "vi"))
        for texts in (calm, pool)
    )
    assert [shape(one) for one in found.elements] == [shape(one) for one in expected.elements]
    assert found.inside("style") == expected.inside("style")


def shape(one: Element) -> tuple[object, ...]:
    """Return an element without the only attribute that may hold what users wrote."""
    return one.tag, {k: v for k, v in one.attrs.items() if k != "data-label"}, one.above


def test_texts_are_read_back_as_they_were_written(changed: Change) -> None:
    texts = [text for text in HAND_PICKED if clean(text)]

    def rename(data: dict[str, Any]) -> None:
        for node, text in zip(data["nodes"], texts, strict=False):
            node["title"] = text

    made = changed(rename)
    page = Page(render(made))
    assert_harmless(page)
    shown = {text for _, text in page.texts}
    for node, text in zip(made.nodes, texts, strict=False):
        assert f"{node.number} {clean(text)}" in shown


def test_an_empty_name_is_said_to_be_empty(changed: Change) -> None:
    page = Page(render(changed(lambda data: data["commune"].update(name=" "))))
    assert "Xã (chưa ghi tên), tỉnh Thanh Hóa" in page.inside("title")


# --- What every reader must be able to take in ---------------------------------------------------


def test_every_picture_has_a_name_and_a_description(page: Page) -> None:
    pictures = [one for one in page.named("svg") if "aria-hidden" not in one.attrs]
    assert len(pictures) == 1 + 7 + 9  # the ring, the lĩnh vực, the minimums
    told = dict(zip(page.ids, page.ids, strict=True))
    for one in pictures:
        assert one.attrs["role"] == "img"
        title, description = one.attrs["aria-labelledby"].split()
        assert (told[title][-2:], told[description][-2:]) == ("-t", "-d")
    assert all(text.strip() for tag, text in page.texts if tag == "desc")
    assert "Kết quả 27%, mức tối thiểu ≥ 30%. Chưa đạt: thiếu 18 giao dịch." in page.inside("desc")
    assert "29,66 / 34 điểm, bằng 87,24%. Một phần." in page.inside("desc")
    assert "Còn thiếu số liệu: từ 7,2 đến 9,2 điểm." in page.inside("desc")


def test_every_state_has_a_word_and_a_look() -> None:
    words = (labels.NODE_STATUS, labels.VERDICT, labels.EVIDENCE_STATUS, labels.TASK_STATUS)
    assert {state for group in words for state in group} == LOOKS.keys()
    sheet = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    borders = {
        look: re.search(rf"\.mark\.{look} {{[^}}]*(border-style: \w+|transparent)", sheet)
        for look in set(LOOKS.values())
    }
    assert len({found[1] for found in borders.values() if found}) == len(borders)


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        *((ink, paper, 4.5) for ink in ("ink", "soft", "navy") for paper in ("paper", "wash")),
        *((ink, "paper", 4.5) for ink in ("seal", "met", "partly", "not-met", "open")),
        *((fill, "track", 3) for fill in ("navy", "met")),
        ("navy", "paper", 4.5),
    ],
)
def test_contrast_is_enough(ink: str, paper: str, least: float) -> None:
    sheet = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", sheet))
    bright, dark = sorted(map(luminance, (colours[ink], colours[paper])), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= least


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour. Source: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_heading_goes_at_most_one_level_deeper(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.elements if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_keep_their_meaning_where_their_cells_are_blocks(page: Page) -> None:
    roles = {"table": "table", "tr": "row", "td": "cell"}
    for tag, role in roles.items():
        assert page.named(tag)
        assert all(one.attrs["role"] == role for one in page.named(tag))
    assert all(one.attrs["scope"] in ("col", "row") for one in page.named("th"))
    assert all(one.attrs["data-label"] for one in page.named("td"))


# --- The chairman's page -------------------------------------------------------------------------


def section(text: str, name: str) -> Page:
    """Return one of the three views."""
    start = text.index(f'<section class="view" id="{name}"')
    end = text.find('<section class="view"', start + 1)
    return Page(text[start : end if end > 0 else text.index("</main>")])


def test_the_chairman_sees_score_fields_gaps_and_minimums(assessment: Assessment) -> None:
    leader = section(render(assessment), "lanh-dao")
    for words in (
        "79,42 / 98 điểm tự chấm",
        "từ 79,42 đến 81,42 điểm",
        "97,96% thang điểm đã có kết quả",
        "5 Cải cách chế độ công vụ",
        "65,45% 7,2 / 11 Một phần Khoảng điểm 7,2 – 9,2",
        "Chỉ tiêu tối thiểu của tỉnh (đạt 5/9)",
        "27% Chưa đạt thiếu 18 giao dịch Kế hoạch đặt: ≥ 30%, đáp ứng",
        "Lưu ý: Tỷ lệ hồ sơ TTHC giải quyết trước và đúng hạn: 98%.",
        "Xem cả 27 việc",
    ):
        assert words in leader.text
    heads = [one for one in leader.elements if one.attrs.get("class") == "head"]
    assert len(heads) == 5


def test_a_minimum_that_is_missed_lies_left_of_its_mark(assessment: Assessment) -> None:
    leader = section(render(assessment), "lanh-dao")
    lines = [one.attrs["x1"] for one in leader.named("line") if one.attrs["x1"].endswith("%")]
    assert lines[:3] == ["98%", "30%", "100%"]
    bars = [one.attrs for one in leader.named("rect") if one.attrs.get("y") == "18"]
    reached = [(bar["class"], bar["width"]) for bar in bars if bar["class"] != "track"]
    assert reached[:3] == [("met", "98%"), ("not-met", "27%"), ("not-met", "98%")]


def test_what_is_open_follows_what_is_had(assessment: Assessment) -> None:
    leader = section(render(assessment), "lanh-dao")
    (opened,) = [
        one.attrs
        for one in leader.named("rect")
        if one.attrs["class"] == "open" and "x" in one.attrs
    ]
    assert (opened["x"], opened["width"]) == ("65.45%", "18.18%")


def test_without_index_class_minimums_and_gaps_the_page_still_stands(changed: Change) -> None:
    def bare(data: dict[str, Any]) -> None:
        data["score"] |= {"index": None, "index_lower": None, "index_upper": None, "class": None}
        data["gaps"], data["minimums"], data["tasks"], data["units"] = [], [], [], []
        data["evidence"], data["findings"], data["targets"] = [], [], []

    page = Page(render(changed(bare)))
    assert_harmless(page)
    assert "Không có việc nào phải làm thêm." in page.text
    assert "ring-t" not in page.ids


def test_a_minimum_by_level_has_words_and_no_bar(changed: Change) -> None:
    def by_level(data: dict[str, Any]) -> None:
        data["minimums"] = [data["minimums"][0] | {"value": "tot", "actual": None, "unit": "level"}]

    leader = section(render(changed(by_level)), "lanh-dao")
    assert "tt-1-t" not in leader.ids
    assert "≥ tot" in leader.text


# --- The departments' view -----------------------------------------------------------------------


def test_each_office_has_its_own_criteria_work_evidence_and_deadlines(
    assessment: Assessment,
) -> None:
    text = render(assessment)
    view = section(text, "don-vi")
    subject = Subject(assessment, "vi")
    for leaf in subject.leaves:
        assert leaf.owner is not None
        assert subject.node_name(leaf.id) in office_of(text, subject.unit(leaf.owner))
    for task in assessment.tasks:
        for unit in task.lead:
            assert f"{task.section}: {task.title}" in office_of(text, subject.unit(unit))
    for one in assessment.evidence:
        if one.owner is not None:
            assert one.title in office_of(text, subject.unit(one.owner))
    assert (
        "Phòng Kinh tế 7 tiêu chí, 5,42 / 11,5 điểm · 7 việc cần làm · 1 tài liệu cần bổ sung"
        in view.text
    )


def office_of(text: str, name: str) -> str:
    """Return what stands on the page of one office."""
    start = text.index(f"<h3>{name}</h3>")
    end = text.index("</details>", start)
    return Page(f"<div>{text[text.index('<div', start) : end]}</div>").text


def test_two_offices_of_one_name_stay_two(changed: Change) -> None:
    def same(data: dict[str, Any]) -> None:
        for unit in data["units"]:
            unit["name"] = "Phòng"

    view = section(render(changed(same)), "don-vi")
    owners = [text for tag, text in view.texts if tag == "h3"]
    assert owners.count("Phòng") == len(owners) > 5


def test_what_nobody_answers_for_stands_last(changed: Change) -> None:
    def orphan(data: dict[str, Any]) -> None:
        leaf = next(node for node in data["nodes"] if node["formula"])
        leaf["owner"] = None

    view = section(render(changed(orphan)), "don-vi")
    assert [text for tag, text in view.texts if tag == "h3"][-1] == "Chưa rõ đơn vị phụ trách"


# --- The audit -----------------------------------------------------------------------------------


def test_the_audit_takes_every_leaf_from_data_to_clause(assessment: Assessment) -> None:
    text = render(assessment)
    view, subject = section(text, "kiem-tra"), Subject(assessment, "vi")
    titles = [shown for tag, shown in view.texts if tag == "h5"]
    for title in ("Kết quả", "Số liệu", "Cách tính", "Căn cứ", "Quy tắc suy luận đã áp dụng"):
        assert titles.count(title) == len(subject.leaves)
    for words in (
        "Tử số 1.176 Mẫu số 1.200",
        "Số liệu: 1.176/1.200 = 98%. Mức từ 98 trở lên: 4 điểm. Thành điểm: 4 / 4",
        "Trích “Bảo đảm trên 98% hồ sơ TTHC",
        "Quy tắc “Không đạt mục tiêu của kế hoạch”: nhắc nhở.",
        "Trừ điểm (quy tắc “Báo cáo chậm bị trừ điểm theo ngày”): -0,5 điểm",
        "SHA-256 của kế hoạch " + "1" * 64,
        "SHA-256 của số liệu " + "2" * 64,
        "SHA-256 của bộ tiêu chí " + "3" * 64,
        "Điểm của 57/57 tiêu chí. Quyết định số 2649/QĐ-UBND",
        "4625/BNV-CCHC",
    ):
        assert words in view.text
    for node in assessment.nodes:
        assert clean(subject.node_name(node.id)) in view.text


def test_every_node_has_a_place_and_every_gap_leads_to_its_node(
    page: Page, assessment: Assessment
) -> None:
    places = [one for one in page.ids if one.startswith("tc-")]
    order = [node.id for node in assessment.nodes]
    assert places == [f"tc-{place}" for place in range(1, len(order) + 1)]
    led_to = {one.attrs["href"] for one in page.named("a")}
    gaps = {gap.node for gap in assessment.gaps if gap.node and gap.recoverable not in (None, "0")}
    assert {f"#tc-{order.index(node) + 1}" for node in gaps} <= led_to


def test_appraisal_stands_beside_the_self_score_with_its_cost(short: Assessment) -> None:
    view = section(render(short), "kiem-tra")
    assert "Tự chấm 79,42 / 98 điểm, sau thẩm định 77,22 / 98 điểm: chênh lệch -2,2." in view.text
    assert (
        "3.2.1 Tỷ lệ hồ sơ TTHC giải quyết trước và đúng hạn 4 "
        "Điểm nhập sẵn: 2, Ghi chú: Tính cả hồ sơ <quá hạn>. 2 -2 "
        "3.3.3 Tỷ lệ giao dịch thanh toán trực tuyến 2,7 Số liệu: Tử số: 80, Mẫu số: 300 "
        "Đã bổ sung & ký. Điểm nhập sẵn: 2,5 2,5 -0,2"
    ) in view.text


def test_without_appraisal_nothing_is_said_of_it(page: Page) -> None:
    assert "tham-dinh" not in page.ids


# --- Words and banners ---------------------------------------------------------------------------


def test_english_says_everything_in_english(short: Assessment) -> None:
    text = render(short, "en")
    for words in ("For the chairman", "Each office&#39;s work", "Full audit", "works offline"):
        assert words in text
    for words in ("Trang lãnh đạo", "Việc cần làm", "Kiểm tra toàn bộ", "Chưa đạt", "Dấu vết"):
        assert words not in text
    assert "Self-score 79.42 of 98, after appraisal 77.22 of 98: a difference of -2.2." in text


def test_banners_warn_before_the_first_figure(changed: Change) -> None:
    def stale(data: dict[str, Any]) -> None:
        data["ruleset"]["stale"] = True

    text = render(changed(stale))
    first = text.index("<h2")
    for lead in ("MINH HỌA", "CHƯA XÁC NHẬN", "GIẢ ĐỊNH"):
        assert text.index(f"<strong>{lead}</strong>") < first


def test_true_figures_of_an_official_set_have_no_banner(changed: Change) -> None:
    def official(data: dict[str, Any]) -> None:
        data["illustrative"] = False
        for node in data["nodes"]:
            if node["source"]:
                node["source"]["basis"] = "official"

    assert 'class="banners"' not in render(changed(official))


# --- Geometry ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([], ()),
        ([(0, "had"), (0, "open")], ()),
        ([(40, "had"), (40, "open")], (("0", "40", "had"),)),
        ([(40, "had"), (60, "open")], (("0", "40", "had"), ("40", "20", "open"))),
        ([(60, "had"), (40, "open")], (("0", "60", "had"),)),
    ],
)
def test_stretches_follow_each_other(
    ends: list[tuple[int, str]], expected: tuple[tuple[str, str, str], ...]
) -> None:
    assert charts.parts([(exact(end), kind) for end, kind in ends]) == expected


@pytest.mark.parametrize(
    ("value", "whole", "expected"), [(1, 3, Fraction(100, 3)), (4, 3, 100), (-1, 3, 0), (1, 0, 0)]
)
def test_a_share_stays_on_the_bar(value: int, whole: int, expected: Fraction) -> None:
    assert charts.share(exact(value), exact(whole)) == expected


@pytest.mark.parametrize(
    ("place", "anchor"), [(0, "start"), (19, "start"), (20, "middle"), (80, "middle"), (81, "end")]
)
def test_a_label_near_an_end_is_set_inwards(place: int, anchor: str) -> None:
    assert charts.goal_at(exact(place), "≥ 1").anchor == anchor


def test_bars_without_a_natural_end_have_room_beyond_the_longest() -> None:
    assert charts.scale("percent", Fraction(30), Fraction(98)) == 100
    assert charts.scale("percent", Fraction(120)) == 150
    assert charts.scale("days", Fraction(4), Fraction(2)) == 5
