"""Sessions of bodies still to come, gatherings told by whom they brought together, and visits told in passing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 1)  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        '"We count on June 24, when a meeting of the Nordic Council is to be held," Anna Ozola said.',
        "A historic meeting of the Nordic Council is to be held on June 24.",
    ],
)
def test_a_session_to_come_is_planned_whoever_speaks_of_it(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, meeting.date_start, names(meeting)) == ("planned", date(2022, 6, 24), {"Nordic Council"})


def test_a_session_that_a_quotation_remembers_is_left_alone(read: Read) -> None:
    assert read('"We remember the meeting of the Nordic Council," Anna Ozola said.', DAY).meetings == []


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


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ('"In February, at our meeting in Lima, we signed a treaty," Anna Ozola said.', "Lima"),
        ('"At our last meeting in Lima we signed a treaty," Bruno Conti said.', "Lima"),
    ],
)
def test_our_earlier_meeting_is_that_of_the_two_who_have_met(read: Read, text: str, city: str) -> None:
    before = "President Anna Ozola of Latvia met with Prime Minister Bruno Conti of Italy in Riga. "
    now, then = read(before + text, DAY).meetings
    assert names(now) == names(then) == {"Anna Ozola", "Bruno Conti"}
    assert (now.status, then.status, then.city) == ("held", "recalled", city)


def test_our_meeting_without_a_day_or_place_is_that_of_now(read: Read) -> None:
    text = 'President Anna Ozola met with Prime Minister Bruno Conti. "Our meeting was good," Anna Ozola said.'
    assert len(read(text, DAY).meetings) == 1


def test_the_decision_of_a_meeting_is_no_plan_of_it(read: Read) -> None:
    (meeting,) = read("The decision of yesterday's meeting of EU leaders binds all its members.", DAY).meetings
    assert (meeting.status, meeting.date_start) == ("held", date(2022, 5, 31))


def test_those_there_whom_somebody_addresses_are_at_the_conference(read: Read) -> None:
    text = "President Anna Ozola addressed the participants of the donors' conference held in Lima on Monday."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, names(meeting)) == ("summit", {"Anna Ozola", "participants of the donors' conference"})


def test_who_is_asked_for_something_was_not_met(read: Read) -> None:
    text = '"We have addressed the Normandy participants and ask Peru to help," President Anna Ozola said.'
    assert read("A meeting on grain was held in Lima on Monday. " + text, DAY).meetings == []


def test_who_speaks_or_reports_at_the_meeting_of_a_council_was_at_that_one(read: Read) -> None:
    text = (
        "President Anna Ozola held a meeting of the National Security Council.\n\nDefense Minister Jan Nowak reported"
        " on the law. The report of Foreign Minister Otto Lund on grain was also heard. Also at the meeting of the"
        " National Security Council, Prime Minister Bruno Conti spoke about prices."
    )
    (meeting,) = read(text, DAY).meetings
    there = {"Anna Ozola", "Jan Nowak", "Otto Lund", "Bruno Conti"}
    assert names(meeting) == there | {"National Security Council"}


def test_who_speaks_at_the_meeting_of_another_council_was_not_at_the_first(read: Read) -> None:
    text = (
        "President Anna Ozola held a meeting of the National Security Council.\n\nAt the meeting of the Nordic Trade"
        " Council, Prime Minister Bruno Conti spoke about prices."
    )
    assert all("Anna Ozola" not in names(m) for m in read(text, DAY).meetings if "Bruno Conti" in names(m))


@pytest.mark.parametrize(("day", "rows"), [("yesterday's", 1), ("Friday's", 2)])
def test_leaders_of_one_union_meet_once_a_day(read: Read, day: str, rows: int) -> None:
    text = f"The leaders of the European Union held a meeting in Lima yesterday. At {day} meeting of EU"
    assert len(read(text + " leaders nothing was signed.", DAY).meetings) == rows
