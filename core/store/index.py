"""What a View's filters are asked of: a few narrow tables in memory, made once for a snapshot, on first use.

d  documents without their text, in the order in which they are shown (`rank`)
q  quotes with what is known of their meeting and document; first, last: the days that a date filter is held to; day:
   the one day that a card shows
m  meetings with what is known of their document
p  participants    t, mt  topics of quotes and of meetings    a  actors of each document    n  names of actors
r  statements that stand in several rows of q: `said` numbers the statement, `place` puts its rows in order, the one
   that says most first; `reports`: how many documents it stands in
mr meetings that several rows of m tell of: `met` numbers the meeting
u  the words that stand for a speaker whom nobody knows; only once statements are listed
mw  the words of the text that show each meeting; only while the words of a search are read (see hits.py)

Rows are numbered (`n`; of a meeting elsewhere `mn`): to join by number costs a tenth of joining by id. Values that
recur are ENUMs, in the order of the alphabet: to count them costs a tenth of counting text.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from core.search import SearchQuery
from core.store import hits, values
from core.store.hits import Haystacks
from core.store.values import Values
from core.tables import PARTS as _PARTS

PARTS = "CASE part " + " ".join(f"WHEN '{part}' THEN {i}" for i, part in enumerate(_PARTS)) + " ELSE 99 END"
"""The order of those who take part in a meeting."""

_ENUMS = {
    "kinds": ("meetings.kind",), "statuses": ("meetings.status",), "types": ("quotes.type",), "acts": ("quotes.act",),
    "outlets": ("documents.outlet",), "topic_names": ("topics.topic",),
    "actor_ids": ("quotes.speaker_id", "participants.actor_id"),
    "countries": ("quotes.speaker_country", "participants.country", "meetings.country"),
}  # fmt: skip
"""Types of the index, and the columns whose values they hold."""


def _enum(name: str) -> str:
    columns = _ENUMS[name]
    values = " UNION ALL ".join("SELECT {1} AS value FROM {0}".format(*column.split(".")) for column in columns)
    return f"CREATE TYPE {name} AS ENUM (SELECT DISTINCT value FROM ({values}) WHERE value IS NOT NULL ORDER BY value);"


SAYS_MOST = "q.speaker_id IS NULL, q.type <> 'direct', q.start - q.\"end\", q.rank, q.start, q.quote_id"
"""The order of the rows of one statement, as in core.corpus.each_statement."""


def _several(made: str, table: str, of: str, id_: str, joined: str, columns: str) -> str:
    """SQL for a table of those rows of q or m that other rows tell of as well. What streams stands on the left."""
    groups = f"SELECT {joined} AS joined FROM {of} WHERE {joined} IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
    rows = f"SELECT {id_}, {joined} AS joined FROM {of} WHERE {joined} IN ({groups})"
    return f"CREATE TABLE {made} AS SELECT {table}.n, {columns} FROM {table} JOIN ({rows}) s USING ({id_});"


_PLACES = f"""row_number() OVER (ORDER BY {SAYS_MOST})::INTEGER AS place,
       count(DISTINCT q.doc_id) OVER (PARTITION BY s.joined)::INTEGER AS reports"""
_NUMBERED = "dense_rank() OVER (ORDER BY s.joined)::INTEGER AS"
_RETOLD = "\n".join(
    (
        _several("r", "q", "quotes", "quote_id", "statement_id", f"{_NUMBERED} said, {_PLACES}"),
        _several("mr", "m", "meetings", "meeting_id", "event_id", f"{_NUMBERED} met"),
    )
)

DOCUMENTS = f"""
{_enum("outlets")}

CREATE TABLE d AS
SELECT doc_id, outlet::outlets AS outlet, published, title, source,
       (row_number() OVER (ORDER BY published NULLS LAST, source, doc_id))::INTEGER AS rank
FROM documents;
"""

TABLES = f"""
{"".join(_enum(name) for name in _ENUMS if name != "outlets")}

CREATE TABLE corrected AS
SELECT DISTINCT "table" AS name, row_id FROM corrections WHERE undone_at IS NULL;

CREATE TABLE m AS
SELECT (row_number() OVER ())::INTEGER AS n, meeting_id, doc_id, kind::kinds AS kind, status::statuses AS status,
       m.country::countries AS country, confidence, d.outlet, d.published, d.rank, m.start AS start, m."end" AS "end",
       coalesce(date_start, date_end) AS first, coalesce(date_end, date_start) AS last,
       CASE WHEN date_start = coalesce(date_end, date_start) AND coalesce(date_precision, 'day') = 'day'
            THEN date_start END AS day,
       city, date_start, meeting_id IN (SELECT row_id FROM corrected WHERE name = 'meetings') AS corrected
FROM meetings m JOIN d USING (doc_id);

CREATE TABLE q AS
SELECT (row_number() OVER ())::INTEGER AS n, m.n AS mn, quote_id, q.doc_id, q.meeting_id,
       q.speaker_id::actor_ids AS speaker_id, q.speaker_country::countries AS speaker_country, q.type::types AS type,
       q.act::acts AS act, q.confidence, q.start AS start, d.rank, d.outlet, d.published, m.kind, m.status,
       coalesce(q.date, m.first, d.published) AS first, coalesce(q.date, m.last, d.published) AS last,
       coalesce(q.date, m.day) AS day, q.text, q.speaker, q.speaker_role, q.cue, q.attribution, q.addressee_id,
       q."end" AS "end", q.speaker_start, q.speaker_end,
       quote_id IN (SELECT row_id FROM corrected WHERE name = 'quotes') AS corrected
