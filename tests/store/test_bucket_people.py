"""What people do with a store in a bucket: import, note, correct. As in a folder, also when several do it at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core.imports import Upload, begin, imports
from core.store import open_store
from core.store.notes import mark
from tests.dashboard.conftest import APP
from tests.imports.test_imports import ended
from tests.store.buckets import MARKS
from tests.store.conftest import report
from tests.store.correcting import corrected, row
from tests.store.test_parsing import item

pytest.importorskip("obstore", reason="obstore is not installed (pip install 'communique[bucket]')")
pytestmark = MARKS


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is given to be imported into a bucket stays on this machine, in the user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_files_given_to_the_dashboard_are_read_into_the_bucket(place: str, home: Path) -> None:
    store = open_store(place)
    made = begin(store.folder, [Upload("riga.txt", item("Riga").encode()), Upload("photo.jpg", b"\x89PNG\r\n\x1a\n")])
    assert home in made.folder.parents
    made.start("preview")
    assert ended(made).status == "done", made.state().error
    assert list(open_store(made.preview, create=False).snapshot().tables().documents["source"]) == ["riga.txt"]
    assert store.snapshot().counts()["documents"] == 0
    made.start("parse")
    state = ended(made)
    assert (state.status, state.documents, state.rejects) == ("done", 1, 1), state.error
    assert list(store.snapshot().tables().documents["source"]) == ["riga.txt"]
    made.start("parse")
    assert (ended(made).unchanged, made.state().documents) == (1, 0)
    # Another store's imports are not shown with it.
    assert [one.id for one in imports(open_store(f"{place}-2").folder)] == []
    assert [one.id for one in imports(store.folder)] == [made.id]


def test_the_page_import_takes_a_pasted_text_and_other_pages_show_it(
    place: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store(place)
    monkeypatch.setenv("COMMUNIQUE_STORE", place)
    app = AppTest.from_file(str(APP), default_timeout=300).switch_page("pages/import.py").run()
    app.segmented_control(key="import_way").set_value("text").run()
    app.text_area(key="import_text_0").set_value(item("Riga"))
    app.button(key="import_begin").click().run()
    assert not app.exception
    (made,) = imports(store.folder)
    assert ended(made).status == "done", made.state().error
    made.start("parse")
    assert ended(made).status == "done", made.state().error
    quotes = AppTest.from_file(str(APP), default_timeout=300).switch_page("pages/quotes.py").run()
    assert not quotes.exception
    assert any("Trade between our two countries grew fast" in one.value for one in quotes.get("html"))


def test_notes_collections_and_saved_views_are_kept_in_the_bucket(place: str) -> None:
    store = open_store(place)
    store.write(report(1))
    chosen = store.collections.create("Pipelines", author="Ada")
    note = store.collections.keep(chosen, mark(store.snapshot().sql, "quotes", "oil_1"), author="Ada")
    assert not store.collections.write(note, "Compare with May.", before="", author="Ada")
    store.collections.save_view("Iran", "quotes", {"country": ["ir"]}, author="Ada")
    there = open_store(place, create=False)
    notes = there.snapshot().tables().notes
    assert [(n["collection"], n["row_id"], n["text"], n["author"], n["found"]) for _, n in notes.iterrows()] == [
        ("Pipelines", "oil_1", "Compare with May.", "Ada", "same")
    ]
    assert [(view.name, view.query) for view in there.collections.views()] == [("Iran", {"country": ["ir"]})]
    # They outlive a parse: the report is written anew.
    there.write(report(1))
    assert list(open_store(place).snapshot().tables().notes["found"]) == ["same"]


def test_corrections_are_laid_over_the_tables_and_of_two_people_at_once_nothing_is_lost(
    place: str,
) -> None:
    store = open_store(place)
    store.write(report(1))

    def decide(author: str, field: str, value: str) -> None:
        corrected(open_store(place), "quotes", "oil_1", author, **{field: value})

    people = [threading.Thread(target=decide, args=told)
              for told in (("Ada", "act", "promise"), ("Ben", "type", "mixed"))]  # fmt: skip
    for one in people:
        one.start()
    for one in people:
        one.join()
    there = open_store(place, create=False)
    now = row(there, "quotes", "oil_1")
    assert now is not None
    assert (now["act"], now["type"]) == ("promise", "mixed")
    corrections = there.snapshot().tables().corrections
    assert dict(zip(corrections["field"], corrections["author"], strict=True)) == {"act": "Ada", "type": "Ben"}
    there.take_back([one.decision_id for one in there.corrections() if one.field == "act"])
    again = row(open_store(place), "quotes", "oil_1")
    assert again is not None
    assert pd.isna(again["act"]) or again["act"] != "promise"
    assert again["type"] == "mixed"
