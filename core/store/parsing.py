"""A parse into a store: what is new is parsed, committed in batches as it comes, and told of in a Run."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from core import engine, logs, rows, runs
from core.article import Document
from core.engine import Engine, Outcome, Parsed, Refused
from core.errors import ReadingError, StoreError
from core.store import own, sources
from core.store.changes import Changes, compared
from core.store.folder import DOCUMENT_ACTORS, IMPORTS
from core.store.known import Known
from core.store.lock import writing
from core.store.writing import Change, commit, upsert
from core.tables import REJECTS, RUNS

_FIRST, _SHORTEST, _LONGEST = 1.0, 3.0, 20.0
"""Seconds to the first commit, and between later ones: a reader sees early results, a kill loses little."""
_SHARE = 20
"""A commit is made after this many times what the last one took, so that they take a twentieth of the time."""
_MOST_DOCUMENTS, _MOST_CHARACTERS = 1_000, 20_000_000
"""What a batch may hold in memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a parse did. `documents` were parsed and stored, `unchanged` were in the store already."""

    run_id: str
    started: datetime
    seconds: float
    documents: int
    unchanged: int
    rejects: int
    """Inputs that could not be used, those known from an earlier run as well."""
    words: int
    changes: Changes = field(default_factory=Changes)
    """Of the documents that were in the store before, read by an earlier version or with another text."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a parse stands: told after each input. Counts as in Run."""

    source: str | None
    documents: int
    unchanged: int
    rejects: int
    words: int
    seconds: float
    reject: str | None = None
    """Why this input was refused, in a sentence."""

    @property
    def inputs(self) -> int:
        return self.documents + self.unchanged + self.rejects


Report = Callable[[Progress], None]


