"""One actor: names, roles, counterparts, statements. `who` is an actor_id; each function takes the Tables of a View."""

from __future__ import annotations

import pandas as pd

from core.asking import ask
from core.tables import Tables
from core.ties import TOOK_PLACE

TIES = {
    "met": "Met", "said_to": "Spoke to", "heard_from": "Was spoken to by", "said_of": "Spoke about",
    "told_of_by": "Was spoken about by",
}  # fmt: skip
"""How an actor can be tied to a counterpart: column of `counterparts`, and what to call it."""

_PRESENT = f"""
    SELECT DISTINCT p.meeting_id, p.actor_id, m.doc_id, m.date_start AS day FROM participants p
    JOIN meetings m USING (meeting_id) WHERE m.status IN {TOOK_PLACE}"""
_ABOUT = """
    SELECT DISTINCT q.quote_id, q.speaker_id, n.actor_id FROM quotes q
    JOIN mentions n ON n.doc_id = q.doc_id AND n.start >= q.start AND n.start < q."end"
    WHERE n.actor_id IS NOT NULL AND n.actor_id IS DISTINCT FROM q.speaker_id"""
_TIED = f"""
    SELECT b.actor_id AS other, 'met' AS tie, 'meetings' AS of, b.meeting_id AS id, b.day
    FROM ({_PRESENT}) a JOIN ({_PRESENT}) b USING (meeting_id) WHERE a.actor_id = $who AND b.actor_id <> $who
    UNION ALL
    SELECT addressee_id, 'said_to', 'quotes', quote_id, date FROM quotes
    WHERE speaker_id = $who AND addressee_id <> $who
    UNION ALL
    SELECT speaker_id, 'heard_from', 'quotes', quote_id, date FROM quotes
    WHERE addressee_id = $who AND speaker_id <> $who
    UNION ALL
    SELECT n.actor_id, 'said_of', 'quotes', n.quote_id, q.date
    FROM ({_ABOUT}) n JOIN quotes q USING (quote_id) WHERE n.speaker_id = $who
    UNION ALL
    SELECT n.speaker_id, 'told_of_by', 'quotes', n.quote_id, q.date
    FROM ({_ABOUT}) n JOIN quotes q USING (quote_id) WHERE n.actor_id = $who"""


def everybody(tables: Tables) -> pd.DataFrame:
    """Every actor that says, meets or is named, the busiest first: actor_id, name, kind, country, statements,
    meetings, namings (how often the texts name it), first, last (days of statements and meetings)."""
    return ask(tables, """
        WITH said AS (
            SELECT speaker_id AS actor_id, count(*) AS statements, min(date) AS first, max(date) AS last
            FROM quotes GROUP BY 1),
        present AS (
            SELECT p.actor_id, count(DISTINCT p.meeting_id) AS meetings, min(m.date_start) AS first,
                   max(coalesce(m.date_end, m.date_start)) AS last
            FROM participants p JOIN meetings m USING (meeting_id) GROUP BY 1),
        named AS (SELECT actor_id, count(*) AS namings FROM mentions GROUP BY 1)
        SELECT a.actor_id, a.name, a.kind, a.country, coalesce(statements, 0) AS statements,
               coalesce(meetings, 0) AS meetings, coalesce(namings, 0) AS namings,
               least(said.first, present.first) AS first, greatest(said.last, present.last) AS last
        FROM actors a LEFT JOIN said USING (actor_id) LEFT JOIN present USING (actor_id)
        LEFT JOIN named USING (actor_id)
        WHERE coalesce(statements, 0) + coalesce(meetings, 0) + coalesce(namings, 0) > 0
        ORDER BY coalesce(statements, 0) + coalesce(meetings, 0) DESC, namings DESC, a.name, a.actor_id
    """)  # fmt: skip


def names(tables: Tables, who: str) -> pd.DataFrame:
    """Every spelling by which the texts name the actor: text, form (as in mentions), mentions (how often), documents,
    first, last (days of publication); names first, pronouns last, the most frequent of each first. Names that only its
    entry has follow, with form null and nothing counted. Spellings that differ in case alone ("he", "He") are one."""
    return ask(tables, """
        WITH met AS (
            SELECT CASE WHEN n.form = 'pronoun' AND lower(n.text) <> 'i' THEN lower(n.text)
                        ELSE mode(n.text) END AS text, n.form,
                   count(*) AS mentions, count(DISTINCT n.doc_id) AS documents,
                   min(d.published) AS first, max(d.published) AS last
            FROM mentions n JOIN documents d USING (doc_id) WHERE n.actor_id = $who GROUP BY lower(n.text), n.form),
        known AS (
            SELECT unnest(list_prepend(name, coalesce(aliases, []))) AS text FROM actors WHERE actor_id = $who)
        FROM met UNION ALL BY NAME
        SELECT DISTINCT text, 0 AS mentions, 0 AS documents FROM known
        WHERE lower(text) NOT IN (SELECT lower(text) FROM met)
        ORDER BY list_position(['name', 'title', 'role', 'metonym', 'pronoun'], form) NULLS LAST, mentions DESC, text
    """, {"who": who})  # fmt: skip


