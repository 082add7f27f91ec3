"""The words that are chosen from lists in a workbook, in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parscore.documents.assessment import Scheme
    from parscore.values.messages import Lang


class Answers(NamedTuple):
    """Yes, no and not applicable, as a list offers them and a formula compares them."""

    lang: Lang
    yes: str
    no: str
    not_applicable: str

    def level(self, scheme: Scheme, name: str) -> str:
        """Return the name of a level; one that the dictionary does not know keeps its id."""
        known = scheme.levels.get(name)
        if known is None:
            return name
        return known.vi if self.lang == "vi" else known.en


def answers_in(lang: Lang) -> Answers:
    """Return the answers in one language."""
    if lang == "vi":
        return Answers(lang, "Có", "Không", "Không áp dụng")
    return Answers(lang, "Yes", "No", "Not applicable")
