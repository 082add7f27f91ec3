"""The canonical form: what it looks like, that it says the same, and that it is its own form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from support.cli import RULES
from support.folders import LEAF, Folder

from parscore.authoring import canonical as form
from parscore.authoring.canonical import canonical, difference, is_canonical
from parscore.authoring.check import check_rules
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.reading.yaml_tree import read_yaml

NAME = "ruleset.yaml"


def formed(text: str) -> str:
    return canonical(text.encode(), NAME)


PAIRS = {
    "indentation": ("a:\n- b:  1\n  c:    2\n- d: 3\n", "a:\n  - b: 1\n    c: 2\n  - d: 3\n"),
    "no list inside a list is lost": ("- - a\n  - b\n- c\n", "- - a\n  - b\n- c\n"),
    "quotes": ("a: 'x'\nb: \"y\"\nc: z\n", 'a: "x"\nb: "y"\nc: z\n'),
    "a text with quotes in it": ("a: 'say \"x\"'\nb: 'it''s'\n", 'a: \'say "x"\'\nb: "it\'s"\n'),
    "nothing": ("a:\nb: ~\nc: null\nd: [~, ]\n", "a: null\nb: null\nc: null\nd: [null]\n"),
    "nothing in quotes is a text": ('a: "null"\nb: ""\n', 'a: "null"\nb: ""\n'),
    "brackets on one line": ("a: { b: 1,c: [ x , y ] }\n", "a: {b: 1, c: [x, y]}\n"),
    "brackets over lines": ("a: {b: 1,\n  c: [x, y]}\n", "a:\n  b: 1\n  c: [x, y]\n"),
    "empty brackets over lines": ("a: [\n]\nb: {\n  }\n", "a: []\nb: {}\n"),
    "a comment in brackets": ("a: [x, # one\n  y]\n", "a:\n  - x  # one\n  - y\n"),
    "a comment before the closing bracket": ("a: [x\n # end\n]\n", "a:\n  - x\n  # end\n"),
    "comments": ("# top\na: 1 # one\n  # end\n", "# top\na: 1  # one\n# end\n"),
    "a comment beside a dash": ("a:\n  - # of b\n    b: 1\n", "a:\n  # of b\n  - b: 1\n"),
    "a comment at the end of a list": ("a:\n- b\n  # end\nc: 1\n", "a:\n  - b\n# end\nc: 1\n"),
    "a comment between key and value": ("a:\n  # why\n  x\n", "# why\na: x\n"),
    "a comment on a long text": ("a: >- # why\n    x\n    y\n", "a: >-  # why\n  x\n  y\n"),
    "blank lines": ("\n\na: 1\n\n\n\n# of b\n\n\nb: 2\n\n", "a: 1\n\n# of b\n\nb: 2\n"),
    "the lines of a long text": (
        "a: |-\n      x\n\n        y\nb: >-\n   p\n   q\n",
        "a: |-\n  x\n\n    y\nb: >-\n  p\n  q\n",
    ),
    "a text over lines": ("a: x\n  y\nb: 'p\n\n  q'\n", 'a: x y\nb: "p\\nq"\n'),
    "a kept line end": ("a: |+\n  x\n\n", 'a: "x\\n\\n"\n'),
    "line ends of Windows": ("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
    "no line end": ("a: 1", "a: 1\n"),
    "a byte order mark": ("\ufeffa: 1\n", "a: 1\n"),
    "a document mark": ("---\na: 1\n", "a: 1\n"),
    "invisible letters": ('a: "x\u00a0y"\n', 'a: "x\\u00A0y"\n'),
    "Vietnamese letters": ('a: "Ke\u0302\u0301 hoa\u0323ch"\n', 'a: "Kế hoạch"\n'),
    "a lone value": ("x\n", "x\n"),
    "an empty list": ("# why\n[] # none\n", "# why\n[]  # none\n"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_file_has_one_form(name: str) -> None:
    given_text, wanted = PAIRS[name]
    assert formed(given_text) == wanted
    assert formed(wanted) == wanted
    assert is_canonical(wanted.encode(), NAME)
    assert is_canonical(given_text.encode(), NAME) == (given_text == wanted)


def test_keys_follow_the_model_wherever_it_is_known() -> None:
    text = (
        "title: T\nschema: parscore/ruleset/1\nminimums:\n  - {value: 1, op: '>', id: a}\n"
        "criteria:\n  # of one\n  - title: Một\n    # of the id\n    id: one\n    formula:\n"
        "      parts:\n        - formula: {below: 0, type: proportional}\n          id: p\n"
        "      type: sum\nsources: {z: {reason: r, basis: assumed}, a: {use: z}}\nzzz: 1\n"
    )
    assert formed(text) == (
        "schema: parscore/ruleset/1\ntitle: T\n"
        "sources: {z: {basis: assumed, reason: r}, a: {use: z}}\n"
        'minimums:\n  - {id: a, op: ">", value: 1}\n'
        "criteria:\n  # of one\n  # of the id\n  - id: one\n    title: Một\n    formula:\n"
        "      type: sum\n      parts:\n        - id: p\n"
        "          formula: {type: proportional, below: 0}\nzzz: 1\n"
    )


def test_keys_of_an_unknown_schema_stay_in_their_order() -> None:
    assert formed("b: 1\na: 2\nschema: other/1\n") == "b: 1\na: 2\nschema: other/1\n"


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.yaml")), ids=str)
def test_the_shipped_rules_are_canonical(path: Path) -> None:
    found = difference(path.read_bytes(), str(path))
    assert found is None, found


def test_where_a_file_leaves_its_form_is_told() -> None:
    found = difference(b"a: 1\nb:   2\n", NAME)
    assert found is not None
    assert found.render("vi") == (
        "ruleset.yaml:2:4: E171 (cảnh báo) Từ đây tệp không ở dạng chuẩn; dạng chuẩn của dòng này "
        "là “b: 2”. Chạy parscore rules fmt --force để viết lại tệp; nội dung không đổi."
    )
    assert found.render("en") == (
        "ruleset.yaml:2:4: E171 (warning) From here the file is not in canonical form, in which "
        "this line is “b: 2”. Run parscore rules fmt --force to rewrite the file; "
        "what it says does not change."
    )
    assert found.severity == "warning"


@pytest.mark.canonical
def test_check_warns_of_a_file_in_another_form(folder: Folder) -> None:
    folder.add(body=LEAF.replace("title: ", "title:   "))
    codes = {(Path(one.file).name, one.code) for one in check_rules(folder.folders).problems}
    assert ("ruleset.yaml", "E171") in codes
    path = folder.root / "thu" / "2025" / "ruleset.yaml"
    path.write_text(canonical(path.read_bytes(), NAME), encoding="utf-8")
    codes = {(Path(one.file).name, one.code) for one in check_rules(folder.folders).problems}
    assert ("ruleset.yaml", "E171") not in codes


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: !t 1\n", "a: 1\n---\nb: 1\n", "a: [\n", ""])
def test_what_is_not_strict_yaml_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        formed(text)


def test_a_form_that_loses_anything_is_never_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "_one_line", lambda _: "lost")
    with pytest.raises(Unreadable) as raised:
        formed("a: 1\n")
    assert str(raised.value) == (
        "ruleset.yaml: E170 Không viết lại được tệp này mà giữ nguyên mọi nội dung và ghi chú. "
        "Tệp được để nguyên. Hãy đưa các ghi chú “#” ra dòng riêng rồi thử lại."
    )


# --- Any file ---------------------------------------------------------------------------------

words = st.text(st.sampled_from("ab:#-'\"\\ {}[],&*!|>%@é\n~0"), max_size=8)
keys = st.sampled_from(["a", "b", "id", "title", "schema", "no", "1"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a YAML text in any style, with comments and blank lines wherever they may stand."""
    lines = draw(blocks(0, 3))
    return "\n".join(lines) + "\n"


