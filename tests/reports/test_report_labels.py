"""Everything that the documents and rules can hold has a name in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from parscore.documents import assessment as shown
from parscore.formulas.registry import Formula
from parscore.inference.vocabulary import EFFECTS, INPUTS, Words
from parscore.reports import labels

TABLES = {
    name: table
    for name, table in vars(labels).items()
    if name.isupper() and name != "TYPE_CHECKING"
}
FORMULAS = get_args(get_args(Formula)[0])


def literal(model: Any, field: str) -> tuple[str, ...]:  # noqa: ANN401 - any document
    return get_args(model.model_fields[field].annotation)


def words_of_facts() -> set[str]:
    domains = (domain for kind in INPUTS.values() for domain in kind.values())
    return {word for domain in domains if isinstance(domain, Words) for word in domain.words}


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (labels.NODE_STATUS, get_args(shown.NodeStatus)),
        (labels.NODE_KIND, literal(shown.NodeShown, "kind")),
        (labels.GAP_KIND, get_args(shown.GapKind)),
        (labels.VERDICT, get_args(shown.Verdict)),
        (labels.PLAN_STATUS, literal(shown.MinimumShown, "plan_status")),
        (labels.TASK_STATUS, literal(shown.TaskShown, "status")),
        (labels.EVIDENCE_STATUS, literal(shown.EvidenceShown, "status")),
        (labels.BASIS, literal(shown.RulesetShown, "basis")),
        (labels.EFFECT, tuple(EFFECTS)),
        (labels.FORMULA, {name for one in FORMULAS for name in literal(one, "type")}),
        (labels.FACT, [*INPUTS, *EFFECTS]),
        (labels.FACT_FIELD, {field for kind in INPUTS.values() for field in kind}),
        (labels.FACT_WORD, words_of_facts()),
    ],
)
def test_every_key_has_a_label(table: labels.Words, keys: Any) -> None:  # noqa: ANN401
    assert set(keys) <= set(table)


@pytest.mark.parametrize("name", TABLES)
def test_labels_are_filled_in_and_tell_apart(name: str) -> None:
    for lang in ("vi", "en"):
        said = [labels.say(TABLES[name], key, lang) for key in TABLES[name]]
        if name != "UNIT":
            assert all(text.strip() == text and text for text in said)
        if name.endswith(("STATUS", "KIND", "VERDICT")):
            assert len(set(said)) == len(said)


def test_an_unknown_key_stands_for_itself() -> None:
    assert labels.say(labels.FACT, "disciplined", "vi") == "disciplined"


def test_the_units_of_the_plan_have_a_name(assessment: shown.Assessment) -> None:
    units = {one.unit for one in (*assessment.targets, *assessment.minimums)}
    assert units <= set(labels.UNIT)
