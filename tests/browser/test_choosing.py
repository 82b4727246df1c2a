"""What is chosen in a table or a chart comes into view on a phone, the keyboard follows, and closing leads back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import opened, settled

HEADING = """() => {
    const heading = document.querySelector('[class*=st-key-rows] :is(h1, h2, h3, h4)');
    const box = heading && heading.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= window.innerHeight;
}"""
FOCUSED = "document.activeElement.closest('[class*=st-key-rows]') && /^H[1-4]$/.test(document.activeElement.tagName)"
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def in_grid(page: Any, row: int) -> None:
    """Press the box of a row of a table that is drawn as a picture."""
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 36 + 35 * row + 17)


@pytest.mark.parametrize("where", ["quotes?as=table", "network"])
def test_on_a_phone_the_row_chosen_in_a_table_is_brought_into_view_and_closing_leads_back(fresh, address, where):
    page = fresh(address, width=390, height=844)
    opened(page, address + where)
    in_grid(page, 1)
    page.wait_for_function(HEADING)
    settled(page)
    page.get_by_role("button", name="Close").click()
    page.wait_for_function("!document.querySelector('[data-chosen]')")
    page.wait_for_function(
        "document.querySelector('[data-testid=stDataFrame]').getBoundingClientRect().top < innerHeight"
    )


def test_by_the_keyboard_a_link_of_a_table_leads_to_what_it_chooses_and_closing_back_to_it(fresh, address):
    page = fresh(address)
    opened(page, address + "topics")
    page.get_by_text("The same as a table").first.click()
    link = page.locator(".listing td a").first
    words = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(FOCUSED)
    page.wait_for_function(HEADING)
    settled(page)
    page.locator(".st-key-close button").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.activeElement.getAttribute('href') === {words!r}")


def test_a_link_opens_the_row_of_the_table_that_its_writer_had_chosen(fresh, address):
    page = fresh(address)
    opened(page, address + "quotes?as=table")
    in_grid(page, 0)
    page.wait_for_url(lambda url: "picked=" in url)
    settled(page)
    card = page.locator(".st-key-rows .card .words").inner_text()
    other = fresh(address)
    opened(other, page.url)
    assert other.locator(".st-key-rows .card .words").inner_text() == card
    assert other.evaluate(SCROLLED) == 0, "nobody has chosen anything here"
