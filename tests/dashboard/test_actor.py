"""The actor page: whom the address asks for, what is shown of them, chosen and taken away."""

import re

import pytest

from core.store import open_store
from tests.dashboard.conftest import html
from tests.dashboard.test_timeline import figure
from tests.profiles import told


@pytest.fixture(scope="session")
def told_store(tmp_path_factory):
    """Dahl, Haddad and Roy in two items (tests/profiles/told.py)."""
    folder = tmp_path_factory.mktemp("stores") / "told"
    open_store(folder).write(told.tables())
    return folder


def words(app) -> str:
    return re.sub("<[^>]+>", " ", html(app))


def headings(app) -> list[str]:
    return [one.value for one in app.header]


def keys(app, chart: str) -> set[str]:
    drawn = figure(app, f"chart_{chart}_0")["data"]
    return {key for trace in drawn for key in trace.get("customdata", [])}


def test_without_a_name_everybody_is_listed_and_leads_to_their_page(dashboard):
    page = html(dashboard("actor"))
    assert '<a href="actor?who=a_ozola">Anna Ozola</a>' in page
    assert "a spokesman" not in page, "nobody can be told by being a spokesman"


def test_a_name_is_found_by_a_part_of_it(dashboard):
    page = html(dashboard("actor", find="tam"))
    assert "Juri Tamm" in page
    assert "Anna Ozola</a>" not in page


def test_an_unknown_actor_is_said_so_and_everybody_is_listed(dashboard):
    app = dashboard("actor", who="a_nobody")
    assert "no actor with this id" in app.warning[0].value
    assert "Juri Tamm" in html(app)


def test_a_profile_has_names_roles_counterparts_and_topics(dashboard, told_store):
    app = dashboard("actor", who="dahl", store=told_store)
    assert headings(app) == [
        "Ida Dahl", "Names and spellings", "Roles over time", "Counterparts", "What they said, by topic and year"
    ]  # fmt: skip
    assert {role.lower() for role in keys(app, "role")} == {"foreign minister"}
    assert "haddad|met" in keys(app, "with")
    assert keys(app, "said") == {"energy|2021"}


def test_an_actor_of_the_filters_is_the_one_shown_and_what_others_said_is_not_filtered_away(dashboard, told_store):
    app = dashboard("actor", actor="dahl", show="of", store=told_store)
    assert headings(app) == ["Ida Dahl"]
    assert "Dahl knows gas" in words(app)
    assert "The filter by actor does not hold on this page" in " ".join(one.value for one in app.caption)


@pytest.mark.parametrize(
    ("picked", "shown"),
    [
        ("with:haddad|met", ["2 meetings"]),
        ("with:haddad|told_of_by", ["1 statement"]),
        ("said:energy|2021", ["1 statement"]),
        ("role:foreign minister", ["1 statement"]),
        ("name:Ms Dahl|title", ["“Ms Dahl”: 1 place"]),
    ],
)
def test_a_choice_of_the_address_shows_its_rows(dashboard, told_store, picked, shown):
    page = html(dashboard("actor", who="dahl", picked=picked, store=told_store))
    assert [heading for heading in shown if f"<h2>{heading}</h2>" not in page] == []


@pytest.mark.parametrize("picked", ["with:nobody|met", "said:x", "said:energy|20x1-", "role:", "nonsense", "name:|"])
def test_a_choice_that_is_none_is_no_error(dashboard, told_store, picked):
    assert not dashboard("actor", who="dahl", picked=picked, store=told_store).exception


def test_statements_meetings_and_what_was_said_of_them_are_pages_of_cards(dashboard, told_store):
    assert "gas and fish would flow" in words(dashboard("actor", who="haddad", show="said", store=told_store))
    assert words(dashboard("actor", who="dahl", show="meetings", store=told_store)).count("Open in source") == 4
    assert "Haddad is a friend of gas" in words(dashboard("actor", who="haddad", show="of", store=told_store))


def test_an_empty_part_says_why(dashboard, told_store):
    assert "holds a statement by this actor" in words(dashboard("actor", who="roy", show="said", store=told_store))


def test_filters_that_leave_nothing_of_an_actor_say_so(dashboard, told_store):
    app = dashboard("actor", who="roy", to="2021-12-31", store=told_store)
    assert "The filters leave nothing of this actor" in words(app)


def test_the_part_is_held_in_the_address(dashboard, told_store):
    app = dashboard("actor", who="dahl", store=told_store)
    app.segmented_control(key="actor_part").set_value("meetings").run()
    assert app.query_params["show"] == "meetings"


def test_every_card_leads_to_those_who_are_named_in_it(dashboard):
    page = html(dashboard("timeline", picked="m_riga"))
    assert 'href="actor?who=a_ozola"' in page
    assert 'href="actor?who=a_tamm"' in page
    assert 'href="actor?who=a_tamm"' in html(dashboard("quotes", actor="a_tamm"))
