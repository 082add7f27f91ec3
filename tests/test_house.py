"""The house keeps its promises: what is shipped is up to date, and nothing stands astray."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import polib
import pytest

import parscore
from parscore.documents.schemas import schema_of, schema_text
from parscore.values.messages import all_messages

HERE = Path(__file__).resolve().parent.parent
COMMUNE = HERE / "rules" / "thanh-hoa" / "hop-tien" / "2025"
SCHEMAS = (
    "plan",
    "actuals",
    "assessment",
    "ruleset",
    "indicators",
    "inference",
    "evidence",
    "cases",
    "map",
    "scenarios",
    "whatif",
    "comparison",
    "effort",
    "path",
    "forecast",
    "sensitivity",
    "ranking",
    "impact",
    "stability",
)
TOP_LEVEL = {
    *("pyproject.toml", "README.md", "parscore", "rules", "benchmarks", "tests"),
    *("LICENSE", "CHANGELOG.md", "uv.lock"),
}
EXACT_PATHS = ("values", "formulas", "scoring", "inference", "rulebook", "findings")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_one_the_models_give(name: str) -> None:
    shipped = (HERE / "rules" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(name), f"parscore schema {name} > rules/schema/{name}.schema.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_plain_draft_7(name: str) -> None:
    schema = schema_of(name)
    jsonschema.Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "$defs" not in text
    assert "prefixItems" not in text


@pytest.mark.parametrize("name", ["plan", "actuals"])
def test_a_schema_accepts_the_documents_of_hop_tien(name: str) -> None:
    document = json.loads((COMMUNE / f"{name}.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft7Validator(schema_of(name)).iter_errors(document)) == []


def test_every_key_of_a_plan_is_explained_in_vietnamese() -> None:
    fields = schema_of("plan")["definitions"]["Target"]["properties"]
    assert fields["quote"]["description"] == "Nguyên văn câu nêu con số."


def test_every_sentence_is_said_in_both_languages() -> None:
    for module in pkgutil.walk_packages(parscore.__path__, "parscore."):
        if module.name != "parscore.__main__":
            importlib.import_module(module.name)
    for code, message in all_messages().items():
        assert message.vi.strip(), code
        assert message.en.strip(), code


def test_the_compiled_words_of_click_are_those_of_the_source() -> None:
    folder = HERE / "parscore" / "cli" / "locale" / "vi" / "LC_MESSAGES"
    written = polib.pofile(str(folder / "parscore.po"))
    compiled = polib.mofile(str(folder / "parscore.mo"))
    pairs = [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in written]
    assert all(translated or all(plural.values()) for _, translated, plural in pairs)
    assert not written.fuzzy_entries()
    assert sorted(pairs, key=str) == sorted(
        [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in compiled], key=str
    )


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    commands = [line for line in readme.splitlines() if ".venv/bin/pytest -q -n auto" in line]
    assert len(commands) == 1
    assert commands[0] in (HERE / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_evaluates_a_commune_that_is_there() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    (command,) = re.findall(
        r"^python3 -m venv .* \S*/parscore evaluate (.*)$", readme, re.MULTILINE
    )
    assert [path.resolve() for path in map(HERE.joinpath, command.split())] == [
        COMMUNE / "plan.json",
        COMMUNE / "actuals.json",
    ]


def test_no_float_stands_on_an_exact_path() -> None:
    rooms = [path for room in EXACT_PATHS for path in (HERE / "parscore" / room).glob("*.py")]
    for path in [*rooms, HERE / "parscore" / "evaluate.py"]:
        assert not re.search(r"\bfloat\(|: float\b", path.read_text(encoding="utf-8")), path


def test_nothing_is_left_open_in_the_code() -> None:
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text), path


def test_every_module_says_what_it_is() -> None:
    for path in modules():
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def modules() -> list[Path]:
    return sorted((HERE / "parscore").rglob("*.py"))


def test_nothing_stands_at_the_top_level_beyond_what_the_layout_names() -> None:
    git = ["git", "-C", str(HERE), "ls-files", "--cached"]
    listed = subprocess.run(git, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout")
    names = {line.split("/", 1)[0] for line in listed.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_a_room_imports_only_from_the_floors_below_it() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache", "--no-logo"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
