"""`communique watch`: a folder whose new and changed files are read into the store as they come."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core import logs
from core.cli import options
from core.cli.options import Log, Published, StoreOption, Workers
from core.cli.terminal import one_line
from core.errors import CommuniqueError

if TYPE_CHECKING:
    from core.store import Progress

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", readable=False, help="Folder to look into, with all in it.")
    ],
    store: StoreOption = None,
    published: Published = None,
    workers: Workers = None,
    log: Log = None,
    every: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Time between two looks.")] = 2.0,
) -> None:
    """Read what comes into a folder into the store, until Ctrl-C.

    What lies there is parsed first. A new or changed file is parsed once it has stayed the same between two looks, so
    that none is read half written. Each file is told of in a line. A file that goes away keeps its rows.

    \b
      communique watch inbox/
      communique watch inbox/ --store work.store --every 10
    """
    day = options.day("--published", published)
    logs.start(log)
    if not folder.is_dir():
        raise CommuniqueError(f"{one_line(str(folder))} is no folder. Name a folder that is there.")
    opened = options.opened(store, create=True)
    print(f"watching {one_line(str(folder))} (Ctrl-C stops)", flush=True)
    known: dict[Path, Stamp] = {}
    before: dict[Path, Stamp] | None = None
    own = opened.folder.resolve()
    while True:
        now = stamps(folder, own)
        # The first look has none before it: a file that has rested for a while is whole.
        rested = time.time_ns() - int(every * 1e9)
        settled = sorted(
            path
            for path, stamp in now.items()
            if known.get(path) != stamp and (stamp[1] < rested if before is None else before.get(path) == stamp)
        )
        if settled:
            opened.parse(settled, published=day, workers=workers, on_progress=_Told().tell)
            known |= {path: now[path] for path in settled}
        before = now
        time.sleep(every)


def stamps(folder: Path, own: Path) -> dict[Path, Stamp]:
    """Each file of a folder, through all folders in it, but hidden files, links to folders and the store `own`."""
    return dict(_stamps(folder, own))


def _stamps(folder: Path, own: Path) -> Iterator[tuple[Path, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return  # it went away between two looks
    except OSError as why:
        raise CommuniqueError(
            f"{one_line(str(folder))} cannot be looked into ({why.strerror}). Mend it, then watch again."
        ) from why
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != own:
                yield from _stamps(path, own)
            continue
        try:
            state = entry.stat()
        except FileNotFoundError:
            continue
        if entry.is_file():
            yield path, (state.st_size, state.st_mtime_ns)


class _Told:
    """A line for each input of a parse."""

    def __init__(self) -> None:
        self._documents = 0

    def tell(self, progress: Progress) -> None:
        source = one_line(progress.source or "text")
        if progress.reject is not None:
            print(f"rejected {source}: {one_line(progress.reject)}", file=sys.stderr, flush=True)
        elif progress.documents > self._documents:
            print(f"parsed {source}", flush=True)
        self._documents = progress.documents
