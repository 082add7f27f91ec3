"""What all tests share: this folder is importable, Hypothesis never fails for slowness, and
golden files are compared unless pytest is told to write them anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

settings.register_profile(
    "parscore",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=True,
)
# What is tried before a commit is the same each time, so that a commit answers for itself alone.
# CI tries more; `thorough` is for a night, and draws what was never drawn before.
settings.register_profile("ci", settings.get_profile("parscore"), max_examples=100)
settings.register_profile(
    "thorough", settings.get_profile("parscore"), max_examples=3000, derandomize=False
)
settings.load_profile("parscore")


@pytest.fixture(autouse=True)
def _bytes_stay_what_they_are() -> Iterator[None]:
    """Watch that no ratio is made of text: quicktions would write over a constant of Python."""
    yield
    assert bytes([0])[0] == 0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew from this run"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of the folder `golden` beside the test, byte by byte."""

    def check(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert text.split("\n") == path.read_bytes().decode().split("\n")

    return check
