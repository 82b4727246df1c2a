"""Visits of which no word says to what town or state, and whose visit a clause behind two names tells of."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 6)

SITES = [
    ("President Karlis Dahl visited the Blaumanis House Museum Centre. The President toured the display.", "held"),
    ("President Karlis Dahl paid a visit to the wounded defenders of Latvia at a military hospital.", "held"),
    ("President Karlis Dahl has arrived in the Amur Region.", "held"),
    ("President Karlis Dahl will visit the new plant on June 20.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), SITES)
def test_a_site_is_visited_though_no_town_is_named(read: Read, text: str, status: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.country) == ("visit", status, {"Karlis Dahl"}, None)


def test_a_site_in_a_town_visited_is_no_other_visit(read: Read) -> None:
    (visit,) = read("President Karlis Dahl visited Riga. The President visited the hospital.", DAY).meetings
    assert visit.city == "Riga"


NONE = [
    "President Karlis Dahl visited his mother. President Karlis Dahl visited the website of the ministry.",
    "\"You have visited the front,\" President Karlis Dahl said.",
    "Prime Minister Anna Ozola said that two million people had visited the fair.",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_site_or_visited_by_whoever_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_who_goes_together_with_somebody_goes_too(read: Read) -> None:
    (visit,) = read(
        "President Karlis Dahl will visit the Ventspils plant together with President of Belarus Alena Luka.", DAY
    ).meetings
    assert names(visit) == {"Karlis Dahl", "Alena Luka"}


BEHIND = [
    ("The meeting of President of Latvia Karlis Dahl and Prime Minister of the United Kingdom Joan Berry, who is on a "
     "working visit to Latvia, has begun.", {"Joan Berry"}),
    ("President of Latvia Karlis Dahl met with Federal Minister for Foreign Affairs of Germany Anna Baer and Minister "
     "for Foreign Affairs of the Netherlands Wim Hoek who are on a visit to Latvia.", {"Anna Baer", "Wim Hoek"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "guests"), BEHIND)
def test_who_is_on_a_visit_is_the_one_named_right_before(read: Read, text: str, guests: set[str]) -> None:
    (visit,) = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert (names(visit), visit.country) == (guests, "lv")


def test_a_trip_was_where_its_maker_inspected_something(read: Read) -> None:
    (visit,) = read(
        "During the working trip, President Karlis Dahl inspected the destroyed houses in the Zemgale district of "
        "Jelgava, Latvia.",
        DAY,
    ).meetings
    assert (visit.kind, visit.country) == ("visit", "lv")


def test_a_visit_without_a_place_went_where_they_met(read: Read) -> None:
    meeting, visit = read(
        "Today, Vice President Karla Dahl convened state legislators in Indianapolis, Indiana. Her visit coincided "
        "with the first day of the session.",
        DAY,
    ).meetings
    assert (meeting.kind, visit.kind, visit.city, names(visit)) == ("meeting", "visit", "Indianapolis", {"Karla Dahl"})


def test_a_visit_of_a_guest_is_to_the_state_of_the_other(read: Read) -> None:
    met, visit = read(
        "President of Latvia Karlis Dahl met with Foreign Minister of Spain José Alvar. The visit of José Alvar is "
        "taking place on the anniversary of relations.",
        DAY,
    ).meetings
    assert (met.kind, visit.kind, visit.country, names(visit)) == ("meeting", "visit", "lv", {"José Alvar"})


def test_those_who_agree_to_exchange_visits_will_both_go(read: Read) -> None:
    met, visit = read(
        "President of Latvia Karlis Dahl met with President of Estonia Jaan Tamm. They agreed to exchange visits.",
        DAY,
    ).meetings
    assert met.status == "held"
    assert (visit.kind, visit.status, visit.country, names(visit)) == ("visit", "planned", None, names(met))


def test_the_city_to_visit_is_the_one_named_before(read: Read) -> None:
    visit = read(
        "Governor Jaan Tamm met with President of Latvia Karlis Dahl. Jaan Tamm noted that Daugavpils will celebrate "
        "its jubilee and invited the head of state to visit the city.",
        DAY,
    ).meetings[-1]
    assert (visit.kind, visit.status, visit.city, names(visit)) == ("visit", "invited", "Daugavpils", {"Karlis Dahl"})


def test_who_visits_a_site_of_his_own_office_s_telling_is_at_home() -> None:
    text = "The President visited the museum centre. President of Ukraine Karlo Dahl toured the display."
    visit = parse(Document(text, outlet="President of Ukraine", published=DAY, published_source="metadata")).meetings[0]
    assert (visit.country, visit.place_source) == ("ua", "host")


FIRST = [
    "The talks in Riga with Prime Minister of Estonia Jaan Tamm, for whom this is the first visit to Latvia, went on.",
    "For President of Estonia Jaan Tamm this is the first visit to Latvia.",
]


@pytest.mark.parametrize("text", FIRST)
def test_for_whom_it_is_the_first_visit_makes_it(read: Read, text: str) -> None:
    (visit,) = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert (names(visit), visit.country) == ({"Jaan Tamm"}, "lv")


def test_a_recent_trip_to_a_part_of_the_world_was_made(read: Read) -> None:
    (visit,) = read("Anna Berg discussed the success of President Karlis Dahl's recent trip to Europe.", DAY).meetings
    assert (visit.kind, names(visit), visit.country) == ("visit", {"Karlis Dahl"}, None)
    assert read("Anna Berg discussed President Karlis Dahl's trip to Europe.", DAY).meetings == []
