"""A statement is tied to a meeting only where the text says that it was made there."""

from __future__ import annotations

from datetime import date

from tests.meetings.conftest import Read

DAY = date(2014, 3, 6)
MET = "German Chancellor Angela Merkel met Russian President Vladimir Putin in Moscow on Thursday."


def test_what_is_said_at_the_meeting_is_tied_to_it(read: Read) -> None:
    text = f"{MET}\n\nDuring the meeting, Merkel said that gas supplies must not be a weapon."
    article = read(text, DAY)
    assert [q.meeting for q in article.quotes] == [article.meetings[0]]
    assert article.quotes[0].date == DAY


def test_what_is_told_to_reporters_is_tied_to_none(read: Read) -> None:
    text = f'{MET}\n\n"Gas supplies must not be a weapon," Merkel told reporters.'
    assert [q.meeting for q in read(text, DAY).quotes] == [None]


def test_what_is_said_after_the_departure_is_tied_to_none(read: Read) -> None:
    text = f"{MET}\n\nAfter the departure of the chancellor, Putin said that the talks had been useful."
    assert [q.meeting for q in read(text, DAY).quotes] == [None]


def test_what_somebody_says_who_was_not_there_is_tied_to_none(read: Read) -> None:
    text = f"{MET}\n\nFrench President Francois Hollande said that sanctions would follow."
    assert [q.meeting for q in read(text, DAY).quotes] == [None]
