"""Wordings of agencies that the first version misread: who "the two" are, occasions that are no calls, visits told
from their end, offers of talks turned down."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday


def test_the_two_are_those_who_agreed_on_something_in_the_sentence_before(read: Read) -> None:
    text = (
        "OSLO (Ref) - Norwegian Defence Minister Lars Dahl and Finnish Defence Minister Mika Salo agreed Tuesday to buy"
        " ships together.\n\nThe two met at the ministry for an hour."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("meeting", "held", {"Lars Dahl", "Mika Salo"})


def test_three_leaders_are_those_who_signed_something_in_the_sentence_before(read: Read) -> None:
    text = (
        "Swedish Prime Minister Karin Berg, Finnish President Mika Salo and Danish Foreign Minister Bo Holm signed a"
        " pact on Tuesday. The three leaders met at the palace in Malmo."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Karin Berg", "Mika Salo", "Bo Holm"}


def test_the_two_sides_are_more_than_the_people_named_before(read: Read) -> None:
    text = (
        "Norwegian Defence Minister Lars Dahl and Finnish Defence Minister Mika Salo praised the ships on Tuesday.\n\n"
        "The two sides met in March."
    )
    assert all(names(meeting) != {"Lars Dahl", "Mika Salo"} for meeting in read(text, DAY).meetings)


@pytest.mark.parametrize(
    "text",
    [
        "Speaking at a news conference with Danish Prime Minister Bo Holm in Riga on Tuesday, Latvian President Janis"
        " Ozols said the port would open.",
        "Danish Prime Minister Bo Holm, speaking in parliament to Foreign Minister Mika Salo, praised the port.",
        "French President Luc Morel called on Iran to free the sailors.",
        "French President Luc Morel called on Turkish President Kemal Aydin on Monday to free the sailors.",
    ],
)
def test_words_at_an_occasion_and_demands_are_no_meeting(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_speaking_by_phone_with_somebody_is_a_call(read: Read) -> None:
    text = "Speaking by phone with Finnish President Mika Salo on Tuesday, Swedish Premier Karin Berg asked for help."
    (call,) = read(text, DAY).meetings
    assert (call.kind, names(call)) == ("call", {"Mika Salo", "Karin Berg"})


def test_to_call_on_a_minister_here_is_to_meet_him(read: Read) -> None:
    text = (
        "ISLAMABAD, May 4 (PAP): Chinese Ambassador Li Wen called on Pakistani Foreign Minister Tariq Shah here on"
        " Wednesday."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.mode, names(meeting)) == ("meeting", "in person", {"Li Wen", "Tariq Shah"})
    assert (meeting.city, meeting.date_start) == ("Islamabad", DAY)


def test_an_agency_that_says_spoke_with_does_not_say_by_telephone(read: Read) -> None:
    text = "OSLO, May 4 (Wire) - Swedish Prime Minister Karin Berg spoke with Finnish President Mika Salo on Tuesday."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.mode) == ("meeting", None)
    (call,) = read(text + " During the telephone conversation, Berg praised Oslo.", DAY).meetings
    assert (call.kind, call.mode) == ("call", "phone")


def test_an_office_that_says_spoke_with_means_the_telephone(read: Read) -> None:
    text = "President Karin Berg of Sweden spoke today with President Mika Salo of Finland. The leaders discussed fish."
    (call,) = read(text, DAY).meetings
    assert (call.kind, call.mode) == ("call", "phone")


@pytest.mark.parametrize("noun", ["two-day retreat", "working lunch", "working breakfast", "round of consultations"])
def test_what_is_held_with_somebody_is_a_meeting(read: Read, noun: str) -> None:
    text = f"Kenyan President Paul Otieno held a {noun} with Ugandan Prime Minister Grace Okello on Monday."
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, names(meeting)) == ("meeting", {"Paul Otieno", "Grace Okello"})


def test_a_visit_told_from_its_end_is_counted_back(read: Read) -> None:
    text = (
        "VALLETTA, May 4 (Wire) - Irish President Sean Walsh left Malta on Tuesday at the end of a four-day visit"
        " during which he met Prime Minister Joe Borg and toured Gozo."
    )
    visit, meeting = read(text, DAY).meetings
    assert (visit.kind, visit.city, visit.country) == ("visit", None, "mt")
    assert (visit.date_start, visit.date_end) == (date(2016, 4, 30), date(2016, 5, 3))
    assert (meeting.parent, meeting.date_start) == (visit, None)


def test_a_visit_told_from_its_beginning_starts_on_the_day_of_departure(read: Read) -> None:
    (visit,) = read("Irish President Sean Walsh left Dublin on Monday for a three-day visit to Egypt.", DAY).meetings
    assert (visit.country, visit.date_start, visit.date_end) == ("eg", date(2016, 5, 2), date(2016, 5, 4))


def test_the_visitor_is_the_one_who_is_thanked_for_his_visit(read: Read) -> None:
    text = "Maltese Foreign Minister Joe Borg thanked the Irish Prime Minister, Sean Walsh, for his visit to Valletta."
    (visit,) = read(text, DAY).meetings
    assert (names(visit), visit.date_start) == ({"Sean Walsh"}, None)


@pytest.mark.parametrize(
    "answer",
    [
        "rejected on Monday an offer by President Issa Traore to hold talks",
        "turned down an invitation by President Issa Traore to meet",
        "declined to meet President Issa Traore",
        "snubbed a meeting with President Issa Traore",
    ],
)
def test_talks_turned_down_are_refused_with_both_sides(read: Read, answer: str) -> None:
    (meeting,) = read(f"Malian opposition leader Amadou Keita {answer}.", DAY).meetings
    assert (meeting.status, names(meeting)) == ("refused", {"Amadou Keita", "Issa Traore"})


def test_groups_that_are_said_twice_to_have_met_met_once(read: Read) -> None:
    text = (
        "Libyan officials and rebel leaders met in Tunis on Monday.\n\nNobody spoke of it. Libyan officials and rebel"
        " leaders met for three hours, a source said."
    )
    assert len(read(text, DAY).meetings) == 1


def test_a_visit_whose_days_hold_the_day_of_publication_goes_on(read: Read) -> None:
    (visit,) = read("Danish Minister of Trade Eva Lund is visiting Kenya on 3–6 May.", DAY).meetings
    assert (visit.status, visit.date_start, visit.date_end) == ("ongoing", date(2016, 5, 3), date(2016, 5, 6))
