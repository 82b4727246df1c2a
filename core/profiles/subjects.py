"""Topics: who speaks of which, when, and which come together. Each function takes the Tables of a View."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pandas as pd

from core.asking import ask
from core.profiles import periods
from core.tables import Tables

COUNTS = {"statements": "Statements", "meetings": "Meetings"}
"""What is counted, and what to call it."""
WHO = {"actors": "Actors", "countries": "Countries"}
"""Whose statements or meetings they are."""

# A statement's day is that of a View: its own, else its meeting's, else the day of publication.
_ROWS = {
    "statements": """
        SELECT t.topic, q.quote_id AS id, coalesce(q.date, m.date_start, d.published) AS day
        FROM topics t JOIN quotes q ON q.quote_id = t.target_id AND t.target = 'quote'
        JOIN documents d ON d.doc_id = q.doc_id LEFT JOIN meetings m ON m.meeting_id = q.meeting_id""",
    "meetings": """
        SELECT t.topic, m.meeting_id AS id, coalesce(m.date_start, m.date_end) AS day
        FROM topics t JOIN meetings m ON m.meeting_id = t.target_id AND t.target = 'meeting'""",
}
_BY = {
    ("statements", "actors"): "SELECT DISTINCT quote_id AS id, speaker_id AS who FROM quotes",
    ("statements", "countries"): "SELECT DISTINCT quote_id AS id, speaker_country AS who FROM quotes",
    ("meetings", "actors"): "SELECT DISTINCT meeting_id AS id, actor_id AS who FROM participants",
    ("meetings", "countries"): """SELECT DISTINCT p.meeting_id AS id, coalesce(p.country, a.country) AS who
        FROM participants p LEFT JOIN actors a USING (actor_id)""",
}


def by_topic(tables: Tables, count: str, who: str) -> pd.DataFrame:
    """Statements, or meetings, of each actor or country on each topic: who (actor_id or code), name (of an actor; of a
    country its code), topic, rows. `count` of COUNTS, `who` of WHO. Unnamed people are left out."""
    name = "a.name" if who == "actors" else "b.who"
    known = "JOIN actors a ON a.actor_id = b.who AND a.kind <> 'unnamed'" if who == "actors" else ""
    return ask(tables, f"""
        SELECT b.who, {name} AS name, r.topic, count(*) AS rows
        FROM ({_ROWS[count]}) r JOIN ({_BY[count, who]}) b USING (id) {known}
        WHERE b.who IS NOT NULL GROUP BY ALL ORDER BY rows DESC, name, b.who, r.topic
    """)  # fmt: skip


def totals(tables: Tables, count: str) -> pd.DataFrame:
    """topic, rows: the most frequent first."""
    return ask(tables, f"SELECT topic, count(DISTINCT id) AS rows FROM ({_ROWS[count]}) GROUP BY 1 ORDER BY 2 DESC, 1")


class Trend(NamedTuple):
    """How often each topic came up."""

    found: pd.DataFrame
    """topic, first (first day of the day, month or year), rows, share (of all that have a topic then)."""
    step: str
    """Of periods.STEPS."""
    undated: int
    """Rows without a day."""
    outside: int
    """Rows before or after the days asked for."""


def bulk(tables: Tables, count: str) -> tuple[date, date] | None:
    """The days where almost all rows on a topic lie (core.profiles.periods)."""
    days = ask(
        tables, f"SELECT any_value(day) AS day FROM ({_ROWS[count]}) GROUP BY id HAVING any_value(day) IS NOT NULL"
    )
    at = pd.to_datetime(days["day"].astype("datetime64[s]"))
    return periods.bulk(at, at)


def over_time(tables: Tables, count: str, days: tuple[date, date] | None = None) -> Trend:
    """How often each topic came up. `days`: the first and last of those looked at; all, where there are none."""
    given = {"low": days[0] if days else date.min, "high": days[1] if days else date.max}
    told = ask(tables, f"""
        SELECT min(day) FILTER (day BETWEEN $low AND $high) AS low,
            max(day) FILTER (day BETWEEN $low AND $high) AS high,
            count(DISTINCT id) FILTER (day IS NULL) AS undated,
            count(DISTINCT id) FILTER (day NOT BETWEEN $low AND $high) AS outside
        FROM ({_ROWS[count]})""", given).iloc[0]  # fmt: skip
    step = "year" if pd.isna(told["low"]) else periods.step(told["low"], told["high"])
    found = ask(tables, f"""
        WITH placed AS (SELECT DISTINCT topic, id, date_trunc('{step}', day)::DATE AS first
                        FROM ({_ROWS[count]}) WHERE day BETWEEN $low AND $high),
        period AS (SELECT first, count(DISTINCT id) AS whole FROM placed GROUP BY 1)
        SELECT topic, first, count(*) AS rows, count(*) / any_value(whole) AS share
        FROM placed JOIN period USING (first) GROUP BY 1, 2 ORDER BY 1, 2
    """, given)  # fmt: skip
    return Trend(found, step, int(told["undated"] or 0), int(told["outside"] or 0))


def together(tables: Tables, count: str) -> pd.DataFrame:
    """Topics that come together: topic, other (topic sorts before other), rows, of_topic, of_other (rows of each),
    lift (how many times as often as if topics came by chance); the most frequent first."""
    return ask(tables, f"""
        WITH r AS (SELECT DISTINCT topic, id FROM ({_ROWS[count]})),
        each AS (SELECT topic, count(*) AS rows FROM r GROUP BY 1)
        SELECT a.topic, b.topic AS other, count(*) AS rows, any_value(x.rows) AS of_topic,
               any_value(y.rows) AS of_other,
               round(count(*)::DOUBLE * (SELECT count(DISTINCT id) FROM r) / (any_value(x.rows) * any_value(y.rows)), 2)
                   AS lift
        FROM r a JOIN r b ON a.id = b.id AND a.topic < b.topic
        JOIN each x ON x.topic = a.topic JOIN each y ON y.topic = b.topic
        GROUP BY 1, 2 ORDER BY rows DESC, 1, 2
    """)  # fmt: skip


def rows_on(
    tables: Tables, count: str, topics: tuple[str, ...], *, who: str | None = None, of: str = "actors",
    days: tuple[object, object] | None = None,
) -> list[str]:  # fmt: skip
    """Ids of the statements (or meetings) on all of these topics: of an actor or country, in these days (inclusive)."""
    return ask(tables, f"""
        SELECT id FROM ({_ROWS[count]}) r
        WHERE topic IN (SELECT unnest($topics)) AND ($low IS NULL OR day BETWEEN $low AND $high)
        AND ($who IS NULL OR id IN (SELECT b.id FROM ({_BY[count, of]}) b WHERE b.who = $who))
        GROUP BY id HAVING count(DISTINCT topic) = $number ORDER BY any_value(day) DESC NULLS LAST, id
    """, {"topics": list(topics), "number": len(set(topics)), "who": who,
          "low": days[0] if days else None, "high": days[1] if days else None})["id"].tolist()  # fmt: skip
