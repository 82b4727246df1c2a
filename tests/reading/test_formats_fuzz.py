"""Files of every format with bytes changed, taken out or put in: documents or reasons, and nothing else."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from core.article import Document
from core.errors import ReadingError
from core.reading import REASONS, read
from tests.fuzzing import examples

pytestmark = pytest.mark.fuzz
RELAXED = settings(
    max_examples=examples(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PAGE = (
    b"<!DOCTYPE html><html><head><title>Talks in Riga</title><meta name=date content=2021-05-04></head><body>"
    b"<article>"
    b"<h1>Talks in Riga</h1><p>The ministers met in Riga on Monday &amp; spoke of trade.</p>"
    b"<table><tr><td>A<td>B</table>"
)


@cache
def samples() -> dict[str, bytes]:
    word, sheet, pdf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    made = docx.Document()
    made.add_heading("Talks in Riga", 0)
    made.add_paragraph("The ministers met in Riga on Monday.")
    made.save(word)
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["Talks in Riga", "The ministers met in Riga on Monday."])
    book.save(sheet)
    canvas = Canvas(pdf, pageCompression=0)
    for n in range(8):
        canvas.drawString(72, 700 - 14 * n, "The ministers met in Riga on Monday.")
        canvas.drawString(330, 700 - 14 * n, "They spoke of trade and of the sea.")
    canvas.save()
    mail = (
        b"From: a <a@b.example>\r\nSubject: =?utf-8?q?Talks?=\r\nDate: Tue, 04 May 2021 10:00:00 +0000\r\n"
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
        b'Talks.\r\n--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename="a.html"\r\n\r\n'
        + PAGE
        + b"\r\n--x--\r\n"
    )
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    crawl = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(http), http)
    )
    return {
        "docx": word.getvalue(),
        "xlsx": sheet.getvalue(),
        "pdf": pdf.getvalue(),
        "mail": mail,
        "box": b"From a@b.example Tue May  4 10:00:00 2021\n" + mail + b"\n",
        "warc": crawl,
        "html": PAGE,
        "rtf": rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\f0\uc1 Talks \u8212?\'e9\par{\*\x y}\bin3 abc in Riga.}",
        "feed": b"<rss version='2.0'><channel><title>W</title><item><title>T</title>"
        b"<description>&lt;p&gt;Talks.&lt;/p&gt;"
        b"</description><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate></item></channel></rss>",
    }


def changes() -> st.SearchStrategy[list[tuple[int, bytes, int]]]:
    """Where, what is put there, and how many bytes it takes the place of."""
    put = st.one_of(st.binary(max_size=4), st.sampled_from([b"<", b">", b"{", b"}", b"\\", b"\x00", b"&", b"\r\n\r\n"]))
    return st.lists(st.tuples(st.integers(0, 1 << 16), put, st.integers(0, 3)), max_size=6)


@RELAXED
@given(kind=st.sampled_from(sorted(samples())), changes=changes(), cut=st.integers(0, 1 << 16), short=st.booleans())
def test_changed_files_give_documents_or_reasons(
    tmp_path: Path, kind: str, changes: list[tuple[int, bytes, int]], cut: int, short: bool
) -> None:
    content = bytearray(samples()[kind])
    for at, put, instead in changes:
        at %= len(content) + 1
        content[at : at + instead] = put
    if short and content:
        del content[cut % len(content) :]
    (tmp_path / "file").write_bytes(content)
    for found in read(tmp_path / "file"):
        if isinstance(found, ReadingError):
            assert found.reason in REASONS
            assert "Traceback" not in found.detail
            found.detail.encode("utf-8")
        else:
            assert isinstance(found, Document)
            assert found.text.strip()
            for stated in (found.text, found.source, found.title, found.byline, found.outlet):
                assert "\x00" not in (stated or "")
                (stated or "").encode("utf-8")
