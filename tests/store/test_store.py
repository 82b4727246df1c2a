"""What is written to a store is what is read from it: whole documents, in place of what was there before."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from deltalake import DeltaTable

from core.errors import StoreError
from core.store import open_store, writing
from core.tables import NOTES, REJECTS, STORED, Tables
from core.view import View


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "store")


def ids(frame, column):
    return sorted(frame[column])


def test_what_was_written_is_read_again(store, make_report):
    written = make_report(1)
    store.write(written)
    tables = store.snapshot().tables()
    assert ids(tables.quotes, "quote_id") == ["bond_1", "oil_1"]
    assert list(tables.documents["text"]) == list(written.documents["text"])
    assert tables.documents["published"][0] == date(2005, 8, 8)
    assert list(tables.topics["evidence"][1]) == ["oil"]
    for table in STORED:
        table.check(getattr(tables, table.name))


def test_writing_the_same_again_leaves_the_same_rows(store, make_report):
    store.write(make_report(1))
    before = store.snapshot().counts()
    store.write(make_report(1))
    assert store.snapshot().counts() == before


def test_a_changed_text_at_the_same_place_takes_the_place_of_the_old_with_all_its_rows(store, make_report):
    store.write(make_report(1, location="/in/a.txt"))
    store.write(make_report(2, location="/in/a.txt", quotes=1, meetings=1))
    tables = store.snapshot().tables()
    assert list(tables.documents["source"]) == ["item2.txt"]
    assert ids(tables.quotes, "quote_id") == ["oil_2"]
    assert ids(tables.meetings, "meeting_id") == ["met_2"]
    assert set(tables.participants["meeting_id"]) == {"met_2"}
    assert set(tables.topics["target_id"]) == {"met_2", "oil_2"}


def test_an_actor_keeps_what_other_documents_say_of_it_and_goes_with_the_last(store, make_report):
    store.write(make_report(1, karimi={"aliases": ["President Karimi"]}))
    store.write(make_report(2, karimi={"name": "Fareed Karimi"}))
    karimi = store.snapshot().tables().actors.set_index("actor_id").loc["karimi"]
    assert set(karimi["aliases"]) | {karimi["name"]} == {"Farid Karimi", "Fareed Karimi", "President Karimi"}
    store.write(make_report(3, location="/in/item1.txt", karimi={"name": "Fareed Karimi"}))
    karimi = store.snapshot().tables().actors.set_index("actor_id").loc["karimi"]
    assert karimi["name"] == "Fareed Karimi"
    assert (
        store.snapshot()
        .tables()
        .actors.isna()
        .set_index(store.snapshot().tables().actors["actor_id"])
        .loc["karimi", "aliases"]
    )


def test_actors_are_the_same_in_whatever_order_documents_came(tmp_path, make_report):
    frames = []
    for order in ((1, 2), (2, 1)):
        store = open_store(tmp_path / f"store{order[0]}")
        for number in order:
            store.write(make_report(number, karimi={"name": ["Farid Karimi", "F. Karimi"][number - 1]}))
        frames.append(store.snapshot().tables().actors)
    assert frames[0].equals(frames[1])


def test_a_source_that_was_read_now_is_a_reject_no_longer(store, make_report):
    refused = {
        "source": "item1.txt", "stage": "reading", "reason": "permission", "detail": "may not be read", "run_id": "r1",
    }  # fmt: skip
    other = dict(refused, source="other.txt")
    store.write(Tables(rejects=REJECTS.frame([refused, other])))
    store.write(make_report(1))
    assert list(store.snapshot().tables().rejects["source"]) == ["other.txt"]


def test_a_later_reject_takes_the_place_of_an_earlier_one_of_the_same_source(store):
    for run, reason in (("r1", "permission"), ("r2", "binary")):
        row = {"source": "a", "stage": "reading", "reason": reason, "detail": "why", "run_id": run}
        store.write(Tables(rejects=REJECTS.frame([row])))
    assert list(store.snapshot().tables().rejects["reason"]) == ["binary"]


def test_notes_that_come_with_rows_are_refused_as_they_have_a_place_of_their_own(store):
    row = {"note_id": "n", "place": 1, "table": "quotes", "row_id": "q", "doc_id": "d", "collection_id": "c"}
    with pytest.raises(StoreError, match="collections"):
        store.write(Tables(notes=NOTES.frame([row | {"at": datetime(2026, 1, 1, tzinfo=UTC)}])))


def test_rows_that_break_the_contract_change_nothing(store, make_report):
    store.write(make_report(1))
    version = store.snapshot().version
    broken = make_report(2)
    broken.quotes.loc[0, "end"] = 0
    with pytest.raises(StoreError, match="contract"):
        store.write(broken)
    stray = make_report(3)
    stray.documents = stray.documents.iloc[:0]
    with pytest.raises(StoreError, match="without their doc_id"):
        store.write(stray)
    assert store.snapshot().version == version


def test_a_snapshot_stays_as_it_was_while_the_store_goes_on(store, make_report):
    store.write(make_report(1))
    before = store.snapshot()
    store.write(make_report(2, location="/in/item1.txt"))
    assert ids(before.tables().quotes, "quote_id") == ["bond_1", "oil_1"]
    assert ids(store.snapshot().tables().quotes, "quote_id") == ["bond_2", "oil_2"]
    assert before.version != store.snapshot().version


def test_the_snapshot_is_the_same_object_until_something_is_committed(store, make_report):
    store.write(make_report(1))
    first = store.snapshot()
    assert store.snapshot() is first
    store.write(make_report(2))
    assert store.snapshot() is not first


def test_what_a_writer_left_half_way_is_seen_by_nobody_and_taken_back(store, make_report):
    store.write(make_report(1))
    marker = (store.folder / "communique.json").read_bytes()
    store.write(make_report(2))
    # As after a kill between the last table's commit and the store's own.
    (store.folder / "communique.json").write_bytes(marker)
    again = open_store(store.folder)
    assert list(again.snapshot().tables().documents["source"]) == ["item1.txt"]
    again.write(make_report(3))
    assert ids(again.snapshot().tables().quotes, "quote_id") == ["bond_1", "bond_3", "oil_1", "oil_3"]


def test_many_small_commits_are_joined_into_few_files(store, make_report, monkeypatch):
    monkeypatch.setattr(writing, "_MANY_FILES", 4)
    for number in range(7):
        store.write(make_report(number))
    assert store.snapshot().counts()["quotes"] == 14
    current = json.loads((store.folder / "communique.json").read_text())["tables"]
    table = DeltaTable(store.folder / "tables" / "quotes", version=current["quotes"])
    assert len(table.file_uris()) <= 4


def test_a_hostile_value_is_stored_as_what_it_is(store, make_report):
    store.write(make_report(1, location="/in/it's; DROP TABLE documents--.txt", outlet="'; DELETE FROM quotes; --"))
    store.write(make_report(2, location="/in/it's; DROP TABLE documents--.txt"))
    assert list(store.snapshot().tables().documents["source"]) == ["item2.txt"]


def test_a_folder_of_other_things_is_not_made_a_store(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["holiday.jpg"]


def test_a_file_is_not_a_store(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="not a folder"):
        open_store(tmp_path / "file")


def test_a_store_that_is_not_there_is_only_made_where_that_is_wanted(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_damaged_marker_and_a_newer_layout_are_named(store):
    marker = store.folder / "communique.json"
    written = json.loads(marker.read_text())
    marker.write_text(json.dumps(written | {"layout": 99}))
    with pytest.raises(StoreError, match="newer version"):
        open_store(store.folder)
    marker.write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        open_store(store.folder)


def test_a_table_whose_folder_is_gone_is_named(store, make_report):
    store.write(make_report(1))
    shutil.rmtree(store.folder / "tables" / "quotes")
    with pytest.raises(StoreError, match="quotes"):
        len(open_store(store.folder).snapshot().tables().quotes)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_store_can_be_looked_at_but_not_written(store, make_report):
    store.write(make_report(1))
    for path in [store.folder, *store.folder.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        again = open_store(store.folder)
        assert len(again.snapshot().view(View()).quotes) == 2
        with pytest.raises(StoreError, match="read-only"):
            again.write(make_report(2))
    finally:
        for path in [store.folder, *store.folder.rglob("*")]:
            path.chmod(0o700)


def test_sql_sees_the_tables_and_nothing_else(store, make_report, tmp_path):
    store.write(make_report(1))
    snapshot = store.snapshot()
    assert snapshot.sql("SELECT count(*) AS n FROM quotes WHERE speaker = ?", ["Farid Karimi"])["n"][0] == 1
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    for query in (f"SELECT * FROM '{secret}'", f"COPY quotes TO '{tmp_path / 'out.csv'}'", "SELECT * FROM nowhere"):
        with pytest.raises(StoreError, match="cannot be run"):
            snapshot.sql(query)
    assert not (tmp_path / "out.csv").exists()


def test_a_store_may_be_moved(store, make_report, tmp_path):
    store.write(make_report(1))
    moved = Path(shutil.move(store.folder, tmp_path / "elsewhere"))
    again = open_store(moved, create=False)
    again.write(make_report(2))
    assert again.snapshot().counts()["documents"] == 2
