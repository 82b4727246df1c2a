"""The map page: circles of cities and countries, a visitor's journey, what is left out."""

import pytest

from tests.dashboard.conftest import html
from tests.dashboard.test_actor import keys, told_store, words  # noqa: F401  (a fixture)
from tests.dashboard.test_timeline import figure


def test_a_circle_is_a_city(dashboard, told_store):  # noqa: F811
    app = dashboard("map", store=told_store)
    assert keys(app, "place") == {"no~Oslo", "jo~Amman", "fr~Paris"}
    note = next(one.value for one in app.caption if one.value.startswith("Shows"))
    assert note.startswith("Shows 3 meetings in 3 places.")
    assert "1 meeting by phone or video" in note


def sight(app) -> list[float]:
    layout = figure(app, "chart_place_0")["layout"]
    return [*layout["xaxis"]["range"], *layout["yaxis"]["range"]]


def test_the_part_that_the_address_holds_is_in_sight_until_other_places_are_asked_for(dashboard, told_store):  # noqa: F811
    everything = sight(dashboard("map", store=told_store))
    app = dashboard("map", sight="5.5_12_58_61.25", store=told_store)
    assert sight(app) == [5.5, 12.0, 58.0, 61.25]
    assert figure(app, "chart_place_0")["layout"]["meta"]["all"] == everything
    app.segmented_control(key="map_extent").set_value("world").run()
    assert sight(app) == sight(dashboard("map", extent="world", store=told_store))
    app = dashboard("map", {"from": "2021-01-01"}, sight="5.5_12_58_61.25", store=told_store)
    assert sight(app) != everything
    next(button for button in app.button if "2021" in button.label).click().run()
    assert sight(app) == everything


@pytest.mark.parametrize("asked", ["", "5_12_58", "12_5_58_61", "a_b_c_d", "nan_5_5_6", "0_inf_0_1", "0_9e9_0_1"])
def test_a_part_of_no_map_is_left_out(dashboard, told_store, asked):  # noqa: F811
    assert sight(dashboard("map", sight=asked, store=told_store)) == sight(dashboard("map", store=told_store))


def test_or_a_country_at_its_seat_of_government(dashboard, told_store):  # noqa: F811
    app = dashboard("map", by="country", store=told_store)
    assert keys(app, "place") == {"no~", "jo~", "fr~"}
    assert "at its government’s seat" in " ".join(one.value for one in app.caption)


def test_a_journey_joins_the_stops(dashboard, told_store):  # noqa: F811
    app = dashboard("map", who="dahl", store=told_store)
    assert keys(app, "stop") == {"1", "2"}
    assert "9 September 2022" in words(app)


def test_who_went_nowhere_has_no_journey(dashboard, told_store):  # noqa: F811
    app = dashboard("map", who="roy", store=told_store)
    assert "Of no meeting of Leo Roy" in words(app)
    app.button(key="all_meetings").click().run()
    assert keys(app, "place") == {"no~Oslo", "jo~Amman", "fr~Paris"}


@pytest.mark.parametrize(("more", "picked"), [({}, "place:no~Oslo"), ({"who": "dahl"}, "stop:1")])
def test_a_choice_of_the_address_shows_its_meetings(dashboard, told_store, more, picked):  # noqa: F811
    page = html(dashboard("map", picked=picked, store=told_store, **more))
    assert "<h2>1 meeting</h2>" in page
    assert "1 June 2021" in page


@pytest.mark.parametrize("picked", ["place:nowhere", "place:~", "stop:x", "stop:99"])
@pytest.mark.parametrize("who", [None, "dahl", "a_nobody"])
def test_a_choice_that_is_none_is_no_error(dashboard, told_store, who, picked):  # noqa: F811
    more = {"who": who} if who else {}
    assert not dashboard("map", picked=picked, store=told_store, **more).exception


def test_filters_without_meetings_offer_the_one_to_drop(dashboard):
    app = dashboard("map", actor="a_spokesman")
    assert "There are statements here, but no meeting" in html(app)
    app.button(key="offer_0").click().run()
    assert keys(app, "place") == {"lv~Riga"}


def test_calls_are_listed_below_the_map(dashboard, told_store):  # noqa: F811
    app = dashboard("map", store=told_store)
    assert [box.label for box in app.expander if "phone" in box.label] == ["1 meeting by phone or video"]
