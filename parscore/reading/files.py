"""From a file to clean text: everything that can be wrong before a document has any structure."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from parscore.reading.problems import Problem, Unreadable, kind
from parscore.reading.source import Page
from parscore.values.text import did_you_mean, find_unclean, nfc

LARGEST = 20_000_000  # bytes
DEEPEST = 60  # mappings and lists inside one another
STANDARD_INPUT = "-"

NO_SUCH_FILE = kind(
    "E001",
    says=("Không có tệp này.", "There is no such file."),
    advise=("Có phải là “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Hãy kiểm tra tên tệp và thư mục.", "Check the file name and the folder."),
)
A_FOLDER = kind(
    "E002",
    says=("Đây là thư mục, không phải tệp.", "This is a folder, not a file."),
    advise=("Hãy chỉ rõ một tệp trong thư mục.", "Name a file in that folder."),
)
NOT_OPENED = kind(
    "E003",
    says=("Không mở được tệp này.", "This file cannot be opened."),
    advise=(
        "Hãy kiểm tra quyền đọc, và đóng tệp nếu chương trình khác đang giữ nó.",
        "Check the permission to read it, and close it if another program holds it.",
    ),
)
TOO_LARGE = kind(
    "E004",
    says=("Tệp lớn hơn {most} MB.", "The file is larger than {most} MB."),
    advise=(
        "Hãy kiểm tra xem có chọn nhầm tệp không.",
        "Check that this is the file you meant.",
    ),
)
EMPTY = kind(
    "E005",
    says=("Tệp trống, không có dữ liệu.", "The file is empty."),
    advise=(
        "Hãy kiểm tra xem tệp đã được lưu chưa.",
        "Check that the file has been saved.",
    ),
)
NOT_UTF8 = kind(
    "E006",
    says=(
        "Tệp không được lưu bằng bảng mã UTF-8.",
        "The file is not saved in the UTF-8 encoding.",
    ),
    advise=(
        "Hãy mở tệp và lưu lại (Save As) với bảng mã UTF-8.",
        "Open the file and save it again (Save As) with the encoding UTF-8.",
    ),
)
UNCLEAN = kind(
    "E007",
    says=(
        "Văn bản có ký tự ẩn không dùng được ({char}).",
        "The text holds an invisible control character ({char}).",
    ),
    advise=("Hãy xóa ký tự ở vị trí này.", "Delete the character at this place."),
)
TOO_DEEP = kind(
    "E008",
    says=(
        "Dữ liệu lồng nhau quá {most} tầng.",
        "The data are nested more than {most} levels deep.",
    ),
    advise=("Hãy kiểm tra dấu ngoặc và thụt lề.", "Check the brackets and the indentation."),
)
DUPLICATE_KEY = kind(
    "E009",
    says=(
        "Khóa “{key}” bị lặp: đã có ở dòng {line}.",
        "The key “{key}” is repeated: it is already on line {line}.",
    ),
    advise=("Hãy giữ lại một khóa.", "Keep one of them."),
)


def read_file(path: Path | str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises:
        Unreadable: it is missing, a folder, larger than 20 MB, or cannot be opened.
    """
    name = printable(str(path))
    try:
        data = _bytes_of(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Unreadable([_not_opened(path, error)]) from None
    _check_size(data, name)
    return data


def decode(data: bytes, name: str) -> Page:
    """Return the text of a file: composed, with line feeds, without control characters.

    Raises:
        Unreadable: it is too large, empty, not UTF-8, or holds control characters.
    """
    name = printable(name)
    _check_size(data, name)
    page = Page(name, composed(_decoded(data, name)))
    if not page.text.strip():
        raise Unreadable([EMPTY.problem(name)])
    unclean = find_unclean(page.text)
    if unclean is not None:
        char = code_point(page.text[unclean])
        raise Unreadable([page.problem(UNCLEAN, unclean, char=char)])
    return page


def composed(text: str) -> str:
    """Bring a text into the form in which every text is stored; line ends become line feeds."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(text)


def code_point(char: str) -> str:
    """Return the name by which an invisible character can be looked up: `U+0000`."""
    return f"U+{ord(char):04X}"


def _bytes_of(path: Path | str) -> bytes:
    """Read no more than shows that the file is too large: it may be a device without an end.

    Only for what does not tell its size is room made for the largest file.
    """
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "closed")
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(path).open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        return stream.read() if 0 < size <= LARGEST else stream.read(LARGEST + 1)


def _not_opened(path: Path | str, error: Exception) -> Problem:
    name = printable(str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NO_SUCH_FILE.problem(name, guess=_neighbour(path))
    denied = isinstance(error, PermissionError)  # what Windows says of a folder
    folder = isinstance(error, IsADirectoryError) or (denied and Path(path).is_dir())
    return (A_FOLDER if folder else NOT_OPENED).problem(name)


def _neighbour(path: Path | str) -> str | None:
    """Return the file of the same folder that was probably meant, if there is one."""
    wanted = Path(path)
    try:
        with os.scandir(wanted.parent) as entries:
            beside = sorted(entry.name for entry in entries if entry.is_file())
    except OSError:
        return None
    meant = did_you_mean(wanted.name, beside)
    return None if meant is None else printable(meant)


def _check_size(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        raise Unreadable([TOO_LARGE.problem(name, most=LARGEST // 1_000_000)])


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:4]:  # UTF-16 or UTF-32
        raise Unreadable([NOT_UTF8.problem(name, mark=(1, 1))])
    body = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = Page(name, body[: error.start].decode("utf-8"))
        raise Unreadable([before.problem(NOT_UTF8, len(before.text))]) from None


def printable(name: str) -> str:
    """Replace what is not text in a file name (bytes, control characters): it will be printed."""
    if name.isprintable():
        return name
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
