"""A change of the rules, weighed: both ways agree where they must, and every part adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import HOP_TIEN, RULES, actuals, plan, read, rules, rules_of, thanh_hoa
from support.folders import Folder
from support.province_workers import FATAL, dies_while_weighing
from support.rulebooks import group, indicator, leaf

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.evaluate import Rules, prepare
from parscore.formulas.proportional import Proportional
from parscore.inputs import Opened, open_documents
from parscore.province.batch import pending
from parscore.province.batch import run as run_batch
from parscore.province.impact import weighing
from parscore.province.impact.choice import gathered
from parscore.province.impact.effect import Around, Books, Weighed, impact_of
from parscore.province.impact.moved import moved, years_between
from parscore.province.impact.quick import standings
from parscore.province.impact.weighing import (
    Commune,
    Examined,
    Pair,
    Trial,
    examine,
    judged_sides,
    raw_sides,
)
from parscore.province.ranking.rank import rank
from parscore.reading.json_tree import read_json
from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from parscore.values.exact import Fraction
from parscore.values.numbers import exact, exact_sum
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from parscore.documents.actuals import Measure
    from parscore.documents.impact import Impact
    from parscore.documents.rulebook import Rulebook
    from parscore.province.find import Entry
    from parscore.province.impact.standing import Standing
    from parscore.province.scoring import Task

Tree = dict[str, object]

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
NOWHERE = read_json(b"{}", "x.json")
RATIO = {"type": "proportional", "of": "ratio", "full_at": 100}
ENDS = ("before", "after")


def opened(name: str = "A", **measures: object) -> Opened:
    commune = {"name": name, "province": "thu"}
    return Opened(
        read(Plan, plan(commune=commune)),
        read(Actuals, actuals(commune=commune, measures=measures)),
        NOWHERE,
        NOWHERE,
    )


def commune_of(one: Opened) -> Commune:
    whose = one.plan.commune
    return Commune(whose.name, whose.name, whose.code, whose.province, one.period, False)  # noqa: FBT003


def without_rules(*criteria: Tree, **keys: object) -> Rules:
    return rules(*criteria, inference_rules={}, **keys)


def ratios(*names: str) -> dict[str, object]:
    return {name: indicator("ratio", unit="percent") for name in names}


def weigh(communes: Sequence[Opened], pair: Pair, *, mode: str = "exact") -> Impact:
    if mode == "exact":
        sides = [judged_sides(one, pair) for one in communes]
    else:
        sides = standings(pair, [raw_sides(one, pair) for one in communes])
    weighed = [Weighed(commune_of(one), *both) for one, both in zip(communes, sides, strict=True)]
    books = Books(pair.before.rulebook, pair.after.rulebook)
    return impact_of(weighed, books, [], Around(mode, communes[0].period))  # type: ignore[arg-type]


def stricter(book: Rulebook) -> Rulebook:
    """Return a set in which a share is harder to fill, a leaf weighs more and another is gone."""
    nodes = dict(book.nodes)
    payment = nodes["payment"]
    assert isinstance(payment.formula, Proportional)
    harder = payment.formula.model_copy(update={"full_at": Fraction(55)})
    nodes["payment"] = payment._replace(formula=harder)
    gone = nodes.pop("fee_procedures")
    above = nodes[gone.parent or ""]
    children = tuple(child for child in above.children if child != gone.id)
    nodes[above.id] = above._replace(children=children)
    return replace(book, nodes=nodes, sha256="1" * 64)


def adds_up(impact: Impact) -> bool:
    parts = [exact(one.exact.get("change", one.change)) for one in (*impact.causes, *impact.rest)]
    parts += [
        exact(one.exact.get("by_rules", one.by_rules))
        for one in impact.causes
        if one.by_rules is not None
    ]
    whole = impact.points
    return exact_sum(parts) == exact(whole.exact.get("change", whole.change))


@pytest.fixture(scope="module")
def documents(sound: object) -> list[Opened]:
    return [
        open_documents(str(folder / "plan.json"), str(folder / "actuals.json"))
        for folder in sorted(sound.iterdir())  # type: ignore[attr-defined]
    ]


def test_quick_and_exact_agree_to_the_last_part_where_no_rule_infers(
    documents: list[Opened],
) -> None:
    books = [replace(book, inference={}) for book in (thanh_hoa().rulebook,)]
    pair = Pair(prepare(books[0]), prepare(stricter(books[0])))
    exactly = [judged_sides(one, pair) for one in documents]
    assert standings(pair, [raw_sides(one, pair) for one in documents]) == exactly
    quick, slow = (weigh(documents, pair, mode=mode) for mode in ("quick", "exact"))
    assert quick.communes == slow.communes
    assert quick.minimums == slow.minimums
    assert [one.change for one in quick.causes] == [one.change for one in slow.causes]
    assert {one.node for one in slow.causes} == {"payment", "fee_procedures"}


@pytest.mark.parametrize("mode", ["exact", "quick"])
def test_causes_and_rest_add_up_to_the_change_of_the_mean(
    mode: str, documents: list[Opened]
) -> None:
    book = thanh_hoa().rulebook
    impact = weigh(documents, Pair(thanh_hoa(), prepare(stricter(book))), mode=mode)
    assert adds_up(impact)
    assert exact(impact.points.change) < 0
    causes = {one.node: one for one in impact.causes}
    assert causes["fee_procedures"].fate == "retired"
    assert (causes["fee_procedures"].max_before, causes["fee_procedures"].max_after) == ("1", None)
    assert (causes["payment"].by_rules is None) == (mode == "quick")


def test_what_inference_rules_do_is_told_apart_from_formulas(documents: list[Opened]) -> None:
    """The quick way leaves out documents that were not handed in, and says so by its mode."""
    pair = Pair(thanh_hoa(), prepare(replace(thanh_hoa().rulebook, inference={})))
    impact = weigh(documents, pair)
    assert all(exact(one.change) == 0 for one in impact.causes)
    assert any(exact(one.by_rules or "0") > 0 for one in impact.causes)
    assert adds_up(impact)
    quick = weigh(documents, pair, mode="quick")
    assert (quick.causes, quick.rest, quick.points.change) == ((), (), "0")


def bare(loaded: Rules) -> Rules:
    """Return rules that infer nothing."""
    return prepare(replace(loaded.rulebook, inference={}))


def test_a_set_of_phases_is_weighed_by_the_tree_of_the_day() -> None:
    chi_lang = RULES / "lang-son/chi-lang/2026-2030"
    one = open_documents(str(chi_lang / "plan.json"), str(chi_lang / "actuals.json"))
    later = one.actuals.model_copy(update={"as_of": date(2028, 6, 30)})
    pair = Pair(bare(rules_of("lang-son/2026-2030")), bare(rules_of("lang-son/2025")))
    communes = [one, one._replace(actuals=later)]
    raws = [raw_sides(one, pair) for one in communes]
    exactly = [judged_sides(one, pair) for one in communes]
    assert exactly[0][0].leaves.keys() != exactly[1][0].leaves.keys()
    assert standings(pair, raws) == exactly


def test_a_figure_that_a_set_quotes_is_filled_in_before_columns(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    (tmp_path / "vn/indicators.yaml").unlink()
    folder.add("thanh-hoa/2025-dan", QUOTING, province="thanh-hoa")
    folders = RulesFolders((tmp_path, RULES))
    loaded = load_rulebook(folders.ruleset("thanh-hoa/2025-dan"), folders).rulebook
    quoting = prepare(replace(loaded, inference={}))
    documents = HOP_TIEN / "plan.json", HOP_TIEN / "actuals-766.json"
    one = open_documents(*map(str, documents))
    points = {"portal_online_service_points": read_measure(points="8.9")}
    known = one.actuals.model_copy(update={"measures": {**one.actuals.measures, **points}})
    one = one._replace(actuals=known)
    pair = Pair(quoting, thanh_hoa())
    (quick,) = standings(pair, [raw_sides(one, pair)])
    assert quick[0] == judged_sides(one, pair)[0]
    assert quick[0].points > 0
    assert quick[0].minimums["least"] in ("met", "not_met")


def read_measure(**keys: object) -> Measure:
    found: Measure = opened(x=keys).actuals.measures["x"]
    return found


QUOTING = """\
indicators: [vn/indicators, vn/qd766/indicators]
minimums:
  - {id: least, indicator: portal_index, op: ">=", value: 80, source: {basis: assumed, reason: x}}
