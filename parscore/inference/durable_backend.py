"""The durable back end: durable-rules 2.0.28, driven inside the subset in which it is exact.

What that engine must never see, because it then crashes, hangs or answers wrongly: floats, text
of users, missing fields, joins between the fields of one fact, a cross-fact test that comes last
and can fail, events, retraction, actions that do anything but record, a session deleted before
an action ran in it, and its own timers. So, here:

* one ruleset for each program; sessions and facts are numbered; each session is deleted;
* every session begins with a fact whose rule surely fires (`_OPEN`), and every pattern that
  looks at other facts ends with a test that always holds (`_ONE`);
* every rule begins with the fact that opens its stratum (`_STRATUM`), which comes after all
  facts that the rule negates, and negated patterns come last;
* one fact may stand in several conditions of a rule (`dist: 0`), as in plain logic;
* facts that no pattern can match are not handed over at all.
"""

from __future__ import annotations

import itertools
import threading
import time
import weakref
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from parscore.inference.symbols import Symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from parscore.inference.chaining import Match
    from parscore.inference.facts import Fact
    from parscore.inference.program import Pattern, Program, Rule
    from parscore.inference.terms import Op

_RULESET: Final = "parscore"
_OPEN: Final = 0  # the kind of the fact that begins a session
_STRATUM: Final = 1  # the kind of the facts that open a stratum
_FIRST_KIND: Final = 2
_KIND: Final = "k"
_NUMBER: Final = "n"
_ONE: Final = "_1"
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
    """Import the engine, without its decorators, which start timers and shadow builtins."""
    from durable import engine  # noqa: PLC0415 - only where it is used: it may be missing

    engine._unix_now = time.time  # noqa: SLF001 - its own warns of deprecation from Python 3.12
    module: ModuleType = engine
    return module


def _field(at: int) -> str:
    return f"v{at}"


def _alias(place: int) -> str:
    return f"f_{place}"


class _Network:
    """The ruleset of one program, loaded in the engine."""

    def __init__(self, program: Program) -> None:
        engine = _engine()
        self._lock = threading.Lock()
        self._sessions = itertools.count(1)
        self._codes = {kind: code for code, kind in enumerate(program.shapes, _FIRST_KIND)}
        self.symbols = Symbols(_constants(program))
        self.fired: list[tuple[int, list[str]]] = []
        self.failed: list[BaseException] = []
        self.opened = False
        self.not_handled: type[Exception] = engine.MessageNotHandledException

        class QuietHost(engine.Host):  # type: ignore[misc, name-defined]
            """A host without timer threads."""

            def _run(self) -> None:
                pass

        self.host = QuietHost({_RULESET: self._definitions(program)})
        self.handle = self.host.get_ruleset(_RULESET)._handle  # noqa: SLF001 - to free it

    def _definitions(self, program: Program) -> _Json:
        definitions: _Json = {
            str(number): self._definition(number, rule) for number, rule in enumerate(program.rules)
        }
        definitions["open"] = {"all": [{"m": {"$and": [{_KIND: _OPEN}]}}], "run": self._opener()}
        return definitions

    def _definition(self, number: int, rule: Rule) -> _Json:
        sources = {
            variable: (_alias(places[0][0]), _field(places[0][1]))
            for variable, places in rule.variables
        }
        opening = {"s": {"$and": [{_KIND: _STRATUM}, {_NUMBER: rule.stratum}]}}
        when = [
            {_alias(place): self._pattern(pattern, sources)}
            for place, pattern in enumerate(rule.when)
        ]
        unless = [
            {f"u_{place}$not": self._pattern(pattern, sources)}
            for place, pattern in enumerate(rule.unless)
        ]
        aliases = [_alias(place) for place in range(len(rule.when))]
        return {
            "all": [opening, *when, *unless],
            "dist": 0,
            "run": self._recorder(number, aliases),
        }

    def _pattern(self, pattern: Pattern, sources: dict[str, tuple[str, str]]) -> _Json:
        tests: list[_Json] = [{_KIND: self._codes[pattern.kind]}]
        tests += [_test(t.op, t.at, self.symbols.encode(t.constant)) for t in pattern.tests]
        for join in pattern.joins:
            alias, field = sources[join.variable]
            tests.append(_test(join.op, join.at, {alias: field}))
        if pattern.joins:
            alias, _ = sources[pattern.joins[-1].variable]
            tests.append({_ONE: {alias: _ONE}})
        return {"$and": tests}

    def _recorder(self, number: int, aliases: list[str]) -> Callable[[Any], None]:
        """Make the action of a rule. It has one parameter: with two it would never complete."""

        def record(closure: Any) -> None:  # noqa: ANN401 - the engine's own class
            try:
                self.fired.append((number, [getattr(closure, alias)["id"] for alias in aliases]))
            except BaseException as error:  # the engine would swallow it
                self.failed.append(error)
                raise

        return record

    def _opener(self) -> Callable[[Any], None]:
        def open_session(_: Any) -> None:  # noqa: ANN401 - the engine's own class
            self.opened = True

        return open_session

    @contextmanager
    def session(self, program: Program) -> Iterator[DurableSession]:
        """Run one session at a time; it is deleted whatever happens in it."""
        with self._lock:
            number = str(next(self._sessions))
            self.fired, self.failed, self.opened = [], [], False
            session = DurableSession(self, number, program)
            session.put({_KIND: _OPEN})
            if not self.opened:  # then deleting the session would crash
                raise EngineFailure("the session did not open")
            try:
                yield session
                session.verify()
            finally:
                self.host.delete_state(_RULESET, number)

    def encode(self, fact: Fact, symbols: Symbols) -> _Json:
        """Return a fact as the engine gets it."""
        coded: _Json = {
            _field(at): symbols.encode(value) for at, (_, value) in enumerate(fact.fields)
        }
        coded[_KIND] = self._codes[fact.kind]
        return coded


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
        """Hand over the facts that a rule may look at, always in the same order."""
        for fact in sorted(filter(self._program.concerns, facts)):
            self._facts[self.put(self._network.encode(fact, self._symbols))] = fact

    def open(self, stratum: int) -> None:
        """Begin a stratum."""
        self.put({_KIND: _STRATUM, _NUMBER: stratum})

    def matches(self) -> list[Match]:
        """Return what has fired since the last call."""
        self._check()
        fired, self._network.fired = self._network.fired, []
        return [(number, tuple([self._facts[key] for key in keys])) for number, keys in fired]

    def put(self, coded: _Json) -> str:
        """Assert one fact, and return its id."""
        key = str(next(self._ids))
        coded |= {_ONE: 1, "id": key, "sid": self._number}
        with suppress(self._network.not_handled):  # it says that no rule reads the fact
            self._network.host.assert_fact(_RULESET, coded)
        return key

    def verify(self) -> None:
        """Look for an exception that the engine has swallowed.

        Raises:
            EngineFailure: there is one.
        """
        self._check()
        if "exception" in self._network.host.get_state(_RULESET, self._number):
            raise EngineFailure("an action failed")

    def _check(self) -> None:
        if self._network.failed:
            raise self._network.failed[0]


_NETWORKS: Final[weakref.WeakKeyDictionary[Program, _Network]] = weakref.WeakKeyDictionary()
_BUILDING: Final = threading.Lock()


@contextmanager
def durable_session(program: Program) -> Iterator[DurableSession]:
    """Open a session in the ruleset of a program, which is loaded when it is first used."""
    with _BUILDING:
        network = _NETWORKS.get(program)
        if network is None:
            network = _NETWORKS[program] = _Network(program)
            free = _engine().durable_rules_engine.delete_ruleset
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
