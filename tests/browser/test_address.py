"""What a reader does with a page stands in its address: a desk does it, and a phone that is given the link shows it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import led, opened, settled
from tests.browser.test_charts_by_keyboard import DRAWING, SIGHT, shows
from tests.browser.test_choosing import in_grid
from tests.browser.test_flow import saved
from tests.dashboard.test_grid import JOKE, RAIL, TRADE

TICKED = "document.querySelectorAll('[data-testid=stDataFrame] [role=row][aria-selected=true]').length"


@pytest.fixture
def both(windows: Any, address: str) -> tuple[Any, Any]:
    """A desk and a phone."""
    desk, phone = windows(address)
    return desk, phone


def says(page: Any, words: str) -> None:
    """Wait until the address holds this."""
    page.wait_for_url(lambda url: words in url)
    settled(page)


def sight(page: Any, *sides: float) -> list[float]:
    """What a map shows, once it is this, where that is given."""
    if sides:
        page.wait_for_function(
            f"(sides) => ({SIGHT})().every((side, at) => Math.abs(side - sides[at]) < 0.01)", arg=list(sides)
        )
    found: list[float] = page.evaluate(SIGHT)
    return found


def test_a_link_shows_the_part_of_a_map_that_its_writer_saw_and_leads_back_to_all_of_it(both, address):
    desk, phone = both
    opened(desk, address + "map")
    everything = sight(desk)
    desk.locator(DRAWING).focus()
    desk.keyboard.press("+")
    west = shows(desk, f"east - west < {0.6 * (everything[1] - everything[0])}")[0]
    desk.keyboard.press("ArrowRight")
    near = shows(desk, f"west > {west}")
    says(desk, f"sight={near[0]:.3f}".rstrip("0"))
    opened(phone, desk.url)
    sight(phone, *near)
    phone.locator(DRAWING).focus()
    phone.keyboard.press("0")
    sight(phone, *everything)
    phone.wait_for_url(lambda url: "sight=" not in url)
    # What is chosen afterwards leaves it as it is.
    box = desk.locator(".scatterlayer .points path").first.bounding_box()
    desk.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    says(desk, "picked=")
    assert "sight=" in desk.url
    sight(desk, *near)


SEEN = """() => {
    const { network } = document.querySelector('.network-stage').communique;
    const { x, y } = network.getViewPosition();
    const { clientWidth, clientHeight } = document.querySelector('.network-canvas');
    return [x, y, clientWidth / network.getScale(), clientHeight / network.getScale()];
}"""
"""Of a network, what its middle is and how wide and high the plane in sight."""


def seen(page: Any) -> list[float]:
    page.wait_for_selector(".network-stage[data-ready]")
    found: list[float] = page.evaluate(SEEN)
    return found


def shows_what_was_seen(page: Any, x: float, y: float, width: float, height: float) -> None:
    """Wait until a network has this in its middle, all of it and in one direction no more."""
    page.wait_for_selector(".network-stage[data-ready]")
    page.wait_for_function(
        f"""([x, y, width, height]) => {{
            const [midX, midY, wide, high] = ({SEEN})();
            const most = Math.min(wide / width, high / height);
            return Math.abs(midX - x) < 2 && Math.abs(midY - y) < 2 && most > 0.97 && most < 1.03;
        }}""",
        arg=[x, y, width, height],
    )


def test_a_link_shows_the_part_of_a_network_that_its_writer_saw_also_after_a_choice_and_leads_back_to_all(
    both, address
):
    desk, phone = both
    opened(desk, address + "network")
    _, _, whole, _ = seen(desk)
    desk.locator(".network-canvas").focus()
    desk.keyboard.press("+")
    desk.keyboard.press("ArrowRight")
    desk.wait_for_url(lambda url: "sight=" in url)
    desk.wait_for_function(f"(whole) => ({SEEN})()[2] < 0.9 * whole", arg=whole)
    near = seen(desk)
    opened(phone, desk.url)
    shows_what_was_seen(phone, *near)
    phone.locator(".network-canvas").focus()
    phone.keyboard.press("0")
    phone.wait_for_url(lambda url: "sight=" not in url)
    # Who is chosen afterwards leaves it; another network does not.
    desk.get_by_role("combobox", name="Chosen").click()
    desk.get_by_role("option", name="Juri Tamm").click()
    says(desk, "node=a_tamm")
    assert "sight=" in desk.url
    shows_what_was_seen(desk, *near)
    desk.locator("[data-testid=stMain]").get_by_text("Countries", exact=True).click()
    says(desk, "nodes=countries")
    assert "sight=" not in desk.url


PLACE = """(id) => {
    const { x, y } = document.querySelector('.network-stage').communique.network.getPosition(id);
    return [Math.round(x), Math.round(y)];
}"""
"""Where a node of a network stands on the plane."""
ON_SCREEN = """(id) => {
    const { network } = document.querySelector('.network-stage').communique;
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    const box = document.querySelector('.network-canvas').getBoundingClientRect();
    return [box.left + x, box.top + y];
}"""


def stands(page: Any, node: str, place: list[int]) -> None:
    """Wait until a node stands there."""
    page.wait_for_selector(".network-stage[data-ready]")
    page.wait_for_function(f"([id, x, y]) => String(({PLACE})(id)) === String([x, y])", arg=[node, *place])


def test_a_link_shows_where_its_writer_has_put_a_node_also_under_another_filter_and_leads_back(both, address):
    desk, phone = both
    opened(desk, address + "network")
    desk.wait_for_selector(".network-stage[data-ready]")
    laid = {node: desk.evaluate(PLACE, node) for node in ("a_tamm", "a_ozola")}
    x, y = desk.evaluate(ON_SCREEN, "a_tamm")
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x + 30, y + 40, steps=4)
    desk.mouse.up()
    says(desk, "moved=a_tamm_")
    assert "node=" not in desk.url
    dragged = desk.evaluate(PLACE, "a_tamm")
    assert dragged != laid["a_tamm"]
    opened(phone, desk.url)
    stands(phone, "a_tamm", dragged)
    stands(phone, "a_ozola", laid["a_ozola"])
    phone.get_by_role("button", name="Put nodes back").click()
    stands(phone, "a_tamm", laid["a_tamm"])
    phone.wait_for_url(lambda url: "moved=" not in url)
    phone.get_by_role("button", name="Put nodes back").wait_for(state="hidden")
    # By keys it is the chosen node that is moved, and it stays where it is in a network drawn anew.
    opened(phone, address + "network?node=a_ozola")
    phone.wait_for_selector(".network-stage[data-ready]")
    phone.locator(".network-canvas").focus()
    phone.keyboard.press("Shift+ArrowDown")
    phone.wait_for_url(lambda url: "moved=a_ozola_" in url)
    below = phone.evaluate(PLACE, "a_ozola")
    assert below[0] == laid["a_ozola"][0] and below[1] > laid["a_ozola"][1]
    led(phone, phone.url + "&colour=community")
    stands(phone, "a_ozola", below)
    stands(phone, "a_tamm", laid["a_tamm"])


def test_a_link_shows_what_its_writer_had_unfolded_also_after_a_choice_in_it(both, address):
    desk, phone = both
    opened(desk, address + "map")
    desk.get_by_text("The same as a table").click()
    says(desk, "unfolded=table")
    desk.locator(".listing td a").first.click()
    says(desk, "picked=")
    opened(phone, desk.url)
    for page in both:
        page.locator(".listing").wait_for(state="visible")
        settled(page)
    desk.get_by_text("The same as a table").click()
    desk.wait_for_url(lambda url: "unfolded" not in url)


CHOOSE_AFTER = """(after) => {
    // Unfold the table and choose its first row so many milliseconds later.
    const choose = () => document.querySelector('.listing td a').click();
    const folded = document.querySelector('.st-key-unfold_table details');
    folded.addEventListener('toggle', () => setTimeout(choose, after), { once: true });
    folded.querySelector('summary').click();
}"""
TOLD_AFTER = 150
"""Milliseconds, by the page's script (PAUSE)."""


