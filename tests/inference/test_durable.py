"""The durable back end keeps its promises: crash safety, isolation, and nothing but numbers."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from parscore.inference import EngineUnavailable, Fact, Program, compile_rules, conclude, fact
from parscore.inference import durable_backend as durable
from parscore.inference.symbols import Symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.documents.inference_rules import InferenceRules

    Coded = dict[str, int | str]

pytestmark = pytest.mark.skipif(
    durable.unavailable() is not None, reason="durable-rules cannot be used here"
)

FACTS = [
    fact("measure", indicator="overdue_without_apology", state="positive", level="none"),
    fact("uses", node="on_time", indicator="dossiers_on_time"),
    fact("depends", node="satisfaction", on="on_time"),
    fact("late", indicator="reports", node="reports", days=3),
    *(fact("result", node=f"n{k}", field="f", status="not_met") for k in range(4)),
]


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    durable.unavailable.cache_clear()
    durable._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    yield
    durable.unavailable.cache_clear()
    durable._engine.cache_clear()


@pytest.mark.usefixtures("without_engine")
def test_without_the_engine_the_reference_evaluator_serves(national: Program) -> None:
    drawn = conclude(national, FACTS)
    assert drawn.engine == "reference"
    assert drawn.note is not None
    assert "ModuleNotFoundError" in drawn.note.vi
    assert drawn.items == conclude(national, FACTS, "reference").items


@pytest.mark.usefixtures("without_engine")
def test_the_engine_that_was_asked_for_must_be_there(national: Program) -> None:
    with pytest.raises(EngineUnavailable, match="reference evaluator") as caught:
        conclude(national, FACTS, "durable")
    assert caught.value.note.code == "INF060"


def break_put(monkeypatch: pytest.MonkeyPatch) -> None:
    def put(*_: object) -> str:
        raise RuntimeError("not handled")

    monkeypatch.setattr(durable.DurableSession, "put", put)


def break_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    def matches(_: object) -> list[Any]:
        raise SystemError("bad state")

    monkeypatch.setattr(durable.DurableSession, "matches", matches)


def break_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(durable, "_Network", load)


def break_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable._Network, "_note", lambda *_: None)


def break_asserting(monkeypatch: pytest.MonkeyPatch) -> None:
    real = durable._Network.assert_fact

    def assert_fact(self: durable._Network, text: str) -> None:
        real(self, text)
        real(self, text)  # it has seen this one

    monkeypatch.setattr(durable._Network, "assert_fact", assert_fact)


def break_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    real = durable._Network._note

    def note(self: durable._Network, fired: dict[str, Any]) -> None:
        real(self, {name: match if name == "open" else {} for name, match in fired.items()})

    monkeypatch.setattr(durable._Network, "_note", note)


@pytest.mark.parametrize(
    ("breaks", "reason"),
    [
        (break_put, "RuntimeError"),
        (break_matches, "SystemError"),
        (break_loading, "MemoryError"),
        (break_opening, "EngineFailure"),
        (break_asserting, "EngineFailure"),
        (break_recording, "KeyError"),
    ],
)
def test_a_failure_inside_the_engine_loses_no_result(
    national_document: InferenceRules,
    monkeypatch: pytest.MonkeyPatch,
    breaks: Callable[[pytest.MonkeyPatch], None],
    reason: str,
) -> None:
    program = compile_rules({"vn/inference": national_document})
    breaks(monkeypatch)
    drawn = conclude(program, FACTS)
    assert drawn.engine == "reference"
    assert drawn.note is not None
    assert drawn.note.args == {"reason": reason}
    assert drawn.items == conclude(program, FACTS, "reference").items
    monkeypatch.undo()


def test_after_a_failure_the_engine_serves_again(
    national: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        break_matches(patch)
        assert conclude(national, FACTS).engine == "reference"
    assert conclude(national, FACTS).engine == "durable"


class Interrupting(list[Any]):
    def append(self, _: object) -> None:
        raise KeyboardInterrupt


def watch(
    monkeypatch: pytest.MonkeyPatch, program: Program, before: Callable[[Coded], None]
) -> durable._Network:
    """Call a function with each fact that goes into the engine."""
    conclude(program, [], "durable")
    network = durable._NETWORKS[program]
    original = network.assert_fact

    def assert_fact(text: str) -> None:
        before(json.loads(text))
        original(text)

    monkeypatch.setattr(network, "assert_fact", assert_fact)
    return network


def test_an_interrupt_inside_an_action_is_not_lost(
    national: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: Coded) -> None:
        network.fired = Interrupting()

    network = watch(monkeypatch, national, interrupt)
    with pytest.raises(KeyboardInterrupt):
        conclude(national, FACTS)


def test_only_numbers_and_decimal_symbols_reach_the_engine(
    national: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Coded] = []
    watch(monkeypatch, national, seen.append)
    strange = 'tên "lạ" \\ \n\x00 🙂 ' * 40
    facts = [
        *FACTS,
        fact("result", node=strange, field="f", status="not_met"),
        fact("late", indicator=strange, node=strange, days=2),
    ]
    drawn = conclude(national, facts, "durable")
    assert any(item.fact == fact("penalty", node=strange, per=2) for item in drawn.items)
    assert len(seen) > len(FACTS)
    for coded in seen:
        for value in coded.values():
            assert isinstance(value, int) or value.isdecimal()


def test_facts_that_no_rule_can_use_stay_out(
    national: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Coded] = []
    watch(monkeypatch, national, seen.append)
    unused = [fact("child", node=f"n{k}", parent="f") for k in range(9)]
    conclude(national, unused, "durable")
    assert len(seen) == 1 + national.strata


def test_facts_beyond_those_kept_are_understood_too(
    national_document: InferenceRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_FACTS_KEPT", 2)
    program = compile_rules({"vn/inference": national_document})
    for number in (1, 2, 1):
        facts = [
            fact("result", node=f"n{k}-{number}", field="f", status="not_met") for k in range(4)
        ]
        drawn = conclude(program, facts, "durable")
        assert (drawn.engine, drawn.items) == (
            "durable",
            conclude(program, facts, "reference").items,
        )


def test_many_threads_get_their_own_answers(national: Program) -> None:
    def one(number: int) -> bool:
        facts = [
            fact("result", node=f"n{k}-{number}", field="f", status="not_met")
            for k in range(number % 5)
        ]
        drawn = conclude(national, facts, "durable")
        return drawn.note is None and drawn.items == conclude(national, facts, "reference").items

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(240)))


def test_no_thread_is_left_behind(national: Program) -> None:
    before = threading.active_count()
    conclude(national, FACTS, "durable")
    assert threading.active_count() == before


@pytest.mark.slow
def test_memory_does_not_grow_over_sessions(national: Program) -> None:
    process = psutil.Process()

    def run(start: int, count: int) -> None:
        for number in range(start, start + count):
            facts = [
                fact("result", node=f"n{k}-{number}", field="f", status="not_met")
                for k in range(20)
            ]
            assert conclude(national, facts, "durable").note is None

    run(0, 300)
    gc.collect()
    before = process.memory_info().rss
    run(300, 2_000)
    gc.collect()
    assert process.memory_info().rss - before < 3_000_000


@pytest.mark.slow
def test_rulesets_go_away_with_their_programs(national_document: InferenceRules) -> None:
    process = psutil.Process()

    def run(count: int) -> None:
        for _ in range(count):
            conclude(compile_rules({"vn/inference": national_document}), FACTS, "durable")

    run(30)
    gc.collect()
    before = process.memory_info().rss
    run(150)
    gc.collect()
    assert process.memory_info().rss - before < 3_000_000


def test_warnings_as_errors_do_not_disturb_it() -> None:
    script = (
        "from pathlib import Path\n"
        "from parscore.documents.inference_rules import InferenceRules\n"
        "from parscore.inference import compile_rules, conclude, fact\n"
        "rule = {'id': 'a', 'title': 'A', 'when': [{'late': {'node': '$n'}}],\n"
        "        'then': [{'withhold': {'node': '$n'}}], 'severity': 'info',\n"
        "        'message': {'vi': 'x', 'en': 'x'},\n"
        "        'source': {'basis': 'assumed', 'reason': 'x'}}\n"
        "rules = {'schema': 'parscore/inference/1', 'rules': [rule]}\n"
        "program = compile_rules({'x': InferenceRules.model_validate(rules)})\n"
        "drawn = conclude(program, [fact('late', indicator='i', node='n', days=1)], 'durable')\n"
        "assert drawn.engine == 'durable' and len(drawn.items) == 1, drawn\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_engine_is_not_imported_before_it_is_used() -> None:
    script = "import sys, parscore.inference; assert 'durable_rules_engine' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_program_is_not_kept_alive_by_the_engine(national_document: InferenceRules) -> None:
    program = compile_rules({"vn/inference": national_document})
    conclude(program, FACTS, "durable")
    watched = weakref.ref(program)
    del program
    gc.collect()
    assert watched() is None


def test_the_names_of_properties_do_not_collide() -> None:
    names = ["_1", "id", "sid", "$s"]
    names += [*(f"v{at}" for at in range(200)), *(f"k{code}" for code in range(600))]
    assert len({fnv(name) for name in names}) == len(names)


def fnv(text: str) -> int:
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def test_symbols_of_a_session_lie_above_those_of_the_program() -> None:
    base = Symbols(["a", "b"])
    one, other = base.overlay(), base.overlay()
    assert [one.intern(word) for word in "abcd"] == ["0", "1", "100000", "100001"]
    assert other.intern("x") == "100000"
    assert base.intern("y") == other.intern("y") == "2"
    assert base.encode(7) == 7


def test_symbols_run_out_before_they_can_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parscore.inference.symbols.MOST", 1)
    with pytest.raises(OverflowError):
        Symbols(["a", "b", "c"])


def test_facts_are_deduplicated(national: Program) -> None:
    twice: list[Fact] = FACTS + FACTS
    assert conclude(national, twice, "durable").items == conclude(national, FACTS).items
