"""The digest names what a document says: not how it is laid out, nor which program writes it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.inputs import digest
from parscore.reading.json_tree import read_json

if TYPE_CHECKING:
    from decimal import Decimal

    from parscore.reading.source import Tree

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS = st.none() | st.booleans() | TEXTS | st.decimals(allow_nan=False, allow_infinity=False)
TREES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4)
)


def digest_of(text: str) -> str:
    return digest(read_json(text.encode(), "tep").tree)


@given(TREES)
def test_it_is_that_of_the_sorted_json_of_the_standard_library(tree: Tree) -> None:
    def number(value: Decimal) -> str:
        return f"{value.normalize():f}"

    canonical = json.dumps(
        tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=number
    )
    assert digest(tree) == hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 98, "Đ": ["x", null, true]}',
        '{\n  "Đ" : ["x",null,true],\n  "a" : 98.0\n}\n',
        '{"\\u0110": ["x", null, true], "a": 9.8e1}',
    ],
)
def test_layout_the_order_of_keys_and_how_a_number_is_written_do_not_count(text: str) -> None:
    assert digest_of(text) == digest_of('{"a":98,"Đ":["x",null,true]}')


@pytest.mark.parametrize("text", ['{"a":98.1}', '{"a":"98 "}', '{"b":98}', '{"a":[98]}', "{}"])
def test_what_is_said_counts(text: str) -> None:
    assert digest_of(text) != digest_of('{"a":98}')
