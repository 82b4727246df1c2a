"""What a document costs, for docs/scale.md: seconds of the processor to parse it and to write it, and room on the disk.

    python -m tests.benchmarks.sizing [--documents N] [PATH...]

Documents are those of tests/benchmarks/speed.py. They are parsed in this process, then written to new stores in commits
of a hundred and in one. Seconds of the processor are counted, so that a busy machine changes little.
"""

from __future__ import annotations

from core import starting

starting.in_one_thread()

import argparse  # noqa: E402  the libraries read the variables above when they are loaded
import pickle  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from collections.abc import Sequence  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from itertools import islice  # noqa: E402
from pathlib import Path  # noqa: E402

from core import engine, rows  # noqa: E402
from core.engine import Parsed  # noqa: E402
from core.store import open_store  # noqa: E402
from core.store.folder import DOCUMENT_ACTORS  # noqa: E402
from core.store.writing import Change, commit, upsert  # noqa: E402
from tests.benchmarks.speed import texts  # noqa: E402

HUNDRED_MILLION = 100_000_000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", metavar="PATH")
    arguments.add_argument("--documents", type=int, default=300, metavar="N")
    given = arguments.parse_args()
    warm, *documents = islice(texts(given.paths), given.documents + 1)
    engine.one(warm, datetime.now(UTC))
    begun = time.process_time()
    outcomes = [engine.one(document, datetime.now(UTC)) for document in documents]
    parsing = (time.process_time() - begun) / len(documents)
    parsed = [one for one in outcomes if isinstance(one, Parsed)]
    words = sum(one.words for one in parsed) / len(parsed)
    sent = sum(len(pickle.dumps(one.rows)) for one in parsed) / len(parsed)
    print(f"{len(documents)} documents of {words:,.0f} words, Python {sys.version.split()[0]}")
    print(f"  parsing       {1000 * parsing:,.1f} ms of processor a document: {3600 / parsing:,.0f} an hour and core")
    print(f"  rows          {sent / 1024:,.1f} KiB a document from a worker to the writer")
    for size in (100, len(parsed)):
        seconds, room = written(parsed, size)
        print(f"  writing {size:>5} {1000 * seconds:,.1f} ms of processor a document: {3600 / seconds:,.0f} an hour")
    print(f"  room          {room / 1024:,.1f} KiB a document in the store, its text included")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"  peak memory   {peak:,.0f} MB")
    days = HUNDRED_MILLION * parsing / 86_400
    print(
        f"100 million documents: {days:,.0f} days of one core, {HUNDRED_MILLION * seconds / 86_400:,.0f} of one writer"
    )
    print(f"                       {HUNDRED_MILLION * room / 1024**4:,.1f} TiB")


def written(parsed: Sequence[Parsed], size: int) -> tuple[float, float]:
    """Seconds of the processor and bytes on the disk for each document, in commits of this size."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store")
        begun = time.process_time()
        for start in range(0, len(parsed), size):
            some = [one.rows for one in parsed[start : start + size]]
            tables, said = rows.joined(some), DOCUMENT_ACTORS.frame(rows.said(some))

            def put(change: Change, tables: rows.Tables = tables, said: object = said) -> None:
                upsert(change, tables, said=said)  # type: ignore[arg-type]

            commit(store.folder, put)
        seconds = time.process_time() - begun
        room = sum(file.stat().st_size for file in store.folder.rglob("*.parquet"))
        return seconds / len(parsed), room / len(parsed)


if __name__ == "__main__":
    main()
