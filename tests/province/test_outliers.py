"""Figures to ask about: what is planted in a small province is found, and nothing else is."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.documents.outlier_rules import OutlierRules
from parscore.inputs import packaged_rules
from parscore.province.outliers.before import before_of
from parscore.province.outliers.look import Seen, look
from parscore.province.outliers.official import differ
from parscore.province.outliers.population import Figure, gather, in_order, number
from parscore.province.outliers.portal import read_portal
from parscore.province.outliers.same import Crowd, chance_of
from parscore.province.outliers.spread import fences_of, is_beyond
from parscore.province.record import NodeMarks, Record, Scheme, SchemeIndicator, SchemeNode
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import RulesFolders
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from parscore.documents.outliers import Outliers, Question

RULES = load(OutlierRules, RulesFolders((packaged_rules(),)).yaml("vn/outliers"))
PORTAL = RULES.portal
assert PORTAL is not None
COUNT = 40
LEAVES = ("on_time", "payment", "signed", "staff", "reports", "received")
ON_TIME = 7  # the commune on which something is planted
SCHEME = Scheme(
    id="s",
    ruleset="vi-du/2026",
    title="Bộ",
    sha256="0" * 64,
    province_name="tỉnh Ví Dụ",
    basis="official",
    ties=None,
    tolerance="0",
    nodes=(
        SchemeNode("field", None, "1", "Lĩnh vực", "Field", "standard", "24"),
        *(
            SchemeNode(one, "field", f"1.{place}", f"Tiêu chí {one}", None, "standard", "4")
            for place, one in enumerate(LEAVES, start=1)
        ),
    ),
    classes=(),
    minimums=(),
    indicators=tuple(
        SchemeIndicator(one, f"Chỉ tiêu {one}", one, "ratio", "percent", (one,))
        if one != "received"
        else SchemeIndicator(one, "Số hồ sơ tiếp nhận", one, "value", "dossiers", (one,))
        for one in LEAVES
    ),
)
Province = list[Record]


def ratio(numerator: int, denominator: int) -> dict[str, str]:
    return {"numerator": str(numerator), "denominator": str(denominator)}


def seeded(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secret hangs on it


def province(seed: int = 1, count: int = COUNT, year: int = 2026) -> Province:
    """Return communes whose figures are as different as those of sound ones."""
    return [_commune(place, seeded(f"{seed}-{place}-{year}"), year) for place in range(count)]


def _commune(place: int, chance: random.Random, year: int) -> Record:
    size = seeded(str(place)).lognormvariate(0, 0.4) * chance.uniform(0.95, 1.05)
    measures = {}
    for name, usual, rate in (
        ("on_time", 1200, 0.95),
        ("payment", 700, 0.4),
        ("signed", 3000, 0.9),
        ("staff", 60, 0.9),
    ):
        whole = max(1, round(usual * size))
        done = round(whole * min(1, max(0, chance.gauss(rate, 0.03))))
        measures[name] = ratio(done, whole)
    measures["reports"] = ratio(4, 4)
    measures["received"] = {"value": str(round(1500 * size))}
    return Record(
        folder=f"x{place:02}",
        key="k",
        scheme="s",
        name=f"Xã {place:02}",
        province="vi-du",
        code=f"{place:05}",
        level=None,
        period=(f"{year}-01-01", f"{year}-12-31"),
        as_of=f"{year}-12-01",
        illustrative=False,
        score={},
        class_id=None,
        nodes={one: NodeMarks("3", "4", "partly", None) for one in LEAVES},
        minimums={},
        gaps=(),
        measures=measures,
        documents=dict.fromkeys(LEAVES, True),
    )


def asked(
    records: Sequence[Record],
    *,
    rules: OutlierRules = RULES,
    portal: Path | None = None,
    earlier: Sequence[Record] | None = None,
) -> Outliers:
    of = gather(SCHEME, records)
    official = None if portal is None or PORTAL is None else read_portal(str(portal), PORTAL, of)
    before = before_of(of, earlier or ())
    return look(Seen(of, records[0].period, official, before, earlier is not None), rules)


def told(found: Outliers) -> list[tuple[str, str | None, list[str]]]:
    return [(one.kind, one.node, [who.folder for who in one.communes]) for one in found.questions]


def put(records: Province, place: int, measures: Mapping[str, Mapping[str, str]]) -> None:
    records[place] = replace(records[place], measures={**records[place].measures, **measures})


def marked(record: Record, marks: Mapping[str, NodeMarks]) -> Record:
    return replace(record, nodes={**record.nodes, **marks})


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_asked_of_a_sound_province(seed: int) -> None:
    found = asked(province(seed), earlier=province(seed, year=2025))
    assert told(found) == []


def same(records: Province) -> None:
    for place in (3, 5, ON_TIME):
        put(records, place, {"on_time": ratio(1176, 1203)})


def copied(records: Province) -> None:
    put(records, ON_TIME, records[3].measures)


def tiny(records: Province) -> None:
    put(records, ON_TIME, {"on_time": ratio(2, 2)})


def far(records: Province) -> None:
    put(records, ON_TIME, {"payment": ratio(690, 701)})


def mistyped(records: Province) -> None:
    put(records, ON_TIME, {"received": {"value": "16210"}})


def appraised(records: Province) -> None:
    for place, record in enumerate(records):
        own = "1" if place == ON_TIME else "3"
        records[place] = marked(record, {"signed": NodeMarks("3", "4", "partly", own)})


def unproved(records: Province) -> None:
    full = dict.fromkeys(LEAVES, NodeMarks("4", "4", "met", None))
    records[ON_TIME] = replace(
        marked(records[ON_TIME], full), documents=dict.fromkeys(LEAVES, False)
    )


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (same, ("same-figures", "on_time", ["x03", "x05", "x07"])),
        (copied, ("same-sheet", None, ["x03", "x07"])),
        (tiny, ("full-of-few", "on_time", ["x07"])),
        (far, ("far-from-others", "payment", ["x07"])),
        (mistyped, ("far-from-others", "received", ["x07"])),
        (appraised, ("appraised-lower", None, ["x07"])),
        (unproved, ("no-documents", None, ["x07"])),
    ],
)
def test_what_is_planted_is_asked_about_and_nothing_else(
    plant: Callable[[Province], None], expected: tuple[str, str | None, list[str]]
) -> None:
    records = province()
    plant(records)
    assert told(asked(records)) == [expected]


def question(plant: Callable[[Province], None]) -> Question:
    records = province()
    plant(records)
    (one,) = asked(records).questions
    return one


def test_a_question_says_figure_comparison_and_reason() -> None:
    one = question(same)
    assert one.title.vi == "1.1. Tiêu chí on_time"
    assert one.figure.vi == "1.176/1.203 (97,76%)"
    assert one.reason.vi.startswith("3 xã cùng ghi 1.176/1.203 (97,76%).")
    assert "no more than 1 would by accident" in one.reason.en
    assert (one.points, [who.points for who in one.communes]) == ("9", ["3", "3", "3"])

    one = question(tiny)
    assert one.against is not None
    assert "chỉ có 2 (mức hỏi: không quá 5)" in one.reason.vi
    assert one.figure.en == "2/2 (100%)"

    one = question(far)
    assert one.against is not None
    assert one.against.vi.startswith("trung vị các xã: ")
    assert "cao hơn hẳn" in one.reason.vi
    assert one.points == "3", "what the commune has there"

    one = question(appraised)
    assert (one.figure.en, one.points) == ("3 points", "2")
    assert one.against is not None
    assert one.against.en == "appraised: 1 point"
    assert "above the appraised one by 50%" in one.reason.en

    assert question(unproved).reason.vi.startswith("6 trong 6 tiêu chí điểm tối đa")


def test_a_rate_far_below_puts_the_lost_points_at_stake() -> None:
    records = province()
    put(records, ON_TIME, {"on_time": ratio(500, 1201)})
    (one,) = asked(records).questions
    assert "thấp hơn hẳn" in one.reason.vi
    assert one.points == "1", "3 of 4 points are there"


def test_questions_come_by_the_points_at_stake() -> None:
    records = province()
    for plant in (tiny, far, appraised, same, unproved):
        plant(records)
    found = asked(records)
    points = [exact(one.points) for one in found.questions]
    assert len(points) >= 3
    assert points == sorted(points, reverse=True)


# What many communes have by accident.


@pytest.mark.parametrize(
    "figure", [ratio(1000, 1200), ratio(0, 10), ratio(1, 1), ratio(12, 12), ratio(29, 29)]
)
def test_round_and_small_figures_do_not_count_however_many_have_them(
    figure: dict[str, str],
) -> None:
    records = province()
    for place in range(COUNT):
        put(records, place, {"on_time": figure})
    assert told(asked(records)) == []


def test_what_a_crowd_shares_by_accident_is_not_asked() -> None:
    records = province(count=300)
    chance = seeded("5")
    for place in range(300):  # three or more of 300 meet on most of 31 figures
        whole = chance.randint(31, 61)
        put(records, place, {"staff": ratio(whole, whole)})
    assert [one for one in told(asked(records)) if one[1] == "staff"] == []


def test_who_shares_a_sheet_counts_once_for_a_figure() -> None:
    records = province()
    put(records, 4, records[3].measures)
    put(records, 9, {"on_time": records[3].measures["on_time"]})
    assert told(asked(records)) == [("same-sheet", None, ["x03", "x04"])]
    put(records, 11, {"on_time": records[3].measures["on_time"]})
    assert told(asked(records))[1:] == [("same-figures", "on_time", ["x03", "x04", "x09", "x11"])]


def test_sheets_alike_in_a_chain_are_one_group() -> None:
    records = province()
    for place in (12, 20):
        put(records, place, records[3].measures)
    assert told(asked(records)) == [("same-sheet", None, ["x03", "x12", "x20"])]


def test_the_chance_is_exact() -> None:
    assert chance_of(3, Fraction(1, 10), 40) == Fraction(40, 6000)
    assert chance_of(3, Fraction(4), 40) == 1
    assert chance_of(4, Fraction(3), 40) == 1, "no chance is above 1"


@given(st.integers(2, 40), st.fractions(0, 1), st.integers(1, 500))
def test_more_communes_are_less_likely_by_accident(
    count: int, expected: Fraction, different: int
) -> None:
    assert chance_of(count + 1, expected, different) <= chance_of(count, expected, different)


def test_what_is_expected_is_told_by_the_others_near() -> None:
    crowd = Crowd(gather(SCHEME, province()).figures["on_time"])
    near, apart = Figure(1150, 1203, None), Figure(1_000_001, 1_000_003, None)
    assert crowd.expected(near, 3) > crowd.expected(apart, 3)
    assert crowd.expected(near, 3) < 1


@given(st.lists(st.one_of(st.integers(0, 10**15), st.fractions(0, 100, max_denominator=10**15))))
def test_numbers_are_sorted_exactly(values: list[int | Fraction]) -> None:
    assert in_order(values) == sorted(exact(one) for one in values)


# Far from the others.


@pytest.mark.parametrize(("few", "is_asked"), [(5, True), (6, False)])
def test_few_is_what_the_limits_say(few: int, *, is_asked: bool) -> None:
    records = province()
    put(records, ON_TIME, {"staff": ratio(few, few)})
    kinds = [one[0] for one in told(asked(records))]
    assert ("full-of-few" in kinds) is is_asked


def test_100_percent_of_few_is_not_asked_where_all_have_few() -> None:
    assert told(asked(province())) == [], "four reports of four are what everybody has"


def test_one_case_more_or_less_does_not_make_a_rate_far() -> None:
    fences = fences_of([exact(one) for one in range(80, 101)], Fraction(1), Fraction(15))
    assert (fences.low, fences.median, fences.high) == (75, 90, 105)
    assert is_beyond(Figure(74, 100, None), Fraction(74), fences)
    assert not is_beyond(Figure(3, 5, None), Fraction(60), fences), "4 of 5 is not far"
    assert is_beyond(Figure(1, 5, None), Fraction(20), fences)


def test_a_second_group_is_not_apart() -> None:
    records = province()
    for place in range(6):
        put(records, place, {"payment": ratio(700 + place, 700 + place)})
    assert told(asked(records)) == []


def test_a_count_that_lacks_a_digit_is_asked() -> None:
    records = province()
    put(records, ON_TIME, {"received": {"value": "120"}})
    (one,) = asked(records).questions
    assert one.reason.en.startswith("The figure 120 is 10 times below the median or more.")


# Appraisal.


def test_a_criterion_that_appraisal_changes_in_many_communes_is_named() -> None:
    records = province()
    for place, record in enumerate(records):
        own = {0: "1", 1: "1", 2: "1", 3: "4"}.get(place % 4, "3")
        leaves = {one: NodeMarks("3", "4", "partly", "3") for one in LEAVES}
        records[place] = marked(record, leaves | {"signed": NodeMarks("3", "4", "partly", own)})
    found = [one for one in asked(records).questions if one.kind == "appraised-criterion"]
    assert [(one.node, len(one.communes)) for one in found] == [("signed", 40)]
    assert "30 lost and 10 gained points here, 1.75 of 4 points on average" in found[0].reason.en
    assert found[0].points == "70"
    assert found[0].figure.vi == "chênh tất cả 70 điểm"


def test_an_appraisal_that_gives_more_is_no_question_to_the_commune() -> None:
    records = province()
    records[3] = marked(records[3], {"signed": NodeMarks("1", "4", "partly", "3")})
    assert told(asked(records)) == []


def test_some_documents_are_enough() -> None:
    records = province()
    unproved(records)
    records[ON_TIME] = replace(
        records[ON_TIME], documents={one: one in {"on_time", "signed"} for one in LEAVES}
    )
    assert told(asked(records)) == []


# The period before.


def test_a_rate_that_jumps_alone_is_asked_and_one_that_all_share_is_not() -> None:
    records, earlier = province(), province(year=2025)
    put(earlier, ON_TIME, {"signed": ratio(1200, 3001)})
    found = asked(records, earlier=earlier)
    assert told(found) == [("jump", "signed", ["x07"])]
    assert "Tỷ lệ tăng" in found.questions[0].reason.vi
    assert found.earlier == COUNT
    for place in range(COUNT):
        whole = int(records[place].measures["signed"]["denominator"]) + 1
        put(earlier, place, {"signed": ratio(whole * 2 // 5, whole)})
    assert told(asked(records, earlier=earlier)) == []


def test_a_count_that_multiplies_is_asked() -> None:
    records, earlier = province(), province(year=2025)
    own = records[ON_TIME].measures["received"]["value"]
    put(earlier, ON_TIME, {"received": {"value": str(int(own) // 4)}})
    (one,) = asked(records, earlier=earlier).questions
    assert (one.kind, one.node) == ("jump", "received")
    put(earlier, ON_TIME, {"received": {"value": str(int(own) * 4)}})
    (one,) = asked(records, earlier=earlier).questions
    assert "is only 25%" in one.reason.en


def test_the_figures_of_the_period_before_are_asked() -> None:
    records, earlier = province(), province(year=2025)
    put(records, ON_TIME, {"signed": earlier[ON_TIME].measures["signed"]})
    assert told(asked(records, earlier=earlier)) == [("unchanged", "signed", ["x07"])]


def test_what_a_commune_states_of_the_period_before_counts_where_nothing_else_is_known() -> None:
    records = province()
    own = records[ON_TIME].measures["signed"]
    records[ON_TIME] = replace(records[ON_TIME], previous={"signed": own})
    found = asked(records)
    assert told(found) == [("unchanged", "signed", ["x07"])]
    assert found.earlier is None
    assert told(asked(records, earlier=province(year=2025))) == [], "a scored result goes before"


def test_only_the_last_result_before_these_counts() -> None:
    records = province()
    of = gather(SCHEME, records)
    years = [*province(year=2025), *province(year=2024), *province(year=2027), *records]
    before = before_of(of, years)
    assert before.matched == COUNT
    latest = gather(SCHEME, province(year=2025)).figures["signed"][0].figure
    assert before.figures[0, "signed"] == latest


# The portal.


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "cong.csv"
    path.write_text(text, "utf-8")
    return path


def own(records: Province, name: str) -> tuple[int, int]:
    measure = records[ON_TIME].measures[name]
    return int(measure["numerator"]), int(measure["denominator"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_counts_unlike_the_portals_are_asked(lang: str, tmp_path: Path) -> None:
    records = province()
    (n, d), (m, e) = own(records, "on_time"), own(records, "signed")
    head = (
        "Mã xã;Chỉ tiêu;Tử số;Mẫu số" if lang == "vi" else "Commune;Indicator;Numerator;Denominator"
    )
    path = table(
        tmp_path,
        f"Bảng của Cổng\n{head}\n"
        f"7;on_time;{n};{d + 30},0\n"  # a spreadsheet drops the zeros before a code
        f"UBND phường xa 07;Chỉ tiêu signed;{m - 5};{e}\n"
        f"00008;on_time;;{own_whole(records, 8)}\n",
    )
    found = asked(records, portal=path)
    assert sorted(told(found)) == [
        ("portal-denominator", "on_time", ["x07"]),
        ("portal-numerator", "signed", ["x07"]),
    ]
    assert found.portal is not None
    assert found.portal.figures == 3
    first = next(one for one in found.questions if one.node == "on_time")
    assert "chênh 30" in first.reason.vi
    assert first.against is not None
    assert first.against.en.startswith("portal: ")


def own_whole(records: Province, place: int) -> str:
    return records[place].measures["on_time"]["denominator"]


def test_a_number_without_parts_is_compared_with_the_portals_count(tmp_path: Path) -> None:
    path = table(tmp_path, "Mã xã,Chỉ tiêu,Mẫu số\n00007,received,99\n")
    (one,) = asked(province(), portal=path).questions
    assert (one.kind, one.node) == ("portal-denominator", "received")


def test_the_tolerance_is_a_share_of_the_portals_count() -> None:
    assert PORTAL is not None
    lenient = PORTAL.model_copy(update={"tolerance": Fraction(2)})
    assert not differ(98, 100, lenient)
    assert differ(97, 100, lenient)
    assert differ(1, 0, lenient)
    assert not differ(0, 0, lenient)


HEAD = "Mã xã;Tên xã;Chỉ tiêu;Tử số;Mẫu số\n"
FITTING = "00007;;on_time;1;2\n"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "000077;Lạ;on_time;1;2\n",
            (
                "A3: E621 (warning) The results hold no commune “000077”; its rows are left "
                "out. Did you mean “00007”?"
            ),
        ),
        (
            "qqqqqqqq;;on_time;1;2\n",
            (
                "A3: E621 (warning) The results hold no commune “qqqqqqqq”; its rows are left "
                "out. Check its code or name; if it has not submitted, nothing need be done."
            ),
        ),
        (
            "00008;;on_tme;1;2\n",
            (
                "C3: E622 (warning) The rule set has no indicator “on_tme”; its rows are left "
                "out. Did you mean “on_time”?"
            ),
        ),
        (
            "00008;;zzzzzzzz;1;2\n",
            (
                "C3: E622 (warning) The rule set has no indicator “zzzzzzzz”; its rows are left "
                "out. Write the id of the indicator, as in the rule set (parscore rules show)."
            ),
        ),
        (
            ";Xã Đôi;on_time;1;2\n",
            (
                "B3: E623 (warning) Several communes are called “Xã Đôi”; these rows are left out. "
                "Write the commune's code in place of its name."
            ),
        ),
    ],
)
def test_a_row_that_fits_nothing_is_told_once_and_left_out(
    rows: str, said: str, tmp_path: Path
) -> None:
    assert PORTAL is not None
    records = province()
    records[1:3] = [replace(one, name="Đôi") for one in records[1:3]]
    path = table(tmp_path, HEAD + FITTING + rows * 2)
    read = read_portal(str(path), PORTAL, gather(SCHEME, records))
    assert [one.render("en") for one in read.problems] == [f"{path}:{said}"]
    assert len(read.figures) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mã xã;Tử số;Mẫu số\n00007;1;2\n",
            (
                ": E620 No header row has the three columns: commune, indicator, denominator. "
                "Give the columns headers such as: mã xã; mã chỉ tiêu; mẫu số; one commune and "
                "indicator to a row."
            ),
        ),
        (
            HEAD + FITTING + FITTING,
            ":A3: E624 This commune and indicator stand at A2 already. Keep one of the rows.",
        ),
        (
            HEAD + "00007;;on_time;1;1.200\n",
            (
                ":E2: E042 “1.200”: it is not clear whether the dot marks thousands or "
                "decimals. Write 1200 if it marks thousands, 1,200 if it marks decimals."
            ),
        ),
        (HEAD + "00007;;on_time;1;abc\n", ":E2: E041 “abc” is not a number."),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_at_its_place(
    text: str, said: str, tmp_path: Path
) -> None:
    assert PORTAL is not None
    path = table(tmp_path, text)
    with pytest.raises(Unreadable) as refused:
        read_portal(str(path), PORTAL, gather(SCHEME, province()))
    (problem,) = refused.value.problems
    assert problem.render("en").startswith(f"{path}{said}")


def test_no_crowd_of_warnings_hides_an_error(tmp_path: Path) -> None:
    assert PORTAL is not None
    strangers = "".join(f"9{number:04};;on_time;1;2\n" for number in range(300))
    path = table(tmp_path, HEAD + strangers + "00007;;on_time;1;abc\n")
    with pytest.raises(Unreadable) as refused:
        read_portal(str(path), PORTAL, gather(SCHEME, province()))
    assert refused.value.problems[0].code == "E041"


def test_a_table_of_another_province_is_refused(tmp_path: Path) -> None:
    assert PORTAL is not None
    path = table(tmp_path, HEAD + "99999;;on_time;1;2\n")
    with pytest.raises(Unreadable) as refused:
        read_portal(str(path), PORTAL, gather(SCHEME, province()))
    assert [one.code for one in refused.value.problems] == ["E621", "E625"]


# What cannot be judged, and what is not asked.


def test_one_commune_alone_is_told_what_it_cannot_be_compared_with() -> None:
    found = asked(province(count=1))
    assert found.questions == ()
    why = {one.kind: one.not_judged.vi for one in found.looks if one.not_judged is not None}
    assert why["same-figures"] == "Cần từ 3 xã để so sánh, ở đây có 1."
    assert why["far-from-others"] == "Cần từ 10 xã để so sánh, ở đây có 1."
    assert "--portal" in why["portal-denominator"]
    assert "--earlier" in why["jump"]
    assert set(why) == {one.kind for one in found.looks} - {"no-documents"}


def test_a_part_that_the_limits_leave_out_is_not_asked() -> None:
    records = province()
    tiny(records)
    rules = RULES.model_copy(update={"full_of_few": None})
    found = asked(records, rules=rules)
    assert [one.kind for one in found.questions] == ["far-from-others"], "2 is far below the others"
    (left,) = [one for one in found.looks if one.kind == "full-of-few"]
    assert left.limits is None
    assert left.not_judged is not None
    assert left.not_judged.en == "The file of limits leaves this out."


def test_every_question_has_the_limits_of_its_kind_in_the_header() -> None:
    records = province()
    same(records)
    found = asked(records)
    (known,) = [one for one in found.looks if one.kind == "same-figures"]
    assert known.found == 1
    assert known.limits is not None
    assert "no multiples of 10" in known.limits.en
    assert json.loads(json.dumps(dict(known.limits.args)))["chance"] == "0.1"


def test_numbers_that_come_again_are_read_once() -> None:
    assert number("2.5") is number("2.5") == Fraction(5, 2)
