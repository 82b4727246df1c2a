"""Visits hold the meetings that took place on them."""

from __future__ import annotations

from datetime import date

from tests.meetings.conftest import Read

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
