"""Plans that Hypothesis draws: any texts, figures, deadlines and offices that a plan can state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from parscore.documents.plan import Plan
from parscore.values.text import is_clean, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

OPERATORS = (">", ">=", "=", "<=", "<")
DUE_KINDS = (
    *("date", "month", "quarter", "year", "recurring", "continuous", "on_demand"),
    "as_prescribed",
)
PHRASES = (
    *("Quý IV/2025", "Trước ngày 15/8/2025.", "Thường xuyên", "Theo quy định", "Trong năm"),
    *("Báo cáo: Tháng 6", "hằng năm; đột xuất", "{ngày}", "Sau {x}", "=1+1", "Quý II; Quý IV"),
)

_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
_NUMBERS = st.decimals(
    min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False
) | st.integers(0, 200).map(Decimal)
_IDS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)


def _stored(text: str) -> str:
    return nfc(text).translate({0x200B: None, 0xFEFF: None}).strip()


_ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30)
LINES = (
    (_ANY | st.sampled_from((*PHRASES, "<b>&\"'</b>", "a_x000D_b", "98,5%", "1.234", "'x")))
    .map(lambda text: " ".join(_stored(text).split("\n")))
    .filter(lambda text: bool(text) and is_clean(text) and "\n" not in text)
)
PROSE = st.lists(LINES, min_size=1, max_size=3).map("\n".join).map(_stored).filter(bool)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _ordered(days: Iterable[date]) -> dict[str, date]:
    first, last = sorted(days)
    return {"from": first, "to": last}


_SPANS = st.tuples(_DAYS, _DAYS).map(_ordered)
_OPEN = st.fixed_dictionaries({"from": _DAYS, "to": _maybe(_DAYS)}) | st.fixed_dictionaries(
    {"to": _DAYS}
)
_DUES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(DUE_KINDS),
        "by": _maybe(_DAYS),
        "product": _maybe(LINES),
        "text": LINES,
    }
)
_FIGURES = st.one_of(
    st.builds(lambda value: {"value": value}, _NUMBERS),
    st.builds(
        lambda ends: {"value": None, "range": {"from": ends[0], "to": ends[1]}},
        st.tuples(st.integers(0, 999).map(Decimal), st.integers(0, 999).map(Decimal)),
    ),
    st.builds(lambda level: {"value": None, "level": level}, LINES),
)


def _lists(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _numbered(parts: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Give the parts of a list ids of their own."""
    return tuple({**part, "id": f"{part['id']}_{i}"} for i, part in enumerate(parts))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan; what no cell can tell from an empty one (a blank text) is not drawn."""
    units = draw(
        _lists(
            st.fixed_dictionaries({"id": _IDS, "name": LINES, "aliases": _lists(LINES)}), most=3
        ).map(_numbered)
    )
    offices = st.sampled_from([unit["id"] for unit in units]) if units else st.nothing()
    several = st.lists(offices, max_size=2, unique=True).map(tuple) if units else st.just(())
    target = st.fixed_dictionaries(
        {
            "id": _IDS,
            "field": _IDS,
            "indicator": _IDS,
            "op": st.sampled_from(OPERATORS),
            "unit": st.just("percent") | _IDS,
            "base": _maybe(
                st.fixed_dictionaries(
                    {"from": _DAYS, "to": _maybe(_DAYS), "value": _maybe(_NUMBERS)}
                )
            ),
            "period": _maybe(_OPEN),
            "section": LINES,
            "quote": LINES,
        }
    )
    targets = st.tuples(target, _FIGURES).map(lambda both: both[0] | both[1])
    commitment = st.fixed_dictionaries({"id": _IDS, "field": _IDS, "text": PROSE, "section": LINES})
    task = st.fixed_dictionaries(
        {
            "id": _IDS,
            "field": _IDS,
            "title": PROSE,
            "activity": _maybe(PROSE),
            "products": _lists(LINES),
            "lead": several,
            "support": several,
            "due": _lists(_DUES),
            "section": LINES,
            "indicators": _lists(_IDS),
        }
    )
    assignment = st.fixed_dictionaries(
        {
            "unit": offices,
            "role": st.sampled_from(["lead", "support"]),
            "field": _maybe(_IDS),
            "text": PROSE,
            "section": LINES,
        }
    )
    basis = st.fixed_dictionaries(
        {
            "number": _maybe(LINES),
            "issued": _maybe(_DAYS),
            "issuer": _maybe(LINES),
            "title": LINES,
            "section": _maybe(LINES),
            "quote": _maybe(LINES),
        }
    )
    appendix = st.fixed_dictionaries(
        {"title": LINES, "section": LINES, "quote": LINES, "included": st.booleans()}
    )
    return Plan.model_validate(
        {
            "schema": "parscore/plan/1",
            "commune": {
                "name": draw(LINES),
                "province": draw(_IDS),
                "code": draw(_maybe(LINES)),
                "level": draw(_maybe(st.sampled_from(["xa", "phuong", "dac_khu"]))),
            },
            "title": draw(LINES),
            "number": draw(_maybe(LINES)),
            "issued": draw(_maybe(_DAYS)),
            "period": draw(_SPANS),
            "basis": draw(_lists(basis)),
            "source": draw(_maybe(st.fixed_dictionaries({"file": LINES, "note": _maybe(PROSE)}))),
            "targets": draw(_lists(targets).map(_numbered)),
            "commitments": draw(_lists(commitment).map(_numbered)),
            "tasks": draw(_lists(task).map(_numbered)),
            "units": units,
            "assignments": draw(_lists(assignment)) if units else (),
            "appendices": draw(_lists(appendix)),
        }
    )
