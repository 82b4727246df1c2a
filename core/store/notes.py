"""Notes on rows, found again whatever was parsed since.

A row's id is made from its document's text and its span, so it stays while the same words are read as a row. Where a
newer parser draws other borders, or the file was changed, a note looks for its words, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from core.corrections import found_again
from core.errors import StoreError
from core.store.collections import Collection, Mark, Note
from core.tables import NOTES, RECORDS, Tables
from core.wording import rows

Ask = Callable[[str, list[Any]], pd.DataFrame]
"""SQL over the tables of a store and its parameters -> a frame; Snapshot.sql is one."""

_KEYS = {"quotes": "quote_id", "meetings": "meeting_id", "documents": "doc_id"}
_LONGEST = 2_000
"""Characters of a row that a mark keeps: enough to find it again."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the row of a mark is now."""

    how: str
    """One of tables.FOUND."""
    row_id: str
    doc_id: str
    start: int | None
    end: int | None


def mark(ask: Ask, table: str, row_id: str) -> Mark:
    """What finds this row again. Raises StoreError where there is no such row."""
    key = _KEYS.get(table)
    if key is None:
        raise StoreError(f"A row of {table!r} cannot be kept. Kept are rows of {', '.join(_KEYS)}.")
    span = 'r.start, r."end"' if table != "documents" else 'NULL AS start, NULL AS "end"'
    words = 'substring(d.text, r.start + 1, r."end" - r.start)' if table != "documents" else "d.title"
    found = list(rows(ask(
        f"SELECT r.{key} AS row_id, d.doc_id, {span}, left({words}, {_LONGEST}) AS words, d.content_hash, "
        f"d.source, d.location "
        f"FROM {table} r JOIN documents d ON d.doc_id = r.doc_id WHERE r.{key} = ?", [row_id],
    )))  # fmt: skip
    if not found:
        raise StoreError("This row is not in the store any more: it was parsed anew. Load the page again.")
    return Mark(table=table, **found[0])


def found(marks: Iterable[Mark], ask: Ask) -> dict[Mark, Found]:
    """Where the rows of these marks are now."""
    marks = list(dict.fromkeys(marks))
    there: dict[Mark, Found] = {}
    for table, key in _KEYS.items():
        asked = {one.row_id: one for one in marks if one.table == table}
        span = 'start, "end"' if table != "documents" else 'NULL AS start, NULL AS "end"'
        for row in _asked(ask, f"SELECT {key} AS row_id, doc_id, {span} FROM {table} WHERE {key}", list(asked)):
            there[asked[row["row_id"]]] = Found("same", row["row_id"], row["doc_id"], row["start"], row["end"])
    if missing := [one for one in marks if one not in there]:
        there |= _Search(missing, ask).found()
    return there


def frame(collections: Iterable[Collection], where: Mapping[Mark, Found]) -> pd.DataFrame:
    """Rows of NOTES: what is kept in these collections, each in its own order, with where it is now."""
    return NOTES.frame(
        _row(collection, note, number, where[note.mark])
        for collection in collections
        for number, note in enumerate(collection.notes, 1)
    )


def _row(collection: Collection, note: Note, number: int, now: Found) -> dict[str, Any]:
    return {
        "note_id": note.note_id, "collection": collection.name, "place": number, "table": note.mark.table,
        "row_id": now.row_id, "text": note.text, "author": note.author, "at": note.at, "found": now.how,
        "words": note.mark.words, "source": note.mark.source, "doc_id": now.doc_id, "start": now.start,
        "end": now.end, "collection_id": collection.collection_id,
    }  # fmt: skip


