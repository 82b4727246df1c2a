"""How a parse is followed: a live line on a terminal, plain lines elsewhere. All of it on stderr but the summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from core.cli.terminal import one_line

if TYPE_CHECKING:
    from core.cli.options import Where
    from core.store import Progress, Run, Store
    from core.store.changes import Changes

_EVERY = 10.0
"""Seconds between lines where there is no terminal."""
_MOST_REJECTS = 100
"""Refused inputs that are named one by one: a broken archive may hold as many as it likes."""


def parsed_with_progress(store: Store, paths: Sequence[Path], published: date | None, where: Where) -> Run:
    """Parse into the store, telling of it; ends with a line that sums up."""
    with _follower() as follower:
        run = store.parse(paths, published=published, on_progress=follower.tell, **where)
    if run.documents or run.unchanged:
        _sum_up(store, run)
    elif run.rejects:
        print(f"communique: nothing could be used: all {run.rejects:,} inputs were refused", file=sys.stderr)
    else:
        named = ", ".join(one_line(str(path)) for path in paths)
        print(f"communique: no report was found in {named}", file=sys.stderr)
    warn_of_gone(store, paths)
    warn_of_outdated(store)
    return run


def parsed_again_with_progress(store: Store, where: Where) -> Run:
    """Bring the store up to date, telling of it as above."""
    with _follower() as follower:
        run = store.parse_again(on_progress=follower.tell, **where)
    _sum_up(store, run)
    if count := store.outdated():
        print(
            f"communique: {count:,} documents are as they were read before: their files are no longer there, or could "
            "not be used",
            file=sys.stderr,
        )
    return run


def _follower() -> _Live | _Plain:
    return _Live() if sys.stderr.isatty() else _Plain()


def _sum_up(store: Store, run: Run) -> None:
    parts = [f"{run.documents:,} parsed", f"{run.unchanged:,} unchanged", f"{run.rejects:,} rejected"]
    print(f"{', '.join(parts)} ({_pace(run.words, run.seconds)}) in {one_line(str(store.folder))}")
    if run.changes.documents:
        print(f"{run.changes.documents:,} of them were in the store before: {_changed(run.changes)}")
    tell_what_is_common(store)


def _changed(changes: Changes) -> str:
    """Which rows of documents came, went or differ, in words."""
    told = []
    for table, rows in changes.tables.items():
        counts = {"added": rows.added, "gone": rows.gone, "altered": rows.altered}
        told.append(f"{table} " + ", ".join(f"{number:,} {what}" for what, number in counts.items() if number))
    return "; ".join(told) or "none of their rows differs"


def tell_what_is_common(store: Store) -> None:
    """Say what the store's documents have in common; nothing where they have nothing."""
    found = store.snapshot().across()
    words = {
        "copies": "copies", "meetings": "meetings told by several reports", "statements": "statements told by several",
        "actors": "actors under several names",
    }  # fmt: skip
    if any(found.values()):
        print("in common: " + ", ".join(f"{found[name]:,} {what}" for name, what in words.items()))


def warn_of_outdated(store: Store) -> None:
    """Say how many documents were read otherwise than they would be now."""
    if count := store.outdated():
        print(
            f"communique: {count:,} documents of the store were read by another version, or with other topics or "
            "office holders; `communique parse --again` brings them up to date and says what changed",
            file=sys.stderr,
        )


def warn_of_gone(store: Store, paths: Sequence[Path]) -> None:
    """Say how much of what was read from these paths is no longer there."""
    from core.store.gone import remark

    if gone := store.gone(paths):
        print(f"communique: {one_line(remark(gone))}", file=sys.stderr)


def _pace(words: int, seconds: float) -> str:
    rate = f", {words / seconds:,.0f} words/s" if words and seconds > 0 else ""
    return f"{words:,} words in {seconds:.1f} s{rate}"


def _rejected(progress: Progress) -> str | None:
    """The line that tells of a refused input; None where there have been too many."""
    if progress.reject is None or progress.rejects > _MOST_REJECTS + 1:
        return None
    if progress.rejects > _MOST_REJECTS:
        return "... further rejects are only counted here; `communique export rejects` lists all with their reason"
    return f"rejected {one_line(progress.source or 'text')}: {one_line(progress.reject)}"


class _Plain:
    """Lines for a log: each reject, and now and then how far it is."""

    def __enter__(self) -> _Plain:
        self._last = time.monotonic()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return None

    def tell(self, progress: Progress) -> None:
        if (line := _rejected(progress)) is not None:
            print(line, file=sys.stderr, flush=True)
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            pace = _pace(progress.words, progress.seconds)
            print(
                f"{progress.documents:,} parsed, {progress.unchanged:,} unchanged ({pace})", file=sys.stderr, flush=True
            )


class _Live:
    """One line that moves, with rejects above it."""

    def __enter__(self) -> _Live:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeElapsedColumn(),
            TextColumn("{task.fields[source]}", markup=False, style="dim"),
        )
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None, counts="reading", source="")
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    def tell(self, progress: Progress) -> None:
        if (line := _rejected(progress)) is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        rate = progress.words / progress.seconds if progress.seconds > 0 else 0.0
        counts = f"{progress.documents:,} parsed, {progress.unchanged:,} unchanged, {progress.rejects:,} rejected"
        source = one_line(progress.source or "")[-60:]
        self._bar.update(self._task, counts=f"{counts}, {rate:,.0f} words/s", source=source)