def scalars() -> st.SearchStrategy[str]:
    quoted = words.map(lambda text: json.dumps(text, ensure_ascii=False))
    single = words.map(lambda text: "'" + text.replace("'", "''").replace("\n", " ") + "'")
    plain = st.sampled_from(["x", "x y", "1.10", "null", "~", "", "2025-01-01", "a:b", "x#y"])
    return st.one_of(quoted, single, plain)


def flows() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(["x", '"y, z"', "1", "'#'", "null"])
    inner = st.recursive(
        atoms,
        lambda one: st.one_of(
            st.lists(one, max_size=3).map(lambda several: "[" + ", ".join(several) + "]"),
            st.dictionaries(keys, one, max_size=3).map(
                lambda several: "{" + ", ".join(f"{k}: {v}" for k, v in several.items()) + "}"
            ),
        ),
        max_leaves=5,
    )
    return inner.filter(lambda text: text[0] in "[{")


@st.composite
def blocks(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    pad, lines = " " * indent, list[str]()
    is_list = draw(st.booleans())
    names = draw(st.lists(keys, min_size=1, max_size=3, unique=True))
    for name in names:
        lines += draw(st.lists(st.sampled_from(["", f"{pad}# note", f"{pad}  # in"]), max_size=2))
        lead = f"{pad}-" if is_list else f"{pad}{name}:"
        beside = draw(st.sampled_from(["", "", "  # beside"]))
        choice = draw(st.integers(0, 3 if depth else 2))
        if choice == 0:
            lines.append(f"{lead} {draw(scalars())}{beside}")
        elif choice == 1:
            lines.append(f"{lead} {draw(flows())}{beside}")
        elif choice == 2:
            head = draw(st.sampled_from(["|", "|-", ">", ">-", ">+"]))
            body = draw(st.lists(st.sampled_from(["text", "", "  more", "# no"]), max_size=3))
            inner = [f"{pad}    {line}" if line else "" for line in ["first", *body]]
            lines += [f"{lead} {head}{beside}", *inner]
        else:
            step = draw(st.sampled_from([2, 4]))
            lines += [f"{lead}{beside}", *draw(blocks(indent + step, depth - 1))]
    return lines


@settings(max_examples=80)
@given(documents())
def test_the_form_of_any_file_says_the_same_and_is_its_own(text: str) -> None:
    try:
        before = read_yaml(text.encode(), NAME)
    except Unreadable:
        reject()
    again = formed(text)
    assert read_yaml(again.encode(), NAME).tree == before.tree
    assert formed(again) == again
    for note in ("# note", "# in", "# beside"):
        assert again.count(note) == text.count(note)


@settings(max_examples=20)
@given(st.permutations(range(12)), st.sampled_from(sorted(RULES.rglob("ruleset.yaml"))))
def test_the_order_of_keys_does_not_change_the_form(order: list[int], path: Path) -> None:
    """Shuffle the top-level entries of a real set: the form brings them back."""
    text = path.read_text(encoding="utf-8")
    head, *entries = re.split(r"(?m)^(?=[a-z_]+:)", text)
    shuffled = [entries[i] for i in order if i < len(entries)] + entries[len(order) :]
    joined = "".join(one if one.endswith("\n") else one + "\n" for one in shuffled)
    source = read_yaml((head + joined).encode(), str(path))
    again = canonical(source.data, str(path))
    assert read_yaml(again.encode(), str(path)).tree == source.tree
    assert list(read_yaml(again.encode(), str(path)).tree) == list(  # type: ignore[arg-type]
        read_yaml(path.read_bytes(), str(path)).tree  # type: ignore[arg-type]
    )


def test_a_real_set_is_the_same_model_before_and_after() -> None:
    from parscore.documents.ruleset import RulesetDocument  # noqa: PLC0415

    path = RULES / "thanh-hoa" / "2025" / "ruleset.yaml"
    text = path.read_text(encoding="utf-8").replace("title: ", "title:   ", 3)
    before = load(RulesetDocument, read_yaml(text.encode(), NAME))
    after = load(RulesetDocument, read_yaml(formed(text).encode(), NAME))
    assert before == after
    assert formed(text) == path.read_text(encoding="utf-8")