def collected(notes: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Rows of NOTES in their order, each with what `tables` say of its row: the columns collection, place, note, kept
    (which table), found, author and at, then those of RECORDS. Of a row that is no longer there, the words are those
    that were kept."""
    from core.records import records

    own = notes.rename(columns={"text": "note", "table": "kept"})
    own = own[["collection", "place", "note", "kept", "found", "author", "at"]].astype(object)
    quotes = tables.quotes[tables.quotes["quote_id"].isin(notes["row_id"])]
    meetings = tables.meetings[tables.meetings["meeting_id"].isin(notes["row_id"])]
    # A meeting has a record of its own where no statement has one.
    parts = {name: getattr(tables, name) for name in ("documents", "actors", "participants", "topics")}
    said = records(Tables(**parts, quotes=quotes, meetings=tables.meetings))
    held = records(Tables(**parts, meetings=meetings))
    told = {row["record_id"]: row for frame in (held, said) for row in rows(frame)}
    about = {row["doc_id"]: row for row in rows(tables.documents)}
    made = []
    for note in rows(notes):
        row = told.get(note["row_id"])
        if row is None:
            report = about.get(note["doc_id"], {})
            row = {name: report.get(name) for name in ("title", "outlet", "published", "doc_id")}
            row |= {"record_id": note["row_id"], "source": report.get("source", note["source"]),
                    "text": None if note["table"] == "documents" else note["words"],
                    "start": note["start"], "end": note["end"]}  # fmt: skip
        made.append({name: row.get(name) for name in RECORDS.names})
    kept = pd.DataFrame(made, columns=RECORDS.names, dtype=object)
    return pd.concat([own.reset_index(drop=True), kept], axis=1)


class _Search:
    """Looks for marks whose ids are gone: in their own document, else in the one that took its place."""

    def __init__(self, marks: Sequence[Mark], ask: Ask) -> None:
        self._marks = marks
        columns = "SELECT doc_id, content_hash, source, location, text, parsed_at FROM documents WHERE"
        places = [name for one in marks for name in (one.location, one.source) if name is not None]
        near = _asked(ask, f"{columns} doc_id", [one.doc_id for one in marks])
        near += _asked(ask, f"{columns} content_hash", [one.content_hash for one in marks])
        near += _asked(ask, f"{columns} location", places) + _asked(ask, f"{columns} source", places)
        self._documents = {row["doc_id"]: row for row in near}
        ids = list(self._documents)
        self._rows = {
            table: _asked(ask, f'SELECT {key} AS row_id, doc_id, start, "end" FROM {table} WHERE doc_id', ids)
            for table, key in _KEYS.items()
            if table != "documents"
        }

    def found(self) -> dict[Mark, Found]:
        return {one: self._one(one) for one in self._marks}

    def _one(self, one: Mark) -> Found:
        document = self._document(one)
        if document is None:
            return Found("lost", one.row_id, one.doc_id, one.start, one.end)
        doc_id = document["doc_id"]
        if one.table == "documents" or one.start is None or one.end is None:
            return Found("moved", doc_id, doc_id, None, None)
        start, end = one.start, one.end
        if document["content_hash"] != one.content_hash:
            start = document["text"].find(one.words or "\x00")
            if start < 0:
                return Found("lost", one.row_id, one.doc_id, one.start, one.end)
            end = start + one.end - one.start
        near = {row["row_id"]: row for row in self._rows[one.table] if row["doc_id"] == doc_id}
        best = found_again([(start, end)], [(id_, row["start"], row["end"]) for id_, row in near.items()])
        if best is not None:
            return Found("moved", best, doc_id, near[best]["start"], near[best]["end"])
        return Found("words", one.row_id, doc_id, start, min(end, len(document["text"])))

    def _document(self, one: Mark) -> Mapping[str, Any] | None:
        """Its own, else the same text from elsewhere, else the latest read from its place, or from its source."""
        if one.doc_id in self._documents:
            return self._documents[one.doc_id]
        for name, value in (("content_hash", one.content_hash), ("location", one.location), ("source", one.source)):
            same = [row for row in self._documents.values() if value is not None and row[name] == value]
            if same:
                return max(same, key=lambda row: row["parsed_at"])
        return None


def _asked(ask: Ask, sql: str, values: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of SQL that ends where a column is named, for which it is one of these values."""
    return list(rows(ask(f"{sql} IN (SELECT unnest(?))", [sorted(set(values))]))) if values else []
