"""What stands for the rule files in the key of a result: other rules, another key."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from parscore.inputs import rules_named
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from parscore.rulebook.folder import RulesFolders

RULE_FILES: Final = ("*/*.yaml", "*/*/*.yaml")  # dictionaries and inference rules; rule sets


def rules_hash(folders: RulesFolders, named: str | None) -> str:
    """Return the hash of the named rule set, or of all rule files from which one may be found.

    Raises:
        RulesUnusable: the named set cannot be used.
    """
    if named is not None:
        try:
            return load_rulebook(*rules_named(named, folders)).rulebook.sha256
        except Unreadable as unreadable:
            raise RulesUnusable(unreadable.problems) from None
    total = hashlib.sha256()
    for root in folders.roots:
        for path in sorted(path for pattern in RULE_FILES for path in root.glob(pattern)):
            total.update(f"{path.relative_to(root)}\0".encode("utf-8", "surrogateescape"))
            total.update(path.read_bytes())
    return total.hexdigest()
