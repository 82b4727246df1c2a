"""What pages of a large store cost, in the server and in a browser.

    python -m tests.benchmarks.pages [--meetings N] [--actors N] [--store FOLDER] [--times N] [PAGE...]

A store of invented meetings (tests/dashboard/generated.py) is made, or taken from --store, where an earlier run left
it. Each page is opened in Chromium that has seen nothing, then what a reader does with it: look at a shorter period,
zoom, move, filter. For every step: seconds of the server's processor, seconds until the page stands still, and the
longest task of the browser's main thread in seconds of the processor, each the least of --times: others on the machine
only make them longer.

Exit code 1 where a task of the browser takes more than LIMIT seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.browser.conftest import CHROMIUM, FLAGS, opened, settled
from tests.browser.serving import Server, running, watched
from tests.dashboard.generated import stored, varied
from tests.dashboard.generated import tables as generated

LIMIT = 1.0
Act = Callable[[Any], None]


class Step(NamedTuple):
    """Something that a reader does: open an address, and act on the page."""

    page: str
    what: str
    address: str
    act: Act | None = None


def _dragged(selector: str) -> Act:
    """From a third to two thirds of an element's width, at half its height."""

    def drag(page: Any) -> None:
        box = page.locator(selector).first.bounding_box()
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 3, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 2 / 3, middle, steps=8)
        _changes(page, page.mouse.up)

    return drag


def _zoomed(page: Any) -> None:
    canvas = page.locator(".network-canvas")
    canvas.focus()
    for key in ("+", "+", "+", "ArrowLeft", "ArrowUp", "-", "0"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)


def _filtered(page: Any) -> None:
    _changes(page, lambda: page.locator(".st-key-filter_sure label").first.click())


def _changes(page: Any, act: Callable[[], None]) -> None:
    """Do something that changes the address, and wait until the page has followed."""
    before = page.url
    act()
    page.wait_for_url(lambda now: now != before)
    _still(page)


_BRUSH = _dragged(".st-key-timeline_volume .nsewdrag")
STEPS = (
    Step("timeline", "open", "timeline"),
    Step("timeline", "brush a period", "timeline", _BRUSH),
    Step("timeline", "filter", "timeline", _filtered),
    Step("timeline", "countries", "timeline?lane=country"),
    Step("timeline", "by day", "timeline?grain=day"),
    Step("timeline", "a month, each meeting", "timeline?grain=meeting&from_date=2005-03-01&to_date=2005-03-31"),
    Step("network", "open", "network"),
    Step("network", "zoom and move", "network", _zoomed),
    Step("network", "filter", "network", _filtered),
    Step("network", "all ties", "network?edges=met,to,about,with"),
    Step("network", "countries", "network?nodes=countries"),
    Step("network", "around one", "network?node=a_5&depth=2"),
    *(Step(page, "open", page) for page in
      ("", "quotes", "map", "topics", "compare", "commitments", "document", "review", "actor")),
)  # fmt: skip


def main() -> int:
    asked = _arguments()
    worst = 0.0
    with tempfile.TemporaryDirectory() as scratch:
        folder = (asked.store or Path(scratch)) / f"m{asked.meetings}"
        if not folder.exists():
            stored(varied(generated(asked.meetings, asked.actors)), folder)
        with running(folder) as server:
            for step in STEPS:
                if not asked.pages or (step.page or "overview") in asked.pages:
                    worst = max(worst, _measured(server, step, asked.times))
            print(f"longest task {worst:.2f} s; the server held {server.memory(peak=True):,} MiB at most")
    return int(worst > LIMIT)


def _measured(server: Server, step: Step, times: int) -> float:
    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(times):
            context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
            page = context.new_page()
            page.set_default_timeout(300_000)
            with watched(browser, page) as tasks:
                before, begun = server.seconds(), time.perf_counter()
                opened(page, server.address + step.address)
                _still(page)
                if step.act is not None:
                    before, begun = server.seconds(), time.perf_counter()
                    step.act(page)
                used, whole = server.seconds() - before, time.perf_counter() - begun
            taken.append((used, whole, tasks.longest, tasks.loading))
            assert not page.locator("[data-testid=stException]").count(), step
            context.close()
        browser.close()
    first, (server_time, whole, task, _) = taken[0], (min(column) for column in zip(*taken, strict=True))
    print(
        f"{step.page or 'overview':12} {step.what:24} server {server_time:5.2f} s (first {first[0]:5.2f})  "
        f"still after {whole:5.1f} s (first {first[1]:5.1f})  longest task {task:5.2f} s, "
        f"script {first[3]:.2f} s", flush=True,
    )  # fmt: skip
    return task


def _still(page: Any) -> None:
    """Wait until the script has run and the browser has had a moment of rest."""
    settled(page)
    page.evaluate("new Promise((done) => requestIdleCallback(done, { timeout: 20000 }))")
    settled(page)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=100_000, metavar="N")
    parser.add_argument("--actors", type=int, default=20_000, metavar="N")
    parser.add_argument("--store", type=Path, metavar="FOLDER", help="where the store is, or is kept")
    parser.add_argument("--times", type=int, default=3, metavar="N")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="only these")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
