"""Running the cases of a rule set: each is judged as a commune is, and held to what it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.authoring.case_given import actuals_of, plan_of
from parscore.documents.cases import RuleCases
from parscore.evaluate import evaluate, see
from parscore.findings.fit import check_actuals
from parscore.findings.heading import Provenance
from parscore.findings.targets import minimums_on
from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Problem, Unreadable, kind
from parscore.reading.yaml_tree import read_yaml
from parscore.values.messages import Localised, Message
from parscore.values.numbers import exact
from parscore.values.periods import parse_date
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path as FilePath

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import (
        Assessment,
        MinimumShown,
        NodeShown,
        PartScore,
        Score,
    )
    from parscore.documents.cases import ExpectedFinding, ExpectedNode, ExpectedScore, RuleCase
    from parscore.documents.rulebook import Rulebook
    from parscore.evaluate import Rules, Seen
    from parscore.reading.problems import Path
    from parscore.reading.source import Source
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

UNEXPECTED = kind(
    "E173",
    says=(
        "Ca “{case}”: {what} của {subject} phải là {expected}, nhưng chấm ra {got}.",
        "Case “{case}”: {what} of {subject} must be {expected}, but came out as {got}.",
    ),
    advise=("Cách tính: {steps}", "How it came about: {steps}"),
)
NOT_CONCLUDED = kind(
    "E174",
    says=(
        "Ca “{case}”: quy tắc “{rule}” phải có kết luận về {subject}, nhưng không có.",
        "Case “{case}”: the rule “{rule}” must conclude something of {subject}, and does not.",
    ),
    advise=("Các quy tắc có kết luận: {rules}.", "The rules that do: {rules}."),
)
CONCLUDED = kind(
    "E175",
    says=(
        "Ca “{case}”: quy tắc “{rule}” không được có kết luận về {subject}, nhưng lại có.",
        "Case “{case}”: the rule “{rule}” must conclude nothing of {subject}, but it does.",
    ),
    advise=("Kết luận đó: {message}", "What it concludes: {message}"),
)
UNKNOWN_SUBJECT = kind(
    "E176",
    says=("Bộ tiêu chí không có {what} “{id}”.", "The rule set has no {what} “{id}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
)

NOT_THAT_DAY = kind(
    "E179",
    says=(
        "Ca “{case}”: ngày {as_of} không có {what} “{id}”, vì đó là của giai đoạn khác.",
        "Case “{case}”: on {as_of} there is no {what} “{id}”; it belongs to another phase.",
    ),
    advise=(
        "Sửa given.as_of, hoặc ghi mã này vào expect.absent.",
        "Correct given.as_of, or put the id under expect.absent.",
    ),
)
PRESENT = kind(
    "E180",
    says=(
        "Ca “{case}”: ngày {as_of} không được có “{id}”, nhưng lại có.",
        "Case “{case}”: on {as_of} there must be no “{id}”, but there is.",
    ),
    advise=(
        "Sửa given.as_of của ca, hoặc period trong bộ tiêu chí.",
        "Correct given.as_of of the case, or the period in the rule set.",
    ),
)

CRITERION = Localised("tiêu chí", "criterion")
MINIMUM = Localised("chỉ tiêu tối thiểu", "minimum")
RULE = Localised("quy tắc", "rule")
WHOLE = Localised("toàn bộ", "the whole")
ANYTHING = Localised("bất kỳ tiêu chí nào", "any criterion")
NOTHING = Localised("chưa có", "nothing")
SEEN = Localised(
    "muốn biết vì sao, nêu từng tiêu chí bên trong ở expect.nodes.",
    "to see why, name the criteria inside it under expect.nodes.",
)
HELD = Message(
    "case.minimum",
    vi="số liệu {actual}, mức tối thiểu {op} {value}.",
    en="the figure {actual} against the minimum {op} {value}.",
)

NODE_NUMBERS = {
    "points": Localised("điểm", "the points"),
    "max": Localised("điểm tối đa", "the maximum"),
    "lower": Localised("điểm thấp nhất", "the lower bound"),
    "upper": Localised("điểm cao nhất", "the upper bound"),
    "index": Localised("chỉ số", "the index"),
    "survey": Localised("điểm điều tra", "the survey points"),
}
STATUS = Localised("kết quả", "the status")
CLASS = Localised("xếp loại", "the class")

CASES = "cases"


class CaseRun(NamedTuple):
    """One case after its run: what was given, and everything that did not come out as expected."""

    case: RuleCase
    actuals: Actuals
    problems: tuple[Problem, ...]


class CaseFile(NamedTuple):
    """A file of cases after its run; a file that cannot be read has problems and no runs."""

    name: str
    runs: tuple[CaseRun, ...]
    problems: tuple[Problem, ...]


def case_files(folder: FilePath) -> list[FilePath]:
    """Return the files of cases that lie beside a rule set, by name."""
    return sorted((folder / CASES).glob("*.yaml"))


def run_file(path: FilePath, rules: Rules) -> CaseFile:
    """Run every case of a file."""
    name = str(path)
    try:
        source = read_yaml(read_file(path), name)
        document = load(RuleCases, source)
    except Unreadable as unreadable:
        return CaseFile(name, (), unreadable.problems)
    runs = [run_case(case, i, rules, source) for i, case in enumerate(document.cases)]
    return CaseFile(name, tuple(runs), tuple(p for run in runs for p in run.problems))


def run_case(case: RuleCase, place: int, rules: Rules, source: Source) -> CaseRun:
    """Run one case; a case that does not fit the rule set is not run."""
    run = CaseRun(case, actuals_of(case, rules.rulebook), ())
    at: Path = (CASES, place)
    problems = list(misfits(run, rules, source, at))
    if not problems:
        problems = list(_differences(case, assess(run, rules), source, (*at, "expect")))
    return run._replace(problems=tuple(problems))


def misfits(run: CaseRun, rules: Rules, source: Source, at: Path = ()) -> list[Problem]:
    """Return what a case gives or expects that the rule set does not know or cannot take."""
    return [
        *_of_given(run.actuals, rules.rulebook, source, (*at, "given")),
        *_unknown(run.case, rules, source, (*at, "expect")),
        *_of_another_phase(run, rules.rulebook, source, (*at, "expect")),
    ]


def assess(run: CaseRun, rules: Rules) -> Assessment:
    """Return the assessment of a case, by the reference engine, which runs everywhere."""
    plan = plan_of(run.case, rules.rulebook)
    return evaluate(plan, run.actuals, rules, Provenance("", "", ""), engine="reference")


def today(run: CaseRun, rules: Rules) -> Seen:
    """Return what is known in a case, by the same engine; what is missing is not asked about."""
    return see(plan_of(run.case, rules.rulebook), run.actuals, rules, engine="reference")


def _of_given(actuals: Actuals, rulebook: Rulebook, source: Source, at: Path) -> Iterator[Problem]:
    """Yield what is wrong with the figures of a case, at their place in its file."""
    for problem in check_actuals(actuals, rulebook, source):
        path = (*at, *problem.path)
        line, column = source.locate(path)
        yield problem._replace(path=path, line=line, column=column)


def _unknown(case: RuleCase, rules: Rules, source: Source, at: Path) -> Iterator[Problem]:
    """Yield the ids that a case expects something of, and that the rule set does not have."""
    rulebook, expect = rules.rulebook, case.expect
    asked: list[tuple[Localised, str, Iterable[str], Path]] = [
        *((CRITERION, name, rulebook.nodes, ("nodes", name)) for name in expect.nodes),
        *(
            (MINIMUM, name, [one.id for one in rulebook.minimums], ("minimums", name))
            for name in expect.minimums
        ),
    ]
    either = [*rulebook.nodes, *(one.id for one in rulebook.minimums)]
    asked += [(CRITERION, name, either, ("absent", i)) for i, name in enumerate(expect.absent)]
    for key, findings in (("findings", expect.findings), ("no_findings", expect.no_findings)):
        for i, one in enumerate(findings):
            names = [rule.id for rule in rules.program.rules]
            asked.append((RULE, one.rule, names, (key, i, "rule")))
            if one.node is not None:
                asked.append((CRITERION, one.node, rulebook.nodes, (key, i, "node")))
    for what, name, known, path in asked:
        if name not in known:
            guess = did_you_mean(name, known) or "—"
            is_key = path[-1] == name
            where = (*at, *path)
            yield source.problem(
                UNKNOWN_SUBJECT, where, key=is_key, what=what, id=name, guess=guess
            )


def _of_another_phase(
    run: CaseRun, rulebook: Rulebook, source: Source, at: Path
) -> Iterator[Problem]:
    """Yield what a case expects something of though it is not there on the day of the case."""
    expect, day = run.case.expect, run.actuals.as_of
    nodes, minimums = there_on(rulebook, day)
    asked = [
        *(
            (CRITERION, name, ("nodes", name))
            for name in expect.nodes
            if name in rulebook.nodes and name not in nodes
        ),
        *(
            (MINIMUM, one.id, ("minimums", one.id))
            for one in rulebook.minimums
            if one.id in expect.minimums and one.id not in minimums
        ),
    ]
    for what, name, path in asked:
        args: dict[str, Any] = {"case": run.case.name, "what": what, "id": name, "as_of": day}
        yield source.problem(NOT_THAT_DAY, (*at, *path), key=True, **args)


def there_on(rulebook: Rulebook, day: date) -> tuple[set[str], set[str]]:
    """Return the ids of the nodes and of the minimums that are there on a day."""
    minimums = {one.id for one in minimums_on(rulebook, day)}
    return set(rulebook.on(day).nodes), minimums


def _differences(
    case: RuleCase, assessment: Assessment, source: Source, at: Path
) -> Iterator[Problem]:
    """Yield everything that did not come out as expected."""
    shown = {node.id: node for node in assessment.nodes}
    for name, expected in case.expect.nodes.items():
        node = shown[name]
        args: dict[str, Any] = {
            "case": case.name,
            "subject": _name(node),
            "steps": explained(node),
        }
        for key, found in _of_numbers(expected, node):
            yield source.problem(UNEXPECTED, (*at, "nodes", name, key), **args, **found)
    if case.expect.score is not None:
        args = {"case": case.name, "subject": WHOLE, "steps": SEEN}
        for key, found in _of_numbers(case.expect.score, assessment.score):
            yield source.problem(UNEXPECTED, (*at, "score", key), **args, **found)
    yield from _of_minimums(case, assessment, source, at)
    yield from _present(case, assessment, source, at)
    yield from _of_findings(case, assessment, source, at)


def _of_numbers(
    expected: ExpectedNode | ExpectedScore, shown: NodeShown | Score
) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, name in NODE_NUMBERS.items():
        wanted = getattr(expected, key, None)
        if wanted is None:
            continue
        got = _figure(shown, key)
        if got != wanted:
            yield key, {"what": name, "expected": wanted, "got": NOTHING if got is None else got}
    for key, name, wanted, word in _words(expected, shown):
        if wanted is not None and word != wanted:
            yield key, {"what": name, "expected": wanted, "got": word or NOTHING}


def _figure(shown: NodeShown | Score | PartScore, key: str) -> Fraction | None:
    """Return a figure exactly; that of the survey stands in a part of the score."""
    found = getattr(shown, key)
    if found is None:
        return None
    return _figure(found, "points") if key == "survey" else exact(shown.exact.get(key, found))


def _words(
    expected: ExpectedNode | ExpectedScore, shown: NodeShown | Score
) -> Iterator[tuple[str, Localised, str | None, str | None]]:
    if hasattr(expected, "status") and hasattr(shown, "status"):
        yield "status", STATUS, expected.status, shown.status
    if hasattr(expected, "class_") and hasattr(shown, "class_"):
        yield "class", CLASS, expected.class_, shown.class_.id if shown.class_ else None


def _of_minimums(
    case: RuleCase, assessment: Assessment, source: Source, at: Path
) -> Iterator[Problem]:
    shown = {minimum.id: minimum for minimum in assessment.minimums}
    for name, verdict in case.expect.minimums.items():
        minimum = shown[name]
        if minimum.status != verdict:
            args: dict[str, Any] = {"expected": verdict, "got": minimum.status, "what": STATUS}
            args |= {"case": case.name, "subject": f"“{minimum.title}”", "steps": _held(minimum)}
            yield source.problem(UNEXPECTED, (*at, "minimums", name), **args)


def _present(case: RuleCase, assessment: Assessment, source: Source, at: Path) -> Iterator[Problem]:
    there = {node.id for node in assessment.nodes} | {one.id for one in assessment.minimums}
    for i, name in enumerate(case.expect.absent):
        if name in there:
            args: dict[str, Any] = {"case": case.name, "id": name}
            args |= {"as_of": parse_date(assessment.as_of)}
            yield source.problem(PRESENT, (*at, "absent", i), **args)


def _held(minimum: MinimumShown) -> Text:
    """Return the figure that was held against a minimum, and the minimum."""
    actual = NOTHING if minimum.actual is None else exact(minimum.actual)
    if minimum.level is None:
        return HELD(actual=actual, op=minimum.op, value=exact(minimum.value))
    there, asked = minimum.actual_level, minimum.level
    level = NOTHING if there is None else Localised(there.vi, there.en)
    return HELD(actual=level, op=minimum.op, value=Localised(asked.vi, asked.en))


def _of_findings(
    case: RuleCase, assessment: Assessment, source: Source, at: Path
) -> Iterator[Problem]:
    drawn = {(one.rule, one.node): one for one in assessment.findings}
    rules = ", ".join(sorted({rule for rule, _ in drawn})) or "—"
    for i, one in enumerate(case.expect.findings):
        if not any(_fits(one, *key) for key in drawn):
            args: dict[str, Any] = {
                "case": case.name,
                "rule": one.rule,
                "subject": _subject(one),
                "rules": rules,
            }
            yield source.problem(NOT_CONCLUDED, (*at, "findings", i), **args)
    for i, one in enumerate(case.expect.no_findings):
        found = next((told for key, told in drawn.items() if _fits(one, *key)), None)
        if found is not None:
            what: dict[str, Any] = {"rule": one.rule, "subject": _subject(one)}
            what |= {"case": case.name, "message": found.message}
            yield source.problem(CONCLUDED, (*at, "no_findings", i), **what)


def _fits(expected: ExpectedFinding, rule: str, node: str | None) -> bool:
    return expected.rule == rule and expected.node in (None, node)


def _subject(expected: ExpectedFinding) -> Localised:
    if expected.node is None:
        return ANYTHING
    return Localised(f"“{expected.node}”", f"“{expected.node}”")


def _name(node: NodeShown) -> str:
    return f"{node.number} {node.title} ({node.id})"


def explained(node: NodeShown) -> Localised:
    """Return how a node came to its points: its steps in one line."""
    steps = [*node.steps, *([node.reason] if node.reason else [])]
    if not steps:
        return SEEN
    return Localised(" ".join(s.vi for s in steps), " ".join(s.en for s in steps))
