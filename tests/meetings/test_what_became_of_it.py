"""Meetings that were planned or asked for and did not take place, and those that were said not to have taken place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}

CAME_TO_NOTHING = [
    (f"A meeting between {N} and {K} will not take place this week.", "cancelled"),
    (f"The talks between {N} and {K} would not be held after all, the ministry said.", "cancelled"),
    (f"A dinner planned for Tuesday between {N} and {K} did not take place.", "cancelled"),
    (f"The scheduled talks between {N} and {K} did not take place.", "cancelled"),
    (f"A meeting between {N} and {K} planned for later this month has been called off, mediators said.", "cancelled"),
    (f"A session of {N} with {K} fell through.", "cancelled"),
    (f"A meeting between {N} and {K}, planned for the spring, had come to nothing.", "cancelled"),
    (f"{N} was scheduled to meet {K} in the afternoon, but his office called it off.", "cancelled"),
    (f"{K}, who was to receive {N} on Thursday, has also called off the engagement.", "cancelled"),
    (f"{N} and {K} were to meet in Riga on Tuesday, but the Latvian did not come.", "cancelled"),
    (f"{N} had hoped to meet {K}, but there was no time.", "cancelled"),
    (f"The summit of {N} and {K} has been moved to a later date.", "postponed"),
    (f"The talks between {N} and {K} had been foreseen for April and were rescheduled.", "postponed"),
    (f"{K} asked to see {N} but was turned away.", "refused"),
    (f"{K} sought a meeting with {N} in vain.", "refused"),
    (f"{K} had requested a meeting with {N} and was turned down.", "refused"),
    (f"{N} was supposed to meet {K} on Thursday.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), CAME_TO_NOTHING)
def test_the_sentence_says_what_became_of_it(read: Read, text: str, status: str) -> None:
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [(status, BOTH)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{N} is unable to visit Riga next week.", "cancelled"),
        (f"{N} had also wished to visit Riga, but this has not been possible.", "cancelled"),
        (f"The visit of {N} to Riga had initially been foreseen for April and was rescheduled.", "postponed"),
        (f"{N} was supposed to travel to Riga on Friday.", "planned"),
    ],
)
def test_so_of_visits(read: Read, text: str, status: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.country) == ("visit", status, {"Lars Dahl"}, "lv")


@pytest.mark.parametrize(
    "text",
    [
        f"A newspaper wrote that {N} met {K} in Riga. There was no such meeting, a spokesman said.",
        f'A newspaper wrote that {N} met {K} in Riga. "There was no meeting," said a spokesman.',
        f"A newspaper wrote that {N} met {K} in Riga. A spokesman denies that any such meeting took place.",
    ],
)
def test_a_meeting_told_of_before_is_denied(read: Read, text: str) -> None:
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [("denied", BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        f"{N} and {K} have yet to meet.",
        f"{N} and {K} meet every week.",
        f"{N} and {K} met in front of reporters each Monday.",
        f"{N} said that he had no plans to meet {K}.",
    ],
)
def test_what_was_not_or_is_always_is_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_the_decisions_of_a_meeting_were_taken_at_it(read: Read) -> None:
    text = f"{N} praised the decisions of his meeting with {K} in Riga in January."
    (meeting,) = read(text, DAY).meetings
    assert meeting.status in ("held", "recalled")
    assert (names(meeting), meeting.city) == (BOTH, "Riga")


def test_a_later_round_does_not_put_off_the_one_held(read: Read) -> None:
    text = (
        f"{N} met {K} in Oslo on Tuesday. The two sides agreed that the seventh session would be held in Riga in 2018."
    )
    held = read(text, DAY).meetings[0]
    assert (held.status, held.date_start, held.city) == ("held", date(2016, 5, 3), "Oslo")
