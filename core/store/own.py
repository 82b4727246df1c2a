"""What a store remembers of its user's own additions: copies of the files of topics and office holders, beside its
tables."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from core.actors import office_list
from core.additions import Additions
from core.errors import StoreError
from core.topics import own

TOPICS, OFFICE_HOLDERS = "topics.toml", "office_holders.csv"


def additions(folder: Path) -> Additions:
    """What documents of this store are read with. Raises ReadingError where the file
    cannot be used any more."""
    # Checked again: a person may have edited it there.
    topics, office_holders = folder / TOPICS, folder / OFFICE_HOLDERS
    return Additions(
        topics=own.read(topics) if topics.exists() else "",
        office_holders=office_list.read(office_holders) if office_holders.exists() else "",
    )


def is_remembered(folder: Path, file: str, text: str) -> bool:
    """Whether the store remembers this text of TOPICS or OFFICE_HOLDERS already."""
    place = folder / file
    return place.read_bytes() == text.encode() if place.exists() else not text


def put(folder: Path, file: str, text: str) -> None:
    """Remember this text of TOPICS or OFFICE_HOLDERS from now on; "" forgets. Only for the holder of the lock."""
    place = folder / file
    draft = folder / f".{file}.{uuid.uuid4().hex}"
    try:
        if not text:
            place.unlink(missing_ok=True)
            return
        with draft.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StoreError(f"{place} cannot be written: {error.strerror}. Nothing was changed.") from error
