"""PDFs made for tests: plain, signed by a certificate of our own, tampered with, encrypted."""

from __future__ import annotations

import io
import zlib
from datetime import UTC, datetime
from functools import cache

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter, PageObject, PdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

A4 = (0, 0, 595, 842)


def _add_page(writer: BasePdfFileWriter) -> None:
    contents = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.insert_page(PageObject(contents=contents, media_box=A4))


def _written(writer: BasePdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def plain(pages: int = 1) -> bytes:
    writer = PdfFileWriter()
    for _ in range(pages):
        _add_page(writer)
    return _written(writer)


@cache
def encrypted() -> bytes:
    writer = PdfFileWriter()
    _add_page(writer)
    writer.encrypt("owner", "user")
    return _written(writer)


@cache
def _signer() -> signers.SimpleSigner:
    """Return a signer whose certificate nobody else vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nguyễn Văn Thử")])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2035, 1, 1, tzinfo=UTC))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


@cache
def signed(times: int = 1) -> bytes:
    """Return a PDF that was signed so many times, one after the other."""
    data = plain()
    for number in range(times):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        field = signers.PdfSignatureMetadata(field_name=f"ChuKy{number}")
        data = signers.sign_pdf(writer, field, signer=_signer()).getvalue()
    return data


def tampered() -> bytes:
    """Return a signed PDF in which the width of the page was changed by one."""
    return signed().replace(b"595", b"596", 1)


def added_to() -> bytes:
    """Return a signed PDF that got another page afterwards."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed()))
    _add_page(writer)
    return _written(writer)


def bomb() -> bytes:
    """Return a small PDF whose table of objects unfolds to more than any memory should give."""
    packer = zlib.compressobj()
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    body = block + block[2:] * 4000
    head = b"%PDF-1.7\n"
    table = (
        b"1 0 obj\n<</Type/XRef/W[1 2 1]/Size 4/Root 2 0 R/Filter/FlateDecode/Length %d>>\nstream\n"
        % len(body)
    )
    start = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)
    return head + table + body + start
