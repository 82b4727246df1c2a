"""Names that several actors of one list share, told apart.

"The leaders" of one report are not those of another, and two ministries of a name may be of two countries. For lists in
which a reader chooses one of them; `actors.name` stays as the texts have it.
"""

from __future__ import annotations

import pandas as pd

from core import wording
from core.asking import ask
from core.tables import Tables


def named(tables: Tables, found: pd.DataFrame, who: str, name: str) -> pd.DataFrame:
    """The frame with what tells them apart behind the names that several actors share: "the leaders (27 January 2021)".

    `who`: its column of actor_ids, `name`: that of their names. What tells apart is the country where no other has
    it, else the day of the report that names the actor first; those that share this too are numbered, in the order of
    the frame.
    """
    each = found[[who, name]].dropna().drop_duplicates(who)
    shared = each[each[name].duplicated(keep=False)]
    if not len(shared):
        return found
    names = dict(zip(shared[who].astype(str), shared[name].astype(str), strict=True))
    labels = wording.told_apart(names, _countries(tables, list(names)), _days(tables, list(names)))
    told = found[who].map(labels).fillna(found[name])
    return found.assign(**{name: told.astype(found[name].dtype)})


def _countries(tables: Tables, ids: list[str]) -> dict[str, str]:
    actors = tables.actors[tables.actors["actor_id"].isin(ids)]
    return {row["actor_id"]: wording.country(row["country"]) for row in wording.rows(actors[["actor_id", "country"]])}


def _days(tables: Tables, ids: list[str]) -> dict[str, str]:
    """actor_id -> the day of publication of the report that names it first."""
    first = ask(tables, """
        SELECT n.actor_id, min(d.published) AS day FROM mentions n JOIN documents d USING (doc_id)
        WHERE n.actor_id IN (SELECT unnest($ids)) GROUP BY 1
    """, {"ids": ids})  # fmt: skip
    return {row["actor_id"]: wording.day(row["day"]) for row in wording.rows(first)}
