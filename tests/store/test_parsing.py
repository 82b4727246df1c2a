"""Store.parse: only what is new or changed is parsed, nothing is lost or kept twice, and a reader sees whole states."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from core import pipeline
from core.errors import StoreError
from core.store import open_store
from core.store.lock import writing
from core.tables import STORED

ROOT = Path(__file__).parents[2]
CITIES = ("Riga", "Oslo", "Lima", "Bern", "Rome", "Cairo")


def item(city: str, words: str = "Trade between our two countries grew fast") -> str:
    return (
        f"{city.upper()}, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Defense Minister Farid Karimi "
        f"here on Tuesday.\n\n“{words},” Lindqvist said.\n\nKarimi said that a rail link would open soon.\n"
    )


@pytest.fixture
def folder(tmp_path):
    """Six reports."""
    where = tmp_path / "in"
    where.mkdir()
    for city in CITIES:
        (where / f"{city.lower()}.txt").write_text(item(city))
    return where


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "store")


def compared(store) -> dict[str, pd.DataFrame]:
    """Every table but what tells of the run itself."""
    tables = store.snapshot().tables()
    frames = {t.name: getattr(tables, t.name) for t in STORED if t.name != "runs"}
    frames["documents"] = frames["documents"].drop(columns="parsed_at")
    frames["rejects"] = frames["rejects"].drop(columns="run_id")
    return frames


def assert_same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    for name, frame in one.items():
        assert frame.equals(other[name]), name


def test_what_was_parsed_is_in_the_store_with_a_row_of_the_run(store, folder):
    run = store.parse([folder])
    tables = store.snapshot().tables()
    assert (run.documents, run.unchanged, run.rejects) == (6, 0, 0)
    assert set(tables.documents["dateline_city"]) == set(CITIES)
    assert (tables.quotes["text"] == "Trade between our two countries grew fast").sum() == 6
    row = tables.runs.iloc[0]
    assert (row["run_id"], row["documents"], row["rejects"]) == (run.run_id, 6, 0)
    assert row["words"] == sum(len(item(city).split()) for city in CITIES)
    assert row["ended"] is not None and '"communique"' in row["versions"]


def test_parsing_again_changes_nothing(store, folder):
    store.parse([folder])
    version = store.snapshot().version
    run = store.parse([folder])
    assert (run.documents, run.unchanged, run.rejects) == (0, 6, 0)
    assert store.snapshot().version == version


def test_a_changed_file_replaces_its_rows_and_only_its_own(store, folder):
    store.parse([folder])
    before = set(store.snapshot().tables().quotes["quote_id"])
    (folder / "riga.txt").write_text(item("Riga", "Nothing new was said about the harbour"))
    run = store.parse([folder])
    assert (run.documents, run.unchanged) == (1, 5)
    quotes = store.snapshot().tables().quotes
    assert "Nothing new was said about the harbour" in set(quotes["text"])
    assert (quotes["text"] == "Trade between our two countries grew fast").sum() == 5
    assert len(before & set(quotes["quote_id"])) == len(before) * 5 // 6
    assert store.snapshot().counts()["documents"] == 6


def test_the_same_file_seen_from_another_folder_is_the_same(store, folder, monkeypatch):
    store.parse([folder])
    monkeypatch.chdir(folder)
    assert store.parse(["riga.txt"]).unchanged == 1


def test_what_cannot_be_used_is_a_reject_with_its_reason_and_the_rest_is_parsed(store, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "german.txt").write_text(
        "Die Ministerin traf am Dienstag ihren Kollegen und sprach mit ihm über den Handel zwischen den Ländern. "
        "Sie sagte, dass die neue Bahn bald fahren werde und dass man sich darauf freue."
    )
    (folder / "long.txt").write_text("x" * 3_000_000)
    run = store.parse([folder, folder / "missing.txt"])
    assert (run.documents, run.rejects) == (6, 5)
    rejects = store.snapshot().tables().rejects.set_index("source")
    reasons = {Path(source).name: row["reason"] for source, row in rejects.iterrows()}
    assert {name: reasons[name] for name in ("empty.txt", "german.txt", "missing.txt")} == {
        "empty.txt": "empty", "german.txt": "language", "missing.txt": "missing",
    }  # fmt: skip
    assert set(reasons) == {"empty.txt", "photo.txt", "german.txt", "long.txt", "missing.txt"}
    assert rejects["detail"].notna().all()

    version = store.snapshot().version
    again = store.parse([folder, folder / "missing.txt"])
    assert (again.documents, again.unchanged, again.rejects) == (0, 6, 5)
    assert store.snapshot().version == version


def test_a_store_inside_the_folder_that_is_parsed_is_not_parsed_itself(folder):
    store = open_store(folder / "store")
    assert store.parse([folder]).documents == 6
    again = store.parse([folder])
    assert (again.documents, again.unchanged, again.rejects) == (0, 6, 0)


def test_a_file_that_was_mended_is_no_longer_rejected(store, folder):
    (folder / "riga.txt").write_bytes(b"")
    assert store.parse([folder]).rejects == 1
    (folder / "riga.txt").write_text(item("Riga"))
    assert store.parse([folder]).documents == 1
    assert store.snapshot().counts()["rejects"] == 0


def test_a_text_that_can_no_longer_be_parsed_takes_its_old_rows_with_it(store, folder):
    store.parse([folder])
    (folder / "riga.txt").write_text(
        "Der Minister sagte nichts, und die Ministerin sagte, dass man das nicht sagen soll. " * 3
    )
    assert store.parse([folder]).rejects == 1
    tables = store.snapshot().tables()
    assert "Riga" not in set(tables.documents["dateline_city"])
    assert len(tables.documents) == 5


def test_another_text_that_is_refused_for_the_same_reason_is_remembered_as_well(store, folder, monkeypatch):
    sentence = "Der Minister sagte nichts, und die Ministerin sagte, dass man das nicht sagen soll. "
    for times in (3, 4):
        (folder / "riga.txt").write_text(sentence * times)
        assert store.parse([folder]).rejects == 1
    tried = []
    monkeypatch.setattr(pipeline.language, "analyse", lambda article: tried.append(article.document.source))
    assert store.parse([folder]).rejects == 1
    assert tried == []


def test_a_fault_in_a_step_rejects_that_document_and_is_tried_again(store, folder, monkeypatch):
    whole = pipeline.topics.find

    def faulty(article):
        if "OSLO" in article.text:
            raise IndexError("list index out of range")
        return whole(article)

    monkeypatch.setattr(pipeline.topics, "find", faulty)
    run = store.parse([folder])
    assert (run.documents, run.rejects) == (5, 1)
    reject = store.snapshot().tables().rejects.iloc[0]
    assert (reject["stage"], reject["reason"]) == ("parsing", "internal")
    assert "IndexError" in reject["detail"]
    monkeypatch.undo()
    assert store.parse([folder]).documents == 1
    assert store.snapshot().counts()["rejects"] == 0


def test_the_day_of_publication_may_be_given_and_given_anew(store, tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("Foreign Minister Anna Lindqvist met Farid Karimi on Tuesday and praised the railway.\n")
    for day in (date(2021, 5, 4), date(2022, 5, 3)):
        assert store.parse([path], published=day).documents == 1
        document = store.snapshot().tables().documents.iloc[0]
        assert (document["published"], document["published_source"]) == (day, "option")
        assert store.parse([path], published=day).unchanged == 1
    assert store.parse([path]).unchanged == 1


def test_two_processes_give_the_same_tables_as_one(tmp_path, folder):
    (folder / "empty.txt").write_bytes(b"")
    stores = [open_store(tmp_path / f"store{workers}") for workers in (1, 2)]
    for workers, store in enumerate(stores, 1):
        store.parse([folder], workers=workers)
    assert_same(compared(stores[0]), compared(stores[1]))
    assert stores[1].snapshot().tables().runs["engine"][0] == "processes"


def test_what_was_parsed_before_a_stop_is_kept_and_the_rest_comes_the_next_time(tmp_path, store, folder):
    def stop(progress):
        if progress.documents == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.parse([folder], on_progress=stop)
    assert store.snapshot().counts()["documents"] == 3
    assert store.snapshot().tables().runs["ended"].isna().all()
    assert store.parse([folder]).documents == 3
    unbroken = open_store(tmp_path / "unbroken")
    unbroken.parse([folder])
    assert_same(compared(unbroken), compared(store))


def test_progress_is_told_after_each_input(store, folder):
    (folder / "empty.txt").write_bytes(b"")
    told = []
    store.parse([folder], on_progress=told.append)
    assert [progress.inputs for progress in told] == [1, 2, 3, 4, 5, 6, 7]
    assert [Path(progress.source).name for progress in told if progress.reject] == ["empty.txt"]


def test_a_second_writer_is_refused_but_one_with_nothing_to_write_is_not(store, folder):
    store.parse([folder])
    with writing(store.folder):
        assert store.parse([folder]).unchanged == 6
        (folder / "riga.txt").write_text(item("Riga", "Something else was said"))
        with pytest.raises(StoreError, match="being written"):
            store.parse([folder])


SLOW = """
    import sys
    from core.store import open_store, parsing
    parsing._FIRST = parsing._SHORTEST = 0.0
    open_store(sys.argv[1]).parse([sys.argv[2]], on_progress=lambda p: print(p.documents, flush=True))
