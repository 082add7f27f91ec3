"""Do plan, actuals and rules fit together? Unknown ids and impossible figures, with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from parscore.reading.problems import kind
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, joined
from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    from parscore.documents.actuals import Actuals, Appraisal, Measure
    from parscore.documents.indicators import Indicator
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Source
    from parscore.values.messages import Argument

    Uses = Iterable[tuple[str, Path]]  # an indicator, and where it is named

    Stated = Mapping[str, Any]
    """The fields of a measure: asked for one by one, a document takes its time over each."""

UNKNOWN_INDICATOR = kind(
    "E201",
    says=("Từ điển không có chỉ tiêu “{id}”.", "The dictionary has no indicator “{id}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Thêm chỉ tiêu này vào từ điển, hoặc dùng một mã có trong từ điển.",
        "Add it to the dictionary, or use an id that is in it.",
    ),
)
UNKNOWN_INDICATORS = kind(
    "E215",
    says=(
        "Từ điển của bộ tiêu chí “{ruleset}” không có {count} trong {total} chỉ tiêu của tệp này.",
        "The dictionary of “{ruleset}” lacks {count} of the {total} indicators of this file.",
    ),
    advise=(
        (
            "Có thể chọn nhầm bộ tiêu chí: thêm --rules MÃ_BỘ, như --rules vn/qd766; "
            "parscore rules list kể các bộ."
        ),
        (
            "These may be the wrong rules: add --rules ID, such as --rules vn/qd766; "
            "parscore rules list names them."
        ),
    ),
)
UNKNOWN_TASK = kind(
    "E202",
    says=("Kế hoạch không có nhiệm vụ “{id}”.", "The plan has no task “{id}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Dùng một mã trong mục tasks của kế hoạch.", "Use an id from the plan's tasks."),
)
UNKNOWN_EVIDENCE = kind(
    "E203",
    says=("Mục evidence không có tài liệu “{id}”.", "There is no “{id}” under evidence."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Thêm tài liệu này vào mục evidence, hoặc bỏ mã này.",
        "Add the document under evidence, or remove the id.",
    ),
)
UNKNOWN_CRITERION = kind(
    "E204",
    says=("Bộ tiêu chí không có tiêu chí “{id}”.", "The rule set has no criterion “{id}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Dùng mã của một tiêu chí trong bộ tiêu chí.",
        "Use the id of a criterion of the rule set.",
    ),
)
UNKNOWN_UNIT = kind(
    "E205",
    says=("Mục units không có đơn vị “{id}”.", "There is no “{id}” under units."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Thêm đơn vị này vào mục units.", "Add the office under units."),
)
DUPLICATE = kind(
    "E206",
    says=("Mã “{id}” bị dùng hai lần.", "The id “{id}” is used twice."),
    advise=("Mỗi mã chỉ dùng một lần.", "Use each id once."),
)
PART_ABOVE_WHOLE = kind(
    "E207",
    says=(
        "“{title}”: tử số {numerator} lớn hơn mẫu số {denominator}.",
        "“{title}”: the numerator {numerator} is above the denominator {denominator}.",
    ),
    advise=("Hãy kiểm tra lại hai số đếm.", "Check both counts."),
)
NEGATIVE = kind(
    "E208",
    says=("“{title}”: giá trị không được âm ({value}).", "“{title}” cannot be negative ({value})."),
    advise=("Hãy kiểm tra lại số liệu.", "Check the figure."),
)
OTHER_COMMUNE = kind(
    "E209",
    says=(
        "Kế hoạch là của “{plan}” nhưng số liệu là của “{actuals}”.",
        "The plan is of “{plan}”, but the actuals are of “{actuals}”.",
    ),
    advise=("Hãy chọn hai tệp của cùng một xã.", "Choose two files of one commune."),
)
OTHER_PERIOD = kind(
    "E210",
    says=(
        "Kỳ số liệu {start}–{end} không nằm trong kỳ kế hoạch {plan_start}–{plan_end}.",
        "The actuals' period {start}–{end} is not within the plan's {plan_start}–{plan_end}.",
    ),
    advise=("Hãy chọn hai tệp của cùng một kỳ.", "Choose two files of one period."),
)
BACKWARDS = kind(
    "E211",
    says=("Kỳ này kết thúc trước khi bắt đầu.", "This period ends before it starts."),
    advise=("Hãy kiểm tra hai ngày.", "Check both days."),
)
WRONG_FORM = kind(
    "E212",
    says=(
        "“{title}” cần dạng {expected}, nhưng số liệu có dạng {found}.",
        "“{title}” needs {expected}, but the data gives {found}.",
    ),
    advise=("Xem từ điển chỉ tiêu để biết dạng số liệu.", "The dictionary says which form it has."),
)
TOO_MUCH = kind(
    "E213",
    says=(
        "Tỷ lệ của “{title}” là {value}%, vượt quá 100%.",
        "“{title}” is {value}%, above 100%.",
    ),
    advise=("Hãy kiểm tra lại số liệu.", "Check the figure."),
)
POINTS_OUTSIDE = kind(
    "E214",
    says=(
        "Điểm {points} của “{title}” nằm ngoài khoảng {low}–{high}.",
        "The points {points} of “{title}” lie outside {low}–{high}.",
    ),
    advise=("Hãy kiểm tra lại điểm.", "Check the points."),
)

UNKNOWN_LEVEL = kind(
    "E216",
    says=("“{title}” không có mức “{id}”.", "“{title}” has no level “{id}”."),
    advise=(
        "Có phải “{guess}”? Các mức: {levels}.",
        "Did you mean “{guess}”? There are: {levels}.",
    ),
    unguessed=(
        "Dùng một trong các mức: {levels}.",
        "Use one of its levels: {levels}.",
    ),
)

WHOLE = 100  # percent
_FEW = 5  # unknown indicators that are told of one by one
POINTS = "points"  # of a survey: its result as published, instead of a count for each answer

# Which forms of a measure each kind of indicator may have.
FORMS = {
    "ratio": ("numerator", "value"),
    "value": ("value",),
    "done": ("done",),
    "level": ("level",),
    "items": ("items",),
    "date": ("date",),
    "occurrences": ("occurrences",),
    "points": ("points",),
}

_IN_ORDER = tuple(dict.fromkeys(form for several in FORMS.values() for form in several))


class Written(Protocol):
    """Where something was written, so that what is wrong with it can be told in its place."""

    def problem(
        self, kind: Kind, path: Path = (), *, key: bool = False, **args: Argument | None
    ) -> Problem:
        """Say that something is wrong with a value, or with its key."""


class _Checker:
    """Collects what does not fit in one document."""

    def __init__(self, source: Written) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def add(self, why: Kind, path: Path, *, key: bool = False, **args: Argument) -> None:
        self.problems.append(self.source.problem(why, path, key=key, **args))

    def unknown(self, why: Kind, name: str, names: Collection[str], path: Path) -> None:
        guess = did_you_mean(name, names)
        is_key = path[-1] == name
        self.problems.append(self.source.problem(why, path, key=is_key, id=name, guess=guess))

    def listed(self, why: Kind, given: Iterable[str], names: Collection[str], path: Path) -> None:
        """Look for each name of a list."""
        for i, name in enumerate(given):
            if name not in names:
                self.unknown(why, name, names, (*path, i))

    def keys(self, why: Kind, given: Iterable[str], names: Collection[str], key: str) -> None:
        """Look for each key of a mapping."""
        for name in given:
            if name not in names:
                self.unknown(why, name, names, (key, name))

    def level(self, word: str, indicator: Indicator, path: Path) -> None:
        """Look for a level by its id or its title; an indicator without levels leaves them open."""
        if not indicator.levels or indicator.level_id(word) is not None:
            return
        titles = [Localised(one.vi, one.en) for one in indicator.levels]
        names = {name: one for one in titles for name in (one.vi, one.en)}
        names |= {one.id: title for one, title in zip(indicator.levels, titles, strict=True)}
        meant = names.get(did_you_mean(word, names) or "")
        title = Localised(indicator.title, indicator.title_en)
        there = joined(titles)
        self.problems.append(
            self.source.problem(
                UNKNOWN_LEVEL, path, title=title, id=word, guess=meant, levels=there
            )
        )

    def unique(self, ids: Sequence[str], key: str) -> None:
        if len(set(ids)) == len(ids):
            return
        seen: set[str] = set()
        for i, name in enumerate(ids):
            if name in seen:
                self.add(DUPLICATE, (key, i, "id"), id=name)
            seen.add(name)


def check_fit(
    plan: Plan, actuals: Actuals, rulebook: Rulebook, plan_source: Source, actuals_source: Source
) -> list[Problem]:
    """Return everything in plan and actuals that does not fit, each with its place."""
    problems = check_plan(plan, rulebook, plan_source)
    problems += check_actuals(actuals, rulebook, actuals_source)
    checker = _Checker(actuals_source)
    _same_commune(plan, actuals, checker)
    tasks = dict.fromkeys(task.id for task in plan.tasks)
    checker.keys(UNKNOWN_TASK, actuals.tasks, tasks, "tasks")
    return problems + checker.problems


def check_plan(plan: Plan, rulebook: Rulebook, source: Source) -> list[Problem]:
    """Return what is wrong with a plan beyond its shape."""
    checker = _Checker(source)
    if plan.period.from_ > plan.period.to:
        checker.add(BACKWARDS, ("period",))
    targets, tasks, indicators = plan.targets, plan.tasks, rulebook.indicators
    units = [unit.id for unit in plan.units]
    checker.unique([one.id for one in targets], "targets")
    checker.unique([one.id for one in plan.commitments], "commitments")
    checker.unique([one.id for one in tasks], "tasks")
    checker.unique(units, "units")
    names = {one.indicator for one in targets}.union(*[one.indicators for one in tasks])
    _indicators(names, _named(plan), rulebook, checker)
    for i, target in enumerate(targets):
        if target.level is not None and target.indicator in indicators:
            checker.level(target.level, indicators[target.indicator], ("targets", i, "level"))
    there = frozenset(units)
    for i, task in enumerate(tasks):
        lead, support = task.lead, task.support
        if not there.issuperset(lead + support):
            checker.listed(UNKNOWN_UNIT, lead, units, ("tasks", i, "lead"))
            checker.listed(UNKNOWN_UNIT, support, units, ("tasks", i, "support"))
    for i, one in enumerate(plan.assignments):
        if one.unit not in there:
            checker.unknown(UNKNOWN_UNIT, one.unit, units, ("assignments", i, "unit"))
    return checker.problems


def _named(plan: Plan) -> Uses:
    """Return the indicators that a plan names, with their places."""
    for i, one in enumerate(plan.targets):
        yield one.indicator, ("targets", i, "indicator")
    for i, task in enumerate(plan.tasks):
        for n, name in enumerate(task.indicators):
            yield name, ("tasks", i, "indicators", n)


def _indicators(names: Collection[str], uses: Uses, rulebook: Rulebook, checker: _Checker) -> None:
    """Look for unknown indicators; where most are, the rules are wrong rather than each of them."""
    unknown = set(names).difference(rulebook.indicators)
    if not unknown:
        return
    wrong = [(name, path) for name, path in uses if name in unknown]
    if len(unknown) > _FEW and 2 * len(unknown) > len(names):
        path = wrong[0][1]
        counts = {"count": len(unknown), "total": len(names)}
        is_key = path[-1] in unknown
        checker.add(UNKNOWN_INDICATORS, path, key=is_key, ruleset=rulebook.id, **counts)
        return
    for name, path in wrong:
        checker.unknown(UNKNOWN_INDICATOR, name, rulebook.indicators, path)


def check_actuals(actuals: Actuals, rulebook: Rulebook, source: Source) -> list[Problem]:
    """Return what is wrong with actuals beyond their shape."""
    checker = _Checker(source)
    if actuals.period.from_ > actuals.period.to:
        checker.add(BACKWARDS, ("period",))
    measures, indicators = actuals.measures, rulebook.indicators
    documents = [document.id for document in actuals.evidence]
    checker.unique(documents, "evidence")
    there = frozenset(documents)
    uses = ((name, ("measures", name)) for name in measures)
    _indicators(measures, uses, rulebook, checker)
    for name, measure in measures.items():
        path, known, stated = ("measures", name), indicators.get(name), vars(measure)
        window, evidence = stated["window"], stated["evidence"]
        if window is not None and window.from_ > window.to:
            checker.add(BACKWARDS, (*path, "window"))
        if known is not None:
            _measure(stated, known, path, checker)
        if not there.issuperset(evidence):
            checker.listed(UNKNOWN_EVIDENCE, evidence, documents, (*path, "evidence"))
    for name, task in actuals.tasks.items():
        evidence = task.evidence
        if not there.issuperset(evidence):
            checker.listed(UNKNOWN_EVIDENCE, evidence, documents, ("tasks", name, "evidence"))
    _appraised(actuals, rulebook, checker)
    _given_points(actuals, rulebook, checker)
    return checker.problems


def check_measure(
    measure: Measure, indicator: str, rulebook: Rulebook, source: Written
) -> list[Problem]:
    """Return what is wrong with one measure by itself, beyond its shape."""
    checker = _Checker(source)
    known = rulebook.indicators.get(indicator)
    if known is not None:
        _measure(vars(measure), known, (), checker)
    if measure.points is not None:
        for leaf in (one for one in rulebook.leaves if one.indicator == indicator):
            _within(leaf.id, measure.points, ("points",), rulebook, checker)
    return checker.problems


def _appraised(actuals: Actuals, rulebook: Rulebook, checker: _Checker) -> None:
    """Look at what is told of criteria: appraisal and survey.

    A national set is scored beside a province's own, whose criteria they may well be about.
    """
    nodes = rulebook.nodes
    if rulebook.province is not None:
        checker.keys(UNKNOWN_CRITERION, actuals.appraisal, nodes, "appraisal")
        checker.keys(UNKNOWN_CRITERION, actuals.survey, nodes, "survey")
    for name, appraisal in actuals.appraisal.items():
        if name in nodes:
            _corrections(appraisal, nodes[name], rulebook, checker)
    for name, counts in actuals.survey.items():
        if name in nodes:
            _answers(counts, nodes[name], checker)


def _answers(counts: Mapping[str, Decimal], node: Node, checker: _Checker) -> None:
    """Look at how many gave each answer of a survey."""
    for answer, count in counts.items():
        if answer != POINTS and count < 0:
            checker.add(NEGATIVE, ("survey", node.id, answer), title=node.title, value=count)


def _form_of(stated: Stated) -> str | None:
    """Return the form of a measure; None where it has no figure."""
    for form in _IN_ORDER:
        if stated[form] is not None:
            return form
    return None


def _corrections(appraisal: Appraisal, node: Node, rulebook: Rulebook, checker: _Checker) -> None:
    """Look at the figures that an appraiser corrected; only a leaf's own measure can be."""
    known = rulebook.indicators.get(node.indicator or "")
    allowed = ("points",) if known is None else FORMS[known.kind]
    for key, one in (("round1", appraisal.round1), ("round2", appraisal.round2)):
        if one is None or one.measure is None:
            continue
        path, stated = ("appraisal", node.id, key, "measure"), vars(one.measure)
        form = _form_of(stated)
        if known is None or form not in allowed:
            expected, title = "/".join(allowed), node.title if known is None else known.title
            checker.add(WRONG_FORM, path, title=title, expected=expected, found=form or "—")
        else:
            _figures(stated, known, path, checker)


