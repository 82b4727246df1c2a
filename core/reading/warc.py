"""WARC files, also packed (.warc.gz): each page that a crawl has kept is read as the format it has.

Answers other than 200, and what a page is only drawn with (pictures, styles, scripts, fonts), are passed over.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

from core.reading import limits
from core.reading.archive import printable, too_deep
from core.reading.raw import Found, Raw

_MARK, _PACKED = b"WARC/", b"\x1f\x8b\x08"
_DRAWN_WITH = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
               "application/x-javascript", "application/font", "application/json", "application/x-font",
               "application/manifest")  # fmt: skip
_OK = 200


def certainty(head: bytes, name: str) -> int:
    if head.startswith(_MARK):
        return 4
    if not head.startswith(_PACKED):
        return 0
    try:
        return 4 if zlib.decompressobj(31).decompress(head, 16).startswith(_MARK) else 0
    except zlib.error:
        return 0


def read(raw: Raw) -> Found:
    """What each record holds, named `file.warc/ADDRESS`."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if refusal := too_deep(raw):
        yield refusal
        return
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    seen: set[str] = set()
    with raw.spooled() as stream:
        stream.seek(0)
        number = 0
        try:
            for number, record in enumerate(ArchiveIterator(stream, record_types=kinds, parse_http=True), start=1):
                if number > limits.ARCHIVE_MEMBERS:
                    yield raw.refused("archive", f"it has more than {limits.ARCHIVE_MEMBERS} records")
                    return
                yield from _record(raw, record, number, seen)
        except (OSError, ValueError, RuntimeError, EOFError, LookupError, AttributeError) as broken:
            yield raw.refused("archive", f"the WARC file is damaged ({str(broken)[:120]}); what comes before is read")
        if not number:
            yield raw.refused("empty", "the WARC file holds no pages")


def _record(raw: Raw, record: Any, number: int, seen: set[str]) -> Found:
    http = record.http_headers
    kind = (
        (record.http_content_type if http is not None else None) or record.headers.get("Content-Type") or ""
    ).lower()
    if (http is not None and http.status_code not in (_OK, None)) or kind.startswith(_DRAWN_WITH):
        return
    address = record.headers.get("WARC-Target-URI")
    name = printable(address) if address else f"record {number}"
    name = f"record {number}" if name in seen else name
    seen.add(name)
    content = record.reader.read(limits.WARC_RECORD_BYTES + 1)
    encoding = (http.get("Content-Encoding") or "").lower() if http is not None else ""
    content = _unpacked(content, encoding)
    if content is None:
        yield raw.refused("format", f"the page is packed as {encoding[:20]!r} and damaged or too large", member=name)
    elif len(content) > limits.WARC_RECORD_BYTES:
        yield raw.refused(
            "too large", f"the page has more than {limits.WARC_RECORD_BYTES // limits.MIB} MiB", member=name
        )
    elif content:
        charset = record.http_charset if http is not None else None
        yield raw.inside(name, io.BytesIO(content), address=address, charset=charset)


def _unpacked(content: bytes, encoding: str) -> bytes | None:
    if encoding in ("", "identity") or (encoding == "gzip" and not content.startswith(_PACKED)):
        return content
    if encoding == "br":
        return _unpacked_brotli(content)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        return None
    try:
        unpacker = zlib.decompressobj(47 if content.startswith((_PACKED, b"\x78")) else -15)
        return unpacker.decompress(content, limits.WARC_RECORD_BYTES + 1)
    except zlib.error:
        return None


def _unpacked_brotli(content: bytes) -> bytes | None:
    import brotli

    unpacker = brotli.Decompressor()
    most, pieces = limits.WARC_RECORD_BYTES + 1, []
    try:
        given = content
        while most > 0 and not unpacker.is_finished():
            # At most so much at a time: a few bytes may stand for gigabytes.
            piece = unpacker.process(given, output_buffer_limit=min(most, limits.MIB))
            if not piece and not given:
                return None
            given = b""
            pieces.append(piece)
            most -= len(piece)
    except brotli.error:
        return None
    return b"".join(pieces)
