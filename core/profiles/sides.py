"""What sides of a comparison share and where they differ: each side is the Tables of a View of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from core.asking import ask
from core.profiles import words
from core.tables import Tables
from core.ties import TOOK_PLACE


def counterparts(sides: Mapping[str, Tables], own: Mapping[str, str | None], countries: bool) -> pd.DataFrame:
    """Who took part in meetings of each side that took place: side, who (actor_id; territory code where `countries`),
    name, rows. `own`: side -> the actor or country that it is; it is no counterpart of itself."""
    who = "coalesce(p.country, a.country)" if countries else "a.actor_id"
    named = "" if countries else "AND a.kind <> 'unnamed'"
    name = who if countries else "a.name"
    found = [
        ask(tables, f"""
            SELECT $side AS side, {who} AS who, any_value({name}) AS name, count(DISTINCT p.meeting_id) AS rows
            FROM participants p JOIN meetings m USING (meeting_id) JOIN actors a USING (actor_id)
            WHERE m.status IN {TOOK_PLACE} AND {who} IS NOT NULL AND {who} IS DISTINCT FROM $own {named}
            GROUP BY 2 ORDER BY rows DESC, name, who
        """, {"side": side, "own": own[side]})
        for side, tables in sides.items()
    ]  # fmt: skip
    return pd.concat(found, ignore_index=True)


def met(tables: Tables, who: str, countries: bool) -> list[str]:
    """meeting_ids behind a row of `counterparts`, the latest first."""
    other = "coalesce(p.country, a.country)" if countries else "a.actor_id"
    found = ask(tables, f"""
        SELECT m.meeting_id FROM meetings m WHERE m.status IN {TOOK_PLACE} AND m.meeting_id IN (
            SELECT p.meeting_id FROM participants p JOIN actors a USING (actor_id) WHERE {other} = $who)
        ORDER BY m.date_start DESC NULLS LAST, m.rank
    """, {"who": who})  # fmt: skip
    return list(found["meeting_id"])


def topics(sides: Mapping[str, Tables]) -> pd.DataFrame:
    """On what each side speaks: side, topic, rows (statements); a statement on several topics counts under each."""
    found = [
        ask(tables, """
            SELECT $side AS side, topic, count(*) AS rows FROM topics t JOIN quotes q ON q.quote_id = t.target_id
            WHERE t.target = 'quote' GROUP BY 2 ORDER BY rows DESC, topic
        """, {"side": side})
        for side, tables in sides.items()
    ]  # fmt: skip
    return pd.concat(found, ignore_index=True)


def shared(found: pd.DataFrame, sides: int) -> list[str]:
    """Topics of rows of `topics` on which every side speaks, those first of which the quietest side says most."""
    by = found.groupby("topic")["rows"].agg(["size", "min", "sum"])
    by = by[by["size"] == sides].sort_values(["min", "sum"], ascending=False, kind="stable")
    return [str(topic) for topic in by.index]


def typical(sides: Mapping[str, Tables]) -> pd.DataFrame:
    """As `words.typical` of the sides' statements."""
    said = [tables.quotes[["quote_id", "text"]].assign(side=side) for side, tables in sides.items()]
    return words.typical(pd.concat(said, ignore_index=True))


def saying(tables: Tables, word: str) -> list[str]:
    """quote_ids of the statements that say a word of `typical`, the latest first."""
    found = ask(tables, r"""
        SELECT quote_id FROM quotes
        WHERE regexp_matches(replace(lower(text), '’', ''''), '(^|[^\p{L}\p{M}])' || regexp_escape($word)
                             || '(''s)?([^\p{L}\p{M}]|$)')
        ORDER BY date DESC NULLS LAST, rank
    """, {"word": word})  # fmt: skip
    return list(found["quote_id"])


def ends(tables: Tables) -> list[str]:
    """quote_ids of the first and the last statement of which the day is known; one where it is the same, or none."""
    found = ask(tables, """
        (SELECT quote_id, rank FROM quotes WHERE date IS NOT NULL ORDER BY date, rank LIMIT 1)
        UNION ALL
        (SELECT quote_id, rank FROM quotes WHERE date IS NOT NULL ORDER BY date DESC, rank DESC LIMIT 1)
    """)  # fmt: skip
    return list(dict.fromkeys(found["quote_id"]))
