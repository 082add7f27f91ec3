"""The names of lĩnh vực, indicators and levels that the national files give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.documents.indicators import IndicatorDictionary
from parscore.intake.plan_book.names import Catalogue
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable

if TYPE_CHECKING:
    from parscore.rulebook.folder import RulesFolders

FRAME = "vn/khung"
DICTIONARY = "vn/indicators"


def national_catalogue(folders: RulesFolders) -> Catalogue:
    """Return the names in the national frame and dictionary.

    Raises:
        RulesUnusable: one of them is missing or wrong.
    """
    try:
        frame = folders.ruleset(FRAME).document
        book = load(IndicatorDictionary, folders.yaml(DICTIONARY))
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    fields = {one.id: one.title for one in frame.criteria}
    indicators = {key: one.title for key, one in book.indicators.items()}
    levels = {
        key: {level.id: level.vi for level in one.levels}
        for key, one in book.indicators.items()
        if one.levels
    }
    return Catalogue(fields, indicators, levels)
