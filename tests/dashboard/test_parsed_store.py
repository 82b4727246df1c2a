"""Every page over a store that was really parsed: the wire item of seeds/."""

from pathlib import Path

import pytest

from core.store import open_store
from tests.dashboard.conftest import html

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores") / "seeds"
    open_store(folder).parse([SEEDS])
    return folder


@pytest.mark.parametrize("page", ["overview", "timeline", "network", "quotes", "document"])
def test_every_page_opens(dashboard, parsed, page):
    app = dashboard(page, store=parsed)
    assert not app.exception
    assert not app.error


def test_lanes_and_nodes_name_the_visitor(dashboard, parsed):
    """The item tells of the Syrian president's visit to Tehran."""
    app = dashboard("timeline", store=parsed)
    assert "Bashar al-Assad" in set(app.dataframe[0].value["lane"].dropna())
    nodes = dashboard("network", store=parsed).dataframe[0].value
    assert "Bashar al-Assad" in set(nodes["name"])


def test_a_statement_leads_to_the_words_it_was_read_from(dashboard, parsed):
    tables = open_store(parsed).snapshot().tables()
    quote = tables.quotes.iloc[0]
    text = tables.documents["text"].iloc[0]
    assert text[quote["start"] : quote["end"]] == quote["text"]
    assert f"at={quote['start']}-{quote['end']}&amp;row={quote['quote_id']}" in html(
        dashboard("quotes", store=parsed, sort="text")
    )
