"""The topics page: what is counted, tinted, chosen and taken away."""

import re

import pytest

from tests.dashboard.conftest import html
from tests.dashboard.test_actor import headings, keys, told_store  # noqa: F401  (a fixture)
from tests.dashboard.test_timeline import figure


def test_each_cell_is_a_speaker_on_a_topic(dashboard, told_store):  # noqa: F811
    app = dashboard("topics", store=told_store)
    assert headings(app) == ["Who on which topic", "Topics over time", "Topics that come together"]
    assert keys(app, "cell") == {"haddad|energy", "haddad|fisheries", "dahl|energy"}
    trace = next(one for one in figure(app, "chart_cell_0")["data"] if one.get("customdata"))
    assert dict(zip(trace["customdata"], trace["text"], strict=True))["haddad|energy"] == "2"


def test_shares_are_of_what_each_speaker_says(dashboard, told_store):  # noqa: F811
    app = dashboard("topics", {"as": "share"}, store=told_store)
    drawn = figure(app, "chart_cell_0")
    trace = next(one for one in drawn["data"] if one.get("customdata"))
    shown = dict(zip(trace["customdata"], trace["text"], strict=True))
    assert shown == {"haddad|energy": "67", "haddad|fisheries": "33", "dahl|energy": "100"}
    assert drawn["layout"]["title"]["text"].endswith("In %")
    assert re.search(r">67 %</a>", html(app))


def test_rows_may_be_countries(dashboard, told_store):  # noqa: F811
    assert keys(dashboard("topics", by="countries", store=told_store), "cell") == {
        "jo|energy", "jo|fisheries", "no|energy"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("picked", "number"),
    [("cell:haddad|energy", 2), ("period:energy|2021-06-01|2021-06-30", 2), ("pair:energy|fisheries", 1)],
)
def test_a_choice_of_the_address_shows_its_statements(dashboard, told_store, picked, number):  # noqa: F811
    page = html(dashboard("topics", picked=picked, store=told_store))
    assert page.count('class="card quote') == number


@pytest.mark.parametrize("picked", ["cell:x", "period:energy", "period:energy|x|y", "pair:energy", "pair:", "x:y|z"])
def test_a_choice_that_is_none_is_no_error(dashboard, told_store, picked):  # noqa: F811
    assert not dashboard("topics", picked=picked, store=told_store).exception


def test_the_table_leads_where_the_chart_does(dashboard, told_store):  # noqa: F811
    page = html(dashboard("topics", store=told_store))
    assert re.search(r'<a href="topics\?picked=cell%3Ahaddad%7Cenergy">2</a>', page)


def test_without_topics_of_meetings_it_says_what_to_count(dashboard, told_store):  # noqa: F811
    assert "count statements instead" in html(dashboard("topics", count="meetings", store=told_store))


def test_filters_without_a_topic_offer_the_one_to_drop(dashboard):
    app = dashboard("topics", actor="a_spokesman")
    assert "No topic was found in what is left" in html(app)
    app.button(key="offer_0").click().run()
    assert keys(app, "cell") == {"a_ozola|trade", "a_tamm|transport"}


def test_what_is_counted_is_held_in_the_address(dashboard, told_store):  # noqa: F811
    app = dashboard("topics", store=told_store)
    app.segmented_control(key="topics_as").set_value("share").run()
    assert app.query_params["as"] == "share"
