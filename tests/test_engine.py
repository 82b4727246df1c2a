"""Where parsing runs makes no difference to what comes out, and nothing that one document holds stops the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from itertools import islice

import psutil
import pytest

from core import engine
from core.article import Document
from core.engine import Engine, Parsed, Refused
from core.errors import ModelError

WHEN = datetime(2026, 1, 1, tzinfo=UTC)
GERMAN = "Die Ministerin sagte am Dienstag, dass der Handel zwischen den beiden Ländern wachse und sich freue. " * 4


def document(number: int) -> Document:
    return Document(
        f"OSLO, May 4 (Example) -- Foreign Minister Anna Lindqvist met Farid Karimi on Tuesday.\n\n"
        f"“We counted {number} ships,” Lindqvist said.",
        source=f"{number}.txt",
    )


def test_outcomes_come_in_the_order_of_the_documents_with_their_words():
    outcomes = list(engine.parse(map(document, range(3)), WHEN))
    assert [one.document.source for one in outcomes] == ["0.txt", "1.txt", "2.txt"]
    assert all(isinstance(one, Parsed) and one.words == 20 for one in outcomes)
    assert [one.rows["quotes"][0]["text"] for one in outcomes] == [f"We counted {n} ships" for n in range(3)]


def test_a_text_in_another_language_is_refused_with_its_reason_and_a_sample():
    refused = engine.one(Document(GERMAN, source="g.txt"), WHEN)
    assert isinstance(refused, Refused)
    assert refused.reason == "language"
    assert refused.sample.startswith("Die Ministerin")
    assert len(refused.sample) <= 200


def test_half_of_a_surrogate_pair_is_refused_and_not_altered():
    refused = engine.one(Document("The minister said that \ud800 was fine.", source="s.txt"), WHEN)
    assert isinstance(refused, Refused)
    assert refused.reason == "encoding"
    refused.sample.encode()


def test_a_fault_in_a_step_is_told_with_its_place_and_without_a_path_of_this_machine(monkeypatch):
    from core import pipeline

    def faulty(article):
        return article.segments[10_000]

    monkeypatch.setattr(pipeline.meetings, "find", faulty)
    refused = engine.one(document(1), WHEN)
    assert isinstance(refused, Refused)
    assert refused.reason == "internal"
    assert "IndexError in core/pipeline.py:" in refused.detail
    assert str(engine._PACKAGE.parent) not in refused.detail


def test_a_missing_model_stops_the_parse_as_no_document_could_be_parsed(monkeypatch):
    from core import pipeline

    def missing(article):
        raise ModelError("model.onnx is missing")

    monkeypatch.setattr(pipeline.quotes, "find", missing)
    with pytest.raises(ModelError):
        list(engine.parse([document(1)], WHEN))


def test_two_processes_give_the_rows_of_one_in_the_same_order():
    here = list(engine.parse(map(document, range(6)), WHEN))
    there = list(engine.parse(map(document, range(6)), WHEN, engine=Engine(workers=2)))
    assert [one.rows for one in there] == [one.rows for one in here]


def test_an_engine_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="there are local, dask"):
        Engine("spark")
    with pytest.raises(ValueError, match="scheduler"):
        Engine("local", scheduler="tcp://127.0.0.1:8786")


def test_documents_are_taken_only_a_few_ahead_of_what_is_given_back():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield Document(f"{GERMAN} {number}")  # refused before a worker loads its models
            number += 1

    outcomes = engine.parse(endless(), WHEN, engine=Engine(workers=2))
    list(islice(outcomes, 3))
    outcomes.close()
    assert len(taken) < 20


def test_a_worker_that_is_killed_costs_no_document():
    outcomes = engine.parse(map(document, range(5)), WHEN, engine=Engine(workers=2))
    first = next(outcomes)
    children = _children()
    assert children, "workers are processes of their own"
    for child in children:
        os.kill(child, signal.SIGKILL)
    rest = list(outcomes)
    assert [one.document.source for one in [first, *rest]] == [f"{n}.txt" for n in range(5)]
    assert all(isinstance(one, Parsed) for one in rest)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not copied")
def test_workers_begin_with_what_a_parse_loads():
    before = set(_children())
    outcomes = engine.parse(map(document, range(5)), WHEN, engine=Engine(workers=2))
    next(outcomes)
    workers = set(_children()) - before
    assert workers
    for child in map(psutil.Process, workers):
        # Models and lists are nearly all that the process has done whose copies they are, and that is not this one.
        assert child.ppid() != os.getpid()
        assert _used(child) < _used(child.parent()) / 2
    outcomes.close()


def test_workers_are_of_this_package_in_a_folder_with_another_of_its_name(tmp_path):
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "__init__.py").write_text("")
    script = tmp_path / "elsewhere" / "parse.py"
    script.parent.mkdir()
    script.write_text(
        "import core\nif __name__ == '__main__':\n    print(len(core.parse_files(['oslo.txt'], workers=2).meetings))\n"
    )
    (tmp_path / "oslo.txt").write_text(document(1).text)
    environment = os.environ | {"PYTHONPATH": str(engine._PACKAGE.parent)}
    ran = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stdout == "1\n", ran.stderr


def _used(process: psutil.Process) -> float:
    """Seconds of the processor."""
    times = process.cpu_times()
    return times.user + times.system


def _children() -> list[int]:
    """Processes that this one started and that run the workers' code."""
    from multiprocessing import active_children

    return [child.pid for child in active_children() if child.pid is not None]
