"""Across the documents of a store: with each commit, what came and what went is compared with what shares a key.

Two tables of the store's own hold the state. `compared` has the keys of every row that can be found again, and the
sketches of documents; `links` has a line for each row that is not the first of its group. The rows themselves stay as
their document gave them: a snapshot puts the groups' ids in their place when it reads (see snapshot.py), so nothing
of a document is written again for another's sake, and a document that goes takes only its own lines with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from core import frames
from core.corpus.grouping import Item
from core.corpus.linking import RULES, Rows, grouping, sketches
from core.corpus.whole import plain
from core.store import lines
from core.store.folder import COMPARED, DOCUMENT_ACTORS, LINKS
from core.tables import MEETINGS, PARTICIPANTS, Tables

if TYPE_CHECKING:
    from core.store.writing import Change

_DOCUMENT = ["doc_id", "content_hash", "published"]
_QUOTE = ["quote_id", "doc_id", "start", "text", "type", "speaker_id", "act", "date", "date_source"]

# concat("table"): a file that Delta rewrote holds a kind of string that Arrow cannot filter; so DuckDB does it.
_SHARING = """
WITH found AS (
    SELECT DISTINCT row_id FROM (SELECT row_id, unnest(keys) AS key FROM compared WHERE concat("table") = $1)
    WHERE key IN (SELECT key FROM wanted)
)
SELECT c.row_id, c.doc_id, c.keys, c.sketch, coalesce(l.lead_id, c.row_id) AS lead_id
FROM compared c SEMI JOIN found USING (row_id) LEFT JOIN links l ON l."table" = c."table" AND l.row_id = c.row_id
WHERE concat(c."table") = $1
"""
_OF_DOCUMENTS = """
SELECT c."table", c.row_id, c.doc_id, c.keys, c.sketch, coalesce(l.lead_id, c.row_id) AS lead_id
FROM compared c LEFT JOIN links l ON l."table" = c."table" AND l.row_id = c.row_id
WHERE c.doc_id IN (SELECT unnest($1))
"""


class Across:
    """One change of a store, compared. Call `leaving` before rows are taken out and `settle` when all are put in."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._left: dict[str, list[tuple[Item[Any], str]]] = {table: [] for table in RULES}

    def leaving(self, doc_ids: Iterable[str]) -> None:
        """Note the rows of these documents, which go, and take out their lines."""
        gone = sorted(set(doc_ids))
        if not gone or COMPARED.name not in self._change.versions:
            return
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._change.ask(_OF_DOCUMENTS, [gone], COMPARED.name, LINKS.name):
            by_table[row["table"]].append(row)
        for table, rows in by_table.items():
            # Only those who led are asked after.
            self._left[table] = list(self._settled(table, [row for row in rows if row["lead_id"] == row["row_id"]]))
        for name in (COMPARED.name, LINKS.name):
            self._change.delete(name, "doc_id", gone)

    def settle(self, tables: Tables, said: pd.DataFrame) -> None:
        """Find the groups of what came and of what has lost its lead. `said`: rows of DOCUMENT_ACTORS of what came."""
        rows = Rows(
            plain(tables.documents, "documents"), plain(tables.meetings, "meetings"),
            plain(tables.participants, "participants"), plain(tables.quotes, "quotes"),
            frames.to_arrow(said).to_pylist(),
            sketches(tables.documents, tables.segments),
        )  # fmt: skip
        found: list[lines.Link] = []
        compared: list[dict[str, Any]] = []
        for table in RULES:
            # What has no key can be found by nothing.
            fresh = [item for item in rows.items(table) if item.keys]
            found += self._settle(table, fresh)
            compared += (_line(table, item, rows.sketches) for item in fresh)
        self._change.append(COMPARED.name, COMPARED.frame(compared))
        lines.put_links(self._change, found)

    def _settle(self, table: str, fresh: list[Item[Any]]) -> list[lines.Link]:
        if not fresh and not self._left[table]:
            return []
        groups = grouping(table, lambda keys: self._sharing(table, keys))
        leads = groups.settle(fresh, self._left[table])
        return [lines.Link(table, id_, groups.item(id_).doc_id, lead) for id_, lead in leads.items()]

    def _sharing(self, table: str, keys: frozenset[int]) -> list[tuple[Item[Any], str]]:
        wanted = pa.table({"key": pa.array(sorted(keys), pa.int32())})
        rows = self._change.ask(_SHARING, [table], COMPARED.name, LINKS.name, wanted=wanted)
        return list(self._settled(table, rows))

    def _settled(self, table: str, rows: list[dict[str, Any]]) -> Iterator[tuple[Item[Any], str]]:
        """Items of rows that the store has, each with the id of its lead."""
        leads = {row["row_id"]: row["lead_id"] for row in rows}
        if not leads:
            return
        read, doc_ids = self._change.read, {row["doc_id"] for row in rows}
        meetings = read("meetings", MEETINGS.names, "doc_id", doc_ids) if table == "meetings" else []
        stored = Rows(
            read("documents", _DOCUMENT, "doc_id", doc_ids),
            [row for row in meetings if row["meeting_id"] in leads],
            read("participants", PARTICIPANTS.names, "meeting_id", leads) if meetings else [],
            [r for r in read("quotes", _QUOTE, "doc_id", doc_ids) if r["quote_id"] in leads]
            if table == "quotes" else [],
            read(DOCUMENT_ACTORS.name, DOCUMENT_ACTORS.names, "doc_id", doc_ids) if table != "documents" else [],
            {row["row_id"]: row["sketch"] for row in rows},
        )  # fmt: skip
        for item in stored.items(table):
            yield item, leads[item.id]


def _line(table: str, item: Item[Any], sketched: Mapping[str, bytes]) -> dict[str, Any]:
    """The row of COMPARED for an item."""
    return {
        "table": table, "row_id": item.id, "doc_id": item.doc_id, "keys": sorted(item.keys),
        "sketch": sketched[item.id] if table == "documents" else None,
    }  # fmt: skip
