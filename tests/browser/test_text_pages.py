"""Links, history, hints, hostile reports, copying and downloading on the pages that are text."""

import csv

from tests.browser.conftest import led, opened, settled
from tests.dashboard.conftest import RIGA


def test_the_first_address_asked_for_may_be_any_page(browser_page, address):
    opened(browser_page, address + "quotes?actor=a_tamm")
    browser_page.wait_for_selector(".card")
    assert browser_page.locator(".card").count() == 1
    assert browser_page.evaluate("getComputedStyle(document.querySelector('.card')).borderBottomStyle") == "solid"


def test_quote_to_source_to_row_and_back(shared_page, address):
    led(shared_page, address)
    shared_page.locator(".ranked li", has_text="Juri Tamm").locator("a.number").click()
    shared_page.wait_for_selector(".card .words a")
    assert shared_page.url == address + "quotes?actor=a_tamm"

    shared_page.locator(".card .words a").click()
    lit = shared_page.locator(".document .lit")
    lit.first.wait_for()
    start = RIGA.index("Estonia would open")
    assert shared_page.url == address + f"document?actor=a_tamm&open=d_riga&at={start}-{start + 37}&row=q_rail"
    assert "".join(lit.all_inner_texts()) == "Estonia would open a second rail link"
    assert lit.first.is_visible()
    settled(shared_page)

    shared_page.go_back()
    shared_page.wait_for_selector("[data-testid=stMain] .st-key-controls")
    settled(shared_page)
    assert shared_page.url == address + "quotes?actor=a_tamm"
    shared_page.go_back()
    shared_page.wait_for_selector(".figures")
    settled(shared_page)
    assert shared_page.url == address
    shared_page.go_forward()
    shared_page.wait_for_selector(".card .words a")
    assert shared_page.url == address + "quotes?actor=a_tamm"


def test_the_view_is_kept_from_page_to_page(shared_page, address):
    led(shared_page, address + "quotes?country=ee")
    shared_page.wait_for_selector(".card")
    shared_page.locator("[data-testid=stSidebar]").get_by_role("link", name="Timeline").click()
    shared_page.wait_for_url(address + "timeline?country=ee")
    # The next test leads on from what is drawn.
    shared_page.get_by_role("heading", name="Timeline", level=1).wait_for()
    settled(shared_page)


def test_a_reason_is_shown_to_the_keyboard_and_goes_on_escape(shared_page, address):
    led(shared_page, address + "document?open=d_riga")
    mark = shared_page.locator(".document a.in-quote.direct")
    mark.focus()
    hint = shared_page.locator("#communique-hint")
    hint.wait_for()
    assert hint.inner_text().startswith("Statement in quotation marks. Anna Ozola")
    shared_page.keyboard.press("Escape")
    assert hint.is_hidden()


def test_a_hostile_report_changes_nothing_but_its_own_text(shared_page, address):
    led(shared_page, address + "document?open=d_hostile&row=q_hostile")
    shared_page.wait_for_selector(".document .lit")
    settled(shared_page)
    assert "taken over" not in shared_page.title()
    assert shared_page.locator(".stHtml img, .stHtml script").count() == 0
    assert '<script>document.title = "taken over"</script>' in shared_page.locator(".document").inner_text()


def test_a_citation_and_the_address_are_copied(shared_page, address):
    led(shared_page, address + "quotes?actor=a_tamm")
    shared_page.locator(".card").hover()
    shared_page.get_by_role("button", name="Copy citation as plain text").click()
    shared_page.get_by_text("Copied", exact=True).wait_for(state="attached")
    assert shared_page.evaluate("navigator.clipboard.readText()").startswith(
        "Juri Tamm, 4 May 2021: Estonia would open"
    )
    shared_page.get_by_role("button", name="Copy link").click()
    shared_page.wait_for_function("document.querySelector('[data-copy=address]').dataset.said === 'Copied'")
    assert shared_page.evaluate("navigator.clipboard.readText()") == address + "quotes?actor=a_tamm"


def test_the_downloaded_rows_are_those_of_the_filters(shared_page, address, tmp_path):
    led(shared_page, address + "quotes?country=ee")
    shared_page.wait_for_selector(".card")
    with shared_page.expect_download() as download:
        shared_page.get_by_text("Download CSV").click()
    download.value.save_as(tmp_path / "rows.csv")
    rows = list(csv.DictReader((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()))
    assert [row["text"] for row in rows] == ["Estonia would open a second rail link"]
    assert rows[0]["participants"] == "Anna Ozola; Juri Tamm"


def test_from_the_first_screen_to_the_source_of_a_statement_in_three_clicks(shared_page, address):
    page = shared_page
    led(page, address)
    page.locator(".figures a", has_text="statements").click()
    page.locator(".card .words a", has_text="Trade between our two countries").click()
    lit = page.locator(".document .lit")
    lit.first.wait_for()
    assert "".join(lit.all_inner_texts()) == "Trade between our two countries grew fast"


def test_the_first_stop_of_the_tab_key_leads_past_the_menu_to_the_content(browser_page, address):
    page = browser_page
    opened(page, address + "quotes")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")
    assert link.evaluate("(link) => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
