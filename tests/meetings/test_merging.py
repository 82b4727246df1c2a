"""One meeting told over many sentences is one row; several meetings stay several."""

from __future__ import annotations

from datetime import date

from tests.meetings.conftest import Read, names

DAY = date(2014, 3, 6)
OPENING = "German Chancellor Angela Merkel met Russian President Vladimir Putin in Sochi on Thursday."


def test_what_refers_back_joins_the_meeting(read: Read) -> None:
    text = (
        f"{OPENING}\n\nDuring the meeting, the two leaders discussed gas.\n\nThe talks lasted an hour, officials said."
    )
    (meeting,) = read(text, DAY).meetings
    assert len(meeting.evidence) > 1


def test_an_agreement_to_meet_again_is_a_meeting_of_its_own(read: Read) -> None:
    text = f"{OPENING}\n\nThe two leaders agreed to hold another meeting in Berlin in May."
    held, planned = read(text, DAY).meetings
    assert (held.status, planned.status) == ("held", "planned")
    assert names(planned) == {"Angela Merkel", "Vladimir Putin"}
    assert (planned.date_start, planned.country) == (date(2014, 5, 1), "de")


def test_meetings_of_one_person_with_two_others_stay_two(read: Read) -> None:
    text = f"{OPENING}\n\nEarlier on Thursday, Merkel met Ukrainian President Petro Poroshenko."
    assert [names(m) for m in read(text, DAY).meetings] == [
        {"Angela Merkel", "Vladimir Putin"},
        {"Angela Merkel", "Petro Poroshenko"},
    ]


def test_an_invitation_accepted_is_one_visit(read: Read) -> None:
    text = (
        "German Chancellor Angela Merkel invited Russian President Vladimir Putin to visit Germany."
        " Putin accepted the invitation."
    )
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, visit.country, visit.date_start) == ("visit", "accepted", "de", None)
    assert names(visit) == {"Vladimir Putin"}
