"""The durable back end: durable-rules 2.0.28, driven inside the subset in which it is exact.

What that engine must never see, because it then crashes, hangs or answers wrongly: floats, text
of users, missing fields, joins between the fields of one fact, a cross-fact test that comes last
and can fail, events, retraction, actions that do anything but record, a session deleted before
an action ran in it, and its own timers. So, here:

* one ruleset for each program; sessions and facts are numbered; each session is deleted;
* every session begins with a fact whose rule surely fires (`_OPEN`), and every pattern that
  looks at other facts ends with a test that always holds (`_ONE`);
* a rule that negates begins with the fact that opens its stratum (`_STRATUM`), which comes after
  all facts that the rule negates, and negated patterns come last; so does every rule of a later
  stratum, which must not fire in an earlier one. Other rules wait for nothing;
* what has fired is fetched when it is asked for, and nothing is written back into the session;
* one fact may stand in several conditions of a rule (`dist: 0`), as in plain logic;
* facts that no pattern can match are not handed over at all.

The network itself is used, without the host that its package puts around it: that starts threads,
swallows what actions raise, and takes most of the time to hand over a fact.
"""

from __future__ import annotations

import itertools
import json
import threading
import weakref
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from parscore.inference.symbols import KEPT, Symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from parscore.inference.chaining import Match
    from parscore.inference.facts import Fact
    from parscore.inference.program import Pattern, Program, Rule
    from parscore.inference.terms import Op

_RULESET: Final = "parscore"
_OPEN: Final = "k0"  # the kind of the fact that begins a session
_STRATUM: Final = "k1"  # the kind of the facts that open a stratum; they hold its number
_FIRST_KIND: Final = 2
_ONE: Final = "_1"
_OPENER: Final = "open"  # the name of the rule that fires as a session begins
_TAKEN: Final = (0, 1)  # what the engine answers to a fact; 1 if no rule reads it
_FACTS_KEPT: Final = 4_096
_WORDS_KEPT: Final = KEPT // 2  # far enough below, for a fact may bring some words at once
_OPERATORS: Final[dict[Op, str]] = {
    "!=": "$neq",
    "<": "$lt",
    "<=": "$lte",
    ">": "$gt",
    ">=": "$gte",
}

_Json = dict[str, Any]


class EngineFailure(RuntimeError):  # noqa: N818 - it says what happened
    """The engine reported an error, or did not do what it must."""


@cache
def unavailable() -> str | None:
    """Return why durable-rules cannot be used here; `None` if it can."""
    try:
        _engine()
    except Exception as error:  # noqa: BLE001 - whatever stops it, the other back end serves
        return type(error).__name__
    return None


@cache
def _engine() -> ModuleType:
    """Import the engine: only where it is used, for it may be missing."""
    import durable_rules_engine  # noqa: PLC0415

    module: ModuleType = durable_rules_engine
    return module


def _kind(code: int) -> str:
    """Return the property by which a fact is of a kind: the engine looks properties up by name."""
    return f"k{code}"


def _field(at: int) -> str:
    return f"v{at}"


def _alias(place: int) -> str:
    return f"f_{place}"


