"""Corrections laid over the tables of one state of the store, when they are read.

What was parsed stays as it is. Three things are worked out, once for a snapshot: which rows of each table go (`gone`),
which come in their place (`put`), and which actors' ids stand for another now (`renamed`). A connection then sees each
table through a view that puts them together; a table that no decision touches is seen as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa

from core.corrections import Correction, latest
from core.store import decided_rows
from core.store.decided_actors import Actors
from core.store.folder import DOCUMENT_ACTORS, KEPT
from core.store.found_rows import ROWS, Ask, documents_now, meeting_now, rows_now

Row = dict[str, Any]

_KEYS = {"quotes": "quote_id", "meetings": "meeting_id", "participants": "meeting_id", "topics": "target_id",
         "actors": "actor_id"}  # fmt: skip
"""The column by which rows of a table go."""
_PUT = (*_KEYS, DOCUMENT_ACTORS.name)
_RENAMED = {"mentions": ("actor_id",), "participants": ("actor_id",), "quotes": ("speaker_id", "addressee_id"),
            DOCUMENT_ACTORS.name: ("actor_id",)}  # fmt: skip
"""Columns that hold an actor's id."""
_RENAMED_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("raw", "doc_id", "final", "name", "country")] + [("split", pa.bool_())]
)
PARSED = "_parsed"
"""Ending of the name under which a connection sees a touched table as it was parsed."""


