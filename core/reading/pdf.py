"""PDF: the text of its pages in reading order. What is drawn as a picture is not read (that needs OCR).

PDFium runs in a process of its own (pdf_process): a file that makes it crash, loop or swell is refused.
"""

from __future__ import annotations

import contextlib

from core.article import Document
from core.reading import limits, pdf_process
from core.reading.decoding import Undecodable, clean
from core.reading.printed import Line, text_of
from core.reading.raw import Found, Raw

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024
"""Bytes among which the mark stands: some programs write a few before it, and PDF's readers allow for it."""
_TITLE_AMONG = 6
_REFUSED = {
    pdf_process.LOCKED: ("format", "the PDF is locked with a password; save it without"),
    pdf_process.DAMAGED: ("format", "the PDF is damaged{}; open it and print it to a new PDF"),
    pdf_process.PAGES: ("too large", f"the PDF has more than {limits.PDF_PAGES} pages; split it"),
    pdf_process.LETTERS: ("too large", f"a page of the PDF has more than {limits.PDF_PAGE_CHARACTERS} characters"),
    pdf_process.TIME: ("too large", "reading the PDF takes more time than one file may; print it to a new PDF"),
    pdf_process.MEMORY: ("too large", "reading the PDF takes more memory than one file may; print it to a new PDF"),
    pdf_process.ENDED: ("format", "the PDF ended the program that reads it; open it and print it to a new PDF"),
}


def certainty(head: bytes, name: str) -> int:
    if head.startswith(_MAGIC):
        return 4
    return 3 if name.lower().endswith(".pdf") and _MAGIC in head[:_MAGIC_WITHIN] else 0


def read(raw: Raw) -> Found:
    """One document a file."""
    content = raw.whole(limits.PDF_BYTES)
    pages: list[list[Line]] = []
    stated = ""
    with contextlib.closing(pdf_process.messages(content)) as answers:
        for told in answers:
            if "page" in told:
                pages.append([Line(*stretch) for stretch in told["page"]])
            elif "title" in told:
                stated = told["title"]
            else:
                reason, detail = _REFUSED[told["refused"]]
                said = f" ({told['detail']})" if told.get("detail") else ""
                yield raw.refused(reason, detail.format(said))
                return
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
