"""CSV and TSV with a head of column names: one row is one document (columns by core/lexicon/columns.toml)."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

from core.reading import limits
from core.reading.columns import holds_text, no_text
from core.reading.decoding import Undecodable, encoding_of_stream
from core.reading.raw import Found, Raw
from core.reading.rows import Rows

_DELIMITERS = ",\t;|"
_SUFFIXES = (".csv", ".tsv", ".tab")


def certainty(head: bytes, name: str) -> int:
    if PurePosixPath(name.lower()).suffix in _SUFFIXES:
        return 2
    names = _names(head.split(b"\n", 1)[0].decode("utf-8", "replace"))
    return 2 if len(names) > 2 and holds_text(names, {}) and all(len(name) < 40 for name in names) else 0


def read(raw: Raw) -> Found:
    """A document a row, named `file.csv/KEY` (its id or address) or `file.csv/row N`."""
    with raw.spooled() as stream:
        try:
            encoding, mark = encoding_of_stream(stream)
        except Undecodable as why:
            yield raw.refused(why.reason, why.detail)
            return
        stream.seek(mark)
        lines = io.TextIOWrapper(stream, encoding=encoding, errors="strict", newline="")
        try:
            yield from _rows(raw, lines)
        except UnicodeDecodeError as broken:
            yield raw.refused("encoding", f"it is not {encoding} throughout ({broken.reason}); save it as UTF-8")
        except csv.Error as broken:
            yield raw.refused("format", f"the table cannot be read to its end ({broken}); check its quotation marks")
        finally:
            lines.detach()


def _rows(raw: Raw, lines: io.TextIOWrapper) -> Found:
    csv.field_size_limit(limits.TEXT_BYTES)
    first = lines.readline(limits.HEAD_BYTES)
    delimiter = _delimiter(first)
    names = _names(first)
    rows = Rows(raw, "tsv" if delimiter == "\t" else "csv")
    filled = (
        (number, dict(zip(names, cells, strict=False)))
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=1)
        if any(cell.strip() for cell in cells)
    )
    if not holds_text(names, raw.columns):
        rows.tell(filled)
        yield raw.refused("format", no_text(names), first)
        return
    for number, row in rows.ahead(filled):
        yield rows.document(number, row)


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _names(first: str) -> list[str]:
    try:
        return next(csv.reader([first.strip("\r\n\ufeff")], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []
