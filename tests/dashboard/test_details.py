"""What a selection anywhere shows: its meetings and statements, each leading to its source."""

import re

from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import html


def _selection(quotes: list[str], meetings: list[str]) -> None:
    from dashboard.components import details, store
    from dashboard.components.page import Here, View

    here = Here(store.snapshot(), View(), store.tables(View()), store.palette())
    details.quotes_and_meetings(here, quote_ids=quotes, meeting_ids=meetings, title="Riga", limit=1)


def shown(quotes: list[str], meetings: list[str]) -> AppTest:
    app = AppTest.from_function(_selection, kwargs={"quotes": quotes, "meetings": meetings}, default_timeout=30).run()
    assert not app.exception
    return app


def test_meetings_and_statements_are_counted_and_the_rest_is_told_of(small_store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_STORE", str(small_store))
    app = shown(["q_trade", "q_rail"], ["m_riga"])
    page = html(app)
    assert "<h2>1 meeting</h2>" in page
    assert "<h2>2 statements</h2>" in page
    assert len(re.findall('class="card quote', page)) == 1
    assert app.caption[0].value.startswith("1 further statement not shown here")


def test_a_meeting_says_who_took_part_when_and_where(small_store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_STORE", str(small_store))
    card = re.sub("<[^>]+>", "", html(shown([], ["m_riga"])))
    assert "Meeting held93 % sure" in card
    assert "Anna Ozola (host)Juri Tamm (visitor)" in card
    assert "4 May 2021 · Riga, Latvia" in card
    assert "2 statements at it" in card


def test_an_empty_selection_says_so(small_store, monkeypatch):
    monkeypatch.setenv("COMMUNIQUE_STORE", str(small_store))
    assert shown([], []).caption[0].value == "No rows belong to this selection."
