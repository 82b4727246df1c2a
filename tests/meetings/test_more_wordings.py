"""Wordings of agencies, ministries and memoirs that tell of meetings: who met, and whether it took place."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2019, 9, 18)  # a Wednesday
A, B = "Peruvian President Marta Salas", "Chilean Foreign Minister Pablo Rojas"
BOTH = {"Marta Salas", "Pablo Rojas"}

TOLD = [
    (f"{B} paid a courtesy call on {A} on Tuesday.", "meeting", "held"),
    (f"{A} granted an audience to {B} on Tuesday.", "meeting", "held"),
    (f"{A} exchanged views with {B} in Lima on Tuesday.", "meeting", "held"),
    (f"{A} had an opportunity to meet {B} on the sidelines of the forum in Lima.", "meeting", "held"),
    (f"{A} on Tuesday welcomed {B} at the Government Palace.", "meeting", "held"),
    (f"{A} and {B} spoke by telephone on Tuesday.", "call", "held"),
    (f"Meeting {B} in Lima on Tuesday, {A} said trade was growing.", "meeting", "held"),
    (f"{A} said trade was growing after meeting {B} in Lima on Tuesday.", "meeting", "held"),
    (f"A meeting between {A} and {B} is due to take place in Lima on Thursday.", "meeting", "planned"),
    (f"A meeting between {A} and {B} is planned for Thursday.", "meeting", "planned"),
    (f"{A} rejected an offer of talks from {B}.", "meeting", "refused"),
    (f"{A} denied reports that she met secretly with {B}.", "meeting", "denied"),
    (f"The meeting between {A} and {B} is off, officials said.", "meeting", "cancelled"),
    (f"{A} has walked out of a meeting with {B}.", "meeting", "held"),
    (f"{A} told {B} at a meeting in Lima on Tuesday that she was content.", "meeting", "held"),
]


@pytest.mark.parametrize(("text", "kind", "status"), TOLD)
def test_who_met_and_whether_they_did(read: Read, text: str, kind: str, status: str) -> None:
    found = [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings]
    assert found == [(kind, status, BOTH)]


NOT_HELD = [
    f"{A} failed to meet {B}.",
    f"The film tells how {A} meets {B}.",
    f"If {A} meets {B}, it will be their first encounter in years.",
    f"{A} has no plans to meet {B}.",
    f"No Peruvian president had met {B} before.",
]


@pytest.mark.parametrize("text", NOT_HELD)
def test_what_did_not_take_place_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_those_who_were_met_on_different_days_are_different_meetings(read: Read) -> None:
    text = f"{A} met {B} on Monday and Bolivian Foreign Minister Jorge Quispe on Tuesday."
    found = [(names(m), m.date_start) for m in read(text, DAY).meetings]
    assert found == [
        (BOTH, date(2019, 9, 16)),
        ({"Marta Salas", "Jorge Quispe"}, date(2019, 9, 17)),
    ]


def test_a_day_and_a_place_told_of_a_journey_are_those_of_the_meeting_it_led_to(read: Read) -> None:
    meetings = read(f"On Tuesday {A} flew to Santiago and met {B}.", DAY).meetings
    (meeting,) = (m for m in meetings if m.kind == "meeting")
    assert (names(meeting), meeting.date_start, meeting.city) == (BOTH, date(2019, 9, 17), "Santiago")


def test_i_is_whoever_says_it(read: Read) -> None:
    (meeting,) = read(f'"I met {A} in Lima on Monday," {B} told reporters.', DAY).meetings
    assert (names(meeting), meeting.date_start) == (BOTH, date(2019, 9, 16))


def test_who_was_also_present_is_added_to_the_meeting(read: Read) -> None:
    text = f"{A} met {B} in Lima. Also present were Foreign Minister Luis Vera and Ambassador Ana Prado."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {*BOTH, "Luis Vera", "Ana Prado"}


def test_lines_of_a_programme_are_meetings_of_whose_programme_it_is(read: Read) -> None:
    text = (
        "Programme of President Marta Salas\n\nMonday 23 September 2019\n\n"
        "09.30 Meeting with Chilean Foreign Minister Pablo Rojas\n\n"
        "CANCELLED: meeting with Bolivian Foreign Minister Jorge Quispe\n"
    )
    found = [(m.status, names(m), m.date_start) for m in read(text, DAY).meetings]
    monday = date(2019, 9, 23)
    assert found == [("planned", BOTH, monday), ("cancelled", {"Marta Salas", "Jorge Quispe"}, monday)]
