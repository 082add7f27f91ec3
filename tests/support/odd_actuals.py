"""Small actuals, each with one thing that a careful colleague would mention."""

from __future__ import annotations

from typing import Any

from support.communes import actuals

Tree = dict[str, Any]

COUNTS = {"numerator": 1, "denominator": 2}

ODD: dict[str, Tree] = {
    "a bare percentage": actuals(measures={"on_time": {"value": 98.5}}),
    "a bare percentage that its note contradicts": actuals(
        measures={"on_time": {"value": 80, "note": "40/60 hồ sơ đúng hạn"}}
    ),
    "a figure that no criterion uses": actuals(measures={"spare": {"value": 3}}),
    "figures closed before the period": actuals(as_of="2024-12-31"),
    "a day outside what is counted": actuals(measures={"report_day": {"date": "2025-07-01"}}),
    "figures of another span": actuals(
        measures={"on_time": COUNTS | {"window": {"from": "2025-07-01", "to": "2025-12-15"}}}
    ),
    "a day after the figures were closed": actuals(
        tasks={"t": {"status": "done", "completed": "2025-12-20"}}
    ),
    "evidence after the figures were closed": actuals(
        measures={"on_time": COUNTS | {"evidence": ["tl"]}},
        evidence=[{"id": "tl", "title": "Báo cáo", "issued": "2026-01-05"}],
    ),
    "a task with a day but not done": actuals(
        tasks={"t": {"status": "in_progress", "completed": "2025-12-10"}}
    ),
    "a task done on no day": actuals(tasks={"t": {"status": "done"}}),
    "evidence that nothing points to": actuals(evidence=[{"id": "tl", "title": "Báo cáo"}]),
}

PLAIN: dict[str, Tree] = {
    "nothing odd": actuals(
        measures={
            "on_time": COUNTS | {"evidence": ["tl"]},
            "paid": COUNTS,
            "report_day": {"date": "2025-06-30"},
        },
        tasks={"t": {"status": "done", "completed": "2025-12-15"}, "u": {"status": "not_started"}},
        evidence=[
            {"id": "tl", "title": "Báo cáo", "issued": "2025-12-15"},
            {"id": "other", "title": "Báo cáo", "document": "bao_cao"},
        ],
    )
}
