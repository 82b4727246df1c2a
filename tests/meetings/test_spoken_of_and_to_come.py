"""Meetings that a report speaks of beside its own: what was held before, what others will hold, what is wished for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 8)  # a Wednesday
FIALA, SAAR, DAHL = "Petr Fiala", "Kersti Saar", "Lars Dahl"
CALL = "President Petr Fiala of Czechia spoke today with President Kersti Saar of Estonia."

Row = tuple[str, str, set[str], date | None]


def rows(read: Read, text: str) -> list[Row]:
    return [(m.kind, m.status, names(m), m.date_start) for m in read(text, DAY).meetings]


BEFORE: list[tuple[str, tuple[str, str, set[str], date | None]]] = [
    ("Petr Fiala stressed the importance of the recent meeting of President Lars Dahl with Minister Kersti Saar.",
     ("meeting", "held", {DAHL, SAAR}, None)),
    ("The President gave an account of the series of talks held by video link by Chadian and Maltese representatives.",
     ("meeting", "held", {"Chadian representatives", "Maltese representatives"}, None)),
    (f"{CALL} The call follows the two presidents' conversation on January 18th.",
     ("meeting", "recalled", {FIALA, SAAR}, date(2022, 1, 18))),
    ("In the follow-up to the meeting between Petr Fiala and Jean-Marie Okello-Berg on May 16, held on the sidelines "
     "of a forum, the leaders discussed topical matters.",
     ("meeting", "held", {FIALA, "Jean-Marie Okello-Berg"}, date(2022, 5, 16))),
    (f"{CALL} He reaffirmed his commitment to the outcomes from the May Chile-EU Summit.",
     ("summit", "held", {"Chile", "European Union"}, date(2022, 5, 1))),
    ("The seminar followed recent meetings about housing that Lars Dahl held with trade unions.",
     ("meeting", "held", {DAHL, "trade unions"}, None)),
    ("They welcomed the success of the visit to Malta of Minister Petr Fiala and Minister Kersti Saar.",
     ("visit", "held", {FIALA, SAAR}, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), BEFORE)
def test_what_was_held_before_is_told_with_its_people_and_day(read: Read, text: str, row: Row) -> None:
    assert row in rows(read, text)


def test_two_visits_joined_by_as_well_as_led_to_one_state(read: Read) -> None:
    text = "The minister noted the visit to Malta of Premier Lars Dahl, as well as the visit of Speaker Kersti Saar."
    found = [(m.kind, m.country, names(m)) for m in read(text, DAY).meetings]
    assert found == [("visit", "mt", {DAHL}), ("visit", "mt", {SAAR})]


TO_COME: list[tuple[str, tuple[str, str, set[str], date | None]]] = [
    ("During the talks with Minister Lars Dahl, tolls were discussed in the light of the Arctic Council meeting "
     "to be held on June 21-22.", ("meeting", "planned", {"Arctic Council"}, date(2022, 6, 21))),
    ("Petr Fiala hopes that the decision to be made at next week's European Council session will be unanimous.",
     ("meeting", "planned", {"European Council"}, date(2022, 6, 13))),
    ("Details will be settled at a conference in Tartu, Estonia, in July this year.",
     ("summit", "planned", set(), date(2022, 7, 1))),
    ("Both sides still have to agree on the date of the next session of the Joint Transport Commission.",
     ("meeting", "planned", {"Joint Transport Commission"}, None)),
    ("Petr Fiala held a video conference with Director Kersti Saar on the eve of her taking part in the meeting of "
     "the G7 finance ministers.", ("meeting", "planned", {SAAR, "G7 finance ministers"}, None)),
    ("President Petr Fiala thanked President Lars Dahl for hosting the France-Kenya Summit in Oslo on June 9.",
     ("summit", "planned", {DAHL, "France", "Kenya"}, date(2022, 6, 9))),
    (f"{CALL} They discussed trade. Petr Fiala proposed a summit meeting in a third country.",
     ("meeting", "proposed", {FIALA, SAAR}, None)),
    ("The President thanked Prime Minister Lars Dahl for his invitation to visit Norway.",
     ("visit", "invited", {"President"}, None)),
    ("Before going to Malta, Petr Fiala held talks in Rome with Lars Dahl.", ("visit", "planned", {FIALA}, None)),
    ("Petr Fiala said he has asked Minister Kersti Saar to visit the region.", ("visit", "proposed", {SAAR}, None)),
    ("Minister Kersti Saar was instructed to immediately fly to the region.", ("visit", "planned", {SAAR}, None)),
    ("The dispute can be settled with direct negotiations between Malta and Chad.",
     ("negotiation", "proposed", {"Malta", "Chad"}, None)),
    ("President Petr Fiala initiates talks with Malta and Chad.",
     ("meeting", "proposed", {FIALA, "Malta", "Chad"}, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), TO_COME)
def test_what_is_to_come_or_wished_for_is_no_meeting_held(read: Read, text: str, row: Row) -> None:
    assert row in rows(read, text)


NOT_TOLD = [
    "Foreign Minister Petr Fiala stressed the importance of talks with Malta.",
    "Petr Fiala stressed the importance of unity at the forthcoming European Council meeting.",
    "A conference in Lugano costs more than it brings.",
    "The minister visited the region's new library.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_only_spoken_of_gives_no_row(read: Read, text: str) -> None:
    assert not read(text, DAY).meetings


def test_plans_that_were_talked_about_plan_no_talk(read: Read) -> None:
    (talk,) = rows(read, "We have many plans, which we talked about with President Lars Dahl, Petr Fiala said.")
    assert talk[1] == "held"


def test_an_initiated_call_was_made(read: Read) -> None:
    (call,) = rows(read, "President Petr Fiala initiated a phone call with Prime Minister Lars Dahl on Tuesday.")
    assert call[:3] == ("call", "held", {FIALA, DAHL})


def test_a_meeting_again_is_another_one_than_the_summit_before(read: Read) -> None:
    text = (
        f"{CALL} They reaffirmed the promises they made in the November 2021 Baltic Leaders’ Summit. They looked"
        " forward to meeting again in July."
    )
    found = rows(read, text)
    assert ("summit", "recalled", {FIALA, SAAR}, date(2021, 11, 1)) in found
    assert ("meeting", "planned", {FIALA, SAAR}, date(2022, 7, 1)) in found


def test_whose_meeting_is_told_is_no_other_round_of_those_before(read: Read) -> None:
    text = (
        "Petr Fiala spoke with Kersti Saar. They agreed to hold the tenth meeting of the High Council in Riga in July."
        " It was stressed that the second meeting of the Quartet should be held in December."
    )
    assert not any(n == "High Council" and d == date(2022, 12, 1) for _, _, who, d in rows(read, text) for n in who)


CEREMONIES = [
    ("Lars Dahl took part in an event marking the 30th anniversary of the accession, attended by Minister Kersti Saar.",
     {DAHL, SAAR}),
    ("Lars Dahl together with Director Kersti Saar took part in a ceremony of unveiling of the new stamps.",
     {DAHL, SAAR}),
    ("President Lars Dahl presented state decorations to honoured Norwegian ice hockey players.",
     {DAHL, "Norwegian ice hockey players"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there"), CEREMONIES)
def test_ceremonies_that_somebody_attends_or_holds(read: Read, text: str, there: set[str]) -> None:
    (ceremony,) = read(text, DAY).meetings
    assert (ceremony.kind, names(ceremony)) == ("ceremony", there)


LEADERS = [
    ("President Lars Dahl participated in the Pacific Cooperation Virtual Leaders’ Retreat, hosted by Prime Minister "
     "Kersti Saar of Estonia.", "video"),
    ("President Lars Dahl participated in the Pacific Cooperation Leaders’ Meeting, hosted by Prime Minister Kersti "
     "Saar of Estonia.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode"), LEADERS)
def test_a_leaders_meeting_is_a_summit_of_those_who_are_named(read: Read, text: str, mode: str | None) -> None:
    (summit,) = read(text, DAY).meetings
    assert (summit.kind, summit.mode, names(summit)) == ("summit", mode, {DAHL, SAAR})


def test_whom_one_speaks_with_on_a_visit_to_a_clinic_one_meets_there(read: Read) -> None:
    text = "Lars Dahl paid a visit to the wounded soldiers at the clinic. Lars Dahl spoke with director Jan Novak."
    found = [(m.kind, m.mode) for m in read(text, DAY).meetings]
    assert ("meeting", "in person") in found
    later = "Lars Dahl visited the plant on Wednesday. Lars Dahl spoke with director Jan Novak on Monday."
    assert ("call", "phone") in [(m.kind, m.mode) for m in read(later, DAY).meetings]


def test_whoever_joined_is_not_put_into_a_summit_that_somebody_is_only_invited_to(read: Read) -> None:
    text = (
        "I was invited to speak at the Alliance Summit in Madrid. There was a special summit with Prime Minister Lars"
        " Dahl and Premier Petr Fiala, and Minister Kersti Saar was present by video link."
    )
    assert all(SAAR not in names(m) for m in read(text, DAY).meetings if m.status == "invited")


def test_the_meeting_that_a_call_follows_up_is_another(read: Read) -> None:
    text = (
        "President Petr Fiala had a telephone conversation with President Kersti Saar of Estonia. In the follow-up to"
        " the meeting between Petr Fiala and Kersti Saar on June 3, held beside a forum, they spoke of trade."
    )
    assert {(m.kind, m.date_start) for m in read(text, DAY).meetings} == {("call", DAY), ("meeting", date(2022, 6, 3))}


def test_a_summit_whose_outcomes_are_spoken_of_is_past(read: Read) -> None:
    text = (
        f"{CALL} He reaffirmed his commitment to continue implementing the outcomes from the September Chile-EU Summit."
    )
    (summit,) = (m for m in read(text, DAY).meetings if m.kind == "summit")
    assert summit.status != "planned"


def test_a_trip_on_somebodys_programme_is_not_of_whoever_knows_it(read: Read) -> None:
    text = (
        'President Petr Fiala met with Prime Minister Lars Dahl of Norway. "I know your itinerary here is quite'
        ' extensive and includes meetings with senior officials and a trip to Brno," Petr Fiala said.'
    )
    assert not any(m.kind == "visit" and FIALA in names(m) for m in read(text, DAY).meetings)


def test_what_grows_after_a_meeting_does_not_make_it_go_on(read: Read) -> None:
    text = "Petr Fiala stressed that after a meeting with Lars Dahl in May this year, cooperation is growing rapidly."
    (meeting,) = rows(read, text)
    assert meeting == ("meeting", "held", {FIALA, DAHL}, date(2022, 5, 1))


def test_meetings_that_a_roundtable_follows_are_others(read: Read) -> None:
    text = (
        "Today, Minister Lars Dahl convened village leaders from the north. The convening follows meetings about"
        " housing that the Minister has held with faith leaders and advocates."
    )
    assert [names(m) for m in read(text, DAY).meetings][:1] == [{DAHL, "village leaders"}]


def test_a_summit_that_somebody_initiated_was_held(read: Read) -> None:
    (summit,) = rows(read, "Lars Dahl took part in the Baltic Summit for Peace initiated by President Kersti Saar.")
    assert summit[1] == "held"


def test_what_was_said_following_negotiations_makes_no_others_of_them(read: Read) -> None:
    text = (
        "President Petr Fiala met with Prime Minister Lars Dahl of Norway. Petr Fiala spoke of trade during a meeting"
        " with media representatives following negotiations with Lars Dahl."
    )
    assert len([m for m in read(text, DAY).meetings if names(m) == {FIALA, DAHL}]) == 1
