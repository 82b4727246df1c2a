"""What a View's filters are asked of: a few narrow tables in memory, made once for a snapshot, on first use.

d  documents without their text, in the order in which they are shown (`rank`)
q  quotes with what is known of their meeting and document; first, last: the days that a date filter is held to
m  meetings with what is known of their document
p  participants    t  topics    a  actors of each document
qw, mw  folded words of quotes and meetings by field of a search (see core.search); only once a text is sought
"""

from __future__ import annotations

import threading

import duckdb
import pyarrow as pa

from core.search import FOLDED

TABLES = """
CREATE TABLE d AS
SELECT doc_id, outlet, published, row_number() OVER (ORDER BY published NULLS LAST, source, doc_id) AS rank
FROM documents;

CREATE TABLE corrected AS
SELECT DISTINCT "table" AS name, row_id FROM corrections WHERE undone_at IS NULL;

CREATE TABLE m AS
SELECT meeting_id, doc_id, kind, status, m.country AS country, confidence, d.outlet, d.published, d.rank,
       m.start AS start, m."end" AS "end",
       coalesce(date_start, date_end) AS first, coalesce(date_end, date_start) AS last,
       meeting_id IN (SELECT row_id FROM corrected WHERE name = 'meetings') AS corrected
FROM meetings m JOIN d USING (doc_id);

CREATE TABLE q AS
SELECT quote_id, q.doc_id, q.meeting_id, q.speaker_id, q.speaker_country, q.type, q.act, q.confidence,
       q.start AS start, d.rank, d.outlet, m.kind, m.status,
       coalesce(q.date, m.first, d.published) AS first, coalesce(q.date, m.last, d.published) AS last,
       quote_id IN (SELECT row_id FROM corrected WHERE name = 'quotes') AS corrected
FROM quotes q JOIN d USING (doc_id) LEFT JOIN m ON m.meeting_id = q.meeting_id;

CREATE TABLE p AS SELECT meeting_id, actor_id, country FROM participants;
CREATE TABLE t AS SELECT target, target_id, topic FROM topics;
CREATE TABLE a AS SELECT doc_id, actor_id FROM document_actors;
"""

WORDS = f"""
CREATE TABLE tw AS SELECT target_id, {FOLDED.format("string_agg(topic, ' ' ORDER BY topic)")} AS topic
FROM t GROUP BY target_id;

CREATE TABLE qw AS
SELECT quote_id,
       {FOLDED.format("q.text")} || '|' || {FOLDED.format("concat_ws(' ', q.speaker, q.speaker_role)")}
           || '|' || {FOLDED.format("coalesce(q.cue, '')")} AS words,
       {FOLDED.format("concat_ws(' ', q.speaker, q.speaker_role)")} AS speaker,
       {FOLDED.format("coalesce(q.cue, '')")} AS cue,
       {FOLDED.format("coalesce(d.outlet, '')")} AS outlet,
       {FOLDED.format("concat_ws(' ', q.speaker_country, c.name)")} AS country,
       tw.topic AS topic
FROM quotes q JOIN d USING (doc_id)
LEFT JOIN tw ON tw.target_id = q.quote_id LEFT JOIN territories c ON c.code = q.speaker_country;

CREATE TABLE mc AS
SELECT meeting_id, {FOLDED.format("string_agg(code || ' ' || coalesce(c.name, ''), ' ')")} AS country FROM (
    SELECT meeting_id, country AS code FROM p WHERE country IS NOT NULL
    UNION SELECT meeting_id, country FROM m WHERE country IS NOT NULL
) LEFT JOIN territories c USING (code) GROUP BY meeting_id;

CREATE TABLE mw AS
SELECT m.meeting_id, {FOLDED.format('substring(documents.text, m.start + 1, m."end" - m.start)')} AS words,
       {FOLDED.format("coalesce(m.outlet, '')")} AS outlet, mc.country AS country, tw.topic AS topic
FROM m JOIN documents USING (doc_id) LEFT JOIN mc ON mc.meeting_id = m.meeting_id
LEFT JOIN tw ON tw.target_id = m.meeting_id;
"""


class Index:
    """Makes the tables above when they are first needed, once, whichever thread asks."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._made: set[str] = set()

    def wants(self, *, words: bool) -> list[str]:
        """The SQL that `need` would still run."""
        asked = {"tables": TABLES, "words": WORDS} if words else {"tables": TABLES}
        with self._guard:
            return [sql for name, sql in asked.items() if name not in self._made]

    def need(self, connection: duckdb.DuckDBPyConnection, *, words: bool) -> None:
        """Have the tables; with `words`, those of a search as well. `connection` sees the store's tables."""
        with self._guard:
            if "tables" not in self._made:
                connection.execute(TABLES)
                self._made.add("tables")
            if words and "words" not in self._made:
                connection.register("territories", _territories())
                connection.execute(WORDS)
                self._made.add("words")


def _territories() -> pa.Table:
    from rigour.territories import get_territories

    found = [(territory.code, territory.name) for territory in get_territories()]
    return pa.table({"code": [code for code, _ in found], "name": [name for _, name in found]})
