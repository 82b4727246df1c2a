"""Commitments: what was promised, offered, agreed, demanded, refused and threatened, and what was said of it later.

Each function takes the Tables of a View. A statement that several reports bring is one commitment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from core.asking import ask
from core.profiles import periods
from core.tables import Tables
from core.view import View

ACTS = {
    "promise": "promised", "offer": "offered", "agree": "agreed", "demand": "demanded", "refuse": "refused",
    "threaten": "threatened",
}  # fmt: skip
"""What a statement does, and how it is told."""

# Days as a View has them: a statement's own, else its meeting's, else the day of publication.
_DAYS = """
    SELECT q.quote_id, coalesce(q.statement_id, q.quote_id) AS statement_id, q.speaker_id, q.addressee_id, q.doc_id,
           q.start, q."end", q.act, q.confidence,
           coalesce(q.date, m.date_start, m.date_end, d.published) AS first,
           coalesce(q.date, m.date_end, m.date_start, d.published) AS last
    FROM quotes q JOIN documents d ON d.doc_id = q.doc_id LEFT JOIN meetings m ON m.meeting_id = q.meeting_id"""
_LATER = f"""
    WITH said AS (SELECT *, min(first) OVER (PARTITION BY statement_id) AS told FROM ({_DAYS})),
    made AS (SELECT * FROM said
             WHERE quote_id IN (SELECT unnest($ids)) AND speaker_id IS NOT NULL AND last IS NOT NULL),
    concerns AS (
        SELECT quote_id, speaker_id AS actor_id, 'by' AS how FROM said
            WHERE speaker_id IN (SELECT speaker_id FROM made)
        UNION ALL SELECT quote_id, addressee_id, 'to' FROM said
            WHERE addressee_id IN (SELECT speaker_id FROM made) AND addressee_id IS DISTINCT FROM speaker_id
        UNION ALL SELECT s.quote_id, n.actor_id, 'about' FROM mentions n
            JOIN said s ON s.doc_id = n.doc_id AND n.start >= s.start AND n."end" <= s."end"
            WHERE n.actor_id IN (SELECT speaker_id FROM made) AND n.actor_id IS DISTINCT FROM s.speaker_id
    ),
    shared AS (
        SELECT c.quote_id, s.quote_id AS later_id, any_value(s.statement_id) AS statement_id,
               any_value(c.last) AS made, any_value(s.first) AS first,
               min_by(k.how, CASE k.how WHEN 'by' THEN 1 WHEN 'to' THEN 2 ELSE 3 END) AS how,
               list(DISTINCT a.topic ORDER BY a.topic) AS topics
        FROM made c
        JOIN topics a ON a.target_id = c.quote_id AND a.target = 'quote'
        JOIN topics b ON b.topic = a.topic AND b.target = 'quote'
        JOIN concerns k ON k.quote_id = b.target_id AND k.actor_id = c.speaker_id
        JOIN said s ON s.quote_id = b.target_id
        -- A report of a later day that brings what another had before brings nothing later.
        WHERE s.told > c.last AND s.statement_id <> c.statement_id
        GROUP BY c.quote_id, s.quote_id
    )"""


def commitments(tables: Tables) -> pd.DataFrame:
    """One row a commitment, the latest first, those without a day last: the columns of RECORDS, and `speaker_id`,
    `day` (its own, else its meeting's, else that of publication) and `reports` (in how many it stands).

    Of a statement in several reports, the row is the one that is likeliest to be right.
    """
    chosen = ask(tables, f"""
        SELECT quote_id, speaker_id, first AS day,
               count(DISTINCT doc_id) OVER (PARTITION BY statement_id) AS reports
        FROM ({_DAYS}) WHERE act IN (SELECT unnest($acts))
    """ , {"acts": list(ACTS)})  # fmt: skip
    best = ask(tables, f"""
        SELECT quote_id FROM ({_DAYS}) WHERE act IN (SELECT unnest($acts))
        QUALIFY row_number() OVER (PARTITION BY statement_id
                                   ORDER BY confidence DESC NULLS LAST, first NULLS LAST, quote_id) = 1
    """, {"acts": list(ACTS)})  # fmt: skip
    found = tables.records.merge(chosen, on="quote_id")
    found = found[found["quote_id"].isin(best["quote_id"])]
    order = ["day", "doc_id", "start"]
    return found.sort_values(order, ascending=[False, True, True], na_position="last").reset_index(drop=True)


def later_view(view: View) -> View:
    """Where later statements are looked for: the filters that say which reports and rows are to be trusted hold, the
    others, which would cut off what came of it, do not."""
    return View(outlets=view.outlets, min_confidence=view.min_confidence, corrected=view.corrected)


def later(tables: Tables, quote_id: str) -> pd.DataFrame:
    """Statements of a later day by, to or about the speaker of this one that share a topic with it, by day.

    later_id (quote_id), first (its day), how ("by", "to", "about"), topics (those shared), days (after it). The same
    statement in several reports stands once. That they speak of what was promised, the rows do not say.
    """
    return ask(tables, f"""{_LATER}
        SELECT later_id, first, how, topics, first - made AS days FROM shared
        QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY first, later_id) = 1
        ORDER BY first, later_id
    """, {"ids": [quote_id]})  # fmt: skip


def later_counts(tables: Tables, quote_ids: Sequence[str]) -> dict[str, int]:
    """quote_id -> how many statements `later` gives."""
    counted = ask(tables, f"""{_LATER}
        SELECT quote_id, count(DISTINCT statement_id) AS number FROM shared GROUP BY 1
    """, {"ids": list(quote_ids)})  # fmt: skip
    return dict(zip(counted["quote_id"], counted["number"].astype(int), strict=True))


def followed(tables: Tables, found: pd.DataFrame) -> pd.DataFrame:
    """Rows of `commitments` with what `later` gives of each beside them: later_statements (how many), later_first and
    later_last (days), later_ids (quote_ids) and later_said (day, speaker and words of each), lists by day."""
    told = ask(tables, f"""{_LATER},
        once AS (
            SELECT quote_id, later_id, first FROM shared
            QUALIFY row_number() OVER (PARTITION BY quote_id, statement_id ORDER BY first, later_id) = 1)
        SELECT o.quote_id, count(*) AS later_statements, min(o.first) AS later_first, max(o.first) AS later_last,
               list(o.later_id ORDER BY o.first, o.later_id) AS later_ids,
               list(concat_ws(' ', o.first, coalesce(q.speaker, 'unknown') || ':', q.text)
                    ORDER BY o.first, o.later_id) AS later_said
        FROM once o JOIN quotes q ON q.quote_id = o.later_id GROUP BY 1
    """, {"ids": found["quote_id"].tolist()})  # fmt: skip
    joined = found.merge(told, on="quote_id", how="left")
    return joined.assign(later_statements=joined["later_statements"].fillna(0))


def by_actor(found: pd.DataFrame) -> pd.DataFrame:
    """Rows of `commitments` by who made them: speaker_id, speaker, speaker_country, one column an act, all; the most
    first. Statements whose speaker is not known are left out."""
    known = found[found["speaker_id"].notna()]
    counts = pd.crosstab(known["speaker_id"].astype(str), known["act"].astype(str))
    counts = counts.reindex(columns=list(ACTS), fill_value=0).reset_index()
    named = known.drop_duplicates("speaker_id")[["speaker_id", "speaker", "speaker_country"]]
    rows = named.astype(object).merge(counts, on="speaker_id")
    rows["all"] = rows[list(ACTS)].sum(axis=1).astype(int)
    return rows.sort_values(["all", "speaker"], ascending=[False, True], kind="stable").reset_index(drop=True)


def bulk(found: pd.DataFrame) -> tuple[date, date] | None:
    """The days where almost all rows of `commitments` lie (core.profiles.periods)."""
    days = pd.to_datetime(found["day"].dropna().astype("datetime64[s]"))
    return periods.bulk(days, days)


def over_time(found: pd.DataFrame, by: str) -> tuple[pd.DataFrame, str]:
    """Rows of `commitments` over time: by ("act" or "speaker_id"), first (first day of the day, month or year), rows;
    and the step (of periods.STEPS). Those without a day are left out."""
    dated = found.dropna(subset=["day", by])
    days = pd.to_datetime(dated["day"])
    step = periods.step(days.min(), days.max()) if len(days) else "day"
    first = days.dt.to_period({"day": "D", "month": "M", "year": "Y"}[step]).dt.start_time
    counted = pd.DataFrame({by: dated[by].astype(object), "first": first.dt.date}).value_counts().rename("rows")
    return counted.reset_index().sort_values([by, "first"]).reset_index(drop=True), step
