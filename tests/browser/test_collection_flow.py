"""Keeping rows from their cards, by keyboard: star, note, order, the collection as a view, its files, a saved view."""

import csv

import pytest

from core.store import open_store
from tests.browser.conftest import WIDTHS, opened, served, settled
from tests.dashboard.conftest import small_tables


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A store that these tests write to, and where it is served."""
    folder = tmp_path_factory.mktemp("stores") / "desk"
    store = open_store(folder)
    store.write(small_tables())
    with served(folder) as where:
        yield store, where


def press(page, name: str, card: int = 0) -> None:
    """Press a button of a card by keyboard."""
    button = page.locator(".card").nth(card).get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def test_star_note_order_view_report_and_back(desk, fresh, tmp_path):
    store, where = desk
    page = fresh(where)
    opened(page, where + "quotes?country=ee&country=lv&sort=text")
    press(page, "Star", 0)
    page.get_by_text("Kept in “Starred”").wait_for()
    assert page.locator(".card").first.locator(".star").get_attribute("aria-pressed") == "true"
    assert [one.name for one in store.collections.all()] == ["Starred"]

    # A note goes to a collection of its own, which is made by writing its name.
    press(page, "Note", 1)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").fill("Rail")
    page.keyboard.press("Enter")
    dialog.get_by_label("Note", exact=True).fill("Ask the ministry.")
    page.keyboard.press("Tab")
    settled(page)
    dialog.get_by_role("button", name="Keep", exact=True).press("Enter")
    page.get_by_text("Kept in “Rail”").wait_for()
    rail = next(one for one in store.collections.all() if one.name == "Rail")
    assert [(note.mark.row_id, note.text) for note in rail.notes] == [("q_rail", "Ask the ministry.")]

    # New stars go to the collection that was chosen last; the stars of the page say so.
    page.wait_for_function("document.querySelectorAll('.card .star[aria-pressed=true]').length === 1")
    press(page, "Star", 0)
    page.wait_for_function("document.querySelectorAll('.card .star[aria-pressed=true]').length === 2")

    page.locator("[data-testid=stSidebar]").get_by_role("link", name="Collections").click()
    page.locator(".plain-list a", has_text="Rail").click()
    page.wait_for_selector(".kept .card")
    settled(page)
    assert page.locator(".kept blockquote").all_inner_texts() == [
        "Estonia would open a second rail link", "“Trade between our two countries grew fast”",
    ]  # fmt: skip
    page.get_by_role("button", name="Down").first.press("Enter")
    page.wait_for_function("document.querySelector('.kept blockquote').innerText.includes('grew fast')")
    settled(page)

    with page.expect_download() as download:
        page.get_by_text("Download CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    rows = list(csv.DictReader((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["place"], row["note"], row["speaker"]) for row in rows] == [
        ("1", "", "Anna Ozola"), ("2", "Ask the ministry.", "Juri Tamm"),
    ]  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="Report with citations").click()
    download.value.save_as(tmp_path / "report.html")
    report = (tmp_path / "report.html").read_text("utf-8")
    assert report.index("grew fast") < report.index("Ask the ministry.")

    page.locator("[data-testid=stMain]").get_by_role("link", name="Timeline").click()
    page.locator(".st-key-chips").get_by_role("button", name="Collection: Rail").wait_for()
    assert page.url == where + f"timeline?collection={rail.collection_id}"


def test_a_view_is_saved_by_name_and_reopens_what_was_seen(desk, fresh):
    _, where = desk
    page = fresh(where)
    opened(page, where + "quotes?country=ee&as=table")
    page.get_by_role("button", name="Saved views").press("Enter")
    page.get_by_label("Name of this view").fill("Estonia")
    page.keyboard.press("Enter")
    page.get_by_text("Saved as “Estonia”").wait_for()
    settled(page)
    other = fresh(where)
    opened(other, where)
    other.get_by_role("button", name="Saved views").press("Enter")
    other.get_by_test_id("stPopoverBody").get_by_role("link", name="Estonia").press("Enter")
    other.wait_for_url(where + "quotes?country=ee&as=table")
    other.locator(".st-key-chips").get_by_role("button", name="Country: Estonia").wait_for()


def test_a_collection_does_not_scroll_sideways(desk, windows):
    store, where = desk
    for page in windows(where):
        opened(page, where + f"collections?open={store.collections.all()[0].collection_id}")
        window, *wide = page.evaluate(WIDTHS)
        assert max(wide) <= window
