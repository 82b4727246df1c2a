"""Where an export goes: a path, which is replaced as a whole or not at all, or a stream."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from core.errors import CommuniqueError


@contextlib.contextmanager
def opened(target: str | Path | IO[bytes]) -> Iterator[IO[bytes]]:
    """A stream of bytes to write to. Raises CommuniqueError where the path cannot be written."""
    if not isinstance(target, (str, Path)):
        yield target
        return
    path = Path(target)
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device is written to; a folder is refused by open.
            with path.open("wb") as stream:
                yield stream
            return
        draft = path.with_name(f".{path.name[:100]}.{uuid.uuid4().hex[:8]}")
        try:
            with draft.open("xb") as stream:
                yield stream
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommuniqueError(f"{path} cannot be written: {why}. Name another place.") from error
