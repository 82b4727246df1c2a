"""On a real Dask cluster the rows are those of this process, a worker that dies costs its share only, and what is under
way stays little whatever the input."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from core import cluster, engine
from core.article import Document
from core.engine import Engine, Parsed, Refused
from core.errors import ClusterError
from core.store import open_store
from tests.store.command import ran
from tests.store.test_parsing import assert_same, compared, item

distributed = pytest.importorskip("distributed", reason="Dask is not installed (pip install 'communique[dask]')")
dask = pytest.importorskip("dask")

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
THREADS = 4
"""Of the scheduler below, of both workers together."""
KILLER = "The process that reads this one dies."


def document(number: int) -> Document:
    return Document(
        f"OSLO, May 4 (Example) -- Foreign Minister Anna Lindqvist met Farid Karimi on Tuesday.\n\n"
        f"“We counted {number} ships,” Lindqvist said.",
        source=f"{number}.txt",
    )


@contextmanager
def running() -> Iterator[distributed.LocalCluster]:
    """A scheduler with two workers, as an administrator would start them: with threads, and seen by address only."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
        ) as started,
    ):
        yield started


@pytest.fixture(scope="module")
def scheduler() -> Iterator[distributed.LocalCluster]:
    """For tests that leave its workers alone."""
    with running() as started:
        yield started


@pytest.fixture
def mortal() -> Iterator[distributed.LocalCluster]:
    """A scheduler of a test's own, whose workers may be killed. They are started as quickly as the program's own."""
    with cluster._copied(), running() as started:
        yield started


def parsed(documents, scheduler, **options) -> Iterator[engine.Outcome]:
    return engine.parse(documents, WHEN, engine=Engine("dask", scheduler=scheduler.scheduler_address), **options)


def test_the_rows_are_those_of_this_process_in_the_same_order(scheduler):
    documents = [document(number) for number in range(30)]
    documents.insert(3, Document("Der Minister sagte nichts, und die Ministerin sagte, dass man das darf. " * 3))
    here = list(engine.parse(documents, WHEN))
    there = list(parsed(documents, scheduler))
    assert [type(one) for one in there] == [type(one) for one in here]
    assert [getattr(one, "rows", None) for one in there] == [getattr(one, "rows", None) for one in here]
    assert [one.document for one in there] == documents


def test_a_store_has_the_same_tables_row_for_row(tmp_path, scheduler):
    folder = tmp_path / "in"
    folder.mkdir()
    for city in ("Riga", "Oslo", "Lima", "Bern", "Rome", "Cairo"):
        (folder / f"{city.lower()}.txt").write_text(item(city))
    (folder / "empty.txt").write_bytes(b"")
    here, there = open_store(tmp_path / "here"), open_store(tmp_path / "there")
    here.parse([folder])
    there.parse([folder], engine="dask", scheduler=scheduler.scheduler_address)
    assert_same(compared(here), compared(there))
    assert there.snapshot().tables().runs["engine"][0] == "Dask cluster"


def test_the_command_starts_a_cluster_of_its_own(tmp_path, capsys):
    (tmp_path / "oslo.txt").write_text(item("Oslo"))
    store = tmp_path / "store"
    assert ran("parse", tmp_path / "oslo.txt", "--store", store, "--engine", "dask", "--workers", "1") == 0
    assert "1 parsed, 0 unchanged, 0 rejected" in capsys.readouterr().out
    assert open_store(store).snapshot().tables().runs["engine"][0] == "Dask on this machine"
    assert ran("parse", tmp_path / "oslo.txt", "--store", store, "--scheduler", "tcp://127.0.0.1:1") == 2


class OnEveryWorker(distributed.WorkerPlugin):
    """Has each worker process, also those started later, note what it parses and die over texts with these words."""

    name = "of a test"

    def __init__(self, noted: Path, deadly: str = KILLER) -> None:
        self.noted, self.deadly = noted, deadly

    def setup(self, worker: object) -> None:
        from core import pipeline

        whole = pipeline.layout.segments

        def watched(article):
            with self.noted.open("a") as file:
                file.write(f"{article.document.source}\n")
            if self.deadly in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            return whole(article)

        pipeline.layout.segments = watched


def test_a_worker_that_is_killed_costs_its_share_only(tmp_path, mortal, monkeypatch):
    monkeypatch.setattr(cluster, "_SHARE", 2)
    noted = tmp_path / "noted.txt"
    with distributed.Client(mortal) as client:
        client.register_plugin(OnEveryWorker(noted))
        outcomes = parsed([document(number) for number in range(40)], mortal)
        got = list(islice(outcomes, 4))
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        got += outcomes
    assert [one.document.source for one in got] == [f"{number}.txt" for number in range(40)]
    assert all(isinstance(one, Parsed) for one in got)
    # Only what that worker was at, or had not handed over, was done again.
    under_way = 2 * cluster._AHEAD * THREADS
    assert 40 <= len(noted.read_text().split()) <= 40 + under_way


def test_a_document_that_kills_every_worker_is_refused_and_the_others_are_parsed(tmp_path, mortal):
    documents = [document(0), Document(f"{document(1).text}\n\n{KILLER}", source="killer.txt"), document(2)]
    with distributed.Client(mortal) as client:
        client.register_plugin(OnEveryWorker(tmp_path / "noted.txt"))
        got = list(parsed(documents, mortal))
    assert [one.document.source for one in got] == ["0.txt", "killer.txt", "2.txt"]
    refused = [one for one in got if isinstance(one, Refused)]
    assert [(one.document.source, one.reason) for one in refused] == [("killer.txt", "internal")]
    assert "killed" in refused[0].detail


def test_documents_are_taken_only_a_few_shares_ahead_of_what_is_given_back(scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "_SHARE", 2)
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield document(number)
            number += 1

    outcomes = parsed(endless(), scheduler)
    list(islice(outcomes, 5))
    outcomes.close()
    assert len(taken) <= 2 * (cluster._AHEAD * THREADS + 4)


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, capsys, monkeypatch):
    (tmp_path / "oslo.txt").write_text(item("Oslo"))
    monkeypatch.setattr(cluster, "_LONGEST_GREETING", 2)
    with pytest.raises(ClusterError, match=r"No Dask scheduler could be used at tcp://127\.0\.0\.1:1 "):
        list(engine.parse([document(1)], WHEN, engine=Engine("dask", scheduler="tcp://127.0.0.1:1")))
    with pytest.raises(ClusterError, match="No Dask scheduler"):
        list(engine.parse([document(1)], WHEN, engine=Engine("dask", scheduler="no address")))


def test_workers_of_another_version_are_refused(scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "PARSER_VERSION", "0.0.0")
    with pytest.raises(ClusterError, match=r"this machine 0\.0\.0\. Install the same"):
        list(parsed([document(1)], scheduler))


def test_a_share_is_full_after_eight_documents_or_forty_thousand_characters() -> None:
    long = [Document("x" * 30_000, source=str(n)) for n in range(5)]
    short = [Document("x", source=str(n)) for n in range(20)]
    assert [len(share) for share in cluster._shares(iter(long))] == [2, 2, 1]
    assert [len(share) for share in cluster._shares(iter(short))] == [8, 8, 4]
