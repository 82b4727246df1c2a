"""The same text read in several places is one document with several sources, however and whenever they come."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from core import parse_files
from core.corpus import twins
from core.export import to_csv_bytes
from core.store import open_store
from core.store.folder import KEPT, dataset, read_commit
from core.tables import DOCUMENTS
from tests.store.conftest import report
from tests.store.test_parse_again import newer
from tests.store.test_parsing import item


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One report in two files, and another one."""
    where = tmp_path / "in"
    where.mkdir()
    for name, city in (("a.txt", "Riga"), ("b.txt", "Riga"), ("c.txt", "Oslo")):
        (where / name).write_text(item(city))
    return where


@pytest.fixture
def store(tmp_path: Path):
    return open_store(tmp_path / "store")


def documents(store) -> dict[tuple[str, ...], pd.Series]:
    """By the names of their sources' files."""
    frame = store.snapshot().tables().documents
    return {tuple(Path(one).name for one in row["sources"]): row for _, row in frame.iterrows()}


def test_one_document_one_row_of_each_statement_and_both_sources(store, folder):
    run = store.parse([folder])
    assert (run.documents, run.unchanged) == (3, 0)
    found = documents(store)
    assert set(found) == {("a.txt", "b.txt"), ("c.txt",)}
    row = found["a.txt", "b.txt"]
    assert (row["source"], row["location"]) == (str(folder / "a.txt"), str(folder / "a.txt"))
    assert list(row["locations"]) == [str(folder / "a.txt"), str(folder / "b.txt")]
    quotes = store.snapshot().tables().quotes
    assert (quotes["text"] == "Trade between our two countries grew fast").sum() == 2


def test_it_is_the_same_in_one_run_in_several_from_an_archive_and_without_a_store(tmp_path, store, folder):
    for name in ("a.txt", "c.txt", "b.txt"):
        store.parse([folder / name])
    assert set(documents(store)) == {("a.txt", "b.txt"), ("c.txt",)}
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.write(folder / "b.txt", "inner/d.txt")
    run = store.parse([folder, tmp_path / "reports.zip"])
    assert (run.documents, run.unchanged) == (1, 3)
    assert set(documents(store)) == {("a.txt", "b.txt", "d.txt"), ("c.txt",)}
    version = store.snapshot().version
    again = store.parse([folder, tmp_path / "reports.zip"])
    assert (again.documents, again.unchanged, store.snapshot().version) == (0, 4, version)
    once = parse_files([folder]).documents
    assert sorted(map(len, once["sources"])) == [1, 2]
    assert set(once["doc_id"]) == set(store.snapshot().tables().documents["doc_id"])


def test_one_place_with_another_text_leaves_the_document_to_the_other(store, folder):
    store.parse([folder])
    doc_id = documents(store)["a.txt", "b.txt"]["doc_id"]
    (folder / "a.txt").write_text(item("Riga", "Trade shrank between us"))
    run = store.parse([folder])
    assert (run.documents, run.unchanged) == (1, 2)
    found = documents(store)
    assert set(found) == {("a.txt",), ("b.txt",), ("c.txt",)}
    assert found[("b.txt",)]["doc_id"] == doc_id
    assert found[("b.txt",)]["location"] == str(folder / "b.txt")
    assert "grew fast" in found[("b.txt",)]["text"]
    (folder / "b.txt").write_text(item("Riga", "Trade shrank between us"))
    store.parse([folder])
    assert set(documents(store)) == {("a.txt", "b.txt"), ("c.txt",)}
    assert doc_id not in set(store.snapshot().tables().documents["doc_id"])


def test_a_place_that_can_no_longer_be_used_is_no_source_any_more(store, folder):
    store.parse([folder])
    (folder / "b.txt").write_text("Le ministre a dit que les deux pays sont prêts à travailler ensemble. " * 9)
    store.parse([folder])
    assert set(documents(store)) == {("a.txt",), ("c.txt",)}


def test_the_same_words_with_another_day_or_outlet_stay_two_reports(store, tmp_path):
    told = (("2021-05-04", "A"), ("2021-05-05", "A"), ("2021-05-04", "B"), ("2021-05-04", "A"))
    rows = [{"text": item("Riga"), "date": day, "outlet": outlet} for day, outlet in told]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    store.parse([tmp_path / "in.jsonl"])
    found = store.snapshot().tables().documents
    assert sorted(map(len, found["sources"])) == [1, 1, 2]
    assert found["duplicate_of"].notna().sum() == 2


def test_what_a_file_says_beside_its_text_counts_as_a_change(store, tmp_path):
    file = tmp_path / "talks.md"
    file.write_text(f"---\ntitle: Talks\noutlet: First Wire\n---\n{item('Riga')}")
    store.parse([file])
    file.write_text(f"---\ntitle: Talks\noutlet: Second Wire\n---\n{item('Riga')}")
    run = store.parse([file])
    assert (run.documents, run.unchanged) == (1, 0)
    assert store.snapshot().tables().documents["outlet"].tolist() == ["Second Wire"]
    assert store.parse([file]).documents == 0


def test_a_newer_version_keeps_the_document_its_id_and_its_sources(store, folder, monkeypatch):
    store.parse([folder])
    before = store.snapshot().tables()
    newer(monkeypatch)
    run = store.parse_again()
    after = store.snapshot().tables()
    assert (run.documents, run.unchanged, store.outdated()) == (2, 1, 0)
    for name in ("doc_id", "source", "location"):
        assert after.documents[name].tolist() == before.documents[name].tolist()
    assert list(map(list, after.documents["locations"])) == list(map(list, before.documents["locations"]))
    assert after.quotes["quote_id"].tolist() == before.quotes["quote_id"].tolist()
    # The file by which it is named is gone: the other one holds it.
    newer(monkeypatch, "9.0.1")
    (folder / "a.txt").unlink()
    store.parse_again()
    assert store.outdated() == 0
    assert store.snapshot().tables().documents["doc_id"].tolist() == before.documents["doc_id"].tolist()


def test_a_store_of_a_version_that_kept_two_documents_has_one_after_they_are_parsed_anew(store, folder, monkeypatch):
    # As earlier versions did: each a document of its own, without these columns.
    monkeypatch.setattr(twins, "key", lambda document: None)
    columns = [c for c in DOCUMENTS.columns if c.name not in ("sources", "locations", "metadata_hash")]
    earlier = type(DOCUMENTS)(DOCUMENTS.name, DOCUMENTS.doc, DOCUMENTS.key, tuple(columns))
    monkeypatch.setitem(KEPT, "documents", earlier)
    store.parse([folder])
    monkeypatch.undo()
    assert "sources" not in dataset(store.folder, read_commit(store.folder), "documents").schema.names
    assert len(store.snapshot().tables().documents) == 3
    assert store.parse([folder]).documents == 0
    newer(monkeypatch)
    store.parse_again()
    assert set(documents(store)) == {("a.txt", "b.txt"), ("c.txt",)}
    assert len(store.snapshot().tables().quotes) == len(parse_files([folder]).quotes)


def test_both_sources_stand_in_the_file_of_an_export(store, folder):
    store.parse([folder])
    written = to_csv_bytes(store.snapshot().tables().documents, "documents").decode("utf-8-sig")
    assert f"{folder / 'a.txt'}; {folder / 'b.txt'}" in written


def test_a_document_that_was_written_with_one_source_has_it_alone():
    row = report(1).documents.iloc[0].to_dict()
    row = {name: None if isinstance(row[name], float) else row[name] for name in row}
    assert twins.places(row | {"sources": None}) == [("item1.txt", "/in/item1.txt")]