@pytest.mark.parametrize("after", [0, TOLD_AFTER + 1], ids=["before the server is told", "before it answers"])
def test_a_choice_made_right_after_unfolding_is_not_lost(both, address, after):
    desk, _ = both
    opened(desk, address + "map")
    desk.evaluate(CHOOSE_AFTER, after)
    desk.wait_for_selector("[data-chosen]", state="attached")
    settled(desk)
    assert "picked=" in desk.url and "unfolded=table" in desk.url
    # What is done next stands beside it.
    desk.get_by_text("The same as a table").click()
    desk.wait_for_url(lambda url: "unfolded" not in url)
    settled(desk)
    assert "picked=" in desk.url
    assert desk.locator("[data-chosen]").count()


def test_the_part_of_review_that_is_about_actors_stands_in_the_address_and_back_leads_out_of_it(both, address):
    desk, phone = both
    opened(desk, address + "review?as=actors")
    desk.get_by_role("tab", name="Merge or split one").click()
    says(desk, "part=one")
    desk.get_by_role("combobox", name="Actor", exact=True).wait_for(state="visible")
    opened(phone, desk.url)
    phone.get_by_role("combobox", name="Actor", exact=True).wait_for(state="visible")
    desk.go_back()
    desk.get_by_text("of like names to be told apart").wait_for(state="visible")
    settled(desk)


