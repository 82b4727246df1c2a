"""One file packed by gzip, bzip2 or xz; a .tar inside is read as the archive it is."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tempfile
from collections.abc import Callable
from typing import IO, Any

from core.reading import limits
from core.reading.archive import DAMAGED, too_deep
from core.reading.raw import Found, Raw

_OPENERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b\x08", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
_SUFFIXES = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}


def certainty(head: bytes, name: str) -> int:
    return 3 if any(head.startswith(magic) for magic, _ in _OPENERS) else 0


def read(raw: Raw) -> Found:
    """The file that was packed, under its own name: `report.txt.gz/report.txt`."""
    if refusal := too_deep(raw):
        yield refusal
        return
    head = raw.head() if raw.depth == 0 else b""
    with raw.spooled() as packed, tempfile.SpooledTemporaryFile(max_size=limits.SPOOL_BYTES) as unpacked:
        head = head or packed.read(8)
        packed.seek(0)
        opener = next(opener for magic, opener in _OPENERS if head.startswith(magic))
        try:
            whole = _unpack(packed, opener, unpacked)
        except (*DAMAGED, ValueError) as broken:
            yield raw.refused("archive", f"the packed file is damaged ({broken}); pack it anew")
            return
        if not whole:
            yield raw.refused(
                "archive",
                f"unpacked it has more than {limits.FILE_BYTES // limits.MIB} MiB or {limits.ARCHIVE_RATIO}-fold",
            )
            return
        unpacked.seek(0)
        yield raw.inside(_own_name(raw.name), unpacked)


def _unpack(packed: IO[bytes], opener: Callable[[Any], Any], into: IO[bytes]) -> bool:
    """Whether all of it went `into` within the limits."""
    packed.seek(0, 2)
    size = packed.tell()
    packed.seek(0)
    most = min(limits.FILE_BYTES, max(limits.ARCHIVE_RATIO_FROM, limits.ARCHIVE_RATIO * size))
    done = 0
    with opener(packed) as stream:
        while chunk := stream.read(limits.MIB):
            done += len(chunk)
            if done > most:
                return False
            into.write(chunk)
    return True


def _own_name(name: str) -> str:
    for suffix, own in _SUFFIXES.items():
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)] + own
    return "content"