def _measure(stated: Stated, indicator: Indicator, path: Path, checker: _Checker) -> None:
    form, allowed = _form_of(stated), FORMS[indicator.kind]
    if form is not None and form not in allowed:
        expected = "/".join(allowed)
        checker.add(WRONG_FORM, path, title=indicator.title, expected=expected, found=form)
        return
    _figures(stated, indicator, path, checker)
    if stated["previous"] is not None:
        _figures(vars(stated["previous"]), indicator, (*path, "previous"), checker)


def _figures(stated: Stated, indicator: Indicator, path: Path, checker: _Checker) -> None:
    if stated["level"] is not None:
        checker.level(stated["level"], indicator, (*path, "level"))
    numbers = _numbers(stated)
    if numbers and indicator.nonnegative:
        for key, number in numbers:
            if number < 0:
                checker.add(NEGATIVE, (*path, *key), title=indicator.title, value=number)
    if numbers and indicator.part_of_whole:
        _within_whole(stated, indicator, path, checker)


def _within_whole(stated: Stated, indicator: Indicator, path: Path, checker: _Checker) -> None:
    """Look whether the part is above the whole."""
    numerator, denominator, value = stated["numerator"], stated["denominator"], stated["value"]
    if numerator is not None and denominator is not None and numerator > denominator:
        checker.add(
            PART_ABOVE_WHOLE,
            (*path, "numerator"),
            title=indicator.title,
            numerator=numerator,
            denominator=denominator,
        )
    if value is not None and indicator.kind == "ratio" and value > WHOLE:
        checker.add(TOO_MUCH, (*path, "value"), title=indicator.title, value=value)


