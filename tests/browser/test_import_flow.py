"""Importing in the browser: files dropped, the first one seen, the rest parsed while other pages are looked at."""

import pytest

from core.store import open_store
from tests.browser.conftest import opened, served, settled
from tests.store.test_parsing import CITIES, item


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "store"
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
