"""Drawing the conclusions: with the engine that is there, and from facts that may be incomplete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from parscore.inference.chaining import Chase
from parscore.inference.conclusions import Conclusions
from parscore.inference.durable_backend import durable_session, unavailable
from parscore.inference.facts import ANY
from parscore.inference.reference_backend import ReferenceSession
from parscore.inference.vocabulary import INPUTS, holds
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.inference.facts import Fact
    from parscore.inference.program import Program
    from parscore.values.messages import Text

Engine = Literal["auto", "durable", "reference"]

ENGINE_MISSING = Message(
    "INF060",
    "Không dùng được durable-rules ({reason}); đã thay bằng bộ suy luận tham chiếu.",
    "durable-rules is not usable here ({reason}); the reference evaluator took over.",
)
ENGINE_FAILED = Message(
    "INF061",
    "durable-rules gặp lỗi ({reason}); đã thay bằng bộ suy luận tham chiếu.",
    "durable-rules failed ({reason}); the reference evaluator took over.",
)


class EngineUnavailable(RuntimeError):  # noqa: N818 - it says what the engine is
    """The engine that was asked for cannot be used here; `note` says why."""

    def __init__(self, note: Text) -> None:
        super().__init__(note.en)
        self.note = note


def conclude(
    program: Program, facts: Iterable[Fact], engine: Engine = "auto", *, vouched: bool = False
) -> Conclusions:
    """Draw every conclusion that follows from complete facts.

    Both engines draw the same conclusions, in the same order, whatever the order of the facts.

    Args:
        program: the compiled rules.
        facts: facts of the vocabulary, without `ANY`.
        vouched: the facts are known to be of the vocabulary, and need not be looked at.
        engine: `durable`, `reference`, or `auto`: durable where it can be used. If the durable
            engine fails, the reference evaluator draws the conclusions, and a note says so.

    Raises:
        EngineUnavailable: `durable` was asked for and cannot be used here.
        ValueError: a fact is not of the vocabulary, or has an unknown value.
    """
    given = list(facts) if vouched else _checked(facts, may_be_unknown=False)
    note = None
    if engine != "reference":
        reason = unavailable()
        if reason is None:
            try:
                with durable_session(program) as session:
                    items = Chase(program, given, session).run()
                return Conclusions(items, "durable")
            except Exception as error:  # noqa: BLE001 - a result is never lost to the engine
                note = ENGINE_FAILED(reason=type(error).__name__)
        else:
            note = ENGINE_MISSING(reason=reason)
            if engine == "durable":
                raise EngineUnavailable(note)
    items = Chase(program, given, ReferenceSession(program)).run()
    return Conclusions(items, "reference", note)


def enclose(
    program: Program,
    certain: Iterable[Fact],
    possible: Iterable[Fact],
    *,
    vouched: bool = False,
) -> tuple[Conclusions, Conclusions]:
    """Draw what surely follows, and what may follow, from facts that are not all known.

    Let the true facts hold all the certain ones, and let each of them be one of the possible or
    certain ones, where `ANY` in a possible fact stands for every value. Then each conclusion of
    the first result follows from the true facts, and each conclusion that follows from them is
    in the second result, where `ANY` again stands for every value.

    A rule surely applies if its conditions are certain and nothing it negates is possible; it
    may apply if its conditions are possible and nothing it negates is certain.

    Args:
        program: the compiled rules.
        certain: facts that hold, without `ANY`.
        possible: facts that may hold.
        vouched: the facts are known to be of the vocabulary, and need not be looked at.

    Raises:
        ValueError: a fact is not of the vocabulary, or a certain one has an unknown value.
    """
    sure = list(certain) if vouched else _checked(certain, may_be_unknown=False)
    open_ = list(possible) if vouched else _checked(possible, may_be_unknown=True)
    sure, open_ = program.concerning(sure), program.concerning(open_)
    sure_session, open_session = ReferenceSession(program), ReferenceSession(program)
    sure_session.negate_by(open_session)
    open_session.negate_by(sure_session)
    chases = Chase(program, sure, sure_session), Chase(program, [*open_, *sure], open_session)
    for stratum in range(1, program.strata + 1):
        for chase in chases:
            chase.run_stratum(stratum)
    first, second = (Conclusions(chase.conclusions(), "reference") for chase in chases)
    return first, second


def _checked(facts: Iterable[Fact], *, may_be_unknown: bool) -> list[Fact]:
    """Refuse facts that the program could not have meant."""
    given = list(facts)
    for fact in given:
        domains = INPUTS.get(fact.kind)
        if domains is None or [name for name, _ in fact.fields] != sorted(domains):
            raise ValueError(f"not in the vocabulary: {fact}")
        for name, value in fact.fields:
            if not holds(domains[name], value) or (value == ANY and not may_be_unknown):
                raise ValueError(f"{name} cannot be {value!r}: {fact}")
    return given
