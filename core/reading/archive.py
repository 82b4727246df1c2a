"""What every archive refuses: too many members, bombs, names that lead out of it. Nothing is unpacked to a path."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib

from core.errors import ReadingError
from core.reading import limits
from core.reading.raw import Raw

DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    NotImplementedError,
)  # fmt: skip
"""What the unpackers raise for bytes that are not what an archive promises."""


class Budget:
    """Counts what an archive unpacks to, member by member, and says when a member or the rest is refused."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._members = 0
        self._bytes = 0
        self._names: set[str] = set()
        self.spent = False
        """Whether the rest of the archive has to be left."""

    def refusal(self, name: str, size: int, packed: int | None = None) -> ReadingError | None:
        """Why the member is refused; None where it is within the limits. `packed` is None where it is not known."""
        self._members += 1
        self._bytes += size
        if self._members > limits.ARCHIVE_MEMBERS:
            self.spent = True
            return self._raw.refused(
                "archive", f"it has more than {limits.ARCHIVE_MEMBERS} members; the rest is left out"
            )
        if self._bytes > limits.ARCHIVE_BYTES:
            self.spent = True
            return self._raw.refused(
                "archive", f"unpacked it has more than {limits.ARCHIVE_BYTES // limits.MIB} MiB; the rest is left out"
            )
        if unsafe(name):
            return self._raw.refused(
                "archive", "the name of the member leads out of the archive", member=printable(name)
            )
        if name in self._names:
            return self._raw.refused(
                "archive", "the archive has two members of this name; the first is read", member=name
            )
        self._names.add(name)
        if size > limits.FILE_BYTES:
            return self._raw.refused(
                "too large", f"it has more than {limits.FILE_BYTES // limits.MIB} MiB", member=name
            )
        bomb = packed is not None and size > limits.ARCHIVE_RATIO_FROM and size > limits.ARCHIVE_RATIO * max(packed, 1)
        if bomb:
            return self._raw.refused(
                "archive", f"it unpacks to more than {limits.ARCHIVE_RATIO} times its packed size", member=name
            )
        return None


def unsafe(name: str) -> bool:
    """Whether a member's name points outside of its archive or is none."""
    parts = name.replace("\\", "/").split("/")
    return not name.strip("/") or name.startswith(("/", "\\")) or ".." in parts or name[1:2] == ":" or "\x00" in name


def hidden(name: str) -> bool:
    """Files that no user put there: .DS_Store, __MACOSX, editor's locks."""
    return not unsafe(name) and any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/")
    )


def printable(name: str) -> str:
    """A member's name as it can be shown and stored: no control characters, no halves of characters, not endless."""
    return "".join(c if c.isprintable() else "�" for c in name)[:500]


def too_deep(raw: Raw) -> ReadingError | None:
    """The refusal of an archive that lies too deep in others."""
    if raw.depth < limits.ARCHIVE_DEPTH:
        return None
    return raw.refused(
        "archive", f"archives lie in each other more than {limits.ARCHIVE_DEPTH} deep; unpack the outer ones"
    )
