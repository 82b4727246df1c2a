"""Records: the flat table, one row a quote with its meeting, speaker, topics and document beside it."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from core.asking import answer
from core.tables import RECORDS, Tables

_SQL = """
WITH spoken AS (
    SELECT target_id, list(topic ORDER BY score DESC, topic) AS topics FROM topics WHERE target = 'quote' GROUP BY 1
),
held AS (
    SELECT target_id, list(topic ORDER BY score DESC, topic) AS topics FROM topics WHERE target = 'meeting' GROUP BY 1
),
present AS (
    SELECT participants.meeting_id, list(actors.name ORDER BY participants.rank) AS participants
    FROM participants JOIN actors USING (actor_id) GROUP BY 1
),
record AS (
    SELECT q.quote_id AS record_id, q.quote_id, q.text, q.type, q.act, q.speaker, q.speaker_role, q.speaker_country,
        q.cue, q.attribution, a.name AS addressee,
        coalesce(q.date, CASE WHEN m.date_start = coalesce(m.date_end, m.date_start)
                              AND coalesce(m.date_precision, 'day') = 'day' THEN m.date_start END) AS date,
        spoken.topics, q.confidence, q.meeting_id, m.kind AS meeting_kind, m.status AS meeting_status,
        m.date_start AS meeting_date, m.city AS meeting_city, m.country AS meeting_country, present.participants,
        q.doc_id, q.start, q."end"
    FROM quotes q
    LEFT JOIN meetings m USING (meeting_id)
    LEFT JOIN present USING (meeting_id)
    LEFT JOIN spoken ON spoken.target_id = q.quote_id
    LEFT JOIN actors a ON a.actor_id = q.addressee_id
    UNION ALL BY NAME
    SELECT m.meeting_id AS record_id, m.date_start AS date, held.topics, m.confidence, m.meeting_id,
        m.kind AS meeting_kind, m.status AS meeting_status, m.date_start AS meeting_date, m.city AS meeting_city,
        m.country AS meeting_country, present.participants, m.doc_id, m.start, m."end"
    FROM meetings m
    LEFT JOIN present USING (meeting_id)
    LEFT JOIN held ON held.target_id = m.meeting_id
    WHERE m.meeting_id NOT IN (SELECT meeting_id FROM quotes WHERE meeting_id IS NOT NULL)
)
SELECT record.*, d.title, d.outlet, d.published, d.source
FROM record LEFT JOIN documents d USING (doc_id)
ORDER BY d.rank NULLS LAST, record.start, record."end", record.record_id
"""


def records(tables: Tables) -> pd.DataFrame:
    """Rows of RECORDS, in the order of documents and spans.

    A quote without a day of its own has its meeting's, where that is a single day. Topics are the quote's own; a
    meeting's stand where it has no quote. Participants are in the order of their rows.
    """
    found = answer(tables, _SQL)
    plain = pa.schema([pa.field(f.name, f.type) for f in RECORDS.arrow])
    return RECORDS.from_arrow(found.select(RECORDS.names).cast(plain))
