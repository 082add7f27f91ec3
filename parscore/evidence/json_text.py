"""The checklist for other programs: the same that the page says, as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from parscore.evidence.checklist import points_at_risk
from parscore.evidence.page import status_of
from parscore.values.decimals import decimal, exact_of

if TYPE_CHECKING:
    from parscore.evidence.checklist import Checklist, Need, Proof
    from parscore.evidence.checks import Handed
    from parscore.evidence.files import FileSeen
    from parscore.reading.problems import Problem
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

SCHEMA: Final = "parscore/evidence-checklist/1"


def render(checklist: Checklist) -> str:
    """Return the checklist as JSON text that ends with a line feed, the same in every language."""
    assessment = checklist.assessment
    tree = {
        "schema": SCHEMA,
        "commune": assessment.commune.model_dump(mode="json"),
        "ruleset": assessment.ruleset.id,
        "period": assessment.period.model_dump(mode="json", by_alias=True),
        "as_of": assessment.as_of,
        "illustrative": assessment.illustrative,
        "files_looked_at": checklist.looked,
        "points_at_risk": _points(points_at_risk(checklist.needs)),
        "owners": [
            {
                "owner": share.owner,
                "needed": len(share.needs),
                "in_order": len(share.needs) - len(share.wanting),
                "points_at_risk": _points(share.at_risk),
            }
            for share in checklist.shares
        ],
        "demanded": [_need(need) for need in (*checklist.needs, *checklist.later)],
        "documents": [_document(one) for one in _documents(checklist)],
        "unused_files": [problem.file for problem in checklist.unused],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _documents(checklist: Checklist) -> list[Handed]:
    """Return the documents handed in, each once."""
    needs = (*checklist.needs, *checklist.later)
    proofs = [proof.handed for need in needs for proof in need.proofs]
    return list({one.document.id: one for one in (*proofs, *checklist.others)}.values())


def _need(need: Need) -> dict[str, Any]:
    standing = need.standing
    return {
        "node": need.node.id,
        "number": need.node.number,
        "document": need.demand.id,
        "title": need.demand.title,
        "proves": need.demand.proves,
        "owner": need.owner,
        "due": None if need.due is None else need.due.isoformat(),
        "status": status_of(need),
        "in_order": need.in_order,
        "if_missing": need.node.evidence_policy,
        "explained": standing is not None and standing.explained,
        "points": None if standing is None else _points(standing.at_risk),
        "handed_in": [_proof(proof) for proof in need.proofs],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    problem = None if proof.problem is None else _text(proof.problem)
    return {"id": proof.handed.document.id, "in_order": proof.in_order, "problem": problem}


def _document(one: Handed) -> dict[str, Any]:
    document = one.document
    return {
        "id": document.id,
        "document": document.document,
        "number": document.number,
        "issued": None if document.issued is None else document.issued.isoformat(),
        "issuer": document.issuer,
        "title": document.title,
        "page": document.page,
        "file": document.file,
        "sha256": document.sha256,
        "seen": None if one.file is None else _file(one.file),
        "problems": [_problem(problem) for problem in one.problems],
    }


def _file(seen: FileSeen) -> dict[str, Any]:
    return {
        "file": seen.entry.name,
        "size": seen.entry.size,
        "sha256": seen.sha256,
        "content": seen.content,
        "signatures": None if seen.signatures is None else seen.signatures._asdict(),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "line": problem.line,
        "column": problem.column,
        **_text(problem.text),
        "advice": None if problem.advice is None else _text(problem.advice),
    }


def _text(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _points(points: Fraction) -> dict[str, str]:
    return {"points": decimal(points), **exact_of({"exact": points})}
