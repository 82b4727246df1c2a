"""Which rows of a state of the store decisions are about, now that it may have been parsed anew since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from core.corrections import Correction, found_again

Row = dict[str, Any]
Ask = Callable[..., list[Row]]
"""Rows of SQL with named parameters over tables (named after them) as they were parsed."""

ROWS = {"quotes": "quote_id", "meetings": "meeting_id"}
"""Tables whose rows are found by document and span, and their ids."""


def documents_now(corrections: Sequence[Correction], ask: Ask) -> dict[str, str]:
    """doc_id of a decision -> that of the document with the same text now; left out where there is none."""
    hashes = {one.target.doc_id: one.target.content_hash for one in corrections if one.target.doc_id is not None}
    named = {doc for one in corrections if one.field == "split" for doc in one.new["documents"]}
    ids = sorted({*hashes, *named})
    if not ids:
        return {}
    asked = """SELECT doc_id, content_hash FROM documents
        WHERE doc_id IN (SELECT unnest($ids)) OR content_hash IN (SELECT unnest($hashes)) ORDER BY doc_id"""
    rows = ask(asked, {"ids": ids, "hashes": sorted({text for text in hashes.values() if text})}, "documents")
    by_text: dict[str, str] = {}
    for row in rows:
        by_text.setdefault(row["content_hash"], row["doc_id"])
    there = {row["doc_id"] for row in rows}
    now = {id_: id_ if id_ in there else by_text.get(hashes.get(id_) or "") for id_ in ids}
    return {id_: doc for id_, doc in now.items() if doc is not None}


def rows_now(corrections: Sequence[Correction], documents: dict[str, str], ask: Ask) -> dict[tuple[str, str], str]:
    """(table, row_id of a decision) -> the id of that row now: the same one, else the one that shares most with its
    span. `documents`: see documents_now. Rows that are not there any more are left out."""
    found: dict[tuple[str, str], str] = {}
    for table, key in ROWS.items():
        about = [one for one in corrections if one.target.table == table]
        if not about:
            continue
        ids = sorted({one.target.row_id for one in about})
        asked = f"SELECT {key} AS id FROM {table} WHERE {key} IN (SELECT unnest($ids))"
        there = {row["id"] for row in ask(asked, {"ids": ids}, table)}
        found |= {(table, id_): id_ for id_ in there}
        lost = [one for one in about if one.target.row_id not in there]
        for id_, now in _by_span(table, lost, documents, ask).items():
            found[table, id_] = now
    return found


def meeting_now(meaning: Row, doc_id: str, ask: Ask) -> str | None:
    """The meeting that a decision means by its id and span, in this document; None where there is none any more."""
    asked = 'SELECT meeting_id AS id, start, "end" FROM meetings WHERE doc_id = $doc'
    rows = [(row["id"], row["start"], row["end"]) for row in ask(asked, {"doc": doc_id}, "meetings")]
    if any(id_ == meaning["meeting_id"] for id_, _, _ in rows):
        return str(meaning["meeting_id"])
    return found_again([(meaning["start"], meaning["end"])], rows)


def _by_span(table: str, lost: Sequence[Correction], documents: dict[str, str], ask: Ask) -> dict[str, str]:
    docs = {one.target.row_id: documents.get(one.target.doc_id or "") for one in lost}
    wanted = sorted({doc for doc in docs.values() if doc})
    if not wanted:
        return {}
    asked = f"""SELECT {ROWS[table]} AS id, doc_id, start, "end" FROM {table} WHERE doc_id IN (SELECT unnest($docs))"""
    by_doc: dict[str, list[tuple[str, int, int]]] = {}
    for row in ask(asked, {"docs": wanted}, table):
        by_doc.setdefault(row["doc_id"], []).append((row["id"], row["start"], row["end"]))
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in lost:
        if one.target.start is not None and one.target.end is not None:
            spans.setdefault(one.target.row_id, []).append((one.target.start, one.target.end))
        if one.field == "span":
            # A newer parser may give the very span that a person has given.
            spans.setdefault(one.target.row_id, []).append((one.new[0], one.new[1]))
    found = {id_: found_again(spans[id_], by_doc.get(doc or "", ())) for id_, doc in docs.items() if id_ in spans}
    return {id_: now for id_, now in found.items() if now is not None}
