"""The zip that an xlsx file is: looked at from outside before anything in it is unpacked."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from parscore.intake.tables.kinds import (
    BOMB,
    BROKEN_PARTS,
    CUT_SHORT,
    DAMAGED,
    LINKS,
    MACROS,
    NO_TABLE,
    PASSWORD,
)
from parscore.intake.tables.limits import MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED, SMALL_ENTRY
from parscore.reading.problems import Unreadable
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from parscore.reading.problems import Problem

_ENCRYPTED = 1
_WORKBOOK = re.compile(r"xl/workbook\d*\.xml")
_OTHERS = {
    "word/document.xml": Localised("văn bản Word", "a Word document"),
    "ppt/presentation.xml": Localised("bài trình chiếu", "a presentation"),
    "xl/workbook.bin": Localised("sổ Excel nhị phân (.xlsb)", "a binary Excel workbook (.xlsb)"),
    "content.xml": Localised("tài liệu OpenDocument (.ods, .odt)", "an OpenDocument (.ods, .odt)"),
}
_OTHER_ZIP = Localised("tệp nén zip", "a zip archive")
_MOST_PARTS = Message(
    "intake.most-parts",
    vi="có {count} phần bên trong, nhiều nhất là {most}",
    en="it has {count} parts inside, at most {most} are read",
)
_MOST_BYTES = Message(
    "intake.most-bytes",
    vi="bung ra thành {size} MB, nhiều nhất là {most} MB",
    en="it unpacks to {size} MB, at most {most} MB are read",
)
_MOST_RATIO = Message(
    "intake.most-ratio",
    vi="phần “{part}” bung ra gấp hơn {most} lần",
    en="its part “{part}” unpacks to more than {most} times its size",
)


class Archive:
    """The parts of a workbook, by name; nothing is unpacked before it is asked for."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Look at the list of parts.

        Raises:
            Unreadable: it is damaged, encrypted, no workbook, or would unpack to too much.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
            raise Unreadable([DAMAGED.problem(name, why=CUT_SHORT)]) from None
        self._infos = {one.filename: one for one in self._zip.infolist()}
        problem = self._refused()
        if problem:
            raise Unreadable([problem])

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; never more than the list of parts declared.

        Raises:
            Unreadable: it is not there, or damaged.
        """
        try:
            return self._zip.read(self._infos[part])
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError):
            raise Unreadable([DAMAGED.problem(self.name, why=BROKEN_PARTS)]) from None
        except RuntimeError:  # a packing or encryption it does not know
            raise Unreadable([DAMAGED.problem(self.name, why=BROKEN_PARTS)]) from None

    @property
    def parts(self) -> Iterable[str]:
        """The names of all parts."""
        return self._infos.keys()

    @property
    def workbook(self) -> str | None:
        """The name of the part that lists the sheets."""
        names = (part for part in self._infos if _WORKBOOK.fullmatch(part))
        return min(names, default=None)

    def warnings(self) -> list[Problem]:
        """Return what a workbook holds that is left alone."""
        found = []
        if any(part.endswith("vbaProject.bin") for part in self._infos):
            found.append(MACROS.problem(self.name))
        if any(part.startswith("xl/externalLinks/") for part in self._infos):
            found.append(LINKS.problem(self.name))
        return found

    def _refused(self) -> Problem | None:
        infos = self._zip.infolist()
        if len(infos) > MOST_ENTRIES:
            what = _MOST_PARTS(count=len(infos), most=MOST_ENTRIES)
            return BOMB.problem(self.name, what=what)
        total = sum(one.file_size for one in infos)
        if total > MOST_UNPACKED:
            what = _MOST_BYTES(size=total // 1_000_000, most=MOST_UNPACKED // 1_000_000)
            return BOMB.problem(self.name, what=what)
        for one in infos:
            if one.file_size > max(SMALL_ENTRY, MOST_RATIO * one.compress_size):
                part = _MOST_RATIO(part=one.filename, most=MOST_RATIO)
                return BOMB.problem(self.name, what=part)
        if any(one.flag_bits & _ENCRYPTED for one in infos):
            return PASSWORD.problem(self.name)
        if self.workbook is None:
            found = next((name for part, name in _OTHERS.items() if part in self), _OTHER_ZIP)
            return NO_TABLE.problem(self.name, found=found)
        return None
