"""Reports call things by their titles, and findings stand in the order of the tree."""

from __future__ import annotations

from support.communes import actuals, assess, by, inference, plan, rules, task
from support.rulebooks import indicator, leaf


def test_findings_stand_in_tree_order_then_by_rule() -> None:
    pattern = """
- id: {rule}
  title: Quy tắc
  severity: info
  when: [{{result: {{node: $n, status: not_met}}}}]
  then: [{{finding: {{node: $n}}}}]
  message: {{vi: "{{n}}", en: "{{n}}"}}
  source: {{basis: assumed, reason: x}}
"""
    text = "".join(pattern.format(rule=rule) for rule in ("zeta", "alpha"))
    passing = {"type": "pass_fail", "pass": 2}
    names = ("second", "first")  # not in the order of the alphabet
    by_rules = rules(
        *(leaf(one, 2, passing) for one in names),
        indicators={one: indicator("done") for one in names},
        inference_rules={"x": inference(text)},
    )
    given = actuals(measures={one: {"done": False} for one in names})
    wanted = [("second", "alpha"), ("second", "zeta"), ("first", "alpha"), ("first", "zeta")]
    for engine in ("reference", "auto"):
        made = assess(plan(), given, by_rules, engine=engine)
        assert [(one.node, one.rule) for one in made.findings] == wanted


def test_a_constant_in_a_derived_fact_is_called_by_its_title() -> None:
    text = """
- id: step
  title: Bước
  severity: info
  when: [{result: {node: a, status: not_met}}]
  then: [{derive: {noted: {indicator: a}}}]
  source: {basis: assumed, reason: x}
- id: told
  title: Nhắc
  severity: info
  when: [{noted: {indicator: $i}}]
  then: [{finding: {}}]
  message: {vi: "Xem “{i}”.", en: "See “{i}”."}
  source: {basis: assumed, reason: x}
"""
    by_rules = rules(
        leaf("a", 2, {"type": "pass_fail", "pass": 2}),
        indicators={"a": indicator("done", title="Công khai thủ tục", title_en="Published")},
        inference_rules={"x": inference(text)},
    )
    made = assess(plan(), actuals(measures={"a": {"done": False}}), by_rules)
    told = next(one for one in made.findings if one.rule == "told").message
    assert (told.vi, told.en) == ("Xem “Công khai thủ tục”.", "See “Published”.")


def test_a_gap_of_a_level_names_the_levels_in_both_languages() -> None:
    levels = [{"id": "good", "vi": "Tốt", "en": "Good"}, {"id": "poor", "vi": "Kém", "en": "Poor"}]
    by_rules = rules(
        leaf("a", 2, {"type": "levels", "levels": {"good": 2, "poor": 0}}),
        indicators={"a": indicator("level", levels=levels)},
    )
    made = assess(plan(), actuals(measures={"a": {"level": "poor"}}), by_rules)
    action = next(one for one in made.gaps if one.node == "a").action
    assert action.vi == "Cần nâng từ mức “Kém” lên mức “Tốt”."
    assert action.en == "To be raised from “Poor” to “Good”."
    assert made.nodes[0].steps[0].en == "Level reached: Poor."
    assert made.nodes[0].names["good"].vi == "Tốt"


def test_a_task_that_is_overdue_names_its_activity() -> None:
    late = task("x", by("2025-03-01"), title="Kiểm tra", activity="Lập đoàn kiểm tra")
    given = actuals(tasks={"x": {"status": "not_started"}})
    stated = plan(tasks=[late], units=[{"id": "office", "name": "Văn phòng"}])
    made = assess(stated, given, rules(leaf("a", 2), indicators={"a": indicator("value")}))
    assert made.tasks[0].activity == "Lập đoàn kiểm tra"
    gap = next(one for one in made.gaps if one.kind == "task")
    assert gap.title == "Phụ lục x: Kiểm tra (Lập đoàn kiểm tra)"
