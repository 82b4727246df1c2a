"""What a pointer can do with a chart, keys can do: its buttons are reached, named and seen, and a map is moved."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import opened

DRAWING = "svg.main-svg[role=application]"
SIGHT = """() => {
    const { xaxis, yaxis } = document.querySelector('.js-plotly-plot')._fullLayout;
    return [...xaxis.range, ...yaxis.range];
}"""
"""West, east, south and north of what a map shows."""
SEEN = """(button) => {
    const drawn = getComputedStyle(button);
    const said = getComputedStyle(button, '::after');
    return { width: parseFloat(drawn.outlineWidth), ring: drawn.outlineColor, said: [said.display, said.content],
             icon: getComputedStyle(button.querySelector('path')).fill,
             ground: getComputedStyle(document.querySelector('.stApp')).backgroundColor };
}"""


@pytest.fixture(scope="module")
def whole(shared_page: Any, address: str) -> tuple[Any, list[float]]:
    """The page of the map, and what it shows at first."""
    opened(shared_page, f"{address}map")
    return shared_page, shared_page.evaluate(SIGHT)


@pytest.fixture
def chart(whole: tuple[Any, list[float]]) -> Any:
    """The page of the map, which shows all of it, with the focus on its drawing."""
    page, sides = whole
    page.locator(DRAWING).focus()
    page.keyboard.press("0")
    shows_again(page, sides)
    return page


def shows(page: Any, asked: str) -> list[float]:
    """What the map shows, once this holds of its west, east, south and north."""
    page.wait_for_function(f"(() => {{ const [west, east, south, north] = ({SIGHT})(); return {asked}; }})()")
    found: list[float] = page.evaluate(SIGHT)
    return found


def shows_again(page: Any, sides: list[float]) -> None:
    """Wait until the map shows this."""
    named = zip(("west", "east", "south", "north"), sides, strict=True)
    shows(page, " && ".join(f"Math.abs({side} - {at}) < 1e-6" for side, at in named))


def tab_to(page: Any, name: str) -> None:
    """Go on by the tab key to a button of the chart."""
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.ariaLabel") == name:
            return
    pytest.fail(f"the tab key does not reach {name}")


def test_a_map_is_moved_and_zoomed_by_keys(chart):
    all_of_it = chart.evaluate(SIGHT)
    wide = all_of_it[1] - all_of_it[0]
    chart.keyboard.press("+")
    near = shows(chart, f"east - west < {0.6 * wide}")
    chart.keyboard.press("ArrowRight")
    moved = shows(chart, f"west > {near[0]}")
    assert moved[2:] == near[2:]
    chart.keyboard.press("ArrowUp")
    moved = shows(chart, f"north > {near[3]}")
    chart.keyboard.press("ArrowLeft")
    shows(chart, f"west < {moved[0]}")
    chart.keyboard.press("ArrowDown")
    shows(chart, f"north < {moved[3]}")
    chart.keyboard.press("-")
    shows(chart, f"east - west > {0.9 * wide}")
    chart.keyboard.press("0")
    shows_again(chart, all_of_it)


def test_keys_move_a_map_also_where_the_pointer_would_draw_a_rectangle_to_zoom_by(chart):
    tab_to(chart, "Zoom")
    chart.keyboard.press("Enter")
    chart.locator(DRAWING).focus()
    west, east, *_ = chart.evaluate(SIGHT)
    chart.keyboard.press("ArrowLeft")
    moved = shows(chart, f"west < {west}")
    assert moved[1] - moved[0] == pytest.approx(east - west)


def test_the_buttons_of_a_chart_are_pressed_by_keyboard_and_keep_the_focus(chart):
    west, east, *_ = chart.evaluate(SIGHT)
    tab_to(chart, "Zoom in")
    chart.keyboard.press("Enter")
    shows(chart, f"east - west < {0.6 * (east - west)}")
    tab_to(chart, "Reset axes")
    chart.keyboard.press("Space")
    shows(chart, f"Math.abs(west - {west}) < 1e-6 && Math.abs(east - {east}) < 1e-6")
    tab_to(chart, "Download plot")
    with chart.expect_download() as saved:
        chart.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith(".svg")


def contrast(one: str, other: str) -> float:
    """Of two colours as browsers state them, as WCAG 2.2 has it."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_of_a_chart_is_seen_and_with_the_focus_says_what_it_does(fresh, address, scheme):
    page = fresh(address, scheme=scheme)
    opened(page, f"{address}topics")
    bar = page.get_by_role("toolbar", name="Buttons of this chart").first
    other = bar.get_by_role("button").last.evaluate(SEEN)
    assert contrast(other["icon"], other["ground"]) >= 3
    bar.get_by_role("button").last.focus()
    page.keyboard.press("Shift+Tab")
    button = bar.get_by_role("button").first
    page.wait_for_function("(button) => button === document.activeElement", arg=button.element_handle())
    seen = button.evaluate(SEEN)
    assert seen["width"] >= 2 and contrast(seen["ring"], seen["ground"]) >= 3
    assert contrast(seen["icon"], seen["ground"]) >= 3
    assert seen["said"] == ["block", '"Download plot"']
