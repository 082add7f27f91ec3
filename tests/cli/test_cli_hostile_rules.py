"""Rule files made by hand to hurt: each is told of at its place, and none ends the program."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import annotated_types
import pytest
from pydantic import PlainValidator
from support.cli import write_json
from support.folders import INDICATORS, SET

import parscore
from parscore.reading.base import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.cli import Ran

YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
COMMUNE = {"name": "Thử", "province": "thu"}
BACK = "{from: 2025-12-31, to: 2025-01-01}"
HUGE = "9" * 400
HEAD = SET.format(
    id="thu/2025",
    province="thu",
    start=YEAR["from"],
    end=YEAR["to"],
    in_force=YEAR["from"],
    until="null",
    revision=1,
)
BANDS = "{type: bands, of: value, bands: [{at_least: 1, points: 10}, {below: 1, points: 0}]}"


def leaf(formula: str = BANDS, more: str = "", most: str = "10") -> str:
    return (
        'criteria:\n  - {id: one, number: "1", title: Một, indicator: count, '
        f"max: {most}, formula: {formula}{more}}}\n"
    )


def with_head(key: str, value: str) -> str:
    lines = [
        f"{key}: {value}" if line.startswith(f"{key}:") else line for line in HEAD.splitlines()
    ]
    return "\n".join(lines) + "\n" + leaf()


def change(keys: str) -> str:
    return HEAD + leaf() + f"change: [{{id: one, reason: x, set: {{{keys}}}}}]\n"


def group(keys: str) -> str:
    return HEAD + f'criteria:\n  - {{id: g, number: "1", title: G, {keys}}}\n'


INSIDE = (
    'criteria: [{id: a, number: "2", title: A, max: 1, indicator: count, '
    "formula: {type: per_unit, of: value, each: 1, most: 1}}]"
)

# What is wrong, and the code under which it must be told (None: whichever code, or none at all).
HOSTILE: dict[str, tuple[str, str | None]] = {
    "a scored period backwards": (with_head("period", BACK), "E163"),
    "in force backwards": (with_head("in_force", BACK), "E163"),
    "confirmed backwards": (with_head("confirmed_for", BACK), "E163"),
    "a window backwards": (HEAD + leaf(more=f", window: {BACK}"), "E163"),
    "a phase backwards": (HEAD + leaf(more=f", period: {BACK}"), "E163"),
    "evidence backwards": (
        HEAD + leaf(more=f", evidence: [{{id: d, title: D, window: {BACK}}}]"),
        "E163",
    ),
    "a minimum backwards": (
        HEAD
        + leaf()
        + f'minimums: [{{id: m, indicator: count, op: ">=", value: 1, period: {BACK}}}]\n',
        "E163",
    ),
    "a source of itself": (
        HEAD + leaf(more=", source: {use: a}") + "sources: {a: {use: a}}\n",
        "E164",
    ),
    "sources in a circle": (
        HEAD + leaf(more=", source: {use: a}") + "sources: {a: {use: b}, b: {use: a}}\n",
        "E164",
    ),
    "the settings in a circle": (
        HEAD.replace("source: {basis: assumed, reason: thử}", "source: {use: a}")
        + leaf()
        + "sources: {a: {use: a}}\n",
        "E164",
    ),
    "full marks at 0": (HEAD + leaf("{type: proportional, of: ratio, full_at: 0}"), "E068"),
    "full marks below 0": (HEAD + leaf("{type: proportional, of: ratio, full_at: -5}"), "E068"),
    "nothing for each": (HEAD + leaf("{type: per_unit, of: value, each: 0, most: 0}"), "E068"),
    "less than nothing off": (
        HEAD + leaf("{type: deduction, of: value, from: 1, each: -1, least: 0}"),
        "E068",
    ),
    "a penalty that gives": (
        HEAD + leaf("{type: occurrences, each: [{points: 5}], least: 7}"),
        "E068",
    ),
    "a million places": (
        HEAD + leaf(more=", rounding: {at: leaf, places: 999999, mode: half_up}"),
        "E068",
    ),
    "a tolerance below 0": (
        HEAD + leaf() + "ranking: {ties: competition, tolerance: -1}\n",
        "E068",
    ),
    "revision 0": (with_head("revision", "0"), "E068"),
    "a title taken away": (change("title: null"), "E050"),
    "a number taken away": (change("number: null"), "E050"),
    "evidence taken away": (change("evidence: null"), "E050"),
    "a formula taken away": (change("formula: null"), "E114"),
    "a maximum taken away": (change("max: null"), "E114"),
    "everything retired": (HEAD + leaf() + "retire: [{id: one, reason: x}]\n", None),
    "a huge maximum": (HEAD + leaf(most=HUGE), "E044"),
    "a huge exponent": (HEAD + leaf(most="1e9999"), None),
    "a maximum below 0": (HEAD + leaf(most="-5"), None),
    "the best of none": (group("best_of: 0, criteria: []"), "E068"),
    "the best of very many": (group(f"best_of: {HUGE}, {INSIDE}"), "E044"),
    "a cap below 0": (group(f"cap: -5, {INSIDE}"), None),
    "no criteria": (HEAD + "criteria: []\n", None),
    "null for criteria": (HEAD + "criteria: null\n", "E050"),
    "null for a criterion": (HEAD + "criteria: [null]\n", "E050"),
    "an empty group": (group("criteria: []"), None),
    "no bands": (HEAD + leaf("{type: bands, of: value, bands: []}"), None),
    "a band without edges": (HEAD + leaf("{type: bands, of: value, bands: [{points: 1}]}"), None),
    "a band upside down": (
        HEAD + leaf("{type: bands, of: value, bands: [{at_least: 9, below: 1, points: 1}]}"),
        None,
    ),
    "no levels": (HEAD + leaf("{type: levels, levels: {}}"), None),
    "a level beyond measure": (
        HEAD + leaf('{type: levels, levels: {a: "99999999999999999999%"}}'),
        "E041",
    ),
    "no items": (HEAD + leaf("{type: all_of, items: [], pass: 1, fail: 0}"), None),
    "no parts": (HEAD + leaf("{type: sum, parts: []}"), None),
    "null for a part": (HEAD + leaf("{type: sum, parts: [null]}"), "E050"),
    "parts without end": (
        HEAD
        + leaf(
            "{type: best, parts: [{id: a, title: A, max: 1, formula: " * 60
            + "{type: entered}"
            + "}]}" * 60
        ),
        None,
    ),
    "an empty condition": (
        HEAD
        + leaf(
            "{type: branch, cases: [{if: {}, formula: {type: entered}}], "
            "otherwise: {type: entered}}"
        ),
        None,
    ),
    "no answers": (HEAD + leaf("{type: survey, answers: {}}", ", kind: survey"), None),
    "a formula that is null": (HEAD + leaf("null"), "E114"),
    "a formula that is a list": (HEAD + leaf("[bands]"), "E050"),
    "a formula without a type": (HEAD + leaf("{of: value}"), None),
    "a type that is a list": (HEAD + leaf("{type: [bands]}"), None),
    "no classes": (HEAD + leaf() + "classes: {of: index, bands: []}\n", None),
    "a set that extends itself": (HEAD + "extends: thu/2025\n" + leaf(), "E118"),
    "a dictionary that is the set": (with_head("indicators", "[thu/2025/ruleset]"), None),
    "a dictionary outside": (with_head("indicators", "[../../etc/passwd]"), None),
    "a denominator over 0": (
        HEAD + leaf(more=", denominator: {previous_divided_by: 0}"),
        "E068",
    ),
    "a criterion that rests on itself": (HEAD + leaf(more=", depends_on: [one]"), None),
    "one id twice": (HEAD + leaf() + leaf().partition("\n")[2], "E106"),
    "a list of lists": ("- [a]\n", "E050"),
}


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[Path, Path]]:
    """Return how to put a rule set into a folder that is searched, beside a small commune."""

    def put(text: str) -> tuple[Path, Path]:
        for name, content in (("vn/indicators.yaml", INDICATORS), ("thu/2025/ruleset.yaml", text)):
            path = tmp_path / name
            path.parent.mkdir(parents=True)
            path.write_text(content, encoding="utf-8")
        monkeypatch.setenv("PARSCORE_RULES", str(tmp_path))
        head: dict[str, Any] = {"commune": COMMUNE, "period": YEAR}
        plan = {"schema": "parscore/plan/1", "title": "Thử", **head}
        measures = {"count": {"value": 3}}
        actuals = {"schema": "parscore/actuals/1", "as_of": "2025-12-15", "measures": measures}
        return (
            write_json(tmp_path / "plan.json", plan),
            write_json(tmp_path / "actuals.json", actuals | head),
        )

    return put


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_rule_set_is_told_of_and_scores_nobody_by_accident(
    here: Callable[..., Ran], hostile: Callable[[str], tuple[Path, Path]], name: str
) -> None:
    text, code = HOSTILE[name]
    inputs = hostile(text)
    checked = here("rules", "check", "thu/2025")
    scored = here("evaluate", *inputs, "--rules", "thu/2025", "--engine", "reference")
    shown = here("rules", "show", "thu/2025", "--tree")
    assert checked.code in (0, 1), checked
    assert scored.code in (0, 4), scored
    assert shown.code in (0, 4), shown
    assert (scored.code == 0) <= (" E1" not in scored.err)
    if code is not None:
        assert checked.code == 1
        assert scored.code == 4
        assert f" {code} " in scored.err
        assert "ruleset.yaml:" in scored.err


def every_document() -> Iterator[type[Document]]:
    for module in pkgutil.walk_packages(parscore.__path__, "parscore."):
        if module.name != "parscore.__main__":
            importlib.import_module(module.name)
    todo: list[type[Document]] = [Document]
    while todo:
        model = todo.pop()
        yield model
        todo += model.__subclasses__()


def test_no_limit_stands_where_pydantic_forgets_it() -> None:
    """A limit before a plain validator is replaced by it: 0 would pass where more is needed."""
    limits = annotated_types.Gt | annotated_types.Ge | annotated_types.Lt | annotated_types.Le
    for model in every_document():
        for name, field in model.model_fields.items():
            kinds = [type(one) for one in field.metadata]
            if PlainValidator in kinds:
                before = field.metadata[: kinds.index(PlainValidator)]
                assert not [one for one in before if isinstance(one, limits)], (model, name)
