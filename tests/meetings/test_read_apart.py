"""Meetings that were taken for others or for none: whom "they" are on a journey, several told of in one sentence,
bodies that no list has, sentences without a subject."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 15)  # a Wednesday
Row = tuple[str, str, set[str]]


def rows(read: Read, text: str) -> list[Row]:
    return [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings]


def headed(title: str, text: str) -> list[Row]:
    document = Document(text, title=title, published=DAY, published_source="metadata")
    return [(m.kind, m.status, names(m)) for m in parse(document).meetings]


SENT = "On Monday, Minister Anna Ozola, General Juri Tamm and Director Ivo Kask traveled to Chad.\n\n"
SENT_WHO = {"Anna Ozola", "Juri Tamm", "Ivo Kask"}


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("In N'Djamena, they met with Foreign Minister Rosa Tello.", {"Rosa Tello"}),
        ("The delegation also met with embassy officials.", {"embassy officials"}),
        ("They spoke with Mayor Pablo Choque about security.", {"Pablo Choque"}),
    ],
)
def test_they_and_the_delegation_are_those_who_travel(read: Read, text: str, met: set[str]) -> None:
    assert SENT_WHO | met in [who for kind, _, who in rows(read, SENT + text) if kind != "visit"]


def test_each_whom_travellers_meet_is_met_apart(read: Read) -> None:
    text = SENT + "They met with Foreign Minister Rosa Tello. They also met with embassy officials."
    told = [who for kind, _, who in rows(read, text) if kind != "visit"]
    assert told == [SENT_WHO | {"Rosa Tello"}, SENT_WHO | {"embassy officials"}]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anna Ozola traveled to Chad on Monday.\n\nThey met with Foreign Minister Rosa Tello.",
        SENT + "They hope to meet Foreign Minister Rosa Tello one day.",
    ],
)
def test_they_are_nobody_where_one_travels_or_nothing_took_place(read: Read, text: str) -> None:
    assert [who for kind, status, who in rows(read, text) if kind == "meeting" and status == "held"] == []


CALL = "President Anna Ozola had a telephone conversation with Prime Minister of Italy Bruno Conti.\n\n"
TWO = {"Anna Ozola", "Bruno Conti"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The President was satisfied with the outcome of her recent meeting, held via videoconference, with leading"
         " Italian entrepreneurs.", {"Anna Ozola", "leading Italian entrepreneurs"}),
        ("They spoke of what came of their conversations with 15 committee chairs.", TWO | {"committee chairs"}),
        ("The two leaders spoke of cooperation following their talks in Rome on May 4.", TWO),
    ],
)  # fmt: skip
def test_a_meeting_with_others_or_on_another_day_is_not_the_call(read: Read, text: str, who: set[str]) -> None:
    told = rows(read, CALL + text)
    assert ("call", "held", TWO) in told
    assert [names_ for kind, _, names_ in told if kind != "call"] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders continued their discussion on trade.",
        "During their conversation, the two spoke of grain.",
        "They spoke of their participation in this year's fifth session of the forum in Rome.",
    ],
)
def test_the_same_call_stays_one(read: Read, text: str) -> None:
    assert [row for row in rows(read, CALL + text) if row[0] != "summit"] == [("call", "held", TWO)]


def test_a_series_has_a_meeting_for_each_day_and_place(read: Read) -> None:
    text = (
        "Minister Anna Ozola convened local legislators at the ministry on May 8, 2022; in Tallinn on May 14, 2022; and"
        " in Vilnius on May 16, 2022."
    )
    told = [(m.date_start, m.city) for m in read(text, DAY).meetings]
    assert [day for day, _ in told] == [date(2022, 5, 8), date(2022, 5, 14), date(2022, 5, 16)]
    assert [city for _, city in told][1:] == ["Tallinn", "Vilnius"]


def test_a_list_of_days_below_a_sentence_is_a_series(read: Read) -> None:
    text = (
        "Minister Anna Ozola previously met with local legislators in the following places:\n\n"
        "- May 8, 2022 in Riga\n- May 14, 2022 in Tallinn\n\nShe thanked them."
    )
    told = [(m.date_start, m.city) for m in read(text, DAY).meetings]
    assert told == [(date(2022, 5, 8), "Riga"), (date(2022, 5, 14), "Tallinn")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Today, Adviser Anna Ozola convened the National Climate Task Force.",
         {"Anna Ozola", "National Climate Task Force"}),
        ("Today, Adviser Anna Ozola convened the first National Climate Task Force meeting on floods.",
         {"Anna Ozola", "National Climate Task Force"}),
        ("The Joint Steering Group for Advanced Capabilities met in Riga on June 9.",
         {"Joint Steering Group for Advanced Capabilities"}),
        ("Today, the European Council was joined by President Anna Ozola.", {"European Council", "Anna Ozola"}),
        ("A meeting of the Trilateral Contact Group was held today by video conference.",
         {"Trilateral Contact Group"}),
    ],
)  # fmt: skip
def test_bodies_meet_by_their_names(read: Read, text: str, who: set[str]) -> None:
    assert [names_ for _, _, names_ in rows(read, text)] == [who]


def test_a_body_s_name_cut_short_is_the_body(read: Read) -> None:
    text = (
        "Today, Adviser Anna Ozola convened the National Climate Task Force. The Task Force was also joined by Director"
        " Ivo Kask. The Task Force is chaired by the National Climate Adviser."
    )
    assert rows(read, text) == [("meeting", "held", {"Anna Ozola", "National Climate Task Force", "Ivo Kask"})]


@pytest.mark.parametrize(
    "text",
    [
        "The National Climate Task Force is chaired by Adviser Anna Ozola.",
        "Task Force members wrote to Minister Anna Ozola.",
        "Minister Anna Ozola thanked Poland for hosting 9,000 soldiers and other forces.",
    ],
)
def test_what_bodies_are_is_no_meeting(read: Read, text: str) -> None:
    assert rows(read, text) == []


ADDRESS = " I thank our people for their work. My friends, we will win."


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        ("Address by President Anna Ozola", "Had a meeting with the head of the regional administration, the leadership"
         " of the police, and some mayors.", [{"Anna Ozola", "head of the regional administration",
         "leadership of the police", "mayors"}]),
        ("Address by President Anna Ozola", "Met with residents of the town.",
         [{"Anna Ozola", "residents of the town"}]),
        ("Address by President Anna Ozola", "There were talks with Prime Minister Bruno Conti.",
         [{"Anna Ozola", "Bruno Conti"}]),
        ("Victory is near - address by the President of Ukraine", "I spoke today with the participants of the forum.",
         [{"Volodymyr Zelenskyy", "participants of the forum"}]),
    ],
)  # fmt: skip
def test_whoever_an_address_is_by_is_who_met(title: str, text: str, who: list[set[str]]) -> None:
    assert [names_ for _, _, names_ in headed(title, text + ADDRESS)] == who


@pytest.mark.parametrize("text", ["I spoke to you a year ago.", "I held talks about grain.", "There was a long talk."])
def test_an_address_that_names_nobody_else_has_no_meeting(text: str) -> None:
    assert headed("Address by President Anna Ozola", text + ADDRESS) == []


def test_talks_with_several_leaders_are_talks_with_each() -> None:
    text = (
        "Today I had phone conversations with the President of Latvia, the Prime Minister of Estonia and the Chancellor"
        " of Austria."
    )
    told = headed("Address by President Anna Ozola", text + ADDRESS)
    assert [(kind, len(who), "Anna Ozola" in who) for kind, _, who in told] == [("call", 2, True)] * 3


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The President of Latvia, Anna Ozola, held talks about our integration with both Minister Bruno Conti and"
         " Minister Rosa Tello.", {"Anna Ozola", "Bruno Conti", "Rosa Tello"}),
        ("In her visit with King Bruno Conti, Vice President Anna Ozola conveyed condolences.",
         {"Anna Ozola", "Bruno Conti"}),
        ("President Anna Ozola was briefed by Administrator Bruno Conti and Adviser Rosa Tello on the storm.",
         {"Anna Ozola", "Bruno Conti", "Rosa Tello"}),
        ("According to President Anna Ozola, energy was discussed during a meeting with government officials.",
         {"Anna Ozola", "government officials"}),
        ("President Anna Ozola had a call with Speaker Bruno Conti and Leader Rosa Tello, both of which are bills of"
         " note.", {"Anna Ozola", "Bruno Conti", "Rosa Tello"}),
    ],
)  # fmt: skip
def test_wordings_of_one_meeting(read: Read, text: str, who: set[str]) -> None:
    assert [names_ for _, _, names_ in rows(read, text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Ozola has been briefed by her teams and will be briefed by Administrator Bruno Conti again.",
        "President Anna Ozola was briefed on the storm.",
        "According to spokesman Juri Tamm, energy was discussed during a meeting with officials.",
    ],
)
def test_near_misses_of_these(read: Read, text: str) -> None:
    assert rows(read, text) == []


def test_a_visit_somewhere_with_somebody_stays_a_visit(read: Read) -> None:
    text = "On her visit to Estonia with King Bruno Conti on Monday, Vice President Anna Ozola planted a tree."
    assert all(kind == "visit" for kind, _, _ in rows(read, text))


def test_a_headline_s_caucus_was_met_where_the_text_tells_no_more() -> None:
    text = "President Anna Ozola thanked the Senate Green Caucus for its work. She also praised the plan."
    told = headed("Readout of President Anna Ozola’s Discussion with the Senate Green Caucus", text)
    assert told == [("meeting", "held", {"Anna Ozola", "Senate Green Caucus"})]


def test_a_headline_of_several_calls_is_none_of_one() -> None:
    text = "Adviser Anna Ozola spoke today with Minister Bruno Conti. She also spoke with Secretary Rosa Tello."
    told = headed("Readout of Adviser Anna Ozola’s Calls with Minister Bruno Conti and Secretary Rosa Tello", text)
    assert [who for _, _, who in told] == [{"Anna Ozola", "Bruno Conti"}, {"Anna Ozola", "Rosa Tello"}]


def test_talks_whose_progress_is_spoken_of_go_on(read: Read) -> None:
    text = CALL + "They spoke of the progress in the negotiations between Chad and Libya. The meeting lasted an hour."
    assert rows(read, text) == [("call", "held", TWO), ("negotiation", "ongoing", {"Chad", "Libya"})]


def test_we_are_not_whoever_was_spoken_to_before() -> None:
    text = "I spoke today with Minister Bruno Conti. We also spoke with Minister Rosa Tello."
    told = headed("Address by President Anna Ozola", text + ADDRESS)
    assert [who for _, _, who in told] == [{"Anna Ozola", "Bruno Conti"}, {"Anna Ozola", "Rosa Tello"}]


def test_we_are_whoever_travelled_together() -> None:
    text = "I flew to Lima with Minister Bruno Conti. We met with Minister Rosa Tello."
    told = headed("Address by President Anna Ozola", text + ADDRESS)
    assert {"Anna Ozola", "Bruno Conti", "Rosa Tello"} in [who for _, _, who in told]