def _numbers(stated: Stated) -> list[tuple[Path, Decimal]]:
    """Return the numbers that figures state, with their places."""
    numbers: list[tuple[Path, Decimal]] = []
    for key in ("numerator", "denominator", "value"):
        if stated[key] is not None:
            numbers.append(((key,), stated[key]))  # noqa: PERF401 - a comprehension costs more
    for i, one in enumerate(stated["occurrences"] or ()):
        if one.days is not None:
            numbers.append((("occurrences", i, "days"), one.days))
    return numbers


def _given_points(actuals: Actuals, rulebook: Rulebook, checker: _Checker) -> None:
    """Points that are entered must lie within what their criterion can give."""
    for name, result in actuals.survey.items():
        if POINTS in result and name in rulebook.nodes:
            _within(name, result[POINTS], ("survey", name, "points"), rulebook, checker)
    for book in (rulebook, *rulebook.quoted.values()):
        _entered(actuals, book.on(actuals.as_of), checker)
    for name, appraisal in actuals.appraisal.items():
        for key, one in (("round1", appraisal.round1), ("round2", appraisal.round2)):
            if one is not None and one.points is not None and name in rulebook.nodes:
                where = ("appraisal", name, key, "points")
                _within(name, one.points, where, rulebook, checker)


def _entered(actuals: Actuals, rulebook: Rulebook, checker: _Checker) -> None:
    given = {k: one.points for k, one in actuals.measures.items() if one.points is not None}
    for leaf in rulebook.leaves if given else ():
        name = leaf.indicator or ""
        if name in given:
            _within(leaf.id, given[name], ("measures", name, "points"), rulebook, checker)


