"""Several readers at once, each with a page of their own; many on a large store: python -m tests.benchmarks.load."""

from contextlib import ExitStack

from tests.browser.conftest import FOLLOW, IDLE, settled
from tests.browser.windows import run_to_its_end

TRADE, RAIL = "Trade between our two countries grew fast", "Estonia would open a second rail link"
ROUNDS = (
    {"quotes": {TRADE, RAIL}, "quotes?country=ee": {RAIL}, "quotes?country=lv": {TRADE}, "quotes?q=rail": {RAIL},
     "quotes?q=trade": {TRADE}},
    {"quotes?q=rail": {RAIL}, "quotes?q=trade": {TRADE}, "quotes?actor=a_tamm": {RAIL}, "quotes": {TRADE, RAIL},
     "quotes?country=lv": {TRADE}},
)  # fmt: skip
"""What five readers open, and then turn to by a link, and which statements of the item from Riga they see."""


def test_five_readers_at_once_each_see_what_they_asked_for(fresh, address):
    pages = [fresh(address) for _ in range(5)]
    for turn, asked in enumerate(ROUNDS):
        with ExitStack() as ends:
            for page, path in zip(pages, asked, strict=True):
                if turn:
                    ends.enter_context(run_to_its_end(page))
                    page.evaluate(FOLLOW, address + path)
                else:
                    page.goto(address + path, wait_until="commit")
        for page, (path, said) in zip(pages, asked.items(), strict=True):
            page.evaluate(IDLE)
            page.locator(".card").first.wait_for()
            settled(page)
            assert page.locator("[data-testid=stException]").count() == 0, path
            shown = " ".join(page.locator(".card").all_inner_texts())
            assert {words for words in (TRADE, RAIL) if words in shown} == said, path
