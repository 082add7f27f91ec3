"""Rule files as an editor with a JSON Schema sees them."""

from __future__ import annotations

from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads a day as the text that it is in JSON."""


_DAYS = "tag:yaml.org,2002:timestamp"
_Loader.yaml_implicit_resolvers = {
    key: [one for one in resolvers if one[0] != _DAYS]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read YAML as an editor does, for which a day is a text."""
    return yaml.load(text, _Loader)  # noqa: S506 - a safe loader, but for days
