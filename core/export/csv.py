"""CSV that spreadsheet programs open: UTF-8 with a byte order mark, ISO dates, lists joined by "; ".

A cell that a spreadsheet program would run as a formula gets a leading apostrophe, which such programs take for
"this is text": text that begins with = + - @, a tab or a carriage return, also after blanks and in their full-width
forms, and the same after a semicolon or a line's end inside a cell, where a program that splits at semicolons would
begin a new one (a dash before a blank, as in a list of points, stays). Only text and headings are touched, never
numbers and dates. Control characters but tabs and line ends stand as their pictures (ESC as ␛), so that a file which
is printed cannot act on a terminal. Parquet and JSON Lines carry every text as it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from core import frames
from core.export.target import opened
from core.export.text import joined, printable
from core.tables import TABLES

SUFFIX = ".csv"
MEDIA_TYPE = "text/csv"
OF = "table"

_BLANK = r"[\s\x{00a0}\x{2000}-\x{200d}\x{202f}\x{2060}\x{3000}\x{feff}]*"
_FIRST = rf"\A({_BLANK}[=+\-@＝＋－＠]|[\t\r])"
_UNPRINTABLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{80}-\x{9f}\x{fdd0}-\x{fdef}\x{fffe}\x{ffff}]"
_WITHIN = rf"([;\t\r\n；]{_BLANK})([=@＝＠]|[+\-＋－]\S)"


def write(frame: pd.DataFrame, target: str | Path | IO[bytes]) -> None:
    """Write the frame with its columns as they stand."""
    with opened(target) as stream:
        stream.write(to_csv_bytes(frame))


def to_csv_bytes(frame: pd.DataFrame, table: str | None = None) -> bytes:
    """The frame as a CSV file. `table`: the name of the table it is rows of; its columns then come in their order,
    others are left out. Without it, the frame's own columns."""
    if table is not None:
        frame = frame[TABLES[table].names]
    rows = frames.to_arrow(frame)
    cells = [_cells(rows.column(i)) for i in range(rows.num_columns)]
    headings = _defused(_texts(rows.column_names)).to_pylist()
    stream = io.BytesIO()
    stream.write(b"\xef\xbb\xbf")
    if headings:
        arrow_csv.write_csv(pa.table(cells, names=headings), stream)
    return stream.getvalue()


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _cells(column.cast(kind.value_type))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return _joined(column)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return _defused(column.cast(pa.string()))
    if pa.types.is_timestamp(kind):
        zone = "Z" if kind.tz else ""
        utc = column.cast(pa.timestamp("s", kind.tz and "UTC"), safe=False)
        return pc.strftime(utc, format=f"%Y-%m-%dT%H:%M:%S{zone}")
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        return _defused(
            pa.chunked_array([[None if one is None else str(one) for one in column.to_pylist()]], pa.string())
        )
    return column


def _joined(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists as text, each item defused: a program that splits at semicolons makes a cell of each."""
    return _defused(_texts(None if items is None else joined(items) for items in column.to_pylist()))


def _texts(values: Iterable[str | None]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(list(values), pa.string())])


def _defused(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pc.any(pc.match_substring_regex(column, _UNPRINTABLE)).as_py():
        column = _texts(None if text is None else printable(text) for text in column.to_pylist())
    first = pc.replace_substring_regex(column, _FIRST, r"'\1")
    return pc.replace_substring_regex(first, _WITHIN, r"\1'\2")