@dataclass
class Parse:
    """One parse into the store in `folder`. The store is locked for writing once there is something to write."""

    folder: Path
    engine: Engine
    published: date | None
    report: Report | None
    run_id: str = field(default_factory=runs.new_id)
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    documents: int = 0
    unchanged: int = 0
    rejects: int = 0
    words: int = 0
    changes: Changes = field(default_factory=Changes)

    def __post_init__(self) -> None:
        self._clock = time.monotonic()
        self._additions = own.additions(self.folder)
        self._known = Known.of(self.folder, self._additions)
        self._met: set[str] = set()
        self._batch: list[Parsed] = []
        self._refused: dict[tuple[str, str], rows.Row] = {}
        self._mended: set[str] = set()
        self._left: set[str] = set()
        self._refused_now: set[str] = set()
        self._opened: set[str] = set()
        """Files that had been refused as a whole, of which something was read now."""
        self._characters = 0
        self._commit_after = _FIRST
        self._committed = self._clock
        self._lock = contextlib.ExitStack()
        self._is_writer = self._is_told = False

    def run(self, inputs: Iterable[Document | ReadingError]) -> Run:
        """Parse what is new. What was parsed is kept where this is interrupted."""
        logs.event(
            "parse started", run_id=self.run_id, store=self.folder, engine=self.engine.place,
            workers=self.engine.workers, scheduler=self.engine.scheduler, versions=runs.versions(),
        )  # fmt: skip
        try:
            with self._lock:
                self._through(inputs)
        except BaseException as error:
            stopped = isinstance(error, KeyboardInterrupt)
            logs.event("parse stopped" if stopped else "parse failed", level=logging.ERROR, **self._told(), why=error)
            raise
        logs.event("parse ended", **self._told(), changes=asdict(self.changes))
        counts = (self.documents, self.unchanged, self.rejects, self.words)
        return Run(self.run_id, self.started, self._seconds(), *counts, self.changes)

    def _through(self, inputs: Iterable[Document | ReadingError]) -> None:
        with contextlib.closing(self._outcomes(inputs)) as outcomes:
            try:
                for outcome in outcomes:
                    self._take(outcome)
                    if self._is_due():
                        self._commit()
            except StoreError:
                raise
            except BaseException:
                self._commit()
                raise
            if mended := self._opened - self._refused_now:
                self._hold()
                self._mended |= mended
            self._commit(ended=True)

    def _told(self) -> dict[str, Any]:
        """How far it is, for the log."""
        return {
            "run_id": self.run_id, "documents": self.documents, "unchanged": self.unchanged, "rejects": self.rejects,
            "words": self.words, "seconds": round(self._seconds(), 3),
        }  # fmt: skip

    def _outcomes(self, inputs: Iterable[Document | ReadingError]) -> Generator[Outcome, None, None]:
        documents = self._to_parse(inputs)
        return engine.parse(documents, self.started, engine=self.engine, additions=self._additions)

    def _to_parse(self, inputs: Iterable[Document | ReadingError]) -> Iterator[Document]:
        for found in inputs:
            if self._is_own(found):
                continue
            if isinstance(found, ReadingError):
                self._refuse(found.source, "reading", found.reason, found.detail, found.sample)
            elif self._is_known(found):
                self._pass_over(found)
            else:
                self._hold()
                named = self._known.as_stored(found)
                if self._is_known(named):
                    self._pass_over(named)
                else:
                    self._met.add(rows.document_id(named.text, named.source))
                    yield named

    def _is_own(self, found: Document | ReadingError) -> bool:
        """Whether it is a file of this very store, which lies in a folder that is being parsed; what persons gave to
        be imported lies in the store, too, and is none."""
        place = Path((found.source if isinstance(found, ReadingError) else found.location) or "").absolute()
        return place.is_relative_to(self.folder) and not place.is_relative_to(self.folder / IMPORTS)

    def _is_known(self, document: Document) -> bool:
        return rows.document_id(document.text, document.source) in self._met or self._known.has(document)

    def _pass_over(self, document: Document) -> None:
        source = document.source or ""
        if (refusal := self._known.refusal(document)) is not None:
            self.rejects += 1
            self._tell(source, refusal)
            return
        if (source, "reading") in self._known.rejects:
            self._hold()
            self._mended.add(source)
        self.unchanged += 1
        self._note(source)
        self._tell(source)

    def _take(self, outcome: Outcome) -> None:
        document = outcome.document
        source = document.source or ""
        if isinstance(outcome, Refused):
            self._left |= self._known.left_by(document)
            self._refuse(source, "parsing", outcome.reason, outcome.detail, outcome.sample, outcome.content_hash)
            return
        self._batch.append(outcome)
        self._characters += len(document.text)
        self.documents += 1
        self.words += outcome.words
        self._note(source)
        self._tell(source, self._passed_over(source, outcome))

    def _passed_over(self, source: str, outcome: Parsed) -> str | None:
        """Note what could not be parsed of a document, in a row that goes with the document's."""
        part = outcome.refusal()
        if part is None:
            return None
        logs.event("passed over", level=logging.WARNING, source=source, reason=part.reason, detail=part.detail)
        self._refused[source, "part"] = rows.reject(
            self.run_id, source, "part", part.reason, part.detail, part.sample, part.content_hash
        )
        return part.detail

    def _note(self, source: str) -> None:
        """Something was read: remember the files that it lies in, where they are among the rejects."""
        if self._known.rejects:
            ends = (n for n, letter in enumerate(source) if letter == "/")
            self._opened.update(source[:n] for n in ends if (source[:n], "reading") in self._known.rejects)

    def _refuse(
        self, source: str, stage: str, reason: str, detail: str, sample: str | None, text_hash: str | None = None
    ) -> None:
        self.rejects += 1
        self._refused_now.add(source)
        logs.event("rejected", level=logging.WARNING, source=source, stage=stage, reason=reason, detail=detail)
        if not self._known.has_refused(source, stage, detail, text_hash):
            self._hold()
            self._refused[source, stage] = rows.reject(self.run_id, source, stage, reason, detail, sample, text_hash)
        self._tell(source, detail)

    def _tell(self, source: str, reject: str | None = None) -> None:
        if self.report is not None:
            counts = (self.documents, self.unchanged, self.rejects, self.words)
            self.report(Progress(source or None, *counts, self._seconds(), reject))

    def _hold(self) -> None:
        """Be the writer from now on. Raises StoreError where another one is at work."""
        if not self._is_writer:
            self._lock.enter_context(writing(self.folder))
            self._is_writer = True
            # Another writer may have been at work until now.
            self._known = Known.of(self.folder, self._additions, before=self._known)

    def _is_due(self) -> bool:
        if len(self._batch) >= _MOST_DOCUMENTS or self._characters >= _MOST_CHARACTERS:
            return True
        return time.monotonic() - self._committed > self._commit_after

    def _commit(self, *, ended: bool = False) -> None:
        pending = self._batch or self._refused or self._mended or self._left
        if not pending and not (ended and self._is_told):
            return
        begun = time.monotonic()
        commit(self.folder, lambda change: self._put(change, ended))
        self._is_told = True
        self._batch, self._refused, self._mended, self._left, self._characters = [], {}, set(), set(), 0
        self._committed = time.monotonic()
        took = self._committed - begun
        logs.event("committed", **self._told(), took=round(took, 3))
        self._commit_after = min(max(_SHARE * took, _SHORTEST), _LONGEST)

    def _put(self, change: Change, ended: bool) -> None:
        now = sources.settled(change, [one.rows for one in self._batch], self._left)
        tables = rows.joined(now.parsed)
        tables.rejects = REJECTS.frame(self._refused.values())
        said = DOCUMENT_ACTORS.frame(rows.said(now.parsed))
        change.delete("rejects", "source", self._mended.union(now.folded))
        # The run's row is written when it begins and when it ends: a commit between them has one table less to write.
        self.changes += compared(change, tables, said, now.old)
        run = self._row(ended) if ended or not self._is_told else None
        upsert(change, tables, run, said=said, old=now.old)
        sources.move(change, now.elsewhere)

    def _row(self, ended: bool) -> pd.DataFrame:
        row = runs.row(
            self.run_id, self.started, ended=ended, engine=self.engine, published=self.published,
            documents=self.documents, words=self.words, rejects=self.rejects, seconds=self._seconds(),
            additions=self._additions, changes=self.changes.to_json(),
        )  # fmt: skip
        return RUNS.frame([row])

    def _seconds(self) -> float:
        return time.monotonic() - self._clock
