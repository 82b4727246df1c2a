"""SQL over tables in memory: what a View leaves, asked of DuckDB without copying the frames."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from core import frames
from core.store.database import connection
from core.tables import TABLES, Tables

_LEFT_OUT = {"documents": {"text", "published_evidence"}}
"""Wide columns that no question is about: they are not handed over."""


def ask(tables: Tables, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
    """The answer to a question as a frame of Arrow types.

    `sql` names the tables as they are called (core.tables), and its parameters with a dollar sign. Every table has a
    column more, `rank`: the number of its row in the frame. It sees no files and no network.
    """
    return frames.from_arrow(answer(tables, sql, parameters))


def answer(tables: Tables, sql: str, parameters: dict[str, Any] | None = None) -> pa.Table:
    """As `ask`, as Arrow."""
    words = set(re.findall(r"\w+", sql))
    with connection() as asked:
        for name in _named(words):
            asked.register(name, _handed_over(name, getattr(tables, name)))
        return asked.sql(sql, params=parameters).to_arrow_table()


def _named(words: set[str]) -> Iterable[str]:
    return [name for name in TABLES if name in words and name not in ("records", "events")]


def _handed_over(name: str, frame: pd.DataFrame) -> pa.Table:
    """The frame's columns as Arrow, with `rank`."""
    columns = [c for c in TABLES[name].names if c not in _LEFT_OUT.get(name, ())]
    table = frames.to_arrow(frame[columns])
    return table.append_column("rank", pa.array(np.arange(len(table))))
