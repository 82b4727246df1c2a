"""Matters taken up with somebody, sittings that two co-chair, invitations passed on, journeys that stand cancelled."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
L, R = "Foreign Minister Lena Vogt", "Deputy Minister Marko Horvat"
BOTH = {"Lena Vogt", "Marko Horvat"}


@pytest.mark.parametrize(
    "text",
    [
        f"{L} raised the case of the fishermen with {R} in Zagreb on Monday.",
        f"{L} went through the draft treaty with {R} on Monday.",
        f"{L} and {R} went over the timetable on Monday.",
        f"{L} looked into prospects of cooperation with {R} on Monday.",
        f"On Monday {L} tackled the dispute with {R}.",
        f"{L} pitched the pipeline to {R} in Zagreb on Monday.",
        f"{L} sounded out {R} in Zagreb on Monday.",
        f"{L} exchanged impressions with {R} at the airport on Monday.",
        f"{L} was welcomed by {R} on Monday.",
        f"{R} was joined by {L} for talks in Zagreb on Monday.",
        f"{L} co-chaired the joint economic committee with {R} on Monday.",
        f"{L} and {R} co-chaired the joint economic committee on Monday.",
    ],
)
def test_who_takes_something_up_with_somebody_met_him(read: Read, text: str) -> None:
    found = [(m.kind, m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [("meeting", "held", BOTH, date(2016, 5, 2))]


def test_whom_a_sentence_opens_with_is_one_of_two(read: Read) -> None:
    text = f"With {R}, {L} probed ways to end the dispute."
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [("held", BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        f"{L} has often raised the case of the fishermen with {R}.",
        f"{L} went through a difficult time with her party.",
        f"The proposal of {L} was welcomed by {R} on Monday.",
        f"{L} looked into the mirror with a smile.",
        f"{L} asked {R} to make an effort.",
        "The two coasts are connected by a railway.",
    ],
)
def test_words_like_these_tell_of_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize("when", ["on Monday", "on Monday, 9 May 2016,"])
def test_who_will_on_a_day_co_chair_a_session(read: Read, when: str) -> None:
    text = f"{L} will {when} co-chair the fifth session of the Joint Commission with her colleague, {R}."
    found = [(m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [("planned", BOTH, date(2016, 5, 9))]


def test_two_who_connect_by_video_had_a_call(read: Read) -> None:
    meeting = read(f"{L} and {R} connected by secure video on Monday.", DAY).meetings[0]
    assert (meeting.kind, meeting.mode, names(meeting)) == ("call", "video", BOTH)


def test_ambassadors_who_were_briefed_were_there(read: Read) -> None:
    meetings = read(f"{L} briefed the heads of diplomatic missions on the talks on Monday.", DAY).meetings
    assert [(m.kind, names(m)) for m in meetings] == [("meeting", {"Lena Vogt", "heads of diplomatic missions"})]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"The trip of {L} to Zagreb stands cancelled.", "cancelled"),
        (f"The trip of {L} to Zagreb stands deferred in view of the election.", "postponed"),
        (f"The trip of {L} to Zagreb, which was to begin on Friday, stands postponed.", "postponed"),
    ],
)
def test_a_trip_that_stands_cancelled_was_not_made(read: Read, text: str, status: str) -> None:
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings] == [("visit", status, {"Lena Vogt"})]


def test_an_invitation_for_somebody_to_travel_is_his(read: Read) -> None:
    text = f"{L} conveyed an invitation for the Croatian minister of energy to travel to Vienna in autumn."
    meetings = read(text, DAY).meetings
    assert [(m.kind, m.status, m.country) for m in meetings] == [("visit", "invited", "at")]
    assert names(meetings[0]) == {"Croatian Energy Minister"}


def test_groups_met_separately_by_one_person_are_as_many_meetings(read: Read) -> None:
    text = f"{L} met separately on Monday with the Labour Party and four opposition groups."
    parties = [names(m) for m in read(text, DAY).meetings]
    assert parties == [{"Lena Vogt", "Labour Party"}, {"Lena Vogt", "four opposition groups"}]


def test_talks_about_a_border_are_of_those_it_lies_between(read: Read) -> None:
    text = (
        "President Anna Holm received Speaker Ole Bang in Oslo on Tuesday.\n\nThe second round of talks on the border"
        " between Peru and Chile opened in Geneva on Tuesday."
    )
    talks = read(text, DAY).meetings[1]
    assert (talks.kind, names(talks), talks.country) == ("negotiation", {"Peru", "Chile"}, "ch")


def test_talks_about_others_are_of_those_who_held_them(read: Read) -> None:
    text = f"Talks on a dispute between Peru and Chile were held in Geneva on Tuesday by {L} and {R}."
    assert [names(m) for m in read(text, DAY).meetings] == [BOTH]


@pytest.mark.parametrize(
    "text",
    [
        f"{L} was on the phone to {R} on Monday.",
        f"{L} and {R} were on the phone on Monday.",
    ],
)
def test_who_is_on_the_phone_to_somebody_has_a_call(read: Read, text: str) -> None:
    found = [(m.kind, m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [("call", "held", BOTH, date(2016, 5, 2))]


@pytest.mark.parametrize("bade", ["bade", "bid"])
def test_who_bids_somebody_farewell_meets_him(read: Read, bade: str) -> None:
    text = f"{L} {bade} farewell to {R} on Monday."
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings] == [("meeting", "held", BOTH)]


def test_nobody_meets_whoever_bids_farewell_to_politics(read: Read) -> None:
    assert read(f"{L} bade farewell to politics on Monday.", DAY).meetings == []


@pytest.mark.parametrize("did", ["reached", "failed to reach"])
def test_two_ministers_who_seek_an_accord_at_a_place_were_there(read: Read, did: str) -> None:
    text = f"Foreign ministers Lena Vogt and Marko Horvat {did} an accord in Zagreb on Monday."
    found = [(m.kind, m.status, names(m), m.country) for m in read(text, DAY).meetings]
    assert found == [("negotiation", "held", BOTH, "hr")]


def test_who_delivers_a_letter_somewhere_was_received(read: Read) -> None:
    text = f"{R} delivered a letter from the president to {L} in Vienna on Monday."
    assert [(m.kind, names(m), m.country) for m in read(text, DAY).meetings] == [("meeting", BOTH, "at")]
