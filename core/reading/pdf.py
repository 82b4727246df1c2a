"""PDF files that hold text: columns in reading order, lines joined to paragraphs, hyphenation undone.

Lines that come back at the head or foot of pages, and page numbers, are left out. Nothing in the file is run or
fetched (PDFium is built without scripts). The file's properties give a title only where the text has it, and no day:
they tell when the file was made.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from core.article import Document
from core.reading import limits
from core.reading.decoding import Undecodable, clean
from core.reading.printed import Line, text_of
from core.reading.raw import Found, Raw

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
"""Bytes among which the mark stands: some programs write a few before it, and PDF's readers allow for it."""
_LOCKED = 4
"""PDFium's code for a password (FPDF_ERR_PASSWORD)."""
_GAP, _SPACE, _BACK = 0.9, 0.2, 0.5
"""Distances in heights of a line: from which the next letters are another column's, are another word, or begin anew."""
_TITLE_AMONG = 6


def certainty(head: bytes, name: str) -> int:
    if head.startswith(_MAGIC):
        return 4
    return 3 if name.lower().endswith(".pdf") and _MAGIC in head[:_MAGIC_WITHIN] else 0


def read(raw: Raw) -> Found:
    """One document a file."""
    import pypdfium2

    content = raw.whole(limits.PDF_BYTES)
    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        if getattr(broken, "err_code", None) == _LOCKED:
            yield raw.refused("format", "the PDF is locked with a password; save it without")
        else:
            yield raw.refused("format", "the PDF is damaged and cannot be opened; open it and print it to a new PDF")
        return
    try:
        if len(file) > limits.PDF_PAGES:
            yield raw.refused("too large", f"the PDF has more than {limits.PDF_PAGES} pages; split it")
            return
        pages = [list(_lines(raw, file[number])) for number in range(len(file))]
        stated = " ".join((file.get_metadata_dict().get("Title") or "").split())
    except pypdfium2.PdfiumError as broken:
        yield raw.refused("format", f"a page of the PDF is damaged ({broken}); open it and print it to a new PDF")
        return
    finally:
        file.close()
    if not any(pages):
        yield raw.refused("empty", "the PDF holds pictures of pages and no text; make it searchable (OCR) first")
        return
    try:
        text = clean(text_of(pages))
    except Undecodable as why:
        yield raw.refused(why.reason, f"the letters of the PDF are not told in it ({why.detail}); make it anew by OCR")
        return
    if not text.strip():
        yield raw.refused("empty", "the PDF holds nothing but page numbers")
        return
    top = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")[:_TITLE_AMONG]]
    title = next((one for one in top if stated and one.casefold() == stated.casefold()), None)
    yield Document(text, source=raw.source, location=raw.location, format="pdf", title=title)


def _lines(raw: Raw, page: Any) -> Iterator[Line]:
    """The stretches of letters on one height without a wide gap, in the order in which the file draws them."""
    from pypdfium2 import raw as pdfium

    letters = page.get_textpage()
    count = pdfium.FPDFText_CountChars(letters)
    if count > limits.PDF_PAGE_CHARACTERS:
        raise raw.refused("too large", f"a page of the PDF has more than {limits.PDF_PAGE_CHARACTERS} characters")
    box = pdfium.FS_RECTF()
    line: Line | None = None
    spaced = False
    for n in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(letters, n))
        if letter in "\r\n":
            # PDFium's own line ends: the boxes tell better, but for the sign that it leaves of a hyphen.
            spaced = True
            continue
        if letter.isspace():
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(letters, n, ctypes.byref(box)) or box.top <= box.bottom:
            continue
        if letter in "\x02\ufffe\u00ad":
            letter = "-"
        if line is None or not _continues(line, box):
            if line is not None:
                yield line
            line = Line(box.left, box.bottom, box.right, box.top, letter)
        else:
            gap = box.left - line.right
            line.text += f" {letter}" if spaced or gap > _SPACE * line.height else letter
            line.right, line.top = max(line.right, box.right), max(line.top, box.top)
            line.bottom = min(line.bottom, box.bottom)
        spaced = False
    if line is not None:
        yield line


def _continues(line: Line, box: Any) -> bool:
    shared = min(line.top, box.top) - max(line.bottom, box.bottom)
    if shared < 0.5 * min(line.height, box.top - box.bottom):
        return False
    return bool(-_BACK * line.height < box.left - line.right < _GAP * line.height)
