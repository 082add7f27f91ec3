"""What an editor makes of rule files: it accepts all that are shipped, and helps in Vietnamese."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from support.cli import RULES
from support.editor import as_an_editor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = sorted(RULES.rglob("*.yaml"))
SCHEMAS = ("ruleset", "cases", "indicators", "inference")
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
QUOTED = re.compile(r"`\w+`|\{\w+\}|\(với of: days\)")  # keys and words of the files
ENGLISH = re.compile(r"\b(the|of|points|Input|Source|which|where)\b")


def schema(name: str) -> dict[str, Any]:
    text = (RULES / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def shown(path: Path) -> str:
    return path.relative_to(RULES).as_posix()


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_the_schema_that_a_shipped_file_names_accepts_it_and_no_wrong_key(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    first = FIRST_LINE.match(text)
    assert first is not None
    path = (file.parent / first.group(1)).resolve()
    tree = as_an_editor(text)
    assert path == RULES / "schema" / f"{tree['schema'].split('/')[1]}.schema.json"
    validator = jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(tree)] == []
    assert not validator.is_valid({**tree, "xyz": 1})


def doctored(path: tuple[str | int, ...], key: str, value: object) -> dict[str, Any]:
    """Return the set of Thanh Hóa with one key more at a place inside it."""
    text = (RULES / "thanh-hoa/2025/ruleset.yaml").read_text(encoding="utf-8")
    tree: dict[str, Any] = copy.deepcopy(as_an_editor(text))
    at: Any = tree
    for step in path:
        at = at[step]
    at[key] = value
    return tree


LEAF = ("add", 0, "criteria", 0, "criteria", 0)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("settings",), "roundings", {}),
        (("settings",), "not_applicable", "ignore"),
        (("minimums", 0), "op", "=>"),
        (LEAF, "maximum", 2),
        ((*LEAF, "formula"), "type", "band"),
        ((*LEAF, "formula"), "full_at", 100),
        ((*LEAF, "formula", "bands", 0), "from", 1),
        ((*LEAF, "evidence", 0), "prove", "x"),
    ],
)
def test_an_editor_underlines_a_wrong_key_or_word_however_deep(
    path: tuple[str | int, ...], key: str, value: object
) -> None:
    assert not jsonschema.Draft7Validator(schema("ruleset")).is_valid(doctored(path, key, value))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained_in_vietnamese_and_in_nothing_else(name: str) -> None:
    whole = schema(name)
    assert whole["$schema"] == "http://json-schema.org/draft-07/schema#"
    told = list(keys(whole))
    assert [key for key, text in told if not text] == []
    assert [text for _, text in told if ENGLISH.search(QUOTED.sub("", text or ""))] == []


def keys(part: Any) -> Iterator[tuple[str, str | None]]:  # noqa: ANN401 - any JSON value
    """Yield every key that a schema knows, with what an editor shows of it."""
    if isinstance(part, list):
        for one in part:
            yield from keys(one)
    elif isinstance(part, dict):
        for key, one in part.get("properties", {}).items():
            yield key, one.get("description")
        for key, one in part.items():
            yield from keys(list(one.values()) if key in {"properties", "definitions"} else one)


def test_the_guide_quotes_what_hovering_shows() -> None:
    band = schema("ruleset")["definitions"]["Band"]["properties"]["at_least"]["description"]
    guide = (RULES / "README.md").read_text(encoding="utf-8")
    assert f"`at_least` là “{band}”" in " ".join(guide.split())
