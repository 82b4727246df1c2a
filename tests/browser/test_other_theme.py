"""The system turns to its other theme while a page is open: what charts write, and a network's names, follow."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import led

WRITTEN = """() => {
    // Of each word in a chart: how far its lightness is from that of the ground, 0 to 1.
    const light = (colour) => { const [r, g, b] = colour.match(/[0-9.]+/g).map(Number);
        return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
    const ground = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
    return [...document.querySelectorAll('.js-plotly-plot text')].filter((one) => one.textContent.trim())
        .map((one) => [one.textContent, Math.abs(light(getComputedStyle(one).fill) - ground)]);
}"""
PIXELS = """() => {
    // The lightest and the darkest of what the network has drawn where nothing lies below it.
    const canvas = document.querySelector('.network-canvas canvas');
    const drawn = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let [low, high] = [255, 0];
    for (let at = 0; at < drawn.length; at += 4) {
        if (drawn[at + 3] < 250) continue;
        const light = 0.2126 * drawn[at] + 0.7152 * drawn[at + 1] + 0.0722 * drawn[at + 2];
        low = Math.min(low, light);
        high = Math.max(high, light);
    }
    return [low, high];
}"""
DRAWN = "document.querySelectorAll('.js-plotly-plot text').length"
TURNED = "(dark) => getComputedStyle(document.querySelector('.stApp')).colorScheme === dark"


def turned(page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(TURNED, arg=scheme)


@pytest.fixture(scope="module")
def page(shared_page: Any) -> Any:
    """A page at a desk, whose system can be turned."""
    yield shared_page
    shared_page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("where", ["timeline", "topics", "compare", "map", "commitments", "actor?who=a_ozola"])
def test_what_a_chart_writes_is_legible_in_the_theme_that_the_system_turns_to(page, address, where):
    page.emulate_media(color_scheme="light")
    led(page, address + where)
    page.wait_for_function(f"{DRAWN} > 0")
    for scheme in ("light", "dark", "light"):
        turned(page, scheme)
        page.wait_for_function(f"({WRITTEN})().every(([, apart]) => apart > 0.45)", timeout=20_000)


def test_a_network_s_names_follow_the_system_s_theme(page, address):
    page.emulate_media(color_scheme="dark")
    led(page, address + "network")
    page.wait_for_selector(".network-stage[data-ready]")
    # Names have the ground's colour around them: in dark as good as black, in light white.
    ground = {
        "light": f"({PIXELS})()[1] > 250 && ({PIXELS})()[0] < 60",
        "dark": f"({PIXELS})()[0] < 40 && ({PIXELS})()[1] > 220",
    }
    for scheme in ("dark", "light", "dark"):
        turned(page, scheme)
        page.wait_for_function(ground[scheme], timeout=20_000)
