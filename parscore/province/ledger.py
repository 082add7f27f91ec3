"""The folder of results: assessments, and a ledger of which documents they were made from.

    ket_qua/<folder of the commune>.json   each assessment, in compact JSON
    so_cham/so.jsonl                       the ledger: one record to a line
    so_cham/moi-*.jsonl                    what a run in progress has added, a file to a process
    so_cham/bo-*.json                      each scheme by which communes were scored
    so_cham/khoa                           held by the run that writes here, and by no other
    so_cham/vang.json                      who had no figures yet, and who could not be scored
    bang_diem.csv, bang_diem.parquet       the table

Every file but the `moi` ones appears whole, by renaming. A line is added after its assessment is in
place, so a run that was killed has lost no more than what it had in hand; a line that was cut off
counts as not written.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from filelock import FileLock, Timeout

from parscore.province.messages import IN_USE
from parscore.province.record import heading_from, record_from, scheme_from, scheme_text
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from parscore.province.record import Heading, Record, Scheme

ASSESSMENTS: Final = "ket_qua"
LEDGER: Final = "so_cham"
WHOLE: Final = "so.jsonl"
LOCK: Final = "khoa"
ABSENT: Final = "vang.json"
ADDED: Final = "moi-"
SCHEME: Final = "bo-"
UNFINISHED: Final = ".tmp"


class Absent(NamedTuple):
    """Folders without a result: of communes that have not submitted, and of those that are bad."""

    waiting: tuple[str, ...]
    bad: tuple[str, ...]


class Results(NamedTuple):
    """A folder of results."""

    root: Path

    @property
    def ledger(self) -> Path:
        """Return the folder of the ledger."""
        return self.root / LEDGER

    @property
    def whole(self) -> Path:
        """Return the ledger of all finished runs."""
        return self.ledger / WHOLE

    def assessment(self, folder: str) -> Path:
        """Return where the assessment of a commune stands."""
        return self.root / ASSESSMENTS / f"{folder}.json"

    def added(self) -> list[Path]:
        """Return the lines that runs have added since."""
        return sorted(self.ledger.glob(f"{ADDED}*.jsonl"))

    def added_folders(self) -> frozenset[str]:
        """Return the folders of the communes of these lines."""
        return frozenset(_places(self.added()))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out; however this one ends, the system lets them in again.

        Raises:
            Unreadable: another run is at work here.
            OSError: the folder cannot be made.
        """
        self.ledger.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(self.ledger / LOCK).acquire(blocking=False)
        except Timeout:
            raise Unreadable([IN_USE.problem(str(self.root))]) from None
        with held:
            yield

    def prepare(self) -> None:
        """Make the folders, and sweep away what a killed run left unfinished.

        Raises:
            OSError: they cannot be made.
        """
        self.ledger.mkdir(parents=True, exist_ok=True)
        (self.root / ASSESSMENTS).mkdir(exist_ok=True)
        self.sweep()

    def sweep(self) -> None:
        """Remove what processes that ended early left unfinished."""
        for left in self.ledger.glob(f"*{UNFINISHED}"):
            left.unlink(missing_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all, and make the folders that it needs.

        Raises:
            OSError: it cannot be written; nothing is left of it.
        """
        unfinished = self.unfinished(str(os.getpid()))
        try:
            unfinished.write_bytes(content)
            try:
                unfinished.replace(path)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def unfinished(self, name: str) -> Path:
        """Return where a file is written before it is moved to its place."""
        return self.ledger / f"{name}{UNFINISHED}"

    def write_scheme(self, scheme: Scheme) -> None:
        """Keep a scheme, unless it is there; one of another make is replaced.

        Raises:
            OSError: it cannot be written.
        """
        path = self.ledger / f"{SCHEME}{scheme.id}.json"
        if not path.exists() or scheme_from(path.read_text("utf-8")) is None:
            self.write(path, scheme_text(scheme).encode())

    def schemes(self) -> Mapping[str, Scheme]:
        """Return the schemes that are kept, by their id."""
        texts = (path.read_text("utf-8") for path in sorted(self.ledger.glob(f"{SCHEME}*.json")))
        return {one.id: one for one in map(scheme_from, texts) if one is not None}

    def open_added(self) -> BinaryIO:
        """Open the file to which this process adds its lines."""
        path = self.ledger / f"{ADDED}{os.getpid()}.jsonl"
        return path.open("ab")

    def write_absent(self, absent: Absent) -> None:
        """Keep who has no result.

        Raises:
            OSError: it cannot be written.
        """
        self.write(self.ledger / ABSENT, f"{json.dumps(absent._asdict())}\n".encode())

    def absent(self) -> Absent:
        """Return who has no result; nobody is known where that was not kept."""
        try:
            kept = json.loads((self.ledger / ABSENT).read_text("utf-8"))
            return Absent(tuple(map(str, kept["waiting"])), tuple(map(str, kept["bad"])))
        except (OSError, ValueError, KeyError, TypeError):
            return Absent((), ())

    def records(self) -> Iterator[Record]:
        """Yield the records of the last finished run, in the order of the communes' folders."""
        with self.whole.open("rb") as lines:
            yield from filter(None, map(record_from, lines))

    def headings(self) -> Iterator[Heading]:
        """Yield whose results the last finished run has, in the order of the communes' folders."""
        with self.whole.open("rb") as lines:
            yield from filter(None, map(heading_from, lines))

    def gather(self) -> dict[str, str]:
        """Bring all lines into one ledger; return, by folder, the key of what was scored.

        The lines of the last run count before the older ones: they are what the assessments hold.
        """
        older = [self.whole] if self.whole.exists() else []
        newer = self.added()
        places = _places([*older, *newer])
        if newer or not older:
            self.rewrite(places)
        return {folder: key for folder, (key, *_) in places.items()}

    def keep(self, folders: Iterable[str]) -> None:
        """Leave only the lines of some communes in the ledger, in their order."""
        older = [self.whole] if self.whole.exists() else []
        places = _places([*older, *self.added()])
        self.rewrite({one: places[one] for one in folders if one in places})

    def rewrite(self, places: Mapping[str, tuple[str, Path, int]]) -> None:
        """Write the ledger from lines that stand in files, then drop what had been added."""
        newer = self.added()
        unfinished = self.unfinished(str(os.getpid()))
        opened = {path: path.open("rb") for path in {place[1] for place in places.values()}}
        try:
            with unfinished.open("wb") as file:
                for _, path, offset in places.values():
                    opened[path].seek(offset)
                    file.write(opened[path].readline())
            unfinished.replace(self.whole)
        finally:
            for one in opened.values():
                one.close()
            unfinished.unlink(missing_ok=True)
        for path in newer:
            with suppress(OSError):
                path.unlink()


def _places(files: Iterable[Path]) -> dict[str, tuple[str, Path, int]]:
    """Return, by folder, its key and where its line begins; of several lines, the last."""
    places: dict[str, tuple[str, Path, int]] = {}
    for path in files:
        offset = 0
        with path.open("rb") as lines:
            for line in lines:
                told = heading_from(line)
                if told is not None:
                    places[told.folder] = (told.key, path, offset)
                offset += len(line)
    return places
