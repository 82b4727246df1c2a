"""Importing in the browser: files dropped, the first one seen, the rest parsed while other pages are looked at."""

import pytest

from core.store import open_store
from tests.browser.conftest import broken, opened, served, settled
from tests.reading.test_columns import as_workbook
from tests.store.test_parsing import CITIES, item


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A store into which the tests of this module import, one after the other."""
    folder = tmp_path_factory.mktemp("stores") / "store"
    open_store(folder)
    with served(folder) as where:
        yield folder, where


def test_dropped_files_are_previewed_parsed_and_found_on_the_other_pages(fresh, empty):
    folder, address = empty
    page = fresh(address)
    opened(page, address)
    page.get_by_role("link", name="Import reports").click()
    page.wait_for_url(address + "import")
    settled(page)
    files = [
        {"name": f"{city}.txt", "mimeType": "text/plain", "buffer": item(city).encode()} for city in CITIES
    ] + [{"name": "../../empty.txt", "mimeType": "text/plain", "buffer": b""}]  # fmt: skip
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_text("Cairo.txt").first.wait_for()
    settled(page)
    page.get_by_role("button", name="Show the first report").click()
    page.locator(".document .in-meeting").first.wait_for()
    assert open_store(folder).snapshot().counts()["documents"] == 0
    page.get_by_role("button", name="Parse all").click()
    page.get_by_text("1 input could not be used").wait_for()
    page.get_by_text("Done.").wait_for()
    settled(page)
    assert open_store(folder).snapshot().counts()["documents"] == len(CITIES)
    page.get_by_role("link", name="The reports", exact=True).click()
    page.wait_for_url(address + "document")
    page.locator(".plain-list a", has_text="Example Wire").first.wait_for()


def test_columns_that_nobody_knows_are_chosen_and_seen_before_the_parse(fresh, empty, tmp_path):
    folder, address = empty
    before = open_store(folder).snapshot().counts()["documents"]
    as_workbook(tmp_path / "clippings.xlsx")
    page = fresh(address)
    opened(page, address + "import")
    page.locator("input[type=file]").set_input_files(str(tmp_path / "clippings.xlsx"))
    page.get_by_text("clippings.xlsx").first.wait_for()
    settled(page)
    page.get_by_role("button", name="Show the first report").click()

    def choose(meaning: str, column: str) -> None:
        page.get_by_role("combobox", name=meaning, exact=True).click()
        page.get_by_role("option", name=column).first.click()

    choose("Text", "Nr.")
    page.get_by_role("button", name="Try these columns").click()
    page.get_by_text("“Nr.” holds no reports").wait_for()
    settled(page)
    assert broken(page) == []
    choose("Text", "Inhalt")
    choose("Date", "Datum")
    page.get_by_role("button", name="Try these columns").click()
    page.locator(".document .in-meeting").first.wait_for()
    page.get_by_text("Columns: text from “Inhalt” and date from “Datum”").wait_for()
    page.get_by_role("button", name="Parse all: 2 inputs").click()
    page.get_by_text("Done.").wait_for()
    documents = open_store(folder).snapshot().tables().documents
    assert len(documents) == before + 2
    assert {"2021-05-04", "2021-05-05"} <= {str(day) for day in documents["published"]}
