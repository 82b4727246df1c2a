"""The folder of a store: one small file that names its layout and the version of every table, beside the tables.

    communique.json     layout, the store's id, and of the last whole commit: its number and each table's Delta version
    writer.lock         held by the one writer (see lock.py)
    tables/NAME/        Delta tables; those never written to are not there yet

Delta commits each table by itself. What makes a state over all tables is communique.json, which is replaced at once
(rename) after the last of them: a reader opens each table at the version named there, and a writer that died half
way leaves versions that nobody reads and the next writer takes back.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as arrow_dataset
from deltalake import DeltaTable
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

from core.errors import StoreError
from core.store.bucket import BucketPath, bucket_path
from core.tables import ACTORS, DOCUMENTS, STORED, TEXT, Column, Table

LAYOUT = 1
"""Number of this layout. A store with a higher one was written by a newer version of the product."""
MARKER = "communique.json"
LOCK = "writer.lock"
IMPORTS = "imports"
"""Folder of what was given to the dashboard to be read (see core.imports)."""
_COLOUR = re.compile("\x1b\\[[0-9;]*m")

DOCUMENT_ACTORS = Table(
    "document_actors",
    "what one document says of an actor; `actors` is their union, so that it loses what a document took with it",
    ("doc_id", "actor_id"),
    (DOCUMENTS.columns[0], *ACTORS.columns),
)
_WHICH = (
    Column("table", TEXT, "documents, meetings, quotes or actors", nullable=False),
    Column("row_id", TEXT, "the row", nullable=False),
    Column("doc_id", TEXT, "its document; null of an actor"),
)
COMPARED = Table(
    "compared",
    "a row by which the same thing may be found in other documents (see across.py)",
    ("table", "row_id"),
    (
        *_WHICH,
        Column("keys", pa.list_(pa.int32()), "blocks in which it is found"),
        Column("sketch", pa.binary(), "of a document: see core.corpus.copies"),
    ),
)
LINKS = Table(
    "links",
    "a row that is not the first of those that tell of the same thing",
    ("table", "row_id"),
    (
        *_WHICH,
        Column("lead_id", TEXT, "the first; of an actor, the group's id", nullable=False),
        Column("group_id", TEXT, "what all of them have for duplicate_of, event_id, statement_id or actor_id", False),
    ),
)
VECTORS = Table(
    "vectors",
    "what a quote means (see core.meaning)",
    ("quote_id",),
    (
        Column("quote_id", TEXT, "the quote", nullable=False),
        DOCUMENTS.columns[0],
        Column("vector", pa.binary(), "signed bytes, of one length", nullable=False),
    ),
)
KEPT: dict[str, Table] = {table.name: table for table in (*STORED, DOCUMENT_ACTORS, COMPARED, LINKS, VECTORS)}
"""Every Delta table of a store."""
BY_DOCUMENT = ("documents", "segments", "mentions", "meetings", "quotes", DOCUMENT_ACTORS.name, VECTORS.name)
"""Tables whose rows name the document that they go with."""


READING: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "TimeZone": "UTC",
    "temp_directory": str(Path(tempfile.gettempdir()) / f"communique-{uuid.uuid4().hex}"),
}
"""DuckDB sees the tables that it is given and nothing else: no files, no network. What does not fit in memory it lays
into a folder of its own among the system's temporary ones, which it makes and takes away; a question may read there."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A whole state: the Delta version of each table that was ever written to."""

    store_id: str
    number: int = 0
    versions: Mapping[str, int] = field(default_factory=dict)
    mark: str | None = field(default=None, compare=False)
    """Of a store in a bucket: the state of its marker file that this one was read from, or is to take the place of."""

    @property
    def version(self) -> str:
        """Names this state among all states of all stores."""
        return f"{self.store_id}.{self.number}"


def resolved(path: str | Path) -> Path:
    """The path as a folder's, or as a place in a bucket (s3://bucket/folder). Raises StoreError where it cannot be."""
    if (place := bucket_path(path)) is not None:
        return place
    try:
        return Path(path).expanduser().absolute()
    except (ValueError, RuntimeError) as error:
        raise StoreError(f"{path}: this is not a path ({error}).") from error


def exists(folder: Path) -> bool:
    """Whether a store is there. Raises StoreError where something else is, which must not be overwritten."""
    try:
        if not folder.exists():
            return False
        if not folder.is_dir():
            raise StoreError(f"{folder} is not a folder. A store is a folder: name another place.")
        if (folder / MARKER).exists():
            return True
        # A writer that makes a store puts its marker beside the lock; nothing else may lie in a new store's folder.
        if any(entry.name != LOCK and not entry.name.startswith(f".{MARKER}") for entry in folder.iterdir()):
            raise StoreError(
                f"{folder} is a folder, but not a store (it has no {MARKER}). Name a store or an empty folder."
            )
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder} cannot be read: {_reason(error)}.") from error
    return False


