"""The words that are chosen from lists in a workbook, in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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
        known = next((level for level in scheme.levels if level.id == name), None)
        if known is None:
            return name
        return known.vi if self.lang == "vi" else known.en


def answers_in(lang: Lang) -> Answers:
    """Return the answers in one language."""
    if lang == "vi":
        return Answers(lang, "Có", "Không", "Không áp dụng")
    return Answers(lang, "Yes", "No", "Not applicable")


def best_first(tree: Any, scheme: Scheme) -> Any:  # noqa: ANN401 - a JSON value
    """Return a formula with the levels it speaks of in the order of the dictionary."""
    if isinstance(tree, list):
        return [best_first(one, scheme) for one in tree]
    if not isinstance(tree, dict):
        return tree
    order = {level.id: place for place, level in enumerate(scheme.levels)}
    found = {key: best_first(one, scheme) for key, one in tree.items()}
    if tree.get("type") == "levels":
        names = sorted(found["levels"], key=lambda name: order.get(name, len(order)))
        found["levels"] = {name: found["levels"][name] for name in names}
    return found
