"""What a careful colleague would notice in a plan or in actuals that can be read and scored.

Each lint is a pure function of one document and the rules, in a small file of its own; `registry`
names them all. A document with such faults stays usable: only `parscore check` asks for them.
"""

from parscore.lint.registry import lint_actuals, lint_plan

__all__ = ["lint_actuals", "lint_plan"]
