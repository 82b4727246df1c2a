"""A store in an S3-compatible bucket: paths that lead into it, and the lease that stands for a folder's lock.

A `BucketPath` is used as any path of a store is: what the store needs of a path is here, and nothing more. Its string
is an address (s3://bucket/folder), which Delta takes as it is. Region, endpoint and credentials are those of the
environment (AWS_REGION, AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, ...), read by the same library that Delta uses.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from core.errors import StoreError

if TYPE_CHECKING:
    from obstore.store import S3Store

_ADDRESS = re.compile(r"s3:/{1,2}(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<key>.*))?", re.S)
_LEASE = 60.0
"""Seconds for which a writer holds the store without renewing its lease, as one that was killed does."""
_RENEWED = 10.0
"""Seconds between two renewals: five may fail."""


class BucketPath(PurePosixPath, Path):
    """A place in a bucket."""

    @property
    def bucket(self) -> str:
        return self.parts[1]

    @property
    def key(self) -> str:
        return "/".join(self.parts[2:])

    def __str__(self) -> str:
        return "s3://" + "/".join(self.parts[1:])

    __fspath__ = __str__

    def absolute(self) -> BucketPath:
        return self

    def expanduser(self) -> BucketPath:
        return self

    def resolve(self, strict: bool = False) -> BucketPath:
        return self

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """A bucket has no folders; one is there as soon as something lies in it."""

    def exists(self, *, follow_symlinks: bool = True) -> bool:
        return self.is_file() or self.is_dir()

    def is_file(self) -> bool:
        with _told(self):
            try:
                _store(self.bucket).head(self.key)
            except FileNotFoundError:
                return False
        return True

    def is_dir(self) -> bool:
        return next(self.iterdir(), None) is not None

    def iterdir(self) -> Iterator[BucketPath]:  # type: ignore[override]
        with _told(self):
            listed = _store(self.bucket).list_with_delimiter(f"{self.key}/" if self.key else None)
        for key in (*listed["common_prefixes"], *(one["path"] for one in listed["objects"])):
            yield self / PurePosixPath(key).name

    def read_bytes(self) -> bytes:
        return self.read()[0]

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        return self.read_bytes().decode(encoding or "utf-8", errors or "strict")

    def read(self) -> tuple[bytes, str | None]:
        """The content, and the mark of this state of it (ETag). Raises FileNotFoundError where nothing is there."""
        with _told(self):
            got = _store(self.bucket).get(self.key)
            return bytes(got.bytes()), got.meta["e_tag"]

    def put(self, content: bytes, *, instead_of: str | None = None, new: bool = False) -> str | None:
        """Have this content here, at once; the mark of this state of it.

        Raises FileExistsError where something is here that should be `new`, or another state than `instead_of`.
        """
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        mode: Any = "create" if new else "overwrite" if instead_of is None else {"e_tag": instead_of}
        with _told(self):
            try:
                mark: str | None = _store(self.bucket).put(self.key, content, mode=mode)["e_tag"]
            except (AlreadyExistsError, PreconditionError) as error:
                raise FileExistsError(f"{self} was changed meanwhile") from error
            return mark

    def unlink(self, missing_ok: bool = False) -> None:
        with _told(self):
            _store(self.bucket).delete(self.key)


def bucket_path(path: str | Path) -> BucketPath | None:
    """The place that an address s3://bucket/folder names; None where it is the path of a folder.

    Raises StoreError where it is neither.
    """
    if isinstance(path, BucketPath):
        return path
    written = str(path)
    if not written.startswith("s3:"):
        return None
    found = _ADDRESS.fullmatch(written)
    folders = [part for part in (found["key"] or "").split("/") if part] if found else []
    if found is None or not folders or {".", ".."} & set(folders) or "\x00" in written:
        raise StoreError(f"{written}: no store can be there. Name one as s3://bucket/folder.")
    return BucketPath("s3:", found["bucket"], *folders)


@contextlib.contextmanager
def leased(path: BucketPath, folder: Path) -> Iterator[None]:
    """Hold the lease that lies at `path`, renewed until the end. Raises StoreError where another writer holds it."""
    mark = _taken(path, folder)
    over = threading.Event()

    def renew() -> None:
        nonlocal mark
        while not over.wait(_RENEWED):
            # A renewal that fails is tried again; one that comes too late finds the lease another's and leaves it.
            with contextlib.suppress(StoreError, FileNotFoundError, FileExistsError):
                mark = path.put(_signed(), instead_of=mark)

    renewing = threading.Thread(target=renew, name="lease", daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()
        with contextlib.suppress(StoreError, FileNotFoundError):
            if path.read()[1] == mark:
                path.unlink()


def _taken(path: BucketPath, folder: Path) -> str | None:
    """The mark of the lease, which is ours now."""
    for _ in range(3):
        try:
            return path.put(_signed(), new=True)
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError, FileExistsError):
                held, mark = path.read()
                holder, until = _holder(held)
                if until > time.time():
                    raise StoreError(
                        f"The store {folder} is being written to by another communique{holder}. Wait until it is done, "
                        f"or stop it; one that was killed holds it for {int(until - time.time()) + 1} more seconds."
                    ) from None
                return path.put(_signed(), instead_of=mark)
    raise StoreError(f"The store {folder} is being written to by another communique. Wait until it is done.")


def _signed() -> bytes:
    return json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "until": time.time() + _LEASE}).encode()


def _holder(held: bytes) -> tuple[str, float]:
    """Who holds it, in words, and until when, in seconds since 1970; what cannot be read holds nothing."""
    try:
        signed = json.loads(held)
        return f" (process {int(signed['pid'])} on {str(signed['host'])[:100]})", float(signed["until"])
    except (ValueError, KeyError, TypeError):
        return "", 0.0


@cache
def _store(bucket: str) -> S3Store:
    try:
        from obstore.store import S3Store
    except ImportError as error:
        raise StoreError(
            "A store in a bucket needs the package obstore. Install communique with its extra: pip install "
            "'communique[bucket]'."
        ) from error
    insecure = os.environ.get("AWS_ALLOW_HTTP", "").casefold() in ("1", "true")
    return S3Store(bucket, client_options={"allow_http": insecure, "timeout": "60s"})


@contextlib.contextmanager
def _told(path: BucketPath) -> Iterator[None]:
    """What the library raises, as an error that names the place. A key that is not there is FileNotFoundError."""
    from obstore.exceptions import BaseError, NotFoundError

    try:
        yield
    except NotFoundError as error:
        raise FileNotFoundError(str(path)) from error
    except BaseError as error:
        said = " ".join(str(error).split())[:200]
        raise StoreError(
            f"{path} cannot be reached ({said}). Check the address, the network and the credentials in the environment "
            "(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL)."
        ) from error
