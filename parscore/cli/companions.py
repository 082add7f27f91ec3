"""Advice to be shown beside an assessment: files known by the schema that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.advice.beside import Advice, check_beside
from parscore.documents.forecast import Forecast
from parscore.documents.path import PathFound
from parscore.documents.whatif import WhatIf
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import Problem, Unreadable, kind, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.assessment import Assessment

NO_ADVICE = kind(
    "E540",
    says=(
        "Tệp này không phải lộ trình, dự báo hay phép thử (ghi mẫu “{found}”).",
        "This file is no path, forecast or what-if (it names the schema “{found}”).",
    ),
    advise=(
        "Hãy dùng tệp .json mà lệnh path, forecast hoặc whatif ghi bằng --out.",
        "Take a .json file that path, forecast or whatif wrote with --out.",
    ),
)


def open_beside(assessment: Assessment, files: Sequence[str]) -> list[Advice]:
    """Return the advice of files, in their order.

    Raises:
        Unreadable: one cannot be read, is no advice, or is not of the assessment's commune, period,
            rule set and figures.
    """
    found: list[Advice] = []
    problems: list[Problem] = []
    for file in files:
        try:
            advice = _read(file)
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
            continue
        found.append(advice)
        problems.extend(check_beside(assessment, advice, file))
    if problems:
        raise Unreadable(problems)
    return found


def _read(file: str) -> Advice:
    source = read_json(read_file(file), file)
    tree = source.tree
    named = tree.get("schema") if isinstance(tree, dict) else None
    if named == PathFound.schema_name():
        return load(PathFound, source)
    if named == Forecast.schema_name():
        return load(Forecast, source)
    if named == WhatIf.schema_name():
        return load(WhatIf, source)
    shown = shortened(named) if isinstance(named, str) else "–"
    raise Unreadable([source.problem(NO_ADVICE, ("schema",), found=shown)])
