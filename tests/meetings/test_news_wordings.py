"""Wordings of news: who was sent, what was not raised, calls with their day, meetings in passing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
L, R = "Secretary Anne Lind", "Governor Mark Rowe"
BOTH = {"Anne Lind", "Mark Rowe"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (f"President Paul Reed sent {L} to meet {R}.", "meeting", "planned"),
        (f"President Paul Reed dispatched {L} to meet with {R} in Ohio.", "meeting", "planned"),
        (f"President Paul Reed ordered {L} to call {R}.", "call", "planned"),
        (f"Rights were not raised at the meeting between {L} and {R} on Monday.", "meeting", "held"),
        (f"{R}'s private meeting with {L} is not an endorsement.", "meeting", "held"),
        (f"{R} ducked a meeting with {L}.", "meeting", "refused"),
        (f"{R} ran into {L} at the airport.", "meeting", "held"),
        (f"{R} met behind closed doors with {L} on Monday.", "meeting", "held"),
        (f"{R} and {L} pledged to work together after a meeting Monday.", "meeting", "held"),
        (f"{R} told {L} in a call on Monday that the border would stay open.", "call", "held"),
        (f"In a call on Monday, {R} briefed {L} on the plan.", "call", "held"),
        (f"{R} congratulated {L} on her victory in a call on Monday.", "call", "held"),
        (f"A spokesman for {R} denied that he had met secretly with {L}.", "meeting", "denied"),
    ],
)
def test_two_who_met_or_did_not(read: Read, text: str, kind: str, status: str) -> None:
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings] == [(kind, status, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        f"{L} insisted she hadn't discussed the matter with {R}.",
        "Carol Hahn met her husband, Paul Reed, at law school.",
        f"{L} renewed her call on {R} to resign.",
    ],
)
def test_words_that_tell_of_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_what_had_been_due_on_a_visit_that_is_off_is_off(read: Read) -> None:
    text = (
        "Prime Minister Karin Dahl canceled a trip to Riga planned for next week, her office said Tuesday. She had been"
        " due to hold talks with President Edgars Kalns."
    )
    assert {(m.kind, m.status) for m in read(text, DAY).meetings} == {("visit", "cancelled"), ("meeting", "cancelled")}


def test_the_first_to_visit_is_whoever_is_named_before(read: Read) -> None:
    text = "Ilze Ozola, the first Latvian minister to visit Tehran in a decade, met Reza Karimi on Monday."
    visit = next(m for m in read(text, DAY).meetings if m.kind == "visit")
    assert (names(visit), visit.city) == ({"Ilze Ozola"}, "Tehran")


def test_who_came_for_a_meeting_did_not_propose_it(read: Read) -> None:
    (meeting,) = read("Karin Dahl, in Riga for a meeting of Baltic leaders, urged calm.", DAY).meetings
    assert (meeting.status, meeting.city) == ("planned", "Riga")


def test_a_topic_that_will_not_come_up_refuses_no_talks(read: Read) -> None:
    text = f"The topic is not expected to surface in the talks between {L} and {R}."
    assert [m.status for m in read(text, DAY).meetings] == ["planned"]


def test_she_is_seen_again_where_one_was_met_before(read: Read) -> None:
    text = "Mr. Kalns, who met with Ms. Dahl in Oslo last year, will see her again at a NATO summit in Warsaw in July."
    then, again = sorted(read(text, DAY).meetings, key=lambda m: str(m.date_start))
    assert (then.city, again.city, again.status) == ("Oslo", "Warsaw", "planned")
    assert names(then) == names(again) == {"Kalns", "Dahl"}


P, M = "Minister Lars Dahl", "Ambassador Matej Kos"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"On Friday {P} is to meet {M}.", date(2016, 5, 6)),
        (f"On Friday, {P} is due to meet {M}.", date(2016, 5, 6)),
        (f"On Friday, {P} is scheduled to hold talks with {M}.", date(2016, 5, 6)),
        (f"On May 12 {P} plans to meet {M}.", date(2016, 5, 12)),
        (f"Next Monday {P} is to meet {M}.", date(2016, 5, 9)),
        (f"{P} is on Friday to meet {M}.", date(2016, 5, 6)),
        (f"{P} will meet {M} this weekend.", date(2016, 5, 7)),
        (f"{P} will meet {M} in a fortnight.", date(2016, 5, 18)),
        (f"On Tuesday {P} was able to meet {M}.", date(2016, 5, 3)),
        (f"On Tuesday {P} called for calm as he met {M} in Oslo.", date(2016, 5, 3)),
        (f"A meeting between {P} and {M}, originally set for Monday, will now take place on Friday.", date(2016, 5, 6)),
        (f"{P} has invited {M} to meet him in Oslo on May 14.", date(2016, 5, 14)),
        (f"{P} has scrapped the breakfast he was to have had on Thursday with {M}.", date(2016, 5, 5)),
        (f"On Tuesday {P} agreed to meet {M}.", None),
    ],
)
def test_the_day_of_the_meeting_is_the_one_that_its_words_set(read: Read, text: str, day: date | None) -> None:
    (meeting,) = read(text, DAY).meetings
    assert meeting.date_start == day


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Lars Dahl's visit to Uganda, which was to have begun on Monday, has been pushed back.", "postponed",
         date(2016, 5, 9)),
        ("Lars Dahl's trip to Havana, which was to have begun on 23 May, was called off on Tuesday.", "cancelled",
         date(2016, 5, 23)),
        ("Minister Lars Dahl has scrapped the trip to Lima that he was to make on May 10.", "cancelled",
         date(2016, 5, 10)),
        ("Lars Dahl's tour of China, which began on Sunday, will also take in Chongqing.", "ongoing", date(2016, 5, 1)),
    ],
)  # fmt: skip
def test_the_day_of_a_visit_that_is_told_beside_it(read: Read, text: str, status: str, day: date) -> None:
    (visit,) = read(text, DAY).meetings
    assert (visit.kind, visit.status, visit.date_start) == ("visit", status, day)


def test_who_flies_somewhere_on_a_day_to_talk_talks_then(read: Read) -> None:
    text = "Minister Lars Dahl will fly to Riga on Friday to discuss gas with Latvian Economy Minister Matej Kos."
    meeting = next(m for m in read(text, DAY).meetings if m.kind == "meeting")
    assert (meeting.status, meeting.date_start, meeting.city) == ("planned", date(2016, 5, 6), "Riga")


def test_talks_which_two_were_to_hold_are_theirs(read: Read) -> None:
    text = "The round of water talks which Pakistan and India were to open on Thursday has been put off."
    (talks,) = read(text, DAY).meetings
    assert (talks.status, names(talks)) == ("postponed", {"Pakistan", "India"})


def test_who_gather_for_a_summit_hold_it_where_it_is(read: Read) -> None:
    (summit,) = read("Ethiopia, Kenya and Somalia will gather for a summit in Djibouti on June 11.", DAY).meetings
    assert (summit.kind, summit.status, summit.date_start) == ("summit", "planned", date(2016, 6, 11))
    assert (names(summit), summit.country) == ({"Ethiopia", "Kenya", "Somalia"}, "dj")


@pytest.mark.parametrize(
    "text",
    [
        "Senator Carol Hahn may meet Governor Mark Rowe in the final in November.",
        "Norway meet Latvia in the semi-final on Friday.",
        "In the film, Senator Carol Hahn meets Governor Mark Rowe.",
        "In the novel, President Carol Hahn visits Moscow.",
        "Senator Carol Hahn visited the question of trade again on Monday.",
        "Senator Carol Hahn paid a visit to the dentist.",
    ],
)
def test_contests_fiction_and_errands_are_no_meetings(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The government of Colombia and the FARC guerrillas held talks in Havana on Tuesday.",
         {"Colombia", "FARC guerrillas"}),
        ("Talks between the government of Mali and the rebels were held on Tuesday.", {"Mali", "rebels"}),
        ("Greek Cypriot negotiator Andreas Papas and his Turkish Cypriot counterpart Ozkan Denizoglu met on Tuesday.",
         {"Andreas Papas", "Ozkan Denizoglu"}),
        ("The defense secretary, Warren Kilbride, and his Singaporean counterpart, Tay Boon Kiat, met on Tuesday.",
         {"Warren Kilbride", "Tay Boon Kiat"}),
    ],
)  # fmt: skip
def test_both_sides_are_there(read: Read, text: str, who: set[str]) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting), meeting.date_start) == ("held", who, date(2016, 5, 3))


def test_the_same_day_is_the_visits_and_not_that_of_saying_so(read: Read) -> None:
    text = (
        "Secretary Ramesh Kumar will visit Tehran on May 14, sources said today. He will hold talks there the same day"
        " with Deputy Minister Masoud Karimi."
    )
    assert {m.date_start for m in read(text, DAY).meetings} == {date(2016, 5, 14)}


def test_what_is_called_off_was_to_be_on_the_nearest_such_day(read: Read) -> None:
    text = "Minister Patricia Zubel called off a meeting with Anna Nowak that had been planned for Thursday in London."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, meeting.date_start, meeting.city) == ("cancelled", date(2016, 5, 5), "London")


def test_a_talk_when_the_two_met_is_that_meeting(read: Read) -> None:
    text = "Karin Dahl confirmed that she discussed the case with Li Wen when the two met in Beijing in February."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.city, meeting.date_start) == ("Beijing", date(2016, 2, 1))


def test_who_returned_after_a_visit_had_been_there_before(read: Read) -> None:
    visit = read("Prime Minister Karin Dahl returned home on Tuesday after a three-day visit to China.", DAY).meetings[
        0
    ]
    assert (visit.kind, visit.date_start, visit.date_end) == ("visit", date(2016, 5, 1), date(2016, 5, 3))


@pytest.mark.parametrize(
    "heading",
    [
        "From the memoirs of Henrik Aastrup, foreign minister from 1985 to 1989",
        "Henrik Aastrup (foreign minister), diary",
        "Henrik Aastrup, The Long Corridor, chapter 11",
    ],
)
def test_who_writes_a_book_is_the_one_who_was_received(read: Read, heading: str) -> None:
    text = f"{heading}\n\nOn 16 March 1987 I was received by Duarte Vilhena in the foreign ministry in Lisbon."
    (meeting,) = read(text, DAY).meetings
    assert (names(meeting), meeting.date_start) == ({"Henrik Aastrup", "Duarte Vilhena"}, date(1987, 3, 16))
