"""Why the score moved: node by node, and the rules' part told exactly from the performance's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.communes import (
    PROVENANCE,
    Tree,
    actuals,
    assess,
    assess_hop_tien,
    document,
    hop_tien_actuals,
    plan,
    read,
    rules,
    rules_of,
)
from support.provinces import assessed
from support.rulebooks import leaf

from parscore.advice.compare import check_line, compare, old_by_new_rules
from parscore.documents.actuals import Actuals
from parscore.documents.comparison import Comparison
from parscore.documents.indicators import Indicator
from parscore.documents.plan import Plan
from parscore.documents.schemas import schema_of
from parscore.reports.comparison_page import RENDERERS
from parscore.values import numbers
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.documents.changes import Change
    from parscore.evaluate import Rules


def exact(number: str, others: dict[str, str], key: str) -> Fraction:
    return numbers.exact(others.get(key, number))


def later(**measures: Tree) -> Assessment:
    tree = hop_tien_actuals()
    tree["as_of"] = "2025-12-25"
    for name, figures in measures.items():
        tree["measures"][name] |= figures
    return assess_hop_tien(tree)


def change_points(change: Change) -> Fraction:
    return exact(change.points, dict(change.exact), "points")


# --- One rule set ------------------------------------------------------------------------------


def test_by_the_same_rules_the_whole_change_is_the_communes_own() -> None:
    made = compare(
        [assess_hop_tien(), later(online_payment={"numerator": 200, "denominator": 600})]
    )
    (move,) = made.moves
    assert move.same_rules
    assert move.split is not None
    assert (move.split.rules, move.split.performance) == ("0", "0.3")
    assert [(one.node, one.performance) for one in move.split.nodes] == [("payment", "0.3")]
    assert move.notes == ()


def test_gaps_that_closed_and_that_opened_are_told() -> None:
    (move,) = compare(
        [assess_hop_tien(), later(online_payment={"numerator": 200, "denominator": 600})]
    ).moves
    assert ("result", "payment") in {(one.kind, one.node) for one in move.change.gaps_closed}
    assert {one.kind for one in move.change.gaps_opened} == {"task"}  # due on 25 December


def test_an_assessment_and_itself_differ_in_nothing() -> None:
    (move,) = compare([assess_hop_tien(), assess_hop_tien()]).moves
    assert move.change.nodes == ()
    assert move.change.minimums == ()
    assert (move.change.points, move.change.gaps_closed, move.change.gaps_opened) == ("0", (), ())


def test_several_in_order_move_step_by_step() -> None:
    counts = (100, 162, 180)
    line = [later(online_payment={"numerator": count, "denominator": 600}) for count in counts]
    made = compare(line)
    assert [one.score.points for one in made.stations] == [one.score.points for one in line]
    whole = change_points(compare([line[0], line[-1]]).moves[0].change)
    assert sum(change_points(move.change) for move in made.moves) == whole


# --- Two rule sets -----------------------------------------------------------------------------


def rate(maximum: str, full: int) -> Rules:
    known = Indicator.model_validate(
        {"title": "Tỷ lệ", "title_en": "Share", "kind": "ratio", "unit": "percent"}
    )
    formula = {"type": "proportional", "of": "ratio", "full_at": full}
    name = f"thu/{maximum}-{full}"  # the hash of a set without a file tells nothing
    return rules(leaf("m", maximum, formula), leaf("n", 1), indicators={"m": known}, id=name)


def of_counts(numerator: int, denominator: int, day: str = "2025-12-15") -> Tree:
    measure = {"numerator": numerator, "denominator": denominator}
    return actuals(measures={"m": measure, "n": {"points": 1}}, as_of=day)


@settings(max_examples=15, deadline=None)
@given(
    st.tuples(st.integers(0, 7), st.integers(0, 7)),
    st.tuples(st.integers(30, 100), st.integers(30, 100)),
    st.tuples(st.sampled_from(["1", "2.5", "4"]), st.sampled_from(["1", "2.5", "4"])),
)
def test_both_parts_add_up_to_the_change_exactly(
    counts: tuple[int, int], full: tuple[int, int], maxima: tuple[str, str]
) -> None:
    first, second = rate(maxima[0], full[0]), rate(maxima[1], full[1])
    figures = [of_counts(count, 7) for count in counts]
    old, new = assess(plan(), figures[0], first), assess(plan(), figures[1], second)
    middle = old_by_new_rules(
        read(Plan, plan()), read(Actuals, figures[0]), second, PROVENANCE, old, new
    )
    (move,) = compare([old, new], middle).moves
    assert move.split is not None
    split, others = move.split, dict(move.split.exact)
    by_rules = exact(split.rules, others, "rules")
    own = exact(split.performance, others, "performance")
    assert by_rules + own == change_points(move.change)
    parts = [dict(one.exact) for one in split.nodes]
    assert (
        sum(exact(one.rules, more, "rules") for one, more in zip(split.nodes, parts, strict=True))
        == by_rules
    )
    if counts[0] == counts[1]:
        assert own == 0
    share = Fraction(100 * counts[0], 7)
    scored = [
        min(share / limit, Fraction(1)) * numbers.exact(most)
        for limit, most in zip(full, maxima, strict=True)
    ]
    assert by_rules == (0 if move.same_rules else scored[1] - scored[0])


def test_without_the_documents_two_rule_sets_cannot_be_split_and_it_says_what_to_add() -> None:
    old, new = (
        assess(plan(), of_counts(3, 7), rate("1", 50)),
        assess(plan(), of_counts(3, 7), rate("2", 60)),
    )
    (move,) = compare([old, new]).moves
    assert move.split is None
    assert [note.code for note in move.notes] == ["compare.rules-differ", "compare.maximum-differs"]
    assert "--plan" in move.notes[0].en
    assert "thu/1-50 → thu/2-60" in move.notes[0].en


def test_two_sets_of_one_id_are_told_apart_by_their_hashes() -> None:
    old = assess(plan(), of_counts(3, 7), rate("1", 50))
    rebuilt = old.ruleset.model_copy(update={"sha256": "f" * 64})
    (move,) = compare([old, old.model_copy(update={"ruleset": rebuilt})]).moves
    assert not move.same_rules
    assert "thu/1-50 (ffffffffffff)" in move.notes[0].vi


def test_another_phase_of_one_set_is_another_tree() -> None:
    """Chi Lăng's set changes by phases: what the new phase does to old figures is the rules'."""
    folder, ruleset = "lang-son/chi-lang/2026-2030", "lang-son/2026-2030"
    book = rules_of(ruleset).rulebook
    assert len(book.phases) > 1
    days = [phase.start.isoformat() for phase in book.phases]
    tree = document(folder, "actuals")
    old = assessed(folder, ruleset, as_of=days[0])
    new = assessed(folder, ruleset, as_of=days[-1])
    middle = old_by_new_rules(
        read(Plan, document(folder, "plan")),
        read(Actuals, tree),
        rules_of(ruleset),
        PROVENANCE,
        old,
        new,
    )
    assert middle.ruleset.phase == new.ruleset.phase
    assert middle.as_of == old.as_of
    (move,) = compare([old, new], middle).moves
    assert not move.same_rules
    assert move.split is not None


# --- What cannot be compared -------------------------------------------------------------------


def test_they_must_be_of_one_commune_and_in_order() -> None:
    one = assess(plan(), of_counts(3, 7), rate("1", 50))
    earlier = assess(plan(), of_counts(3, 7, "2025-06-30"), rate("1", 50))
    assert check_line([("a.json", earlier), ("b.json", one), ("c.json", one)]) == []
    problems = check_line([("a.json", one), ("b.json", earlier), ("c.json", assess_hop_tien())])
    assert [(one.code, one.file) for one in problems] == [("E531", "b.json"), ("E530", "c.json")]
    assert "2025-06-30" in problems[0].text.en
    others = check_line([("a.json", assess_hop_tien()), ("b.json", one)], whose=-1)
    assert ("E530", "a.json") in [(one.code, one.file) for one in others], "the last one counts"


def test_a_code_is_the_identity_of_a_commune_where_both_have_one() -> None:
    def coded(code: str | None, name: str) -> Assessment:
        one = assess(plan(), of_counts(3, 7), rate("1", 50))
        commune = one.commune.model_copy(update={"code": code, "name": name})
        return one.model_copy(update={"commune": commune})

    def same(a: Assessment, b: Assessment) -> bool:
        return not check_line([("a", a), ("b", b)])

    assert same(coded("1", "A"), coded("1", "B"))
    assert not same(coded("1", "A"), coded("2", "A"))
    assert same(coded(None, "Hợp Tiến"), coded("2", "hop tien"))


# --- The page ----------------------------------------------------------------------------------


def test_the_document_is_the_one_its_schema_describes_and_reads_back() -> None:
    made = compare(
        [assess_hop_tien(), later(online_payment={"numerator": 200, "denominator": 600})]
    )
    tree = json.loads(RENDERERS["json"](made, "vi"))
    jsonschema.Draft7Validator(schema_of("comparison")).validate(tree)
    assert RENDERERS["json"](Comparison.model_validate(tree), "en") == RENDERERS["json"](made, "vi")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "vi",
            ["ĐIỂM THAY ĐỔI THẾ NÀO", "Do bộ tiêu chí thay đổi:", "Do kết quả", "Thang điểm khác"],
        ),
        ("en", ["HOW THE SCORE MOVED", "By the change of rules:", "By results", "scales differ"]),
    ],
)
def test_a_page_says_whose_doing_the_change_was(lang: str, words: list[str]) -> None:
    first, second = rate("1", 50), rate("2.5", 60)
    old, new = assess(plan(), of_counts(2, 7), first), assess(plan(), of_counts(3, 7), second)
    middle = old_by_new_rules(
        read(Plan, plan()), read(Actuals, of_counts(2, 7)), second, PROVENANCE, old, new
    )
    text = RENDERERS["text"](compare([old, new], middle), lang)
    assert max(map(len, text.splitlines())) <= 80
    assert [one for one in words if one not in " ".join(text.split())] == []
    assert "|" in RENDERERS["md"](compare([old, new], middle), lang)
