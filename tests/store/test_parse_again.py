"""A newer version parses anew what an earlier one has read, and says which rows came, went and differ."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from core import additions, pipeline, runs
from core.article import Document
from core.cli.progress import _changed
from core.store import known, open_store
from core.store.changes import Changed, Changes
from tests.store.command import ran

WORDS = "Trade between our two countries grew fast"


def item(city: str, words: str = WORDS) -> str:
    return (
        f"{city.upper()}, May 4 (Example Wire) -- Foreign Minister Anna Lindqvist met Defense Minister Farid Karimi "
        f"here on Tuesday.\n\n“{words},” Lindqvist said.\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "in"
    where.mkdir()
    for city in ("Oslo", "Riga"):
        (where / f"{city.lower()}.txt").write_text(item(city))
    return where


@pytest.fixture
def store(tmp_path: Path):
    return open_store(tmp_path / "store")


def newer(monkeypatch: pytest.MonkeyPatch, version: str = "9.0.0") -> None:
    """As after an update of the program."""
    for module in (additions, known, pipeline, runs):
        monkeypatch.setattr(module, "PARSER_VERSION", version)


def reading_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newer version finds no statement in Oslo's report, and is less sure of every meeting."""
    quotes, meetings = pipeline.quotes.find, pipeline.meetings.find

    def unsure(article):
        found = meetings(article)
        for meeting in found:
            meeting.confidence = 0.123
        return found

    monkeypatch.setattr(pipeline.quotes, "find", lambda a: [] if "OSLO" in a.text else quotes(a))
    monkeypatch.setattr(pipeline.meetings, "find", unsure)


def test_what_an_earlier_version_read_is_parsed_anew_and_what_changed_is_told_and_kept(store, folder, monkeypatch):
    store.parse([folder])
    before = store.snapshot().tables()
    gone = (before.quotes["doc_id"] == doc_of(before, "OSLO")).sum()
    assert gone == 1
    newer(monkeypatch)
    reading_otherwise(monkeypatch)
    assert store.outdated() == 2
    run = store.parse_again()
    assert (run.documents, run.unchanged, store.outdated()) == (2, 0, 0)
    assert run.changes.documents == 2
    assert run.changes.tables["quotes"] == Changed(gone=1)
    assert run.changes.tables["meetings"] == Changed(altered=len(before.meetings))
    assert "documents" not in run.changes.tables
    after = store.snapshot().tables()
    assert list(after.documents["doc_id"]) == list(before.documents["doc_id"])
    assert set(after.quotes["quote_id"]) < set(before.quotes["quote_id"])
    told = json.loads(after.runs.iloc[-1]["changes"])
    assert told["documents"] == 2
    assert told["rows"]["quotes"] == {"added": 0, "gone": 1, "altered": 0}
    assert after.runs.iloc[0]["changes"] is None or str(after.runs.iloc[0]["changes"]) == "<NA>"


def test_a_version_that_reads_the_same_says_that_nothing_differs(store, folder, monkeypatch):
    store.parse([folder])
    newer(monkeypatch)
    run = store.parse_again()
    assert run.changes == Changes(documents=2)
    assert store.parse_again().documents == 0


def test_rows_keep_their_ids_from_wherever_the_file_is_named(store, folder, monkeypatch):
    monkeypatch.chdir(folder)
    store.parse(["oslo.txt"], published=date(2021, 5, 4))
    before = store.snapshot().tables()
    newer(monkeypatch)
    monkeypatch.chdir("/")
    assert store.parse_again().documents == 1
    after = store.snapshot().tables()
    assert list(after.documents["source"]) == ["oslo.txt"]
    assert list(after.quotes["quote_id"]) == list(before.quotes["quote_id"])
    assert (after.documents["published"][0], after.documents["published_source"][0]) == (date(2021, 5, 4), "option")


def test_only_what_the_store_has_is_read_again_and_what_is_gone_from_the_store_itself(store, tmp_path, monkeypatch):
    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("oslo.txt", item("Oslo"))
    (tmp_path / "riga.txt").write_text(item("Riga"))
    store.parse([archive, tmp_path / "riga.txt"])
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr("lima.txt", item("Lima"))
        packed.writestr("empty.txt", "")
    (tmp_path / "riga.txt").unlink()
    newer(monkeypatch)
    run = store.parse_again()
    assert (run.documents, run.rejects, store.outdated()) == (2, 0, 0)
    assert set(store.snapshot().tables().documents["dateline_city"]) == {"Oslo", "Riga"}


def test_a_row_of_a_table_that_is_gone_keeps_its_rows(store, tmp_path, monkeypatch):
    table = tmp_path / "in.csv"
    table.write_text('text,date,visitor\n"Met the president for talks on trade.",2001-05-04,Anna Lindqvist\n')
    store.parse([table])
    before = store.snapshot().tables().participants
    table.unlink()
    newer(monkeypatch)
    run = store.parse_again()
    assert (run.documents, store.outdated()) == (0, 1)
    assert store.snapshot().tables().participants.equals(before)


def test_another_text_at_the_place_is_counted_as_rows_gone_and_rows_added(store, folder):
    store.parse([folder])
    (folder / "riga.txt").write_text(item("Riga", "Nothing new was said about the harbour"))
    changes = store.parse([folder]).changes
    assert changes.documents == 1
    assert changes.tables["documents"] == Changed(added=1, gone=1)
    assert changes.tables["quotes"] == Changed(added=1, gone=1)


def test_documents_that_are_new_change_nothing(store, folder):
    assert store.parse([folder]).changes == Changes()


def test_the_command_offers_it_does_it_and_says_what_changed(store, folder, monkeypatch, capsys):
    assert ran("parse", folder, "--store", store.folder) == 0
    newer(monkeypatch)
    reading_otherwise(monkeypatch)
    (folder / "lima.txt").write_text(item("Lima"))
    capsys.readouterr()
    assert ran("parse", folder / "lima.txt", "--store", store.folder) == 0
    assert "`communique parse --again` brings them up to date" in capsys.readouterr().err
    assert ran("parse", "--again", "--store", store.folder) == 0
    said = capsys.readouterr()
    assert "2 of them were in the store before: " in said.out
    assert "quotes 1 gone" in said.out
    assert "meetings 2 altered" in said.out
    assert said.err == ""
    assert ran("parse", "--again", folder, "--store", store.folder) == 2


def test_what_differs_is_told_by_table_in_words():
    assert _changed(Changes(3, {"quotes": Changed(2, 1, 0), "topics": Changed(altered=1_000)})) == (
        "quotes 2 added, 1 gone; topics 1,000 altered"
    )
    assert _changed(Changes(3)) == "none of their rows differs"


def doc_of(tables, city: str) -> str:
    documents = tables.documents
    return documents.loc[documents["text"].str.startswith(city), "doc_id"].iloc[0]


def test_a_document_is_taken_as_the_store_knows_it(store, folder):
    store.parse([folder], published=date(2021, 5, 4))
    there = known.Known.of(store.folder)
    text = (folder / "oslo.txt").read_text()
    found = there.as_stored(Document(text, source="elsewhere/oslo.txt", location=str(folder / "oslo.txt")))
    assert (found.source, found.published) == (str(folder / "oslo.txt"), date(2021, 5, 4))
    other = Document(text + "More.", source="elsewhere/oslo.txt", location=str(folder / "oslo.txt"))
    assert there.as_stored(other) == other
