"""Large stores in a real browser: no page keeps it busy for a second. Larger ones: python -m tests.benchmarks.pages."""

import pytest

from tests.browser.conftest import opened, settled
from tests.browser.serving import running, watched
from tests.dashboard.generated import stored, tables, varied

MEETINGS, ACTORS = 20_000, 5_000
LONGEST = 1.0
"""Seconds of the processor that a task of the browser may take: it can do nothing else meanwhile. Reading in the
charting library, once a browser, is not the page's doing; on a machine where it takes longer, it is the limit."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large") / "store"
    stored(varied(tables(MEETINGS, ACTORS)), folder)
    with running(folder) as server:
        yield server.address


def test_a_timeline_of_many_meetings_never_freezes(chromium, cold, large):
    page = cold(large)
    with watched(chromium, page) as tasks:
        opened(page, large + "timeline")
        page.locator("[class*=st-key-timeline_lanes_] .main-svg").first.wait_for()
        box = page.locator(".st-key-timeline_volume .nsewdrag").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
        page.mouse.up()
        page.wait_for_url("**from_date=**")
        settled(page)
    assert page.get_by_text("Meetings are drawn together by").count() == 1
    assert tasks.longest < max(LONGEST, tasks.loading)


def test_a_network_of_many_actors_never_freezes(chromium, cold, large):
    page = cold(large)
    with watched(chromium, page) as tasks:
        opened(page, large + "network")
        stage = page.locator(".network-stage[data-ready]")
        stage.wait_for()
        page.locator(".network-canvas").focus()
        for key in ("+", "+", "ArrowLeft", "-", "0"):
            page.keyboard.press(key)
    assert stage.get_attribute("data-ready") == "300"
    assert page.get_by_text("with fewer ties than the 300 strongest").count() == 1
    assert tasks.longest < LONGEST


def test_nodes_stay_where_they_are_when_a_filter_is_set(fresh, large):
    where = """() => {
      const nodes = document.querySelector('.network-stage').communique.data.nodes;
      return Object.fromEntries(nodes.map((node) => [node.id, [node.x, node.y]]));
    }"""
    places = []
    for address in ("network", "network?country=ee"):
        page = fresh(large)
        opened(page, large + address)
        page.locator(".network-stage[data-ready]").wait_for()
        places.append(page.evaluate(where))
    every, some = places
    both = every.keys() & some.keys()
    assert len(both) > 20
    assert all(every[node] == some[node] for node in both)
