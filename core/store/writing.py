"""Writing: rows of documents replaced as a whole, then one commit over all tables."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as arrow_dataset
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from core.errors import StoreError
from core.rows import united
from core.store import namesakes
from core.store.across import Across
from core.store.database import connection
from core.store.folder import (
    BY_DOCUMENT,
    DOCUMENT_ACTORS,
    KEPT,
    VECTORS,
    Commit,
    causes,
    dataset,
    read_commit,
    table_path,
    write_commit,
)
from core.store.meanings import meanings
from core.store.united import contributions
from core.tables import ACTORS, RUNS, Tables

_MANY_FILES = 32
"""Small files that make a table worth compacting: reading 100,000 quotes from 32 files costs as much as from one."""
_CHUNK = 1000
"""Values in one IN of a Delta predicate."""


@dataclass
class Change:
    """A commit in the making: Delta versions as they grow. Only the holder of the lock may have one."""

    folder: Path
    before: Commit
    versions: dict[str, int] = field(init=False)
    _opened: dict[str, tuple[int | None, arrow_dataset.Dataset]] = field(init=False, default_factory=dict)
    """Tables that were read, each at the version that it had then: to open one costs more than to ask it."""
    _tables: dict[str, DeltaTable] = field(init=False, default_factory=dict)
    """What is written to, opened once: nobody else writes meanwhile."""

    def __post_init__(self) -> None:
        self.versions = dict(self.before.versions)
        for name in KEPT:
            self._take_back(name)

    def _take_back(self, name: str) -> None:
        """Undo what a writer that died wrote after the last whole commit."""
        path = str(table_path(self.folder, name))
        if not DeltaTable.is_deltatable(path):
            return
        table = self._tables[name] = DeltaTable(path)
        whole = self.before.versions.get(name)
        if table.version() == whole:
            return
        if whole is not None:
            table.restore(whole)
        else:
            table.delete()
        table = self._tables[name] = DeltaTable(path)
        self.versions[name] = table.version()

    def append(self, name: str, frame: pd.DataFrame) -> None:
        """Add rows; nothing at all where there are none."""
        if not len(frame):
            return
        rows = KEPT[name].to_arrow(frame)
        if name not in self._tables:
            self._tables[name] = DeltaTable.create(table_path(self.folder, name), KEPT[name].arrow)
        write_deltalake(self._tables[name], rows, mode="append", schema_mode="merge")
        self.versions[name] = self._tables[name].version()

    def delete(self, name: str, column: str, values: Iterable[str], **of: str) -> None:
        """Take out the rows with one of these values, and, with `of`, that value in another column; nothing at all
        where the table is not there."""
        if name not in self.versions:
            return
        also = "".join(f'"{other}" = {_quoted(value)} AND ' for other, value in of.items())
        for some in _chunks(sorted(set(values)), _CHUNK):
            self._tables[name].delete(f'{also}"{column}" IN ({", ".join(map(_quoted, some))})')
        self.versions[name] = self._tables[name].version()

    def read(self, name: str, columns: Sequence[str], column: str, values: Iterable[str]) -> list[dict[str, Any]]:
        """Rows as they stand now, of those with one of these values; rows that are the same in `columns` once. A column
        that an earlier version had not is null."""
        wanted = sorted(set(values))
        if name not in self.versions or not wanted:
            return []
        there = set(self.columns(name))
        chosen = ", ".join(f'"{c}"' if c in there else f'NULL AS "{c}"' for c in columns)
        return self.ask(f'SELECT DISTINCT {chosen} FROM {name} WHERE "{column}" IN (SELECT unnest(?))', [wanted], name)

    def ask(self, sql: str, parameters: Sequence[Any], *names: str, **frames: pa.Table) -> list[dict[str, Any]]:
        """Rows of a query over these tables as they stand now, and over Arrow tables given by name. It reads from the
        table that is named first, and looks up in the others: a store that has none of the first yet is not asked."""
        if names and names[0] not in self.versions:
            return []
        with connection() as asked:
            for name in names:
                asked.register(name, self._dataset(name))
            for name, frame in frames.items():
                asked.register(name, frame)
            # Rows are few: as they come they cost half of what they do as an Arrow table first.
            found = asked.execute(sql, parameters)
            columns = [name for name, *_ in found.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]

    def columns(self, name: str) -> list[str]:
        """Of a table as it stands now; a store of an earlier version has fewer."""
        names: list[str] = self._dataset(name).schema.names
        return names

    def _dataset(self, name: str) -> arrow_dataset.Dataset:
        version = self.versions.get(name)
        if name not in self._opened or self._opened[name][0] != version:
            now = Commit(self.before.store_id, self.before.number, self.versions)
            self._opened[name] = version, dataset(self.folder, now, name, self._tables.get(name))
        return self._opened[name][1]

    def close(self) -> None:
        """Let go of what was opened."""
        self._opened, self._tables = {}, {}

    def compact(self) -> None:
        """Join the small files that many commits leave."""
        for name, version in self.versions.items():
            if version == self.before.versions.get(name):
                continue
            table = self._tables[name]
            if len(table.file_uris()) > _MANY_FILES:
                table.optimize.compact()
                # Files that no commit of the last seven days needs; a reader's snapshot is never that old.
                table.vacuum(dry_run=False)
                self.versions[name] = table.version()


def commit(folder: Path, change: Callable[[Change], None]) -> Commit:
    """Run a change and make it the state that readers see, all or nothing. The caller holds the lock."""
    before = read_commit(folder)
    try:
        with contextlib.closing(Change(folder, before)) as made:
            change(made)
            made.compact()
        if made.versions == before.versions:
            return before
        after = Commit(before.store_id, before.number + 1, made.versions, before.mark)
        write_commit(folder, after)
    except StoreError:
        raise
    except PermissionError as error:
        raise StoreError(f"The store {folder} is read-only here. It can be looked at, not written to.") from error
    except (OSError, DeltaError) as error:
        why = getattr(error, "strerror", None) or causes(error)
        raise StoreError(
            f"The store {folder} could not be written ({why}). "
            "Nothing was changed. Make room or mend it, then do the same again."
        ) from error
    return after


def upsert(
    change: Change,
    tables: Tables,
    run: pd.DataFrame | None = None,
    *,
    said: pd.DataFrame | None = None,
    old: set[str] | None = None,
) -> None:
    """Put these documents with all their rows in place of what the store has of them.

    `said`: rows of DOCUMENT_ACTORS, where it is known what each document says of its actors; else all of them say
    what `tables.actors` says. `old`: doc_ids of the documents that go, where they are known already; else those that
    `replaced` gives.

    Rejects take the place of earlier ones of the same source and stage; a source that was read now has none.
    Runs are put in by id; notes and corrections have places of their own (core.store.collections, decisions).
    """
    _checked(tables)
    fresh = tables.documents
    if old is None:
        old = replaced(change, fresh)
    if said is None:
        said = contributions(tables)
    across = Across(change)
    across.leaving(old)
    touched = set(said["actor_id"]) | _remove(change, old)

    own = {DOCUMENT_ACTORS.name: said, VECTORS.name: meanings(tables.quotes)}
    for name in BY_DOCUMENT:
        change.append(name, own[name] if name in own else getattr(tables, name))
    change.append("participants", tables.participants)
    change.append("topics", tables.topics)
    across.settle(tables, said)
    _unite(change, namesakes.settle(change, touched))

    change.delete("rejects", "source", fresh["source"].dropna().tolist())
    for stage, rejects in tables.rejects.groupby("stage"):
        change.delete("rejects", "source", rejects["source"].tolist(), stage=str(stage))
    change.append("rejects", tables.rejects)
    for table, frame in ((RUNS, tables.runs), (RUNS, run)):
        if frame is not None and len(frame):
            change.delete(table.name, table.key[0], frame[table.key[0]].tolist())
            change.append(table.name, frame)


def replaced(change: Change, documents: pd.DataFrame) -> set[str]:
    """doc_ids of what goes where these documents come: a document goes where a new one has its id, or its location,
    as then the file has changed since."""
    columns, here = ["doc_id"], documents["location"].dropna().tolist()
    found = change.read("documents", columns, "doc_id", documents["doc_id"].tolist())
    return {row["doc_id"] for row in (*found, *change.read("documents", columns, "location", here))}


def _remove(change: Change, doc_ids: set[str]) -> set[str]:
    """Take out everything of these documents; the ids of the actors they spoke of."""
    if not doc_ids:
        return set()
    meetings = [row["meeting_id"] for row in change.read("meetings", ["meeting_id"], "doc_id", doc_ids)]
    quotes = [row["quote_id"] for row in change.read("quotes", ["quote_id"], "doc_id", doc_ids)]
    actors = {row["actor_id"] for row in change.read(DOCUMENT_ACTORS.name, ["actor_id"], "doc_id", doc_ids)}
    change.delete("participants", "meeting_id", meetings)
    change.delete("topics", "target_id", meetings + quotes)
    for name in BY_DOCUMENT:
        change.delete(name, "doc_id", doc_ids)
    return actors


def _unite(change: Change, actor_ids: set[str]) -> None:
    """Make these actors anew from what all documents say of them; one that none names any more goes."""
    if not actor_ids:
        return
    groups = namesakes.members(change, actor_ids)
    ids = {*groups, *groups.values()}
    before = {row["actor_id"]: row for row in change.read("actors", ACTORS.names, "actor_id", ids)}
    # Most documents say the same of an actor: what thousands say of a president is a few distinct rows.
    said = change.read(DOCUMENT_ACTORS.name, ACTORS.names, "actor_id", ids)
    after = united(row | {"actor_id": groups.get(row["actor_id"], row["actor_id"])} for row in said)
    changed = [row for row in after if before.get(row["actor_id"]) != row]
    gone = before.keys() - {row["actor_id"] for row in after}
    change.delete("actors", "actor_id", gone | before.keys() & {row["actor_id"] for row in changed})
    change.append("actors", ACTORS.frame(changed))


def _checked(tables: Tables) -> None:
    """Raise StoreError unless every table keeps its contract and every row has the row that it belongs to."""
    try:
        tables.check()
    except Exception as errors:  # pandera's, which is loaded only where it has something to say
        if (found := getattr(errors, "failure_cases", None)) is None:
            raise
        cases = found.head(3).to_dict("records")
        raise StoreError(f"Rows that break the contract of the tables were not stored: {cases}") from errors
    for parent, key, children in (
        (tables.documents, "doc_id", [f["doc_id"] for f in (tables.segments, tables.mentions, tables.meetings)]),
        (tables.documents, "doc_id", [tables.quotes["doc_id"]]),
        (tables.meetings, "meeting_id", [tables.participants["meeting_id"], _targets(tables, "meeting")]),
        (tables.quotes, "quote_id", [_targets(tables, "quote")]),
    ):
        for child in children:
            if len(strays := child[~child.isin(parent[key])]):
                raise StoreError(f"Rows without their {key} {strays.iloc[0]} were not stored.")
    if len(tables.actors) and not len(tables.documents):
        raise StoreError("Actors were not stored: no document came with them.")
    if len(tables.notes):
        raise StoreError("Notes were not stored: keep them by the store's collections.")


def _targets(tables: Tables, target: str) -> pd.Series:
    return tables.topics.loc[tables.topics["target"].isin([target]), "target_id"]


def _chunks(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _quoted(value: str) -> str:
    """A string of Delta's predicates; they take no parameters."""
    return "'" + value.replace("'", "''") + "'"
