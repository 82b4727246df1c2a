"""What `communique doctor` says of a store, and what it says to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import StoreError
from core.store import health, open_store
from core.store.lock import writing
from core.version import PARSER_VERSION
from tests.store.command import ran
from tests.store.conftest import report
from tests.store.test_parsing import item


@pytest.fixture
def store(tmp_path: Path):
    return open_store(tmp_path / "store")


def read_now(number: int = 1):
    """A report that this version has read, from a file that is there."""
    tables = report(number, location=__file__)
    tables.documents.loc[:, "parser_version"] = PARSER_VERSION
    return tables


def test_of_a_store_that_is_whole_and_up_to_date_there_is_nothing_to_say(store):
    store.write(read_now())
    assert health.check_whole(store) > 10
    assert health.remarks(store) == []


def test_documents_of_another_version_are_offered_to_be_parsed_anew(store):
    store.write(report(1, location=__file__))
    assert health.remarks(store) == [
        "1 documents were read by another version, or with other topics or office holders; "
        "`communique parse --again` brings them up to date"
    ]


def test_a_parse_that_was_stopped_is_told_until_one_has_ended(store, tmp_path):
    def stop(progress):
        raise KeyboardInterrupt

    (tmp_path / "oslo.txt").write_text(item("Oslo"))
    (tmp_path / "riga.txt").write_text(item("Riga"))
    with pytest.raises(KeyboardInterrupt):
        store.parse([tmp_path / "oslo.txt"], on_progress=stop)
    assert "1 parses did not come to their end" in health.remarks(store)[0]
    store.parse([tmp_path / "riga.txt"])
    assert health.remarks(store) == []


def test_who_writes_now_and_what_was_refused_is_told(store, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    store.parse([tmp_path / "empty.txt"])
    assert health.remarks(store) == [
        "1 inputs could not be used; `communique export rejects` lists them with the reason"
    ]
    with writing(store.folder):
        assert "is being written to" in health.remarks(store)[0]


def test_a_file_that_is_damaged_or_gone_is_found(store, capsys):
    store.write(read_now())
    (file,) = (store.folder / "tables" / "mentions").glob("*.parquet")
    whole = file.read_bytes()
    file.write_bytes(whole[:50] + bytes(len(whole) - 50))
    with pytest.raises(StoreError, match="mentions"):
        health.check_whole(store)
    file.unlink()
    with pytest.raises(StoreError, match="mentions"):
        health.check_whole(store)
    assert ran("doctor", "--store", store.folder) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("fail  store")
    assert "Restore its folder from a copy" in last
