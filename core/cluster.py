"""Parsing on a Dask cluster: one of this machine's own, or whatever a scheduler's address leads to.

Documents go out in small shares and come back in the order given. Only a few shares a worker are under way at a time,
so that neither the scheduler nor this process holds more than those, whatever the input is. What a worker had when it
died is done again by another, nothing else; a document that kills one worker after the other is refused.

A scheduler runs what it is sent: use one in a network that you trust, or with Dask's TLS settings.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Generator, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from core.additions import Additions
from core.article import Document
from core.engine import Engine, Outcome, copies, one, refused
from core.errors import ClusterError
from core.version import PARSER_VERSION

if TYPE_CHECKING:
    from distributed import Client, Future

_SHARE, _CHARACTERS = 8, 40_000
"""Documents of a share, and characters after which it is full: about a second's work, a hundred times what it costs to
hand it over."""
_AHEAD = 3
"""Shares under way for each worker: enough that none waits, few enough that memory stays bounded."""
_PATIENCE = 120
"""Seconds without any worker after which the cluster is given up."""
_LONGEST_GREETING = 20
"""Seconds in which a scheduler has to answer."""
_KILLED = 1
"""Workers that may die over a share before its documents are tried one by one."""
_ALONE = 2
"""Times that a document is tried by itself: it may have been sent to a worker that another document had just killed."""

_one_at_a_time = threading.Lock()


def parse(
    documents: Iterator[Document], parsed_at: datetime, engine: Engine, additions: Additions
) -> Generator[Outcome, None, None]:
    """As core.engine.parse. Raises ClusterError where the cluster cannot be reached, loses all its workers for two
    minutes, or has workers with another version of the product."""
    with _connected(engine) as client:
        yield from _Shares(client, parsed_at, additions).parse(documents)


@contextlib.contextmanager
def _connected(engine: Engine) -> Iterator[Client]:
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError(
            f"Dask is not installed ({error.name}). Install communique with its extra: pip install 'communique[dask]'."
        ) from error
    with contextlib.ExitStack() as opened:
        if engine.scheduler is None:
            opened.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": _KILLED}))
            opened.enter_context(_copied())
            # Worker processes of this machine, each with one thread, which listen on it only.
            here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": logging.CRITICAL}
            cluster = opened.enter_context(LocalCluster(n_workers=engine.workers, threads_per_worker=1, **here))
            yield opened.enter_context(Client(cluster, timeout=_PATIENCE))
            return
        try:
            client = opened.enter_context(Client(engine.scheduler, timeout=_LONGEST_GREETING))
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"No Dask scheduler could be used at {engine.scheduler} ({_said(error)}). Check the address, and that "
                "it runs."
            ) from error
        yield client


@contextlib.contextmanager
def _copied() -> Iterator[None]:
    """Worker processes of this machine begin as those of core.engine: with Dask's own setting each loads everything
    anew, also the one that takes a dead one's place."""
    import dask

    method = copies("distributed").get_start_method()
    with dask.config.set({"distributed.worker.multiprocessing-method": method}):
        yield


class _Shares:
    """Documents on their way to the workers and back."""

    def __init__(self, client: Client, parsed_at: datetime, additions: Additions) -> None:
        self._client, self._parsed_at, self._additions = client, parsed_at, additions

    def parse(self, documents: Iterator[Document]) -> Generator[Outcome, None, None]:
        shares = _shares(documents)
        under_way: deque[tuple[list[Document], Future]] = deque()
        most = 0
        try:
            while True:
                most = max(self._most(), 1) if len(under_way) >= most else most
                while len(under_way) < max(most, 1) and (share := next(shares, None)) is not None:
                    under_way.append((share, self._submit(share)))
                if not under_way:
                    return
                share, future = under_way.popleft()
                yield from self._outcomes(share, future)
        finally:
            self._client.cancel([future for _, future in under_way], force=True)

    def _most(self) -> int:
        """Shares that may be under way: workers come and go."""
        return _AHEAD * sum(int(threads) for threads in self._client.nthreads().values())

    def _submit(self, share: list[Document]) -> Future:
        # Not pure: the same text from two places is two documents, and nothing is kept for a later run.
        return self._client.submit(_parsed, share, self._parsed_at, self._additions, PARSER_VERSION, pure=False)

    def _outcomes(self, share: list[Document], future: Future) -> list[Outcome]:
        from distributed import KilledWorker

        try:
            return self._result(future)
        except KilledWorker:
            return [outcome for one in share for outcome in self._alone(one)]

    def _alone(self, document: Document) -> list[Outcome]:
        from distributed import KilledWorker

        for _ in range(_ALONE):
            with contextlib.suppress(KilledWorker):
                return self._result(self._submit([document]))
        detail = "every worker that parsed it was killed (out of memory?); split the file, or parse it alone"
        return [refused(document, "internal", detail)]

    def _result(self, future: Future) -> list[Outcome]:
        """What the share became. Waits for as long as there is a worker that may do it."""
        waited = 0
        while True:
            try:
                outcomes: list[Outcome] = future.result(timeout=_PATIENCE // 4)
                return outcomes
            except TimeoutError:
                waited = 0 if self._client.nthreads() else waited + _PATIENCE // 4
                if waited >= _PATIENCE:
                    raise ClusterError(
                        f"The Dask cluster has had no worker for {_PATIENCE} seconds. Start some, then parse again: "
                        "what was committed is kept."
                    ) from None
            except ImportError as error:
                raise ClusterError(
                    f"A worker of the Dask cluster cannot load communique ({_said(error)}). Install this version of "
                    "it, with all it depends on, where the workers run."
                ) from error


def _shares(documents: Iterator[Document]) -> Iterator[list[Document]]:
    share: list[Document] = []
    characters = 0
    for document in documents:
        share.append(document)
        characters += len(document.text)
        if len(share) == _SHARE or characters >= _CHARACTERS:
            yield share
            share, characters = [], 0
    if share:
        yield share


def _parsed(share: list[Document], parsed_at: datetime, additions: Additions, version: str) -> list[Outcome]:
    """A share, on a worker. The models are loaded once a process, and used by one thread at a time."""
    if version != PARSER_VERSION:
        raise ClusterError(
            f"A worker of the Dask cluster has communique {PARSER_VERSION}, this machine {version}. Install the same "
            "version on both."
        )
    with _one_at_a_time:
        return [one(document, parsed_at, additions) for document in share]


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
