"""Excel files (.xlsx): in each sheet whose first row names a text column, one row is one document, as in CSV."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from core.reading import limits, package
from core.reading.archive import DAMAGED, printable
from core.reading.columns import holds_text, no_text
from core.reading.heads import LOOKED_AT
from core.reading.raw import Found, Raw
from core.reading.rows import Rows

_PROLOG = 4096


def certainty(head: bytes, name: str) -> int:
    return 4 if package.holds(head, b"xl/workbook.xml") else 0


def read(raw: Raw) -> Found:
    """Documents named `file.xlsx/SHEET/KEY` or `file.xlsx/SHEET/row N`. Formulas count as what they last gave."""
    from lxml import etree
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with package.opened(raw, "Excel") as (parts, stream):
        # Its remarks on styles and pictures that it leaves out are of no use to a reader of reports.
        warnings.filterwarnings("ignore", module=r"openpyxl\b")
        try:
            if _declares(parts):
                yield raw.refused("format", "the Excel file declares XML entities, as only files made to do harm do")
                return
            stream.seek(0)
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            yield from _sheets(raw, book)
        except (
            *DAMAGED, InvalidFileException, etree.LxmlError, SyntaxError, ValueError, KeyError, TypeError, IndexError,
            AttributeError, AssertionError, OverflowError, RuntimeError,
        ) as broken:  # fmt: skip
            yield raw.refused(
                "format", f"the Excel file is damaged ({type(broken).__name__}: {str(broken)[:120]}); save it anew"
            )


def _declares(parts: zipfile.ZipFile) -> bool:
    """Whether a part has a document type: Excel writes none, and entities are declared there."""
    for member in parts.infolist():
        if member.filename.endswith((".xml", ".rels")):
            with parts.open(member) as stream:
                head = stream.read(_PROLOG)
            if b"<!DOCTYPE" in head.replace(b"\x00", b"") or b"<!ENTITY" in head.replace(b"\x00", b""):
                return True
    return False


def _sheets(raw: Raw, book: Any) -> Found:
    named: list[str] = []
    unread: list[tuple[Rows, list[tuple[int, dict[str, str]]]]] = []
    read_any = False
    for sheet in book.worksheets:
        lines = _lines(sheet)
        names = next(lines, [])
        named += names
        place = raw.inside(printable(sheet.title), raw.stream)
        rows = Rows(replace(raw, source=place.source, location=place.location), "xlsx")
        filled = (
            (number, dict(zip(names, cells, strict=False)))
            for number, cells in enumerate(lines, start=1)
            if number > limits.OFFICE_ROWS or any(cell.strip() for cell in cells)
        )
        if not holds_text(names, raw.columns):
            unread.append((rows, list(islice(filled, LOOKED_AT if raw.on_table else 0))))
            continue
        read_any = True
        for number, row in rows.ahead(filled):
            if number > limits.OFFICE_ROWS:
                yield raw.refused("too large", f"a sheet has more than {limits.OFFICE_ROWS} rows", member=sheet.title)
                break
            yield rows.document(number, row)
    if read_any:
        return
    # Beside a sheet of reports others are no tables of them.
    for rows, entries in unread:
        rows.tell(entries)
    yield raw.refused("format", no_text(named))


def _lines(sheet: Any) -> Iterator[list[str]]:
    for cells in sheet.iter_rows(values_only=True):
        yield [_written(cell) for cell in cells]


def _written(cell: Any) -> str:
    """A cell as text: days in ISO form, whole numbers without a point, faults (#REF!) as nothing."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    written = str(cell)
    return "" if written.startswith("#") and written.endswith(("!", "?", "/A")) else written
