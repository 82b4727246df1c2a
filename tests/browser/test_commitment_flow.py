"""From a number of promises to one of them, to what was said of it later, to its source, and back."""

import pytest

from core.store import open_store
from tests.browser.conftest import opened, served, settled
from tests.profiles import promises


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores") / "bridge"
    open_store(folder).write(promises.tables())
    with served(folder) as where:
        yield where


def test_count_commitment_later_source_and_back(bridge, fresh):
    page = fresh(bridge)
    opened(page, bridge + "commitments")
    page.locator(".figures a", has_text="promised").press("Enter")
    page.wait_for_url(bridge + "commitments?act=promise")
    page.locator(".st-key-chips").get_by_role("button", name="Act: promise").wait_for()
    settled(page)
    assert page.locator(".commitments .card").count() == 1

    page.get_by_role("link", name="Later on the same issue: 2 statements").press("Enter")
    page.get_by_role("heading", name="Later on the same issue", exact=True).wait_for()
    settled(page)
    said = page.locator(".st-key-rows blockquote").all_inner_texts()
    assert said == ["Moen had opened no bridge", "repairs of the bridge take long"]

    page.locator(".st-key-rows blockquote a").first.press("Enter")
    page.locator(".document .lit").first.wait_for()
    assert "".join(page.locator(".document .lit").all_inner_texts()) == "Moen had opened no bridge"
    settled(page)
    page.go_back()
    page.get_by_role("heading", name="Later on the same issue", exact=True).wait_for()


def test_a_bar_leads_to_its_statements(bridge, fresh):
    page = fresh(bridge)
    opened(page, bridge + "commitments")
    bar = page.locator(".stPlotlyChart .barlayer .point path").last
    bar.wait_for()
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("heading", name="Refused, 1 to 30 June 2020").wait_for()
    settled(page)
    assert page.locator(".st-key-rows blockquote").all_inner_texts() == ["Finland will not pay"]
