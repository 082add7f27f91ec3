"""Everything that can be wrong with a rule set: its code, its place, its words, its advice."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.folders import LEAF, YEAR, Folder, shown

from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook import kinds
from parscore.rulebook.select import may_score
from parscore.values.messages import all_messages
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BANDS = "{type: bands, of: value, bands: [{at_least: 1, points: 10}, {below: 1, points: 0}]}"
ONE = 'id: one, number: "1", title: Một'


def line_of(text: str, needle: str) -> int:
    """Return the line on which something stands."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if needle in line)


FAULTS: dict[str, tuple[str, str, str]] = {
    # code: what the set says, where the problem stands in it, the sentence with its advice
    "E104": (
        LEAF + "scale: |100\n",
        "scale: |100",
        (
            "The scale is said to be 100, but the criteria add up to 10. "
            "Correct the maxima (off by 90 point(s)) or the scale."
        ),
    ),
    "E106": (
        (
            f"criteria:\n  - {{{ONE}, max: 1, indicator: count, formula: {BANDS}}}\n"
            '  - {id: |one, number: "2", title: Hai, max: 1, indicator: count, '
            f"formula: {BANDS}}}\n"
        ),
        '  - {id: |one, number: "2"',
        "The id “one” is already used at PLACE. Use each id once.",
    ),
    "E107": (
        LEAF + "    depends_on: |[onee]\n",
        "depends_on: |[",
        "No criterion has the id “onee”. Did you mean “one”?",
    ),
    "E108": (
        LEAF.replace("indicator: count", "indicator: |cuont"),
        "indicator: |c",
        "The dictionary has no indicator “cuont”. Did you mean “count”?",
    ),
    "E166": (
        LEAF + 'minimums:\n  - {id: m, indicator: count, op: ">=", level: |tot}\n',
        "level: |tot",
        "The indicator “count” has no level “tot”. Use one of its levels: —.",
    ),
    "E167": (
        LEAF + 'minimums:\n  - {id: m, indicator: grade, op: ">=", value: |3}\n',
        "value: |3",
        (
            "The indicator “grade” has levels, so that its minimum cannot be a figure. "
            "State level in the place of value: Good, Poor."
        ),
    ),
    "E109": (
        LEAF + "    source: {use: |shard}\nsources: {shared: {basis: assumed, reason: x}}\n",
        "{use: |s",
        "There is no “shard” under sources. Did you mean “shared”?",
    ),
    "E110": (
        LEAF
        + "    source: {basis: official, citation: |{document: qdd, clause: Đ1, quote: x}}\n"
        + "documents: {qd: {title: Quyết định}}\n",
        "citation: |{",
        "There is no “qdd” under documents. Did you mean “qd”?",
    ),
    "E111": (
        "settings: {not_applicable: reduce, zero_denominator: zero, evidence_missing: warn}\n"
        + LEAF.replace("- id", "- |id"),
        "  - |id",
        (
            "The figure of “one” is neither official nor assumed. Add a source with basis: "
            "official and a citation, or basis: assumed and a reason."
        ),
    ),
    "E112": (
        LEAF + "    source: |{basis: official}\n",
        "source: |{basis: o",
        (
            "“one” is said to be official but has no citation. "
            "Add a citation (document, clause, quote), or make it assumed with a reason."
        ),
    ),
    "E113": (
        "settings: {not_applicable: reduce, zero_denominator: zero, evidence_missing: warn}\n"
        + LEAF
        + "    source: |{basis: assumed}\n",
        "source: |{basis: a",
        "“one” is said to be assumed but gives no reason. Add a reason.",
    ),
    "E114": (
        f"criteria:\n  - |{{{ONE}, max: 10}}\n",
        "  - |{",
        (
            "The criterion “one” lacks formula. "
            "A scored criterion needs max, formula and indicator; a group needs criteria."
        ),
    ),
    "E115": (
        LEAF + "  - |id: g\n    number: g\n    title: G\n    max: 5\n    indicator: count\n"
        f'    criteria: [{{id: two, number: "2", title: Hai, max: 1, indicator: count, '
        f"formula: {BANDS}}}]\n",
        "  - |id: g",
        (
            "The group “g” has max, indicator, which only a scored criterion may have. "
            "Remove it, or remove criteria."
        ),
    ),
    "E116": (
        LEAF.replace("- id", "- |id") + "    cap: 5\n    best_of: 1\n",
        "  - |id",
        "The criterion “one” has cap, best_of, which only a group may have. Remove it.",
    ),
    "E117": (
        (
            f"criteria:\n  - {{{ONE}, max: 1, indicator: count, "
            "formula: |{type: bands, of: value, "
            "bands: [{at_least: 1, points: 1}, {at_most: 1, points: 0}]}}\n"
        ),
        "formula: |{",
        "The value 1 of “one” lies in two bands at once. Mend the edges of the bands.",
    ),
    "E119": (
        "settings: {source: {basis: assumed, reason: thử}, not_applicable: reduce, "
        "evidence_missing: warn}\n" + LEAF.replace("- id", "- |id"),
        "  - |id",
        (
            "“one” does not say zero_denominator, and neither do the settings. "
            "Say so at the criterion or in settings."
        ),
    ),
    "E120": (
        (
            f"criteria:\n  - {{{ONE}, max: 1, formula: |{{type: branch, otherwise: "
            "{type: entered}, cases: [{if: {node: one, status: [met]}, "
            "formula: {type: entered}}]}}\n"
        ),
        "formula: |{",
        "The condition of “one” depends on itself. Remove one of the conditions.",
    ),
    "E121": (
        LEAF.replace("- id", "- |id") + "    kind: bonus\n",
        "  - |id",
        (
            "The bonus “one” does not say whether it stands inside the scale or on top. "
            "Add in_max: true or in_max: false."
        ),
    ),
    "E164": (
        LEAF + "    source: {use: |a}\nsources: {a: {use: b}, b: {use: a}}\n",
        "source: {use: |a}",
        (
            "The entries of sources use one another in a circle: a → b → a. "
            "One of them must state basis, reason or citation itself instead of use."
        ),
    ),
    "E160": (
        (
            LEAF + "    period: {from: 2025-01-01, to: 2025-06-30}\n"
            f'  - {{id: two, number: "2", title: H, max: 9.5, indicator: count, formula: {BANDS}, '
            "period: {from: 2025-07-01, to: 2025-12-31}}\n"
            "scale: |10\n"
        ),
        "scale: |10",
        (
            "In the phase 2025-07-01–2025-12-31 the scale is said to be 10, but the sum is 9.5. "
            "Correct the maxima or the periods of the criteria of this phase (off by 0.5)."
        ),
    ),
    "E161": (
        LEAF + "    period: |{from: 2025-07-01, to: 2026-01-01}\n",
        "period: |{from: 2025-07-01",
        (
            "The period 2025-07-01–2026-01-01 of “one” is not within the scored period. "
            "Put the period within 2025-01-01–2025-12-31, or remove the key."
        ),
    ),
    "E162": (
        (
            LEAF + "    period: {from: 2025-07-01, to: 2025-12-31}\n"
            f'  - {{id: two, number: "2", title: Hai, max: 10, indicator: count, formula: {BANDS}, '
            "depends_on: |[one]}\n"
        ),
        "depends_on: |[",
        (
            "“two” rests on “one”, which on some days is not part of the tree. "
            "Give both the same period, or remove the dependence."
        ),
    ),
    "E125": (
        LEAF + "classes:\n  of: index\n  source: {basis: assumed, reason: x}\n  bands: |[{id: a, "
        "name: {vi: A, en: A}, at_least: 90}, {id: b, name: {vi: B, en: B}, below: 80}]\n",
        "bands: |[{id",
        (
            "The classes do not follow one another from best to worst. "
            "Each class must start (below) where the better one ends (at_least)."
        ),
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_in_words_at_its_line_and_column(folder: Folder, code: str) -> None:
    body, place, says = FAULTS[code]
    path = folder.add(body=body.replace("|", ""))
    problem = told_last(folder.problems(), code)
    line = line_of(path.read_text(encoding="utf-8"), place.replace("|", "").strip())
    column = column_of(body, place)
    told = shown(problem, folder.root)
    told = re.sub(rf"{re.escape(str(folder.root))}\S*?:\d+", "PLACE", told)
    assert told == f"thu/2025/ruleset.yaml:{line}:{column}: {code} {says}"
    assert problem.severity == "error"
    assert problem.render("vi") != problem.render("en")


def told_last(problems: list[Problem], code: str) -> Problem:
    """Return the problem of a code; a figure nobody vouches for may be told beside it."""
    assert {problem.code for problem in problems} <= {code, "E111"}, [str(p) for p in problems]
    return [problem for problem in problems if problem.code == code][-1]


def column_of(body: str, place: str) -> int:
    """Return the column of the mark `|` on the line where `place` stands."""
    line = next(one for one in body.splitlines() if place in one)
    return line.index("|") + 1


def test_every_kind_of_fault_has_a_test() -> None:
    defined = {value.says.code for value in vars(kinds).values() if type(value).__name__ == "Kind"}
    of_a_choice = {"E101", "E102", "E103", "E105", "E118", "E122", "E123", "E124"}
    elsewhere = of_a_choice | {"E127", "E128", "E129"}  # those of quotations: test_quote.py
    elsewhere |= {"E130", "E131", "E165"}  # a folder of sets: test_cli_keeping.py
    assert defined == FAULTS.keys() | elsewhere
    assert all(f"{code}-advice" in all_messages() for code in defined)


# --- Those about a whole file or about the choice of one --------------------------------------


def refused(call: Callable[[], object], root: object) -> list[str]:
    with pytest.raises(Unreadable) as raised:
        call()
    return [shown(problem, root) for problem in raised.value.problems]  # type: ignore[arg-type]


def test_e101_a_set_that_is_not_there_lists_those_that_are(folder: Folder) -> None:
    folder.add("thu/2025")
    folder.add("thu/2026", start="2026-01-01", end="2026-12-31")
    assert refused(lambda: folder.load("thu/2024"), folder.root) == [
        (
            "thu/2024: E101 There is no rule set “thu/2024”. "
            "Use the id of one that is there: thu/2025, thu/2026."
        )
    ]


def test_e101_a_frame_that_is_not_there_is_told_where_it_is_named(folder: Folder) -> None:
    path = folder.add(body="extends: vn/khung\n")
    line = line_of(path.read_text(encoding="utf-8"), "extends")
    assert folder.told() == [
        (
            f"thu/2025/ruleset.yaml:{line}:10: E101 There is no rule set “vn/khung”. "
            "Use the id of one that is there: thu/2025."
        )
    ]


def test_e130_files_that_are_not_there_are_all_told_where_they_are_named(folder: Folder) -> None:
    path = folder.add(body="indicators: [vn/so]\ninference: [vn/suy]\n" + LEAF)
    line = line_of(path.read_text(encoding="utf-8"), "indicators")
    advice = "Write the path below the folder rules, without .yaml, such as vn/indicators."
    assert folder.told() == [
        (
            f"thu/2025/ruleset.yaml:{line}:14: E130 There is no file “vn/so.yaml” in the rules "
            f"folders. {advice}"
        ),
        (
            f"thu/2025/ruleset.yaml:{line + 1}:13: E130 There is no file “vn/suy.yaml” in the "
            f"rules folders. {advice}"
        ),
    ]


def test_e131_a_dictionary_that_is_a_link_out_of_the_folder_is_not_read(
    folder: Folder, tmp_path: Path
) -> None:
    outside = tmp_path.with_name(tmp_path.name + "-ngoai")
    Folder(outside)
    (folder.root / "vn/link.yaml").symlink_to(outside / "vn/indicators.yaml")
    path = folder.add(body="indicators: [vn/link]\n" + LEAF)
    line = line_of(path.read_text(encoding="utf-8"), "indicators")
    assert folder.told() == [
        (
            f"thu/2025/ruleset.yaml:{line}:14: E131 “vn/link” leads out of the rules folder, so it "
            "is not read. Copy the file into the rules folder; use no link and no “..”."
        )
    ]


def test_e102_no_set_for_a_plan_says_for_which_day_and_lists_the_provinces_sets(
    folder: Folder,
) -> None:
    folder.add("thu/2025")
    folder.add("khac/2025", province="khac")
    call = lambda: folder.find(as_of="2024-06-01")  # noqa: E731
    assert refused(call, folder.root) == [
        (
            "thu: E102 No rule set of “thu” for 2025-01-01–2025-12-31 is in force on 2024-06-01. "
            "There are: thu/2025. Name one with --rules."
        )
    ]


def test_e102_a_province_without_any_set_is_told_of_all(folder: Folder) -> None:
    folder.add("thu/2025")
    told = refused(lambda: folder.find("lang-son"), folder.root)
    assert "There are: thu/2025." in told[0]


def test_e103_two_sets_of_equal_rank_are_listed_not_chosen(folder: Folder) -> None:
    folder.add("thu/2025")
    folder.add("thu/2025-lai")
    assert refused(folder.find, folder.root) == [
        (
            "thu: E103 Several rule sets of equal rank fit this plan: thu/2025, thu/2025-lai. "
            "Choose one with --rules."
        )
    ]


def test_e105_a_set_must_be_called_like_its_folder(folder: Folder) -> None:
    folder.add("thu/2025", written_id="thu/2024")
    assert refused(lambda: folder.folders.ruleset("thu/2025"), folder.root) == [
        (
            "thu/2025/ruleset.yaml:2:5: E105 The rule set is called “thu/2024” but lies in the "
            "folder “thu/2025”. The id must be the path of its folder."
        )
    ]


def test_e118_frames_must_not_extend_one_another_in_a_circle(folder: Folder) -> None:
    folder.add("thu/2025", "extends: vn/a\n")
    folder.add("vn/a", "extends: vn/b\n", province=None)
    path = folder.add("vn/b", "extends: vn/a\n", province=None)
    line = line_of(path.read_text(encoding="utf-8"), "extends")
    assert folder.told() == [
        (
            f"vn/b/ruleset.yaml:{line}:10: E118 The rule sets extend one another in a circle: "
            "thu/2025 → vn/a → vn/b → vn/a. Mend the key extends."
        )
    ]


def test_a_set_that_extends_itself_is_a_circle_too(folder: Folder) -> None:
    folder.add("thu/2025", "extends: thu/2025\n")
    assert [problem.code for problem in folder.problems()] == ["E118"]


def test_e122_a_set_nobody_confirmed_for_the_period_is_stale(folder: Folder) -> None:
    folder.add(body="confirmed_for: {from: 2024-01-01, to: 2024-12-31}\n" + LEAF)
    book = folder.load()
    found = may_score(book, "thu", YEAR, allow_stale=False)
    assert [one.render("en") for one in found] == [
        (
            "thu/2025: E122 The rule set “thu/2025” is not confirmed for 2025-01-01–2025-12-31. "
            "Confirm it and mend confirmed_for, or add --allow-stale (every report will say so)."
        )
    ]
    assert may_score(book, "thu", YEAR, allow_stale=True) == []


def test_a_set_confirmed_for_half_the_year_or_for_nothing_is_stale(folder: Folder) -> None:
    folder.add("thu/half", "confirmed_for: {from: 2025-01-01, to: 2025-06-30}\n" + LEAF)
    folder.add("thu/never", "confirmed_for: null\n" + LEAF)
    for name in ("thu/half", "thu/never"):
        found = may_score(folder.load(name), "thu", YEAR, allow_stale=False)
        assert [one.code for one in found] == ["E122"]


def test_e123_a_set_of_another_province_does_not_score(folder: Folder) -> None:
    folder.add()
    found = may_score(folder.load(), "lang-son", YEAR, allow_stale=True)
    assert [one.render("en") for one in found] == [
        (
            "thu/2025: E123 The rule set “thu/2025” is of “thu”, but the plan is of “lang-son”. "
            "Choose a rule set of that province."
        )
    ]


def test_a_national_set_scores_any_province(folder: Folder) -> None:
    folder.add("vn/chung", province=None)
    assert may_score(folder.load("vn/chung"), "lang-son", YEAR, allow_stale=False) == []


def test_e124_a_set_of_another_year_does_not_score_even_when_stale_sets_may(
    folder: Folder,
) -> None:
    folder.add()
    later = Period(date(2026, 1, 1), date(2026, 12, 31))
    found = may_score(folder.load(), "thu", later, allow_stale=True)
    assert [one.render("en") for one in found] == [
        (
            "thu/2025: E124 The rule set “thu/2025” scores 2025-01-01–2025-12-31, not the period "
            "of the actuals. Choose a rule set of that period."
        )
    ]


# --- All at once ---------------------------------------------------------------------------------


def test_all_faults_of_a_set_are_told_at_once_in_the_order_of_the_file(folder: Folder) -> None:
    folder.add(
        body=LEAF.replace("indicator: count", "indicator: cuont")
        + "    cap: 3\n    depends_on: [onee]\n    source: {basis: official}\nscale: 100\n"
    )
    found = folder.problems()
    assert {problem.code for problem in found} == {"E104", "E107", "E108", "E112", "E116"}
    places = [(problem.line or 0, problem.column or 0) for problem in found]
    assert places == sorted(places)


def test_a_fault_in_the_frame_is_told_in_the_frames_file(folder: Folder) -> None:
    folder.add("vn/khung", LEAF.replace("indicator: count", "indicator: cuont"), province=None)
    folder.add("thu/2025", "extends: vn/khung\n")
    assert folder.told()[0].startswith("vn/khung/ruleset.yaml:")


def test_a_minimum_of_an_unknown_indicator_is_a_fault(folder: Folder) -> None:
    folder.add(
        body=LEAF
        + 'minimums:\n  - {id: m, indicator: sharre, op: ">=", value: 9, '
        + "source: {basis: assumed, reason: x}}\n"
    )
    assert [problem.code for problem in folder.problems()] == ["E108"]
    assert "“share”" in folder.told()[0]


def test_a_circle_over_two_leaves_is_told_at_both(folder: Folder) -> None:
    def asking(name: str, other: str) -> str:
        return (
            f'  - {{id: {name}, number: "{name}", title: x, max: 1, formula: {{type: branch, '
            f"otherwise: {{type: entered}}, cases: [{{if: {{node: {other}, status: [met]}}, "
            "formula: {type: entered}}]}}\n"
        )

    folder.add(body="criteria:\n" + asking("a", "b") + asking("b", "a"))
    assert [problem.code for problem in folder.problems()] == ["E120", "E120"]


@pytest.mark.parametrize(
    "bands",
    [
        "[{at_least: 0, below: 5, points: 0}, {at_least: 4, points: 1}]",
        "[{points: 0}, {exactly: 3, points: 1}]",
        "[{exactly: 3, points: 0}, {exactly: 3, points: 1}]",
        "[{above: 1, below: 3, points: 0}, {above: 2, below: 4, points: 1}]",
        "[{at_most: 2, points: 0}, {at_least: 2, points: 1}]",
    ],
)
def test_bands_that_overlap_anywhere_are_found(folder: Folder, bands: str) -> None:
    formula = f"{{type: bands, of: value, bands: {bands}}}"
    folder.add(body=LEAF[: LEAF.index("    formula")] + f"    formula: {formula}\n")
    assert [problem.code for problem in folder.problems()] == ["E117"]


@pytest.mark.parametrize(
    "bands",
    [
        "[{below: 5, points: 0}, {at_least: 5, points: 1}]",
        "[{at_most: 5, points: 0}, {above: 5, points: 1}]",
        "[{below: 3, points: 0}, {exactly: 3, points: 1}, {above: 3, points: 2}]",
        "[{at_most: 1, points: 0}, {at_least: 2, points: 1}]",
    ],
)
def test_bands_that_only_touch_are_no_fault(folder: Folder, bands: str) -> None:
    formula = f"{{type: bands, of: value, bands: {bands}}}"
    folder.add(body=LEAF[: LEAF.index("    formula")] + f"    formula: {formula}\n")
    assert folder.load().leaves[0].id == "one"


def test_bands_inside_a_part_are_looked_at_too(folder: Folder) -> None:
    part = (
        "{id: p, title: P, max: 1, indicator: count, formula: {type: bands, of: value, bands: "
        "[{at_least: 1, points: 1}, {at_least: 2, points: 0}]}}"
    )
    folder.add(body=f"criteria:\n  - {{{ONE}, max: 1, formula: {{type: sum, parts: [{part}]}}}}\n")
    assert [problem.code for problem in folder.problems()] == ["E117"]


# --- Phases ----------------------------------------------------------------------------------

PHASED = """\
criteria:
  - id: g
    number: "1"
    title: Nhóm
    period: {from: 2025-01-01, to: 2025-06-30}
    criteria:
      - {id: a, number: "1.1", title: A, max: 1, indicator: count, formula: FORMULA,
         period: {from: 2025-06-01, to: 2025-07-31}}
""".replace("FORMULA", BANDS)


def test_a_node_lies_within_the_days_of_its_group(folder: Folder) -> None:
    folder.add(body=PHASED)
    (told,) = folder.told()
    assert told == (
        "thu/2025/ruleset.yaml:22:18: E161 The period 2025-06-01–2025-07-31 of “a” is not within "
        "the period of “g”. Put the period within 2025-01-01–2025-06-30, or remove the key."
    )


def test_every_phase_that_does_not_add_up_is_told(folder: Folder) -> None:
    spans = (
        "2025-01-01, to: 2025-03-31",
        "2025-04-01, to: 2025-08-31",
        "2025-09-01, to: 2025-12-31",
    )
    leaves = "".join(
        f'  - {{id: {name}, number: "{name}", title: T, max: {most}, indicator: count, '
        f"formula: {BANDS}, period: {{from: {span}}}}}\n"
        for name, most, span in zip("abc", (9, 10, 11), spans, strict=True)
    )
    folder.add(body=f"scale: 10\ncriteria:\n{leaves}")
    assert [told.partition(" E160 ")[2].split(",")[0] for told in folder.told()] == [
        "In the phase 2025-01-01–2025-03-31 the scale is said to be 10",
        "In the phase 2025-09-01–2025-12-31 the scale is said to be 10",
    ]


def test_a_leaf_may_ask_for_one_that_is_there_on_all_its_days(folder: Folder) -> None:
    span = "period: {from: 2025-07-01, to: 2025-12-31}"
    folder.add(
        body=LEAF + f'  - {{id: two, number: "2", title: Hai, max: 1, indicator: count, '
        f"formula: {BANDS}, {span}, depends_on: [one]}}\n"
    )
    assert folder.load().nodes["two"].depends_on == ("one",)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (LEAF + "    period: {from: 2025-12-31, to: 2025-01-01}\n", "period"),
        (LEAF + "    window: {from: 2025-12-31, to: 2025-01-01}\n", "window"),
        ("confirmed_for: {from: 2025-12-31, to: 2025-01-01}\n" + LEAF, "confirmed_for"),
        (
            LEAF + "minimums:\n  - {id: m, indicator: count, op: '>=', value: 1, "
            "period: {from: 2025-12-31, to: 2025-01-01}}\n",
            "period",
        ),
    ],
)
def test_a_span_that_ends_before_it_starts_is_told(folder: Folder, body: str, key: str) -> None:
    folder.add(body=body)
    (problem,) = folder.problems()
    assert problem.path[-1] == key
    assert problem.render("en").partition(" E163 ")[2] == (
        "This span ends (2025-01-01) before it starts (2025-12-31). "
        "Swap or correct the days from and to."
    )


@pytest.mark.parametrize("key", ["end", "until"])
def test_the_spans_of_the_heading_run_forward(folder: Folder, key: str) -> None:
    folder.add(**{key: "2024-12-31"})  # type: ignore[arg-type]
    assert {problem.code for problem in folder.problems()} == {"E163"}


@pytest.mark.parametrize("stated", ["", "value: 3, level: good, "])
def test_e089_a_minimum_is_a_figure_or_a_level(folder: Folder, stated: str) -> None:
    body = LEAF + f'minimums:\n  - {{id: m, indicator: grade, op: ">=", {stated}source: null}}\n'
    path = folder.add(body=body)
    line = line_of(path.read_text(encoding="utf-8"), "id: m")
    assert refused(lambda: folder.load("thu/2025"), folder.root) == [
        (
            f"thu/2025/ruleset.yaml:{line}:5: E089 A minimum needs one of: value, level. State "
            "value where it is a figure, level where it is a level of the dictionary."
        )
    ]
