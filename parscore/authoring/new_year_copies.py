"""A set's own dictionaries, inference rules and maps, copied so that each year keeps its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.canonical import canonical, text_of
from parscore.authoring.commented import Scalar, read_commented, scalars_of
from parscore.intake.statistics.maps import FOLDER as MAPS
from parscore.reading.files import decode, read_file
from parscore.rulebook.folder import RULESET
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parscore.values.messages import Text

COPIED = Message(
    "new-year.copied",
    vi="{place}: chép từ {old}; đọc lại.",
    en="{place}: copied from {old}; read it again.",
)


class Copies(NamedTuple):
    """The files beside a `ruleset.yaml`, as they go along to another id."""

    folder: Path
    old_id: str
    new_id: str

    def texts(self) -> dict[str, str]:
        """Return the files by their path below a rules folder, each naming the others there.

        Raises:
            Unreadable: one cannot be read.
        """
        return {
            name: self.named_in(decode(read_file(path), str(path)).text, str(path))
            for name, path in self._files().items()
        }

    def named_in(self, text: str, name: str) -> str:
        """Return a text that names these files in their new place."""
        root, files = read_commented(text), self._files()
        for entry, _ in scalars_of(root):
            value = entry.value
            if isinstance(value, Scalar) and value.text.startswith(f"{self.old_id}/"):
                there = f"{self.new_id}{value.text.removeprefix(self.old_id)}"
                if f"{there}.yaml" in files:
                    entry.value = value._replace(text=there)
        return canonical(text_of(root).encode(), name)

    def to_read_again(self) -> Iterator[Text]:
        """Yield a line of the checklist for each file."""
        for name in self._files():
            yield COPIED(place=name, old=self.old_id)

    def _files(self) -> dict[str, Path]:
        found = sorted([*self.folder.glob("*.yaml"), *self.folder.glob(f"{MAPS}/*.yaml")])
        return {
            f"{self.new_id}/{path.relative_to(self.folder).as_posix()}": path
            for path in found
            if path.name != RULESET
        }
