"""Snapshot: the store as it stood after one whole commit, whatever is written meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as arrow_dataset

from core.corrections import Correction
from core.errors import StoreError
from core.store import cutting, filters, notes, united
from core.store.answers import Answers
from core.store.collections import Collections
from core.store.corrected import PARSED, Corrected
from core.store.facets import facets
from core.store.folder import DOCUMENT_ACTORS, LINKS, READING, VECTORS, Commit, dataset, first_line
from core.store.index import ORDER, PARTS, Index
from core.store.least_certain import least_certain
from core.store.listing import Listed, listed, records_of, told_before
from core.store.meanings import Meanings
from core.store.told_again import COLUMNS as TOLD_AGAIN
from core.store.told_again import told_again
from core.store.values import Values, actor_names
from core.tables import CORRECTIONS, NOTES, STORED, TABLES, Tables
from core.view import View

# Every table in an order that does not depend on how it was written; those of a document in reading order.
_ORDER = {
    "documents": "d.rank",
    "segments": "d.rank, r.start, r.segment_id",
    "mentions": "d.rank, r.start, r.mention_id",
    "meetings": "d.rank, r.start, r.meeting_id",
    "quotes": "d.rank, r.start, r.quote_id",
    "participants": f"d.rank, m.start, r.meeting_id, {PARTS}, r.actor_id",
    "topics": "r.target, r.target_id, r.score DESC, r.topic",
    "actors": "r.name, r.actor_id",
    "notes": "r.collection, r.collection_id, r.place",
    "rejects": "r.source, r.stage",
    "runs": "r.started, r.run_id",
    "corrections": "r.at, r.correction_id",
}
_DOCUMENTS = "WHERE r.doc_id IN (SELECT doc_id FROM vd)"
_MARKED = """WHERE r."table" NOT IN ('quotes', 'meetings') OR r.row_id IN (
    SELECT quote_id FROM vq UNION ALL SELECT meeting_id FROM vm)"""
_NOTED = """WHERE r.row_id IN (
    SELECT quote_id FROM vq UNION ALL SELECT meeting_id FROM vm UNION ALL SELECT doc_id FROM vd)"""
# Which rows a View leaves: vq, vm and vd hold the ids of its quotes, meetings and documents.
_KEPT = {
    **dict.fromkeys(("documents", "segments", "mentions"), _DOCUMENTS),
    "meetings": "WHERE r.meeting_id IN (SELECT meeting_id FROM vm)",
    "quotes": "WHERE r.quote_id IN (SELECT quote_id FROM vq)",
    "participants": "WHERE r.meeting_id IN (SELECT meeting_id FROM vm)",
    "topics": """WHERE (r.target = 'quote' AND r.target_id IN (SELECT quote_id FROM vq))
        OR (r.target = 'meeting' AND r.target_id IN (SELECT meeting_id FROM vm))""",
    "actors": "WHERE r.actor_id IN (SELECT actor_id FROM a WHERE a.doc_id IN (SELECT doc_id FROM vd))",
    "notes": _NOTED,
    "corrections": _MARKED,
    "rejects": "",
    "runs": "",
}
_NEAR = 5_000
"""Of the nearest quotes in the store, so many are looked at for those in a View."""
_JOINED = {
    **dict.fromkeys(("documents", "segments", "mentions", "meetings", "quotes"), "JOIN d USING (doc_id)"),
    "participants": "JOIN meetings m USING (meeting_id) JOIN d USING (doc_id)",
}


class Shown(Tables):
    """Tables whose frames are read when they are first asked for. Frames are shared: do not change them."""

    def __init__(self, load: Callable[[str], pd.DataFrame], context: Callable[[], Tables] | None = None) -> None:
        # Not the dataclass's own: frames come by __getattr__, and stay.
        self._load, self._context = load, context

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in _NAMES:
            raise AttributeError(name)
        frame = self._load(name)
        if name != NOTES.name:  # people go on writing them, whatever state of the reports is looked at
            setattr(self, name, frame)
        return frame

    @cached_property
    def records(self) -> pd.DataFrame:
        """The flat view. A quote's meeting stands beside it even where the meeting itself is not in view."""
        from core.records import records

        return records(self if self._context is None else self._context())


