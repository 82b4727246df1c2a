"""ZIP archives: every member that a format knows, named `archive.zip/member`."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator

from core.errors import ReadingError
from core.reading.archive import DAMAGED, Budget, hidden, printable, too_deep
from core.reading.raw import Found, Raw

_OFFICE = {
    "word/document.xml": "it is a Word file of unusual build; open it and save it anew as .docx",
    "xl/workbook.xml": "it is an Excel file of unusual build; open it and save it anew as .xlsx",
    "ppt/presentation.xml": "PowerPoint files cannot be read; save it as text",
    "META-INF/container.xml": "EPUB books cannot be read; save it as text",
    "content.xml": "OpenDocument files cannot be read; save it as text",
}


def certainty(head: bytes, name: str) -> int:
    return 3 if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0


def read(raw: Raw) -> Found:
    """Each member in the archive's order; what is refused is a reject of its own."""
    if refusal := too_deep(raw):
        yield refusal
        return
    with raw.spooled() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (*DAMAGED, ValueError) as broken:
            yield raw.refused("archive", f"the ZIP archive is damaged ({broken}); pack it anew")
            return
        with archive:
            yield from _members(raw, archive)


def _members(raw: Raw, archive: zipfile.ZipFile) -> Found:
    names = set(archive.namelist())
    for part, detail in _OFFICE.items():
        if part in names and names & {"[Content_Types].xml", "mimetype"}:
            yield raw.refused("format", detail)
            return
    if not names:
        yield raw.refused("empty", "the archive has no members")
    budget = Budget(raw)
    for member in archive.infolist():
        if member.is_dir() or hidden(member.filename):
            continue
        yield from _member(raw, archive, member, budget)
        if budget.spent:
            return


def _member(
    raw: Raw, archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget
) -> Iterator[ReadingError | Raw]:
    name = member.filename
    refusal = budget.refusal(name, member.file_size, member.compress_size)
    if refusal is None and stat.S_ISLNK(member.external_attr >> 16):
        refusal = raw.refused("archive", "the member is a link; links are not followed", member=name)
    if refusal is None and member.flag_bits & 1:
        refusal = raw.refused("archive", "the member is encrypted; unpack it with its password", member=name)
    if refusal is not None:
        yield refusal
        return
    try:
        with archive.open(member) as stream:
            yield raw.inside(printable(name), stream)
    except (*DAMAGED, ValueError) as broken:
        yield raw.refused(
            "archive", f"the member is damaged or packed in an unknown way ({broken})", member=printable(name)
        )
