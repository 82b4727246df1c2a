"""Files as tables in memory, without a store."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from core import corpus, engine, rows, runs
from core.additions import NONE, Additions
from core.article import Document
from core.corpus import twins
from core.engine import Engine, Parsed
from core.errors import ReadingError
from core.reading import read
from core.reading.columns import Columns
from core.tables import REJECTS, RUNS, Tables


def parse(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    workers: int = 1,
    additions: Additions = NONE,
    columns: Columns | None = None,
) -> Tables:
    """Every document of these files, folders and archives; see core.parse_files."""
    begun, started, run_id = time.monotonic(), datetime.now(UTC), runs.new_id()
    where = Engine(workers=workers)
    refused: dict[tuple[str, str], rows.Row] = {}

    def refuse(source: str, stage: str, reason: str, detail: str, sample: str | None, text_hash: str | None) -> None:
        refused[source, stage] = rows.reject(run_id, source, stage, reason, detail, sample, text_hash)

    def documents() -> Iterator[Document]:
        for found in read(paths, published=published, columns=columns):
            if isinstance(found, ReadingError):
                refuse(found.source, "reading", found.reason, found.detail, found.sample, None)
            else:
                yield found

    parsed: list[Parsed] = []
    for outcome in engine.parse(documents(), started, engine=where, additions=additions):
        if isinstance(outcome, Parsed):
            parsed.append(outcome)
        stage, why = ("part", outcome.refusal()) if isinstance(outcome, Parsed) else ("parsing", outcome)
        if why is not None:
            refuse(why.document.source or "text", stage, why.reason, why.detail, why.sample, why.content_hash)
    made = twins.folded([one.rows for one in parsed])
    tables = corpus.linked(rows.joined(made), rows.said(made))
    tables.rejects = REJECTS.frame(refused.values())
    run = runs.row(
        run_id, started, ended=True, engine=where, published=published, documents=len(tables.documents),
        words=sum(one.words for one in parsed), rejects=len(refused), seconds=time.monotonic() - begun,
        additions=additions,
    )  # fmt: skip
    tables.runs = RUNS.frame([run])
    return tables
