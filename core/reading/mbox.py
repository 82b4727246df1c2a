"""MBOX files: many mails one after the other, each named `file.mbox/mail N`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from core.reading import limits, mail
from core.reading.raw import Found, Raw

_FIRST = re.compile(rb"From [^\n]{1,300}\d{4}[^\n]{0,20}\r?\n[A-Za-z][A-Za-z0-9-]{1,60}:")
_QUOTED = re.compile(rb"^>(>*From )", re.M)


def certainty(head: bytes, name: str) -> int:
    return 4 if _FIRST.match(head) else 0


def read(raw: Raw) -> Found:
    """Every mail, with what is attached to it."""
    with raw.spooled() as stream:
        for number, content in enumerate(_mails(stream), start=1):
            place = raw.inside(f"mail {number}", raw.stream)
            one = replace(raw, source=place.source, location=place.location)
            if content is None:
                yield one.refused("too large", f"the mail has more than {limits.MAIL_BYTES // limits.MIB} MiB")
            else:
                yield from mail.message(one, _QUOTED.sub(rb"\1", content))


def _mails(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Bytes of each mail; None for one above the limit. A mail begins with "From " behind an empty line."""
    lines: list[bytes] = []
    size, empty, started = 0, True, False
    while line := stream.readline(limits.MIB):
        if empty and line.startswith(b"From "):
            if started:
                yield b"".join(lines) if size <= limits.MAIL_BYTES else None
            lines, size, started = [], 0, True
        else:
            size += len(line)
            if size <= limits.MAIL_BYTES:
                lines.append(line)
        empty = line in (b"\n", b"\r\n")
    if started:
        yield b"".join(lines) if size <= limits.MAIL_BYTES else None
