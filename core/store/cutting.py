"""A View's frames cut out of whole ones that are in memory already, instead of being read once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from core import frames
from core.store import filters
from core.tables import TABLES
from core.view import View

Ids = Callable[[str], pa.Array]
"""Gives the ids that a View leaves of documents, meetings, quotes or actors."""

_BY = {
    **dict.fromkeys(("documents", "segments", "mentions"), ("doc_id", "documents")),
    **dict.fromkeys(("meetings", "participants"), ("meeting_id", "meetings")),
    "quotes": ("quote_id", "quotes"), "actors": ("actor_id", "actors"),
}  # fmt: skip
"""Table -> its column that tells whether a row is in view, and whose ids it holds."""
CUT = frozenset({*_BY, "topics"})
"""Tables that can be cut; the others are small, or not of documents."""
_IDS = """
{} SELECT 'quotes' AS name, quote_id AS id FROM vq UNION ALL SELECT 'meetings', meeting_id FROM vm
UNION ALL SELECT 'documents', doc_id FROM vd
UNION ALL SELECT DISTINCT 'actors', actor_id FROM a WHERE doc_id IN (SELECT doc_id FROM vd)"""


def ids(view: View, ask: Callable[[str, list[Any]], pa.Table]) -> Ids:
    """The ids that the View leaves; asked for when the first are wanted. `ask` runs SQL over the index."""

    @cache
    def found() -> dict[str, pa.Array]:
        chosen, parameters = filters.chosen(view, with_quoted=False)
        rows = ask(_IDS.format(chosen), parameters)
        return {
            of: rows["id"].filter(pc.equal(rows["name"], of)).combine_chunks()
            for of in ("quotes", "meetings", "documents", "actors")
        }

    return lambda of: found()[of]


def cut(whole: pd.DataFrame, name: str, left: Ids) -> pd.DataFrame:
    """The rows of a whole table that a View leaves, in their order. `left`: as `ids` gives it."""
    rows = frames.to_arrow(whole)
    if name == "topics":
        of_quote = pc.equal(rows["target"], "quote")
        kept = pc.if_else(of_quote, _in(rows["target_id"], left("quotes")), _in(rows["target_id"], left("meetings")))
    else:
        column, of = _BY[name]
        kept = _in(rows[column], left(of))
    return TABLES[name].from_arrow(rows.filter(kept))


def _in(column: pa.ChunkedArray, values: pa.Array) -> pa.ChunkedArray:
    return pc.is_in(column, value_set=values)
