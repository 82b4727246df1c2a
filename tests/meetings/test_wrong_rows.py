"""Rows that would be wrong: other people's summits, plans of what was done, other days, one meeting told as two."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 1)  # a Wednesday
BOTH = {"Anna Ozola", "Juri Tamm"}


def _of_office(text: str, outlet: str) -> Article:
    return parse(Document(text, outlet=outlet, published=DAY, published_source="metadata"))


# Summits spoken of


def test_who_is_thanked_for_anothers_part_in_a_summit_was_not_there(read: Read) -> None:
    found = read(
        "During the talks with Adviser Karin Dahl, Anna Ozola expressed gratitude for the personal participation of"
        " Estonian President Jaan Tamm in the inaugural summit of the Baltic Forum in August 2021.",
        DAY,
    ).meetings
    assert [(m.kind, m.status, names(m)) for m in found] == [
        ("meeting", "held", {"Anna Ozola", "Karin Dahl"}),
        ("summit", "recalled", {"Jaan Tamm"}),
    ]


def test_who_takes_part_in_a_summit_himself_was_there(read: Read) -> None:
    (summit,) = read("Anna Ozola took part in the first summit of the Baltic Forum in Riga on Tuesday.", DAY).meetings
    assert (summit.kind, summit.status, names(summit)) == ("summit", "held", {"Anna Ozola"})


def test_the_summit_of_two_states_is_not_the_meeting_at_which_it_was_spoken_of(read: Read) -> None:
    found = read(
        "Anna Ozola and Juri Tamm discussed the results of the 23rd Ukraine-EU Summit, which took place in October 2021"
        " in Kyiv. She also commended the signing of the agreement in the framework of the Summit.\n\n"
        "During the negotiations with Adviser Karin Dahl, Anna Ozola spoke of trade.",
        DAY,
    ).meetings
    assert [names(m) for m in found if m.kind == "summit"] == [{"Ukraine", "European Union"}]
    assert {"Anna Ozola", "Karin Dahl"} in [names(m) for m in found]


def test_work_begun_at_a_summit_does_not_make_it_one_of_today(read: Read) -> None:
    found = read(
        "Anna Ozola spoke with Juri Tamm today. In today's call, Anna Ozola and Juri Tamm reviewed the work of the"
        " committees that President Ilze Kalna and Karin Dahl launched at the Summit of the Baltic Forum.",
        DAY,
    ).meetings
    assert {"Anna Ozola", "Juri Tamm"} in [names(m) for m in found if m.date_start == DAY]
    assert all(m.status != "ongoing" and m.date_start is None for m in found if m.kind == "summit")


def test_a_summit_at_which_they_are_determined_to_reach_something_is_to_come(read: Read) -> None:
    found = read(
        "President Ilze Kalna met with President Jaan Tamm in Riga. Both leaders underscored their dedication to"
        " achieve results at the Climate Summit in Glasgow in November.",
        DAY,
    ).meetings
    assert [(m.kind, m.status, m.date_start) for m in found] == [
        ("meeting", "held", DAY),
        ("summit", "planned", date(2022, 11, 1)),
    ]


# Whether it took place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Jaan Tamm was the first Estonian president to visit Chile.", "held"),
        ("She noted that Jaan Tamm is the first head of a large bank to personally visit Chile.", "held"),
        ("Jaan Tamm will be the first Estonian president to visit Chile.", "planned"),
        ("Jaan Tamm hopes to become the first Estonian minister to visit Chile.", "proposed"),
        ("Jaan Tamm has plans to visit Chile.", "planned"),
        ("For his part, Jaan Tamm noted that it is an honor for him to visit Chile.", "held"),
        ("Jaan Tamm promised to visit Chile.", "planned"),
    ],
)
def test_who_was_the_first_to_visit_did_so(read: Read, text: str, status: str) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, names(visit), visit.country) == ("visit", status, {"Jaan Tamm"}, "cl")


def test_a_meeting_that_somebody_promises_to_help_to_organise_is_planned(read: Read) -> None:
    (meeting,) = read(
        "Karin Dahl promised to assist in organizing a meeting between Anna Ozola and Juri Tamm.", DAY
    ).meetings
    assert meeting.status == "planned"
    assert names(meeting) >= BOTH


def test_talks_at_which_they_intend_to_discuss_something_are_to_come(read: Read) -> None:
    text = "During the talks, Anna Ozola and Juri Tamm {} to discuss trade."
    assert [m.status for m in read(text.format("intend"), DAY).meetings] == ["planned"]
    assert [m.status for m in read(text.format("managed"), DAY).meetings] == ["held"]


def test_talks_spoken_of_later_are_those_held_and_not_those_proposed_in_between(read: Read) -> None:
    found = read(
        "President Ilze Kalna and President Jaan Tamm held talks in Riga on Tuesday. Ilze Kalna noted that the details"
        " should be discussed during the meeting of Jaan Tamm with Prime Minister Anna Ozola. In addition, during the"
        " talks, the presidents focused on trade.",
        DAY,
    ).meetings
    told = {frozenset(names(m)): m.status for m in found}
    assert told[frozenset({"Ilze Kalna", "Jaan Tamm"})] == "held"
    assert [status for people, status in told.items() if "Anna Ozola" in people] == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ozola government will continue to bring together mayors, firms and labor leaders.",
        "All participants will continue discussions to support these initiatives in the coming weeks.",
        "President Ilze Kalna and President Jaan Tamm agreed to hold consultations at the level of experts.",
        "Russian specialists and medical workers visit Palestine.",
    ],
)
def test_what_goes_on_as_before_is_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_talks_that_two_will_continue_on_a_day_are_planned(read: Read) -> None:
    (meeting,) = read("Anna Ozola and Juri Tamm will continue their talks in Riga on Friday.", DAY).meetings
    assert (meeting.status, meeting.date_start) == ("planned", date(2022, 6, 3))


def test_a_pictures_caption_tells_of_what_was(read: Read) -> None:
    found = read(
        "Today, President Ilze Kalna met with Juri Tamm in Riga.\n\n"
        "President Ilze Kalna meets with Juri Tamm, Wednesday, June 1, 2022, in Riga.",
        DAY,
    ).meetings
    assert [(m.status, names(m)) for m in found] == [("held", {"Ilze Kalna", "Juri Tamm"})]


def test_the_present_tense_of_a_day_without_a_year_is_still_to_come(read: Read) -> None:
    (meeting,) = read("President Ilze Kalna meets Juri Tamm in Riga on Wednesday.", DAY).meetings
    assert meeting.status == "planned"


# Days


def test_the_years_of_an_office_are_no_day_of_the_ceremony(read: Read) -> None:
    found = read(
        "Anna Ozola and Juri Tamm took part in the farewell ceremony for President of Latvia in 1991-1994 Karlis Dahl.",
        DAY,
    ).meetings
    assert all(m.status == "held" and m.date_start in (None, DAY) for m in found)


def test_a_year_in_which_two_met_is_that_of_the_meeting(read: Read) -> None:
    (meeting,) = read("In 1998 Anna Ozola met Juri Tamm in Riga.", DAY).meetings
    assert (meeting.status, meeting.date_start) == ("recalled", date(1998, 1, 1))


def test_the_day_of_talks_that_a_call_follows_is_none_of_the_calls(read: Read) -> None:
    (call,) = read(
        "In follow-up to talks held in Rome the day before, Anna Ozola had a phone conversation with Juri Tamm.", DAY
    ).meetings
    assert (call.kind, names(call), call.date_start) == ("call", BOTH, DAY)


def test_the_day_on_which_one_spoke_with_others_is_no_day_of_a_meeting_told_beside_it(read: Read) -> None:
    found = read(
        "The fair opened on Monday.\n\nBusiness was slow. Trade grew.\n\nAnna Ozola then called Juri Tamm.\n\n"
        "On Saturday, Anna Ozola spoke with the Mayors of Riga, Tallinn and Oslo.",
        DAY,
    ).meetings
    assert [m.date_start for m in found if names(m) == BOTH] != [date(2022, 5, 28)]


def test_the_last_meeting_of_this_year_was_on_no_day_told_and_that_of_another_year_then(read: Read) -> None:
    (last,) = read("The last meeting of Anna Ozola with Juri Tamm in 2022 was held in Riga.", DAY).meetings
    assert last.date_start in (None, DAY)
    (before,) = read("They recalled the last meeting of Anna Ozola with Juri Tamm in 2019.", DAY).meetings
    assert (before.status, before.date_start) == ("recalled", date(2019, 1, 1))


# One meeting told as two


def test_what_bodies_did_during_the_meeting_is_of_the_meeting_told_of(read: Read) -> None:
    (meeting,) = read(
        "Today, Anna Ozola and Juri Tamm convened a meeting on water. During the meeting, the Fisheries Council, the"
        " Ministry of Labor, and the Ministry of Energy committed to lead the process.",
        DAY,
    ).meetings
    assert names(meeting) >= BOTH


def test_a_meeting_of_bodies_by_name_is_one_of_its_own(read: Read) -> None:
    found = read(
        "Today, Anna Ozola and Juri Tamm met in Riga. On Tuesday, the Security Council held a meeting with the"
        " Fisheries Council in Oslo.",
        DAY,
    ).meetings
    assert len(found) == 2


def test_a_host_of_a_discussion_receives_no_discussion(read: Read) -> None:
    (meeting,) = read(
        "Today, Anna Ozola and Juri Tamm hosted a virtual discussion with leaders of consumer groups – Fair Shops,"
        " Open Markets, and Brand.",
        DAY,
    ).meetings
    assert names(meeting) >= BOTH
    assert meeting.mode == "video"


def test_the_first_of_two_meetings_is_no_meeting_of_its_own(read: Read) -> None:
    (meeting,) = read(
        "Today, Anna Ozola met Juri Tamm. This meeting is the first of two meetings with local officials.", DAY
    ).meetings
    assert names(meeting) == BOTH


# How


def test_who_joins_by_video_does_not_make_a_call_of_it(read: Read) -> None:
    (meeting,) = read(
        "Today, Anna Ozola and Juri Tamm met in the palace in Riga with mayors from the Forum, and Transport Minister"
        " Karin Dahl joined virtually, to discuss new roads.",
        DAY,
    ).meetings
    assert (meeting.kind, meeting.mode) == ("meeting", "in person")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Ilze Kalna met virtually with eleven deputies today.", "meeting"),
        ("President Ilze Kalna held a videoconference meeting with members of the Security Council today.", "meeting"),
        ("President Ilze Kalna met virtually with President Jaan Tamm today.", "call"),
        ("President Ilze Kalna held a video call with Nordic leaders today.", "call"),
    ],
)
def test_a_meeting_of_many_by_video_is_a_meeting(read: Read, text: str, kind: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.mode, meeting.status) == (kind, "video", "held")


def test_what_a_meeting_included_online_does_not_make_it_one_by_video(read: Read) -> None:
    found = read(
        "Anna Ozola met with Juri Tamm in Riga today. The meeting included an online conference with students.", DAY
    ).meetings
    assert ("meeting", "in person") in [(m.kind, m.mode) for m in found if names(m) == BOTH]


# The deputy and the president


def test_the_president_beside_an_offices_vice_president_is_the_one_she_met() -> None:
    found = _of_office(
        "Vice President Kamala Harris met today in Manila with President Jaan Tamm of Estonia. The Vice President said"
        " that ties are strong.\n\nThe Vice President and the President discussed a number of global issues.",
        "The White House",
    ).meetings
    assert [names(m) for m in found] == [{"Kamala Harris", "Jaan Tamm"}]


def test_the_president_beside_her_is_her_own_where_he_was_there() -> None:
    found = _of_office(
        "President Joe Biden and Vice President Kamala Harris met today with President Jaan Tamm of Estonia. The Vice"
        " President and the President discussed a number of global issues.",
        "The White House",
    ).meetings
    assert [names(m) for m in found] == [{"Joe Biden", "Kamala Harris", "Jaan Tamm"}]
