"""When and where meetings were that are told further down, on tours, at home, and on days said in other words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2014, 1, 22)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Minister Jon Hill and President Ana Diaz met in Quito on Monday and Tuesday.", 20, 21),
        ("Chile and Peru concluded two-day talks in Arica on Tuesday.", 20, 21),
        ("Minister Jon Hill will visit Peru on 27 and 28 January.", 27, 28),
        ("Also today, the envoy, Vice Admiral (Retd.) Omar Qazi, paid a farewell call on Minister Ali Nur.", 22, 22),
        ("On Monday Minister Jon Hill had the opportunity to meet President Omar Bello.", 20, 20),
        ("Minister Jon Hill flies to Kampala on Friday, where he will meet Ann Tabu, and to Kigali on Sunday.", 24, 24),
        ("President Ana Diaz postponed her visit to Chile, which was to start on Thursday.", 23, 23),
        ("They prepared the visit of President Guntis Ozols to Ukraine, scheduled for 24-25 January.", 24, 25),
    ],
)  # fmt: skip
def test_the_days_that_a_sentence_gives_its_meeting(read: Read, text: str, first: int, last: int) -> None:
    meeting = read(text, DAY).meetings[-1]
    assert (meeting.date_start, meeting.date_end) == (date(2014, 1, first), date(2014, 1, last))


@pytest.mark.parametrize("going_on", ["Later, he received", "The minister also met", "Afterwards Hill held talks with"])
def test_what_goes_on_from_a_meeting_was_on_its_day_and_at_its_place(read: Read, going_on: str) -> None:
    text = (
        "Foreign Minister Jon Hill met President Omar Bello in Accra on Monday.\n\nThey spoke of cocoa.\n\n"
        f"It rained.\n\n{going_on} opposition leader Kofi Mensah."
    )
    meeting = read(text, DAY).meetings[-1]
    assert (meeting.date_start, meeting.city) == (date(2014, 1, 20), "Accra")


@pytest.mark.parametrize(
    "text",
    [
        "In Niger Minister Jon Hill met President Moussa Alzouma, and in Mali his counterpart Blaise Zongo.",
        "Minister Jon Hill met President Moussa Alzouma in Niamey and Foreign Minister Blaise Zongo in Bamako.",
    ],
)
def test_those_met_on_a_tour_were_met_at_their_own_places(read: Read, text: str) -> None:
    found = [(names(m) - {"Jon Hill"}, m.country) for m in read(text, DAY).meetings]
    assert found == [({"Moussa Alzouma"}, "ne"), ({"Blaise Zongo"}, "ml")]


def test_all_stops_of_a_visit_are_of_the_days_named_behind_the_last(read: Read) -> None:
    visits = read("Minister Jon Hill visited Tallinn, Helsinki and Oslo from 13 to 17 January.", DAY).meetings
    assert [(m.country, m.date_start, m.date_end) for m in visits] == [
        (code, date(2014, 1, 13), date(2014, 1, 17)) for code in ("ee", "fi", "no")
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("It snowed. French President Luc Martin received Peruvian Foreign Minister Rosa Quispe.", "fr"),
        ("LIMA, Jan 22 (PNA) - Minister of Defence Hugo Vega received on Tuesday Chilean envoy Ana Rojas.", "pe"),
        ("WORLD IN BRIEF\n\nPRETORIA: Deputy Minister Sipho Ndlela received the playwright Tunde Afolabi.", "za"),
    ],
)
def test_a_host_receives_at_home(read: Read, text: str, country: str) -> None:
    assert [m.country for m in read(text, DAY).meetings] == [country]


def test_a_host_on_a_journey_does_not_receive_at_home(read: Read) -> None:
    text = (
        "French President Luc Martin arrived in Lima on Tuesday.\n\nMartin received Chilean Foreign Minister Ana Rojas."
    )
    assert [m.country for m in read(text, DAY).meetings if m.kind == "meeting"] != ["fr"]


@pytest.mark.parametrize(
    "visit",
    [
        "Hill arrived in Accra on Sunday for a visit.",
        "Hill is in Accra on a four-day visit.",
    ],
)
def test_meetings_told_before_the_visit_are_held_by_it(read: Read, visit: str) -> None:
    text = (
        "British Foreign Secretary Jon Hill met Ghanaian President Omar Bello on Tuesday.\n\n"
        f"On Wednesday he is to meet Finance Minister Kofi Mensah of Ghana.\n\n{visit}"
    )
    *meetings, visit_ = read(text, DAY).meetings
    assert visit_.kind == "visit"
    assert [m.parent for m in meetings] == [visit_] * len(meetings)


def test_a_report_of_a_summit_is_of_its_meetings(read: Read) -> None:
    text = (
        "The Andean summit in Quito\n\nEcuadorean President Lucio Paz opened a two-day summit of Andean leaders on "
        "Tuesday.\n\nColombian President Marcela Uribe met Peru's President Gustavo Huaman on Wednesday."
    )
    summit, meeting = read(text, DAY).meetings
    assert (summit.kind, summit.date_end, meeting.parent) == ("summit", DAY, summit)


def test_words_of_a_diary_count_from_the_day_of_their_entry(read: Read) -> None:
    text = (
        "From the diary of Ambassador Lars Dahl\n\n6 January 2014. Lunch at the club. Minister Jon Hill met President "
        "Omar Bello yesterday.\n\n14 January 2014. Foreign Minister Ana Rojas met Prime Minister Aldo Neri on Friday."
    )
    assert [m.date_start for m in read(text, DAY).meetings] == [date(2014, 1, 5), date(2014, 1, 10)]


def test_the_day_in_brackets_behind_today_is_the_day_of_publication(read: Read) -> None:
    article = read("Prime Minister Ronit Almog, this evening (Monday, 26 April 2021), met President Stelios Pavlou.")
    assert (article.published, article.published_source) == (date(2021, 4, 26), "resolved")


def test_a_city_named_with_its_state_keeps_that_state(read: Read) -> None:
    text = "He visited Santa Fe, Argentina. On Monday Minister Jon Hill met Governor Juan Diaz in Santa Fe."
    assert {(p.city, p.country) for p in read(text, DAY).places} == {("Santa Fe", "ar")}
