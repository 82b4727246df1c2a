"""What holds for every page, at a desk in light and on a phone in dark: it opens without a fault, keeps WCAG 2.2 A and
AA as axe sees them, does not scroll sideways, can be read at twice the size, and walked through by the tab key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import TimeoutError

from dashboard.components.links import PAGES
from tests.browser.conftest import WIDTHS, broken, led, settled

VIEWS = {
    "a chosen meeting": "timeline?picked=m_riga",
    "a chosen node": "network?node=a_tamm",
    "document": "document?open=d_riga",
    "document at a statement": "document?open=d_hostile&row=q_hostile",
    "review of a statement": "review?row=q_hostile",
    "actor": "actor?who=a_ozola",
    "quotes alike": "quotes?like=q_trade",
    "quotes as table": "quotes?as=table",
    "quotes in context": "quotes?as=context&q=rail",
    "nothing left": "quotes?q=zebra",
}
ADDRESSES = {name: name for name in PAGES if name != "overview"} | {"overview": "", "actors": "actor"} | VIEWS

CUT = """() => {
    // Words that stand outside the window where nothing scrolls to them.
    const main = document.querySelector('[data-testid=stMain]');
    const found = [];
    for (const one of main.querySelectorAll('*')) {
        const box = one.getBoundingClientRect();
        if (one.children.length || !one.textContent.trim() || !box.width || one.closest('svg, canvas')) continue;
        let around = one;
        while (around !== main && !/auto|scroll|hidden|clip/.test(getComputedStyle(around).overflowX))
            around = around.parentElement;
        if (around === main && box.right > window.innerWidth + 1) found.push(one.textContent.trim().slice(0, 60));
    }
    return found;
}"""
STOPS = """() => {
    // What the tab key must reach; of buttons that are one choice, one of them: arrows lead to the others.
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one))
        .filter((one) => !one.closest('[data-testid=stButtonGroup]'));
    stops.forEach((one, number) => { one.dataset.stop = number; });
    return stops.map((one) => `${one.tagName} ${one.ariaLabel || one.textContent || one.id}`.trim().slice(0, 60));
}"""
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
    const ring = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
        || style.boxShadow !== 'none';
    // A table that is drawn as a picture draws its own.
    let shown = false;
    for (let at = one, up = 0; at && up < 5 && !shown; at = at.parentElement, up += 1)
        shown = ring(getComputedStyle(at));
    return { stop: one.dataset.stop, name: `${one.tagName} ${one.ariaLabel || one.textContent}`.slice(0, 60),
             inside, shown: shown || one.closest('canvas') !== null };
}"""
NOTING = f"""() => {{
    // At each press, where the one before has led is noted as it stands by then: asking in between costs as much again.
    window.noted = [];
    window.note = () => window.noted.push(({FOCUSED})());
    window.addEventListener('keydown', window.note, true);
}}"""
NOTED = """() => {
    window.removeEventListener('keydown', window.note, true);
    window.note();
    return window.noted.slice(1);  // the first is where it began
}"""


@pytest.fixture(scope="module", params=list(ADDRESSES))
def both(request: pytest.FixtureRequest, windows: Callable[[str], tuple[Any, Any]], address: str) -> tuple[Any, Any]:
    """The page at a desk and on a phone."""
    desk, phone = windows(address)
    for page in (desk, phone):
        led(page, address + ADDRESSES[request.param])
    return desk, phone


def test_it_opens_without_a_fault(both):
    for page in both:
        assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


def test_it_says_in_a_line_what_it_answers_with_an_example(both):
    desk, _ = both
    lead = desk.locator("[data-testid=stMain] .lead").first.inner_text()
    assert "For example: " in lead and lead.rstrip().endswith(("?", "talks."))


def test_no_rule_of_wcag_is_broken(both):
    assert [rule for page in both for rule in broken(page)] == []


def test_it_does_not_scroll_sideways(both):
    for page in both:
        window, *wide = page.evaluate(WIDTHS)
        assert max(wide) <= window


def fits(page: Any) -> None:
    """The page does not scroll sideways, once charts that draw themselves anew have done so."""
    with suppress(TimeoutError):
        page.wait_for_function(f"(([window, ...wide]) => Math.max(...wide) <= window)({WIDTHS})", timeout=10_000)
    window, *wide = page.evaluate(WIDTHS)
    assert max(wide) <= window


def test_it_can_be_read_at_twice_the_size(both):
    """As a browser zooms (a window of half the width), and with letters alone twice as large."""
    desk, _ = both
    desk.set_viewport_size({"width": 640, "height": 450})
    try:
        desk.wait_for_function("window.innerWidth === 640")
        fits(desk)
        assert desk.evaluate(CUT) == []
    finally:
        desk.set_viewport_size({"width": 1280, "height": 900})
    larger = desk.add_style_tag(content="html { font-size: 32px !important }")
    try:
        desk.wait_for_function("getComputedStyle(document.documentElement).fontSize === '32px'")
        fits(desk)
        assert desk.evaluate(CUT) == []
    finally:
        larger.evaluate("(style) => style.remove()")


def steps(page: Any, stops: int) -> Iterator[dict[str, Any] | None]:
    """Where each press of the tab key leads, of a page of so many stops, until nobody asks for more; it ends when the
    key has been pressed three times as often."""
    for presses in [stops + 1] + [10] * (stops // 5 + 6):
        page.evaluate(NOTING)
        for _ in range(presses):
            page.keyboard.press("Tab")
        yield from page.evaluate(NOTED)


def walked(page: Any) -> tuple[list[str], list[str], list[str]]:
    """Go through the page by the tab key alone, from its first stop until it comes back or leaves: what was not
    reached, where the focus was not seen, and where it lay outside the window."""
    page.locator("#communique-skip").evaluate("(link) => link.focus()")
    stops = page.evaluate(STOPS)
    reached, unseen, away = {"0"}, [], []
    for at in steps(page, len(stops)):
        if at is None or at["stop"] == "0":
            break
        reached.add(at["stop"])
        unseen += [at["name"]] if not at["shown"] else []
        away += [at["name"]] if not at["inside"] else []
    else:
        pytest.fail(f"the tab key does not come out of {at['name']}")
    return [name for number, name in enumerate(stops) if str(number) not in reached], unseen, away


def test_the_tab_key_reaches_everything_shows_where_it_is_and_is_caught_nowhere(both):
    desk, _ = both
    settled(desk)
    missed, unseen, away = walked(desk)
    if missed:
        # A chart that has told the program where it stands is drawn anew, once, and with it what was counted.
        settled(desk)
        missed, unseen, away = walked(desk)
    assert missed == []
    assert unseen == [], "the focus is not seen"
    assert away == [], "the focus is outside the window"