class Corrected:
    """What decisions (in the order of their times) come to in a state of the store, which `ask` asks.

    `with_links`: whether the state has a table of links.
    """

    def __init__(self, corrections: Sequence[Correction], ask: Ask, *, with_links: bool) -> None:
        self._ask = ask
        standing = [one for one in corrections if one.undone_at is None]
        self._documents = documents_now(standing, ask)
        self._actors = Actors.of(standing, ask, with_links=with_links)
        now = self._row_ids(standing)
        self._decided = _by_row([_of(one, now[one.correction_id]) for one in standing if one.correction_id in now])
        self._gone: dict[str, set[str]] = {name: set() for name in _KEYS}
        self._put: dict[str, list[Row]] = {name: [] for name in _PUT}
        self._quotes()
        self._meetings()
        self._gone["actors"], self._put["actors"] = self._actors.changed()
        self._renamed = self._actors.renamed()
        self._frames = {name: KEPT[name].to_arrow(KEPT[name].frame(rows)) for name, rows in self._put.items()}
        holding = {
            one.correction_id for rows in self._decided.values() for row in rows.values() for one in row.values()
        }
        self.corrections = [_of(one, now.get(one.correction_id)) for one in corrections]
        """Each with the id that its row has now."""
        self.states = [_state(one, now, holding) for one in corrections]

    def actor_now(self, actor_id: str) -> str:
        """The id of whom this actor was merged into; its own where nobody has."""
        return self._actors.final(actor_id, None)

    def touches(self, name: str) -> bool:
        """Whether rows of this table are other than they were parsed."""
        return bool(self._gone.get(name) or self._put.get(name) or (name in _RENAMED and self._renamed))

    def register(self, connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
        """Let the connection, which sees each of these touched tables as NAME_parsed, see them corrected by name."""
        if self._renamed:
            connection.register("renamed", pa.Table.from_pylist(self._renamed, schema=_RENAMED_SCHEMA))
        for name in names:
            for ending, rows in self._overlay(name).items():
                connection.register(name + ending, rows)
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {self._view(name)}")

    def _overlay(self, name: str) -> dict[str, pa.Table]:
        tables = {"_put": self._frames[name]} if self._put.get(name) else {}
        if self._gone.get(name):
            tables["_gone"] = pa.table({"id": pa.array(sorted(self._gone[name]), pa.string())})
        return tables

    def _view(self, name: str) -> str:
        source, columns = f"{name}{PARSED} r", "r.*"
        if self._renamed and name in _RENAMED:
            columns, joins = _renaming(name)
            source += joins
        left = f" WHERE r.{_KEYS[name]} NOT IN (SELECT id FROM {name}_gone)" if self._gone.get(name) else ""
        rows = f"SELECT {columns} FROM {source}{left}"
        if self._renamed and name == "participants":
            # Two actors of a meeting that are one now take part once.
            once = "row_number() OVER (PARTITION BY meeting_id, actor_id ORDER BY part, role) = 1"
            rows = f"SELECT * FROM ({rows}) QUALIFY {once}"
        return f"{rows} UNION ALL BY NAME SELECT * FROM {name}_put" if self._put.get(name) else rows

    def _row_ids(self, standing: Sequence[Correction]) -> dict[str, str]:
        """correction_id -> the id that its row has now, of those that find their row. Notes merges and splits."""
        rows, found = rows_now(standing, self._documents, self._ask), {}
        for one in standing:
            if one.target.table != "actors":
                now = rows.get((one.target.table, one.target.row_id))
            else:
                now = self._actors.known(one.target.row_id, one.target.words)
                there = [doc for doc in self._documents if self._documents[doc] == doc]
                now = now if self._actors.take(one, there) else None
            if now is not None:
                found[one.correction_id] = now
        return found

    def _quotes(self) -> None:
        decided = self._decided["quotes"]
        rejected = [id_ for id_, one in self._decided["meetings"].items() if decided_rows.is_rejected(one)]
        at_rejected = "meeting_id IN (SELECT unnest($rejected))" if rejected else "FALSE"
        asked = f"SELECT * FROM quotes WHERE quote_id IN (SELECT unnest($ids)) OR {at_rejected}"
        rows = self._rows("quotes", asked, {"ids": sorted(decided), "rejected": rejected}, decided or rejected)
        texts = self._texts("quotes", rows)
        for row in rows:
            id_ = row["quote_id"]
            mine = decided.get(id_, {})
            self._gone["quotes"].add(id_)
            if not decided_rows.is_rejected(mine):
                row = self._renamed_quote(row | ({"meeting_id": None} if row["meeting_id"] in set(rejected) else {}))
                meeting = lambda meant, doc=row["doc_id"]: meeting_now(meant, doc, self._ask)  # noqa: E731
                made = decided_rows.quote(row, mine, self._who(row["doc_id"]), meeting, texts.get(row["doc_id"]))
                self._put["quotes"].append(made)
                self._names(row["doc_id"], [made["speaker_id"], made["addressee_id"]], mine)
            self._topics("quote", id_, mine)

    def _meetings(self) -> None:
        decided = self._decided["meetings"]
        rejected = [id_ for id_, one in decided.items() if decided_rows.is_rejected(one)]
        in_rejected = "parent_id IN (SELECT unnest($rejected))" if rejected else "FALSE"
        asked = f"SELECT * FROM meetings WHERE meeting_id IN (SELECT unnest($ids)) OR {in_rejected}"
        rows = self._rows("meetings", asked, {"ids": sorted(decided), "rejected": rejected}, decided)
        asked = "SELECT * FROM participants WHERE meeting_id IN (SELECT unnest($ids))"
        present: dict[str, list[Row]] = {}
        for one in self._rows("participants", asked, {"ids": sorted(decided)}, decided):
            present.setdefault(one["meeting_id"], []).append(one)
        texts = self._texts("meetings", rows)
        for row in rows:
            id_, doc_id = row["meeting_id"], row["doc_id"]
            mine = decided.get(id_, {})
            self._gone["meetings"].add(id_)
            if decided_rows.is_rejected(mine):
                self._gone["participants"].add(id_)
            else:
                row = row | ({"parent_id": None} if row["parent_id"] in set(rejected) else {})
                there = self._participants(id_, doc_id, mine, present.get(id_, []))
                self._put["meetings"].append(decided_rows.meeting(row, mine, there, texts.get(doc_id)))
            self._topics("meeting", id_, mine)

    def _participants(self, meeting_id: str, doc_id: str, mine: decided_rows.Decided, before: list[Row]) -> list[Row]:
        before = [one | {"actor_id": self._actors.final(one["actor_id"], doc_id)} for one in before]
        if "participants" not in mine:
            return before
        made = decided_rows.participants(meeting_id, mine["participants"], self._who(doc_id), before)
        self._gone["participants"].add(meeting_id)
        self._put["participants"] += made
        self._names(doc_id, [one["actor_id"] for one in made], mine)
        return made

    def _topics(self, target: str, id_: str, mine: decided_rows.Decided) -> None:
        if decided_rows.is_rejected(mine):
            self._gone["topics"].add(id_)
        elif "topics" in mine:
            asked = "SELECT * FROM topics WHERE target_id IN (SELECT unnest($ids))"
            before = self._rows("topics", asked, {"ids": [id_]}, [id_])
            self._gone["topics"].add(id_)
            self._put["topics"] += decided_rows.topics(target, id_, before, mine["topics"])

    def _who(self, doc_id: str) -> decided_rows.Who:
        """Whom a decision about a row of this document names, by the merges and splits that were decided after it."""
        return lambda who, one: self._actors.row(self._actors.final(self._actors.meant(who), doc_id, one.at))

    def _names(self, doc_id: str, actor_ids: Iterable[str | None], mine: Mapping[str, Correction]) -> None:
        """Let the document name whom persons found in it."""
        if mine.keys() & {"speaker_id", "addressee_id", "participants"}:
            known = {*self._actors.rows, *self._actors.added}
            self._put[DOCUMENT_ACTORS.name] += [
                self._actors.row(id_) | {"doc_id": doc_id} for id_ in sorted({id_ for id_ in actor_ids if id_} & known)
            ]

    def _renamed_quote(self, row: Row) -> Row:
        speaker, addressee = row["speaker_id"], row["addressee_id"]
        if addressee is not None:
            row = row | {"addressee_id": self._actors.final(addressee, row["doc_id"])}
        if speaker is not None and (final := self._actors.final(speaker, row["doc_id"])) != speaker:
            about = self._actors.row(final)
            row = row | {"speaker_id": final, "speaker": about["name"], "speaker_country": about["country"]}
        return row

    def _rows(self, name: str, asked: str, parameters: dict[str, Any], wanted: object) -> list[Row]:
        """Rows of a table with every column of its contract; none where nothing is wanted."""
        if not wanted:
            return []
        used = {key: value for key, value in parameters.items() if f"${key}" in asked}
        return [{column: row.get(column) for column in KEPT[name].names} for row in self._ask(asked, used, name)]

    def _texts(self, table: str, rows: Iterable[Row]) -> dict[str, str]:
        """Texts of the documents of which a span was decided."""
        key = ROWS[table]
        wanted = {row["doc_id"] for row in rows if "span" in self._decided[table].get(row[key], {})}
        if not wanted:
            return {}
        asked = "SELECT doc_id, text FROM documents WHERE doc_id IN (SELECT unnest($docs))"
        return {row["doc_id"]: row["text"] for row in self._ask(asked, {"docs": sorted(wanted)}, "documents")}


def _by_row(applied: Sequence[Correction]) -> dict[str, dict[str, dict[str, Correction]]]:
    """Table -> row's id -> field -> the decision that holds."""
    decided: dict[str, dict[str, dict[str, Correction]]] = {table: {} for table in ROWS}
    for (table, row_id, field), one in latest(applied).items():
        if table in decided:
            decided[table].setdefault(row_id, {})[field] = one
    return decided


def _of(one: Correction, row_id: str | None) -> Correction:
    return one if row_id is None else replace(one, target=replace(one.target, row_id=row_id))


def _state(one: Correction, now: Mapping[str, str], holding: set[str]) -> str:
    if one.undone_at is not None:
        return "undone"
    if one.correction_id not in now:
        return "unmatched"
    return "applied" if one.target.table not in ROWS or one.correction_id in holding else "superseded"


def _renaming(name: str) -> tuple[str, str]:
    """The columns of a table with actors' ids as they are now, and what it has to be joined with."""
    doc = "r.doc_id"
    joins, columns = "", {}
    if name == "participants":
        joins, doc = " LEFT JOIN (SELECT meeting_id, doc_id FROM meetings) m ON m.meeting_id = r.meeting_id", "m.doc_id"
    for column in _RENAMED[name]:
        here, all_ = f"{column}_here", f"{column}_all"
        joins += f" LEFT JOIN renamed {all_} ON {all_}.doc_id IS NULL AND {all_}.raw = r.{column}"
        joins += f" LEFT JOIN renamed {here} ON {here}.doc_id = {doc} AND {here}.raw = r.{column}"
        columns[column] = f"coalesce({here}.final, {all_}.final, r.{column})"
        if column == "speaker_id":
            columns["speaker"] = f"coalesce({here}.name, {all_}.name, r.speaker)"
            columns["speaker_country"] = (
                f"CASE WHEN {here}.final IS NOT NULL THEN {here}.country "
                f"ELSE coalesce({all_}.country, r.speaker_country) END"
            )
        if name == "participants":
            columns["country"] = f"CASE WHEN {here}.final IS NOT NULL THEN {here}.country ELSE r.country END"
    return "r.* REPLACE (" + ", ".join(f"{sql} AS {column}" for column, sql in columns.items()) + ")", joins
