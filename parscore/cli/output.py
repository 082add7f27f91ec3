"""Results go out whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from parscore.cli.entry import discard
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.values.messages import Text

CANNOT_WRITE = Message(
    "E301",
    vi="Không ghi được “{path}” ({why}). Hãy kiểm tra thư mục, quyền ghi và dung lượng đĩa.",
    en="Cannot write “{path}” ({why}). Check the folder, the permission and the free disk space.",
)
STANDARD_OUTPUT = Localised("đầu ra chuẩn", "standard output")

_NO_FOLDER = Localised("không có thư mục này", "there is no such folder")
_NOT_A_FOLDER = Localised("chỗ của thư mục là một tệp", "a file is in the place of the folder")
_FORBIDDEN = Localised("không có quyền ghi", "there is no permission to write")
_FULL = Localised("đĩa đã đầy", "the disk is full")
_REASONS = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.EEXIST: _NOT_A_FOLDER,
    errno.EISDIR: Localised("đây là thư mục", "it is a folder"),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOSPC: _FULL,
    errno.EBADF: Localised("đã bị đóng", "it is closed"),
    errno.ENAMETOOLONG: Localised("tên quá dài", "the name is too long"),
}


class CannotWrite(Exception):  # noqa: N818 - it says what happened
    """An output could not be written; nothing half-written is left behind."""

    def __init__(self, path: Path | Localised, error: OSError) -> None:
        why = _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
        where = path if isinstance(path, Localised) else str(path)
        self.text: Text = CANNOT_WRITE(path=where, why=why)
        super().__init__(self.text.vi)


def print_result(result: str | bytes) -> None:
    """Write a result to standard output: a text, or the bytes of a document.

    Raises:
        CannotWrite: standard output is closed or refuses it (a full disk, for one).
        BrokenPipeError: the reader has left.
    """
    if sys.stdout is None:
        raise CannotWrite(STANDARD_OUTPUT, OSError(errno.EBADF, os.strerror(errno.EBADF)))
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard(sys.stdout)
        raise CannotWrite(STANDARD_OUTPUT, error) from None


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes its place whole, once everything in it has been written.

    Raises:
        CannotWrite: the folder is not there or not writable, or the disk is full.
    """
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        _give_usual_mode(temporary)
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(path, error) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_files(contents: Mapping[Path, str | bytes]) -> None:
    """Write files so that they appear whole and together: all beside their places, then moved.

    Raises:
        CannotWrite: a folder is not there or not writable, or the disk is full.
    """
    staged: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            staged[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
            _give_usual_mode(staged[path])
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        raise CannotWrite(path, error) from None
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _give_usual_mode(path: Path) -> None:
    """Let others read the file as any new file: a temporary one starts private."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def make_folder(path: Path) -> None:
    """Make sure that a folder is there.

    Raises:
        CannotWrite: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(path, error) from None
