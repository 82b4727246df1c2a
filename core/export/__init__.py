"""What is shown as files, one file of this folder a format.

A format is a module here with `SUFFIX`, `MEDIA_TYPE`, `OF`, a first docstring line that says what it is for, and
`write(what, target)`: `target` is a path or a stream of bytes. Its name is the format's. `OF` says what it writes:

    table    a frame: any table, or what a chart shows
    network  what a network shows (core.ties.Shown)
    view     every table that a View leaves (core.tables.Tables)

Nothing else has to be told of a new one. What a format cannot write it refuses with CommuniqueError.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
from pathlib import Path
from typing import IO, Any, Protocol, cast

from core.errors import CommuniqueError
from core.export.csv import to_csv_bytes

__all__ = ["Format", "Target", "by_name", "find", "formats", "to_bytes", "to_csv_bytes", "write"]

Target = str | Path | IO[bytes]
_SHARED = frozenset({"exchange", "figures", "kept", "occasions", "target", "text"})
"""Modules of this folder that are no format: what several of them use."""


class Format(Protocol):
    """What a module of this folder offers."""

    SUFFIX: str
    MEDIA_TYPE: str
    OF: str

    def write(self, what: Any, target: Target) -> None:
        """Write it to a path (whole or not at all) or to a stream of bytes."""


def formats(of: str | None = None) -> list[str]:
    """Names of the formats; `of`: of those that write a table, a network or a view."""
    names = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name not in _SHARED)
    return [name for name in names if of in (None, _module(name).OF)]


def find(name: str) -> Format:
    """The format of this name. Raises CommuniqueError, which lists them, where there is none."""
    if name not in formats():
        raise CommuniqueError(f"There is no export format {name!r}. Formats are {', '.join(formats())}.")
    return _module(name)


def by_name(file: str, of: str) -> str | None:
    """The format that writes files of this name, of those of a table, a network or a view; None where there is none."""
    fitting = [name for name in formats(of) if file.lower().endswith(_module(name).SUFFIX)]
    return max(fitting, key=lambda name: len(_module(name).SUFFIX), default=None)


def write(what: Any, target: Target, name: str) -> None:
    """Write a frame, a network or a view's tables in the format of this name."""
    find(name).write(what, target)


def to_bytes(what: Any, name: str) -> bytes:
    """The file as bytes."""
    stream = io.BytesIO()
    write(what, stream, name)
    return stream.getvalue()


def _module(name: str) -> Format:
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))
