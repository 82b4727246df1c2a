"""The page Collections, saved views, and keeping rows from their cards."""

import re

import pytest

from core.store.notes import mark
from core.view import View
from tests.dashboard.conftest import html, small_tables
from tests.templates import store_of


@pytest.fixture
def store(tmp_path):
    """A small store of one's own, with a collection of a statement, a meeting and a report."""
    made = store_of(small_tables, tmp_path / "store")
    one = made.collections.create("Riga talks", author="Anna")
    for table, row in (("quotes", "q_rail"), ("meetings", "m_riga"), ("documents", "d_hostile")):
        made.collections.keep(one, mark(made.snapshot().sql, table, row), author="Anna")
    return made


def only(store):
    return store.collections.all()[0]


def kept(store) -> list[str]:
    return [note.mark.row_id for note in only(store).notes]


def text(app) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", re.sub("<style>.*?</style>", "", html(app), flags=re.DOTALL)))


def test_all_collections_are_listed_with_what_is_in_them(dashboard, store):
    page = text(dashboard("collections", store=store.folder))
    assert "Riga talks 1 statement, 1 meeting and 1 report · begun by Anna" in page


def test_a_collection_is_made_and_opened(dashboard, store):
    app = dashboard("collections", store=store.folder)
    app.text_input(key="collection_name").set_value("Oslo")
    app.button(key="collection_create").click().run()
    made = next(one for one in store.collections.all() if one.name == "Oslo")
    assert app.query_params["open"] in (made.collection_id, [made.collection_id])
    assert "It is empty." in text(app)


def test_a_name_that_is_taken_is_refused_in_words(dashboard, store):
    app = dashboard("collections", store=store.folder)
    app.text_input(key="collection_name").set_value("riga TALKS")
    app.button(key="collection_create").click().run()
    assert not app.exception
    assert any("already" in toast.value for toast in app.toast)
    assert len(store.collections.all()) == 1


def test_rows_stand_in_the_analysts_order_and_are_moved_by_buttons(dashboard, store):
    app = dashboard("collections", store=store.folder, open=only(store).collection_id)
    assert not app.exception
    rail, riga, _ = (note.note_id for note in only(store).notes)
    app.button(key=f"Down_{rail}").click().run()
    assert kept(store) == ["m_riga", "q_rail", "d_hostile"]
    app.button(key=f"First_{rail}").click().run()
    assert kept(store) == ["q_rail", "m_riga", "d_hostile"]
    app.button(key=f"out_{riga}").click().run()
    assert kept(store) == ["q_rail", "d_hostile"]
    assert app.button(key=f"Up_{rail}").disabled


def test_a_note_is_written_beside_its_row_and_signed(dashboard, store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_AUTHOR", "Berta")
    app = dashboard("collections", store=store.folder, open=only(store).collection_id)
    rail = only(store).notes[0].note_id
    app.text_area(key=f"text_{rail}").set_value("Strongest wording.").run()
    assert (only(store).notes[0].text, only(store).notes[0].author) == ("Strongest wording.", "Berta")


def test_a_note_that_somebody_else_wrote_meanwhile_is_not_lost(dashboard, store):
    app = dashboard("collections", store=store.folder, open=only(store).collection_id)
    rail = only(store).notes[0].note_id
    store.collections.write(rail, "Anna's.", author="Anna")
    app.text_area(key=f"text_{rail}").set_value("Berta's.").run()
    assert only(store).notes[0].text == "Anna's.\n\nBerta's."
    assert any("both texts are kept" in toast.value for toast in app.toast)


def test_it_is_renamed_deleted_and_brought_back(dashboard, store):
    one = only(store).collection_id
    app = dashboard("collections", store=store.folder, open=one)
    app.text_input(key="describe_name").set_value("Riga, May")
    app.text_area(key="describe_about").set_value("For the piece on rail.")
    app.button(key="describe_save").click().run()
    assert (only(store).name, only(store).about) == ("Riga, May", "For the piece on rail.")
    app.button(key="delete_collection").click().run()
    assert store.collections.all() == []
    app.button(key="restore").click().run()
    assert kept(store) == ["q_rail", "m_riga", "d_hostile"]


def test_the_filters_hold_in_a_collection(dashboard, store):
    page = text(
        dashboard("collections", store=store.folder, open=only(store).collection_id, country="ee", act="promise")
    )
    assert "of 3: the others do not fit the filters" in page
    assert "second rail link" in page


def test_a_collection_is_a_view_on_every_page(dashboard, store):
    one = only(store).collection_id
    app = dashboard("quotes", store=store.folder, collection=one)
    assert "1 statement" in text(app)
    assert "Collection: Riga talks" in [button.label for button in app.button]
    store.collections.drop(only(store).notes[0].note_id)
    assert "1 statement" not in text(app.run())


def test_a_row_that_was_lost_says_so(dashboard, store):
    tables = small_tables()
    tables.topics = tables.topics[tables.topics["target_id"] != "q_rail"]
    tables.quotes = tables.quotes[tables.quotes["quote_id"] != "q_rail"]
    store.write(tables)
    page = text(dashboard("collections", store=store.folder, open=only(store).collection_id))
    assert "Estonia would open a second rail link No longer read as a statement, but the words are there." in page


def test_the_report_has_notes_and_order(dashboard, store):
    from core.export.kept import collection_report

    store.collections.write(only(store).notes[0].note_id, "<b>Strong</b> & clear")
    one = only(store)
    view = View(collections=(one.collection_id,))
    tables = store.snapshot().view(view)
    page = collection_report(one, tables.notes, tables)
    assert page.index("second rail link") < page.index("met Estonia’s") if "met Estonia’s" in page else True
    assert "&lt;b&gt;Strong&lt;/b&gt; &amp; clear" in page
    assert "Riga talks" in page


def test_a_page_is_saved_with_its_filters_and_opened_again(dashboard, store):
    app = dashboard("quotes", store=store.folder, country="ee", sort="oldest")
    app.text_input(key="view_name").set_value("Estonia")
    app.button(key="view_save").click().run()
    (saved,) = store.collections.views()
    assert (saved.name, saved.page, saved.query) == ("Estonia", "quotes", {"country": ["ee"], "sort": ["oldest"]})
    listed = dashboard("collections", store=store.folder)
    assert 'href="quotes?country=ee&amp;sort=oldest"' in html(listed)
    listed.text_input(key=f"name_{saved.view_id}").set_value("Tallinn")
    listed.button(key=f"renamed_{saved.view_id}").click().run()
    assert [view.name for view in store.collections.views()] == ["Tallinn"]
    listed.button(key=f"delete_{saved.view_id}").click().run()
    assert store.collections.views() == []


def test_every_card_and_document_can_be_kept(dashboard, store):
    assert 'data-star="quotes:q_rail"' in html(dashboard("quotes", store=store.folder))
    document = html(dashboard("document", store=store.folder, open="d_riga"))
    assert all(f'data-star="{row}"' in document for row in ("documents:d_riga", "meetings:m_riga", "quotes:q_trade"))
