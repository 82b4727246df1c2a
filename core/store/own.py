"""What a store remembers of its user's own additions: copies of the files of topics and office holders, and its
column map, beside its tables."""

from __future__ import annotations

from pathlib import Path

from core.additions import Additions, read
from core.errors import StoreError
from core.reading.columns import Columns
from core.reading.columns import columns as parsed_columns
from core.store.folder import put_whole

TOPICS, OFFICE_HOLDERS, COLUMNS = "topics.toml", "office_holders.csv", "columns.toml"


def additions(folder: Path) -> Additions:
    """What documents of this store are read with. Raises ReadingError where a file cannot be used any more."""
    # Checked again: a person may have edited it there.
    files = (folder / TOPICS, folder / OFFICE_HOLDERS)
    return read(*(place if place.is_file() else None for place in files))


def columns(folder: Path) -> Columns:
    """What the columns of tables mean that are read into this store, beside what the product knows. Raises
    ReadingError where the file cannot be used any more."""
    place = folder / COLUMNS
    return parsed_columns(place.read_text("utf-8")) if place.is_file() else {}


def is_remembered(folder: Path, file: str, text: str) -> bool:
    """Whether the store remembers this text of one of these files already."""
    place = folder / file
    return place.read_bytes() == text.encode() if place.is_file() else not text


def put(folder: Path, file: str, text: str) -> None:
    """Remember this text of one of these files from now on; "" forgets. Only for the holder of the lock."""
    place = folder / file
    try:
        if not text:
            place.unlink(missing_ok=True)
            return
        put_whole(place, text.encode())
    except OSError as error:
        raise StoreError(f"{place} cannot be written: {error.strerror}. Nothing was changed.") from error
