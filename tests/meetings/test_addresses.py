"""Addresses in the first person: meetings of the one who gives them, and words that tell of none."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document, Meeting
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2022, 6, 1)  # a Wednesday
THANKS = " I thank our people for their work. My friends, we will win."


def told(text: str) -> list[Meeting]:
    document = Document(
        text + THANKS, title="Address by President Anna Ozola", published=DAY, published_source="metadata"
    )
    return parse(document).meetings


def rows(text: str) -> list[tuple[str, str, set[str]]]:
    return [(m.kind, m.status, names(m)) for m in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A long conversation took place with Prime Minister Bruno Conti.",
        "I discussed trade in grain with Prime Minister Bruno Conti.",
    ],
)
def test_what_took_place_with_somebody_is_a_meeting_of_who_tells_it(text: str) -> None:
    (row,) = rows(text)
    assert row == ("meeting", "held", {"Anna Ozola", "Bruno Conti"})


def test_what_is_discussed_with_a_head_of_government_is_a_talk_with_him() -> None:
    found = rows("I also discussed cooperation in energy with the Prime Minister of Norway.")
    assert [(status, "Anna Ozola" in who, len(who)) for _, status, who in found] == [("held", True, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of Prime Minister Bruno Conti with Minister Lars Dahl took place.",
        "The meeting between Prime Minister Bruno Conti and Minister Lars Dahl took place.",
    ],
)
def test_a_meeting_of_two_others_is_not_who_tells_its(text: str) -> None:
    assert [who for _, _, who in rows(text)] == [{"Bruno Conti", "Lars Dahl"}]


@pytest.mark.parametrize(
    "text",
    [
        "We have long since begun a dialogue about cheaper grain.",
        "We are meeting our guests in our capital again.",
        "Send us your lists. So that we can talk to our partners, to the European Union.",
        "We have declared our desire to go to the European Union.",
        "I do not want to call these Estonians refugees.",
    ],
)
def test_words_of_an_address_that_tell_of_no_meeting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Russian military came to Chad to fight.",
        "Troops of the general arrived in Lima on Monday.",
        "Today 156 people are in Riga. They are safe.",
    ],
)
def test_soldiers_and_whoever_is_in_a_town_pay_no_visit(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


def test_two_words_for_one_person_are_one_participant(read: Read) -> None:
    text = "President Anna Ozola met with Ole Berg, a well-known singer and UNICEF Goodwill Ambassador, on Monday."
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Anna Ozola", "Ole Berg"}


def test_the_interlocutors_are_those_who_are_named(read: Read) -> None:
    text = (
        "President Anna Ozola held talks with Prime Minister Bruno Conti in Riga. During the meeting, the interlocutors"
        " spoke about grain."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) == {"Anna Ozola", "Bruno Conti"}


def test_those_named_behind_a_dash_are_whom_the_talks_were_with_and_who_came() -> None:
    text = (
        "Trade was the main issue in talks with representatives of the Republic of Chile who arrived in Lima yesterday"
        " - Foreign Minister Ole Berg and Defense Minister Lars Dahl. Our talks with them were long."
    )
    found = {kind: who for kind, _, who in rows(text)}
    assert found == {"meeting": {"Anna Ozola", "Ole Berg", "Lars Dahl"}, "visit": {"Ole Berg", "Lars Dahl"}}


def test_what_stands_between_dashes_is_no_list_of_those_met() -> None:
    text = (
        "We had talks with representatives of Chile who arrived on Monday - Ole Berg and Lars Dahl know them - in Lima."
    )
    assert all("Ole Berg" not in who for _, _, who in rows(text))


def test_our_talks_with_them_are_not_those_of_another() -> None:
    text = "Minister Ole Berg held talks with Minister Lars Dahl. Our teams do not know them."
    assert [who for _, _, who in rows(text)] == [{"Ole Berg", "Lars Dahl"}]
