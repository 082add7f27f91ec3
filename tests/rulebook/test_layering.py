"""A set states its differences to a frame: what it adds, changes and retires, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parscore.values.numbers import exact

if TYPE_CHECKING:
    from support.folders import Folder

    from parscore.documents.rulebook import Rulebook

BANDS = "{type: bands, of: value, bands: [{at_least: 1, points: 4}, {below: 1, points: 0}]}"
FRAME = f"""\
criteria:
  - id: f1
    number: "1"
    title: Lĩnh vực một
    criteria:
      - {{id: a, number: "1.1", title: A, max: 4, indicator: count, formula: {BANDS}}}
      - {{id: b, number: "1.2", title: B, max: 6, indicator: share, formula: {BANDS}}}
  - id: f2
    number: "2"
    title: Lĩnh vực hai
    criteria:
      - {{id: c, number: "2.1", title: C, max: 5, indicator: count, formula: {BANDS}}}
minimums:
  - {{id: m, indicator: share, op: ">=", value: 90, source: {{basis: assumed, reason: khung}}}}
"""
NEW = f'{{id: d, number: "1.3", title: D, max: 2, indicator: count, formula: {BANDS}}}'


@pytest.fixture
def framed(folder: Folder) -> Folder:
    folder.add("vn/khung", FRAME, province=None)
    return folder


def layered(framed: Folder, body: str = "") -> Rulebook:
    framed.add("thu/2025", "extends: vn/khung\n" + body)
    return framed.load()


def test_a_set_without_differences_is_its_frame_under_another_name(framed: Folder) -> None:
    book = layered(framed)
    assert list(book.nodes) == list(framed.load("vn/khung").nodes)
    assert (book.id, book.province) == ("thu/2025", "thu")


def test_added_criteria_come_after_those_of_the_frame_and_count(framed: Folder) -> None:
    book = layered(framed, f"add:\n  - {{to: f1, reason: vì sao, criteria: [{NEW}]}}\n")
    assert book.nodes["f1"].children == ("a", "b", "d")
    assert list(book.nodes) == ["f1", "a", "b", "d", "f2", "c"]
    assert book.nodes["f1"].maximum == 12
    assert book.nodes["d"].parent == book.nodes["d"].field == "f1"


def test_what_is_added_takes_the_source_of_the_addition(framed: Folder) -> None:
    source = "{basis: assumed, reason: tỉnh tự thêm}"
    book = layered(
        framed, f"add:\n  - {{to: f1, reason: x, source: {source}, criteria: [{NEW}]}}\n"
    )
    assert book.nodes["d"].source.reason == "tỉnh tự thêm"
    assert book.nodes["a"].source.reason == "thử"


def test_a_change_replaces_only_the_keys_it_sets(framed: Folder) -> None:
    book = layered(
        framed,
        "change:\n  - {id: a, set: {max: 9, title: A mới}, reason: quyết định mới, "
        "source: {basis: assumed, reason: đổi}}\n",
    )
    changed = book.nodes["a"]
    assert (changed.maximum, changed.title, changed.number) == (9, "A mới", "1.1")
    assert changed.indicator == "count"
    assert changed.source.reason == "đổi"
    assert book.nodes["f1"].maximum == 15


def test_a_change_may_set_a_key_back_to_nothing(framed: Folder) -> None:
    framed.add("vn/khung", FRAME.replace("title: A,", "title: A, owner: Phòng X,"), province=None)
    book = layered(framed, "change:\n  - {id: a, set: {owner: null}, reason: x}\n")
    assert book.nodes["a"].owner is None


def test_a_change_keeps_the_frames_source_where_it_has_none(framed: Folder) -> None:
    book = layered(framed, "change:\n  - {id: a, set: {max: 9}, reason: x}\n")
    assert book.nodes["a"].source.reason == "thử"


def test_a_retired_criterion_is_gone_with_all_below_it(framed: Folder) -> None:
    book = layered(framed, "retire:\n  - {id: f2, reason: không áp dụng ở xã}\n")
    assert list(book.nodes) == ["f1", "a", "b"]
    leaf = layered(framed, "retire:\n  - {id: b, reason: x}\n")
    assert leaf.nodes["f1"].maximum == 4


def test_a_retired_id_may_come_back_by_an_addition_elsewhere(framed: Folder) -> None:
    book = layered(
        framed,
        "retire:\n  - {id: a, reason: x}\n"
        f"add:\n  - {{to: f2, reason: x, criteria: [{NEW.replace('id: d', 'id: a')}]}}\n",
    )
    assert book.nodes["a"].parent == "f2"


def test_frames_may_stand_on_frames(framed: Folder) -> None:
    framed.add(
        "vn/xa",
        f"extends: vn/khung\nadd:\n  - {{to: f1, reason: x, criteria: [{NEW}]}}\n",
        province=None,
    )
    framed.add("thu/2025", "extends: vn/xa\nchange:\n  - {id: d, set: {max: 3}, reason: x}\n")
    assert framed.load().nodes["d"].maximum == 3


def test_a_later_minimum_takes_the_place_of_the_frames(framed: Folder) -> None:
    book = layered(
        framed,
        'minimums:\n  - {id: m, indicator: share, op: ">", value: 95, '
        "source: {basis: assumed, reason: tỉnh}}\n",
    )
    assert [(m.id, m.op, m.value) for m in book.minimums] == [("m", ">", 95)]
    assert book.minimums[0].source.reason == "tỉnh"


def test_settings_are_taken_one_by_one(framed: Folder) -> None:
    framed.add(
        "thu/2025",
        "extends: vn/khung\nsettings:\n  rounding: {at: leaf, places: 2, mode: half_up}\n"
        "  not_applicable: full\n",
    )
    leaf = framed.load().nodes["a"]
    assert (leaf.not_applicable, leaf.zero_denominator) == ("full", "undetermined")
    assert leaf.rounding is not None
    assert leaf.rounding.places == 2


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("retire:\n  - {id: zz, reason: x}\n", ":5"),
        ("change:\n  - {id: zz, set: {max: 1}, reason: x}\n", ":5"),
        (f"add:\n  - {{to: zz, reason: x, criteria: [{NEW}]}}\n", ":5"),
    ],
)
def test_a_difference_to_something_the_frame_does_not_have_is_a_fault(
    framed: Folder, body: str, place: str
) -> None:
    framed.add("thu/2025", "extends: vn/khung\n" + body)
    found = framed.problems()
    assert [problem.code for problem in found] == ["E107"]
    assert found[0].path[-1] == ("to" if body.startswith("add") else "id")
    assert place


@pytest.mark.parametrize(
    "body",
    [
        "retire:\n  - {id: b}\n",
        "change:\n  - {id: a, set: {max: 1}}\n",
        f"add:\n  - {{to: f1, criteria: [{NEW}]}}\n",
    ],
)
def test_a_difference_without_a_reason_is_a_fault(framed: Folder, body: str) -> None:
    framed.add("thu/2025", "extends: vn/khung\n" + body)
    assert "“reason”" in framed.told()[0] or "reason" in framed.told()[0]


def test_an_added_id_that_the_frame_already_has_is_a_fault(framed: Folder) -> None:
    double = NEW.replace("id: d", "id: c")
    framed.add(
        "thu/2025", f"extends: vn/khung\nadd:\n  - {{to: f1, reason: x, criteria: [{double}]}}\n"
    )
    assert [problem.code for problem in framed.problems()] == ["E106"]


def test_the_hash_covers_the_frame_and_the_dictionary_but_no_comment(framed: Folder) -> None:
    before = layered(framed).sha256
    framed.add("thu/2025", "extends: vn/khung\n# một ghi chú\n")
    assert framed.load().sha256 == before
    framed.add("vn/khung", FRAME.replace("max: 6", "max: 7"), province=None)
    with_frame = framed.load().sha256
    assert with_frame != before
    path = framed.root / "vn/indicators.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Số lượng", "Số"), encoding="utf-8")
    assert framed.load().sha256 not in (before, with_frame)


def test_maxima_add_up_with_caps_best_of_bonus_and_penalty(folder: Folder) -> None:
    def leaf(name: str, most: object, more: str = "") -> str:
        return (
            f'{{id: {name}, number: "{name}", title: x, max: {most}, indicator: count, '
            f"formula: {BANDS}{more}}}"
        )

    folder.add(
        body=f"""\
