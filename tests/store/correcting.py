"""Decisions about the rows of a store, as a person takes them."""

from __future__ import annotations

from typing import Any

from core.corrections import Correction, Target, about, decide
from core.store import Store
from core.wording import rows

KEYS = {"quotes": "quote_id", "meetings": "meeting_id", "actors": "actor_id"}


def target(store: Store, table: str, row_id: str) -> Target:
    """The row as it stands now."""
    tables = store.snapshot().tables()
    frame = getattr(tables, table)
    row = next(iter(rows(frame[frame[KEYS[table]] == row_id])))
    if table == "actors":
        return about(table, row)
    return about(table, row, next(iter(rows(tables.documents[tables.documents["doc_id"] == row["doc_id"]]))))


def corrected(store: Store, table: str, row_id: str, author: str = "Ada", **fields: Any) -> list[Correction]:
    """Decide these fields of a row: field=new."""
    made = decide(target(store, table, row_id), {name: (None, new) for name, new in fields.items()}, author=author)
    store.correct(made)
    return made


def row(store: Store, table: str, row_id: str) -> dict[str, Any] | None:
    frame = getattr(store.snapshot().tables(), table)
    return next(iter(rows(frame[frame[KEYS[table]] == row_id])), None)


def who(actor_id: str, name: str, country: str | None = None, **more: Any) -> dict[str, Any]:
    return {"actor_id": actor_id, "name": name, "kind": "person", "country": country} | more
