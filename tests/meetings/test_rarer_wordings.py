"""Rarer ways to say that two met: at table, on the line, with papers in hand, on leaving, or by invitation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}
TUESDAY = date(2016, 5, 3)

MET = [
    (f"{N} had {K} to lunch at the residence on Tuesday.", "meeting"),
    (f"{N} was the guest of {K} for dinner on Tuesday.", "meeting"),
    (f"{N} raised the matter with {K} at breakfast in Riga on Tuesday.", "meeting"),
    (f"{N} was granted an audience with {K} on Tuesday.", "meeting"),
    (f"{N} exchanged a few words with {K} at the opera on Tuesday.", "meeting"),
    (f"{N} and {K} conferred for an hour on Tuesday.", "meeting"),
    (f"{N} was closeted with {K} for an hour on Tuesday.", "meeting"),
    (f"{N} was seen off at the airport by {K} on Tuesday.", "meeting"),
    (f"{N} paid a courtesy call on the foreign minister of Latvia, Janis Ozols, on Tuesday.", "meeting"),
    (f"{N} took leave of {K} on Tuesday.", "meeting"),
    (f"{N} and {K} sat down for two hours in Riga on Tuesday.", "meeting"),
    (f"{K} handed {N} a letter from the king on Tuesday.", "meeting"),
    (f"{N} got {K} on the line on Tuesday.", "call"),
    (f"{N} consulted by telephone with {K} on Tuesday.", "call"),
    (f"{N} and {K} were in telephone contact on Tuesday.", "call"),
    (f"{N} met via videoconference with {K} on Tuesday.", "call"),
    ("Two retired envoys, Lars Dahl and Janis Ozols, met in a London hotel on Tuesday.", "meeting"),
]


@pytest.mark.parametrize(("text", "kind"), MET)
def test_who_met_and_when(read: Read, text: str, kind: str) -> None:
    found = [(m.kind, m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [(kind, "held", BOTH, TUESDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "The Ambassador of Peru, Rosa Quispe, presented copies of her credentials to Foreign Minister Mona Vik.",
        "Foreign Minister Mona Vik on Tuesday received the credentials of the new ambassador of Peru, Rosa Quispe.",
        "Foreign Minister Mona Vik accepted letters of credence from Ambassador Rosa Quispe on Tuesday.",
    ],
)
def test_credentials_are_a_ceremony_of_the_two(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("ceremony", "held", {"Rosa Quispe", "Mona Vik"})


@pytest.mark.parametrize(
    ("text", "status", "country"),
    [
        (f"{N} turned down an invitation to Riga.", "refused", "lv"),
        (f"{N} accepted an invitation to Riga.", "accepted", "lv"),
        (f"{N} has not yet replied to an invitation to Riga.", "invited", "lv"),
        (f"{K} conveyed to {N} the sincere greetings of the king and an invitation to visit Riga.", "invited", "lv"),
        (f"At the invitation of {K}, {N} will pay an official visit to Latvia from 9 to 11 May.", "planned", "lv"),
        (f"Reports about a visit of {N} to Riga do not correspond to reality.", "denied", "lv"),
    ],
)
def test_a_visit_asked_for_or_denied_is_one_of_whom_it_is_asked(
    read: Read, text: str, status: str, country: str
) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.country) == ("visit", status, {"Lars Dahl"}, country)


def test_who_is_in_a_town_for_some_days_visits_it(read: Read) -> None:
    (visit,) = read(f"{K} is in Oslo today and tomorrow.", DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.city) == ("visit", "ongoing", {"Janis Ozols"}, "Oslo")


def test_going_home_is_no_visit(read: Read) -> None:
    assert read(f"{N} leaves for Oslo on Thursday.", DAY).meetings == []


def test_those_met_apart_after_a_second_preposition_have_a_row_each(read: Read) -> None:
    text = f"On Tuesday {N} held separate meetings with {K} and with Estonian President Kersti Saar."
    found = [names(m) for m in read(text, DAY).meetings]
    assert found == [BOTH, {"Lars Dahl", "Kersti Saar"}]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"At a meeting held in Bergen on Monday, {N} and {K} agreed on a port.", date(2016, 5, 2)),
        (f"In the talks, held in Washington on April 20, {N} and {K} agreed on a port.", date(2016, 4, 20)),
        (f"{N} received a delegation led by {K} on Monday.", date(2016, 5, 2)),
        (f"{N} recalled his meeting with {K} in Riga in 2014.", date(2014, 1, 1)),
        (f"2 May: {N} received {K} at the residence.", date(2016, 5, 2)),
        (f"Monday, 2 May, 11 a.m.\n{N} receives {K}.", date(2016, 5, 2)),
        (f"{N} received {K}. He had kept Tuesday free for the theatre.", None),
    ],
)
def test_the_day_that_belongs_to_the_meeting_is_its_day(read: Read, text: str, day: date | None) -> None:
    found = [m for m in read(f"The harbour was quiet.\n\nIt rained.\n\n{text}", DAY).meetings if len(names(m)) > 1]
    assert [m.date_start for m in found] == [day]


def test_on_the_same_day_is_the_day_of_the_meeting_told_before(read: Read) -> None:
    text = f"{N} met {K} on Monday.\n\nOn the same day {N} received Estonian President Kersti Saar."
    first, second = read(text, DAY).meetings
    assert (first.date_start, second.date_start) == (date(2016, 5, 2), date(2016, 5, 2))


def test_a_clause_before_a_semicolon_has_its_own_tense(read: Read) -> None:
    text = f"This morning {N} met {K}; this afternoon he will open a fair."
    (meeting,) = read(text, DAY).meetings
    assert meeting.status == "held"


def test_a_long_list_of_those_who_took_part_is_read_whole(read: Read) -> None:
    text = (
        "Taking part in the meeting were Deputy Prime Minister Lars Dahl, Minister of Finance Mona Vik, Minister of"
        " Energy Olav Lund, as well as Governor of the Northern Region Siri Holm."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == ("held", {"Lars Dahl", "Mona Vik", "Olav Lund", "Siri Holm"})


def test_who_accompanied_one_of_them_was_there(read: Read) -> None:
    text = f"{N}, accompanied by Foreign Minister Mona Vik, held talks with {K} on Tuesday."
    assert [names(m) for m in read(text, DAY).meetings] == [{*BOTH, "Mona Vik"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{N} had been due to meet {K} on Monday but fell ill.", "cancelled"),
        (f"{N} was to have met {K} on Monday.", "cancelled"),
        (f"{N} confirmed on Tuesday that he had met {K} in March.", "held"),
        (f"{K} asked to see {N}.", "proposed"),
    ],
)
def test_whether_it_took_place(read: Read, text: str, status: str) -> None:
    assert [(m.status, names(m)) for m in read(text, DAY).meetings] == [(status, BOTH)]


@pytest.mark.parametrize(
    ("fate", "status"),
    [("had to be called off", "cancelled"), ("had to be cancelled", "cancelled"), ("had to be put off", "postponed")],
)
def test_what_had_to_be_done_to_a_meeting_was_done(read: Read, fate: str, status: str) -> None:
    found = read(f"The meeting between {N} and {K} {fate} because of fog.", DAY).meetings
    assert [(m.status, names(m)) for m in found] == [(status, BOTH)]
