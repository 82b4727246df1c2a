"""Collections: what is kept, in which order, with which notes; saved views."""

from __future__ import annotations

import pytest

from core.errors import StoreError
from core.store.collections import Collections, Mark
from core.store.notes import mark
from core.view import View
from tests.store.conftest import two_reports
from tests.templates import store_of


@pytest.fixture
def store(tmp_path):
    return store_of(two_reports, tmp_path / "store")


def kept(collections: Collections, collection_id: str) -> list[str]:
    found = collections.get(collection_id)
    assert found is not None
    return [note.mark.row_id for note in found.notes]


def keep(store, collection_id: str, *rows: str) -> list[str]:
    """Keep quotes (oil_1, bond_2, ...) and meetings (met_1, ...); the ids of their notes."""
    tables = {"oil": "quotes", "bond": "quotes", "met": "meetings", "visit": "meetings"}
    ask = store.snapshot().sql
    return [store.collections.keep(collection_id, mark(ask, tables[row[:-2]], row)) for row in rows]


def test_a_row_is_kept_at_the_end_and_once(store):
    one = store.collections.create("Tehran")
    keep(store, one, "bond_2", "oil_1", "met_1")
    keep(store, one, "oil_1")
    assert kept(store.collections, one) == ["bond_2", "oil_1", "met_1"]


def test_statements_in_a_collection_are_counted_anew_once_it_has_changed(store):
    one = store.collections.create("Tehran")
    state = store.snapshot()
    for number, row in enumerate(("oil_1", "bond_2", "oil_2"), 1):
        keep(store, one, row)
        page = state.statements(View(collections=(one,)), every_report=True)
        assert (page.statements, len(page.records)) == (number, number)


def test_a_row_can_be_in_several_collections(store):
    one, other = store.collections.create("Tehran"), store.collections.create("Oslo")
    keep(store, one, "oil_1")
    keep(store, other, "oil_1", "visit_1")
    store.collections.drop(keep(store, one, "oil_1")[0])
    assert kept(store.collections, one) == []
    assert kept(store.collections, other) == ["oil_1", "visit_1"]


def test_the_order_is_the_analysts_own(store):
    one = store.collections.create("Tehran")
    keep(store, one, "oil_1", "bond_1", "met_1", "oil_2")

    def move(row: str, to: int) -> None:
        notes = store.collections.get(one).notes
        store.collections.move(next(note for note in notes if note.mark.row_id == row), to)

    move("oil_2", 0)
    assert kept(store.collections, one) == ["oil_2", "oil_1", "bond_1", "met_1"]
    move("oil_1", 3)
    assert kept(store.collections, one) == ["oil_2", "bond_1", "met_1", "oil_1"]
    for _ in range(24):  # more often than halving a distance goes
        move("oil_1", 1)
        move("bond_1", 1)
    assert kept(store.collections, one) == ["oil_2", "bond_1", "oil_1", "met_1"]


def test_two_people_who_move_different_rows_at_once_both_have_their_way(store):
    one = store.collections.create("Tehran")
    keep(store, one, "oil_1", "bond_1", "met_1", "oil_2")
    seen = {note.mark.row_id: note for note in store.collections.get(one).notes}
    Collections(store.folder).move(seen["oil_2"], 0)
    Collections(store.folder).move(seen["oil_1"], 3)
    assert kept(store.collections, one) == ["oil_2", "bond_1", "met_1", "oil_1"]


def test_a_note_says_who_wrote_it_and_goes_with_an_empty_text(store):
    one = store.collections.create("Tehran", author="Anna")
    note = keep(store, one, "oil_1")[0]
    store.collections.write(note, "Compare with\nOslo.", author="Berta")
    found = store.collections.get(one).notes[0]
    assert (found.text, found.author) == ("Compare with\nOslo.", "Berta")
    store.collections.write(note, "  ")
    assert store.collections.get(one).notes[0].text is None


def test_of_two_notes_written_at_once_on_one_row_both_are_kept(store):
    one = store.collections.create("Tehran")
    note = keep(store, one, "oil_1")[0]
    assert not store.collections.write(note, "Anna's view.", before="", author="Anna")
    assert store.collections.write(note, "Berta's view.", before="", author="Berta")
    assert store.collections.get(one).notes[0].text == "Anna's view.\n\nBerta's view."


