"""Many readers at once: what a page answers in, what the server holds, and whether anything fails.

    python -m tests.benchmarks.load [--quotes N] [--sessions N] [--seconds N] [--store FOLDER]

Sessions of one Chromium, each in a context of its own, read a store of many statements (tests/benchmarks/quotes_store.py)
as people do: they search, turn pages, narrow to a country or a topic, look at the timeline and an actor, each step some
seconds after the one before (--think), none the same as another's. First one session alone, then all together. An answer
lasts from the step to the page that stands still.

Exit code 1 where a page fails, where the slowest tenth of the answers of all takes more than LIMIT times as long as that
of one alone, or where the server holds more than MEMORY MiB.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.quotes_store import make
from tests.benchmarks.search import SEARCHES
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.serving import Server, running

LIMIT = 3.0
MEMORY = 4_000
COUNTRIES = ("sy", "ir", "de", "fr", "jp", "br", "eg", "in", "us", "tr")
TOPICS = ("nuclear", "energy", "economy and trade", "migration", "terrorism", "human rights")
_READY = """() => document.querySelector('.stApp[data-test-script-state="notRunning"]')
    && document.querySelector('[data-testid=stMain] h1') && !document.querySelector('[data-testid=stSkeleton]')"""


def steps(seed: int) -> Iterator[str]:
    """Addresses that a reader opens, one after the other, without end."""
    chance = random.Random(seed)
    while True:
        text, country, topic = (chance.choice(some) for some in (SEARCHES, COUNTRIES, TOPICS))
        asked = text.replace(" ", "+").replace('"', "%22")
        yield f"quotes?q={asked}"
        yield f"quotes?q={asked}&page={chance.randrange(2, 9)}"
        yield f"quotes?q={asked}&country={country}"
        yield f"quotes?topic={topic.replace(' ', '+')}&country={country}&sort=oldest"
        yield f"timeline?country={country}&from={1990 + chance.randrange(30)}-01-01"


async def _reader(
    browser: Any, server: Server, seed: int, until: float, think: float, failures: list[str]
) -> list[float]:
    """Seconds of each answer that this reader got until then."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = await context.new_page()
    page.set_default_timeout(120_000)
    page.on("pageerror", lambda error: failures.append(str(error)))
    answers = []
    chance = random.Random(seed)
    try:
        for number, address in enumerate(steps(seed)):
            begun = time.perf_counter()
            if begun > until:
                break
            await page.goto(server.address + address, wait_until="commit")
            await page.wait_for_function(_READY)
            answers.append(time.perf_counter() - begun)
            if await page.locator("[data-testid=stException]").count():
                failures.append(f"{address}: {await page.locator('[data-testid=stException]').first.inner_text()}")
            if not number:
                answers.clear()  # the browser's own start
            await asyncio.sleep(think * chance.uniform(0.5, 1.5))
    except Exception as error:
        failures.append(f"{type(error).__name__}: {error}")
    await context.close()
    return answers


async def read(server: Server, sessions: int, seconds: float, think: float) -> tuple[list[float], list[str]]:
    """Answers and failures of so many readers at once, for so long."""
    from playwright.async_api import async_playwright

    failures: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        until = time.perf_counter() + seconds
        found = await asyncio.gather(
            *(_reader(browser, server, seed, until, think, failures) for seed in range(sessions))
        )
        await browser.close()
    return [answer for answers in found for answer in answers], failures


def slowest_tenth(answers: Sequence[float]) -> float:
    """The answer that nine of ten are quicker than."""
    return sorted(answers)[int(0.9 * (len(answers) - 1))]


def main() -> int:
    asked = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (asked.store or Path(scratch)) / f"s{asked.quotes}"
        if not folder.exists():
            make(folder, asked.quotes)
        with running(folder) as server:
            asyncio.run(read(server, 1, 30, 0))  # what is made once is there
            ready = server.memory()
            tenth, failed = [], []
            for sessions in (1, asked.sessions):
                used, begun = server.seconds(), time.perf_counter()
                answers, failures = asyncio.run(read(server, sessions, asked.seconds, asked.think))
                failed += failures
                tenth.append(slowest_tenth(answers))
                busy = (server.seconds() - used) / (time.perf_counter() - begun)
                print(
                    f"{sessions:3} sessions  {len(answers):5} answers  median {sorted(answers)[len(answers) // 2]:5.2f} s  "
                    f"slowest tenth {tenth[-1]:5.2f} s  {len(failures)} failures  server busy {busy:.2f}, "
                    f"{server.memory():,} MiB", flush=True,
                )  # fmt: skip
            most = server.memory(peak=True)
    print(f"slowest tenth {tenth[1] / tenth[0]:.1f} times; {ready:,} MiB after one reader, {most:,} MiB at most")
    for failure in failed[:5]:
        print(f"failure: {failure[:300]}")
    return int(bool(failed) or tenth[1] > LIMIT * tenth[0] or most > MEMORY)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--sessions", type=int, default=20, metavar="N")
    parser.add_argument("--seconds", type=float, default=120, metavar="N")
    parser.add_argument("--think", type=float, default=20, metavar="N", help="seconds between steps, on average")
    parser.add_argument("--store", type=Path, metavar="FOLDER", help="where the stores are, or are kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
