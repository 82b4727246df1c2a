"""One writer at a time: a lock of the operating system on the store's lock file, gone when its holder dies; of a store
in a bucket a lease (bucket.py)."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from core.errors import StoreError
from core.store.bucket import BucketPath, leased
from core.store.folder import LOCK

# A lock of the system belongs to the process (a child made by fork does not hold it, so an orphaned worker cannot
# keep a store locked); threads of one process are told apart here.
_held: set[Path] = set()
_guard = threading.Lock()


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the store for writing. Raises StoreError where another writer holds it or nothing may be written there."""
    path = (folder / LOCK).resolve()
    with _guard:
        if path in _held:
            raise StoreError(f"The store {folder} is being written to by this same program. Wait until it is done.")
        _held.add(path)
    try:
        if isinstance(path, BucketPath):
            with leased(path, folder):
                yield
            return
        with _open(path, folder) as stream:
            if not _locked(stream):
                raise StoreError(
                    f"The store {folder} is being written to by another communique{_holder(stream)}. "
                    "Wait until it is done, or stop it."
                )
            try:
                _sign(stream, folder)
                yield
            finally:
                _sign_off(stream)
    finally:
        with _guard:
            _held.discard(path)


def _open(path: Path, folder: Path) -> IO[bytes]:
    try:
        # Without a buffer: what a full disk did not take must not be tried again when the file is closed.
        return path.open("a+b", buffering=0)
    except OSError as error:
        raise StoreError(
            f"The store {folder} is read-only here ({error.strerror}). It can be looked at, not written to."
        ) from error


def _sign(stream: IO[bytes], folder: Path) -> None:
    stream.seek(0)
    stream.truncate()
    try:
        stream.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())
    except OSError as error:
        raise StoreError(
            f"The store {folder} could not be written ({error.strerror}). "
            "Nothing was changed. Make room or mend it, then do the same again."
        ) from error


def _sign_off(stream: IO[bytes]) -> None:
    stream.seek(0)
    stream.truncate()


def _holder(stream: IO[bytes]) -> str:
    """Who holds it, in words; nothing where that cannot be read."""
    stream.seek(0)
    try:
        signed = json.loads(stream.read())
        return f" (process {int(signed['pid'])} on {str(signed['host'])[:100]})"
    except (ValueError, KeyError, TypeError, OSError):
        return ""


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _locked(stream: IO[bytes]) -> bool:
        try:
            # One byte far beyond what is written, so that others can still read who holds it.
            stream.seek(1 << 30)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(stream: IO[bytes]) -> bool:
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
