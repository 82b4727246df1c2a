"""When and where a meeting was, told elsewhere than beside the word for it."""

from __future__ import annotations

from datetime import date

from tests.meetings.conftest import Read, names

DAY = date(2013, 8, 7)


def test_a_clause_that_says_where_the_meeting_was_to_be_gives_its_place(read: Read) -> None:
    (meeting,) = read(
        "Sweden has called off a meeting between Defence Minister Erik Sandell and Belarusian Deputy Prime Minister"
        " Yuri Kravets that was to take place in Minsk next week.",
        DAY,
    ).meetings
    assert (meeting.status, meeting.city, meeting.country) == ("cancelled", "Minsk", "by")
    assert (meeting.date_start, meeting.date_end) == (date(2013, 8, 12), date(2013, 8, 18))


def test_a_place_behind_the_name_of_the_guest_is_that_of_the_meeting(read: Read) -> None:
    (meeting,) = read(
        "Lithuanian President Rasa Petraityte spoke of trust after a meeting with Dutch Defence Minister Joost van Dam"
        " in Vilnius.",
        DAY,
    ).meetings
    assert (meeting.city, meeting.country) == ("Vilnius", "lt")


def test_a_minister_without_a_state_is_of_the_state_that_the_item_is_told_from(read: Read) -> None:
    article = read(
        "MONTEVIDEO, Aug 7 (Plata) -- Foreign Minister Gonzalo Ferrari received Cuban Vice President Ramiro"
        " Castellanos at the Santos Palace on Wednesday.",
        DAY,
    )
    (meeting,) = article.meetings
    assert (meeting.city, meeting.country, meeting.venue) == ("Montevideo", "uy", "Santos Palace")


def test_a_day_over_the_entries_of_a_diary_is_theirs(read: Read) -> None:
    article = read(
        "Engagements of Foreign Minister Katarina Lindholm\n\nMonday, 12 August\n\nThe minister will receive the"
        " Ambassador of Ghana, Kwame Asante, in Stockholm.\n\nTuesday, 13 August\n\nThe minister will meet Estonian"
        " Foreign Minister Peeter Saar in Tallinn.",
        DAY,
    )
    assert [m.date_start for m in article.meetings] == [date(2013, 8, 12), date(2013, 8, 13)]


def test_a_visit_to_the_kingdom_is_to_the_state_that_the_item_is_told_from(read: Read) -> None:
    article = read(
        "MANAMA, 7 August (GNS) -- The Minister of Foreign Affairs of Bahrain, Hamad Al Dosari, received today the"
        " Minister of Foreign Affairs of Croatia, Ivana Maric, who is on an official visit to the Kingdom.",
        DAY,
    )
    visit = next(m for m in article.meetings if m.kind == "visit")
    assert names(visit) == {"Ivana Maric"}
    assert visit.country == "bh"


def test_an_envoy_and_his_counterparts_who_are_named_later_meet_once(read: Read) -> None:
    article = read(
        "South Korea's top nuclear envoy will hold talks with his Japanese and U.S. counterparts in Tokyo next week."
        "\n\nAmbassador Kang Min-jae is scheduled to arrive in Tokyo on Wednesday for the two-day meeting with Junichi"
        " Morita and Robert Hale.",
        date(2015, 7, 3),
    )
    (talks,) = (m for m in article.meetings if m.kind != "visit")
    assert names(talks) == {"Kang Min-jae", "Junichi Morita", "Robert Hale"}
    assert talks.date_start == date(2015, 7, 8)


def test_talks_that_somebody_is_ready_for_or_presses_for_were_not_held(read: Read) -> None:
    for text in (
        "Brazilian President Lucia Prado is ready for talks with Bolivian President Evaristo Luna.",
        "Brazilian President Lucia Prado wants to put pressure on the region to hold a meeting with Bolivian President"
        " Evaristo Luna.",
    ):
        assert {m.status for m in read(text, DAY).meetings} <= {"proposed", "planned"}


def test_who_came_to_a_meeting_that_somebody_held_met_its_host(read: Read) -> None:
    (meeting,) = read(
        "Brazilian President Lucia Prado held a meeting on prices. The meeting was attended by Finance Minister Jorge"
        " Vidal and Trade Minister Ana Reis.",
        DAY,
    ).meetings
    assert names(meeting) == {"Lucia Prado", "Jorge Vidal", "Ana Reis"}
