"""What every type of formula has in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from parscore.reading.base import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.formulas.outcome import Case, Goal, Outcome
    from parscore.formulas.quantity import Extent
    from parscore.values.exact import Fraction


class BaseFormula(Document):
    """A way to turn a measure into points: parameters (keys of the rule file) and functions."""

    @abstractmethod
    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give, whatever is measured."""

    def extent_in(self, case: Case) -> Extent:
        """Return the least and most points this formula can give in a case."""
        return self.extent(case.maximum, case.floor)

    @abstractmethod
    def score(self, case: Case) -> Outcome:
        """Return the outcome for a case. Never raises: what is missing leaves it open."""

    def goal(self, maximum: Fraction) -> Goal | None:
        """Return the quantity that brings the most points; None where there is no threshold."""
        return None

    def inner(self) -> Iterable[BaseFormula]:
        """Return the formulas inside this one."""
        return ()

    def asks_indicators(self) -> Iterable[str]:
        """Return the indicators read besides the leaf's own."""
        return ()

    def asks_nodes(self) -> Iterable[str]:
        """Return the leaves whose result is read."""
        return ()