_NAMES = frozenset(field.name for field in fields(Tables))
_COMMON = {"documents": "copies", "meetings": "meetings", "quotes": "statements", "actors": "actors"}
"""What is in common of rows of each table, see Snapshot.across."""


class Snapshot:
    """One state of the store. May be shared by threads; frames it gives are the caller's own, except in `tables`."""

    def __init__(self, folder: Path, commit: Commit, decided: Sequence[Correction] = ()) -> None:
        self.version = version(commit, decided)
        """Names this state: what was made from one snapshot holds for another with the same version."""
        self._folder, self._commit, self._decided = folder, commit, decided
        self._guard, self._correcting = threading.Lock(), threading.Lock()
        self._datasets: dict[str, arrow_dataset.Dataset] = {}
        self._home: duckdb.DuckDBPyConnection | None = None
        self._index = Index()
        self._answers = Answers()
        self._everything: Tables | None = None
        self._meanings: Meanings | None = None
        self.collections = Collections(folder)
        """As they are at this moment, whatever was written since this state."""
        self._noted: tuple[int, pd.DataFrame] | None = None

    def tables(self) -> Tables:
        """Every table, whole; each is read when it is first asked for and kept. Do not change the frames."""
        with self._guard:
            if self._everything is None:
                self._everything = Shown(lambda name: self._frame(name, View()))
            return self._everything

    def view(self, view: View) -> Tables:
        """What the View leaves of each table; `records` as well.

        Quotes, meetings and documents as core.view says; segments and mentions of the documents, participants of
        the meetings, topics of both, actors named in any of them; notes and corrections of rows in view; rejects
        and runs whole.
        """
        if view.is_empty:
            return self.tables()
        view = self.followed(view)
        left = cutting.ids(view, lambda sql, parameters: self._ask(sql, parameters, view))
        return Shown(
            lambda name: self._part(name, view, left),
            lambda: Shown(lambda name: self._frame(name, view, with_quoted=True)),
        )

    def followed(self, view: View) -> View:
        """The View with each actor's id as it is in this state: an actor that was merged into another since, by what
        documents have in common or by a person, is asked for as that other one. Unknown ids stay."""
        if not view.actors:
            return view
        now = self._groups(view.actors) if LINKS.name in self._commit.versions else {}
        ids = [now.get(actor_id, actor_id) for actor_id in view.actors]
        if self._corrected is not None:
            ids = [self._corrected.actor_now(actor_id) for actor_id in ids]
        return view.with_(actors=tuple(dict.fromkeys(ids)))

    def _groups(self, actor_ids: Sequence[str]) -> dict[str, str]:
        """The group that each of these actors, as documents have them, has joined."""
        asked = """SELECT row_id, group_id FROM links WHERE concat("table") = 'actors'
            AND row_id IN (SELECT unnest($ids))"""
        rows = self._parsed(asked, {"ids": list(actor_ids)})
        return {row["row_id"]: row["group_id"] for row in rows}

    def document(self, doc_id: str) -> Tables:
        """One document with its rows; no rows at all where the store has no such document."""
        return self.view(View(documents=(doc_id,)))

    def facets(self, view: View, *, every_report: bool = False) -> dict[str, pd.DataFrame]:
        """For countries, actors, topics, kinds, statuses, types, acts, outlets and years: value, label, count,
        statements.

        A count is the number of records that the View would leave with this value in place of what it asks of
        that same filter now; the other filters hold. `statements`: so many of them are statements, the others meetings.
        A statement or meeting that several reports tell of counts once, or, with `every_report`, as many times as the
        tables have it.
        """
        view = self.followed(view)
        values = self._values()
        return facets(view, lambda sql, parameters: self._ask(sql, parameters, view), values, every_report=every_report)

    def actor_names(self) -> dict[str, str]:
        """actor_id -> what to call it: its name; of actors of one name, with what tells them apart."""
        connection = self._connection(*self._index.wants())
        try:
            self._index.need(connection)
            return actor_names(connection)
        finally:
            connection.close()

    def _values(self) -> Values:
        connection = self._connection(*self._index.wants())
        try:
            return self._index.values(connection)
        finally:
            connection.close()

    def statements(
        self, view: View, *, sort: str = "newest", group: str | None = None, number: int = 1, size: int = 20,
        every_report: bool = False,
    ) -> Listed:  # fmt: skip
        """One page of the statements that the View leaves; a number beyond the last gives the last.

        A statement that several reports bring stands there once, by its row in view that says most, as in
        core.corpus.each_statement; with `every_report`, by each of its rows in view.

        `sort`: relevance (without a search as newest), newest, oldest, text (as in the reports, the latest first) or
        unsure; days that are not known come last. `group`: speaker, topic, meeting or day; the largest group comes
        first, days come in their order, what has no group last. Costs what the View finds, not what it shows; asked for
        again, or for a page near one that was asked for, what it shows.
        """
        view = self.followed(view)
        of_view, values = self._question(view), self._values()
        again = self._answers.to(
            (*of_view, "again"), lambda: told_before(view, lambda sql, given: self._ask(sql, given, view), values)
        )
        return listed(
            view, sort, group, number, size, lambda sql, given, *of: self._ask(sql, given, view, *of, again=again),
            lambda question, ask: self._answers.to((*of_view, *question), ask),
            every_report=every_report, repeated=again.num_rows,
        )  # fmt: skip

    def leaves_any(self, view: View) -> bool:
        """Whether the View leaves a document: its `documents` has a row."""
        if view.is_empty:
            return self._count("documents") > 0
        view = self.followed(view)
        sql, parameters = filters.reports(view)
        return bool(self._ask(f"{sql} LIMIT 1", parameters, view).num_rows)

    def _question(self, view: View) -> tuple[Hashable, ...]:
        """What an answer about this View goes by: what is in a collection changes while the reports stay."""
        return view, self.collections.version() if view.collections else None

    def records_of(self, quote_ids: Sequence[str]) -> pd.DataFrame:
        """The records of these quotes in their order, with the columns of Listed.records; unknown ones are left out."""
        return records_of(quote_ids, lambda sql, given, *of: self._ask(sql, given, View(), *of))

    def told_again(self, quote_ids: Sequence[str]) -> pd.DataFrame:
        """The reports in which these statements stand, of those that stand in several rows: their own and others, in
        view or not, a row each by day of publication.

        Columns: quote_id (of those asked), other_id (the statement's row there), doc_id, start, end, text, title,
        outlet, published, source, is_copy (the report is a copy of another).
        """
        if LINKS.name not in self._commit.versions:
            return pd.DataFrame(columns=list(TOLD_AGAIN))
        return told_again(quote_ids, lambda sql, given, *of: self._ask(sql, given, View(), *of))

    def like(self, text: str, view: View, most: int = 50) -> pd.DataFrame:
        """The quotes of the View that mean most nearly what a text does, the nearest first; one of each statement.

        Columns: quote_id, likeness (a cosine, up to 1). Empty where a store of an earlier version has not been parsed
        anew.
        """
        with self._guard:
            if self._meanings is None:
                self._meanings = Meanings(dataset(self._folder, self._commit, VECTORS.name))
        near = self._meanings.nearest(text, most if view.is_empty else _NEAR)
        view = self.followed(view)
        chosen, parameters = filters.chosen(view, with_quoted=False)
        sql = f"""{chosen} SELECT r.quote_id, coalesce(r.statement_id, r.quote_id) AS statement_id FROM quotes r
            {"WHERE TRUE" if view.is_empty else _KEPT["quotes"]} AND r.quote_id IN (SELECT unnest(?::VARCHAR[]))"""
        rows = self._ask(sql, [*parameters, [quote_id for quote_id, _ in near]], view)
        statements = dict(zip(*(rows[name].to_pylist() for name in ("quote_id", "statement_id")), strict=True))
        found: dict[str, tuple[str, float]] = {}
        for quote_id, likeness in near:
            if quote_id in statements:
                found.setdefault(statements[quote_id], (quote_id, likeness))
        return pd.DataFrame(list(found.values())[:most], columns=["quote_id", "likeness"])

    def notes(self) -> pd.DataFrame:
        """What is kept in collections at this moment (rows of NOTES), whatever was written since this state, with where
        each row is in this state. Do not change the frame."""
        version = self.collections.version()
        with self._guard:
            kept = self._noted
        if kept is None or kept[0] != version:
            collections = self.collections.all()
            marks = [note.mark for one in collections for note in one.notes]
            kept = version, notes.frame(collections, notes.found(marks, self.sql))
            with self._guard:
                self._noted = kept
        return kept[1]

    def least_certain(self, view: View, names: Sequence[str], limit: int) -> pd.DataFrame:
        """Rows of quotes or meetings (`names`) in view, the least certain first, those that are not rated before them:
        table, row_id, doc_id, confidence; `total`: how many there are, of which `limit` are given."""
        view = self.followed(view)
        return least_certain(view, names, limit, lambda sql, parameters: self._ask(sql, parameters, view))

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return {table.name: self._count(table.name) for table in STORED}

    def _count(self, name: str) -> int:
        if self._corrected is None or not self._corrected.touches(name):
            return int(self._dataset(name).count_rows())
        connection = self._connection(name)
        try:
            return int(connection.sql(f"SELECT count(*) AS n FROM {name}").to_arrow_table()["n"][0].as_py())
        finally:
            connection.close()

    def across(self) -> dict[str, int]:
        """What documents have in common: how many are `copies` of others; how many `meetings` and `statements` are told
        by several of them, and how many `actors` are named in several ways."""
        found = dict.fromkeys(_COMMON.values(), 0)
        asked = """SELECT concat("table") AS name, count(*) AS rows, count(DISTINCT lead_id) AS groups FROM links
            GROUP BY 1"""
        for row in self._ask(asked, [], View()).to_pylist() if LINKS.name in self._commit.versions else ():
            found[_COMMON[row["name"]]] = row["rows"] if row["name"] == "documents" else row["groups"]
        return found

    def sql(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Run DuckDB SQL over the tables of this state (by their names). Raises StoreError where it cannot be run.

        It sees the tables and nothing else: no files and no network, and it cannot change the store.
        """
        connection = self._connection(query, *SEEN)
        try:
            found = connection.sql(query, params=params)
            if found is None:
                raise StoreError("The query gives no rows. Ask with SELECT.")
            frame: pd.DataFrame = found.to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype)
            return frame
        except duckdb.Error as error:
            raise StoreError(f"The query cannot be run: {first_line(error)}") from error
        finally:
            connection.close()

    def _part(self, name: str, view: View, left: cutting.Ids) -> pd.DataFrame:
        """A table as the View leaves it, out of the whole one where that is in memory."""
        whole = vars(self._everything).get(name) if self._everything is not None else None
        return self._frame(name, view) if whole is None or name not in cutting.CUT else cutting.cut(whole, name, left)

    def _frame(self, name: str, view: View, *, with_quoted: bool = False) -> pd.DataFrame:
        """A table as the View leaves it; `with_quoted`: with the meetings of its quotes, in view or not."""
        stored = NOTES.names if name == NOTES.name else self._dataset(name).schema.names
        columns = ", ".join(f'r."{c}"' if c in stored else f'NULL AS "{c}"' for c in TABLES[name].names)
        whole = view.is_empty
        chosen, parameters = ("", []) if whole else filters.chosen(view, with_quoted=with_quoted)
        kept = "" if whole else _KEPT[name]
        if name == NOTES.name and view.collections:
            # Also those whose row no parse gives any more, where nothing else is asked.
            others = "WHERE TRUE" if view.without("collections").is_empty else kept
            kept = f"{others} AND list_contains(?, r.collection_id)"
            parameters = [*parameters, list(view.collections)]
        sql = f"{chosen} SELECT {columns} FROM {name} r {_JOINED.get(name, '')} {kept} ORDER BY {_ORDER[name]}"
        rows = self._ask(sql, parameters, view, *((ORDER,) if whole else ()), in_order=True)
        return TABLES[name].from_arrow(_plain(rows, TABLES[name].arrow))

    def _ask(
        self, sql: str, parameters: list[Any], view: View, *parts: str, in_order: bool = False,
        again: pa.Table | None = None,
    ) -> pa.Table:  # fmt: skip
        """Rows of SQL over the index and the tables; `parts`: of the index that it needs beside the View's own;
        `in_order`: see Index.in_order; `again`: what it sees as qa."""
        query = filters.query(view)
        parts = (*parts, "words") if query is not None else parts
        connection = self._connection(sql, *self._index.wants(*parts))
        try:
            self._index.need(connection, *parts)
            if query is not None:
                self._index.search(connection, query)
            if again is not None:
                connection.register("qa", again)
            with self._index.in_order(connection) if in_order else nullcontext():
                return connection.sql(sql, params=parameters).to_arrow_table()
        finally:
            connection.close()

    def _connection(self, *asked: str) -> duckdb.DuckDBPyConnection:
        """A connection of its own for one question; it sees the index and this state's tables that SQL may name."""
        connection = self._cursor()
        words = " ".join(asked).casefold()
        if NOTES.name in words:
            connection.register(NOTES.name, NOTES.to_arrow(self.notes()))
        names = [name for name in SEEN if name in words and name != NOTES.name]
        corrected = self._corrected
        if corrected is None:
            self._register(connection, names)
            return connection
        # A participant's document is that of its meeting.
        names = sorted({*names, *(("meetings",) if "participants" in names else ())}, key=SEEN.index)
        touched = [name for name in names if corrected.touches(name)]
        self._register(connection, names, {name: f"{name}{PARSED}" for name in touched})
        corrected.register(connection, touched)
        return connection

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._guard:
            if self._home is None:
                # Not before something is asked: whoever counts rows, or looks whether anything was written, needs none.
                self._home = duckdb.connect(":memory:", config=READING)
            return self._home.cursor()

    def _register(
        self, connection: duckdb.DuckDBPyConnection, names: Sequence[str], called: Mapping[str, str] | None = None
    ) -> None:
        """Let a connection see tables as they were parsed; `called`: by which other names."""
        called = called or {}
        if LINKS.name in self._commit.versions:
            united.register(connection, names, self._dataset, called)
        else:
            for name in names:
                connection.register(called.get(name, name), self._dataset(name))

    @cached_property
    def _corrected(self) -> Corrected | None:
        """What persons decided, worked out once; None where nobody decided anything."""
        with self._correcting:
            if not self._decided:
                return None
            return Corrected(self._decided, self._parsed, with_links=LINKS.name in self._commit.versions)

    def _parsed(self, sql: str, parameters: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
        """Rows of SQL over tables as they were parsed."""
        connection = self._cursor()
        try:
            self._register(connection, [name for name in names if name != LINKS.name])
            rows: list[dict[str, Any]] = connection.sql(sql, params=dict(parameters)).to_arrow_table().to_pylist()
            return rows
        finally:
            connection.close()

    def as_parsed(self, sql: str, parameters: Mapping[str, Any], *names: str) -> list[dict[str, Any]]:
        """Rows of SQL over these tables as they were parsed, whatever persons decided about them."""
        return self._parsed(sql, parameters, *names)

    def _corrections(self) -> arrow_dataset.Dataset:
        """The table of corrections: each with the id that its row has now, and whether it holds."""
        found = self._corrected
        rows = (
            [one.to_row() | {"state": state} for one, state in zip(found.corrections, found.states, strict=True)]
            if found is not None else []
        )  # fmt: skip
        return arrow_dataset.dataset(CORRECTIONS.to_arrow(CORRECTIONS.frame(rows)))

    def _dataset(self, name: str) -> arrow_dataset.Dataset:
        made = self._corrections() if name == CORRECTIONS.name and name not in self._datasets else None
        with self._guard:
            if name not in self._datasets:
                self._datasets[name] = dataset(self._folder, self._commit, name) if made is None else made
            return self._datasets[name]


def version(commit: Commit, decided: Sequence[Correction]) -> str:
    """Names the state after a commit and these decisions."""
    # Every decision makes the state another one, and so does taking one back.
    steps = len(decided) + sum(one.undone_at is not None for one in decided)
    return f"{commit.version}-{steps}" if steps else commit.version


SEEN = (*(table.name for table in STORED), DOCUMENT_ACTORS.name)


def _plain(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """DuckDB's answer in the types of the contract; nullability is checked where rows are written."""
    return table.cast(pa.schema([pa.field(field.name, field.type) for field in schema]))
