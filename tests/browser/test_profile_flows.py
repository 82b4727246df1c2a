"""Actor, Topics, Compare and Map: choose in the chart, read what it rests on, go to the source."""

import pytest

from core.store import open_store
from tests.browser.conftest import WIDTHS, led, opened, served, settled
from tests.browser.test_flow import saved
from tests.profiles import told


@pytest.fixture(scope="module")
def told_address(tmp_path_factory):
    """Dahl, Haddad and Roy in two items (tests/profiles/told.py)."""
    folder = tmp_path_factory.mktemp("stores") / "told"
    open_store(folder).write(told.tables())
    with served(folder) as address:
        yield address


def click_point(page, chart: str, key: str) -> None:
    """Click on the mark of a chart that has this key."""
    plot = page.locator(f"[class*=st-key-chart_{chart}_] .js-plotly-plot")
    plot.wait_for()
    plot.scroll_into_view_if_needed()
    settled(page)
    at = plot.evaluate(
        """(plot, key) => {
            const box = plot.getBoundingClientRect();
            for (const trace of plot._fullData) {
                const data = trace.customdata && [...trace.customdata];
                const number = data ? data.indexOf(key) : -1;
                if (number < 0) continue;
                const { xaxis, yaxis } = plot._fullLayout;
                const flat = trace.type === "bar" && trace.orientation === "h";
                const base = trace.base ? trace.base[number] : 0;
                const y = trace.type === "bar" && !flat ? base + trace.y[number] / 2 : trace.y[number];
                const x = flat ? trace.x[number] / 2 : trace.x[number];
                return [box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(y)];
            }
            return null;
        }""",
        key,
    )
    assert at is not None, f"no mark {key}"
    page.mouse.move(*at)
    page.mouse.click(*at)


def lit_words(page) -> str:
    """What is lit in the document."""
    lit = page.locator(".document .lit")
    lit.first.wait_for()
    return "".join(lit.all_inner_texts())


def test_actor_from_a_card_to_the_profile_to_a_counterpart_to_the_source(fresh, told_address, tmp_path):
    page = fresh(told_address)
    opened(page, told_address + "quotes")
    page.locator(".card .speaker a", has_text="Ida Dahl").click()
    page.wait_for_url(told_address + "actor?who=dahl")
    page.locator("[data-testid=stMain] h2", has_text="Counterparts").wait_for()
    settled(page)
    rows = saved(page, page.locator(".st-key-csv_actor-counterparts button"), tmp_path)
    assert [(row["name"], row["met"]) for row in rows] == [("Omar Haddad", "2"), ("Leo Roy", "1")]
    click_point(page, "with", "haddad|told_of_by")
    page.wait_for_url(lambda url: "picked=with%3Ahaddad%7Ctold_of_by" in url)
    page.locator(".card .words a", has_text="Dahl knows gas").click()
    assert lit_words(page) == "Dahl knows gas"
    settled(page)
    page.go_back()
    page.locator(".card .words a", has_text="Dahl knows gas").wait_for()


def test_topics_from_a_cell_to_its_statements_to_the_source(fresh, told_address, tmp_path):
    page = fresh(told_address)
    opened(page, told_address + "topics")
    rows = saved(page, page.locator(".st-key-csv_topics-who button"), tmp_path)
    assert ("haddad", "energy", "2") in [(row["who"], row["topic"], row["rows"]) for row in rows]
    click_point(page, "cell", "haddad|fisheries")
    page.wait_for_url(lambda url: "picked=cell%3Ahaddad%7Cfisheries" in url)
    page.locator(".card .words a", has_text="gas and fish would flow").wait_for()
    settled(page)
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(told_address + "topics")
    settled(page)
    click_point(page, "period", "energy|2022-09-01|2022-09-30")
    page.locator(".card .words a", has_text="Dahl knows gas").click()
    assert lit_words(page) == "Dahl knows gas"


def test_compare_from_a_bar_to_its_meetings_and_a_fresh_browser_shows_it_again(fresh, told_address, tmp_path):
    page = fresh(told_address)
    opened(page, told_address + "compare?sides=dahl%7Chaddad")
    rows = saved(page, page.locator(".st-key-csv_compare-topics button"), tmp_path)
    assert ("haddad", "energy", "2") in [(row["side"], row["topic"], row["rows"]) for row in rows]
    click_point(page, "met", "roy|dahl")
    page.wait_for_url(lambda url: "picked=met%3Aroy%7Cdahl" in url)
    page.locator(".card.meeting", has_text="Leo Roy").wait_for()
    again = fresh(told_address)
    opened(again, page.url)
    again.locator(".card.meeting", has_text="Leo Roy").get_by_role("link", name="Open in source").click()
    assert lit_words(again) == "phoned Leo Roy"


def test_map_from_a_circle_to_its_meeting_and_along_a_journey(fresh, told_address, tmp_path):
    """That no tile, outline or projection is asked for from outside is checked for every page (conftest)."""
    page = fresh(told_address)
    opened(page, told_address + "map")
    rows = saved(page, page.locator(".st-key-csv_map-places button"), tmp_path)
    assert {row["city"] for row in rows} == {"Oslo", "Amman", "Paris"}
    click_point(page, "place", "no~Oslo")
    page.wait_for_url(lambda url: "picked=place%3Ano~Oslo" in url)
    page.locator(".card.meeting", has_text="1 June 2021").wait_for()
    led(page, told_address + "map?who=dahl")
    click_point(page, "stop", "2")
    page.locator(".card.meeting", has_text="9 September 2022").get_by_role("link", name="Open in source").click()
    assert lit_words(page) == "Ms Dahl met Haddad here today"


@pytest.mark.parametrize("name", ["actor?who=dahl&show=said", "map?who=dahl", "topics?picked=cell%3Ahaddad%7Cenergy"])
def test_what_is_chosen_scrolls_not_sideways_and_fails_not(windows, told_address, name):
    for page in windows(told_address):
        led(page, told_address + name)
        window, *wide = page.evaluate(WIDTHS)
        assert max(wide) <= window
        assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


def test_a_cell_of_the_table_is_chosen_by_keyboard(fresh, told_address):
    page = fresh(told_address)
    opened(page, told_address + "topics")
    page.locator("summary", has_text="The same as a table").first.click()
    cell = page.locator(".listing a", has_text="2").first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "picked=cell%3Ahaddad%7Cenergy" in url)
    page.locator(".card .words a", has_text="Dahl knows gas").wait_for()


def test_a_table_without_room_says_each_heading_beside_its_value_and_stays_a_table(windows, told_address):
    beside = """() => {
        const place = document.querySelector('.scrolls');
        const cells = [...place.querySelectorAll('tbody tr:first-child td')];
        return [place.scrollWidth <= place.clientWidth,
                cells.map((cell) => getComputedStyle(cell, '::before').content.split('"')[1]).join('')];
    }"""
    desk, phone = windows(told_address)
    led(phone, told_address + "actor")
    fits, headings = phone.evaluate(beside)
    assert fits
    assert headings.startswith("What it is Country Statements Meetings")
    assert phone.get_by_role("table", name="Actors").get_by_role("row").count() == 4
    led(desk, told_address + "actor")
    assert desk.evaluate(beside) == [True, ""]
    assert desk.get_by_role("columnheader", name="Statements").is_visible()