class _Network:
    """The ruleset of one program, loaded in the engine."""

    def __init__(self, program: Program) -> None:
        self._engine = _engine()
        self._lock = threading.Lock()
        self._sessions = itertools.count(1)
        self._kinds = {kind: _kind(code) for code, kind in enumerate(program.shapes, _FIRST_KIND)}
        self._aliases = [[_alias(at) for at in range(len(rule.when))] for rule in program.rules]
        self._state: int | None = None
        self.kept: dict[Fact, str] = {}
        self.symbols = Symbols(_constants(program))
        self.fired: list[tuple[int, list[str]]] = []
        self.opened = False
        self.handle = self._engine.create_ruleset(_RULESET, json.dumps(self._definitions(program)))

    def _definitions(self, program: Program) -> _Json:
        definitions: _Json = {
            str(number): self._definition(rule) for number, rule in enumerate(program.rules)
        }
        definitions[_OPENER] = {"all": [{"m": {"$and": [{_OPEN: 1}]}}]}
        return definitions

    def _definition(self, rule: Rule) -> _Json:
        sources = {
            variable: (_alias(places[0][0]), _field(places[0][1]))
            for variable, places in rule.variables
        }
        waits = rule.unless or rule.stratum > 1
        opening = [{"s": {"$and": [{_STRATUM: rule.stratum}]}}] if waits else []
        when = [
            {_alias(place): self._pattern(pattern, sources)}
            for place, pattern in enumerate(rule.when)
        ]
        unless = [
            {f"u_{place}$not": self._pattern(pattern, sources)}
            for place, pattern in enumerate(rule.unless)
        ]
        return {"all": [*opening, *when, *unless], "dist": 0}

    def _pattern(self, pattern: Pattern, sources: dict[str, tuple[str, str]]) -> _Json:
        tests: list[_Json] = [{self._kinds[pattern.kind]: 1}]
        tests += [_test(t.op, t.at, self.symbols.encode(t.constant)) for t in pattern.tests]
        for join in pattern.joins:
            alias, field = sources[join.variable]
            tests.append(_test(join.op, join.at, {alias: field}))
        if pattern.joins:
            alias, _ = sources[pattern.joins[-1].variable]
            tests.append({_ONE: {alias: _ONE}})
        return {"$and": tests}

    def assert_fact(self, text: str) -> None:
        """Hand over one fact.

        Raises:
            EngineFailure: the engine does not take the fact.
        """
        answer, self._state = self._engine.assert_fact(self.handle, text)
        if answer not in _TAKEN:
            raise EngineFailure(f"answer {answer}")

    def fire(self) -> None:
        """Note every rule that the facts handed over so far have made ready."""
        engine, handle, state = self._engine, self.handle, self._state
        started = engine.start_action_for_state(handle, state)
        fired = started[1] if started else None
        while fired:
            self._note(orjson.loads(fired))
            fired = engine.complete_and_start_action(handle, state)

    def _note(self, fired: _Json) -> None:
        """Note a rule that has fired, with the ids of the facts in its conditions."""
        for name, match in fired.items():
            if name == _OPENER:
                self.opened = True
            else:
                number = int(name)
                ids = [match[alias]["id"] for alias in self._aliases[number]]
                self.fired.append((number, ids))

    @contextmanager
    def session(self, program: Program) -> Iterator[DurableSession]:
        """Run one session at a time; it is deleted whatever happens in it."""
        with self._lock:
            number = str(next(self._sessions))
            self.fired, self.opened = [], False
            session = DurableSession(self, number, program)
            session.put(f'"{_OPEN}":1')
            self.fire()
            if not self.opened:  # then deleting the session would crash
                raise EngineFailure("the session did not open")
            try:
                yield session
            finally:
                self._engine.delete_state(self.handle, number)

    def encode(self, fact: Fact, symbols: Symbols) -> str:
        """Return a fact as the engine gets it: members of a JSON object, numbers and symbols.

        The first facts are kept in the program's own symbols, for most come again in the next
        session. Once no more are kept, new words get symbols of the session.
        """
        keeps = len(self.kept) < _FACTS_KEPT and len(self.symbols) < _WORDS_KEPT
        if not keeps:
            return self._encoded(fact, symbols)
        text = self.kept[fact] = self._encoded(fact, self.symbols)
        return text

    def _encoded(self, fact: Fact, symbols: Symbols) -> str:
        values = [
            value if isinstance(value, int) else f'"{symbols.intern(value)}"'
            for _, value in fact.fields
        ]
        fields = [f'"{_field(at)}":{value}' for at, value in enumerate(values)]
        return ",".join((*fields, f'"{self._kinds[fact.kind]}":1'))


class DurableSession:
    """One evaluation in the engine."""

    def __init__(self, network: _Network, number: str, program: Program) -> None:
        self._network = network
        self._number = number
        self._program = program
        self._symbols = network.symbols.overlay()
        self._ids = itertools.count()
        self._facts: dict[str, Fact] = {}

    def add(self, facts: Sequence[Fact]) -> None:
        """Hand over the facts that a rule may look at."""
        network, concerns = self._network, self._program.concerns
        for fact in facts:
            text = network.kept.get(fact)
            if text is None:
                if not concerns(fact):
                    continue
                text = network.encode(fact, self._symbols)
            self._facts[self.put(text)] = fact

    def open(self, stratum: int) -> None:
        """Begin a stratum."""
        self.put(f'"{_STRATUM}":{stratum}')

    def matches(self) -> list[Match]:
        """Return what has fired since the last call."""
        network, facts = self._network, self._facts
        network.fire()
        fired, network.fired = network.fired, []
        return [(number, tuple([facts[key] for key in keys])) for number, keys in fired]

    def put(self, members: str) -> str:
        """Assert one fact, and return its id."""
        key = str(next(self._ids))
        self._network.assert_fact(f'{{{members},"{_ONE}":1,"id":"{key}","sid":"{self._number}"}}')
        return key


_NETWORKS: Final[weakref.WeakKeyDictionary[Program, _Network]] = weakref.WeakKeyDictionary()
_BUILDING: Final = threading.Lock()


@contextmanager
def durable_session(program: Program) -> Iterator[DurableSession]:
    """Open a session in the ruleset of a program, which is loaded when it is first used."""
    with _BUILDING:
        network = _NETWORKS.get(program)
        if network is None:
            network = _NETWORKS[program] = _Network(program)
            free = _engine().delete_ruleset
            weakref.finalize(program, free, network.handle).atexit = False
    with network.session(program) as session:
        yield session


def _test(op: Op, at: int, value: object) -> _Json:
    test = {_field(at): value}
    return test if op == "=" else {_OPERATORS[op]: test}


def _constants(program: Program) -> list[str]:
    words = {
        test.constant
        for rule in program.rules
        for pattern in (*rule.when, *rule.unless)
        for test in pattern.tests
    }
    return sorted(word for word in words if isinstance(word, str))
