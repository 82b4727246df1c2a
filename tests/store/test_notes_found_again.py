"""What is kept finds its row again after another parse, and says where it does not."""

from __future__ import annotations

import pytest

from core import version
from core.store import open_store
from core.store.notes import collected, mark
from tests.store.conftest import BOND, OIL, TEXT, report
from tests.templates import store_of


@pytest.fixture
def store(tmp_path):
    """One report; its statement on oil (note: Strong.), the meeting and the document are kept."""
    made = store_of(report, tmp_path / "store")
    one = made.collections.create("Tehran")
    doc_id = made.snapshot().tables().documents["doc_id"].iloc[0]
    for table, row in (("quotes", "oil_1"), ("meetings", "met_1"), ("documents", doc_id)):
        note = made.collections.keep(one, mark(made.snapshot().sql, table, row))
        if row == "oil_1":
            made.collections.write(note, "Strong.")
    return made


def notes(store) -> list[list[object]]:
    return (
        store.snapshot()
        .notes()[["table", "found", "row_id", "text"]]
        .astype(object)
        .where(lambda f: f.notna(), None)
        .values.tolist()
    )


def again(store, make_report, change) -> None:
    """The same report as another parser reads it."""
    tables = make_report(1)
    change(tables)
    store.write(tables)


def renamed(tables, **ids: str) -> None:
    for frame, column in ((tables.quotes, "quote_id"), (tables.meetings, "meeting_id"), (tables.quotes, "meeting_id"),
                          (tables.participants, "meeting_id"), (tables.topics, "target_id")):  # fmt: skip
        frame[column] = frame[column].replace(ids)


def test_rows_that_are_read_again_as_they_were_are_the_same(store, make_report):
    again(store, make_report, lambda tables: None)
    assert [row[1] for row in notes(store)] == ["same", "same", "same"]
    assert notes(store)[0] == ["quotes", "same", "oil_1", "Strong."]


def test_a_statement_with_other_borders_is_found_where_it_shares_most(store, make_report):
    def longer(tables):
        renamed(tables, oil_1="oil_new", met_1="met_new")
        oil = tables.quotes["quote_id"] == "oil_new"
        tables.quotes.loc[oil, "start"] -= len("that ")
        tables.quotes.loc[oil, "text"] = f"that {OIL}"

    again(store, make_report, longer)
    assert notes(store)[:2] == [["quotes", "moved", "oil_new", "Strong."], ["meetings", "moved", "met_new", None]]
    assert store.snapshot().notes()["words"].iloc[0] == OIL


def test_a_row_that_is_read_no_more_keeps_its_words(store, make_report):
    def without(tables):
        tables.topics = tables.topics[tables.topics["target_id"] != "oil_1"]
        tables.quotes = tables.quotes[tables.quotes["quote_id"] != "oil_1"]

    again(store, make_report, without)
    assert notes(store)[0] == ["quotes", "words", "oil_1", "Strong."]
    now = store.snapshot().notes().iloc[0]
    assert TEXT[now["start"] : now["end"]] == OIL
    frame = collected(store.snapshot().notes(), store.snapshot().tables())
    assert frame[["place", "note", "kept", "found", "text"]].iloc[0].tolist() == [1, "Strong.", "quotes", "words", OIL]
    assert frame["source"].iloc[0] == "item1.txt"


def test_in_a_file_that_has_changed_it_is_found_by_its_words(store, make_report):
    changed = "CORRECTED. " + TEXT
    renewed = make_report(1, text=changed)
    renewed.documents.loc[:, "content_hash"] = "1"
    renamed(renewed, oil_1="oil_new", bond_1="bond_new", met_1="met_new")
    store.write(renewed)
    found = store.snapshot().notes()
    assert found["found"].tolist() == ["moved", "moved", "moved"]
    assert found["row_id"].tolist()[:2] == ["oil_new", "met_new"]
    assert changed[found["start"].iloc[0] : found["end"].iloc[0]] == OIL


def test_what_is_in_no_report_any_more_says_so_and_stays(store, make_report):
    text = TEXT.replace(OIL, "nothing was agreed")
    renewed = make_report(1, text=text, quotes=0)
    renewed.documents.loc[:, "content_hash"] = "1"
    renewed.meetings["meeting_id"] = renewed.meetings["meeting_id"] + "_new"
    renewed.participants["meeting_id"] = renewed.participants["meeting_id"] + "_new"
    renewed.topics = renewed.topics[:0]
    store.write(renewed)
    assert notes(store)[0] == ["quotes", "lost", "oil_1", "Strong."]
    assert store.snapshot().notes()["words"].iloc[0] == OIL


def test_a_real_parse_by_a_newer_parser_leaves_what_is_kept(tmp_path, monkeypatch):
    file = tmp_path / "item.txt"
    file.write_text(TEXT, "utf-8")
    store = open_store(tmp_path / "store")
    store.parse([file])
    bond = store.snapshot().tables().quotes
    bond = bond.loc[bond["text"] == BOND, "quote_id"].iloc[0]
    one = store.collections.create("Tehran")
    store.collections.keep(one, mark(store.snapshot().sql, "quotes", bond))
    monkeypatch.setattr(version, "PARSER_VERSION", "99.0")
    for module in ("core.store.known", "core.additions", "core.runs"):
        monkeypatch.setattr(f"{module}.PARSER_VERSION", "99.0", raising=False)
    run = store.parse([file])
    assert run.documents == 1, "the newer parser reads it anew"
    now = store.snapshot().notes()
    assert now[["row_id", "found"]].values.tolist() == [[bond, "same"]]
