"""Frames as files, one file of this folder a format.

A format is a module here with `SUFFIX`, `MEDIA_TYPE`, a first docstring line that says what it is for, and
`write(frame, target)`: `target` is a path or a stream of bytes. Its name is the format's. Nothing else has to be
told of a new one. What a format cannot write it refuses with CommuniqueError.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import IO, Protocol, cast

import pandas as pd

from core.errors import CommuniqueError
from core.export.csv import to_csv_bytes

__all__ = ["Format", "Target", "find", "formats", "to_csv_bytes", "write"]

Target = str | Path | IO[bytes]


class Format(Protocol):
    """What a module of this folder offers."""

    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, frame: pd.DataFrame, target: Target) -> None:
        """Write the frame to a path (whole or not at all) or to a stream of bytes."""


def formats() -> list[str]:
    """Names of the formats."""
    return sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name != "target")


def find(name: str) -> Format:
    """The format of this name. Raises CommuniqueError, which lists them, where there is none."""
    if name not in formats():
        raise CommuniqueError(f"There is no export format {name!r}. Formats are {', '.join(formats())}.")
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))


def write(frame: pd.DataFrame, target: Target, name: str) -> None:
    """Write a frame in the format of this name."""
    find(name).write(frame, target)
