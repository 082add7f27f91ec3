"""Boundary cases for the author to confirm: counts that hit an edge exactly, and one unit off.

The expected points are what the rule set gives today. Whether they are what the official text
means is for the author to say, so each case asks for it in a comment.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.canonical import canonical
from parscore.authoring.case_given import actuals_of
from parscore.authoring.case_runs import CaseRun, misfits, today
from parscore.authoring.coverage import answer_name, leaf_name, mark_name, tried, value_name
from parscore.authoring.edges import NTH, OTHERWISE, Answer, Edge, formulas_of
from parscore.authoring.figures import Figure, answers, figures_at, filler, meeting
from parscore.documents.cases import RuleCase
from parscore.documents.phases import span_of
from parscore.findings.show import status_of_leaf
from parscore.formulas.branch import Branch
from parscore.formulas.parts import Best, Sum
from parscore.reading.yaml_tree import read_yaml
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.tree import excluded_by_rule, roll_up
from parscore.values.decimals import PLACES, decimal
from parscore.values.messages import Message
from parscore.values.numbers import is_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.authoring.coverage import Coverage
    from parscore.authoring.edges import Mark, Place
    from parscore.documents.assessment import NodeStatus
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.evaluate import Rules, Seen
    from parscore.values.exact import Fraction
    from parscore.values.messages import Lang, Text

HEAD = Message(
    "suggest.head",
    vi=(
        "Các ca ở mốc do chương trình gợi ý cho {id}. Điểm ghi ở đây là điểm bộ tiêu chí đang "
        "cho: hãy đối chiếu từng ca với văn bản, sửa nếu sai, rồi bỏ dòng “Xác nhận”."
    ),
    en=(
        "Boundary cases suggested for {id}. The points are those the rule set gives now: hold "
        "each case against the official text, correct it, and then drop the line “Confirm”."
    ),
)
CONFIRM = Message(
    "suggest.confirm",
    vi="Xác nhận: {clause} có quy định như vậy không?",
    en="Confirm: does {clause} say so?",
)
NO_SUGGESTION = Message(
    "suggest.none",
    vi="Không gợi ý được ca cho {what}: hãy tự viết.",
    en="No case could be suggested for {what}: write it yourself.",
)
AT_EDGE = Message("suggest.at", vi="{leaf}: đúng mốc {value}", en="{leaf}: exactly at {value}")
BELOW_EDGE = Message(
    "suggest.below", vi="{leaf}: ngay dưới {value}", en="{leaf}: just below {value}"
)
ABOVE_EDGE = Message(
    "suggest.above", vi="{leaf}: ngay trên {value}", en="{leaf}: just above {value}"
)
WITH_ANSWER = Message("suggest.answer", vi="{leaf}: {answer}", en="{leaf}: {answer}")
RULES_THEMSELVES = Message("suggest.rules", vi="bộ tiêu chí", en="the rule set")

HEADER = b"schema: parscore/cases/1\n"
NAME = "cases.yaml"
SCHEMA_LINE = "# yaml-language-server: $schema=../../../schema/cases.schema.json"


class Suggestion(NamedTuple):
    """One case that tries a mark; `expects` holds what the rule set makes of it today.

    `as_of` is set where the leaf is not there on the last day of the scored period.
    """

    leaf: Node
    name: Text
    as_of: date | None
    given: dict[str, Figure]
    expects: dict[str, str]


class Suggestions(NamedTuple):
    """The cases, and the marks for which none could be made, each named."""

    cases: tuple[Suggestion, ...]
    without: tuple[Text, ...]


def suggest(rules: Rules, found: Coverage) -> Suggestions:
    """Return cases for everything that no case tries yet."""
    cases: list[Suggestion] = []
    without: list[Text] = [
        leaf_name(leaf)
        for leaf in found.untried_leaves
        if all(other.id != leaf.id for other, _ in found.lacks)
    ]
    told: set[tuple[str, str]] = set()
    for leaf, lack in found.lacks:
        for wanted, name in _wanted(leaf, lack.mark):
            case = _case(leaf, lack.mark, wanted, name, rules)
            if case is None:
                without.append(name)
            elif (leaf.id, repr(case.given)) not in told:
                told.add((leaf.id, repr(case.given)))
                cases.append(case)
    return Suggestions(tuple(cases), tuple(without))


def _wanted(leaf: Node, mark: Mark) -> Iterator[tuple[int, Text]]:
    """Yield the sides of a mark (0 on it, -1 and 1 one unit off) with the names of their cases."""
    name = mark_name(leaf, mark)
    if isinstance(mark, Answer):
        yield 0, WITH_ANSWER(leaf=name, answer=answer_name(mark.answer))
        return
    value = value_name(leaf, mark)
    yield 0, AT_EDGE(leaf=name, value=value)
    if mark.op == ">=":
        yield -1, BELOW_EDGE(leaf=name, value=value)
    else:
        yield 1, ABOVE_EDGE(leaf=name, value=value)


def _case(leaf: Node, mark: Mark, off: int, name: Text, rules: Rules) -> Suggestion | None:
    """Return the case; None where the rule set does not make of it what it is meant to try."""
    for given in _givens(leaf, mark, off, rules.rulebook):
        expects = _outcome(leaf, mark, off, name, given, rules)
        if expects:
            return Suggestion(leaf, name, _day_of(leaf, rules.rulebook), given, expects)
    return None


def _givens(leaf: Node, mark: Mark, off: int, rulebook: Rulebook) -> Iterator[dict[str, Figure]]:
    """Yield measures that may bring a mark about: its own figure, and what else the leaf needs."""
    at = next(one for one in formulas_of(leaf) if one.place == mark.place)
    needs = _fillers(leaf, mark.place, rulebook) | _way_to(leaf, mark.place, rulebook)
    if isinstance(mark, Answer) and isinstance(at.formula, Branch):
        place = (*mark.place, mark.answer)
        yield needs | _way_to(leaf, place, rulebook) | _inside(leaf, place, rulebook)
        return
    indicator = rulebook.indicators.get(at.indicator or "")
    if indicator is None or at.indicator is None:
        return
    if isinstance(mark, Edge):
        found = figures_at(at.formula, indicator, mark.value, off, rulebook.period.start)
    else:
        found = answers(at.formula, indicator, mark.answer, rulebook.period)
    if found is None:
        return
    whole = {"numerator": "0", "denominator": found.get("denominator", "1")}
    others = dict.fromkeys(leaf.denominator.largest_of if leaf.denominator else (), whole)
    yield needs | others | {at.indicator: found}


def _fillers(leaf: Node, place: Place, rulebook: Rulebook) -> dict[str, Figure]:
    """Return a lowest figure for every other part of a sum, so that the sum is decided."""
    found: dict[str, Figure] = {}
    for at in formulas_of(leaf):
        if isinstance(at.formula, Sum | Best):
            for part in at.formula.parts:
                name = part.indicator or at.indicator or ""
                if name in rulebook.indicators and (*at.place, part.id) != place:
                    found[name] = filler(rulebook.indicators[name], rulebook.period)
    return found


def _inside(leaf: Node, place: Place, rulebook: Rulebook) -> dict[str, Figure]:
    """Return a lowest figure for every formula at a place or inside it."""
    found: dict[str, Figure] = {}
    for at in formulas_of(leaf):
        name = at.indicator or ""
        if at.place[: len(place)] == place and name in rulebook.indicators:
            found[name] = filler(rulebook.indicators[name], rulebook.period)
    return found


def _way_to(leaf: Node, place: Place, rulebook: Rulebook) -> dict[str, Figure]:
    """Return answers that lead through the branches of a formula to a place inside it."""
    found: dict[str, Figure] = {}
    for at in formulas_of(leaf):
        inside = place[: len(at.place)] == at.place and len(place) > len(at.place)
        if isinstance(at.formula, Branch):
            name = place[len(at.place)] if inside else OTHERWISE
            for number, one in enumerate(at.formula.cases, start=1):
                holds = name == f"{NTH}{number}"
                indicator = rulebook.indicators.get(one.condition.indicator or "")
                if indicator is not None and one.condition.indicator is not None:
                    found[one.condition.indicator] = meeting(one.condition, indicator, holds=holds)
                if holds:
                    break
    return found


def _outcome(
    leaf: Node, mark: Mark, off: int, name: Text, given: dict[str, Figure], rules: Rules
) -> dict[str, str]:
    """Return the points and the status of a leaf; nothing where the case does not try the mark."""
    expect = {"nodes": {leaf.id: {"status": "met"}}}  # whatever it is, the leaf is asked about
    day = _day_of(leaf, rules.rulebook)
    when = {} if day is None else {"as_of": day.isoformat()}
    tree = {"name": name.vi, "given": {"measures": given, **when}, "expect": expect}
    case = RuleCase.model_validate(tree)
    run = CaseRun(case, actuals_of(case, rules.rulebook), ())
    if misfits(run, rules, read_yaml(HEADER, NAME)) or not _tries(run, mark, off, rules.rulebook):
        return {}
    status, points = _standing(leaf, today(run, rules))
    if status == "not_applicable":  # on the last day of the period, such as in a later phase
        return {}
    if points is None or not is_decimal(points, PLACES):  # no decimal says it exactly
        return {"status": status}
    return {"points": decimal(points), "status": status}


def _standing(leaf: Node, seen: Seen) -> tuple[NodeStatus, Fraction | None]:
    """Return how a leaf stands and its points; none while it is open."""
    rulebook, scores, effects = seen.matter.rulebook, seen.matter.scores, seen.effects
    total = roll_up(rulebook, leaf_inputs(scores), effects)[leaf.id]
    score = scores[leaf.id]
    is_open = score.is_open and leaf.id not in excluded_by_rule(rulebook, effects)
    status = status_of_leaf(leaf, score, total, is_open=is_open)
    return status, None if is_open or status == "awaiting_survey" else total.points


def _day_of(leaf: Node, rulebook: Rulebook) -> date | None:
    """Return a day on which a leaf is there, None where the last day of the period will do."""
    last = span_of(leaf, rulebook.nodes, rulebook.period).end
    return None if last == rulebook.period.end else last


def _tries(run: CaseRun, mark: Mark, off: int, rulebook: Rulebook) -> bool:
    """Tell whether a case stands on a mark, or on the asked side of it."""
    sights = (sight for _, several in tried(rulebook, run) for sight in several)
    seen = {sight.seen for sight in sights if sight.place == mark.place}
    if isinstance(mark, Answer):
        return mark.answer in seen
    quantities = [one for one in seen if not isinstance(one, str)]
    return any(
        one == mark.value if off == 0 else (one - mark.value) * off > 0 for one in quantities
    )


def render(found: Suggestions, rules_id: str, lang: Lang) -> str:
    """Return the cases as a file of cases in canonical form; what lacks is told in comments."""
    lines = [SCHEMA_LINE, f"# {HEAD(id=rules_id).render(lang)}"]
    lines += [f"# {NO_SUGGESTION(what=what).render(lang)}" for what in found.without]
    if not found.cases:
        return "\n".join(lines) + "\n"
    lines += ["schema: parscore/cases/1", "cases:"]
    for number, case in enumerate(found.cases):
        clause = case.leaf.source.clause or RULES_THEMSELVES()
        lines += [""] if number else []
        lines += [
            f"  # {CONFIRM(clause=clause).render(lang)}",
            f"  - name: {_quoted(case.name.render(lang))}",
            "    given:",
            *([] if case.as_of is None else [f"      as_of: {case.as_of.isoformat()}"]),
            "      measures:",
            *(f"        {name}: {_flow(figure)}" for name, figure in case.given.items()),
            "    expect:",
            "      nodes:",
            f"        {case.leaf.id}: {_flow(_with_quotes(case.expects))}",
        ]
    return canonical("\n".join(lines).encode() + b"\n", NAME)


def _with_quotes(expects: dict[str, str]) -> Figure:
    return {key: f'"{text}"' if key == "points" else text for key, text in expects.items()}


def _flow(figure: Figure | str | list[Figure]) -> str:
    if isinstance(figure, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in figure.items()) + "}"
    if isinstance(figure, list):
        return "[" + ", ".join(map(_flow, figure)) + "]"
    return figure


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
