"""Random rule packs and facts, and an evaluator of rules as written that shares no code."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from parscore.documents.inference_rules import InferenceRules
from parscore.inference import ANY, Fact, Program, compile_rules, fact

if TYPE_CHECKING:
    from parscore.inference.facts import Value

NODES = ["n0", "n1", "n2", "n3"]
WORDS = ["met", "partly", "not_met"]
NUMBERS = [0, 1, 2, 3]

# Kind: its level, and the type of each field. Rules of a level negate only what lies below it.
KINDS: dict[str, tuple[int, dict[str, str]]] = {
    "depends": (0, {"node": "id", "on": "id"}),
    "child": (0, {"node": "id", "parent": "id"}),
    "result": (0, {"node": "id", "field": "id", "status": "word"}),
    "late": (0, {"indicator": "const", "node": "id", "days": "int"}),
    "near": (1, {"x": "id", "y": "id"}),
    "weak": (1, {"x": "id"}),
    "heavy": (2, {"x": "id", "k": "int"}),
    "cap": (2, {"node": "id"}),
    "odd": (3, {"x": "id", "s": "word"}),
    "finding": (3, {"node": "id"}),
}
INPUT_KINDS = [kind for kind, (level, _) in KINDS.items() if level == 0]
EFFECT_BODIES = {"cap": {"at": "50%"}, "finding": {}}
VALUES: dict[str, list[Any]] = {"id": NODES, "word": WORDS, "int": NUMBERS, "const": ["i"]}
NAMES = {"id": "nmp", "word": "st", "int": "de"}


def term(draw: st.DrawFn, kind: str, bound: dict[str, str], fresh: set[str], how: set[str]) -> str:
    """Draw what stands in a field of this type; `fresh` are the variables bound in the pattern."""
    constant = str(draw(st.sampled_from(VALUES[kind])))
    if kind == "const":
        return constant
    known = sorted(name for name, other in bound.items() if other == kind)
    new = sorted(set(NAMES[kind]) - set(bound) - fresh) if "bind" in how else []
    ops = ["!=", "<", "<=", ">", ">="] if kind == "int" else ["!="]
    forms = ["constant", "compare"]
    forms += ["variable"] * 4 if known or new else []
    forms += ["join"] if known and "compare" in how else []
    forms += ["both"] if new else []
    form = draw(st.sampled_from(forms))
    if form == "constant":
        return constant
    if form == "compare":
        return f"{draw(st.sampled_from(ops))} {constant}"
    if form == "join":
        return f"{draw(st.sampled_from(ops))} ${draw(st.sampled_from(known))}"
    name = draw(st.sampled_from(new if form == "both" else known + new))
    if name not in bound:
        fresh.add(name)
    return f"${name}" if form == "variable" else f"${name} {draw(st.sampled_from(ops))} {constant}"


def pattern(
    draw: st.DrawFn, kinds: list[str], bound: dict[str, str], how: set[str]
) -> dict[str, Any]:
    kind = draw(st.sampled_from(kinds))
    fresh: set[str] = set()
    fields = {
        field: term(draw, type_, bound, fresh, how)
        for field, type_ in KINDS[kind][1].items()
        if draw(st.integers(0, 3))
    }
    types = {name: type_ for type_, names in NAMES.items() for name in names}
    bound.update({name: types[name] for name in fresh})
    return {kind: fields}


@st.composite
def rules(draw: st.DrawFn, number: int) -> dict[str, Any]:
    head = draw(st.sampled_from([kind for kind in KINDS if KINDS[kind][0]]))
    level = KINDS[head][0]
    below = [kind for kind in KINDS if KINDS[kind][0] < level]
    upto = [kind for kind in KINDS if KINDS[kind][0] <= level]
    bound: dict[str, str] = {}
    when = [pattern(draw, upto, bound, {"bind", "compare"}) for _ in range(draw(st.integers(1, 3)))]
    if draw(st.integers(0, 2)) == 0:
        counted = pattern(draw, below, bound, {"bind"})
        when.append(counted | {"at_least": draw(st.integers(2, 3))})
    unless = [pattern(draw, below, bound, {"compare"}) for _ in range(draw(st.integers(0, 2)))]
    fields = {}
    for field, type_ in KINDS[head][1].items():
        known = [f"${name}" for name, other in bound.items() if other == type_]
        fields[field] = draw(st.sampled_from(known or [str(VALUES[type_][0])]))
    body = {head: fields | EFFECT_BODIES[head]} if head in EFFECT_BODIES else None
    told = sorted(draw(st.sets(st.sampled_from(sorted(bound)), max_size=2))) if bound else []
    sentence = "".join(f"{{{name}}} " for name in told) + "."
    return {
        "id": f"rule-{number}",
        "title": "Quy tắc",
        "when": when,
        "unless": unless,
        "then": [body or {"derive": {head: fields}}],
        "severity": "info",
        "message": {"vi": sentence, "en": sentence},
        "source": {"basis": "assumed", "reason": "Thử."},
    }


# Every derived kind has a rule with values of its types, so that types are always inferred.
SEEDS = [
    ({"depends": {"node": "$n", "on": "$m"}}, {"near": {"x": "$n", "y": "$m"}}),
    ({"result": {"node": "$n", "status": "not_met"}}, {"weak": {"x": "$n"}}),
    ({"late": {"node": "$n", "days": "$d >= 2"}}, {"heavy": {"x": "$n", "k": "$d"}}),
    ({"result": {"node": "$n", "status": "$s"}}, {"odd": {"x": "$n", "s": "$s"}}),
]


@st.composite
def packs(draw: st.DrawFn) -> list[dict[str, Any]]:
    seeds = [
        {
            "id": f"seed-{number}",
            "title": "Quy tắc",
            "when": [when],
            "unless": [],
            "then": [{"derive": then}],
            "severity": "info",
            "source": {"basis": "assumed", "reason": "Thử."},
        }
        for number, (when, then) in enumerate(SEEDS)
    ]
    return seeds + [draw(rules(number)) for number in range(draw(st.integers(1, 8)))]


def compiled(pack: list[dict[str, Any]]) -> Program:
    document = InferenceRules.model_validate({"schema": "parscore/inference/1", "rules": pack})
    return compile_rules({"pack": document})


@st.composite
def facts(draw: st.DrawFn, most: int = 14) -> list[Fact]:
    def one() -> Fact:
        kind = draw(st.sampled_from(INPUT_KINDS))
        fields = KINDS[kind][1].items()
        return fact(kind, **{name: draw(st.sampled_from(VALUES[type_])) for name, type_ in fields})

    return [one() for _ in range(draw(st.integers(0, most)))]


@dataclass
class Known:
    """Facts as dictionaries, by kind."""

    facts: dict[str, list[dict[str, Any]]]

    def add(self, kind: str, fields: dict[str, Any]) -> bool:
        rows = self.facts.setdefault(kind, [])
        if fields in rows:
            return False
        rows.append(fields)
        return True


def naive(pack: list[dict[str, Any]], given: list[Fact]) -> set[tuple[str, Fact]]:
    """Evaluate rules by trying every fact everywhere, level by level, until nothing changes."""
    known = Known({})
    for item in given:
        known.add(item.kind, dict(item.fields))
    drawn: set[tuple[str, Fact]] = set()
    for level in (1, 2, 3):
        changing = True
        while changing:
            changing = False
            for rule in pack:
                kind, fields = _head(rule)
                if KINDS[kind][0] != level:
                    continue
                for env in list(_solutions(rule["when"], {}, known)):
                    if any(_extensions(p, env, known) for p in rule["unless"]):
                        continue
                    types = KINDS[kind][1]
                    made = {
                        name: _operand(str(text), types[name], env)
                        for name, text in fields.items()
                        if name in types
                    }
                    changing |= known.add(kind, made)
                    drawn.add((rule["id"], fact(kind, **made)))
    return drawn


def _head(rule: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    ((name, body),) = rule["then"][0].items()
    return next(iter(body.items())) if name == "derive" else (name, body)


def _solutions(
    when: list[dict[str, Any]], env: dict[str, Any], known: Known
) -> list[dict[str, Any]]:
    if not when:
        return [env]
    first, *rest = when
    least = first.get("at_least", 1)
    found: dict[tuple[tuple[str, Any], ...], int] = {}
    for after in _extensions({k: v for k, v in first.items() if k != "at_least"}, env, known):
        key = tuple(sorted(after.items()))
        found[key] = found.get(key, 0) + 1
    following = [dict(key) for key, count in found.items() if count >= least]
    return list(itertools.chain.from_iterable(_solutions(rest, e, known) for e in following))


def _extensions(one: dict[str, Any], env: dict[str, Any], known: Known) -> list[dict[str, Any]]:
    ((kind, terms),) = one.items()
    found = []
    for row in known.facts.get(kind, ()):
        after = dict(env)
        if all(
            _holds(str(text), row[n], KINDS[kind][1][n], env, after) for n, text in terms.items()
        ):
            found.append(after)
    return found


def _holds(text: str, value: Value, type_: str, env: dict[str, Any], after: dict[str, Any]) -> bool:
    variable, op, operand = re.fullmatch(r"(?:\$(\w+) ?)?(?:([<>!=]+) )?(.*)", text).groups()
    if variable and after.setdefault(variable, value) != value:
        return False
    if variable and not operand:
        return True
    other = _operand(operand, type_, env)
    return {
        None: lambda: value == other,
        "!=": lambda: value != other,
        "<": lambda: value < other,
        "<=": lambda: value <= other,
        ">": lambda: value > other,
        ">=": lambda: value >= other,
    }[op]()


def _operand(text: str, type_: str, env: dict[str, Any]) -> Value:
    if text.startswith("$"):
        return env[text[1:]]
    return int(text) if type_ == "int" else text


def covers(wide: Fact, narrow: Fact) -> bool:
    return wide.kind == narrow.kind and all(
        a[0] == b[0] and (a[1] == ANY or a[1] == b[1])
        for a, b in zip(wide.fields, narrow.fields, strict=True)
    )