criteria:
  - {{id: capped, number: "1", title: x, cap: 5, criteria: [{leaf("a", 3)}, {leaf("b", 4)}]}}
  - {{id: best, number: "2", title: x, best_of: 1, criteria: [{leaf("c", 3)}, {leaf("d", "4.5")}]}}
  - {{id: top, number: T, title: x, kind: bonus, in_max: false, criteria: [{leaf("e", 2)}]}}
  - {{id: minus, number: P, title: x, kind: penalty, criteria: [{leaf("f", 0)}]}}
scale: 9.5
"""
    )
    book = folder.load()
    maxima = {name: node.maximum for name, node in book.nodes.items() if node.children}
    assert maxima == {"capped": 5, "best": exact("4.5"), "top": 2, "minus": 0}
    assert [root.id for root in book.roots if root.in_max] == ["capped", "best"]
    assert book.nodes["e"].kind == "bonus"
    assert book.nodes["f"].kind == "penalty"


SPAN = "period: {from: 2025-07-01, to: 2025-12-31}"
SECOND_HALF = "change:\n  - {id: a, reason: vì sao, set: {" + SPAN + "}}\n"


def test_a_set_may_put_a_criterion_of_its_frame_into_a_phase_and_take_it_out(
    framed: Folder,
) -> None:
    book = layered(framed, SECOND_HALF)
    assert (list(book.on(date(2025, 6, 30)).nodes), book.on(date(2025, 7, 1)).nodes) == (
        ["f1", "b", "f2", "c"],
        book.nodes,
    )
    framed.add("vn/khung", FRAME.replace("{id: a,", "{id: a, " + SPAN + ","), province=None)
    assert len(layered(framed).phases) == 2
    whole = layered(framed, "change:\n  - {id: a, reason: vì sao, set: {period: null}}\n")
    assert len(whole.phases) == 1


def test_the_phase_of_a_frame_must_lie_in_the_period_of_the_set(framed: Folder) -> None:
    framed.add("vn/khung", FRAME.replace("{id: a,", "{id: a, " + SPAN + ","), province=None)
    framed.add("thu/2026", "extends: vn/khung\n", start="2026-01-01", end="2026-12-31")
    (told,) = framed.told("thu/2026")
    assert told.startswith("vn/khung/ruleset.yaml:")
    assert "E161 The period 2025-07-01–2025-12-31 of “a” is not within the scored period" in told
