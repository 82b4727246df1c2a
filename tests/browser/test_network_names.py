"""The names in a network: all of a small one is in sight with them, at first and whenever one returns to all of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import led, opened

NAMED = """() => {
    // Of each node: its name, whether all of the node is in sight, and how high its letters are, in pixels.
    const { network, nodes } = document.querySelector('.network-stage').communique;
    const { clientWidth, clientHeight } = document.querySelector('.network-canvas');
    return nodes.get().map((node) => {
        const { x, y } = network.canvasToDOM(network.getPosition(node.id));
        const radius = node.size * network.getScale();
        const within = x >= radius && x + radius <= clientWidth && y >= radius && y + radius <= clientHeight;
        return [node.label, within, node.font.size * network.getScale()];
    });
}"""
ALL = f"({NAMED})().every(([, within, high]) => within && high >= 10.9)"


def waits(page: Any, condition: str) -> None:
    page.wait_for_function(condition, timeout=20_000)


@pytest.mark.parametrize("screen", [0, 1], ids=["desk", "phone"])
def test_the_whole_of_a_network_has_its_names_also_on_return_to_it(windows, address, screen):
    page = windows(address)[screen]
    opened(page, address + "network")
    page.wait_for_selector(".network-stage[data-ready]")
    waits(page, ALL)
    assert {name for name, _, _ in page.evaluate(NAMED)} == {"Anna Ozola", "Juri Tamm"}
    page.locator(".network-canvas").focus()
    for _ in range(4):
        page.keyboard.press("+")
    waits(page, f"({NAMED})().every(([, , high]) => high < 1)")
    page.keyboard.press("0")
    waits(page, ALL)


def test_all_of_a_network_is_in_sight_that_was_drawn_before_its_column_had_its_width(fresh, address):
    page = fresh(address)
    opened(page, address)
    narrow = page.add_style_tag(content=".network-canvas { width: 90px !important; }")
    led(page, address + "network")
    page.wait_for_selector(".network-stage[data-ready]")
    narrow.evaluate("(style) => style.remove()")
    page.wait_for_function("document.querySelector('.network-canvas canvas').width > 800")
    waits(page, ALL)