FROM quotes q JOIN d USING (doc_id) LEFT JOIN m ON m.meeting_id = q.meeting_id;

CREATE TABLE p AS
SELECT p.actor_id::actor_ids AS actor_id, p.country::countries AS country, m.n AS mn,
       (row_number() OVER (ORDER BY {PARTS}, p.actor_id))::INTEGER AS seat
FROM participants p JOIN m USING (meeting_id);

CREATE TABLE t AS
SELECT q.n, topic::topic_names AS topic, score FROM topics JOIN q ON q.quote_id = target_id WHERE target = 'quote';
CREATE TABLE mt AS
SELECT m.n, topic::topic_names AS topic, score FROM topics JOIN m ON m.meeting_id = target_id WHERE target = 'meeting';
CREATE TABLE a AS SELECT doc_id, actor_id FROM document_actors;
{_RETOLD}
CREATE TABLE n AS SELECT actor_id, name, country FROM actors;
"""

CARDS = """
CREATE TABLE u AS
SELECT q.n, substring(documents.text, q.speaker_start + 1, q.speaker_end - q.speaker_start) AS words
FROM documents JOIN q USING (doc_id) WHERE q.speaker IS NULL AND q.speaker_start IS NOT NULL;
"""

_SQL = {"documents": DOCUMENTS, "tables": TABLES, "cards": CARDS, "words": hits.TEXTS}
"""Parts of the index, each after those that it is made from."""
ORDER = "documents"
"""The part that gives the order of the documents: all that whole tables are read by."""
_FILTERS = (ORDER, "tables")
REMEMBERED = 16
"""Searches whose rows are kept."""


class Index:
    """Makes the tables above when they are first needed, once, whichever thread asks."""

    def __init__(self) -> None:
        self._guard, self._ordering = threading.Lock(), threading.Lock()
        self._in_order = 0
        """How many questions are asked in order: it holds for all connections of a snapshot at once."""
        self._made: set[str] = set()
        self._hits: OrderedDict[str, tuple[pa.Table, pa.Table]] = OrderedDict()
        self._values: Values | None = None
        self._haystacks: dict[str, Haystacks] = {}

    def wants(self, *parts: str) -> list[str]:
        """The SQL that `need` would still run."""
        with self._guard:
            return [_SQL[name] for name in self._missing(parts)]

    def need(self, connection: duckdb.DuckDBPyConnection, *parts: str) -> None:
        """Have the tables; `parts`: with `words` those of a search, with `cards` those of a list of statements; ORDER
        alone, the order of the documents alone. `connection` sees the store's tables."""
        with self._guard:
            self._make(connection, *parts)

    def values(self, connection: duckdb.DuckDBPyConnection) -> Values:
        """What facets count. Made once; `connection` as in `need`."""
        with self._guard:
            self._make(connection)
            return self._valued(connection)

    @contextmanager
    def in_order(self, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Meanwhile, have joins with the store's tables done as they are written: DuckDB does not know how many rows a
        Delta table has, and would gather the largest in memory to join it. What streams stands on their left."""
        with self._ordering:
            self._in_order += 1
            connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        try:
            yield
        finally:
            with self._ordering:
                self._in_order -= 1
                if not self._in_order:
                    connection.execute("RESET disabled_optimizers")

    def search(self, connection: duckdb.DuckDBPyConnection, query: SearchQuery) -> None:
        """Let the connection see the rows that fit a search: qh and mh hold their numbers, qh the `weight` of each as
        well, by which the most relevant come first. Found once, then kept."""
        with self._guard:
            if query.text not in self._hits:
                self._make(connection, "words")
                self._hits[query.text] = self._haystacks["q"].fitting(query), self._haystacks["m"].fitting(query)
                if len(self._hits) > REMEMBERED:
                    self._hits.popitem(last=False)
            self._hits.move_to_end(query.text)
            quotes, meetings = self._hits[query.text]
        connection.register("qh", quotes)
        connection.register("mh", meetings)

    def _valued(self, connection: duckdb.DuckDBPyConnection) -> Values:
        if self._values is None:
            self._values = values.read(connection)
        return self._values

    def _missing(self, parts: Sequence[str]) -> list[str]:
        wanted = parts if parts == (ORDER,) else (*_FILTERS, *parts)
        return [name for name in _SQL if name in wanted and name not in self._made]

    def _make(self, connection: duckdb.DuckDBPyConnection, *parts: str) -> None:
        missing = self._missing(parts)
        if not missing:
            return
        with self.in_order(connection):
            for name in missing:
                connection.execute(_SQL[name])
                if name == "words":
                    self._haystacks = hits.read(connection, self._valued(connection), _territories())
                self._made.add(name)
        # What was read to make them is not given back by itself.
        pa.default_memory_pool().release_unused()


def _territories() -> dict[str, str]:
    from rigour.territories import get_territories

    return {territory.code: territory.name for territory in get_territories()}
