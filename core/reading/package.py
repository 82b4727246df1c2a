"""Word and Excel files are ZIP archives of XML: opened within limits, their parts read one by one."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from core.reading import limits
from core.reading.archive import DAMAGED
from core.reading.raw import Raw

_ZIP = b"PK\x03\x04"
_TYPES = b"[Content_Types].xml"
_NAME_LENGTH_AT, _NAME_AT = 26, 30
"""Where the name of a ZIP's first member stands."""
_FIRST = (_TYPES, b"_rels/", b"docProps/", b"word/", b"xl/", b"customXml/", b"mimetype")
"""What the first member of a package is called, whichever program wrote it."""


def holds(head: bytes, part: bytes) -> bool:
    """Whether these bytes (Raw.head) are of a package with this part, not of an archive that holds packages."""
    if not (head.startswith(_ZIP) and _TYPES in head and part in head):
        return False
    first = head[_NAME_AT : _NAME_AT + int.from_bytes(head[_NAME_LENGTH_AT : _NAME_LENGTH_AT + 2], "little")]
    return first.startswith(_FIRST)


@contextmanager
def opened(raw: Raw, kind: str) -> Iterator[tuple[zipfile.ZipFile, IO[bytes]]]:
    """The package and its stream. Raises ReadingError where it is broken, locked or unpacks to too much."""
    with raw.spooled() as stream:
        try:
            package = zipfile.ZipFile(stream)
        except (*DAMAGED, ValueError) as broken:
            raise raw.refused("format", f"the {kind} file is damaged ({broken}); open it and save it anew") from broken
        with package:
            size = sum(member.file_size for member in package.infolist())
            packed = sum(member.compress_size for member in package.infolist())
            if size > limits.OFFICE_BYTES or (
                size > 4 * limits.ARCHIVE_RATIO_FROM and size > limits.ARCHIVE_RATIO * max(packed, 1)
            ):
                raise raw.refused(
                    "too large",
                    f"unpacked it has more than {limits.OFFICE_BYTES // limits.MIB} MiB or {limits.ARCHIVE_RATIO}-fold;"
                    " save its text as a file of its own",
                )
            if any(member.flag_bits & 1 for member in package.infolist()):
                raise raw.refused("format", f"the {kind} file is locked with a password; save it without")
            yield package, stream


def part(raw: Raw, package: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part; None where the package has none of this name. Never more than limits.OFFICE_BYTES."""
    try:
        with package.open(name) as stream:
            content = stream.read(limits.OFFICE_BYTES + 1)
    except KeyError:
        return None
    except (*DAMAGED, ValueError, RuntimeError) as broken:
        raise raw.refused("format", f"its part {name} is damaged ({broken}); open it and save it anew") from broken
    if len(content) > limits.OFFICE_BYTES:
        raise raw.refused("too large", f"its part {name} unpacks to more than {limits.OFFICE_BYTES // limits.MIB} MiB")
    return content
