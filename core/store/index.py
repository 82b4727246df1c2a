"""What a View's filters are asked of: a few narrow tables in memory, made once for a snapshot, on first use.

d  documents without their text, in the order in which they are shown (`rank`)
q  quotes with what is known of their meeting and document; first, last: the days that a date filter is held to; day:
   the one day that a card shows
m  meetings with what is known of their document
p  participants    t  topics    a  actors of each document
qw, mw  folded words of quotes and meetings by field of a search (see core.search); only once a text is sought
qr, dr, mr, n  what a card says of quotes, documents, meetings, and actors' names; only once statements are listed

Rows are numbered (`n`; of a meeting elsewhere `mn`): to join by number costs a tenth of joining by id.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

import duckdb
import pyarrow as pa

from core.search import FOLDED, SearchQuery
from core.tables import PARTS as _PARTS

PARTS = "CASE part " + " ".join(f"WHEN '{part}' THEN {i}" for i, part in enumerate(_PARTS)) + " ELSE 99 END"
"""The order of those who take part in a meeting."""

TABLES = f"""
CREATE TABLE d AS
SELECT doc_id, outlet, published, row_number() OVER (ORDER BY published NULLS LAST, source, doc_id) AS rank
FROM documents;

CREATE TABLE corrected AS
SELECT DISTINCT "table" AS name, row_id FROM corrections WHERE undone_at IS NULL;

CREATE TABLE m AS
SELECT (row_number() OVER ())::INTEGER AS n, meeting_id, doc_id, kind, status, m.country AS country, confidence,
       d.outlet, d.published, d.rank, m.start AS start, m."end" AS "end",
       coalesce(date_start, date_end) AS first, coalesce(date_end, date_start) AS last,
       CASE WHEN date_start = coalesce(date_end, date_start) AND coalesce(date_precision, 'day') = 'day'
            THEN date_start END AS day,
       meeting_id IN (SELECT row_id FROM corrected WHERE name = 'meetings') AS corrected
FROM meetings m JOIN d USING (doc_id);

CREATE TABLE q AS
SELECT (row_number() OVER ())::INTEGER AS n, m.n AS mn, quote_id, q.doc_id, q.meeting_id, q.speaker_id,
       q.speaker_country, q.type, q.act, q.confidence, q.start AS start, d.rank, d.outlet, d.published, m.kind,
       m.status, coalesce(q.date, m.first, d.published) AS first, coalesce(q.date, m.last, d.published) AS last,
       coalesce(q.date, m.day) AS day,
       quote_id IN (SELECT row_id FROM corrected WHERE name = 'quotes') AS corrected
FROM quotes q JOIN d USING (doc_id) LEFT JOIN m ON m.meeting_id = q.meeting_id;

CREATE TABLE p AS
SELECT meeting_id, actor_id, p.country, m.n AS mn, row_number() OVER (ORDER BY {PARTS}, actor_id) AS seat
FROM participants p LEFT JOIN m USING (meeting_id);
CREATE TABLE t AS
SELECT target, target_id, topic, score, coalesce(q.n, m.n) AS n FROM topics
LEFT JOIN q ON target = 'quote' AND q.quote_id = target_id
LEFT JOIN m ON target = 'meeting' AND m.meeting_id = target_id;
CREATE TABLE a AS SELECT doc_id, actor_id FROM document_actors;
"""

WORDS = f"""
CREATE TABLE tw AS SELECT target_id, {FOLDED.format("string_agg(topic, ' ' ORDER BY topic)")} AS topic
FROM t GROUP BY target_id;

CREATE TABLE qw AS
SELECT k.n,
       {FOLDED.format("q.text")} || '|' || {FOLDED.format("concat_ws(' ', q.speaker, q.speaker_role)")}
           || '|' || {FOLDED.format("coalesce(q.cue, '')")} AS words,
       {FOLDED.format("concat_ws(' ', q.speaker, q.speaker_role)")} AS speaker,
       {FOLDED.format("coalesce(q.cue, '')")} AS cue,
       {FOLDED.format("coalesce(d.outlet, '')")} AS outlet,
       {FOLDED.format("concat_ws(' ', q.speaker_country, c.name)")} AS country,
       tw.topic AS topic
