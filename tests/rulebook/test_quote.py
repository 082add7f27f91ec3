"""A rule set that quotes another one: what is loaded with it, and what is refused."""

from __future__ import annotations

from support.folders import LEAF, Folder

QUOTED = """\
schema: parscore/indicators/1
indicators:
  other_index: {title: Chỉ số kia, title_en: Other index, kind: KIND, unit: percent, from: FROM}
  unread:
    {title: Không đọc, title_en: Unread, kind: date, unit: date, from: {ruleset: a, value: index}}
"""
READING = """\
  - id: two
    number: "2"
    title: Hai
    max: 2
    indicator: other_index
    formula: {type: proportional, of: ratio, full_at: 100}
"""
NAMED = "indicators: [vn/indicators, thu/indicators]\n"


def quoting(
    folder: Folder, kind: str = "ratio", quotes: str = "{ruleset: vn/kia, value: index}"
) -> None:
    """Let thu/2025 quote the index of vn/kia, which has measures of its own."""
    folder.write("thu/indicators.yaml", QUOTED.replace("KIND", kind).replace("FROM", quotes))
    folder.write(
        "vn/kia-indicators.yaml",
        "schema: parscore/indicators/1\nindicators:\n"
        "  theirs: {title: Của bộ kia, title_en: Theirs, kind: value, unit: dossiers}\n",
    )
    folder.add(
        "vn/kia",
        "indicators: [vn/indicators, vn/kia-indicators]\n"
        + LEAF.replace("indicator: count", "indicator: theirs"),
        province=None,
    )
    folder.add("thu/2025", NAMED + LEAF + READING)


def test_the_set_that_is_quoted_comes_with_the_one_that_quotes_it(folder: Folder) -> None:
    quoting(folder)
    book = folder.load()
    assert list(book.quoted) == ["vn/kia"]
    assert list(book.quoted["vn/kia"].nodes) == ["one"]
    assert {name: one.ruleset for name, one in book.quotations.items()} == {"other_index": "vn/kia"}


def test_what_a_quoted_set_measures_is_known_to_the_one_that_quotes_it(folder: Folder) -> None:
    quoting(folder)
    assert {"count", "other_index", "theirs"} <= folder.load().indicators.keys()
    folder.add("thu/2026", LEAF)
    assert "theirs" not in folder.load("thu/2026").indicators


def test_a_set_that_reads_no_quotation_loads_none(folder: Folder) -> None:
    quoting(folder)
    folder.add("thu/2025", NAMED + LEAF)
    assert folder.load().quoted == {}


def test_a_minimum_may_read_a_quotation(folder: Folder) -> None:
    quoting(folder)
    minimum = (
        'minimums:\n  - {id: m, indicator: other_index, op: ">=", value: 90, '
        "source: {basis: assumed, reason: x}}\n"
    )
    folder.add("thu/2025", NAMED + LEAF + minimum)
    assert list(folder.load().quoted) == ["vn/kia"]


def test_the_hash_covers_the_quoted_set(folder: Folder) -> None:
    quoting(folder)
    before = folder.load().sha256
    path = folder.root / "vn/kia/ruleset.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("max: 10", "max: 11"), "utf-8")
    assert folder.load().sha256 != before


def test_a_quoted_set_that_is_not_there_is_told(folder: Folder) -> None:
    quoting(folder, quotes="{ruleset: vn/kai, value: index}")
    assert folder.told() == [
        (
            "vn/kai: E101 There is no rule set “vn/kai”. "
            "Use the id of one that is there: thu/2025, vn/kia."
        )
    ]


def test_what_is_wrong_with_a_quoted_set_is_told_in_its_own_file(folder: Folder) -> None:
    quoting(folder)
    folder.add("vn/kia", LEAF.replace("indicator: count", "indicator: cuont"), province=None)
    (told,) = folder.told()
    assert told.startswith("vn/kia/ruleset.yaml:")
    assert "E108" in told


def test_e127_an_indicator_that_is_no_number_cannot_quote(folder: Folder) -> None:
    quoting(folder, kind="date")
    assert folder.told() == [
        (
            "thu/indicators.yaml:3:65: E127 The indicator “other_index” is of the kind date, which "
            "cannot quote the set “vn/kia”. Make its kind ratio, value or points, or remove the "
            "key from."
        )
    ]
    (problem,) = folder.problems()
    assert problem.render("vi").endswith(
        "E127 Chỉ tiêu “other_index” có dạng date nên không dẫn được kết quả của bộ “vn/kia”. "
        "Đổi kind thành ratio, value hoặc points, hoặc bỏ khóa from."
    )


def test_e128_a_set_cannot_quote_itself(folder: Folder) -> None:
    quoting(folder, quotes="{ruleset: thu/2025, value: index}")
    assert folder.told() == [
        (
            "thu/indicators.yaml:3:93: E128 The indicator “other_index” quotes through another "
            "quotation, or in a circle: thu/2025 → thu/2025. A quoted set must score from figures "
            "alone: remove the key from in one of them."
        )
    ]


def test_e128_a_set_that_is_quoted_cannot_quote_in_turn(folder: Folder) -> None:
    quoting(folder)
    folder.add("vn/kia", NAMED + LEAF + READING, province=None)
    (problem,) = folder.problems()
    assert problem.render("vi").endswith(
        "E128 Chỉ tiêu “other_index” dẫn một bộ mà chính bộ ấy lại dẫn bộ khác: thu/2025 → vn/kia "
        "→ vn/kia. Bộ được dẫn phải tự chấm từ số liệu: bỏ khóa from ở một bộ."
    )


def test_e128_a_chain_of_three_sets_is_refused_as_well(folder: Folder) -> None:
    quoting(folder)
    folder.write(
        "vn/other.yaml",
        QUOTED.replace("KIND", "ratio").replace("FROM", "{ruleset: vn/ba, value: index}"),
    )
    folder.add("vn/ba", LEAF, province=None)
    body = "indicators: [vn/indicators, vn/other]\n" + LEAF + READING
    folder.add("vn/kia", body, province=None)
    (told,) = folder.told()
    assert told.startswith("vn/other.yaml:3:")
    assert "thu/2025 → vn/kia → vn/ba" in told


def test_a_quotation_has_no_other_keys_and_no_other_values(folder: Folder) -> None:
    quoting(folder, quotes="{ruleset: vn/kia, value: indx}")
    assert [problem.code for problem in folder.problems()] == ["E065"]
    quoting(folder, quotes="{ruleset: ../kia, value: index}")
    assert [problem.code for problem in folder.problems()] == ["E053"]
