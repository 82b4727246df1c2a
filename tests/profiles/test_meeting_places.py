"""Where meetings were, and the way from one to the next."""

from dataclasses import replace

import pandas as pd
import pytest

from core.profiles import places
from core.wording import rows
from tests.profiles import told


@pytest.fixture(scope="module")
def tables():
    return told.tables()


def test_each_city_has_its_meetings_and_its_point(tables):
    found = {row["city"]: row for row in rows(places.places(tables, "city"))}
    assert {city: (row["meetings"], row["there"]) for city, row in found.items()} == {
        "Oslo": (1, 1), "Amman": (1, 1), "Paris": (1, 0)
    }  # fmt: skip
    # Oslo lies at about 60 degrees north, 11 east; Amman at about 32 north, 36 east.
    assert (round(found["Oslo"]["latitude"]), round(found["Oslo"]["longitude"])) == (60, 11)
    assert (round(found["Amman"]["latitude"]), round(found["Amman"]["longitude"])) == (32, 36)
    assert found["Oslo"]["exact"]


def test_a_country_lies_at_its_seat_of_government(tables):
    found = {row["country"]: row for row in rows(places.places(tables, "country"))}
    assert set(found) == {"no", "jo", "fr"}
    assert round(found["fr"]["latitude"]) == 49
    assert not found["fr"]["exact"]


def test_a_call_is_nowhere(tables):
    assert places.nowhere(tables, "city") == {"apart": ["m_phone"], "unknown": []}


def test_the_meetings_of_a_place_are_found_again(tables):
    assert places.meetings_at(tables, places.key("Oslo", "no"), "city") == ["m_oslo"]
    assert places.meetings_at(tables, "jo~", "country") == ["m_amman"]
    assert places.meetings_at(tables, "nonsense", "city") == []


def test_a_visitor_goes_from_stop_to_stop_and_not_where_a_meeting_was_refused(tables):
    found = [(row["stop"], row["city"], row["first"]) for row in rows(places.journey(tables, "dahl"))]
    assert found == [(1, "Oslo", told.TUESDAY), (2, "Amman", told.SEPTEMBER)]


def test_meetings_in_one_place_are_one_stop(tables):
    cities = tables.meetings["city"].where(tables.meetings["city"] != "Amman", "Oslo")
    countries = tables.meetings["country"].where(tables.meetings["country"] != "jo", "no")
    both = replace(tables, meetings=tables.meetings.assign(city=cities, country=countries))
    (stop,) = rows(places.journey(both, "dahl"))
    assert (stop["city"], stop["first"], stop["last"], stop["meetings"]) == ("Oslo", told.TUESDAY, told.SEPTEMBER, 2)


def test_those_who_were_in_several_places_travel(tables):
    found = [(row["name"], row["places"], row["meetings"]) for row in rows(places.travellers(tables))]
    assert found == [("Ida Dahl", 2, 2), ("Omar Haddad", 2, 2)]


def test_a_town_that_no_gazetteer_has_keeps_its_meetings_and_has_no_point(tables):
    lost = tables.meetings["city"].where(tables.meetings["city"] != "Oslo", "Nowhereby")
    found = places.places(replace(tables, meetings=tables.meetings.assign(city=lost)), "city")
    row = next(row for row in rows(found) if row["city"] == "Nowhereby")
    assert (row["meetings"], row["latitude"]) == (1, None)
    assert pd.isna(found["longitude"]).sum() == 1
