"""Quality from a gold file, and what is shown taken away as files, each opened as its users would."""

import io
import json
from pathlib import Path

import networkx as nx
import openpyxl

from tests.browser.conftest import led, opened, settled
from tests.dashboard.test_quality import GOLD


def saved(page, button) -> bytes:
    """The file that a button gives."""
    button.first.wait_for()
    with page.expect_download() as download:
        button.first.click()
    return Path(download.value.path()).read_bytes()


def test_a_gold_file_is_measured_and_its_figures_can_be_taken_away(browser_page, address, tmp_path):
    page = browser_page
    gold = tmp_path / "gold.jsonl"
    gold.write_text(GOLD, "utf-8")
    opened(page, address + "quality")
    page.get_by_text("No row was accepted, rejected or corrected yet").wait_for()
    page.locator("input[type=file]").set_input_files(str(gold))
    page.locator(".st-key-csv_quality-gold button").wait_for()
    settled(page)
    assert page.locator("[data-testid=stException]").count() == 0
    page.get_by_role("radio", name="Outlet").click()
    page.wait_for_url(lambda url: "by=outlet" in url)
    settled(page)
    rows = saved(page, page.locator(".st-key-csv_quality-gold button")).decode("utf-8-sig").splitlines()
    assert rows[0].replace('"', "").startswith("part,group,measure,share")
    assert any("North Wire" in row and "recall" in row for row in rows)


def test_statements_are_taken_away_as_workbook_report_slides_and_entities(shared_page, address):
    page = shared_page
    led(page, address + "quotes?country=ee")
    book = openpyxl.load_workbook(io.BytesIO(saved(page, page.locator(".st-key-xlsx_quotes button"))))
    heading, *rows = book.active.iter_rows(values_only=True)
    said = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["text"] for row in said] == ["Estonia would open a second rail link"]
    assert b"Filters: Country: Estonia." in saved(page, page.locator(".st-key-report_view button"))
    slides = json.loads(saved(page, page.locator(".st-key-timelinejs_view button")))
    assert [slide["display_date"] for slide in slides["events"]] == ["4 May 2021"]
    lines = saved(page, page.locator(".st-key-ftm_view button")).decode().splitlines()
    assert "Juri Tamm" in {name for line in lines for name in json.loads(line)["properties"].get("name", ())}


def test_the_network_is_taken_away_in_the_formats_of_networks(shared_page, address):
    page = shared_page
    led(page, address + "network")
    for form, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        made = read(io.BytesIO(saved(page, page.locator(f".st-key-{form}_network button"))))
        assert set(made) == {"a_ozola", "a_tamm"}


def test_a_report_of_hostile_texts_acts_on_nothing_and_asks_for_nothing(fresh, shared_page, address, tmp_path):
    led(shared_page, address)
    report = tmp_path / "report.html"
    report.write_bytes(saved(shared_page, shared_page.locator(".st-key-report_view button")))
    for scheme in ("light", "dark"):
        page = fresh(report.as_uri(), width=390, scheme=scheme)
        page.goto(report.as_uri())
        assert page.title() == "Meetings and statements"
        assert page.locator("script, img, link, iframe, a").count() == 0
        assert page.locator("svg").count() >= 2
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert "<img src=x onerror=" in page.locator("main").inner_text()
