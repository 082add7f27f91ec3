"""What an official would say of two rule sets, and of what a change does to one commune."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import ACTUALS, PLAN, RULES

from parscore.authoring.diff_effect import effect_on
from parscore.authoring.diff_report import render_json, render_markdown, render_text
from parscore.authoring.diff_values import titles_in
from parscore.authoring.rules_diff import compare
from parscore.authoring.trial import open_rules
from parscore.cli.entry import run
from parscore.documents.formula_words import formula_words
from parscore.formulas.outcome import Named
from parscore.inputs import open_documents
from parscore.rulebook.folder import RulesFolders
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.folders import Folder

    from parscore.authoring.rules_diff import Change
    from parscore.evaluate import Rules

HEAD = """\
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {basis: official, citation: {document: qd, clause: Điều 1, quote: Điểm}}
documents: {qd: {title: Quyết định 1}, moi: {title: Quyết định 2}}
classes:
  of: index
  bands:
    - {id: tot, name: {vi: Tốt, en: Good}, at_least: 80}
    - {id: yeu, name: {vi: Yếu, en: Weak}, below: 80}
ranking: {ties: competition, tolerance: 0}
inference: [vn/quy-tac]
minimums:
  - {id: m, indicator: share, op: ">=", value: 98}
"""
TREE = """\
criteria:
  - id: group
    number: "1"
    title: Nhóm
    criteria:
      - id: one
        number: "1.1"
        title: Đúng hạn
        max: 5
        indicator: share
        window: {from: 2025-07-01, to: 2025-12-15}
        formula:
          type: bands
          of: ratio
          bands:
            - {at_least: 98, points: 5}
            - {at_least: 95, below: 98, points: 2}
            - {below: 95, points: 0}
        evidence:
          - {id: doc, title: Báo cáo, proves: Số hồ sơ}
        owner: Phòng A
        due: 2025-12-31
      - id: two
        number: "1.2"
        title: Số lượng
        max: 5
        indicator: count
        formula: {type: proportional, of: ratio, full_at: 100}
"""
RULE = """\
schema: parscore/inference/1
rules:
  - id: khong-che
    title: Khống chế
    when:
      - result: {node: one, status: not_met}
    then:
      - cap: {node: group, at: 50%}
    severity: warning
    message: {vi: "Bị khống chế.", en: "Capped."}
    source: {basis: assumed, reason: thử}