def create(folder: Path) -> None:
    """An empty store in this folder, made where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_commit(folder, Commit(uuid.uuid4().hex[:12]))
    except OSError as error:
        raise StoreError(f"No store can be made in {folder}: {_reason(error)}. Name another place.") from error


def read_commit(folder: Path) -> Commit:
    """The last whole commit. Raises StoreError where there is none, it is damaged, or its layout is newer."""
    marker = folder / MARKER
    try:
        content, mark = marker.read() if isinstance(marker, BucketPath) else (marker.read_bytes(), None)
        written = json.loads(content)
        layout = written["layout"]
        commit = Commit(
            str(written["store_id"]),
            int(written["commit"]),
            {str(name): int(version) for name, version in written["tables"].items()},
            mark,
        )
    except FileNotFoundError:
        raise StoreError(f"There is no store in {folder}. `communique parse PATH --store ...` makes one.") from None
    except OSError as error:
        raise StoreError(f"The store {folder} cannot be read: {_reason(error)}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{marker} is damaged ({error!r}). Restore it, or parse into a new store.") from error
    if not isinstance(layout, int) or layout > LAYOUT:
        raise StoreError(
            f"The store {folder} has layout {layout}; this version of communique reads up to {LAYOUT}. "
            "Use the newer version that wrote it, or parse into a new store."
        )
    return commit


def write_commit(folder: Path, commit: Commit) -> None:
    """Make this the state that readers see, at once and durably. Raises OSError where that cannot be; in a bucket also
    where another writer has made another one since `commit.mark`."""
    written: dict[str, Any] = {
        "layout": LAYOUT,
        "store_id": commit.store_id,
        "commit": commit.number,
        "tables": dict(sorted(commit.versions.items())),
    }
    content, marker = json.dumps(written, indent=1).encode(), folder / MARKER
    if isinstance(marker, BucketPath):
        marker.put(content, instead_of=commit.mark, new=commit.mark is None)
    else:
        put_whole(marker, content)


def put_whole(place: Path, content: bytes) -> None:
    """Have this content in a file of a store, at once and durably: a reader sees the one before, or all of it."""
    if isinstance(place, BucketPath):
        place.put(content)
        return
    draft = place.parent / f".{place.name}.{uuid.uuid4().hex}"
    try:
        with draft.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def table_path(folder: Path, name: str) -> Path:
    return folder / "tables" / name


def dataset(folder: Path, commit: Commit, name: str, opened: DeltaTable | None = None) -> arrow_dataset.Dataset:
    """A table at the version of this commit, with every column of today's contract (null where it had none). `opened`:
    the table, where it is open at that version."""
    contract = KEPT[name].arrow
    if name not in commit.versions:
        return arrow_dataset.dataset(pa.table([pa.array([], f.type) for f in contract], schema=contract))
    try:
        place = table_path(folder, name)
        table = opened or DeltaTable(place, version=commit.versions[name])
        # Delta's own way to the files runs through Python, and a thread of Arrow's that still lets go of a file there
        # while the program ends takes it down.
        files = None if isinstance(folder, BucketPath) else SubTreeFileSystem(str(place), LocalFileSystem())
        schema = _as_views(pa.schema(table.schema().to_arrow()))
        return table.to_pyarrow_dataset(filesystem=files, schema=schema)
    except Exception as error:
        raise StoreError(
            f"The table {name} of the store {folder} cannot be read ({first_line(error)}). "
            "Restore its folder from a copy, or parse into a new store."
        ) from error


def _as_views(schema: pa.Schema) -> pa.Schema:
    """The schema with texts as views: files that Delta rewrote hold them so, and Arrow compares such a file's texts
    with nothing else. Those of other files it turns into views as it reads them."""
    views = [field.with_type(pa.string_view()) if field.type == pa.string() else field for field in schema]
    return pa.schema(views)


def first_line(error: BaseException) -> str:
    """What an error of a library says, short enough for a message of ours."""
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__)[:200]


def causes(error: BaseException) -> str:
    """What an error of a library says with what lies behind it, in one line: delta-rs names the disk's own word last,
    on a coloured line of its own."""
    lines = [re.sub(r"^[\s↳]+|\s+$", "", line) for line in _COLOUR.sub("", str(error)).splitlines()]
    said = ": ".join(line for line in lines if line) or type(error).__name__
    return said if len(said) <= 300 else f"{said[:100]} ... {said[-200:]}"


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
