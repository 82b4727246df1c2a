"""The journal: what people set down in a store beside what was parsed, one row a decision, never changed afterwards.

    journal/    a Delta table of its own, outside the commits of communique.json (see folder.py)

It is only ever appended to, and Delta lets appends of several writers follow one another, so that nobody waits for a
parse to end and two people who write at once lose nothing. What holds is the latest row for each field of each thing
(`latest`); the earlier ones stay as its history.
"""

from __future__ import annotations

import contextlib
import json
import threading
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from core.author import author as usual_author
from core.author import tidy
from core.errors import StoreError
from core.store.folder import first_line
from core.store.lock import writing
from core.tables import TEXT, TIME, Column, Table

JOURNAL = Table(
    "journal",
    "one thing that a person set down",
    ("change_id",),
    (
        Column("change_id", TEXT, "id", nullable=False),
        Column("thing", TEXT, "what kind of thing it is about: collection, note, saved view", nullable=False),
        Column("thing_id", TEXT, "which", nullable=False),
        Column("field", TEXT, "what of it", nullable=False),
        Column("value", TEXT, "what it is from now on, as JSON"),
        Column("author", TEXT, "who", nullable=False),
        Column("at", TIME, "when", nullable=False),
    ),
)
_MANY_FILES = 64
"""Small files that make the journal worth compacting: one comes with each decision."""
_TRIES = 20
"""Times that a row is tried to be put in while others put in theirs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a field of a thing is now, and since when."""

    value: Any
    author: str
    at: datetime


Thing = dict[str, Entry]
"""Field -> what it is now."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A decision that is to be set down: from now on this field of this thing is `value` (whatever JSON holds)."""

    thing: str
    thing_id: str
    field: str
    value: Any


class Journal:
    """The journal of the store in `folder`. May be shared by threads."""

    def __init__(self, folder: Path) -> None:
        self._path, self._folder = folder / "journal", folder
        self._guard = threading.Lock()
        self._table: DeltaTable | None = None
        self._read: tuple[int, dict[str, dict[str, Thing]]] = (-1, {})

    def version(self) -> int:
        """Grows with every decision, whoever makes it; -1 where there is none yet. Raises StoreError."""
        with self._guard:
            return self._version()

    def latest(self, thing: str) -> dict[str, Thing]:
        """Things of a kind by id, in the order in which they were first set down. Raises StoreError.

        Do not change what is given: it is shared.
        """
        with self._guard:
            version = self._version()
            if self._read[0] != version:
                self._read = version, self._folded()
            return self._read[1].get(thing, {})

    def append(self, settings: Iterable[Setting], *, author: str | None = None) -> None:
        """Set these down, all or none. `author`: core.author's where it is not given.

        Raises StoreError where nothing can be written there.
        """
        who, now = tidy(author or "") or usual_author(), datetime.now(UTC)
        rows = [
            {
                "change_id": f"change_{uuid.uuid4().hex[:16]}", "thing": one.thing, "thing_id": one.thing_id,
                "field": one.field, "value": json.dumps(one.value, ensure_ascii=False), "author": who, "at": now,
            }
            for one in settings
        ]  # fmt: skip
        if rows:
            self._put(JOURNAL.to_arrow(JOURNAL.frame(rows)))

    def _put(self, rows: pa.Table) -> None:
        for left in reversed(range(_TRIES)):
            try:
                # Opened once, for writing and for what follows: to open it costs as much as to write.
                table = DeltaTable(self._path) if DeltaTable.is_deltatable(str(self._path)) else None
                write_deltalake(table or self._path, rows, mode="append")
                break
            except DeltaError as error:
                # Delta itself retries an append that another overtook; what remains is that another one made the
                # table in this moment, or very many writers.
                if not left or not DeltaTable.is_deltatable(str(self._path)):
                    raise self._failure(error) from error
            except OSError as error:
                raise self._failure(error) from error
        if table is not None:
            self._compact(table)

    def _compact(self, table: DeltaTable) -> None:
        """Join the small files, one process at a time: Delta does not notice that two do it at once."""
        if len(table.file_uris()) <= _MANY_FILES:
            return
        # Whoever writes holds the lock; the next decision after that finds the files still to be joined.
        with contextlib.suppress(StoreError), writing(self._folder):
            DeltaTable(self._path).optimize.compact()

    def _version(self) -> int:
        try:
            if self._table is None:
                if not DeltaTable.is_deltatable(str(self._path)):
                    return -1
                self._table = DeltaTable(self._path)
            self._table.update_incremental()
            return self._table.version()
        except (DeltaError, OSError) as error:
            raise self._damage(error) from error

    def _folded(self) -> dict[str, dict[str, Thing]]:
        if self._table is None:
            return {}
        try:
            rows = self._table.to_pyarrow_table(columns=JOURNAL.names).to_pylist()
        except (DeltaError, OSError, pa.ArrowException) as error:
            raise self._damage(error) from error
        return folded(rows)

    def _damage(self, error: Exception) -> StoreError:
        return StoreError(
            f"What people set down in the store {self._folder} cannot be read ({first_line(error)}). "
            f"Restore {self._path} from a copy, or move it away to begin anew; the reports are not touched by it."
        )

    def _failure(self, error: Exception) -> StoreError:
        why = getattr(error, "strerror", None) or first_line(error)
        return StoreError(
            f"Nothing was set down: {self._path} cannot be written ({why}). Make room or mend it, then do it again."
        )


def folded(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Thing]]:
    """Rows of JOURNAL, in any order, as thing -> id -> field -> what it is now."""
    things: dict[str, dict[str, Thing]] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["change_id"])):
        entry = Entry(json.loads(row["value"]), row["author"], row["at"])
        things.setdefault(row["thing"], {}).setdefault(row["thing_id"], {})[row["field"]] = entry
    return things
