"""The compare page: the sides of the address, what they share and where they differ."""

from datetime import date

import pytest

from dashboard.components import sides
from tests.dashboard.conftest import html
from tests.dashboard.test_actor import headings, keys, told_store, words  # noqa: F401  (a fixture)


def test_two_actors_stand_beside_each_other(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", sides="dahl|haddad", store=told_store)
    assert headings(app) == ["In numbers", "Counterparts", "Topics", "Most typical words", "On a shared topic",
                             "First and last statement"]  # fmt: skip
    assert keys(app, "met") >= {"haddad|dahl", "dahl|haddad", "roy|dahl"}
    assert keys(app, "on") == {f"{topic}|{side}" for topic in ("energy", "fisheries") for side in ("dahl", "haddad")}
    assert app.selectbox(key="compare_shared").options == ["energy"]


def test_without_sides_the_two_busiest_are_compared(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", store=told_store)
    assert "The two busiest" in " ".join(one.value for one in app.caption)
    assert "Ida Dahl" in words(app)
    assert "Omar Haddad" in words(app)


def test_countries_are_compared_by_their_people(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", by="country", sides="no|jo", store=told_store)
    assert "energy|no" in keys(app, "on")
    assert "Norway" in words(app)


def test_periods_are_compared_by_their_days(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", by="period", sides="2021|2022-09", store=told_store)
    assert "September 2022" in words(app)
    assert keys(app, "on") >= {"energy|2021", "energy|2022-09", "fisheries|2021"}


@pytest.mark.parametrize(
    ("written", "first", "last", "name"),
    [
        ("2005", date(2005, 1, 1), date(2005, 12, 31), "2005"),
        ("2005-02", date(2005, 2, 1), date(2005, 2, 28), "February 2005"),
        ("2001 to 2004", date(2001, 1, 1), date(2004, 12, 31), "2001 to 2004"),
        ("2001-2004", date(2001, 1, 1), date(2004, 12, 31), "2001 to 2004"),
        ("2005-01 to 2005-06", date(2005, 1, 1), date(2005, 6, 30), "January 2005 to June 2005"),
    ],
)
def test_a_period_is_read_as_people_write_it(written, first, last, name):
    assert sides.period(written) == (first, last)
    assert sides.label(written) == name


@pytest.mark.parametrize("written", ["", "x", "2005-13", "2005 to 2001", "0000", "20055"])
def test_what_is_no_period_is_none(written):
    assert sides.period(written) is None


def test_sides_that_are_none_are_told_of_and_left_out(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", sides="dahl|haddad|nobody", store=told_store)
    assert "Left out: nobody" in app.warning[0].value
    assert not app.exception


def test_one_side_is_not_enough(dashboard, told_store):  # noqa: F811
    assert "Choose two actors or more" in words(dashboard("compare", sides="dahl", store=told_store))


@pytest.mark.parametrize(
    ("picked", "heading"),
    [("met:haddad|dahl", "2 meetings"), ("on:energy|haddad", "2 statements")],
)
def test_a_choice_of_the_address_shows_its_rows(dashboard, told_store, picked, heading):  # noqa: F811
    page = html(dashboard("compare", sides="dahl|haddad", picked=picked, store=told_store))
    assert f"<h2>{heading}</h2>" in page


@pytest.mark.parametrize("picked", ["met:x", "on:energy|nobody", "word:gas", "met:", "x"])
def test_a_choice_that_is_none_is_no_error(dashboard, told_store, picked):  # noqa: F811
    assert not dashboard("compare", sides="dahl|haddad", picked=picked, store=told_store).exception


def test_choosing_sides_puts_them_into_the_address(dashboard, told_store):  # noqa: F811
    app = dashboard("compare", by="country", store=told_store)
    app.multiselect(key="compare_sides").set_value(["no", "fr"]).run()
    assert app.query_params["sides"] == "no|fr"
