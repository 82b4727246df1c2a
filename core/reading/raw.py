"""Raw: bytes that a file or a member of an archive holds, before anybody knows what they are."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from core.article import Document
from core.errors import ReadingError
from core.reading import limits
from core.reading.columns import Columns
from core.reading.heads import Head


@dataclass(frozen=True, slots=True)
class Raw:
    """An open input. `source` is its name as the user gave it, `location` where exactly it lies."""

    source: str
    location: str
    stream: IO[bytes]
    depth: int = 0
    """How many archives it lies in."""
    address: str | None = None
    """Where it was fetched from by whoever kept it (a crawl, a mail), if that is said beside it."""
    charset: str | None = None
    """Its encoding, if that is said beside it."""
    columns: Columns = field(default_factory=dict)
    """What the user says of the columns of tables."""
    on_table: Callable[[Head], None] | None = None
    """Told of the columns of each table that is met, also of one that is refused for them."""

    @property
    def name(self) -> str:
        return self.source.rsplit("/", 1)[-1]

    def head(self) -> bytes:
        """The first bytes (limits.HEAD_BYTES), of a ZIP its last ones as well: there it names what it holds.

        The stream stands at its beginning again.
        """
        self.stream.seek(0)
        head = self.stream.read(limits.HEAD_BYTES)
        if head.startswith(b"PK\x03\x04") and len(head) == limits.HEAD_BYTES:
            end = self.stream.seek(0, 2)
            self.stream.seek(max(limits.HEAD_BYTES, end - limits.HEAD_BYTES))
            head += self.stream.read(limits.HEAD_BYTES)
        self.stream.seek(0)
        return head

    def whole(self, most: int) -> bytes:
        """All bytes. Raises ReadingError (reason "too large") where there are more than `most`."""
        content = self.stream.read(most + 1)
        if len(content) > most:
            raise self.refused(
                "too large", f"it has more than {most // limits.MIB} MiB; split it into smaller files", content[:200]
            )
        return content

    def spooled(self) -> IO[bytes]:
        """The bytes where one can seek quickly: the file itself, or a copy of an archive's member."""
        if self.depth == 0:
            return self.stream
        copy = tempfile.SpooledTemporaryFile(max_size=limits.SPOOL_BYTES)  # noqa: SIM115 - closed by who asked for it
        left = limits.FILE_BYTES
        while chunk := self.stream.read(limits.MIB):
            left -= len(chunk)
            if left < 0:
                copy.close()
                raise self.refused(
                    "too large", f"unpacked it has more than {limits.FILE_BYTES // limits.MIB} MiB; unpack it yourself"
                )
            copy.write(chunk)
        copy.seek(0)
        return copy

    def inside(self, member: str, stream: IO[bytes], *, address: str | None = None, charset: str | None = None) -> Raw:
        """A member of this archive."""
        place = f"{self.source}/{member}", f"{self.location}/{member}"
        return Raw(*place, stream, self.depth + 1, address, charset, self.columns, self.on_table)

    def refused(
        self, reason: str, detail: str, sample: bytes | str | None = None, member: str | None = None
    ) -> ReadingError:
        """The error for this input, or for a member of it."""
        if isinstance(sample, bytes):
            sample = sample[:200].decode("ascii", "replace").replace("\x00", "�")
        source = self.source if member is None else f"{self.source}/{member}"
        return ReadingError(source, reason, detail, sample[:200] if sample else None)


Found = Iterator[Document | ReadingError | Raw]
"""What a format gives: documents, rejects, and inputs that it holds."""
