"""Sessions of bodies still to come, gatherings told by whom they brought together, and visits told in passing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 1)  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        '"We trust in June 24, when the meeting of the European Council is to take place," Anna Ozola said.',
        "The historic meeting of the European Council is to take place on June 24.",
    ],
)
def test_a_session_to_come_is_planned_whoever_speaks_of_it(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, meeting.date_start, names(meeting)) == ("planned", date(2022, 6, 24), {"European Council"})


def test_a_session_that_a_quotation_remembers_is_left_alone(read: Read) -> None:
    assert read('"We remember the meeting of the European Council," Anna Ozola said.', DAY).meetings == []


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("A forum in Lima on Monday brought together representatives of forty states.", "summit", "held",
         date(2022, 5, 30)),
        ("The forum, which brought together representatives of forty states, was held in Lima on Monday.", "summit",
         "held", date(2022, 5, 30)),
        ("Preparations go on for a meeting in Lima on Friday, which will bring together representatives of forty"
         " states.", "meeting", "planned", date(2022, 6, 3)),
    ],
)  # fmt: skip
def test_a_gathering_is_of_those_whom_it_brings_together(
    read: Read, text: str, kind: str, status: str, day: date
) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, meeting.date_start) == (kind, status, day)
    assert names(meeting) == {"representatives of forty states"}


@pytest.mark.parametrize(
    "text", ["The meeting on Monday brought together two cultures.", "A meeting can bring together leaders of states."]
)
def test_what_else_a_meeting_brings_together_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_a_visit_during_which_something_happened_was_where_it_did(read: Read) -> None:
    text = "Repairs go on in Lima, where a bridge fell yesterday during the visit of President Anna Ozola of Latvia."
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.city, visit.date_start) == ("visit", "Lima", date(2022, 5, 31))
    assert names(visit) == {"Anna Ozola"}


def test_the_presidents_of_the_three_countries_are_those_whom_the_text_names(read: Read) -> None:
    text = (
        "Latvian President Anna Ozola spoke after talks with the presidents of the three countries in Riga.\n\nPolish"
        " President Jan Nowak, Chilean President Rosa Tello and Estonian President Jaan Tamm thanked her."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Anna Ozola", "Jan Nowak", "Rosa Tello", "Jaan Tamm"}


def test_where_the_text_names_fewer_they_stay_a_group(read: Read) -> None:
    text = (
        "Latvian President Anna Ozola spoke after talks with the presidents of the three countries in Riga.\n\nPolish"
        " President Jan Nowak thanked her."
    )
    (meeting,) = read(text, DAY).meetings
    assert "Jan Nowak" not in names(meeting)
