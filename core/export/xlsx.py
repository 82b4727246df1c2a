"""XLSX: one sheet for Excel, LibreOffice and Numbers; days are days, numbers are numbers, lists are joined by "; ".

Text is written as text, never as a formula, and marked as such (the apostrophe that Excel hides), so that it stays
text when a cell is edited. Control characters, which the format cannot hold, stand as their pictures (ESC as ␛). Days
before 1900, which spreadsheet programs cannot count, are ISO text. A text longer than a cell can be ends with a
sentence that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

import pandas as pd

from core import frames
from core.errors import CommuniqueError
from core.export.target import opened
from core.export.text import iso, joined, printable

SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OF = "table"

ROWS = 1_048_575
"""Rows below the heading that a sheet can have."""
CELL = 32_767
"""Characters that a cell can hold."""
_CUT = " … (cut: a cell holds no more. CSV, JSON Lines and Parquet have the whole text.)"
_FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year: days before are one off."""
_WIDTHS = {"text": 60, "title": 40, "source": 40, "participants": 30, "topics": 24, "speaker": 22, "name": 30}
_USUAL_WIDTH = 14
_ACTING = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠#]")
"""Beginnings that a program might take for more than text."""
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""The format writes a character as _x0041_; an underscore that begins the like in a text is written so itself."""


def write(frame: pd.DataFrame, target: str | Path | IO[bytes]) -> None:
    """Write the frame with its columns as they stand. Raises CommuniqueError where a sheet cannot hold its rows."""
    if len(frame) > ROWS:
        raise CommuniqueError(
            f"A sheet holds {ROWS:,} rows and these are {len(frame):,}. Take CSV or Parquet, or filter first."
        )
    with opened(target) as stream:
        _book(frame).save(stream)


def _book(frame: pd.DataFrame) -> Any:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    rows = frames.to_arrow(frame)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("communique")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(rows.column_names, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _USUAL_WIDTH)
    if rows.num_columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(rows.num_columns)}{len(frame) + 1}"
        sheet.append(_headings(sheet, rows.column_names))
    for batch in rows.to_batches(max_chunksize=5_000):
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            sheet.append([_cell(sheet, value) for value in row])
    return book


def _headings(sheet: Any, names: Iterable[str]) -> list[Any]:
    from openpyxl.styles import Font

    cells = [_text(sheet, name) for name in names]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _cell(sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value if value == value else None
    if isinstance(value, datetime):
        value = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        return value if value.date() >= _FIRST_DAY else iso(value)
    if isinstance(value, date):
        return value if value >= _FIRST_DAY else iso(value)
    text = joined(value) if isinstance(value, list) else str(value)
    return _text(sheet, text) if _ACTING.match(text) else _plain(text)


def _text(sheet: Any, text: str) -> Any:
    """A cell that is text whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, _plain(text))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _plain(text: str) -> str:
    written = _ESCAPED.sub("_x005F_", printable(text).replace("\r\n", "\n").replace("\r", "\n"))
    return written if len(written) <= CELL else written[: CELL - len(_CUT)] + _CUT