"""


@pytest.fixture
def differ(folder: Folder) -> Callable[..., list[Change]]:
    """Compare a set with the same set after some replacements in its text."""

    def call(*changes: tuple[str, str], before: str = HEAD + TREE) -> list[Change]:
        folder.write("vn/quy-tac.yaml", RULE)
        after = before
        for old, new in changes:
            assert old in after, old
            after = after.replace(old, new)
        folder.add("thu/2025", before)
        folder.add("moi/2025", after)
        (old_rules, _), (new_rules, _) = (
            open_rules(name, folder.folders) for name in ("thu/2025", "moi/2025")
        )
        return compare(old_rules.rulebook, new_rules.rulebook)

    return call


LEAF = '      - id: three\n        number: "1.3"\n        title: Ba\n        max: 2\n'
NEW_LEAF = LEAF + "        indicator: share\n        formula: {type: pass_fail, pass: 2}\n"
TWO = TREE[TREE.index("      - id: two") :]
TOP = TREE[TREE.index("{at_least: 98") : TREE.index("            - {below: 95")]
LAST = "{below: 95, points: 0}"
LOWER = "{at_least: 90, below: 95, points: 1}\n            - {below: 90, points: 0}"
OTHER = "{type: per_unit, of: value, each: 1, most: 5}"
MINIMUM = '{id: m, indicator: share, op: ">=", value: 98}'
OTHER_MINIMUM = '{id: n, indicator: count, op: ">", value: 1}'
CHANGES: dict[str, tuple[tuple[str, str], list[tuple[str, str, str]]]] = {
    "a threshold": (
        ("98,", "99,"),
        [
            (
                "threshold_changed",
                "1.1 Đúng hạn: ngưỡng 98% → 99% (được 5 điểm).",
                "1.1 Đúng hạn: threshold 98% → 99% (for 5 points).",
            )
        ],
    ),
    "points of a band": (
        ("points: 2}", "points: 2.5}"),
        [
            (
                "points_changed",
                "1.1 Đúng hạn: mức “từ 95% trở lên, dưới 98%” 2 điểm → 2,5 điểm.",
                "1.1 Đúng hạn: band “at least 95%, below 98%” 2 points → 2.5 points.",
            )
        ],
    ),
    "the side of a threshold": (
        (TOP, TOP.replace("at_least: 98", "above: 98").replace("below: 98", "at_most: 98")),
        [
            (
                "threshold_changed",
                "1.1 Đúng hạn: đúng mốc 98% trước được 5 điểm, nay được 2 điểm.",
                "1.1 Đúng hạn: exactly at 98% earned 5 points, now 2 points.",
            )
        ],
    ),
    "a band more": (
        (LAST, LOWER),
        [
            (
                "formula_changed",
                (
                    "1.1 Đúng hạn: các mức điểm đổi từ “từ 98% trở lên: 5 điểm; từ 95% trở lên, "
                    "dưới 98%: "
                    "2 điểm; dưới 95%: 0 điểm” thành “từ 98% trở lên: 5 điểm; từ 95% trở lên, "
                    "dưới 98%: "
                    "2 điểm; từ 90% trở lên, dưới 95%: 1 điểm; dưới 90%: 0 điểm”."
                ),
                "",
            )
        ],
    ),
    "a maximum": (
        ("max: 5\n        indicator: count", "max: 6\n        indicator: count"),
        [
            ("maximum_changed", "1 Nhóm: điểm tối đa 10 → 11.", "1 Nhóm: maximum 10 → 11."),
            ("maximum_changed", "1.2 Số lượng: điểm tối đa 5 → 6.", "1.2 Số lượng: maximum 5 → 6."),
        ],
    ),
    "a leaf more": (
        (TWO, TWO + NEW_LEAF),
        [
            ("maximum_changed", "1 Nhóm: điểm tối đa 10 → 12.", ""),
            (
                "leaf_added",
                "Thêm tiêu chí 1.3 Ba, tối đa 2 điểm: có → 2; không → 0.",
                "Added: criterion 1.3 Ba, at most 2 points: done → 2; not → 0.",
            ),
        ],
    ),
    "a leaf less": (
        (TWO, ""),
        [
            ("maximum_changed", "1 Nhóm: điểm tối đa 10 → 5.", ""),
            (
                "leaf_retired",
                "Bỏ tiêu chí 1.2 Số lượng (tối đa 5 điểm).",
                "Retired: criterion 1.2 Số lượng (at most 5 points).",
            ),
        ],
    ),
    "evidence more and less": (
        ("{id: doc, title: Báo cáo,", "{id: other, title: Biên bản,"),
        [
            (
                "evidence_added",
                "1.1 Đúng hạn: thêm tài liệu kiểm chứng “Biên bản”.",
                "1.1 Đúng hạn: evidence “Biên bản” added.",
            ),
            (
                "evidence_removed",
                "1.1 Đúng hạn: bỏ tài liệu kiểm chứng “Báo cáo”.",
                "1.1 Đúng hạn: evidence “Báo cáo” removed.",
            ),
        ],
    ),
    "what evidence must prove": (
        ("proves: Số hồ sơ", "proves: Số ngày"),
        [
            (
                "evidence_changed",
                "1.1 Đúng hạn: điều phải chứng minh đổi từ “Số hồ sơ” thành “Số ngày”.",
                "1.1 Đúng hạn: what it must prove changed from “Số hồ sơ” to “Số ngày”.",
            )
        ],
    ),
    "a parameter": (
        ("full_at: 100", "full_at: 80"),
        [
            (
                "threshold_changed",
                "1.2 Số lượng: tỷ lệ được điểm tối đa 100% → 80%.",
                "1.2 Số lượng: percentage for full marks 100% → 80%.",
            )
        ],
    ),
    "another formula": (
        ("{type: proportional, of: ratio, full_at: 100}", OTHER),
        [
            (
                "formula_changed",
                (
                    "1.2 Số lượng: cách tính đổi từ “5 × tỷ lệ % / 100%, không quá 5” thành "
                    "“giá trị × 1, tối đa 5”."
                ),
                "",
            )
        ],
    ),
    "words": (
        ("owner: Phòng A", "owner: Phòng B"),
        [
            (
                "owner_changed",
                "1.1 Đúng hạn: đơn vị chịu trách nhiệm đổi từ “Phòng A” thành “Phòng B”.",
                "1.1 Đúng hạn: owner changed from “Phòng A” to “Phòng B”.",
            )
        ],
    ),
    "a day": (
        ("due: 2025-12-31", "due: 2025-12-20"),
        [
            (
                "due_changed",
                "1.1 Đúng hạn: thời hạn 31/12/2025 → 20/12/2025.",
                "1.1 Đúng hạn: deadline 2025-12-31 → 2025-12-20.",
            )
        ],
    ),
    "what is not applicable": (
        ("        owner: Phòng A", "        not_applicable: full\n        owner: Phòng A"),
        [
            (
                "not_applicable_changed",
                "1.1 Đúng hạn: khi không áp dụng: giảm điểm tối đa → đủ điểm.",
                "1.1 Đúng hạn: not applicable: the maximum is reduced → full marks.",
            )
        ],
    ),
    "a minimum": (
        ("value: 98", "value: 99"),
        [
            (
                "minimum_changed",
                "Chỉ tiêu tối thiểu “Tỷ lệ”: mức từ 98% trở lên → từ 99% trở lên.",
                "The minimum “Share”: goal at least 98% → at least 99%.",
            )
        ],
    ),
    "a minimum more and less": (
        (MINIMUM, OTHER_MINIMUM),
        [
            (
                "minimum_added",
                "Thêm chỉ tiêu tối thiểu “Số lượng”: trên 1 hồ sơ.",
                "Added: minimum “Count”: more than 1 dossiers.",
            ),
            ("minimum_removed", "Bỏ chỉ tiêu tối thiểu “Tỷ lệ” (từ 98% trở lên).", ""),
        ],
    ),
    "a class": (
        ("80}", "85}"),
        [
            (
                "class_changed",
                "Xếp loại “Tốt”: khung điểm 80 → 85.",
                "The class “Good”: band 80 → 85.",
            )
        ],
    ),
    "the ranking": (
        ("ties: competition", "ties: dense"),
        [("ranking_changed", "Bộ tiêu chí: xếp hạng khi bằng điểm competition → dense.", "")],
    ),
    "no more rules": (
        ("inference: [vn/quy-tac]\n", ""),
        [
            (
                "rule_removed",
                "Bỏ quy tắc khong-che: Khống chế.",
                "Removed: rule khong-che: Khống chế.",
            )
        ],
    ),
    "a source": (
        ("document: qd, clause: Điều 1", "document: moi, clause: Điều 9"),
        [
            (
                "source_changed",
                (
                    "1.1 Đúng hạn: căn cứ đổi từ “Quyết định 1, Điều 1, chính thức” thành "
                    "“Quyết định 2, Điều 9, chính thức”."
                ),
                (
                    "1.1 Đúng hạn: source changed from “Quyết định 1, Điều 1, official” to "
                    "“Quyết định 2, Điều 9, official”."
                ),
            ),
            (
                "source_changed",
                (
                    "1.2 Số lượng: căn cứ đổi từ “Quyết định 1, Điều 1, chính thức” thành "
                    "“Quyết định 2, Điều 9, chính thức”."
                ),
                "",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_as_an_official_would_say_it(
    name: str, differ: Callable[..., list[Change]]
) -> None:
    change, wanted = CHANGES[name]
    found = differ(change)
    assert [(one.kind, one.text.vi) for one in found] == [(kind, vi) for kind, vi, _ in wanted]
    for one, (_, _, en) in zip(found, wanted, strict=True):
        assert en in ("", one.text.en)


def test_each_change_carries_its_clause(differ: Callable[..., list[Change]]) -> None:
    (threshold,) = differ(("98,", "99,"))
    assert threshold.source is not None
    assert (threshold.source.document, threshold.source.clause) == ("Quyết định 1", "Điều 1")


PARTS = (
    "{type: sum, parts: [{id: p, title: Phần một, max: 2, formula: {type: per_unit, of: value, "
    "each: 1, most: 2}}, {id: q, title: Phần hai, max: 3, formula: {type: levels, levels: "
    "{good: 3, poor: 0}}}]}"
)
BRANCH = (
    "{type: branch, cases: [{if: {indicator: share, at_least: 50}, formula: {type: all_of, items: "
    "[{id: a, title: A}], pass: 5}}], otherwise: {type: deduction, of: value, each: 1}}"
)
LATE = "{type: occurrences, least: -5, each: [{at_most: 2, points: -1}, {above: 2, points: -2}]}"

LATE_BANDS = "at_most: 2, points: -1}, {above: 2, "


@pytest.mark.parametrize(
    ("formula", "old", "new", "words"),
    [
        (PARTS, "each: 1", "each: 0.5", "phần Phần một: điểm mỗi đơn vị 1 điểm → 0,5 điểm."),
        (PARTS, "max: 2,", "max: 1,", "phần Phần một: điểm tối đa 2 → 1."),
        (PARTS, "poor: 0", "poor: 1", "phần Phần hai: mức “poor” 0 điểm → 1 điểm."),
        (PARTS, "poor: 0", "bad: 0", "phần Phần hai: bỏ mức “poor”."),
        (PARTS, "id: q", "id: r", "1.2 Số lượng: bỏ phần “Phần hai”."),
        (BRANCH, "title: A", "title: B", "share: từ 50 trở lên: nội dung đổi từ “A” thành “B”."),
        (BRANCH, "each: 1", "each: 2", "trường hợp còn lại: điểm mỗi đơn vị 1 điểm → 2 điểm."),
        (BRANCH, "at_least: 50", "at_least: 60", "1.2 Số lượng: cách tính đổi từ “"),
        (
            LATE,
            LATE_BANDS,
            LATE_BANDS.replace("2,", "3,"),
            "ngưỡng 2 ngày → 3 ngày (được -1 điểm).",
        ),
        (LATE, "least: -5", "least: -4", "điểm thấp nhất -5 điểm → -4 điểm."),
    ],
)
def test_a_change_deep_in_a_formula_is_told_there(
    formula: str, old: str, new: str, words: str, differ: Callable[..., list[Change]]
) -> None:
    plain = "{type: proportional, of: ratio, full_at: 100}"
    found = differ((old, new), before=HEAD + TREE.replace(plain, formula))
    assert any(words in one.text.vi for one in found), [one.text.vi for one in found]


def test_changes_of_one_criterion_stand_together_under_its_name(folder: Folder) -> None:
    changes = [("at_least: 98,", "at_least: 99,"), ("below: 98,", "below: 99,")]
    changes += [
        ("owner: Phòng A", "owner: Phòng B"),
        ("{id: doc, title: Báo cáo,", "{id: doc, title: Sổ,"),
    ]
    later = HEAD + TREE
    for old, new in changes:
        assert old in later
        later = later.replace(old, new)
    folder.write("vn/quy-tac.yaml", RULE)
    folder.add("thu/2025", HEAD + TREE)
    folder.add("moi/2025", later.replace('number: "1.2"', 'number: "1.3"'))
    names = ("thu/2025", "moi/2025")
    before, after = (open_rules(name, folder.folders)[0].rulebook for name in names)
    page = render_markdown(before, after, compare(before, after), None, "vi")
    assert page.split("## Tiêu chí\n\n")[1].split("\n\n---")[0] == (
        "- 1.1 Đúng hạn\n"
        "  - Đơn vị chịu trách nhiệm đổi từ “Phòng A” thành “Phòng B”.\n"
        "  - Ngưỡng 98% → 99% (được 5 điểm).\n"
        "  - Tài liệu kiểm chứng đổi từ “Báo cáo” thành “Sổ”.\n"
        "  - Căn cứ: Quyết định 1, Điều 1.\n"
        "- 1.3 Số lượng: số thứ tự 1.2 → 1.3.\n"
        "  - Căn cứ: Quyết định 1, Điều 1."
    )
    tree = json.loads(render_json(before, after, compare(before, after), None, "vi"))
    subjects = [one["subject"] for one in tree["changes"]]
    assert len(subjects) == 4, "JSON stays a flat list, each change with its own sentence"
    assert len(set(subjects)) == 2


def test_a_group_that_is_gone_is_called_by_the_name_it_had(folder: Folder) -> None:
    later = (HEAD + TREE).replace("id: group\n", "id: other\n").replace("title: Nhóm", "title: Mới")
    folder.write("vn/quy-tac.yaml", RULE.replace("node: group", "node: one"))
    folder.add("thu/2025", HEAD + TREE)
    folder.add("moi/2025", later)
    names = ("thu/2025", "moi/2025")
    before, after = (open_rules(name, folder.folders)[0].rulebook for name in names)
    moved = [one.text.vi for one in compare(before, after) if one.kind == "parent_changed"]
    assert moved == ["1.1 Đúng hạn: nhóm 1 Nhóm → 1 Mới.", "1.2 Số lượng: nhóm 1 Nhóm → 1 Mới."]


def test_the_same_set_has_no_difference(differ: Callable[..., list[Change]]) -> None:
    assert differ() == []


def test_a_rule_that_changed_says_from_what_to_what(folder: Folder) -> None:
    changed = RULE.replace("50%", "60%").replace("severity: warning", "severity: info")
    folder.write("vn/quy-tac.yaml", RULE)
    folder.write("vn/khac.yaml", changed)
    folder.add("thu/2025", HEAD + TREE)
    folder.add("moi/2025", (HEAD + TREE).replace("vn/quy-tac", "vn/khac"))
    names = ("thu/2025", "moi/2025")
    (old, _), (new, _) = (open_rules(name, folder.folders) for name in names)
    assert [one.text.vi for one in compare(old.rulebook, new.rulebook)] == [
        (
            "Quy tắc khong-che: hệ quả (then) đổi từ “cap: {node: group, at: 50%}” thành "
            "“cap: {node: group, at: 60%}”."
        ),
        "Quy tắc khong-che: mức độ cảnh báo → thông tin.",
    ]


def test_days_that_move_with_the_period_are_told_in_one_sentence(folder: Folder) -> None:
    folder.write("vn/quy-tac.yaml", RULE)
    folder.add("thu/2025", HEAD + TREE)
    later = (HEAD + TREE).replace("2025-", "2026-").replace("to: 2026-12-15", "to: 2026-12-10")
    folder.add("thu/2026", later, start="2026-01-01", end="2026-12-31")
    names = ("thu/2025", "thu/2026")
    (old, _), (new, _) = (open_rules(name, folder.folders) for name in names)
    assert [one.text.vi for one in compare(old.rulebook, new.rulebook)] == [
        "Bộ tiêu chí: kỳ chấm điểm từ 1/1/2025 đến 31/12/2025 → từ 1/1/2026 đến 31/12/2026.",
        "Bộ tiêu chí: xác nhận cho kỳ từ 1/1/2025 đến 31/12/2025 → từ 1/1/2026 đến 31/12/2026.",
        "1.1 Đúng hạn: khoảng lấy số liệu từ 1/7/2025 đến 15/12/2025 → từ 1/7/2026 đến 10/12/2026.",
        "1 thời hạn và khoảng thời gian dời 1 năm theo kỳ chấm điểm.",
    ]


def test_a_phase_that_moves_with_the_period_is_counted_and_another_is_told(
    folder: Folder,
) -> None:
    folder.write("vn/quy-tac.yaml", RULE)
    group = "    title: Nhóm\n"
    leaf = "        title: Số lượng\n"
    for year, end in (("2025", "06-30"), ("2026", "09-30")):
        body = (HEAD + TREE).replace("2025-", f"{year}-")
        whole = f"    period: {{from: {year}-01-01, to: {year}-12-30}}\n"
        half = f"        period: {{from: {year}-01-01, to: {year}-{end}}}\n"
        body = body.replace(group, group + whole).replace(leaf, leaf + half)
        folder.add(f"thu/{year}", body, start=f"{year}-01-01", end=f"{year}-12-31")
    (old, _), (new, _) = (open_rules(f"thu/{year}", folder.folders) for year in (2025, 2026))
    told = [one for one in compare(old.rulebook, new.rulebook) if one.part == "tree"]
    assert [(one.kind, one.text.vi, one.text.en) for one in told] == [
        (
            "period_changed",
            (
                "1.2 Số lượng: giai đoạn áp dụng từ 1/1/2025 đến 30/6/2025 "
                "→ từ 1/1/2026 đến 30/9/2026."
            ),
            "1.2 Số lượng: phase 2025-01-01 to 2025-06-30 → 2026-01-01 to 2026-09-30.",
        )
    ]


# --- The effect on a commune ------------------------------------------------------------------


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Rules, Rules]:
    """Return the set of Thanh Hóa, and a stricter one with a leaf less and a leaf more."""
    text = (RULES / "thanh-hoa" / "2025" / "ruleset.yaml").read_text(encoding="utf-8")
    text = text.replace("at_least: 98, points: 4", "at_least: 99, points: 4")
    text = text.replace("below: 98, points: 2", "below: 99, points: 2")
    text = text.replace("id: petitions\n", "id: petitions_new\n")
    text = re.sub(r"(?m)^id: .*$", "id: moi/2025", text)
    path = tmp_path / "moi" / "2025" / "ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    folders = RulesFolders((RULES,))
    return open_rules("thanh-hoa/2025", folders)[0], open_rules(str(path), folders)[0]


def test_the_effect_is_told_leaf_by_leaf_and_adds_up(pair: tuple[Rules, Rules]) -> None:
    effect = effect_on(open_documents(str(PLAN), str(ACTUALS)), *pair)
    found = {one.shown.id: one for one in effect.leaves}
    assert set(found) >= {"on_time", "petitions", "petitions_new"}
    assert found["petitions"].after is None
    assert found["petitions_new"].before is None
    assert found["on_time"].difference == -2
    assert sum(one.difference or 0 for one in effect.leaves) == effect.difference


def test_the_page_and_the_json_say_the_same(pair: tuple[Rules, Rules]) -> None:
    old, new = pair[0].rulebook, pair[1].rulebook
    changes = compare(old, new)
    effect = effect_on(open_documents(str(PLAN), str(ACTUALS)), *pair)
    text = render_text(old, new, changes, effect, "vi")
    assert max(map(len, text.splitlines())) <= 80
    assert "ẢNH HƯỞNG ĐẾN ĐIỂM CỦA HỢP TIẾN" in text
    assert "(-2)" in text
    assert "không có" in text
    markdown = render_markdown(old, new, changes, effect, "en")
    assert markdown.startswith("# Two rule sets compared: thanh-hoa/2025 → moi/2025\n")
    assert "threshold 98% → 99% (for 4 points)." in markdown
    tree: dict[str, Any] = json.loads(render_json(old, new, changes, effect, "vi"))
    assert tree["schema"] == "parscore/rules-diff/1"
    assert [one["kind"] for one in tree["changes"]] == [one.kind for one in changes]
    assert tree["effect"]["difference"] == "-2"
    assert render_json(old, new, changes, effect, "en") == render_json(
        old, new, changes, effect, "vi"
    )


def test_nothing_changed_has_no_effect(pair: tuple[Rules, Rules]) -> None:
    effect = effect_on(open_documents(str(PLAN), str(ACTUALS)), pair[0], pair[0])
    assert (effect.leaves, effect.difference) == ((), 0)
    book = pair[0].rulebook
    text = render_text(book, book, [], effect, "vi")
    assert "Không có khác biệt nào về tiêu chí, điểm, căn cứ hay quy tắc." in text
    assert "Điểm của mọi tiêu chí giữ nguyên." in text


def test_the_year_of_a_new_set_alone_moves_no_points(tmp_path: Path) -> None:
    assert run(["rules", "new-year", "thanh-hoa/2025", "2026", "-o", str(tmp_path)], "vi") == 0
    folders = RulesFolders((RULES,))
    old, _ = open_rules("thanh-hoa/2025", folders)
    new, _ = open_rules(str(tmp_path / "thanh-hoa" / "2026" / "ruleset.yaml"), folders)
    effect = effect_on(open_documents(str(PLAN), str(ACTUALS)), old, new)
    assert (effect.leaves, effect.difference) == ((), 0)
    assert effect.after.period.from_ == "2026-01-01"


def test_what_a_formula_asks_about_is_called_by_its_title() -> None:
    rulebook = open_rules("thanh-hoa/2025", RulesFolders((RULES,)))[0].rulebook
    title = titles_in(rulebook)
    leaf = rulebook.nodes["training"]
    said = formula_words(leaf.formula, leaf.maximum, None, title) if leaf.formula else None
    assert said is not None
    assert "nếu Ban hành Kế hoạch đào tạo, bồi dưỡng của năm: có thì" in said.vi
    assert "if Yearly training plan issued: " in said.en
    asked = Named("node", "on_time")
    assert title(asked).vi == "3.2.1 Tỷ lệ hồ sơ TTHC giải quyết trước và đúng hạn"
    assert title(Named("level", "nowhere", "nothing")) == Localised("nowhere", "nowhere")
