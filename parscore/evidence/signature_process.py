"""A process of its own that looks into PDFs: whatever one of them does, only this process suffers.

It reads a length (8 bytes) and that many bytes of a PDF from standard input, writes one line of
JSON, and waits for the next. A PDF that takes too long ends it; its memory is limited where the
system can do that. It opens no file and no connection, and decides nothing about trust.

    python -m parscore.evidence.signature_process MILLISECONDS
"""

from __future__ import annotations

import faulthandler
import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

LENGTH: Final = 8  # bytes that hold the length of a PDF
MOST_MEMORY: Final = 1_500_000_000  # bytes of address space
SIGNED: Final = b"/ByteRange"  # the key that says which bytes a signature covers
MOST_SIGNATURES: Final = 50  # looked into; a document has a few


def serve(requests: BinaryIO, answers: BinaryIO, milliseconds: int) -> None:
    """Answer for one PDF after the other until there are no more."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - nothing is written there
        while len(head := requests.read(LENGTH)) == LENGTH:
            data = requests.read(int.from_bytes(head, "big"))
            faulthandler.dump_traceback_later(milliseconds / 1000, exit=True, file=nowhere)
            answer = look(data)
            faulthandler.cancel_dump_traceback_later()
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()


def look(data: bytes) -> dict[str, Any]:
    """Return what can be said of a PDF: `state`, and where it could be read `count` and `pages`.

    The states: `none`, `intact`, `changed`, `added`, `unclear`, `encrypted`, `damaged`, `heavy`,
    and `absent` where the package that reads signatures is not installed.
    """
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow, and optional
    except ModuleNotFoundError:
        return {"state": "absent"}
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            return {"state": "encrypted"}
        told = {"pages": _pages(reader)} | _signatures(reader)
    except (MemoryError, RecursionError):
        return {"state": "heavy"}
    except Exception as error:  # noqa: BLE001 - a hostile file can make a reader fail anyhow
        heavy = "Limit" in type(error).__name__
        return {"state": "heavy" if heavy else "damaged"}
    if told["state"] == "none" and SIGNED in data:  # one is there that could not be found
        told["state"] = "unclear"
    return told


def _pages(reader: PdfFileReader) -> int:
    return int(reader.root["/Pages"]["/Count"])


def _signatures(reader: PdfFileReader) -> dict[str, Any]:
    found = reader.embedded_regular_signatures
    states = {_state(one) for one in found[:MOST_SIGNATURES]}
    if len(found) > MOST_SIGNATURES:
        states.add("unclear")
    worst = next((s for s in ("changed", "added", "unclear", "intact") if s in states), "none")
    return {"state": worst, "count": len(found)}


def _state(one: EmbeddedPdfSignature) -> str:
    """Tell whether what was signed is unchanged, and nothing but signatures was added to it."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415

    try:
        one.compute_integrity_info()  # type: ignore[no-untyped-call]
        digest = one.compute_digest()
        intact, valid = validate_sig_integrity(one.signer_info, one.signer_cert, "data", digest)
    except (SignatureValidationError, PdfError, ValueError, KeyError, RuntimeError):
        return "unclear"
    if not (intact and valid):
        return "changed"
    info = one.summarise_integrity_info()
    whole = info["coverage"] in {
        SignatureCoverageLevel.ENTIRE_FILE,
        SignatureCoverageLevel.ENTIRE_REVISION,
    }
    return "intact" if whole and info["docmdp_ok"] else "added"


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> None:
    """Serve standard input until it ends."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers goes out
    _limit_memory()
    serve(sys.stdin.buffer, answers, int(sys.argv[1]))


if __name__ == "__main__":
    main()