def _within(name: str, points: Decimal, path: Path, rulebook: Rulebook, checker: _Checker) -> None:
    node = rulebook.nodes[name]
    low, high = node.floor, node.maximum
    if node.formula is not None:
        least, most = node.formula.extent(node.maximum, node.floor)
        low, high = min(low, least), max(high, most)
    if not low <= Fraction(points) <= high:
        checker.add(POINTS_OUTSIDE, path, title=node.title, points=points, low=low, high=high)


def _same_commune(plan: Plan, actuals: Actuals, checker: _Checker) -> None:
    """Identity is the code; without one, province and name."""
    ours, theirs = plan.commune, actuals.commune
    if ours.code and theirs.code:
        same = ours.code == theirs.code
    else:
        same = ours.province == theirs.province and match_key(ours.name) == match_key(theirs.name)
    if not same:
        checker.add(
            OTHER_COMMUNE,
            ("commune",),
            plan=f"{ours.name} ({ours.province})",
            actuals=f"{theirs.name} ({theirs.province})",
        )
    inside = plan.period.from_ <= actuals.period.from_ and actuals.period.to <= plan.period.to
    if not inside and actuals.period.from_ <= actuals.period.to:
        checker.add(
            OTHER_PERIOD,
            ("period",),
            start=actuals.period.from_,
            end=actuals.period.to,
            plan_start=plan.period.from_,
            plan_end=plan.period.to,
        )
