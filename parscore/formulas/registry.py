"""The one place that knows all types of formula. A new type is a new file and a line here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from parscore.formulas import branch, parts
from parscore.formulas.all_of import AllOf
from parscore.formulas.bands import Bands
from parscore.formulas.branch import Branch
from parscore.formulas.deduction import Deduction
from parscore.formulas.entered import Entered
from parscore.formulas.levels import Levels
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.parts import Best, Sum
from parscore.formulas.pass_fail import PassFail
from parscore.formulas.per_unit import PerUnit
from parscore.formulas.proportional import Proportional
from parscore.formulas.survey import Survey

Formula = Annotated[
    AllOf
    | Bands
    | Best
    | Branch
    | Deduction
    | Entered
    | Levels
    | Occurrences
    | PassFail
    | PerUnit
    | Proportional
    | Sum
    | Survey,
    Field(discriminator="type"),
]

# The composite types hold formulas themselves; their models are completed when first used.
for _module in (branch, parts):
    vars(_module)["Formula"] = Formula
