"""Checklists of evidence for tests: actuals, a small rule set, and a folder with files."""

from __future__ import annotations

import atexit
import json
from typing import TYPE_CHECKING, Any

from parscore.documents.actuals import Actuals
from parscore.documents.evidence_customs import EvidenceCustoms
from parscore.documents.plan import Plan
from parscore.evaluate import assemble, judge
from parscore.evidence.checklist import Checklist, make_checklist
from parscore.evidence.checks import Checked, check_documents
from parscore.evidence.folder import Folder, open_folder
from parscore.evidence.signatures import Inspector
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.yaml_tree import read_yaml
from support.communes import PROVENANCE, RULES, actuals, plan, read, rules
from support.rulebooks import leaf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parscore.evaluate import Rules

Tree = dict[str, Any]

CUSTOMS = load(
    EvidenceCustoms, read_yaml((RULES / "vn" / "evidence.yaml").read_bytes(), "evidence.yaml")
)
SHARED = Inspector()
"""One for all tests of a process: starting it takes longer than what it does."""
atexit.register(SHARED.__exit__, None, None, None)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPG = b"\xff\xd8\xff\xe0" + bytes(20)


def paper(name: str = "bao_cao", **keys: object) -> Tree:
    """Return a document that is in order; keys that are None are left out."""
    tree = {
        "id": name,
        "number": "05/BC-UBND",
        "issued": "2025-06-01",
        "issuer": "UBND xã Thử",
        "title": f"Báo cáo {name}",
        **keys,
    }
    return {key: value for key, value in tree.items() if value is not None}


def filled(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def opened(folder: Path) -> Folder:
    return open_folder(str(folder), CUSTOMS.files.ignored, ())


def checked(
    documents: Sequence[Tree], folder: Path | None = None, inspector: Inspector | None = None
) -> Checked:
    """Return what is found of documents, and of their files where there is a folder."""
    tree = actuals(evidence=list(documents))
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    source = read_json(text.encode(), "actuals.json")
    files = None if folder is None else opened(folder)
    return check_documents(load(Actuals, source), source, CUSTOMS, files, inspector or SHARED)


def codes(found: Checked) -> list[str]:
    """Return the codes of all problems, those of unused files last."""
    problems = [problem for one in found.documents for problem in one.problems]
    return [problem.code for problem in (*problems, *found.unused)]


def demand(name: str = "bao_cao", **keys: object) -> Tree:
    return {"id": name, "title": f"Báo cáo về {name}", "proves": "Kết quả", **keys}


def proved(name: str, *demands: Tree, points: int = 4, **keys: object) -> Tree:
    """Return a leaf with points that demands documents."""
    return leaf(name, points, evidence=list(demands), **keys)


def listed(
    by_rules: Rules,
    documents: Sequence[Tree],
    named: Mapping[str, Sequence[str]],
    folder: Path | None = None,
    *,
    plan_tree: Tree | None = None,
    inspector: Inspector | None = None,
    **measure: object,
) -> Checklist:
    """Return the checklist of a commune; `named` are the documents of each indicator."""
    given = {
        name: {"points": 3, "evidence": list(names), **measure} for name, names in named.items()
    }
    tree = actuals(measures=given, evidence=list(documents))
    judged = judge(
        read(Plan, plan_tree or plan()), read(Actuals, tree), by_rules, engine="reference"
    )
    assessment = assemble(judged, by_rules, PROVENANCE)
    found = checked(documents, folder, inspector)
    return make_checklist(assessment, judged.standing, found, looked=folder is not None)


def demanding(*criteria: Tree, policy: str = "explain") -> Rules:
    """Return rules with these criteria."""
    return rules(*criteria, settings={"evidence_missing": policy})
