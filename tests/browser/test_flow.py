"""The way an analyst goes: filter, quote, source, meeting, network, quote again; and what can be taken away."""

import csv
import json
from pathlib import Path

import pytest

from tests.browser.conftest import led, opened, settled
from tests.dashboard.conftest import RIGA


def node_spot(page, node: str) -> list[float]:
    """Where a node lies in the window."""
    page.wait_for_selector(".network-stage[data-ready]")
    page.locator(".network-canvas").scroll_into_view_if_needed()
    return page.evaluate(
        """(node) => {
            const network = document.querySelector(".network-stage").communique.network;
            const box = document.querySelector(".network-canvas canvas").getBoundingClientRect();
            const spot = network.canvasToDOM(network.getPosition(node));
            return [box.x + spot.x, box.y + spot.y];
        }""",
        node,
    )


def click_node(page, node: str) -> None:
    """Click on a node."""
    page.mouse.click(*node_spot(page, node))


def click_edge(page, edge: str) -> None:
    """Click in the middle of a straight tie."""
    page.wait_for_selector(".network-stage[data-ready]")
    page.locator(".network-canvas").scroll_into_view_if_needed()
    at = page.evaluate(
        """(edge) => {
            const network = document.querySelector(".network-stage").communique.network;
            const box = document.querySelector(".network-canvas canvas").getBoundingClientRect();
            const [from, to] = network.getConnectedNodes(edge).map((node) => network.getPosition(node));
            const spot = network.canvasToDOM({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
            return [box.x + spot.x, box.y + spot.y];
        }""",
        edge,
    )
    page.mouse.click(*at)


def click_mark(page, number: int = 0) -> None:
    """Click on a mark of the timeline's lanes."""
    mark = page.locator("[class*=st-key-timeline_lanes_] .scatterlayer .points path").nth(number)
    mark.wait_for()
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def saved(page, button, folder: Path) -> list[dict[str, str]]:
    """The rows of the file that a button gives."""
    with page.expect_download() as download:
        button.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_from_a_quote_to_its_source_its_meeting_the_network_and_back_to_a_quote(browser_page, address):
    page = browser_page
    opened(page, address + "quotes")
    page.locator(".facets a", has_text="Estonia").click()
    page.wait_for_url(address + "quotes?country=ee")
    page.locator(".card .words a", has_text="second rail link").click()
    lit = page.locator(".document .lit")
    lit.first.wait_for()
    assert "".join(lit.all_inner_texts()) == "Estonia would open a second rail link"
    settled(page)
    page.wait_for_function("window.communiqueLit")  # it has been brought into view

    page.locator(".card.meeting").get_by_role("link", name="In the network").click()
    page.wait_for_url(lambda url: url.startswith(address + "network?"))
    settled(page)
    click_node(page, "a_ozola")
    page.wait_for_url(lambda url: "node=a_ozola" in url)
    page.locator("[data-testid=stMain] h2", has_text="Anna Ozola").wait_for()
    settled(page)
    page.get_by_role("link", name="All its statements").click()
    page.wait_for_url(lambda url: url.startswith(address + "quotes?"))
    settled(page)
    page.go_back()
    page.wait_for_selector(".network-stage[data-ready]")
    assert "node=a_ozola" in page.url


def test_a_click_on_a_tie_shows_what_it_rests_on_and_leads_to_the_words(browser_page, address):
    page = browser_page
    opened(page, address + "network")
    click_edge(page, "met~a_ozola~a_tamm")
    page.wait_for_url(lambda url: "edge=met" in url)
    card = page.locator(".card.meeting")
    card.wait_for()
    assert "Anna Ozola" in card.inner_text()
    settled(page)
    card.get_by_role("link", name="Open in source").click()
    lit = page.locator(".document .lit")
    lit.first.wait_for()
    words = "Latvian Foreign Minister Anna Ozola met Estonia’s Juri Tamm here on Tuesday."
    assert words in RIGA
    assert "".join(lit.all_inner_texts()) == words


def test_a_click_on_a_mark_shows_the_meeting_and_a_fresh_browser_shows_it_again(fresh, address):
    page = fresh(address)
    opened(page, address + "timeline")
    click_mark(page)
    page.wait_for_url(address + "timeline?picked=m_riga")
    page.locator(".card.meeting").wait_for()
    page.locator(".card.quote").nth(1).wait_for()
    again = fresh(address)
    opened(again, page.url)
    again.locator(".card.meeting").wait_for()
    again.locator(".card.quote").nth(1).wait_for()
    assert again.locator(".card").count() == 3
    again.get_by_role("button", name="Close").click()
    again.wait_for_url(address + "timeline")


def test_a_click_above_a_low_bar_of_meetings_drawn_together_shows_them(fresh, address):
    page = fresh(address, width=390)
    opened(page, address + "timeline?grain=day")
    click_mark(page)
    page.wait_for_url(lambda url: "picked=2021-05-04%2F2021-05-04%2F" in url)
    page.locator(".card.meeting").wait_for()


