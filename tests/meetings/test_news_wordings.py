"""Wordings of news: who was sent, what was not raised, calls with their day, meetings in passing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
L, R = "Secretary Anne Lind", "Governor Mark Rowe"
BOTH = {"Anne Lind", "Mark Rowe"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (f"President Paul Reed sent {L} to meet {R}.", "meeting", "planned"),
        (f"President Paul Reed dispatched {L} to meet with {R} in Ohio.", "meeting", "planned"),
        (f"President Paul Reed ordered {L} to call {R}.", "call", "planned"),
        (f"Rights were not raised at the meeting between {L} and {R} on Monday.", "meeting", "held"),
        (f"{R}'s private meeting with {L} is not an endorsement.", "meeting", "held"),
        (f"{R} ducked a meeting with {L}.", "meeting", "refused"),
        (f"{R} ran into {L} at the airport.", "meeting", "held"),
        (f"{R} met behind closed doors with {L} on Monday.", "meeting", "held"),
        (f"{R} and {L} pledged to work together after a meeting Monday.", "meeting", "held"),
        (f"{R} told {L} in a call on Monday that the border would stay open.", "call", "held"),
        (f"In a call on Monday, {R} briefed {L} on the plan.", "call", "held"),
        (f"{R} congratulated {L} on her victory in a call on Monday.", "call", "held"),
        (f"A spokesman for {R} denied that he had met secretly with {L}.", "meeting", "denied"),
    ],
)
def test_two_who_met_or_did_not(read: Read, text: str, kind: str, status: str) -> None:
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings] == [(kind, status, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        f"{L} insisted she hadn't discussed the matter with {R}.",
        "Carol Hahn met her husband, Paul Reed, at law school.",
        f"{L} renewed her call on {R} to resign.",
    ],
)
def test_words_that_tell_of_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_what_had_been_due_on_a_visit_that_is_off_is_off(read: Read) -> None:
    text = (
        "Prime Minister Karin Dahl canceled a trip to Riga planned for next week, her office said Tuesday. She had been"
        " due to hold talks with President Edgars Kalns."
    )
    assert {(m.kind, m.status) for m in read(text, DAY).meetings} == {("visit", "cancelled"), ("meeting", "cancelled")}


def test_the_first_to_visit_is_whoever_is_named_before(read: Read) -> None:
    text = "Ilze Ozola, the first Latvian minister to visit Tehran in a decade, met Reza Karimi on Monday."
    visit = next(m for m in read(text, DAY).meetings if m.kind == "visit")
    assert (names(visit), visit.city) == ({"Ilze Ozola"}, "Tehran")


def test_who_came_for_a_meeting_did_not_propose_it(read: Read) -> None:
    (meeting,) = read("Karin Dahl, in Riga for a meeting of Baltic leaders, urged calm.", DAY).meetings
    assert (meeting.status, meeting.city) == ("planned", "Riga")


def test_a_topic_that_will_not_come_up_refuses_no_talks(read: Read) -> None:
    text = f"The topic is not expected to surface in the talks between {L} and {R}."
    assert [m.status for m in read(text, DAY).meetings] == ["planned"]


def test_she_is_seen_again_where_one_was_met_before(read: Read) -> None:
    text = "Mr. Kalns, who met with Ms. Dahl in Oslo last year, will see her again at a NATO summit in Warsaw in July."
    then, again = sorted(read(text, DAY).meetings, key=lambda m: str(m.date_start))
    assert (then.city, again.city, again.status) == ("Oslo", "Warsaw", "planned")
    assert names(then) == names(again) == {"Kalns", "Dahl"}
