"""TAR archives, also packed (.tar.gz, .tgz, .tar.xz: see compressed): members named `archive.tar/member`."""

from __future__ import annotations

import tarfile

from core.reading.archive import DAMAGED, Budget, hidden, printable, too_deep
from core.reading.raw import Found, Raw

_MAGIC_AT, _MAGIC = 257, b"ustar"


def certainty(head: bytes, name: str) -> int:
    return 3 if head[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC else 0


def read(raw: Raw) -> Found:
    """Each regular file in the archive's order; links, devices and unsafe names are rejects."""
    if refusal := too_deep(raw):
        yield refusal
        return
    with raw.spooled() as stream:
        try:
            archive = tarfile.open(fileobj=stream, mode="r:")  # noqa: SIM115 - closed below
        except (*DAMAGED, ValueError) as broken:
            yield raw.refused("archive", f"the TAR archive is damaged ({broken}); pack it anew")
            return
        with archive:
            yield from _members(raw, archive)


def _members(raw: Raw, archive: tarfile.TarFile) -> Found:
    budget = Budget(raw)
    try:
        while (member := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined]  # tarfile would keep every header in memory
            name = printable(member.name)
            if member.isdir() or hidden(member.name):
                continue
            if refusal := budget.refusal(member.name, member.size):
                yield refusal
                if budget.spent:
                    return
            elif not member.isreg():
                yield raw.refused("archive", "the member is a link or a device; it is not followed", member=name)
            elif (stream := archive.extractfile(member)) is not None:
                with stream:
                    yield raw.inside(name, stream)
    except (*DAMAGED, ValueError) as broken:
        yield raw.refused("archive", f"the TAR archive is damaged ({broken}); what comes before is read")
