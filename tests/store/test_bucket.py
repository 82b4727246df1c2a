"""A store in a bucket, on a real S3 server of this machine, does what one in a folder does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.errors import StoreError
from core.store import bucket, open_store
from core.store.bucket import bucket_path
from core.store.lock import writing
from tests.store.buckets import MARKS
from tests.store.conftest import report
from tests.store.test_parsing import assert_same, compared, item

pytest.importorskip("obstore", reason="obstore is not installed (pip install 'communique[bucket]')")

pytestmark = MARKS


def test_a_parse_into_a_bucket_gives_the_tables_of_one_into_a_folder(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for city in ("Riga", "Oslo"):
        (folder / f"{city.lower()}.txt").write_text(item(city))
    (folder / "empty.txt").write_bytes(b"")
    here, there = open_store(tmp_path / "store"), open_store(place)
    for store in (here, there):
        store.parse([folder])
    assert_same(compared(here), compared(there))
    (folder / "riga.txt").write_text(item("Riga", "Nothing new was said about the harbour"))
    for store in (here, there):
        assert store.parse([folder]).documents == 1
    assert_same(compared(here), compared(open_store(place, create=False)))
    assert str(there.folder) == place
    assert not list(tmp_path.glob("s3:*")), "nothing was written beside it"


def test_what_a_writer_left_half_way_is_seen_by_nobody_and_taken_back(place: str) -> None:
    store = open_store(place)
    store.write(report(1))
    marker = store.folder / "communique.json"
    before = marker.read_bytes()
    store.write(report(2))
    # As after a kill between the last table's commit and the store's own.
    marker.put(before)
    again = open_store(place)
    assert list(again.snapshot().tables().documents["source"]) == ["item1.txt"]
    again.write(report(3))
    assert sorted(again.snapshot().tables().documents["source"]) == ["item1.txt", "item3.txt"]


def test_one_writer_at_a_time_and_the_lease_of_a_killed_one_runs_out(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(place)
    lease = store.folder / "writer.lock"
    with writing(store.folder):
        held = lease.read_bytes()
    assert not lease.is_file()
    lease.put(held)
    with pytest.raises(StoreError, match=rf"being written to by another communique \(process {os.getpid()} on "):
        store.write(report(1))
    with monkeypatch.context() as as_if:
        as_if.setattr(bucket, "_LEASE", -1.0)
        lease.put(bucket._signed())
    store.write(report(1))
    assert store.snapshot().counts()["documents"] == 1


def test_a_writer_that_lost_its_lease_changes_nothing(place: str) -> None:
    from core.store.folder import Commit, read_commit, write_commit

    store = open_store(place)
    seen = read_commit(store.folder)
    write_commit(store.folder, Commit(seen.store_id, seen.number + 1, seen.versions, seen.mark))
    with pytest.raises(FileExistsError, match="changed meanwhile"):
        write_commit(store.folder, Commit(seen.store_id, seen.number + 1, seen.versions, seen.mark))


def test_topics_of_ones_own_are_kept_in_the_bucket(tmp_path: Path, place: str) -> None:
    store = open_store(place)
    topics = tmp_path / "topics.toml"
    topics.write_text('[topic."fisheries"]\nstrong = ["herring quota"]\n')
    names = store.use_topics(topics)
    assert open_store(place).topics() == names == ["fisheries"]
    store.use_topics(None)
    assert open_store(place).topics() == []


def test_what_cannot_be_a_store_or_cannot_be_reached_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in ("s3://", "s3://reports", "s3://reports/", "s3://reports/a/../b", "s3://UPPER CASE/x"):
        with pytest.raises(StoreError, match="s3://bucket/folder"):
            open_store(wrong)
    with pytest.raises(StoreError, match="There is no store in"):
        open_store(f"{place}/none", create=False)
    bucket._store("reports").put("others/holiday.jpg", b"\xff\xd8")
    with pytest.raises(StoreError, match="not a store"):
        open_store("s3://reports/others")
    with pytest.raises(StoreError, match=r"cannot be reached .*AWS_ACCESS_KEY_ID"):
        open_store("s3://no-such-bucket-here/store")


def test_an_address_survives_being_taken_for_a_path() -> None:
    """As an option of the command line is."""
    assert str(bucket_path(Path("s3://reports/2026/may"))) == "s3://reports/2026/may"
    assert bucket_path("reports.store") is None
