"""A rules folder for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.folders import Folder

from parscore.authoring import lint_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(autouse=True)
def _in_any_form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests write rule files as is easiest to read, unless the form is what they try."""
    if "canonical" not in request.keywords:
        others = tuple(lint for lint in lint_files.LINTS if lint.__name__ != "_form")
        monkeypatch.setattr(lint_files, "LINTS", others)