def roles(tables: Tables, who: str) -> pd.DataFrame:
    """What the actor was, and when: role, source (office: a list of office holders has it; stated: a text says so),
    first, last (of an office its term, of a role as stated the first and last day it is met), times, documents.

    A role as stated is counted at namings, statements and parts in meetings; spellings that differ in case alone are
    one.
    """
    return ask(tables, """
        WITH met AS (
            SELECT n.role, n.doc_id, n.start AS at, d.published AS day FROM mentions n JOIN documents d USING (doc_id)
            WHERE n.actor_id = $who AND n.role IS NOT NULL
            UNION
            SELECT q.speaker_role, q.doc_id, coalesce(q.speaker_start, q.start), coalesce(q.date, d.published)
            FROM quotes q JOIN documents d USING (doc_id) WHERE q.speaker_id = $who AND q.speaker_role IS NOT NULL
            UNION
            SELECT p.role, m.doc_id, m.start, coalesce(m.date_start, d.published)
            FROM participants p JOIN meetings m USING (meeting_id) JOIN documents d USING (doc_id)
            WHERE p.actor_id = $who AND p.role IS NOT NULL),
        held AS (SELECT unnest(roles) AS office FROM actors WHERE actor_id = $who)
        SELECT office.role AS role, 'office' AS source, office."from" AS first, office."to" AS last,
               NULL::BIGINT AS times, NULL::BIGINT AS documents FROM held
        UNION ALL
        SELECT mode(role), 'stated', min(day), max(day), count(*), count(DISTINCT doc_id) FROM met GROUP BY lower(role)
        ORDER BY source, first NULLS LAST, times DESC, role
    """, {"who": who})  # fmt: skip


def counterparts(tables: Tables, who: str) -> pd.DataFrame:
    """With whom the actor met and spoke: actor_id, name, country, the columns of TIES (rows each), all (their sum),
    first, last; those with most first. Unnamed people are no counterparts."""
    return ask(tables, f"""
        WITH tied AS (SELECT * FROM ({_TIED}) WHERE other IS NOT NULL)
        SELECT a.actor_id, a.name, a.country, {", ".join(f"count(*) FILTER (tie = '{tie}') AS {tie}" for tie in TIES)},
               count(*) AS "all", min(day) AS first, max(day) AS last
        FROM tied JOIN actors a ON a.actor_id = tied.other WHERE a.kind <> 'unnamed'
        GROUP BY a.actor_id, a.name, a.country ORDER BY "all" DESC, a.name, a.actor_id
    """, {"who": who})  # fmt: skip


def ties_with(tables: Tables, who: str, other: str, tie: str | None = None) -> tuple[list[str], list[str]]:
    """What is behind a row of `counterparts`, or behind one of its columns: meeting_ids, quote_ids."""
    found = ask(tables, f"SELECT DISTINCT of, id FROM ({_TIED}) WHERE other = $other AND tie = coalesce($tie, tie)",
                {"who": who, "other": other, "tie": tie})  # fmt: skip
    meeting_ids, quote_ids = (found.loc[found["of"] == name, "id"].tolist() for name in ("meetings", "quotes"))
    return meeting_ids, quote_ids


def said_of(tables: Tables, who: str) -> pd.DataFrame:
    """Statements of others that name the actor: quote_id, speaker_id, speaker, speaker_country, year (null where the
    day is not known); the latest first."""
    return ask(tables, f"""
        SELECT q.quote_id, q.speaker_id, q.speaker, q.speaker_country, year(q.date) AS year
        FROM ({_ABOUT}) n JOIN quotes q USING (quote_id) WHERE n.actor_id = $who
        ORDER BY q.date DESC NULLS LAST, q.rank
    """, {"who": who})  # fmt: skip


def by_topic_and_year(tables: Tables, quote_ids: list[str]) -> pd.DataFrame:
    """These statements by topic and year: topic (null: none was found), year (null: the day is not known), statements.
    A statement on several topics counts under each."""
    return ask(tables, """
        SELECT t.topic, year(q.date) AS year, count(*) AS statements
        FROM quotes q LEFT JOIN topics t ON t.target = 'quote' AND t.target_id = q.quote_id
        WHERE q.quote_id IN (SELECT unnest($ids)) GROUP BY 1, 2 ORDER BY 1, 2
    """, {"ids": quote_ids})  # fmt: skip


def meetings(tables: Tables, who: str) -> list[str]:
    """meeting_ids of the meetings in which the actor has a part, the latest first, those without a day last."""
    found = ask(tables, """
        SELECT m.meeting_id FROM meetings m
        WHERE m.meeting_id IN (SELECT meeting_id FROM participants WHERE actor_id = $who)
        ORDER BY m.date_start DESC NULLS LAST, m.rank
    """, {"who": who})  # fmt: skip
    return list(found["meeting_id"])


def statements(tables: Tables, who: str) -> list[str]:
    """quote_ids of what the actor said, the latest first, those without a day last."""
    found = ask(tables, """
        SELECT quote_id FROM quotes WHERE speaker_id = $who ORDER BY date DESC NULLS LAST, rank
    """, {"who": who})  # fmt: skip
    return list(found["quote_id"])
