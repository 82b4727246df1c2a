"""Who was at a meeting that a sentence names with one side only, or with none: said in the sentences before."""

from __future__ import annotations

from datetime import date

from tests.meetings.conftest import Read, names

DAY = date(2021, 6, 17)  # a Thursday
BOTH = {"Lars Dahl", "Kersti Saar"}
AGREED = "Norwegian Prime Minister Lars Dahl and Estonian Foreign Minister Kersti Saar agreed on Thursday to buy ships."


def test_a_meeting_without_names_is_of_those_who_agreed_in_the_sentence_before(read: Read) -> None:
    text = f"{AGREED} The decision came at the end of a meeting that lasted an hour longer than planned."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == ("held", BOTH)


def test_a_meeting_with_one_side_named_is_of_whom_the_sentences_before_are_about(read: Read) -> None:
    text = (
        "Norwegian Prime Minister Lars Dahl spent two days in New York. He slept little. The last meeting, with"
        " Estonian Foreign Minister Kersti Saar, was a matter of four minutes."
    )
    (meeting,) = (m for m in read(text, DAY).meetings if m.kind == "meeting")
    assert names(meeting) == BOTH


def test_the_two_are_the_one_just_named_and_the_one_told_of(read: Read) -> None:
    text = (
        "Norwegian Prime Minister Lars Dahl toured the north. A meeting with Estonian Foreign Minister Kersti Saar had"
        " to be moved because of the storm: the two spoke by video link on Wednesday."
    )
    found = [(m.kind, names(m)) for m in read(text, DAY).meetings]
    assert ("call", BOTH) in found


def test_a_denial_that_any_such_meeting_took_place_changes_the_row_of_the_meeting(read: Read) -> None:
    text = (
        "We reported last week that Norwegian Prime Minister Lars Dahl had met Estonian Foreign Minister Kersti Saar in"
        " Riga. Dahl denies that any such meeting took place."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == ("denied", BOTH)


def test_who_chaired_it_was_at_the_meeting_told_of_before(read: Read) -> None:
    text = (
        "On 10 June, Bergen hosted the meeting of the joint commission. It was chaired by Norwegian Prime Minister Lars"
        " Dahl and Estonian Foreign Minister Kersti Saar."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting), meeting.date_start) == ("held", BOTH, date(2021, 6, 10))


def test_a_conference_that_one_stays_away_from_is_not_held_by_what_is_said_of_it(read: Read) -> None:
    text = (
        "Norwegian Prime Minister Lars Dahl will not attend the conference on cod in Riga next month. The conference is"
        " to raise a million crowns."
    )
    (summit,) = read(text, DAY).meetings
    assert (summit.kind, summit.status, names(summit)) == ("summit", "refused", {"Lars Dahl"})
