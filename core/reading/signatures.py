"""Formats that are known but not read: each is refused with what to do, not taken for text."""

from __future__ import annotations

import re

from core.reading.raw import Found, Raw

_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format",
        "it is an Office file of before 2007, one locked with a password, or an Outlook message; "
        "save it unlocked as .docx, .xlsx or .eml",
    ),
    (b"SQLite format 3\x00", "binary", "it is a database; export its table as CSV"),
    (b"PAR1", "binary", "it is a Parquet file; export it as CSV or JSON Lines"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "7z archives cannot be read; pack the files as ZIP or TAR"),
    (b"Rar!\x1a\x07", "archive", "RAR archives cannot be read; pack the files as ZIP or TAR"),
    (b"(\xb5/\xfd", "archive", "Zstandard files cannot be read; pack the files as ZIP or TAR"),
    *(
        (magic, "binary", "it is a picture, a sound, a film or a program and holds no text")
        for magic in (
            b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00",
            b"BM", b"ID3", b"OggS", b"\x7fELF", b"MZ", b"\x00asm", b"\xca\xfe\xba\xbe", b"wOFF", b"wOF2", b"fLaC",
        )
    ),
)  # fmt: skip
_SHORT_MAGIC = 4
_DRAWING = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<svg\b", re.I)


def certainty(head: bytes, name: str) -> int:
    return 4 if _kind(head) is not None else 0


def read(raw: Raw) -> Found:
    """The reason why it is not read."""
    head = raw.head()
    reason, detail = _kind(head) or ("format", "its format is not known")
    yield raw.refused(reason, detail, head)


def _kind(head: bytes) -> tuple[str, str] | None:
    start = head.removeprefix(b"\xef\xbb\xbf")
    for magic, reason, detail in _STARTS:
        # "BM" and "MZ" begin words too: a file of that kind has zero bytes soon.
        if start.startswith(magic) and (len(magic) > _SHORT_MAGIC or b"\x00" in start[:512]):
            return reason, detail
    if _DRAWING.match(start):
        return "binary", "it is a drawing and holds no report"
    return None
