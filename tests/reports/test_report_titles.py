"""What has a title is called by it: ids stand in reports only as ids."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.cli import RULES

from parscore.api import evaluate, open_actuals, open_plan, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Assessment

COMMUNES = ("lai-chau/si-lo-lau/2025",)  # caps by rules, conditions in formulas, levels, lists
WORD = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)+")


@pytest.fixture(scope="module", params=COMMUNES)
def commune(request: pytest.FixtureRequest) -> Assessment:
    folder = RULES / request.param
    plan, actuals = open_plan(folder / "plan.json"), open_actuals(folder / "actuals.json")
    return evaluate(plan, actuals, engine="reference")


def ids(made: Assessment) -> set[str]:
    """Return the ids of everything that has a title; single words may be words of a sentence."""
    found = {one.id for one in (*made.nodes, *made.targets, *made.tasks, *made.documents)}
    found |= {one.id for one in (*made.minimums, *made.units)} | {*made.rules, *made.indicators}
    found |= {one.document for one in made.evidence}
    for node in made.nodes:
        found |= {*node.names, *filter(None, [node.indicator])}
        found |= {level.id for level in (node.scheme.levels if node.scheme else ())}
    return {one for one in found if WORD.fullmatch(one)}


def lines(made: Assessment, form: str) -> Iterator[str]:
    """Yield what people read, but for the ids that are labelled as such, or hidden."""
    out = render(made, form)
    own = {node.id for node in made.nodes}
    own |= {f"{node.id} / {node.indicator}" for node in made.nodes}
    if isinstance(out, str):
        text = out.replace("\\_", "_")
    else:
        with zipfile.ZipFile(io.BytesIO(out)) as archive:
            parts = ("xl/sharedStrings.xml", "word/document.xml")
            (part,) = (name for name in archive.namelist() if name in parts)
            text = archive.read(part).decode()
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL) if form == "html" else text
    text = text if form in ("text", "md") else re.sub(r"<[^>]+>", "\n", text)
    yield from (line for line in map(str.strip, text.splitlines()) if line not in own)


@pytest.mark.parametrize("form", ["text", "md", "html", "xlsx", "docx"])
def test_nothing_is_called_by_its_id(form: str, commune: Assessment) -> None:
    known = ids(commune)
    assert len(known) > 100
    slips = [line for line in lines(commune, form) if known & set(WORD.findall(line))]
    assert slips == []
