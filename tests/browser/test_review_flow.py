"""Reviewing by the keyboard: a key a decision, the next row at once, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.store import open_store
from tests.browser.conftest import WIDTHS, led, opened, served, settled
from tests.dashboard.conftest import small_tables


@pytest.fixture(scope="module")
def changing(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """A store of its own, and where it is served."""
    folder = tmp_path_factory.mktemp("stores") / "changing"
    open_store(folder).write(small_tables())
    with served(folder) as where:
        yield folder, where


def lit(page) -> str:
    return "".join(page.locator(".document .lit").all_inner_texts())


def shows(page, words: str) -> None:
    page.wait_for_function(
        "(words) => [...document.querySelectorAll('.document .lit')].map(e => e.innerText).join('').includes(words)",
        arg=words,
    )
    settled(page)


def test_rows_are_decided_with_keys_alone_and_the_last_decision_is_taken_back(fresh, changing):
    folder, address = changing
    page = fresh(address)
    opened(page, address + "review")
    shows(page, "was a joke")
    page.keyboard.press("x")
    shows(page, "second rail link")
    assert "q_hostile" not in set(open_store(folder).snapshot().tables().quotes["quote_id"])
    page.keyboard.press("1")
    shows(page, "met Estonia’s Juri Tamm")
    quotes = open_store(folder).snapshot().tables().quotes.set_index("quote_id")
    assert quotes.loc["q_rail", "speaker"] == "Anna Ozola"
    page.keyboard.press("u")
    shows(page, "second rail link")
    page.keyboard.press("u")
    shows(page, "was a joke")
    assert all(one.undone_at is not None for one in open_store(folder).corrections())


def test_a_row_is_fixed_in_its_form_by_the_keyboard(fresh, changing):
    folder, address = changing
    page = fresh(address)
    opened(page, address + "review?row=q_trade")
    shows(page, "Trade between our two countries")
    page.keyboard.press("e")
    words = page.get_by_role("textbox", name="Words of the statement")
    words.wait_for()
    settled(page)
    # What is typed into a field is no key of the page.
    words.fill("our two countries grew fas")
    page.keyboard.type("tx")
    page.keyboard.press("Backspace")
    page.keyboard.press("Control+Enter")
    page.locator("[data-testid=stMain] p", has_text="1 decided now").wait_for()
    quotes = open_store(folder).snapshot().tables().quotes.set_index("quote_id")
    assert quotes.loc["q_trade", "text"] == "our two countries grew fast"


@pytest.mark.parametrize("name", ["review?as=actors&who=a_tamm", "review?as=decisions"])
def test_nothing_is_wider_than_the_window(windows, changing, name):
    for page in windows(changing[1]):
        led(page, changing[1] + name)
        window, *wide = page.evaluate(WIDTHS)
        assert max(wide) <= window


def test_the_key_that_opens_the_form_puts_the_cursor_into_it_and_a_second_visit_does_so_again(fresh, changing):
    page = fresh(changing[1])
    opened(page, changing[1] + "review?row=q_rail")
    shows(page, "second rail link")
    for _ in range(2):
        page.keyboard.press("e")
        words = page.get_by_role("textbox", name="Words of the statement")
        words.wait_for()
        page.wait_for_function("document.activeElement.ariaLabel === 'Words of the statement'")
        settled(page)
        page.get_by_role("button", name="Close").press("Enter")
        words.wait_for(state="detached")
        settled(page)
