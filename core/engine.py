"""Where parsing runs: in this process, in several on this machine, or on a cluster (core/cluster.py). The rows are the
same, row for row."""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Literal, get_args

from core import starting
from core.additions import NONE, Additions
from core.article import Document, Unread
from core.errors import ModelError, ReadingError
from core.rows import Rows, content_hash
from core.wording import listed

_AHEAD = 4
"""Documents in flight for each worker: enough that none waits, few enough that memory stays bounded."""
_SAMPLE = 200
"""Characters of a refused text that are kept to recognise it by."""
_PACKAGE = Path(__file__).parent
_SAFE = "PYTHONSAFEPATH"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's rows."""

    document: Document
    rows: Rows
    words: int
    """Runs of characters without white space."""
    unread: list[Unread]
    """Parts of it that could not be parsed."""

    def refusal(self) -> Refused | None:
        """What could not be parsed of it, as it stands in `rejects`; None where all could."""
        if not self.unread:
            return None
        first = self.unread[0]
        where = listed([f"{part.start:,} to {part.end:,}" for part in self.unread], 5)
        detail = (
            f"characters {where} of {len(self.document.text):,} were passed over, the rest was parsed: {first.detail}"
        )
        return refused(self.document, first.reason, detail, first.start)


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be parsed, with the reason as it stands in `rejects`."""

    document: Document
    reason: str
    detail: str
    sample: str
    content_hash: str


Outcome = Parsed | Refused
EngineName = Literal["local", "dask"]


@dataclass(frozen=True, slots=True)
class Engine:
    """Where to parse. `workers`: processes; None is one here and, on a Dask cluster of this machine, one a core.

    Raises ValueError where there is no such engine, or only another one has a scheduler.
    """

    name: EngineName = "local"
    workers: int | None = None
    scheduler: str | None = None
    """Address of a Dask scheduler; None: a cluster of this machine's own."""

    def __post_init__(self) -> None:
        if self.name not in get_args(EngineName):
            raise ValueError(f"{self.name!r} is no engine; there are {', '.join(get_args(EngineName))}")
        if self.scheduler is not None and self.name != "dask":
            raise ValueError("only the engine dask has a scheduler")

    @property
    def place(self) -> str:
        """As it stands in RUNS."""
        if self.name == "dask":
            return "Dask cluster" if self.scheduler else "Dask on this machine"
        return "this process" if (self.workers or 1) <= 1 else "processes"


def parse(
    documents: Iterable[Document], parsed_at: datetime, *, engine: Engine = Engine(), additions: Additions = NONE
) -> Generator[Outcome, None, None]:
    """Every document with what became of it, in the order given. Never raises for what a document holds; raises
    ModelError where a model is missing or damaged, ClusterError where a cluster cannot be used.

    With several workers that many processes parse, and at most a few documents a worker are taken from
    `documents` ahead of the one that is given back. A worker that dies (killed, out of memory) costs nothing but
    time: what it had is parsed again, and the document that kills a second one is refused.
    """
    if engine.name == "dask":
        from core import cluster

        return cluster.parse(iter(documents), parsed_at, engine, additions)
    if (engine.workers or 1) <= 1:
        return (one(document, parsed_at, additions) for document in documents)
    return _Workers(engine.workers or 1, parsed_at, additions).parse(iter(documents))


def one(document: Document, parsed_at: datetime, additions: Additions = NONE) -> Outcome:
    """One document, parsed in this process."""
    from core import pipeline, rows

    try:
        _check_text(document)
        article = pipeline.parse(document, additions)
        made = rows.of_article(article, parsed_at)
    except ReadingError as error:
        return refused(document, error.reason, error.detail)
    except ModelError:
        # No document can be parsed then.
        raise
    # A fault in one step must not take the other documents with it: it is told in `rejects` and counted there.
    except Exception as error:
        return refused(document, "internal", _where(error))
    return Parsed(document, made, len(document.text.split()), article.unread)


def _check_text(document: Document) -> None:
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        detail = f"character {error.start} is half of a surrogate pair; save the text as UTF-8 and read it again"
        raise ReadingError(document.source or "text", "encoding", detail) from error


def refused(document: Document, reason: str, detail: str, start: int = 0) -> Refused:
    """A document that could not be parsed, or not from `start`."""
    sample = document.text[start : start + _SAMPLE].encode(errors="replace").decode()
    return Refused(document, reason, detail, sample, content_hash(document.text))


def _where(error: Exception) -> str:
    """What went wrong and the step in which it did, for whoever mends it."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    place = Path(own[-1].filename)
    where = place.relative_to(_PACKAGE.parent) if place.is_relative_to(_PACKAGE) else place.name
    said = " ".join(str(error).split())[:300]
    return (
        f"{type(error).__name__} in {where}:{own[-1].lineno} ({own[-1].name}): {said}. "
        "This is a fault of communique, not of the document; please report it."
    )


class _Workers:
    """Processes that parse, and the documents that they have."""

    def __init__(self, workers: int, parsed_at: datetime, additions: Additions) -> None:
        self._count, self._parsed_at, self._additions = workers, parsed_at, additions
        self._pool = self._start(workers)

    def parse(self, documents: Iterator[Document]) -> Generator[Outcome, None, None]:
        waiting: deque[tuple[Document, Future[Outcome]]] = deque()
        try:
            waiting.extend((d, self._submit(d)) for d in islice(documents, self._count * _AHEAD))
            while waiting:
                document, future = waiting[0]
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    outcome = self._alone(document)
                    rest = islice(waiting, 1, None)
                    waiting = deque(
                        [(document, future), *((d, f if _is_done(f) else self._submit(d)) for d, f in rest)]
                    )
                waiting.popleft()
                yield outcome
                waiting.extend((d, self._submit(d)) for d in islice(documents, 1))
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, document: Document) -> Outcome:
        """A document that a worker died over, perhaps for another's fault: once more, with nothing beside it."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        alone = self._start(1)
        try:
            return alone.submit(one, document, self._parsed_at, self._additions).result()
        except BrokenProcessPool:
            detail = "the process that parsed it was killed twice (out of memory?); split the file, or parse it alone"
            return refused(document, "internal", detail)
        finally:
            alone.shutdown(wait=True, cancel_futures=True)
            self._pool = self._start(self._count)

    def _submit(self, document: Document) -> Future[Outcome]:
        try:
            return self._pool.submit(one, document, self._parsed_at, self._additions)
        except BrokenProcessPool as error:
            lost: Future[Outcome] = Future()
            lost.set_exception(error)
            return lost

    @staticmethod
    def _start(workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, copies(), _begin)


def copies(*also: str) -> BaseContext:
    """How processes that parse begin. Never as copies of this process, as forks of one with threads (a dashboard,
    DuckDB) may hang: on Linux as copies of one that has loaded the models (and these modules, where no earlier call has
    started it), elsewhere as new interpreters."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    copying = multiprocessing.get_context("forkserver")
    copying.set_forkserver_preload(["core.warmed", *also])
    # It shall load this package, not one of the same name in the folder where the program was started.
    unsafe = _SAFE not in os.environ
    os.environ.setdefault(_SAFE, "1")
    try:
        forkserver.ensure_running()
    finally:
        if unsafe:
            del os.environ[_SAFE]
    return copying


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _is_done(future: Future[Outcome]) -> bool:
    return future.done() and future.exception() is None


def _begin() -> None:
    """Before a worker loads what it has not: one thread each, as there is a worker for every core; and no life without
    the process that it works for, which may be killed without a word."""
    import signal
    import threading

    starting.quick()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    starting.in_one_thread()
