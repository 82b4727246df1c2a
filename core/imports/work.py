"""The process of an import: `python -m core.starting core.imports.work FOLDER preview|parse WORKERS`, started by
Import.start.

preview  parses the first document into a store of its own, then counts the inputs
parse    reads all of it into the store, telling how far it is

After a preview it waits for a line `TASK WORKERS` on its standard input, and ends where that ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from core import engine, rows
from core.article import Document
from core.engine import Parsed
from core.errors import CommuniqueError, ReadingError, StoreError
from core.imports import Import, Reject, State, Task, opened, read_state, write_state, write_tables
from core.reading import read
from core.reading.columns import Columns, holds_text
from core.reading.heads import Head
from core.store import Progress, open_store, own
from core.store.lock import writing

_EVERY = 0.3
"""Seconds between two looks at the stop file, and between two writings of the state."""
_NICE = 5
"""How much the process stands back behind the pages."""
_LOCK_TRIES, _PAUSE = 50, 0.1
_TABLES = 20
"""Tables of which the columns are kept."""


class Work:
    """One task of one import, in a process of its own."""

    def __init__(self, made: Import, task: Task, workers: int) -> None:
        self._made, self._workers = made, workers
        self._state = replace(read_state(made.folder), task=task, status="running", error=None, loaded=0.0)
        self._looked = 0.0
        self._rejects: list[Reject] = []
        self._tables: list[Head] = []

    @cached_property
    def _columns(self) -> Columns:
        return self._made.column_map()

    def run(self) -> None:
        """Do it; how it ended stands in the state."""
        try:
            self._preview() if self._state.task == "preview" else self._parse()
            self._end("done")
        except KeyboardInterrupt:
            self._end("stopped")
        except CommuniqueError as error:
            self._end("failed", str(error))
        except BaseException as error:
            self._end("failed", f"This is a fault of communique ({type(error).__name__}: {error}). Please report it.")
            raise

    def _preview(self) -> None:
        found = read(
            self._made.paths, published=self._made.published, columns=self._columns, on_table=self._met
        )  # fmt: skip
        self._look(force=True)
        first = next((one for one in self._counted(found) if isinstance(one, Document)), None)
        if first is None:
            why = self._rejects[0].detail if self._rejects else "no report was found in it"
            raise CommuniqueError(f"Nothing of this can be used: {why}.")
        additions = own.additions(open_store(self._made.store).folder)
        outcome = engine.one(first, datetime.now(UTC), additions)
        if isinstance(outcome, Parsed):
            open_store(self._made.preview).write(rows.joined([outcome.rows]))
            self._say(source=first.source)
        else:
            self._say(error=f"{first.source or 'The first text'} cannot be parsed: {outcome.detail}")
        for _ in self._counted(found):
            self._look()
        self._say(is_counted=True)

    def _counted(self, found: Iterator[Document | ReadingError]) -> Iterator[Document | ReadingError]:
        for one in found:
            self._state = replace(self._state, total=self._state.total + 1)
            if isinstance(one, ReadingError):
                self._rejects.append(Reject(one.source, one.detail))
            yield one

    def _parse(self) -> None:
        (self._made.folder / "rejects.jsonl").unlink(missing_ok=True)
        store = open_store(self._made.store)
        if self._made.columns is not None:
            store.use_columns(self._made.columns)
        store.parse(
            self._made.paths, published=self._made.published, workers=self._workers, on_progress=self._follow,
            on_table=self._met,
        )  # fmt: skip

    def _met(self, table: Head) -> None:
        """Keep the columns of the first table, and of every one that lacks a column for the text."""
        is_known = any(table.examples.keys() == one.examples.keys() for one in self._tables)
        lacks = bool(table.examples) and not holds_text(table.examples, self._columns)
        if (lacks or not self._tables) and not is_known and len(self._tables) < _TABLES:
            self._tables.append(table)
            write_tables(self._made.folder, self._tables)

    def _follow(self, progress: Progress) -> None:
        if progress.reject is not None:
            with (self._made.folder / "rejects.jsonl").open("a", encoding="utf-8") as file:
                line = asdict(Reject(progress.source or "text", progress.reject))
                file.write(json.dumps(line, ensure_ascii=True) + "\n")
        self._state = replace(
            self._state, documents=progress.documents, unchanged=progress.unchanged, rejects=progress.rejects,
            words=progress.words, seconds=progress.seconds, source=progress.source,
            loaded=self._state.loaded or progress.seconds,
        )  # fmt: skip
        self._look()

    def _look(self, *, force: bool = False) -> None:
        """Now and then: write the state, and stop where that is asked."""
        if force or time.monotonic() - self._looked > _EVERY:
            self._looked = time.monotonic()
            write_state(self._made.folder, self._state)
            if (self._made.folder / "stop").exists():
                # As Ctrl-C does: a parse keeps what it has, and ends.
                raise KeyboardInterrupt

    def _say(self, *, source: str | None = None, error: str | None = None, is_counted: bool = False) -> None:
        state = self._state
        self._state = replace(
            state, source=source or state.source, error=error or state.error, is_counted=is_counted or state.is_counted
        )
        write_state(self._made.folder, self._state)

    def _end(self, status: str, error: str | None = None) -> None:
        if status == "done" and self._state.task == "parse":
            self._state = replace(self._state, total=self._state.inputs, is_counted=True)
        self._state = replace(self._state, status=status, error=error or self._state.error)
        write_state(self._made.folder, self._state)


def main(folder: str, task: Task, workers: str) -> None:
    """Do a task of the import in this folder, after a preview also those that follow; 1 process alone does."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    _do(folder, task, workers)
    while task == "preview" and (told := sys.stdin.readline().split()):
        task, workers = told  # type: ignore[assignment]
        _do(folder, task, workers)


def _do(folder: str, task: Task, workers: str) -> None:
    # Each time anew: its day and columns may be others by now.
    made = opened(Path(folder))
    if made is None:
        raise StoreError(f"There is no import in {folder}.")
    with _alone(made.folder):
        Work(made, task, int(workers)).run()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the import. Whoever looks whether it is held holds it for a moment: the lock is tried again then."""
    with contextlib.ExitStack() as stack:
        for left in reversed(range(_LOCK_TRIES)):
            try:
                stack.enter_context(writing(folder))
                break
            except StoreError:
                if not left:
                    write_state(folder, State(status="failed", error="Another process is at work on this import."))
                    raise
                time.sleep(_PAUSE)
        yield


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])  # type: ignore[arg-type]
