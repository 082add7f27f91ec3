"""Why the score moved: one assessment after another, the rules' part told from the performance's.

The split rests on one more evaluation, of the old figures by the new rules: what that changes is
the rules' doing, the rest is the commune's. Both parts add up to the whole, exactly.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parscore.advice.changes import change_between, shares_of, station_of
from parscore.documents.comparison import Comparison, Move, NodeSplit, Split
from parscore.evaluate import evaluate
from parscore.formulas.outcome import ZERO
from parscore.reading.problems import kind
from parscore.values.decimals import decimal, exact_of
from parscore.values.messages import Message
from parscore.values.numbers import exact
from parscore.values.periods import parse_date
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import Assessment, CommuneShown, NodeShown
    from parscore.documents.plan import Plan
    from parscore.evaluate import EngineChoice, Rules
    from parscore.findings.heading import Provenance
    from parscore.reading.problems import Problem
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

HASH_SHOWN: Final = 12  # characters of a hash that tell two rule sets apart at a glance

OTHER_COMMUNE = kind(
    "E530",
    says=(
        "Kết quả này là của “{found}”, không phải của “{expected}”.",
        "This assessment is of “{found}”, not of “{expected}”.",
    ),
    advise=("Hãy chọn các kết quả của cùng một xã.", "Choose assessments of one commune."),
)
BACKWARDS = kind(
    "E531",
    says=(
        "Kết quả ngày {day} đứng sau kết quả ngày {earlier}: thứ tự bị ngược.",
        "The assessment of {day} stands after that of {earlier}: the order is backwards.",
    ),
    advise=("Hãy nêu kết quả cũ trước, mới sau.", "Name the earlier assessments first."),
)
NOT_THE_SAME_INPUT = kind(
    "E532",
    says=(
        "Tệp này không phải là tệp mà kết quả “{assessment}” được chấm từ đó.",
        "This is not the file from which the assessment “{assessment}” was made.",
    ),
    advise=(
        "Hãy chọn đúng tệp của lần chấm ấy, hoặc chấm lại.",
        "Choose the file of that evaluation, or evaluate again.",
    ),
)
NOT_THE_SAME_RULES = kind(
    "E533",
    says=(
        "Bộ tiêu chí “{id}” đã khác bộ dùng cho kết quả này.",
        "The rule set “{id}” is not the one by which this assessment was made any more.",
    ),
    advise=("Hãy chấm lại rồi so sánh.", "Evaluate again, then compare."),
)
RULES_DIFFER = Message(
    "compare.rules-differ",
    vi=(
        "Hai kết quả chấm theo hai bộ tiêu chí khác nhau ({before} → {after}), nên không thể biết "
        "bao nhiêu điểm thay đổi là do bộ tiêu chí. Muốn tách, thêm: --plan KẾ_HOẠCH_CŨ "
        "--actuals SỐ_LIỆU_CŨ SỐ_LIỆU_MỚI."
    ),
    en=(
        "The two assessments are by different rule sets ({before} → {after}), so it cannot be told "
        "how much of the change is the rules' doing. To split it, add: --plan OLD_PLAN "
        "--actuals OLD_ACTUALS NEW_ACTUALS."
    ),
)
MAXIMUM_DIFFERS = Message(
    "compare.maximum-differs",
    vi="Thang điểm khác nhau ({before} → {after}): hãy so cả chỉ số, không chỉ điểm.",
    en="The scales differ ({before} → {after}): compare the index, too, not only the points.",
)


def check_line(named: Sequence[tuple[str, Assessment]], whose: int = 0) -> list[Problem]:
    """Return what keeps assessments from being compared in this order, each with its file's name.

    They must be of one commune, that of the assessment `whose` says, and none may be of an earlier
    day than the one before it.
    """
    problems: list[Problem] = []
    expected = named[whose][1].commune
    latest = date.min
    for name, one in named:
        if not same_commune(expected, one.commune):
            names = {"found": called(one.commune), "expected": called(expected)}
            problems.append(OTHER_COMMUNE.problem(name, ("commune",), None, **names))
        before, latest = latest, parse_date(one.as_of)
        if latest < before:
            args = {"day": latest, "earlier": before}
            problems.append(BACKWARDS.problem(name, ("as_of",), None, **args))
    return problems


def same_commune(one: CommuneShown, other: CommuneShown) -> bool:
    """Tell whether two are one commune: identity is the code; without one, province and name."""
    if one.code and other.code:
        return one.code == other.code
    return one.province == other.province and match_key(one.name) == match_key(other.name)


def called(commune: CommuneShown) -> str:
    """Return how a commune is told from others in a message."""
    return f"{commune.name} ({commune.province})"


def same_rules(one: Assessment, other: Assessment) -> bool:
    """Tell whether two assessments were made by one rule set, in one phase of it."""
    first, second = one.ruleset, other.ruleset
    return (first.id, first.sha256, first.phase) == (second.id, second.sha256, second.phase)


def old_by_new_rules(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    provenance: Provenance,
    old: Assessment,
    new: Assessment,
    *,
    engine: EngineChoice = "auto",
) -> Assessment:
    """Return what the new rules make of the old figures.

    Args:
        plan: the plan of the old assessment.
        actuals: the actuals of the old assessment.
        rules: the rules of the new assessment; the tree is that of its day.
        provenance: what the result says of its own making.
        old: the earlier assessment; its day decides how tasks stand.
        new: the later assessment.
        engine: what draws the conclusions.
    """
    standing = rules._replace(rulebook=rules.rulebook.on(parse_date(new.as_of)))
    day = parse_date(old.as_of)
    return evaluate(plan, actuals, standing, provenance, as_of=day, engine=engine)


def compare(assessments: Sequence[Assessment], between: Assessment | None = None) -> Comparison:
    """Return what moved from each assessment to the next.

    Args:
        assessments: two or more of one commune, in order (see `check_line`).
        between: what `old_by_new_rules` gives, where there are two of different rules: with it
            their change is split.
    """
    pairs = list(pairwise(assessments))
    return Comparison.model_construct(
        schema_id="parscore/comparison/1",
        commune=assessments[-1].commune,
        stations=tuple(map(station_of, assessments)),
        moves=tuple(_move(*pair, between if len(pairs) == 1 else None) for pair in pairs),
    )


def _move(old: Assessment, new: Assessment, between: Assessment | None) -> Move:
    same = same_rules(old, new)
    middle = old if same else between
    return Move.model_construct(
        same_rules=same,
        change=change_between(old, new),
        split=None if middle is None else _split(old, middle, new),
        notes=tuple(_notes(old, new, told=middle is not None)),
    )


def _notes(old: Assessment, new: Assessment, *, told: bool) -> Iterator[Text]:
    if not told:
        yield RULES_DIFFER(before=_named(old, new), after=_named(new, old))
    if old.score.max != new.score.max:
        before, after = (one.score.exact.get("max", one.score.max) for one in (old, new))
        yield MAXIMUM_DIFFERS(before=exact(before), after=exact(after))


def _named(one: Assessment, other: Assessment) -> str:
    """Return the id of a rule set; where the other has the same, with what tells them apart."""
    rules = one.ruleset
    if rules.id != other.ruleset.id:
        return rules.id
    if rules.sha256 != other.ruleset.sha256:
        return f"{rules.id} ({rules.sha256[:HASH_SHOWN]})"
    return rules.id if rules.phase is None else f"{rules.id} ({rules.phase.from_})"


def _split(old: Assessment, middle: Assessment, new: Assessment) -> Split:
    """Part the change at what the old figures get by the new rules."""
    first, second, third = (shares_of(one) for one in (old, middle, new))
    numbers = {"rules": second.whole - first.whole, "performance": third.whole - second.whole}
    nodes: dict[str, NodeShown] = {}
    for one in (new, middle, old):
        nodes |= {node.id: node for node in one.nodes if node.id not in nodes}
    groups = {node.parent for one in (old, middle, new) for node in one.nodes}
    parts = (
        _node(
            node,
            second.nodes.get(node.id, ZERO) - first.nodes.get(node.id, ZERO),
            third.nodes.get(node.id, ZERO) - second.nodes.get(node.id, ZERO),
            is_leaf=node.id not in groups,
        )
        for node in nodes.values()
    )
    return Split.model_construct(
        rules=decimal(numbers["rules"]),
        performance=decimal(numbers["performance"]),
        nodes=tuple(part for part in parts if part is not None),
        exact=exact_of(numbers),
    )


def _node(
    node: NodeShown, rules: Fraction, performance: Fraction, *, is_leaf: bool
) -> NodeSplit | None:
    if not rules and not performance:
        return None
    return NodeSplit.model_construct(
        node=node.id,
        number=node.number,
        title=node.title,
        title_en=node.title_en,
        leaf=is_leaf,
        rules=decimal(rules),
        performance=decimal(performance),
        exact=exact_of({"rules": rules, "performance": performance}),
    )