"""


def parsing_process(store, folder) -> subprocess.Popen[str]:
    """A process that parses, commits after each document and prints how many it has."""
    code = textwrap.dedent(SLOW)
    return subprocess.Popen(
        [sys.executable, "-c", code, str(store.folder), str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_a_killed_parse_loses_nothing_that_was_committed_and_is_resumed(tmp_path, store, folder):
    for at in (2, 4):
        process = parsing_process(store, folder)
        for line in process.stdout:
            if int(line) >= 2:
                process.send_signal(signal.SIGKILL)
                break
        process.wait(60)
        counts = open_store(store.folder).snapshot().counts()
        assert counts["documents"] >= at // 2
    store.parse([folder])
    unbroken = open_store(tmp_path / "unbroken")
    unbroken.parse([folder])
    assert_same(compared(unbroken), compared(store))


def test_a_reader_sees_whole_documents_only_while_another_process_parses(store, folder):
    process = parsing_process(store, folder)
    seen = set()
    while process.poll() is None:
        tables = open_store(store.folder, create=False).snapshot().tables()
        documents = set(tables.documents["doc_id"])
        assert set(tables.quotes["doc_id"]) == set(tables.meetings["doc_id"]) == documents
        assert set(tables.participants["meeting_id"]) <= set(tables.meetings["meeting_id"])
        assert set(tables.mentions["actor_id"].dropna()) <= set(tables.actors["actor_id"])
        seen.add(len(documents))
    assert process.returncode == 0
    assert len(seen) > 2, "states between the first and the last were seen"
    assert store.snapshot().counts()["documents"] == 6
