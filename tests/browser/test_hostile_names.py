"""Names that would be markup or formulas are text in every chart, card and file."""

from dataclasses import replace

import pandas as pd
import pytest

from core.store import open_store
from tests.browser.conftest import browsing, led, opened, served, settled
from tests.browser.test_flow import click_mark, click_node, node_spot, saved
from tests.dashboard.conftest import small_tables

NAME = "<img src=x onerror=\"document.title='taken over'\"><a href='javascript:alert(1)'>=1+1</a>"


def put(frame: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    """The frame with other values in a column, of the same type."""
    return frame.assign(**{column: pd.Series(values, index=frame.index, dtype=frame[column].dtype)})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The small store with a name, a role and a city that would act if they were let."""
    tables = small_tables()
    names = [NAME, "=cmd|' /C calc'!A0", "a spokesman"]
    hostile = replace(
        tables,
        actors=put(tables.actors, "name", names),
        participants=put(tables.participants, "role", [NAME, NAME]),
        meetings=put(tables.meetings, "city", [NAME]),
        topics=put(tables.topics, "topic", [NAME, "transport"]),
        quotes=put(tables.quotes, "speaker", names),
    )
    folder = tmp_path_factory.mktemp("stores") / "hostile"
    open_store(folder).write(hostile)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(pages, hostile):
    """A page of this store that is only looked at."""
    with browsing(pages) as opened:
        yield opened(hostile)


def unharmed(page) -> None:
    settled(page)
    assert "taken over" not in page.title()
    main = page.locator("[data-testid=stMain]")
    assert main.locator("img[src=x], script, a[href^=javascript]").count() == 0


@pytest.mark.parametrize("name", ["", "timeline", "timeline?lane=topic", "network", "network?nodes=countries", "quotes",
                                  "quotes?as=table", "document?open=d_riga", "actor", "actor?who=a_ozola", "topics",
                                  "compare?sides=a_ozola%7Ca_tamm", "map"])  # fmt: skip
def test_a_hostile_name_is_text_on_every_page(page, hostile, name):
    led(page, hostile + name)
    unharmed(page)


def test_a_hostile_name_is_text_where_a_mark_or_a_node_is_pointed_at(fresh, hostile):
    page = fresh(hostile)
    opened(page, hostile + "timeline")
    click_mark(page)
    page.locator(".card.meeting").wait_for()
    assert "<img src=x" in page.locator(".card.meeting").inner_text()
    unharmed(page)
    led(page, hostile + "network")
    page.mouse.move(*node_spot(page, "a_ozola"))
    tip = page.locator("div.vis-tooltip")
    tip.wait_for(state="visible")
    assert tip.text_content().startswith("<img src=x onerror=")
    click_node(page, "a_ozola")
    page.wait_for_url(lambda url: "node=a_ozola" in url)
    unharmed(page)


def test_a_formula_in_a_name_is_defused_in_the_file(page, hostile, tmp_path):
    led(page, hostile + "network")
    rows = saved(page, page.locator(".st-key-csv_network-nodes button"), tmp_path)
    assert sorted(row["name"] for row in rows) == ["'=cmd|' /C calc'!A0", NAME]