FROM quotes q JOIN q k USING (quote_id) JOIN d ON d.doc_id = q.doc_id
LEFT JOIN tw ON tw.target_id = q.quote_id LEFT JOIN territories c ON c.code = q.speaker_country;

CREATE TABLE mc AS
SELECT meeting_id, {FOLDED.format("string_agg(code || ' ' || coalesce(c.name, ''), ' ')")} AS country FROM (
    SELECT meeting_id, country AS code FROM p WHERE country IS NOT NULL
    UNION SELECT meeting_id, country FROM m WHERE country IS NOT NULL
) LEFT JOIN territories c USING (code) GROUP BY meeting_id;

CREATE TABLE mw AS
SELECT m.n, {FOLDED.format('substring(documents.text, m.start + 1, m."end" - m.start)')} AS words,
       {FOLDED.format("coalesce(m.outlet, '')")} AS outlet, mc.country AS country, tw.topic AS topic
FROM m JOIN documents USING (doc_id) LEFT JOIN mc ON mc.meeting_id = m.meeting_id
LEFT JOIN tw ON tw.target_id = m.meeting_id;
"""

CARDS = """
CREATE TABLE dr AS SELECT doc_id, title, outlet, published, source FROM documents;
CREATE TABLE n AS SELECT actor_id, name FROM actors;
CREATE TABLE mr AS
SELECT m.n, r.city, r.country, r.date_start, r.kind, r.status FROM meetings r JOIN m USING (meeting_id);
CREATE TABLE qr AS
SELECT q.n, r.text, r.speaker, r.speaker_role, r.cue, r.attribution, r.addressee_id, r.start AS start, r."end" AS "end",
       CASE WHEN r.speaker IS NULL
            THEN substring(documents.text, r.speaker_start + 1, r.speaker_end - r.speaker_start) END AS speaker_words
FROM quotes r JOIN q USING (quote_id) JOIN documents ON documents.doc_id = r.doc_id;
"""
_SQL = {"tables": TABLES, "words": WORDS, "cards": CARDS}
REMEMBERED = 16
"""Searches whose rows are kept."""


class Index:
    """Makes the tables above when they are first needed, once, whichever thread asks."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._made: set[str] = set()
        self._hits: OrderedDict[str, tuple[pa.Table, pa.Table]] = OrderedDict()

    def wants(self, *parts: str) -> list[str]:
        """The SQL that `need` would still run."""
        with self._guard:
            return [sql for name, sql in _SQL.items() if name in ("tables", *parts) and name not in self._made]

    def need(self, connection: duckdb.DuckDBPyConnection, *parts: str) -> None:
        """Have the tables; `parts`: with `words` those of a search, with `cards` those of a list of statements.
        `connection` sees the store's tables."""
        with self._guard:
            for name, sql in _SQL.items():
                if name in ("tables", *parts) and name not in self._made:
                    if name == "words":
                        connection.register("territories", _territories())
                    connection.execute(sql)
                    self._made.add(name)

    def search(self, connection: duckdb.DuckDBPyConnection, query: SearchQuery) -> None:
        """Let the connection see the rows that fit a search: qh and mh hold their numbers. Found once, then kept."""
        with self._guard:
            if query.text not in self._hits:
                found = [_fitting(connection, table, columns, query) for table, columns in _COLUMNS.items()]
                self._hits[query.text] = found[0], found[1]
                if len(self._hits) > REMEMBERED:
                    self._hits.popitem(last=False)
            self._hits.move_to_end(query.text)
            quotes, meetings = self._hits[query.text]
        connection.register("qh", quotes)
        connection.register("mh", meetings)


_COLUMNS: dict[str, dict[str | None, str]] = {
    "qw": {None: "words", "speaker": "speaker", "cue": "cue", "topic": "topic", "country": "country",
           "outlet": "outlet"},
    "mw": {None: "words", "topic": "topic", "country": "country", "outlet": "outlet"},
}  # fmt: skip


def _fitting(
    connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str | None, str], query: SearchQuery
) -> pa.Table:
    sql, parameters = query.condition(columns)
    return connection.sql(f"SELECT n FROM {table} WHERE {sql}", params=parameters).to_arrow_table()


def _territories() -> pa.Table:
    from rigour.territories import get_territories

    found = [(territory.code, territory.name) for territory in get_territories()]
    return pa.table({"code": [code for code, _ in found], "name": [name for _, name in found]})
