"""Import: what is given is shown as it is read, then parsed by a process of its own while the page stays usable."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from streamlit import config

from core.imports import begin, imports
from core.store import open_store
from tests.dashboard.conftest import html
from tests.reading.test_columns import as_csv
from tests.store.test_parsing import item

pytestmark = pytest.mark.processes

LONGEST = 300.0


@pytest.fixture
def empty_store(tmp_path) -> Path:
    folder = tmp_path / "store"
    open_store(folder)
    return folder


@pytest.fixture
def on_this_machine():
    """As `communique serve` starts it: for this machine alone."""
    before = config.get_option("server.address")
    config.set_option("server.address", "localhost")
    yield
    config.set_option("server.address", before)


def until(store: Path, condition) -> None:
    deadline = time.monotonic() + LONGEST
    while not condition(imports(store)[0].state()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def key(app, start: str) -> str:
    """The key of the one widget that begins so: keys are numbered anew with each import."""
    return next(str(one.key) for kind in ("text_area", "text_input", "date_input") for one in app.get(kind)
                if str(one.key).startswith(start))  # fmt: skip


def test_a_pasted_text_is_shown_as_it_is_read_and_then_parsed(dashboard, empty_store):
    app = dashboard("import", store=empty_store)
    app.segmented_control(key="import_way").set_value("text").run()
    app.text_area(key=key(app, "import_text")).set_value(item("Riga"))
    app.text_input(key=key(app, "import_outlet")).set_value("Example Wire")
    app.button(key="import_begin").click().run()
    assert not app.exception
    until(empty_store, lambda state: state.status == "done")
    app.run()
    page = html(app)
    assert "1 meeting" in page
    assert "Trade between our two countries grew fast" in page
    assert open_store(empty_store).snapshot().counts()["documents"] == 0

    app.button(key="import_parse").click().run()
    until(empty_store, lambda state: state.task == "parse" and state.status == "done")
    app.run()
    assert "1 parsed" in html(app)
    documents = open_store(empty_store).snapshot().tables().documents
    assert list(documents["outlet"]) == ["Example Wire"]


def test_a_folder_is_read_and_what_cannot_be_used_is_listed_with_its_reason(
    dashboard, empty_store, on_this_machine, tmp_path
):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "riga.txt").write_text(item("Riga"))
    (inbox / "empty.txt").write_bytes(b"")
    app = dashboard("import", store=empty_store)
    app.segmented_control(key="import_way").set_value("folder").run()
    app.text_input(key=key(app, "import_folder")).set_value(str(inbox))
    app.button(key="import_begin").click().run()
    until(empty_store, lambda state: state.status == "done")
    app.run()
    app.button(key="import_parse").click().run()
    until(empty_store, lambda state: state.task == "parse" and state.status == "done")
    app.run()
    assert not app.exception
    assert list(open_store(empty_store).snapshot().tables().documents["source"]) == [str(inbox / "riga.txt")]
    listed = re.findall(r'<th scope="row"[^>]*>(.*?)</th><td[^>]*><span class="wraps">(.*?)</span>', html(app))
    assert [source for source, _ in listed] == [str(inbox / "empty.txt")]
    assert len(listed[0][1]) > 10
    app.button(key="import_retry").click().run()
    until(empty_store, lambda state: state.status == "done" and state.unchanged == 1)


def test_nothing_can_be_begun_before_a_file_has_come(dashboard, empty_store):
    assert dashboard("import", store=empty_store).button(key="import_begin").disabled


def test_a_path_that_is_not_there_is_refused_in_words(dashboard, empty_store, on_this_machine):
    app = dashboard("import", store=empty_store)
    app.segmented_control(key="import_way").set_value("folder").run()
    app.text_input(key=key(app, "import_folder")).set_value("/nowhere/at/all")
    app.button(key="import_begin").click().run()
    assert "is not there" in app.error[0].value
    assert imports(empty_store) == []


def test_an_empty_store_leads_to_the_import(dashboard, empty_store):
    app = dashboard("overview", store=empty_store)
    assert "This store is empty" in html(app)
    assert any(link.proto.label == "Import reports" for link in app.get("page_link"))


def test_the_form_is_there_over_a_store_with_reports_too(dashboard):
    app = dashboard("import")
    assert not app.exception
    assert app.button(key="import_begin").label == "Show the first report"


def test_folders_of_this_machine_are_not_offered_to_others(dashboard, empty_store):
    app = dashboard("import", store=empty_store)
    assert list(app.segmented_control(key="import_way").options) == ["Files and archives", "Pasted text"]


def test_a_table_whose_columns_nobody_knows_is_read_at_a_second_try_by_those_that_are_chosen(
    dashboard, empty_store, on_this_machine, tmp_path
):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "riga.txt").write_text(item("Riga"))
    as_csv(inbox / "clippings.csv")
    made = begin(empty_store, folder=str(inbox))
    made.start("parse")
    until(empty_store, lambda state: state.status == "done")
    app = dashboard("import", store=empty_store, open=made.id)
    assert not app.exception

    def columns() -> dict:
        return {box.label: box for box in app.selectbox if str(box.key).startswith("column_")}

    assert [*columns()] == ["Text", "Title", "Lead", "Date", "URL", "Outlet", "Byline", "City", "Country", "People",
                          "Last day", "Key"]  # fmt: skip
    assert {box.value for box in columns().values()} == {None}

    def tried(**chosen: str) -> str:
        for label, column in chosen.items():
            columns()[label].set_value(column)
        app.button(key="import_columns").click().run()
        assert not app.exception
        return " ".join(error.value for error in app.error)

    assert "No column is chosen for the text" in tried(Title="Überschrift")
    assert "no day can be read" in tried(Text="Inhalt", Date="Quelle")
    assert tried(Date="Datum", Outlet="Quelle") == ""
    until(empty_store, lambda state: state.status == "done" and state.documents == 2)
    app.run()
    assert columns() == {}
    documents = open_store(empty_store).snapshot().tables().documents.set_index("title")
    assert documents.loc["Talks in Oslo", "published"] == date(2021, 5, 5)
    assert documents.loc["Talks in Oslo", "outlet"] == "First Wire"
    assert open_store(empty_store).parse([inbox]).unchanged == 3, "the store remembers what was chosen"
