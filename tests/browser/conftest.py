"""The dashboard served to a real Chromium. What a page may never do is checked for every test: to throw, or to ask
for anything from outside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import running
from tests.browser.windows import Windows, run_to_its_end
from tests.dashboard.conftest import small_store  # noqa: F401  (a fixture)

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # What a page asks for from outside it does not get.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of a dashboard over this store."""
    with running(store) as server:
        yield server.address


@pytest.fixture(scope="session")
def address(small_store: Path) -> Iterator[str]:  # noqa: F811
    """Where the dashboard is served over the small store."""
    with served(small_store) as where:
        yield where


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser. In CI a missing one fails, elsewhere its tests are skipped."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(chromium: Any) -> Windows:
    """The browser's pages."""
    return Windows(chromium)


@contextmanager
def browsing(pages: Windows, cold: bool = False) -> Iterator[Callable[..., Any]]:
    """Opens pages, each in a browser that has seen nothing: `opened(address)`, `opened(address, width=390)`. A cold
    one has not even read the program's scripts.

    At the end it fails where one of them has thrown or asked for anything from outside.
    """
    outside: list[str] = []
    thrown: list[str] = []
    used: list[tuple[Any, str, dict[str, Callable[[Any], None]]]] = []

    def opened(address: str, *, width: int = 1280, height: int = 900, scheme: str = "light") -> Any:
        page = pages.new() if cold else pages.take()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        own = (address, address.replace("http", "ws"), "data:", "blob:")

        def asked(request: Any) -> None:
            if not request.url.startswith(own):
                outside.append(request.url)

        heard = {"request": asked, "websocket": asked, "pageerror": lambda error: thrown.append(str(error))}
        for event, noted in heard.items():
            page.on(event, noted)
        used.append((page, address, heard))
        return page

    yield opened
    for page, address, heard in used:
        for event, noted in heard.items():
            page.remove_listener(event, noted)
        pages.give_back(page, address)
    assert outside == [], "asked for from outside"
    assert thrown == [], "errors of the page"


@pytest.fixture
def fresh(pages: Windows) -> Iterator[Callable[..., Any]]:
    """As `browsing`, for one test."""
    with browsing(pages) as opened:
        yield opened


@pytest.fixture
def cold(pages: Windows) -> Iterator[Callable[..., Any]]:
    """As `fresh`, but of a first visit: for what is measured."""
    with browsing(pages, cold=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def windows(pages: Windows) -> Iterator[Callable[[str], tuple[Any, Any]]]:
    """Two pages of an address's dashboard, a desk in light and a phone in dark, that the tests of a module share: for
    those that only look."""
    with browsing(pages) as opened:
        kept: dict[str, tuple[Any, Any]] = {}

        def of(address: str) -> tuple[Any, Any]:
            if address not in kept:
                kept[address] = (opened(address), opened(address, width=390, height=844, scheme="dark"))
            return kept[address]

        yield of


@pytest.fixture
def browser_page(fresh: Callable[..., Any], address: str) -> Any:
    """A page over the small store."""
    return fresh(address)


@pytest.fixture(scope="module")
def shared_page(pages: Windows, address: str) -> Iterator[Any]:
    """A page over the small store that the tests of a module share: for those that only look, follow links or take
    files away, to be led. What is chosen or moved in a page may come back in it."""
    with browsing(pages) as opened:
        yield opened(address)


WIDTHS = """[window.innerWidth, document.documentElement.scrollWidth,
    document.querySelector('[data-testid=stMain]').scrollWidth]"""
"""Of a page: the window's width, and those of what it shows, which are larger where it scrolls sideways."""


RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WHAT_AXE_SAYS = {"runOnly": RULES, "resultTypes": ["violations"]}
"""All that keeps to the rules as well is half a megabyte a page."""


def broken(page: Any) -> list[str]:
    """The rules of WCAG 2.2 A and AA that a page breaks, as axe sees it, each with where it does."""
    from axe_playwright_python.base import AXE_SCRIPT

    # Half a megabyte, which a document that is led on keeps.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("async (asked) => (await axe.run(asked)).violations", WHAT_AXE_SAYS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:300]}" for one in found]


def settled(page: Any) -> None:
    """Wait until the script has run to its end, as Streamlit loses a step of history that is taken before, and all that
    it draws is there: the browser asks for the code of an element when it first needs it."""
    page.wait_for_selector('.stApp[data-test-script-state="notRunning"]')
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")


def opened(page: Any, address: str) -> None:
    """Go to an address and wait until the page is drawn."""
    page.goto(address)
    drawn(page)


def drawn(page: Any) -> None:
    """Wait until a page that is being loaded is drawn."""
    page.wait_for_selector("[data-testid=stMain] h1")
    settled(page)
    led_by_links(page)


def led_by_links(page: Any) -> None:
    """Wait for what makes buttons and links of the page's HTML work: it is mounted by itself, on a slow machine later
    than they. Until then a link loads its page whole."""
    page.wait_for_function("window.communiqueNavigator && !window.communiqueNavigator.signal.aborted")


FOLLOW = """(address) => {
    // A link that a page might show.
    const link = document.body.appendChild(document.createElement('a'));
    link.href = address;
    link.click();
    link.remove();
}"""
IDLE = "() => scheduler.postTask(() => true, { priority: 'background' })"
"""Once a page has nothing more to do."""


def led(page: Any, address: str) -> None:
    """As `opened`, but as a link leads there within the session, where the page shows one of the same dashboard
    already: a third of the work for the browser, for tests of many pages that are not about addresses."""
    if urlsplit(page.url)[:2] != urlsplit(address)[:2] or not page.locator(".stApp").count():
        opened(page, address)
        return
    settled(page)
    led_by_links(page)
    with run_to_its_end(page):
        page.evaluate(FOLLOW, address)
    page.evaluate(IDLE)
    page.wait_for_selector("[data-testid=stMain] h1")
    settled(page)
