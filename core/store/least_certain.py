"""Rows that the program is least sure of, by the tables of the index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from core import frames
from core.store import filters
from core.view import View

Ask = Callable[[str, list[Any]], pa.Table]
_FOUND = {"quotes": ("q", "quote_id", filters.quotes), "meetings": ("m", "meeting_id", filters.meetings)}


def least_certain(view: View, names: Sequence[str], limit: int, ask: Ask) -> pd.DataFrame:
    """See Snapshot.least_certain. `ask` runs SQL over the index."""
    parts: list[str] = []
    parameters: list[Any] = []
    for name in names:
        table, id_, condition = _FOUND[name]
        wanted = condition(view)
        parts.append(
            f"SELECT '{name}' AS \"table\", {table}.{id_} AS row_id, {table}.doc_id, {table}.confidence, {table}.rank, "
            f"{table}.start FROM {table} WHERE {wanted.sql}"
        )
        parameters += wanted.parameters
    sql = f"""
        SELECT "table", row_id, doc_id, confidence, count(*) OVER () AS total FROM ({" UNION ALL ".join(parts)})
        ORDER BY confidence NULLS FIRST, rank, start, row_id LIMIT {int(limit)}"""
    return frames.from_arrow(ask(sql, parameters))
