"""The schemas that rule files name in their first line, as they lie in a rules folder.

They lie beside the sets, so that an editor finds them without a network and whoever gets a copy
of the folder has them too.
"""

from __future__ import annotations

from parscore.documents.schemas import schema_text

SCHEMA_FOLDER = "schema"
OF_RULE_FILES = ("ruleset", "cases", "indicators", "inference", "map")


def schema_files() -> dict[str, str]:
    """Return the schemas of rule files, by their path below a rules folder."""
    return {f"{SCHEMA_FOLDER}/{name}.schema.json": schema_text(name) for name in OF_RULE_FILES}
