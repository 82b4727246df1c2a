"""Imports: files that a person gives to the dashboard, and the process that reads them into the store.

    STORE/imports/ID/       one import; of a store in a bucket, in the user's data folder
        files/              what was given; it stays, so that a newer parser can read it again
        import.json         what it is of
        state.json          how far its process is (see State), replaced at once
        rejects.jsonl       inputs that could not be used, in the order in which they came
        tables.json         columns of the first table that was met, and of those that lack a column for the text
        preview.store/      the first document as it is read, a store of its own
        stop                there when the process shall stop

The process (core.imports.work) outlives a page and a server. It holds a lock on the import's folder for as long as it
is at work, so that one that was killed is told from one that is. One that has shown the first report waits a while to
be told to read the rest, as its models are loaded; it ends with the server.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_data_path

from core.errors import ImportingError, StoreError
from core.reading import columns
from core.reading.columns import Columns
from core.reading.heads import Head
from core.reading.limits import UPLOAD_BYTES, UPLOADED_BYTES, UPLOADS
from core.store import folder as layout
from core.store import own
from core.store.bucket import BucketPath
from core.store.folder import IMPORTS, put_whole
from core.store.lock import writing
from core.tables import row_id

__all__ = ["Import", "Reject", "State", "Upload", "begin", "imports", "safe_name"]

Task = Literal["preview", "parse"]
_ROOT = Path(__file__).parents[2]
_LONGEST_NAME = 150
_TABLES = "tables.json"
_PATIENCE = 10.0
"""Seconds that a process is given to stop."""
_WAITS = 600.0
"""Seconds that a process which has shown the first report may be there."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser gives it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class State:
    """How far an import is. Counts as in core.store.Progress; `total`: inputs found so far, `is_counted` when all."""

    task: Task = "preview"
    status: str = "new"
    documents: int = 0
    unchanged: int = 0
    rejects: int = 0
    words: int = 0
    seconds: float = 0.0
    loaded: float = 0.0
    """Seconds until the first input came: loading the models is no pace."""
    source: str | None = None
    total: int = 0
    is_counted: bool = False
    error: str | None = None

    @property
    def inputs(self) -> int:
        return self.documents + self.unchanged + self.rejects

    @property
    def pace(self) -> float | None:
        """Inputs a second since the first; None where that cannot be said yet."""
        working = self.seconds - self.loaded
        return (self.inputs - 1) / working if self.inputs > 1 and working > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """By the pace so far; None where that cannot be said yet."""
        if not self.is_counted or not self.pace or self.status != "running":
            return None
        return max(0, self.total - self.inputs) / self.pace


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be used, and why."""

    source: str
    detail: str


@dataclass(frozen=True, slots=True)
class Import:
    """One import: `folder` is its place, `store` where what it reads goes, `paths` what is read, `published` the day of
    all that state none, `columns` what columns of tables mean (["text=Inhalt"]; None: as the store remembers)."""

    folder: Path
    store: str
    paths: tuple[str, ...]
    published: date | None
    begun: datetime
    author: str
    columns: tuple[str, ...] | None = None

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def preview(self) -> Path:
        return self.folder / "preview.store"

    def state(self) -> State:
        """How far it is; a process that died is told of as failed."""
        state = read_state(self.folder)
        if state.status == "running" and not self.is_alive():
            # It may have ended between the two looks.
            state = read_state(self.folder)
            if state.status == "running":
                why = "Its process was killed. What it had committed is kept; go on to read the rest."
                return replace(state, status="failed", error=why)
        return state

    def rejects(self) -> list[Reject]:
        """What could not be used, in the last parse of it."""
        path = self.folder / "rejects.jsonl"
        if not path.exists():
            return []
        return [Reject(**json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]

    def column_map(self) -> Columns:
        """What columns of tables mean here beside those that are known by their names. Raises ReadingError where the
        store's map cannot be used any more."""
        if self.columns is not None:
            return columns.columns(columns.read(self.columns))
        return own.columns(layout.resolved(self.store))

    def tables(self) -> list[Head]:
        """Columns of the first table that the last task met, and of those that lack a column for the text."""
        try:
            return [Head(**one) for one in json.loads((self.folder / _TABLES).read_text("utf-8"))]
        except (OSError, ValueError, TypeError):
            return []

    def start(self, task: Task, *, workers: int = 1) -> None:
        """Have a process of its own preview or parse it; one that still counts what there is ends before. Raises
        ImportingError where one is at work on it that does not end."""
        if self.state().task == "preview":
            self._end()
        # One that has ended may still be on its way out: the new process waits for it.
        if self.state().status == "running":
            raise ImportingError("This import is being read already. Wait until it is done, or stop it.")
        (self.folder / "stop").unlink(missing_ok=True)
        (self.folder / _TABLES).unlink(missing_ok=True)
        if task == "preview":
            # Read otherwise it may have another name.
            shutil.rmtree(self.preview, ignore_errors=True)
        before = read_state(self.folder)
        counted = (before.total, before.is_counted) if task == "parse" else (0, False)
        write_state(self.folder, State(task, "running", total=counted[0], is_counted=counted[1]))
        with _guard:
            waiting = _processes.get(self.folder)
            if waiting is None or not _told(waiting, f"{task} {workers}"):
                for other in _processes.values():
                    _let_go(other)
                waiting = self._begin(task, workers)
            if task == "parse":
                _let_go(waiting)

    def _begin(self, task: Task, workers: int) -> subprocess.Popen[bytes]:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        with (self.folder / "process.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "core.starting", "core.imports.work", str(self.folder), task, str(workers)],
                cwd=self.files, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        _processes[self.folder] = process
        if task == "preview":
            later = threading.Timer(_WAITS, _let_go_at_last, [process])
            later.daemon = True
            later.start()
        return process

    def _end(self) -> None:
        self.stop()
        until = time.monotonic() + _PATIENCE
        while self.state().status == "running" and time.monotonic() < until:
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask its process to stop after the input at which it is; what it has parsed is kept."""
        (self.folder / "stop").touch()

    def is_alive(self) -> bool:
        """Whether a process is at work on it."""
        with _guard:
            process = _processes.get(self.folder)
        if process is not None:
            return process.poll() is None
        try:
            with writing(self.folder):
                return False
        except StoreError:
            return True

    def with_published(self, published: date | None) -> Import:
        """The same with another day of publication."""
        return self._changed(published=published)

    def with_columns(self, pairs: Iterable[str]) -> Import:
        """The same with this column map. Raises ReadingError where it cannot be understood."""
        given = tuple(pairs)
        columns.read(given)
        return self._changed(columns=given)

    def _changed(self, **fields: Any) -> Import:
        changed = replace(self, **fields)
        _write(changed)
        return changed


_guard = threading.Lock()
_processes: dict[Path, subprocess.Popen[bytes]] = {}
"""Those that this process has started: a child that died stays until it is asked after."""


def _told(process: subprocess.Popen[bytes], line: str) -> bool:
    """Whether this process is there to hear of its next task."""
    if process.stdin is None or process.stdin.closed or process.poll() is not None:
        return False
    try:
        process.stdin.write(f"{line}\n".encode())
        process.stdin.flush()
    except OSError:
        return False
    return True


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Have it end once it has done what it was told."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()


def _let_go_at_last(process: subprocess.Popen[bytes]) -> None:
    # Not while it is told of a task.
    with _guard:
        _let_go(process)


def begin(
    store: Path, uploads: Iterable[Upload] = (), *, folder: str | None = None, published: date | None = None,
    author: str = "unknown",
) -> Import:  # fmt: skip
    """A new import of these files, or of a folder, file or archive of this machine. Nothing is read yet.

    Raises ImportingError where there is nothing to import, or more than limits.py allows.
    """
    given = list(uploads)
    _check(given)
    paths: tuple[str, ...] = ()
    if folder is not None:
        place = Path(folder).expanduser()
        if not folder.strip() or not place.is_absolute() or not place.exists():
            raise ImportingError(f"“{folder}” is not there. Give the whole path of a folder or a file of this machine.")
        paths = (str(place),)
    elif not given:
        raise ImportingError("There is nothing to import. Choose files, or paste a text.")
    now = datetime.now(UTC)
    place = _kept(store) / f"{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}"
    try:
        (place / "files").mkdir(parents=True)
        names = _put(place / "files", given)
        made = Import(place, str(store), paths or names, published, now, author)
        _write(made)
        write_state(place, State())
    except OSError as error:
        raise ImportingError(
            f"The files cannot be kept in {place} ({error.strerror}). Make room, then try again."
        ) from error
    return made


def imports(store: Path) -> list[Import]:
    """Every import of the store in this folder, the latest first; what cannot be read is left out."""
    kept = _kept(store)
    places = sorted(kept.iterdir(), reverse=True) if kept.is_dir() else []
    return [made for place in places if (made := opened(place)) is not None]


def opened(place: Path) -> Import | None:
    """The import in this folder; None where there is none."""
    try:
        said = json.loads((place / "import.json").read_text("utf-8"))
        published = date.fromisoformat(said["published"]) if said["published"] else None
        begun = datetime.fromisoformat(said["begun"])
        # Imports of earlier versions say nothing of columns.
        pairs = tuple(said["columns"]) if said.get("columns") is not None else None
        return Import(place, said["store"], tuple(said["paths"]), published, begun, said["author"], pairs)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def safe_name(name: str) -> str:
    """The name of a file as it can be kept: without folders and without what a system or a terminal would obey."""
    last = re.split(r"[/\\]", name)[-1]
    kept = " ".join(_UNSAFE.sub("_", last).split()).lstrip(".") or "file"
    stem, dot, ending = kept.rpartition(".")
    if len(kept.encode()) <= _LONGEST_NAME:
        return kept
    ending = f".{ending}" if dot and len(ending) <= 10 else ""
    return (stem or kept).encode()[: _LONGEST_NAME - len(ending)].decode(errors="ignore") + ending


def read_state(place: Path) -> State:
    try:
        return State(**json.loads((place / "state.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return State()


def write_state(place: Path, state: State) -> None:
    """Replace it at once, so that a reader sees a whole one."""
    _replace(place / "state.json", asdict(state))


def write_tables(place: Path, tables: Iterable[Head]) -> None:
    """Replace them at once, as `write_state` does."""
    _replace(place / _TABLES, [asdict(one) for one in tables])


def _kept(store: Path) -> Path:
    """Where a store's imports are: in it, or on this machine where the store is in a bucket."""
    if isinstance(store, BucketPath):
        return user_data_path("communique", appauthor=False) / IMPORTS / row_id("store", str(store))
    return store / IMPORTS


def _check(given: Sequence[Upload]) -> None:
    if len(given) > UPLOADS:
        raise ImportingError(
            f"{len(given):,} files are more than the {UPLOADS:,} that can be given at once. Pack them into a ZIP, "
            "or name their folder."
        )
    for one in given:
        if len(one.content) > UPLOAD_BYTES:
            raise ImportingError(
                f"{safe_name(one.name)} has {len(one.content) / 2**20:,.0f} MiB; a file given here may have "
                f"{UPLOAD_BYTES / 2**20:,.0f}. Name its folder, or use `communique parse`."
            )
    if (size := sum(len(one.content) for one in given)) > UPLOADED_BYTES:
        raise ImportingError(
            f"These files have {size / 2**20:,.0f} MiB together; {UPLOADED_BYTES / 2**20:,.0f} can be given at once. "
            "Give them in several goes, or name their folder."
        )


def _put(place: Path, given: Sequence[Upload]) -> tuple[str, ...]:
    names: list[str] = []
    for one in given:
        name, number = safe_name(one.name), 2
        stem, dot, ending = name.rpartition(".")
        while name.casefold() in {other.casefold() for other in names}:
            name = f"{stem} ({number}).{ending}" if dot else f"{ending} ({number})"
            number += 1
        (place / name).write_bytes(one.content)
        names.append(name)
    return tuple(names)


def _write(made: Import) -> None:
    _replace(made.folder / "import.json", {
        "store": made.store, "paths": list(made.paths),
        "published": made.published.isoformat() if made.published else None,
        "begun": made.begun.isoformat(), "author": made.author,
        "columns": list(made.columns) if made.columns is not None else None,
    })  # fmt: skip


def _replace(path: Path, content: Any) -> None:
    put_whole(path, json.dumps(content, ensure_ascii=False).encode())
