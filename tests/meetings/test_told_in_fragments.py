"""Addresses that go on naming those spoken with, in sentences without a verb, and talks of one day with several."""

from __future__ import annotations

import pytest

from core.article import Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names
from tests.meetings.test_addresses import DAY, THANKS, rows

ME = "Anna Ozola"


def others(text: str) -> list[set[str]]:
    return [who - {ME} for _, _, who in rows(text)]


@pytest.mark.parametrize(
    "text",
    [
        "I spoke with Prime Minister of Peru Bruno Conti. With President of Chile Ole Berg.",
        "I spoke with Prime Minister of Peru Bruno Conti. And also with President of Chile Ole Berg.",
        "Today I talked to Prime Minister of Peru Bruno Conti. With President of Chile Ole Berg - about grain.",
        "I spoke with Prime Minister of Peru Bruno Conti. President of Chile Ole Berg.",
        "I spoke with Prime Minister of Peru Bruno Conti and President of Chile Ole Berg.",
        "I spoke with friends of our land - Prime Minister of Peru Bruno Conti and President of Chile Ole Berg.",
        "I spoke with friends of Latvia - Prime Minister of Peru Bruno Conti and President of Chile Ole Berg.",
        "I spoke with Prime Minister Bruno Conti of Peru, with President Ole Berg of Chile.",
    ],
)
def test_each_is_spoken_with_by_himself(text: str) -> None:
    assert sorted(others(text), key=str) == [{"Bruno Conti"}, {"Ole Berg"}]


def test_a_string_of_fragments() -> None:
    text = (
        "I held talks with Prime Minister of Peru Bruno Conti. With President of Chile Ole Berg. With Prime Minister of"
        " Canada Carla Dupont and President of Kenya Daniel Mwangi. We thank them all."
    )
    found = others(text)
    assert sorted(found, key=str) == [{"Bruno Conti"}, {"Carla Dupont"}, {"Daniel Mwangi"}, {"Ole Berg"}]


def test_whom_the_leaders_were_follows() -> None:
    text = (
        "I spoke with the leaders of three countries. The evening was long. President of Chile Ole Berg, Prime"
        " Minister of Canada Carla Dupont and President of Kenya Daniel Mwangi."
    )
    found = others(text)
    assert sorted(found, key=str) == [{"Carla Dupont"}, {"Daniel Mwangi"}, {"Ole Berg"}]


def test_a_string_of_with() -> None:
    text = (
        "I spoke with Prime Minister of Peru Bruno Conti, with President of Chile Ole Berg, with Prime Minister of"
        " Canada Carla Dupont, with President of Kenya Daniel Mwangi."
    )
    assert sorted(others(text), key=str) == [{"Bruno Conti"}, {"Carla Dupont"}, {"Daniel Mwangi"}, {"Ole Berg"}]


def test_offices_of_two_states_are_two() -> None:
    assert len(others("I had talks with the heads of government of Norway and Oman.")) == 2


def test_a_word_with_those_honoured_is_told_by_itself() -> None:
    text = "I received credentials from the envoys of Peru and Chile. After the ceremony, I spoke with the envoys."
    assert [kind for kind, _, _ in rows(text)][-1] != "ceremony"


@pytest.mark.parametrize(
    "text",
    [
        "I had a joint call with Prime Minister of Peru Bruno Conti and President of Chile Ole Berg.",
        "I held talks in Riga with Prime Minister of Peru Bruno Conti and President of Chile Ole Berg.",
    ],
)
def test_together_is_together(text: str) -> None:
    assert {"Bruno Conti", "Ole Berg"} in others(text)


@pytest.mark.parametrize(
    "text",
    [
        "I spoke with Prime Minister of Peru Bruno Conti. He will come. With President of Chile Ole Berg.",
        "I spoke with Prime Minister of Peru Bruno Conti.\nPresident of Chile Ole Berg: Thank you.",
        "I spoke with Prime Minister of Peru Bruno Conti.\nPresident of Chile Ole Berg.\n",
        "I spoke with Prime Minister of Peru Bruno Conti. With the help of President of Chile Ole Berg.",
        "I spoke with Prime Minister of Peru Bruno Conti. With President of Chile Ole Berg in office, much changes.",
    ],
)
def test_what_goes_on_with_nobody(text: str) -> None:
    assert others(text) == [{"Bruno Conti"}]


@pytest.mark.parametrize(
    "text",
    [
        "I spoke with world leaders.",
        "Many believed that the dialogue with Chile can be sincere.",
        "Our position in conversations with partners is clear.",
        "I told this in talks with friends and partners of our state.",
        "I am in touch and I talk with the leaders of other countries.",
    ],
)
def test_whichever_leaders_and_partners_make_no_row(text: str) -> None:
    assert rows(text) == []


def test_partners_of_a_body_are_somebody() -> None:
    assert len(rows("I met with the leaders of the African Union in Nairobi.")) == 1


def test_thanks_for_coming_tell_of_a_visit() -> None:
    assert rows("I am grateful to Prime Minister of Peru Bruno Conti for his visit to Riga today.") == [
        ("visit", "held", {"Bruno Conti"})
    ]
    assert rows("I am grateful to Prime Minister of Peru Bruno Conti for visiting Riga.") == [
        ("visit", "held", {"Bruno Conti"})
    ]


def kinds_at_home(text: str) -> dict[str, int]:
    """How many took part in what a president of Latvia tells, by kind."""
    title = "Address by President of Latvia Anna Ozola"
    document = Document(text + THANKS, title=title, published=DAY, published_source="metadata")
    return {m.kind: len(m.participants) for m in parse(document).meetings}


def test_the_guest_is_whom_was_spoken_with_of_what_is_told_next() -> None:
    assert kinds_at_home("The Prime Minister of Peru paid a visit to Riga today. We discussed trade.") == {
        "visit": 1,
        "meeting": 2,
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Prime Minister of Peru paid a visit to Lima. We discussed trade in grain.",
        "The Prime Minister of Peru paid a visit to Riga. We did not discuss trade in grain.",
        "The Prime Minister of Peru paid a visit to Riga. We discussed grain with our ministers.",
    ],
)
def test_what_was_spoken_of_elsewhere_or_with_others_is_no_meeting_with_the_guest(text: str) -> None:
    assert set(kinds_at_home(text)) <= {"visit"} or "our ministers" in text


def test_a_meeting_of_a_body_joined_to_another_came_before_too(read: Read) -> None:
    text = (
        "Following the talks of President Anna Ozola with President Ole Berg in Riga on Monday and the meeting of the"
        " Latvian-Chilean Trade Council, two agreements were signed."
    )
    assert any("Latvian-Chilean Trade Council" in str(names(m)) for m in read(text, DAY).meetings)