def test_a_deleted_collection_comes_back_as_it_was(store):
    one = store.collections.create("Tehran")
    note = keep(store, one, "bond_1", "oil_1")[0]
    store.collections.write(note, "Strong.")
    store.collections.delete(one)
    assert store.collections.all() == []
    with pytest.raises(StoreError, match="deleted"):
        keep(store, one, "oil_2")
    store.collections.restore(one)
    assert kept(store.collections, one) == ["bond_1", "oil_1"]
    assert store.collections.get(one).notes[0].text == "Strong."


@pytest.mark.parametrize("name", ["", "  \n", "x" * 121, "TEHRAN talks"])
def test_a_name_that_is_empty_too_long_or_taken_is_refused(store, name):
    store.collections.create("Tehran talks")
    other = store.collections.create("Oslo")
    with pytest.raises(StoreError):
        store.collections.create(name)
    with pytest.raises(StoreError):
        store.collections.rename(other, name)
    assert [one.name for one in store.collections.all()] == ["Oslo", "Tehran talks"]


def test_a_row_that_is_not_there_cannot_be_kept(store):
    with pytest.raises(StoreError, match="not in the store any more"):
        mark(store.snapshot().sql, "quotes", "oil_9")
    with pytest.raises(StoreError, match="Kept are rows of quotes, meetings, documents"):
        mark(store.snapshot().sql, "actors", "karimi")


def test_the_author_is_the_one_that_the_environment_names(store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_AUTHOR", " Anna\tBerg\n")
    store.collections.create("Tehran")
    assert store.collections.all()[0].author == "Anna Berg"


def test_a_collection_is_a_view(store):
    one, other = store.collections.create("Tehran"), store.collections.create("Oslo")
    keep(store, one, "oil_1", "met_2")
    keep(store, other, "bond_2")
    document = store.snapshot().tables().documents["doc_id"].iloc[1]
    store.collections.keep(one, mark(store.snapshot().sql, "documents", document))
    left = store.snapshot().view(View(collections=(one,)))
    assert left.quotes["quote_id"].tolist() == ["oil_1"]
    assert left.meetings["meeting_id"].tolist() == ["met_2"]
    assert set(left.documents["doc_id"]) == set(store.snapshot().tables().documents["doc_id"])
    assert left.notes[["place", "row_id"]].values.tolist() == [[1, "oil_1"], [2, "met_2"], [3, document]]
    both = store.snapshot().view(View(collections=(one, other), acts=("announce",)))
    assert both.quotes["quote_id"].tolist() == ["oil_1"]
    facet = store.snapshot().facets(View(collections=(one,)))["actors"]
    assert dict(zip(facet["value"], facet["count"], strict=True)) == {"karimi": 2, "lindqvist": 1}


def test_an_open_snapshot_shows_what_is_kept_now(store):
    snapshot = store.snapshot()
    assert len(snapshot.tables().notes) == 0
    one = store.collections.create("Tehran")
    keep(store, one, "oil_1")
    assert snapshot.tables().notes["row_id"].tolist() == ["oil_1"]
    assert snapshot.view(View(collections=(one,))).quotes["quote_id"].tolist() == ["oil_1"]


def test_a_view_is_saved_under_its_name_and_replaced_by_the_next_of_that_name(store):
    store.collections.save_view("Iran", "quotes", {"country": ["ir"], "sort": ["oldest"]}, author="Anna")
    store.collections.save_view("iran", "network", {"country": ["ir", "sy"]}, author="Berta")
    (one,) = store.collections.views()
    assert (one.name, one.page, one.query, one.author) == ("iran", "network", {"country": ["ir", "sy"]}, "Berta")
    store.collections.rename_view(one.view_id, "Iran and Syria")
    assert [view.name for view in store.collections.views()] == ["Iran and Syria"]
    store.collections.delete_view(one.view_id)
    assert store.collections.views() == []


def test_a_mark_of_the_same_row_is_the_same_note_whoever_keeps_it(store):
    one = store.collections.create("Tehran")
    here = mark(store.snapshot().sql, "quotes", "oil_1")
    assert isinstance(here, Mark)
    assert Collections(store.folder).keep(one, here, author="Anna") == Collections(store.folder).keep(
        one, here, author="B"
    )
    assert len(store.collections.get(one).notes) == 1
