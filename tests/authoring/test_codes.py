"""Every code that the program can print has a page, and every page a code."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import parscore
from parscore.authoring.codes import CODE, explain_code, known_codes, nearest_code
from parscore.values.messages import Lang, all_messages

PAGES = Path(parscore.__path__[0]) / "authoring" / "codes"


@pytest.fixture(scope="module", autouse=True)
def _every_sentence() -> None:
    for module in pkgutil.walk_packages(parscore.__path__, "parscore."):
        if module.name != "parscore.__main__":
            importlib.import_module(module.name)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    codes = {code for code in all_messages() if CODE.fullmatch(code)}
    assert set(known_codes()) == codes
    assert {path.stem for path in PAGES.iterdir()} == codes


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_says_something_and_fits_a_narrow_screen(lang: Lang) -> None:
    for code in known_codes():
        lines = explain_code(code, lang).splitlines()
        assert lines[0] == code
        assert max(map(len, lines)) <= 80, code
        example = lines.index("Ví dụ:" if lang == "vi" else "Example:")
        assert lines[example + 1].startswith("  "), code


def test_every_page_has_its_three_parts_and_its_own_code() -> None:
    for path in PAGES.iterdir():
        text = path.read_text(encoding="utf-8")
        heads = [line for line in text.splitlines() if line.startswith(("# ", "## "))]
        assert [head for head in heads if head.startswith("## ")] == [
            "## vi",
            "## en",
            "## example",
        ]


def test_the_vietnamese_and_the_english_of_a_page_are_two_texts() -> None:
    for code in known_codes():
        assert explain_code(code, "vi") != explain_code(code, "en")


def test_a_page_shows_the_sentence_the_meaning_an_example_and_the_advice() -> None:
    assert explain_code("E104", "en") == (
        "E104\n"
        "The scale is said to be …, but the criteria add up to ….\n"
        "\n"
        "scale is the total that the document announces; the fields' maxima must add up\n"
        "to it (bonus on top and penalties apart).\n"
        "\n"
        "Example:\n"
        "  scale: 100\n"
        "  # 15 + 10 + 34 + 9 + 11 + 8 + 12.5 = 99.5   # thiếu 0,5 / off by 0.5\n"
        "\n"
        "What to do: Correct the maxima (off by … point(s)) or the scale.\n"
    )


@pytest.mark.parametrize(
    ("slip", "meant"), [("E1044", "E104"), ("E14", "E014"), ("INF7", "INF007"), ("104", "E104")]
)
def test_a_slip_in_a_code_is_answered_with_a_near_one(slip: str, meant: str) -> None:
    assert nearest_code(slip) == meant
    with pytest.raises(KeyError):
        explain_code(slip, "vi")
