"""Visits hold the meetings that took place on them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2014, 3, 6)


def test_a_visit_is_the_parent_of_its_meeting_and_gives_it_a_place(read: Read) -> None:
    text = (
        "German Chancellor Angela Merkel arrived in Moscow on Wednesday for a two-day visit.\n\n"
        "On Thursday Merkel held talks with Russian President Vladimir Putin."
    )
    visit, meeting = read(text, DAY).meetings
    assert meeting.parent is visit
    assert (visit.date_start, visit.date_end) == (date(2014, 3, 5), date(2014, 3, 6))
    assert (meeting.city, meeting.country, meeting.place_source) == ("Moscow", "ru", "visit")


def test_a_call_on_the_same_day_is_not_part_of_the_visit(read: Read) -> None:
    text = (
        "German Chancellor Angela Merkel arrived in Moscow on Thursday.\n\n"
        "Merkel spoke by phone with French President Francois Hollande on Thursday."
    )
    _, call = read(text, DAY).meetings
    assert (call.kind, call.parent) == ("call", None)


@pytest.mark.parametrize(
    ("text", "visitor", "city"),
    [
        ("Estonian lawmakers arrived in Oslo on Monday.", "Estonian lawmakers", "Oslo"),
        ("The presidents of three countries arrived in Oslo on Monday.", "presidents of three countries", "Oslo"),
        ("Representatives of the Baltic Fish Union arrived in Norway on Monday.",
         "Representatives of the Baltic Fish Union", None),
        ("A Polish delegation worked in Oslo on Monday.", "Polish delegation", "Oslo"),
        ("An Estonian team has been working in Oslo.", "Estonian team", "Oslo"),
    ],
)  # fmt: skip
def test_those_who_travel_for_a_state_or_body_make_a_visit(
    read: Read, text: str, visitor: str, city: str | None
) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, names(visit), visit.city, visit.country) == ("visit", {visitor}, city, "no")


@pytest.mark.parametrize(
    "text",
    [
        "Medical workers arrived in Norway on Monday.",
        "Norwegian lawmakers arrived in Oslo on Monday.",
        "The leaders of European countries are beginning to come to Oslo.",
        "Ministry representatives arrived in Oslo on Monday.",
        "An Estonian mission works in Oslo.",
        "Norwegian fishermen worked in Iceland all summer.",
        "The delegation worked in Oslo without a break.",
    ],
)
def test_whoever_travels_or_belongs_there_makes_none(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    ("told", "visitor", "city"),
    [
        ("at the end of her visit to Oslo", "Kersti Saar", "Oslo"),
        ("on Monday before the end of her visit to Oslo", "Kersti Saar", "Oslo"),
        ("on Monday during his visit to Tallinn", "Lars Dahl", "Tallinn"),
    ],
)
def test_a_visit_is_of_the_one_who_was_a_guest(read: Read, told: str, visitor: str, city: str) -> None:
    text = f"Norwegian Foreign Minister Lars Dahl met Estonian President Kersti Saar {told}."
    (visit,) = (m for m in read(text, DAY).meetings if m.kind == "visit")
    assert (names(visit), visit.city) == ({visitor}, city)


def test_his_visit_is_that_of_the_guest_of_the_one_who_was_at_home(read: Read) -> None:
    text = "Norwegian Foreign Minister Lars Dahl met Estonian President Jaan Tamm on Monday during his visit to Oslo."
    (visit,) = (m for m in read(text, DAY).meetings if m.kind == "visit")
    assert (names(visit), visit.country) == ({"Jaan Tamm"}, "no")


def test_another_town_on_a_visit_is_another_visit(read: Read) -> None:
    text = (
        "Estonian President Jaan Tamm was on a visit to Norway on Monday. In Oslo he met Norwegian Foreign Minister "
        "Lars Dahl. Estonian President Jaan Tamm visited Bergen on Monday. Estonian President Jaan Tamm visited "
        "Trondheim."
    )
    visits = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert [m.city for m in visits] == ["Bergen", "Trondheim"]


def test_what_guest_and_host_visited_together_is_a_visit_of_both(read: Read) -> None:
    text = (
        "During a visit to Norway, Estonian President Jaan Tamm met Norwegian Foreign Minister Lars Dahl. Together "
        "with Norwegian Fisheries Minister Ola Berg, Jaan Tamm visited the harbour."
    )
    visits = [m for m in read(text, DAY).meetings if m.kind == "visit"]
    assert [(names(m), m.country) for m in visits] == [({"Jaan Tamm"}, "no"), ({"Jaan Tamm", "Ola Berg"}, "no")]
