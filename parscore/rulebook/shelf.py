"""Rule files at hand: what several rule sets share is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.indicators import IndicatorDictionary
from parscore.documents.inference_rules import InferenceRules
from parscore.reading.load import load

if TYPE_CHECKING:
    from parscore.reading.source import Source
    from parscore.rulebook.folder import Namer, RulesFolders, Written


class Dictionary(NamedTuple):
    """A dictionary of indicators, and the text it was read from."""

    document: IndicatorDictionary
    source: Source


class RuleFile(NamedTuple):
    """A file of inference rules, and the text it was read from."""

    document: InferenceRules
    source: Source


class Shelf:
    """The rule files of some folders. A file is read when first asked for, and then kept.

    A shelf is made for one command and thrown away with it: nothing in it can go stale.
    """

    def __init__(self, folders: RulesFolders) -> None:
        self.folders = folders
        self._rulesets: dict[str, Written] = {}
        self._dictionaries: dict[str, Dictionary] = {}
        self._rule_files: dict[str, RuleFile] = {}

    def ruleset(self, name: str, namer: Namer | None = None) -> Written:
        """Return a rule set as written.

        Raises:
            Unreadable: there is none, or it cannot be read.
        """
        if name not in self._rulesets:
            self._rulesets[name] = self.folders.ruleset(name, namer)
        return self._rulesets[name]

    def dictionary(self, name: str, namer: Namer | None = None) -> Dictionary:
        """Return a dictionary of indicators, named without its suffix.

        Raises:
            Unreadable: there is none, or it cannot be read.
        """
        if name not in self._dictionaries:
            source = self.folders.yaml(name, namer)
            self._dictionaries[name] = Dictionary(load(IndicatorDictionary, source), source)
        return self._dictionaries[name]

    def rule_file(self, name: str, namer: Namer | None = None) -> RuleFile:
        """Return a file of inference rules, named without its suffix.

        Raises:
            Unreadable: there is none, or it cannot be read.
        """
        if name not in self._rule_files:
            source = self.folders.yaml(name, namer)
            self._rule_files[name] = RuleFile(load(InferenceRules, source), source)
        return self._rule_files[name]
