"""The one DuckDB database of this process: to open another costs more than to ask a store's tables something."""

from __future__ import annotations

import threading
from functools import cache

import duckdb

from core.store.folder import READING

_guard = threading.Lock()


def connection() -> duckdb.DuckDBPyConnection:
    """One of its own for whoever asks: what it is handed over, it alone sees, and it goes when it is closed."""
    with _guard:
        return _home().cursor()


@cache
def _home() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config=READING)
