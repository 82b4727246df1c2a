"""PDF files made by reportlab and by Chromium's print, and RTF as word processors write it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from tests.reading.found import only, refused

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIRST = (
    "The foreign ministers of Norway and Finland met in Oslo on Friday to discuss trade and the security of the north. "
    "They spoke for two hours in the government guest house and walked through the garden after the talks."
)
SECOND = "“Trade between our two countries grew fast,” the Norwegian minister said. " * 3


def columns(path: Path, count: int, paragraphs: list[str]) -> None:
    """A file of this many columns a page with a running head and page numbers, by reportlab's own typesetting."""

    def furniture(canvas: Canvas, made: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, "Ministry of Foreign Affairs – Bulletin")
        canvas.drawCentredString(300, 25, f"{made.page}")

    width = (A4[0] - 120 - 20 * (count - 1)) / count
    frames = [Frame(60 + n * (width + 20), 60, width, 700, 0, 0, 0, 0) for n in range(count)]
    made = BaseDocTemplate(str(path), pagesize=A4)
    made.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    style = getSampleStyleSheet()["BodyText"]
    made.build([Paragraph(text, style) for text in paragraphs])


@pytest.mark.parametrize("count", [1, 2])
def test_columns_are_read_one_after_the_other_without_running_heads(tmp_path: Path, count: int) -> None:
    words = FIRST.split()
    written = [f"Statement {n} said: {' '.join(words[n % 30 :] + words[: n % 30])}" for n in range(60)]
    written = [text if text.endswith(".") else f"{text}." for text in written]
    columns(tmp_path / "bulletin", count, written)
    assert only(tmp_path / "bulletin").text.split("\n\n") == written


def test_a_word_that_a_line_end_cuts_is_whole_again(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    lines = ("The talks on inter-", "national trade and the Israeli-", "Palestinian question were held in the", "long-",
             "term interest of all, and a long-term plan was made.")  # fmt: skip
    for n, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * n, line)
    canvas.save()
    assert only(tmp_path / "a.pdf").text == (
        "The talks on international trade and the Israeli-Palestinian question were held in the long-term interest of "
        "all, and a long-term plan was made."
    )


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_a_page_printed_to_pdf_by_a_browser_is_read_by_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        f"<meta charset=utf-8><title>Talks in Oslo</title><h1>Talks in Oslo</h1><p>{FIRST}</p><p>{SECOND}</p>",
        encoding="utf-8",
    )
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}",
         f"--print-to-pdf={tmp_path / 'page.pdf'}", f"{tmp_path / 'page.html'}"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = only(tmp_path / "page.pdf")
    assert found.text.split("\n\n") == ["Talks in Oslo", FIRST, SECOND.strip()]
    assert (found.title, found.format, found.published) == ("Talks in Oslo", "pdf", None)


def test_locked_broken_and_pictured_pdfs_are_refused_with_what_to_do(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "locked.pdf"), encrypt=StandardEncryption("secret", ownerPassword="other"))
    canvas.drawString(72, 700, "Talks.")
    canvas.save()
    assert "password" in refused(tmp_path / "locked.pdf").detail
    whole = (tmp_path / "locked.pdf").read_bytes()
    (tmp_path / "broken.pdf").write_bytes(whole[:100])
    assert "damaged" in refused(tmp_path / "broken.pdf").detail
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(72, 72, 200, 200, fill=1)
    canvas.save()
    assert (refused(tmp_path / "scan.pdf").reason, "OCR" in refused(tmp_path / "scan.pdf").detail) == ("empty", True)


RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fswiss Helvetica;}{\f1\fswiss\fcharset204 Arial Cyr;}}"
    rb"{\colortbl;\red255\green0\blue0;}"
    rb"{\*\generator Example 1.0;}{\info{\title Template}{\author Someone}}"
    rb"{\header\pard Letterhead\par}\pard\f0\fs24 Talks in S\'e3o Paulo\par\pard"
    rb" The \b ministers\b0  met: \ldblquote Good"
    b"\\rdblquote\\u8212?\\lquote fine\\rquote .\\par\r\n"
    rb"{\f1 \'cc\'ee\'f1\'ea\'e2\'e0}\line \{braces\}"
    rb'{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt a link}}\par}'
)


def test_rtf_is_read_as_it_is_printed(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(RTF)
    found = only(tmp_path / "report")
    assert found.text == "Talks in São Paulo\n\nThe ministers met: “Good”—‘fine’.\n\nМосква\n{braces}a link"
    assert (found.format, found.title) == ("rtf", None)


def test_rtf_that_breaks_off_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cut.rtf").write_bytes(RTF[:-30])
    assert "breaks off" in refused(tmp_path / "cut.rtf").detail