def test_a_tick_goes_with_its_choice_when_the_reader_steps_back_and_comes_again_with_it(both, address):
    desk, _ = both
    opened(desk, address + "quotes?as=table")
    in_grid(desk, 1)
    says(desk, "picked=")
    desk.wait_for_function(f"{TICKED} === 1")
    desk.go_back()
    desk.wait_for_function(f"{TICKED} === 0 && !document.querySelector('[data-chosen]')")
    settled(desk)
    desk.go_forward()
    desk.wait_for_function(f"{TICKED} === 1 && document.querySelector('[data-chosen]')")


SECOND = """(texts) => JSON.stringify(texts) === JSON.stringify(
    [...document.querySelectorAll('[data-testid=stDataFrame] [role=row]')]
        .map((row) => row.querySelectorAll('[role=gridcell]')[1]).filter(Boolean).map((cell) => cell.textContent))"""


def test_a_link_has_the_rows_of_a_table_in_the_order_that_its_writer_gave_them_by_a_heading(both, address):
    desk, phone = both
    led(desk, address + "quotes?as=table")

    def press_the_heading() -> None:
        box = desk.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
        desk.mouse.click(box["x"] + 300, box["y"] + 15)

    desk.wait_for_function(SECOND, arg=[TRADE, RAIL, JOKE])
    press_the_heading()
    says(desk, "order=quotes%3Atext")
    desk.wait_for_function(SECOND, arg=[JOKE, RAIL, TRADE])
    press_the_heading()
    says(desk, "order=quotes%3A-text")
    desk.wait_for_function(SECOND, arg=[TRADE, RAIL, JOKE])
    in_grid(desk, 1)
    says(desk, "picked=")
    led(phone, desk.url)
    for page in both:
        page.wait_for_function(SECOND, arg=[TRADE, RAIL, JOKE])
        assert page.locator(".card.quote .words").inner_text() == RAIL
    press_the_heading()
    desk.wait_for_url(lambda url: "order=" not in url)


def test_a_table_is_put_in_order_by_keyboard_and_its_file_with_it(both, address, tmp_path):
    desk, _ = both
    led(desk, address + "network")
    box = desk.get_by_role("combobox", name="Order")
    box.focus()
    desk.keyboard.type("Name ↓")
    desk.keyboard.press("Enter")
    says(desk, "order=nodes%3A-name")
    rows = saved(desk, desk.locator(".st-key-csv_network-nodes button"), tmp_path)
    assert [row["name"] for row in rows] == ["Juri Tamm", "Anna Ozola"]
