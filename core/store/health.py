"""What is to be said of a store's state: whether it is whole and up to date, and what to do where it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.errors import StoreError
from core.store.bucket import BucketPath
from core.store.folder import KEPT, dataset, read_commit
from core.store.gone import remark
from core.store.lock import writing
from core.store.store import Store

_LITTLE_ROOM = 512 * 1024 * 1024
"""Bytes: about what ten thousand reports take."""
# Rows that hang on a row of another table: the table, its column, the other table, its key.
_HANGING = (
    *((table, "doc_id", "documents", "doc_id") for table in ("segments", "mentions", "meetings", "quotes")),
    ("participants", "meeting_id", "meetings", "meeting_id"),
    ("participants", "actor_id", "actors", "actor_id"),
    ("quotes", "speaker_id", "actors", "actor_id"),
    ("quotes", "meeting_id", "meetings", "meeting_id"),
)


def check_whole(store: Store) -> int:
    """How many rows its tables have, read from end to end. Raises StoreError where a table cannot be read, or has rows
    of documents, meetings or actors that are not there."""
    commit = read_commit(store.folder)
    rows = 0
    for name in KEPT:
        table = dataset(store.folder, commit, name)
        try:
            rows += sum(batch.num_rows for batch in table.to_batches())
        except (OSError, ValueError) as error:
            raise StoreError(
                f"The table {name} of the store {store.folder} is damaged ({error}). Restore its folder from a copy, "
                "or parse into a new store."
            ) from error
    snapshot = store.snapshot()
    for table, column, other, key in _HANGING:
        found = snapshot.sql(
            f"SELECT count(*) AS n FROM {table} ANTI JOIN {other} ON {table}.{column} = {other}.{key} "
            f"WHERE {table}.{column} IS NOT NULL"
        )
        if strays := int(found["n"].iloc[0]):
            raise StoreError(
                f"{strays:,} rows of {table} in the store {store.folder} name rows of {other} that are not there. "
                "Parse into a new store."
            )
    return rows


def remarks(store: Store) -> list[str]:
    """What its user should know, each with what to do; none where there is nothing to say."""
    found = []
    if count := store.outdated():
        found.append(
            f"{count:,} documents were read by another version, or with other topics or office holders; "
            "`communique parse --again` brings them up to date"
        )
    busy = _why_not_written(store.folder)
    if busy is not None:
        found.append(busy)
    elif unended := _unended(store):
        found.append(
            f"{unended:,} parses did not come to their end (stopped or killed); what they committed is kept, and the "
            "same command goes on from there"
        )
    if gone := store.gone():
        found.append(remark(gone))
    if count := store.snapshot().counts()["rejects"]:
        found.append(f"{count:,} inputs could not be used; `communique export rejects` lists them with the reason")
    if not isinstance(store.folder, BucketPath) and (free := shutil.disk_usage(store.folder).free) < _LITTLE_ROOM:
        found.append(f"only {free // 1024**2:,} MiB are free where it lies; make room before you parse more")
    return found


def _why_not_written(folder: Path) -> str | None:
    """Why nobody but who does so now may write to it; None where one may."""
    try:
        with writing(folder):
            return None
    except StoreError as error:
        return str(error)


def _unended(store: Store) -> int:
    """Runs without an end after which none has ended."""
    found = store.snapshot().sql(
        "SELECT count(*) AS n FROM runs WHERE ended IS NULL "
        "AND started > coalesce((SELECT max(started) FROM runs WHERE ended IS NOT NULL), '-infinity'::timestamptz)"
    )
    return int(found["n"].iloc[0])
