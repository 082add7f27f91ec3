"""The plan's targets and the province's minimums against each other and against the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.communes import Rules, Tree, actuals, assess, plan, rules, target
from support.rulebooks import ASSUMED, indicator, leaf

if TYPE_CHECKING:
    from parscore.documents.assessment import MinimumShown, TargetShown

YEAR_2025 = {"from": "2025-01-01", "to": "2025-12-31"}
COUNTED = {"vi": "hồ sơ", "en": "dossiers"}
INDICATORS = {
    "share": indicator("ratio", unit="percent", counted=COUNTED),
    "count": indicator("value", unit="dossiers", counted=COUNTED),
    "fall": indicator("value", unit="percent", direction="lower"),
    "answer": indicator("done"),
    "times": indicator("occurrences"),
    "grade": indicator(
        "level",
        levels=[{"id": one, "vi": one, "en": one} for one in ("good", "fair", "poor")],
    ),
}


def rules_with(*minimums: Tree) -> Rules:
    return rules(leaf("one", 10), indicators=INDICATORS, minimums=list(minimums))


def minimum(name: str = "share", op: str = ">=", value: object = 98, **keys: object) -> Tree:
    return {
        "id": f"min_{name}",
        "indicator": name,
        "op": op,
        "value": value,
        "source": ASSUMED,
        **keys,
    }


def shown_minimum(
    stated: list[Tree], measure: Tree | None = None, *, as_of: str = "2025-12-15", **rule: object
) -> MinimumShown:
    given = actuals(measures={} if measure is None else {"share": measure})
    made = assess(plan(targets=stated), given, rules_with(minimum(**rule)), as_of=as_of)  # type: ignore[arg-type]
    return made.minimums[0]


def shown_target(
    stated: Tree, measure: Tree | None, *, as_of: str = "2025-12-15", **more: object
) -> TargetShown:
    given = actuals(measures={} if measure is None else {stated["indicator"]: measure})
    made = assess(plan(targets=[stated], **more), given, rules_with(), as_of=as_of)
    return made.targets[0]


@pytest.mark.parametrize(
    ("op", "value", "status"),
    [
        (">=", 98, "meets"),
        (">", 98, "meets"),
        ("=", 98, "meets"),
        ("=", 99, "meets"),
        (">=", "97.9", "weaker"),
        (">", "97.9", "weaker"),
        ("=", "97.9", "weaker"),
        ("<=", 100, "weaker"),
        ("<", 100, "weaker"),
    ],
)
def test_a_plan_meets_at_least_98_if_whoever_meets_the_plan_meets_it(
    op: str, value: object, status: str
) -> None:
    assert shown_minimum([target("share", op, value)]).plan_status == status


@pytest.mark.parametrize(
    ("rule", "op", "value", "status"),
    [
        (">", ">", 98, "meets"),
        (">", ">=", 98, "weaker"),
        (">", ">=", 99, "meets"),
        ("<=", "<=", 98, "meets"),
        ("<=", "<", 98, "meets"),
        ("<", "<=", 98, "weaker"),
        ("<", "<", 98, "meets"),
        ("<=", ">=", 98, "weaker"),
        ("=", "=", 98, "meets"),
        ("=", ">=", 98, "weaker"),
    ],
)
def test_operators_are_compared_as_strictly_as_they_are_written(
    rule: str, op: str, value: object, status: str
) -> None:
    assert shown_minimum([target("share", op, value)], op=rule).plan_status == status


def test_a_plan_without_the_target_misses_it() -> None:
    assert shown_minimum([target("count", ">=", 5)]).plan_status == "missing"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ((98, 99), "meets"),
        ((98, 95), "contradictory"),
        ((97, 95), "weaker"),
    ],
)
def test_two_figures_for_one_span_are_contradictory_if_only_one_meets_the_minimum(
    values: tuple[int, int], status: str
) -> None:
    stated = [target("share.a", ">=", values[0]), target("share.b", ">=", values[1])]
    made = shown_minimum(stated)
    assert (made.plan_status, made.plan_targets) == (status, ("share.a", "share.b"))


def test_spans_that_overlap_without_one_inside_the_other_can_contradict() -> None:
    stated = [
        target("share.a", ">=", 98, period={"from": "2025-01-01", "to": "2025-10-31"}),
        target("share.b", ">=", 90, period={"from": "2025-03-01", "to": "2025-12-31"}),
    ]
    assert shown_minimum(stated, as_of="2025-06-01").plan_status == "contradictory"
    assert shown_minimum(stated, as_of="2025-02-01").plan_status == "meets"
    assert shown_minimum(stated, as_of="2025-11-01").plan_status == "weaker"


@pytest.mark.parametrize(("day", "status"), [("2025-06-30", "weaker"), ("2025-07-01", "meets")])
def test_the_target_of_the_phase_that_runs_is_held_against_the_minimum(
    day: str, status: str
) -> None:
    phases = [
        target("share", ">=", 90, period={"from": "2025-01-01", "to": "2025-06-30"}),
        target("share.later", ">=", 99, period={"from": "2025-07-01", "to": "2025-12-31"}),
    ]
    assert shown_minimum(phases, as_of=day).plan_status == status


@pytest.mark.parametrize(("day", "status"), [("2025-06-30", "missing"), ("2025-07-01", "meets")])
def test_a_plan_has_no_target_before_its_only_phase(day: str, status: str) -> None:
    phase = {"from": "2025-07-01", "to": "2025-12-31"}
    made = shown_minimum([target("share", ">=", 99, period=phase)], as_of=day)
    assert made.plan_status == status


def test_the_target_of_a_phase_goes_before_that_of_the_whole_plan() -> None:
    stated = [
        target("share", ">=", 99),
        target("share.early", ">=", 70, period={"from": "2025-01-01", "to": "2025-06-30"}),
    ]
    early, late = (shown_minimum(stated, as_of=day) for day in ("2025-06-30", "2025-07-01"))
    assert (early.plan_status, early.plan_targets) == ("weaker", ("share.early",))
    assert (late.plan_status, late.plan_targets) == ("meets", ("share",))


MANY_YEARS = {"from": "2025-01-01", "to": "2030-12-31"}


def shown_over_years(
    by_years: dict[int, int], whole: int | None, period: Tree | None, day: str = "2025-12-15"
) -> MinimumShown:
    """Hold targets "đến năm …" of a plan of six years against a minimum of 90 %."""
    stated = [
        target(f"share.y{year}", ">=", value, period={"to": f"{year}-12-31"})
        for year, value in by_years.items()
    ]
    if whole is not None:
        stated.append(target("share", ">=", whole))
    by_rules = rules_with(minimum(value=90, **({} if period is None else {"period": period})))
    made = assess(plan(targets=stated, period=MANY_YEARS), actuals(), by_rules, as_of=day)
    return made.minimums[0]


@pytest.mark.parametrize(
    ("by_years", "whole", "period", "day", "status", "targets"),
    [
        # A rise is no contradiction: each year is held by its own figure.
        ({2025: 90, 2027: 95, 2030: 98}, None, None, "2025-12-15", "meets", ("share.y2025",)),
        ({2025: 70, 2030: 95}, None, None, "2025-12-15", "weaker", ("share.y2025",)),
        ({2025: 70, 2027: 95}, None, None, "2026-05-01", "meets", ("share.y2027",)),
        # What was reached stays; nothing else is said of the years after it.
        ({2025: 95}, None, None, "2029-05-01", "meets", ("share.y2025",)),
        ({2025: 95}, 80, None, "2025-05-01", "meets", ("share.y2025",)),
        ({2030: 95}, 80, None, "2025-05-01", "weaker", ("share",)),
        # A target for a year after the minimum's period says nothing of the minimum.
        ({2030: 80}, 95, YEAR_2025, "2025-05-01", "meets", ("share",)),
        ({2025: 90, 2030: 80}, None, YEAR_2025, "2025-05-01", "meets", ("share.y2025",)),
        ({2030: 80}, None, YEAR_2025, "2025-05-01", "missing", ()),
        ({2030: 95}, None, YEAR_2025, "2025-05-01", "missing", ()),
    ],
)
def test_targets_that_rise_by_year(
    by_years: dict[int, int],
    whole: int | None,
    period: Tree | None,
    day: str,
    status: str,
    targets: tuple[str, ...],
) -> None:
    made = shown_over_years(by_years, whole, period, day)
    assert (made.plan_status, made.plan_targets) == (status, targets)


@pytest.mark.parametrize(
    ("name", "rule", "span", "status"),
    [
        ("count", ">=", (5, 6), "meets"),
        ("count", ">=", (4, 6), "weaker"),
        ("fall", "<=", (4, 5), "meets"),
        ("fall", "<=", (4, 6), "weaker"),
    ],
)
def test_a_range_is_held_against_the_minimum_by_its_least_figure(
    name: str, rule: str, span: tuple[int, int], status: str
) -> None:
    stated = target(name, "=", None, range={"from": span[0], "to": span[1]})
    made = assess(plan(targets=[stated]), actuals(), rules_with(minimum(name, rule, 5)))
    assert made.minimums[0].plan_status == status


def test_a_minimum_is_there_only_in_its_own_phase() -> None:
    phase = {"from": "2025-07-01", "to": "2025-12-31"}
    by_rules = rules_with(minimum(period=phase))
    assert assess(plan(), actuals(), by_rules, as_of="2025-06-30").minimums == ()
    made = assess(plan(), actuals(), by_rules, as_of="2025-07-01").minimums[0]
    assert made.period is not None
    assert (made.period.from_, made.period.to) == ("2025-07-01", "2025-12-31")


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        ([], "plan-misses-minimum"),
        ([target("share", ">=", 1)], "plan-weaker-than-minimum"),
        (
            [target("share", ">=", 98), target("share.again", ">=", 1)],
            "plan-contradicts-minimum",
        ),
    ],
)
def test_a_plan_that_does_not_carry_a_minimum_is_a_gap_and_a_finding(
    kind: list[Tree], finding: str
) -> None:
    made = assess(plan(targets=kind), actuals(), rules_with(minimum()))
    assert finding in [one.rule for one in made.findings]
    gap = next(one for one in made.gaps if one.kind == "plan")
    assert (gap.node, gap.recoverable, gap.lost) == (None, None, None)


SHARE = {"numerator": 45, "denominator": 50}  # 90 %


@pytest.mark.parametrize(
    ("op", "value", "status", "shortfall", "text"),
    [
        (">=", 90, "met", None, None),
        (">=", 98, "not_met", "4", "thiếu 4 hồ sơ"),
        (">=", "90.1", "not_met", "1", "thiếu 1 hồ sơ"),
        (">=", 100, "not_met", "5", "thiếu 5 hồ sơ"),
        (">", 90, "not_met", "1", "thiếu 1 hồ sơ"),
        (">", 92, "not_met", "2", "thiếu 2 hồ sơ"),
        (">", 89, "met", None, None),
        ("=", 90, "met", None, None),
        ("=", 92, "not_met", "1", "thiếu 1 hồ sơ"),
        ("=", 88, "not_met", "1", "vượt 1 hồ sơ"),
        ("<=", 90, "met", None, None),
        ("<=", 80, "not_met", "5", "vượt 5 hồ sơ"),
        ("<=", "89.9", "not_met", "1", "vượt 1 hồ sơ"),
        ("<", 90, "not_met", "1", "vượt 1 hồ sơ"),
        ("<", 80, "not_met", "6", "vượt 6 hồ sơ"),
        ("<", 91, "met", None, None),
    ],
)
def test_what_is_lacking_is_counted_in_dossiers(
    op: str, value: object, status: str, shortfall: str | None, text: str | None
) -> None:
    shown = shown_target(target("share", op, value), SHARE)
    assert (shown.status, shown.actual, shown.shortfall) == (status, "90", shortfall)
    assert (shown.shortfall_text.vi if shown.shortfall_text else None) == text


@pytest.mark.parametrize(
    ("op", "value"),
    [(">=", 98), (">", 90), ("<=", 80), ("<", 90), (">=", "99.99"), ("=", 96), ("=", 80)],
)
def test_that_many_dossiers_more_or_fewer_are_just_enough(op: str, value: object) -> None:
    lacking = int(shown_target(target("share", op, value), SHARE).shortfall or 0)
    assert lacking > 0
    sign = -1 if op.startswith("<") or value == 80 else 1
    enough = {"numerator": 45 + sign * lacking, "denominator": 50}
    too_few = {"numerator": 45 + sign * (lacking - 1), "denominator": 50}
    assert shown_target(target("share", op, value), enough).status == "met"
    assert shown_target(target("share", op, value), too_few).status == "not_met"


def test_without_counts_the_distance_is_told_in_percentage_points() -> None:
    shown = shown_target(target("share", ">=", 98), {"value": "95.5"})
    assert shown.shortfall == "2.5"
    assert shown.shortfall_text is not None
    assert shown.shortfall_text.vi == "thiếu 2,5 điểm phần trăm"


@pytest.mark.parametrize(
    ("name", "op", "value", "given", "text"),
    [
        ("count", ">=", 6, 5, "thiếu 1 hồ sơ"),
        ("count", "<=", 3, 5, "vượt 2 hồ sơ"),
        ("wait", "<=", 15, 20, "vượt 5 phút"),
        ("plain", ">=", 6, 5, "thiếu 1 trường hợp"),
        ("share", "<=", 5, "7.5", "vượt 2,5 điểm phần trăm"),
    ],
)
def test_what_is_lacking_has_its_unit(
    name: str, op: str, value: object, given: object, text: str
) -> None:
    more = {"wait": indicator("value", unit="minutes"), "plain": indicator("value", unit="odd")}
    by_rules = rules(leaf("one", 10), indicators=INDICATORS | more)
    stated = plan(targets=[target(name, op, value)])
    made = assess(stated, actuals(measures={name: {"value": given}}), by_rules)
    shown = made.targets[0].shortfall_text
    assert shown is not None
    assert shown.vi == text


def test_too_much_is_never_called_too_little() -> None:
    shown = shown_target(target("share", "<=", 5), {"value": "7.5"})
    assert shown.shortfall_text is not None
    assert "thiếu" not in shown.shortfall_text.vi


@pytest.mark.parametrize(
    ("stated", "measure", "status"),
    [
        (target("answer", ">=", 100), {"done": True}, "met"),
        (target("answer", ">=", 100), {"done": False}, "not_met"),
        (target("count", "<=", 3), {"value": 3}, "met"),
        (target("count", "<=", 3), {"value": 4}, "not_met"),
        (target("times", "<=", 1), {"occurrences": [{"days": 2}]}, "met"),
        (target("share", ">=", 98), {"numerator": 0, "denominator": 0}, "undetermined"),
        (target("share", ">=", 98), None, "undetermined"),
        (target("share", ">=", 98), {"not_applicable": True, "reason": "x"}, "not_applicable"),
        (target("grade", ">=", None, level="fair"), {"level": "good"}, "met"),
        (target("grade", ">=", None, level="fair"), {"level": "fair"}, "met"),
        (target("grade", ">=", None, level="fair"), {"level": "poor"}, "not_met"),
        (target("grade", ">=", None, level="unheard"), {"level": "poor"}, "undetermined"),
        (target("count", "=", None, range={"from": 5, "to": 6}), {"value": 5}, "met"),
        (target("count", "=", None, range={"from": 5, "to": 6}), {"value": 7}, "met"),
        (target("count", "=", None, range={"from": 5, "to": 6}), {"value": 4}, "not_met"),
        (target("fall", "=", None, range={"from": 5, "to": 6}), {"value": 7}, "not_met"),
        (target("fall", "=", None, range={"from": 5, "to": 6}), {"value": 4}, "met"),
        (target("count", "<=", None, range={"from": 5, "to": 6}), {"value": 7}, "not_met"),
    ],
)
def test_a_target_is_judged_in_the_indicators_own_form(
    stated: Tree, measure: Tree | None, status: str
) -> None:
    assert shown_target(stated, measure).status == status


@pytest.mark.parametrize("demanded", ["fair", "Khá", "khá", "KHA\u0301", " kha ", "Fair"])
@pytest.mark.parametrize(("word", "status"), [("Tốt", "met"), ("fair", "met"), ("yếu", "not_met")])
def test_a_level_is_known_by_its_id_or_its_title(demanded: str, word: str, status: str) -> None:
    levels = [("good", "Tốt", "Good"), ("fair", "Khá", "Fair"), ("poor", "Yếu", "Poor")]
    grade = indicator("level", levels=[{"id": one, "vi": vi, "en": en} for one, vi, en in levels])
    by_levels = {"type": "levels", "levels": {"good": 10, "fair": 5, "poor": 0}}
    by_rules = rules(leaf("grade", 10, by_levels), indicators={"grade": grade})
    stated = plan(targets=[target("grade", ">=", None, level=demanded)])
    made = assess(stated, actuals(measures={"grade": {"level": word}}), by_rules)
    assert made.targets[0].status == status
    points = {"Tốt": "10", "fair": "5", "yếu": "0"}
    assert made.nodes[0].points == points[word]


def test_a_title_that_two_levels_share_means_neither() -> None:
    grade = indicator(
        "level", levels=[{"id": one, "vi": "Khá", "en": one} for one in ("good", "fair")]
    )
    assert grade.level_id("Khá") is None
    assert grade.level_id("fair") == "fair"


def test_a_target_out_of_its_span_on_that_day_is_not_judged() -> None:
    later = target("share", ">=", 98, period={"from": "2025-07-01", "to": None})
    assert shown_target(later, SHARE, as_of="2025-06-30").status == "not_applicable"
    assert shown_target(later, SHARE, as_of="2025-07-01").status == "not_met"
    assert shown_target(later, SHARE, as_of="2026-02-01").status == "not_met"


def test_a_measure_is_compared_unrounded() -> None:
    a_hair_less = {"numerator": 97_999_999, "denominator": 100_000_000}
    assert shown_target(target("share", ">=", 98), a_hair_less).status == "not_met"
    exactly = {"numerator": 49, "denominator": 50}
    assert shown_target(target("share", ">=", 98), exactly).status == "met"
    assert shown_target(target("share", ">", 98), exactly).status == "not_met"


def test_both_figures_of_a_contradicting_pair_are_told_of() -> None:
    stated = [target("share", ">=", 98), target("share.again", ">=", 95)]
    made = assess(plan(targets=stated), actuals(), rules_with())
    assert [f.rule for f in made.findings] == ["plan-contradicts-itself"]
