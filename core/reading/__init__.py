"""Bytes -> Document: files, folders and archives, one after the other.

A format is a module of this folder with `certainty(head, name)` (0: not mine, 1: if nobody else, 2: by name or first
line, 3: by its signature, 4: known and refused) and `read(raw)`, which gives documents, rejects and, for an archive,
the inputs in it. Nothing else has to be told of a new one. All limits are in limits.py.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from core.article import Document
from core.errors import ReadingError
from core.reading.archive import DAMAGED
from core.reading.columns import Columns
from core.reading.heads import Head
from core.reading.raw import Found, Raw

__all__ = ["REASONS", "Document", "ReadingError", "read"]

REASONS = ("missing", "permission", "empty", "binary", "encoding", "too large", "archive", "format")
"""Every reason that a ReadingError of this room has."""


class Format(Protocol):
    """What a module of this folder offers."""

    def certainty(self, head: bytes, name: str) -> int:
        """How sure it is that these first bytes of a file of this name are its own, 0 to 4."""

    def read(self, raw: Raw) -> Found:
        """What the input holds."""


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: date | None = None,
    columns: Columns | None = None,
    on_table: Callable[[Head], None] | None = None,
) -> Iterator[Document | ReadingError]:
    """The documents in files, folders and archives, lazily and in order; what cannot be used as a ReadingError.

    Folders are read in the order of their names, through all folders in them; hidden files (".name") and links to
    folders are left out. A place that is named twice is read once. `published` is the day of publication of those
    documents whose file gives none (published_source "option"). `columns`: the user's map for tables (columns.py);
    `on_table` is told of the columns of each table. Each error has a source of its own. Never raises for what an input
    is like.
    """
    seen: set[str] = set()
    refused: Counter[str] = Counter()
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for found in _at(str(path), seen, columns or {}, on_table):
            if isinstance(found, ReadingError):
                refused[found.source] += 1
                yield found if refused[found.source] == 1 else _numbered(found, refused[found.source])
                continue
            if found.published is None and published is not None:
                found.published, found.published_source = published, "option"
            yield found


def _at(
    path: str, seen: set[str], columns: Columns, on_table: Callable[[Head], None] | None
) -> Iterator[Document | ReadingError]:
    if not path or "\x00" in path:
        yield ReadingError(
            path.replace("\x00", "�") or "(no path)", "missing", "no file has such a name; check the path"
        )
        return
    try:
        folder = Path(path).is_dir()
    except OSError as why:
        yield _unreadable(path, why)
        return
    if folder:
        for file in _files(path):
            yield from [file] if isinstance(file, ReadingError) else _file(file, seen, columns, on_table)
    else:
        yield from _file(path, seen, columns, on_table)


def _files(folder: str) -> Iterator[str | ReadingError]:
    """Paths of the files in a folder, sorted; a folder that cannot be entered as its error."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as why:
        yield _unreadable(folder, why)
        return
    for entry in entries:
        path = f"{folder.rstrip('/')}/{entry.name}" if folder != "." else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path)
        elif not entry.is_dir():
            yield path


def _file(
    path: str, seen: set[str], columns: Columns, on_table: Callable[[Head], None] | None
) -> Iterator[Document | ReadingError]:
    try:
        location = str(Path(path).resolve())
        if location in seen:
            return
        seen.add(location)
        # Opened without waiting: a pipe that nobody writes to would block for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, RuntimeError) as why:
        # RuntimeError: links that lead in a circle.
        yield _unreadable(path, why)
        return
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            yield ReadingError(_shown(path), "format", "it is no regular file (a device, a pipe or a socket)")
            return
        try:
            yield from _opened(Raw(_shown(path), _shown(location), stream, columns=columns, on_table=on_table))
        except OSError as why:
            yield _unreadable(path, why)


def _opened(raw: Raw) -> Iterator[Document | ReadingError]:
    """What an open input holds, through all archives in it."""
    try:
        head = raw.head()
        if not head:
            yield raw.refused("empty", "the file is empty")
            return
        for found in _format_of(head, raw.name).read(raw):
            if isinstance(found, Raw):
                yield from _opened(found)
            else:
                yield found
    except ReadingError as why:
        yield why
    except DAMAGED as broken:
        if raw.depth == 0:
            raise
        yield raw.refused("archive", f"what the archive holds here is damaged ({broken}); pack it anew")


def _format_of(head: bytes, name: str) -> Format:
    return max(_formats(), key=lambda form: form.certainty(head, name))


@cache
def _formats() -> tuple[Format, ...]:
    modules = (importlib.import_module(f"{__name__}.{name}") for _, name, _ in pkgutil.iter_modules(__path__))
    return tuple(cast(Format, module) for module in modules if hasattr(module, "certainty"))


def _numbered(again: ReadingError, number: int) -> ReadingError:
    """The same with a source of its own: rejects are told apart by it."""
    return ReadingError(f"{again.source} ({number})", again.reason, again.detail, again.sample)


def _unreadable(path: str, why: Exception) -> ReadingError:
    if isinstance(why, FileNotFoundError | NotADirectoryError):
        return ReadingError(_shown(path), "missing", "there is no such file or folder; check the path")
    if isinstance(why, PermissionError):
        return ReadingError(_shown(path), "permission", "it may not be read by this user; change its permissions")
    return ReadingError(_shown(path), "missing", f"it cannot be opened ({getattr(why, 'strerror', None) or why})")


def _shown(path: str) -> str:
    """A path as text that can be stored: bytes that are no UTF-8 in a file's name are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
