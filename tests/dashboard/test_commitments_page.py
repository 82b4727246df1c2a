"""The page Commitments: what was promised and refused, by whom, and what was said of it later."""

import re

import pytest

from core.store import open_store
from tests.dashboard.conftest import html
from tests.profiles import promises


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stores") / "bridge"
    open_store(folder).write(promises.tables())
    return folder


def text(app) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", re.sub("<style>.*?</style>", "", html(app), flags=re.DOTALL)))


def test_each_commitment_says_what_it_does_to_whom_on_what_and_in_how_many_reports(dashboard, bridge):
    app = dashboard("commitments", store=bridge)
    assert not app.exception
    assert "Promised to Ville Aho on transport in 2 reports the bridge would open by summer" in text(app)
    assert "Refused on economy Finland will not pay" in text(app)
    assert "2 commitments" in text(app)


def test_what_was_said_later_is_called_later_and_never_kept_or_broken(dashboard, bridge):
    app = dashboard("commitments", store=bridge, row="q_promise")
    page = text(app)
    assert "Later on the same issue: 2 statements" in page
    assert "98 days later, about Kari Moen, on transport Moen had opened no bridge" in page
    assert "120 days later, by Kari Moen, on transport repairs of the bridge take long" in page
    assert "Whether it was kept, they do not say." in page
    assert "praised the fish" not in page


def test_filters_hold_and_do_not_cut_off_what_was_said_later(dashboard, bridge):
    app = dashboard("commitments", store=bridge, act="promise", to="2020-04-01")
    assert "1 commitment" in text(app)
    assert "Finland will not pay" not in text(app)
    assert "Later on the same issue: 2 statements" in text(app)


def test_a_view_without_a_commitment_says_so_and_offers_the_filter_to_drop(dashboard, bridge):
    app = dashboard("commitments", store=bridge, act="praise")
    assert "There is no commitment here" in text(app)
    assert [button.label for button in app.button if str(button.key).startswith("offer_")] == ["Act: praise"]


def test_numbers_by_actor_lead_to_their_statements(dashboard, bridge):
    page = html(dashboard("commitments", store=bridge))
    assert 'aria-label="Kari Moen promised: 1" href="commitments?actor=moen&amp;act=promise"' in page or (
        'href="commitments?actor=moen&amp;act=promise"' in page and "Kari Moen promised: 1" in page
    )
    assert 'href="commitments?act=refuse"' in page


def test_a_bar_of_the_chart_shows_its_statements(dashboard, bridge):
    app = dashboard("commitments", store=bridge, picked="commitments:refuse|2020-06-01|2020-06-30")
    assert not app.exception
    assert any("Refused, 1 to 30 June 2020" in header.value for header in app.header)


def test_hostile_words_are_shown_as_words(dashboard, tmp_path):
    tables = promises.tables()
    hostile = "<img src=x onerror=alert(1)>"
    tables.quotes.loc[tables.quotes["quote_id"] == "q_pay", "text"] = hostile
    tables.quotes.loc[tables.quotes["quote_id"] == "q_pay", "speaker"] = hostile
    folder = tmp_path / "hostile"
    open_store(folder).write(tables)
    page = html(dashboard("commitments", store=folder))
    assert hostile not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
