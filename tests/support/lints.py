"""A plan or actuals as a file would state them, and what the lints say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.lint import lint_actuals, lint_plan
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from support.rulebooks import indicator, leaf, rulebook

if TYPE_CHECKING:
    from parscore.reading.source import Source

Tree = dict[str, Any]

SHARE = {"unit": "percent", "part_of_whole": True}
BOOK = rulebook(
    leaf("on_time", 4, {"type": "proportional", "of": "ratio", "full_at": 100}),
    leaf(
        "report_day",
        2,
        {"type": "pass_fail", "pass": 2},
        window={"from": "2025-01-01", "to": "2025-06-30"},
        title="Báo cáo",
    ),
    leaf("steering", 2, title="Chỉ đạo"),
    indicators={
        "on_time": indicator("ratio", title="Hồ sơ đúng hạn", title_en="On time", **SHARE),
        "paid": indicator("ratio", title="Thanh toán", title_en="Paid online", **SHARE),
        "satisfied": indicator("ratio", title="Hài lòng", title_en="Satisfied", **SHARE),
        "land": indicator("ratio", title="Hài lòng đất đai", title_en="Land", **SHARE),
        "revenue": indicator("ratio", title="Thu ngân sách", title_en="Revenue", unit="percent"),
        "report_day": indicator("date", title="Ngày báo cáo", title_en="Day of report"),
        "spare": indicator("value", title="Số thừa", title_en="Spare"),
    },
    minimums=[
        {
            "id": "min_paid",
            "indicator": "paid",
            "op": ">=",
            "value": 30,
            "source": {"basis": "assumed", "reason": "thử"},
        }
    ],
)


def _source(tree: Tree, name: str) -> Source:
    return read_json(json.dumps(tree, ensure_ascii=False, indent=1).encode(), name)


def plan_lints(tree: Tree) -> list[tuple[str, str]]:
    """Return what is said of a plan, in Vietnamese and in English."""
    source = _source(tree, "plan.json")
    problems = lint_plan(load(Plan, source), BOOK, source)
    return [(one.render("vi"), one.render("en")) for one in problems]


def actuals_lints(
    tree: Tree, planned: frozenset[str] | None = frozenset()
) -> list[tuple[str, str]]:
    """Return what is said of actuals, in Vietnamese and in English."""
    source = _source(tree, "actuals.json")
    problems = lint_actuals(load(Actuals, source), BOOK, source, frozenset(), planned)
    return [(one.render("vi"), one.render("en")) for one in problems]