criteria:
  - id: service
    number: "1"
    title: Chỉ số phục vụ người dân, doanh nghiệp
    max: 5
    indicator: portal_index
    formula: {type: proportional, of: ratio, full_at: 100}
    rounding: {at: leaf, places: 4, mode: half_up}
"""
CAPPED = group("x", leaf("a", 4, RATIO), leaf("b", 4, RATIO), cap=6)
BEST = group("y", leaf("c", 3, RATIO), leaf("d", 2, RATIO), best_of=1)
SHARED = group(
    "z",
    leaf("e", 2, RATIO, not_applicable="redistribute"),
    leaf("f", 2, RATIO),
    leaf("g", 1, RATIO),
)
NAMES = "abcdefg"


@cache
def limited(*, at: str, capped: bool) -> Rules:
    x = CAPPED if capped else {**CAPPED, "cap": 8}
    settings = {"rounding": {"at": at, "places": 1, "mode": "half_up"}}
    return without_rules(x, BEST, SHARED, settings=settings, indicators=ratios(*NAMES))


@settings(max_examples=max(25, settings().max_examples // 4))
@given(st.lists(st.lists(st.integers(0, 8), min_size=7, max_size=7), min_size=1, max_size=4))
def test_limits_sharing_and_rounding_are_named_and_add_up(figures: list[list[int]]) -> None:
    pair = Pair(limited(at="total", capped=True), limited(at="leaf", capped=False))
    communes = [
        opened(
            f"C{number}",
            **{
                name: {"numerator": part, "denominator": 7}
                if part <= 7
                else {"not_applicable": True, "reason": "không có"}
                for name, part in zip(NAMES, parts, strict=True)
            },
        )
        for number, parts in enumerate(figures)
    ]
    exactly = [judged_sides(one, pair) for one in communes]
    quickly = standings(pair, [raw_sides(one, pair) for one in communes])
    for one, other in zip([*sum(exactly, ())], [*sum(quickly, ())], strict=True):
        assert (one.points, one.leaves, one.index) == (other.points, other.leaves, other.index)
        assert one.rest == other.rest
        assert sum_of(one) == one.points == sum_of(other)
    assert adds_up(weigh(communes, pair))
    assert adds_up(weigh(communes, pair, mode="quick"))


def sum_of(one: Standing) -> Fraction:
    return exact_sum([*one.leaves.values(), *one.by_rules.values(), *one.rest.values()])


def test_a_cap_that_is_lifted_is_no_leafs_doing() -> None:
    full = {name: {"numerator": 1, "denominator": 1} for name in NAMES}
    pair = Pair(limited(at="none", capped=True), limited(at="none", capped=False))
    impact = weigh([opened(**full)], pair)
    assert (impact.causes, impact.points.change) == ((), "2")
    assert [(one.kind, one.change) for one in impact.rest] == [("limits", "2")]


# --- Minimums


def held_to(value: int, **keys: object) -> Rules:
    minimum = {
        "id": "m",
        "indicator": "a",
        "op": ">=",
        "value": value,
        "source": {"basis": "assumed", "reason": "thử nghiệm"},
    }
    tree = group("x", leaf("a", 4, RATIO))
    return without_rules(tree, minimums=[minimum], indicators=ratios("a"), **keys)


@pytest.mark.parametrize("mode", ["exact", "quick"])
def test_who_falls_below_a_minimum_that_is_raised_is_named_exactly(mode: str) -> None:
    counts = {
        "at the old": (98, 100),
        "just below the new": (98_999, 100_000),
        "at the new": (99, 100),
        "below both": (97_999, 100_000),
    }
    communes = [
        opened(name, a={"numerator": part, "denominator": whole})
        for name, (part, whole) in counts.items()
    ]
    communes.append(opened("nothing known"))
    (found,) = weigh(communes, Pair(held_to(98), held_to(99)), mode=mode).minimums
    assert found.fell == ("at the old", "just below the new")
    assert found.climbed == ()
    assert found.before is not None
    assert found.after is not None
    assert found.before.counts == {"met": 3, "not_met": 1, "undetermined": 1}
    assert found.after.counts == {"met": 1, "not_met": 3, "undetermined": 1}
    (back,) = weigh(communes, Pair(held_to(99), held_to(98)), mode=mode).minimums
    assert (back.fell, back.climbed) == ((), found.fell)


def test_a_minimum_that_comes_or_goes_has_one_side() -> None:
    bare = without_rules(group("x", leaf("a", 4, RATIO)), indicators=ratios("a"))
    communes = [opened("low", a={"numerator": 1, "denominator": 2})]
    (come,) = weigh(communes, Pair(bare, held_to(98))).minimums
    assert (come.before, come.fell) == (None, ("low",))
    (gone,) = weigh(communes, Pair(held_to(98), bare)).minimums
    assert (gone.after, gone.fell, gone.climbed) == (None, (), ())


# --- Ranks and classes


def ranked(ties: str, full_at: int = 100) -> Rules:
    bands = [
        {"id": "good", "name": {"vi": "Tốt", "en": "Good"}, "at_least": 80},
        {"id": "weak", "name": {"vi": "Yếu", "en": "Weak"}, "below": 80},
    ]
    source = {"basis": "assumed", "reason": "thử nghiệm"}
    return without_rules(
        group("x", leaf("a", 4, {**RATIO, "full_at": full_at})),
        indicators=ratios("a"),
        ranking={"ties": ties, "tolerance": 0},
        classes={"of": "index", "bands": bands, "source": source},
    )


@pytest.mark.parametrize("mode", ["exact", "quick"])
def test_ranks_move_as_each_sets_own_tie_rule_says(mode: str) -> None:
    figures = {"A": 100, "B": 80, "C": 80, "D": 60, "E": 40}
    communes = [
        opened(name, a={"numerator": part, "denominator": 100}) for name, part in figures.items()
    ]
    impact = weigh(communes, Pair(ranked("competition"), ranked("dense", 80)), mode=mode)
    ranks = {one.name: (one.before.rank, one.after.rank) for one in impact.communes}
    assert ranks == {"A": (1, 1), "B": (2, 1), "C": (2, 1), "D": (4, 2), "E": (5, 3)}
    moves = impact.ranks
    assert (moves.up, moves.down, moves.same, moves.most_up) == (4, 0, 1, 2)
    assert (impact.gained, impact.lost, impact.stayed) == (4, 0, 1)
    assert [(one.id, one.before, one.after) for one in impact.classes] == [
        ("good", 3, 3),
        ("weak", 2, 2),
    ]
    assert [one.name for one in impact.communes] == ["B", "C", "D", "E", "A"]


def test_the_figures_before_are_those_of_a_ranking(
    documents: list[Opened], entries: Callable[..., list[Entry]], task: Task
) -> None:
    list(run_batch(pending(entries(), task).todo, task, 1))
    task.results.keep([entry.name for entry in entries()])
    (scheme,) = task.results.schemes().values()
    ranking = rank(list(task.results.records()), scheme, "index")
    impact = weigh(documents, Pair(thanh_hoa(), prepare(stricter(thanh_hoa().rulebook))))
    assert {one.name: (one.before.rank, one.before.index) for one in impact.communes} == {
        one.name: (one.rank, one.value) for one in ranking.rows
    }
    assert {one.name: (one.before.points, one.before.class_) for one in impact.communes} == {
        one.name: (one.points, one.class_) for one in ranking.rows
    }


def test_a_new_leaf_without_data_counts_its_least_and_is_told() -> None:
    before = without_rules(group("x", leaf("a", 4, RATIO)), indicators=ratios("a"))
    after = without_rules(
        group("x", leaf("a", 4, RATIO), leaf("n", 1, RATIO)), indicators=ratios("a", "n")
    )
    impact = weigh([opened(a={"numerator": 1, "denominator": 1})], Pair(before, after))
    (cause,) = impact.causes
    assert (cause.node, cause.fate, cause.max_before, cause.max_after) == ("n", "added", None, "1")
    assert (cause.open_before, cause.open_after, cause.change) == (0, 1, "0")
    assert impact.index is not None
    assert (impact.index.before, impact.index.after) == ("100", "80")


# --- Another year


def late(year: int) -> Rules:
    bands = [{"at_most": 0, "points": 2}, {"above": 0, "points": 1}]
    formula = {"type": "bands", "of": "days", "due": f"{year}-01-31", "bands": bands}
    first, last = f"{year}-01-01", f"{year}-12-31"
    return without_rules(
        group("x", leaf("d", 2, formula)),
        indicators={"d": indicator("date", unit="day")},
        id=f"thu/{year}",
        period={"from": first, "to": last},
        in_force={"from": first},
    )


@pytest.mark.parametrize("mode", ["exact", "quick"])
@pytest.mark.parametrize("year", [2024, 2026, 2031])
def test_a_draft_of_another_year_judges_days_as_those_of_its_own(mode: str, year: int) -> None:
    communes = [opened("A", d={"date": "2025-02-03"}), opened("B", d={"date": "2025-01-31"})]
    impact = weigh(communes, Pair(late(2025), late(year)), mode=mode)
    assert {one.name: one.before.points for one in impact.communes} == {"A": "1", "B": "2"}
    assert impact.points.change == "0"
    assert (impact.before.moved, impact.after.moved) == (0, year - 2025)


def test_data_moves_to_the_nearest_year_that_a_set_scores() -> None:
    several = Period(date(2026, 1, 1), date(2030, 12, 31))
    assert years_between(several, YEAR) == 1
    assert years_between(YEAR, several) == 0 - (2030 - 2025)
    assert years_between(several, Period(date(2027, 1, 1), date(2027, 3, 31))) == 0


def test_every_day_moves_and_nothing_else_does(documents: list[Opened]) -> None:
    one = documents[0]
    later = moved(one.actuals, 1)
    assert later.as_of == one.actuals.as_of.replace(year=2026)
    assert moved(later, -1) == one.actuals
    assert moved(one.plan, 0) is one.plan
    leap = opened(d={"date": "2024-02-29"}).actuals
    assert moved(leap, 1).measures["d"].date == date(2025, 2, 28)
    assert later.measures.keys() == one.actuals.measures.keys()
    counts = [given.numerator for given in one.actuals.measures.values()]
    assert [given.numerator for given in later.measures.values()] == counts


# --- Who is weighed


def examined(folder: str, period: Period = YEAR, **keys: object) -> Examined:
    known: Mapping[str, object] = {"name": folder, "code": None, **keys}
    commune = Commune(
        folder=folder,
        province="thu",
        period=period,
        illustrative=False,
        **known,  # type: ignore[arg-type]
    )
    sides = judged_sides(opened(), Pair(held_to(98), held_to(99)))
    return Examined(folder, commune, sides, ())


def codes(error: pytest.ExceptionInfo[Unreadable]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_communes_of_several_periods_are_not_weighed_together() -> None:
    earlier = Period(date(2024, 1, 1), date(2024, 12, 31))
    several = [examined("a"), examined("b", earlier), examined("c")]
    with pytest.raises(Unreadable) as mixed:
        gathered(several, None, "x")
    assert codes(mixed) == ["E640"]
    assert "1/1/2025 – 31/12/2025 (2 xã); 1/1/2024 – 31/12/2024 (1 xã)" in str(
        mixed.value.problems[0]
    )
    chosen = gathered(several, "2025", "x")
    assert [commune.folder for commune, _ in chosen.communes] == ["a", "c"]
    assert chosen.other_periods == 1
    with pytest.raises(Unreadable) as none:
        gathered(several, "2023", "x")
    assert codes(none) == ["E641"]


def test_a_commune_in_two_folders_is_left_out_and_told() -> None:
    several = [examined("a", code="1"), examined("b", code="1"), examined("c")]
    chosen = gathered(several, None, "x")
    assert [commune.folder for commune, _ in chosen.communes] == ["c"]
    assert chosen.bad == ("a", "b")
    assert [problem.code for problem in chosen.problems] == ["E603"]
    with pytest.raises(Unreadable) as nobody:
        gathered(several[:2], None, "x")
    assert codes(nobody) == ["E642"]


@pytest.mark.slow
def test_processes_weigh_as_one_does_and_blame_the_one_that_kills_them(
    entries: Callable[..., list[Entry]], task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "FEWEST_EACH", 1)
    trial = Trial(task.folders, "thanh-hoa/2025", "lang-son/2025", exact=True)
    alone = {one.folder: one for one in examine(entries(), trial, 1)}
    told = list(examine(entries(), trial, 2, dies_while_weighing))
    assert sorted(one.folder for one in told) == sorted(alone)
    for one in told:
        if one.folder == FATAL:
            assert [problem.code for problem in one.problems] == ["E605"]
        else:
            assert one == alone[one.folder]
