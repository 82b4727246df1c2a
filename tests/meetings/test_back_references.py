"""Who was at a meeting that a sentence names with one side only, or with none: said in the sentences before."""

from __future__ import annotations

from datetime import date

import pytest

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


NOTED = "Norwegian Prime Minister Lars Dahl spent two days in Tallinn, where he slept little."


@pytest.mark.parametrize(
    "told",
    [
        "During the meeting with Estonian Foreign Minister Kersti Saar, the price of salt was discussed.",
        "At a meeting with Estonian Foreign Minister Kersti Saar it was agreed to build a bridge.",
        "During the talks with Estonian Foreign Minister Kersti Saar, the main focus was on salt.",
        "During the meeting with Estonian Foreign Minister Kersti Saar, the parties discussed the price of salt.",
        "Salt was the main topic of the meeting with Estonian Foreign Minister Kersti Saar.",
        "The agenda of the meeting with Estonian Foreign Minister Kersti Saar included the price of salt.",
        "The key topics of the talks with Estonian Foreign Minister Kersti Saar were salt and fish.",
    ],
)
def test_what_a_meeting_with_one_was_about_was_discussed_by_whom_the_report_is_of(read: Read, told: str) -> None:
    found = [(m.status, names(m)) for m in read(f"{NOTED} {told}", DAY).meetings if m.kind != "visit"]
    assert found == [("held", BOTH)]


def test_what_a_meeting_will_be_about_leaves_it_planned(read: Read) -> None:
    text = f"{NOTED} The agenda of the meeting with Estonian Foreign Minister Kersti Saar will include salt."
    found = [(m.status, names(m)) for m in read(text, DAY).meetings if m.kind != "visit"]
    assert found == [("planned", BOTH)]


def test_whoever_is_of_the_same_state_is_passed_over(read: Read) -> None:
    text = (
        f"{NOTED} Estonian Finance Minister Jaan Tamm thanked him for the salt. During the meeting with Estonian"
        " Foreign Minister Kersti Saar, the bridge was discussed."
    )
    found = [names(m) for m in read(text, DAY).meetings if m.kind != "visit"]
    assert found == [BOTH]


def test_of_whom_it_was_noted_by_was_at_the_meeting(read: Read) -> None:
    text = (
        f"{NOTED} As noted by Norwegian Fisheries Minister Ola Berg, the price of salt was discussed at a meeting with"
        " Estonian Foreign Minister Kersti Saar."
    )
    found = [names(m) for m in read(text, DAY).meetings if m.kind != "visit"]
    assert found == [{"Ola Berg", "Kersti Saar"}]


@pytest.mark.parametrize(
    "told",
    [
        "During a meeting with reporters, the price of salt was discussed.",
        "The issue of a meeting with Estonian Foreign Minister Kersti Saar was not raised.",
        "The purpose of a meeting with Estonian Foreign Minister Kersti Saar would be unclear.",
    ],
)
def test_no_meeting_is_told_of_by_what_was_not_held_with_anybody(read: Read, told: str) -> None:
    assert not [m for m in read(f"{NOTED} {told}", DAY).meetings if m.kind != "visit" and m.status == "held"]