def test_dragging_across_the_bars_looks_at_a_period(browser_page, address):
    page = browser_page
    opened(page, address + "timeline")
    plot = page.locator(".st-key-timeline_volume .nsewdrag").first
    plot.wait_for()
    box = plot.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=6)
    page.mouse.up()
    page.wait_for_url(lambda url: "from_date=2021-05-0" in url and "to_date=2021-05-0" in url)
    page.get_by_role("button", name="Whole period").click()
    page.wait_for_url(address + "timeline")


@pytest.mark.parametrize(
    "query",
    [
        "quotes?country=ee",
        "timeline?lane=country&actor=a_tamm",
        "network?nodes=countries&size=degree",
        "document?open=d_riga&row=q_rail&layers=quotes",
    ],
)
def test_an_address_opens_the_same_view_in_a_new_browser(fresh, shared_page, address, query):
    texts = []
    for page, come in ((shared_page, led), (fresh(address), opened)):
        come(page, address + query)
        assert page.url == address + query
        texts.append(page.locator("[data-testid=stMain]").inner_text())
    assert texts[0] == texts[1]


def test_the_file_of_the_network_s_nodes_is_the_table_on_the_screen(shared_page, address, tmp_path):
    page = shared_page
    led(page, address + "network")
    rows = saved(page, page.locator(".st-key-csv_network-nodes button"), tmp_path)
    page.wait_for_selector("[data-testid=stDataFrame] [role=gridcell]", state="attached")
    cells = page.locator("[data-testid=stDataFrame]").first.evaluate(
        """(grid) => [...grid.querySelectorAll("[role=row]")]
            .map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent))
            .filter((row) => row.length)"""
    )
    on_screen = [[row[0], row[4], row[5]] for row in cells]
    assert [[row["name"], row["meetings"], row["statements"]] for row in rows] == on_screen
    assert {row["node"] for row in rows} == {"a_ozola", "a_tamm"}


def test_the_files_of_ties_and_of_the_timeline_hold_what_is_shown(shared_page, address, tmp_path):
    page = shared_page
    led(page, address + "network")
    page.get_by_role("tab", name="Ties").click()
    ties = saved(page, page.locator(".st-key-csv_network-edges button"), tmp_path)
    assert [(row["source"], row["target"], row["kind"], row["weight"]) for row in ties] == [
        ("a_ozola", "a_tamm", "met", "1")
    ]
    led(page, address + "timeline?actor=a_tamm")
    rows = saved(page, page.locator(".st-key-csv_timeline button"), tmp_path)
    names = page.locator("[class*=st-key-timeline_lanes_] .annotation-text").all_text_contents()
    assert [row["lane"] for row in rows] == [name.split(" ·")[0].strip() for name in names]
    assert {row["date_start"] for row in rows} == {"2021-05-04"}


def test_a_file_that_is_asked_for_while_the_page_is_drawn_comes_when_it_is(shared_page, address):
    """Streamlit drops what a button would have given once it draws the button anew; a click in between was lost."""
    page = shared_page
    led(page, address + "network")
    files = []
    page.on("download", lambda file: files.append(file))
    app = "document.querySelector('.stApp')"
    page.evaluate(f"{app}.dataset.testScriptState = 'running'")
    page.locator(".st-key-csv_network-nodes button").click()
    page.get_by_role("status").get_by_text("Waiting for the page").wait_for()
    assert files == []
    with page.expect_download() as download:
        page.evaluate(f"{app}.dataset.testScriptState = 'notRunning'")
    assert download.value.suggested_filename == "network-nodes.csv"


def test_a_row_of_the_table_chooses_the_node_by_keyboard(browser_page, address):
    page = browser_page
    opened(page, address + "network")
    chooser = page.get_by_role("combobox", name="Chosen")
    chooser.focus()
    page.keyboard.type("Juri")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "node=a_tamm" in url)


def test_the_network_is_moved_by_keys(browser_page, address):
    page = browser_page
    opened(page, address + "network")
    page.wait_for_selector(".network-stage[data-ready]")
    scale = "document.querySelector('.network-stage').communique.network.getScale()"
    before = page.evaluate(scale)
    page.locator(".network-canvas").focus()
    page.keyboard.press("+")
    page.wait_for_function(f"{scale} > {before} * 1.2")


def test_filters_chips_and_history_agree(browser_page, address):
    page = browser_page
    opened(page, address + "timeline?country=ee")
    page.locator(".st-key-chips").get_by_role("button", name="Country: Estonia").click()
    page.wait_for_url(address + "timeline")
    settled(page)
    page.go_back()
    page.locator(".st-key-chips").get_by_role("button", name="Country: Estonia").wait_for()
    assert page.url == address + "timeline?country=ee"
    assert json.loads(page.evaluate("JSON.stringify([...new URLSearchParams(location.search)])")) == [["country", "ee"]]
