"""Word and Excel files, made by python-docx and openpyxl."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from core.article import Document
from core.errors import ReadingError
from core.reading import limits, read
from tests.reading.found import only, refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(path: Path) -> docx.document.Document:
    made = docx.Document()
    made.core_properties.title = "Word Document"
    made.core_properties.author = "python-docx"
    made.add_heading("Readout of the talks in Geneva", 0)
    made.add_paragraph("GENEVA, 5 May 2021 – The ministers met.")
    made.sections[0].header.paragraphs[0].text = "Ministry letterhead"
    made.save(str(path))
    return made


def test_a_word_file_is_known_by_its_content_and_read_by_paragraphs(tmp_path: Path) -> None:
    word_file(tmp_path / "readout.bin")
    found = only(tmp_path / "readout.bin")
    assert found.text == "Readout of the talks in Geneva\n\nGENEVA, 5 May 2021 – The ministers met."
    assert (found.title, found.format, found.byline, found.published) == (
        "Readout of the talks in Geneva", "docx", None, None,
    )  # fmt: skip


def test_a_word_file_is_read_as_it_is_printed(tmp_path: Path) -> None:
    made = docx.Document()
    made.element.body.insert(0, parse_xml(
        f'<w:p {W}><w:r><w:t xml:space="preserve">The talks </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>in Riga '
        f'</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>in Oslo </w:delText></w:r></w:del>'
        f"<w:r><w:t>were held.</w:t></w:r></w:p>"
    ))  # fmt: skip
    made.element.body.insert(1, parse_xml(
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Inside a content control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Minister", "Anna Lindqvist"
    made.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").text == (
        "The talks in Riga were held.\n\nInside a content control.\n\nMinister\tAnna Lindqvist"
    )


def test_a_word_file_in_an_archive_is_one_document(tmp_path: Path) -> None:
    word_file(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "a.docx", "in/a.docx")
    (tmp_path / "a.docx").unlink()
    assert only(tmp_path / "all.zip").source == f"{tmp_path / 'all.zip'}/in/a.docx"


def changed(path: Path, part: str, content: bytes) -> Path:
    """The package with one part replaced."""
    other = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == part else old.read(member))
    return other


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    b"<x>&c;</x>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize("content", [BOMB, OUTSIDE])
def test_entities_in_word_and_excel_files_are_refused(tmp_path: Path, content: bytes) -> None:
    word_file(tmp_path / "a.docx")
    found = refused(changed(tmp_path / "a.docx", "word/document.xml", content))
    assert (found.reason, "entities" in found.detail) == ("format", True)
    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.save(tmp_path / "a.xlsx")
    found = refused(changed(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml", content))
    assert (found.reason, "entities" in found.detail) == ("format", True)


def test_a_word_file_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    word_file(tmp_path / "a.docx")
    assert refused(changed(tmp_path / "a.docx", "word/document.xml", b" " * (32 * limits.MIB))).reason == "too large"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_broken_file_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    word_file(tmp_path / "a.docx")
    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.save(tmp_path / "a.xlsx")
    part = "word/document.xml" if name == "a.docx" else "xl/worksheets/sheet1.xml"
    found = refused(changed(tmp_path / name, part, b"<w:document><w:p>"))
    assert found.reason == "format"
    assert "save it anew" in found.detail
    assert "Traceback" not in found.detail


def test_an_office_file_with_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "password" in refused(tmp_path / "locked.docx").detail


def test_a_row_of_an_excel_sheet_is_a_document_as_in_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["about this file"])
    sheet = book.create_sheet("Items")
    sheet.append(["id", "Headline", "Date", "Text", "Outlet"])
    sheet.append([7, "Talks in Geneva", datetime(2021, 5, 4), "Ministers met.", "Example Wire"])
    sheet.append([None, None, None, None, None])
    sheet.append([8, "Talks in Riga", date(2021, 5, 6), None, None])
    book.save(tmp_path / "items.bin")
    first, second = read(tmp_path / "items.bin")
    assert isinstance(first, Document)
    assert first.source == f"{tmp_path / 'items.bin'}/Items/7"
    assert (first.text, first.title, first.outlet) == ("Ministers met.", "Talks in Geneva", "Example Wire")
    assert (first.published, first.format) == (date(2021, 5, 4), "xlsx")
    assert isinstance(second, ReadingError)
    assert second.reason == "empty"


def test_an_excel_file_without_a_text_column_is_refused_by_its_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Year", "Trade"])
    book.save(tmp_path / "trade.xlsx")
    assert "Year, Trade" in refused(tmp_path / "trade.xlsx").detail
