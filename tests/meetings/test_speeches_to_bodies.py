"""Speeches to parliaments and to bodies, and what a speaker says of those who are at the meeting where he speaks."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Document, Meeting
from core.pipeline import parse
from tests.meetings.conftest import Read, names
from tests.meetings.test_addresses import DAY, rows

ME = "Anna Ozola"
GOES_ON = " I thank you for your help. We will win, my friends, and our children will be free."


def speech(text: str, title: str) -> list[Meeting]:
    return parse(Document(text + GOES_ON, title=title, published=DAY, published_source="metadata")).meetings


@pytest.mark.parametrize(
    ("text", "status", "body"),
    [
        ("Today I addressed the Peruvian Parliament.", "held", "Peruvian Parliament"),
        ("I will address the Parliament of Peru on Friday.", "planned", "Parliament of Peru"),
        ("I spoke about this in a speech to the Parliament of Peru.", "held", "Parliament of Peru"),
        ("I have just addressed the envoys of the African Union.", "held", "envoys of the African Union"),
    ],
)  # fmt: skip
def test_who_speaks_to_a_body_meets_it(text: str, status: str, body: str) -> None:
    assert rows(text) == [("meeting", status, {ME, body})]


def test_two_parliaments_are_two_meetings() -> None:
    assert len(rows("Today I addressed the Peruvian Parliament and the Parliament of Chile.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "I addressed the people of Peru.",
        "I did not address the Peruvian Parliament.",
        "We will address the concerns of the Peruvian Parliament.",
        "I addressed our soldiers and their families in my message.",
        "The law was adopted in the Peruvian Parliament after a speech.",
    ],
)
def test_who_speaks_to_no_body(text: str) -> None:
    assert rows(text) == []


def test_the_speech_itself_is_one_meeting() -> None:
    text = "Ladies and gentlemen! I am honoured to address the Parliament of Peru today."
    assert len(speech(text, "Speech by President Anna Ozola in the Parliament of Peru")) == 1


def test_the_opening_of_a_forum_is_the_forum() -> None:
    text = "Dear Mr. Ole Berg! I am glad to speak to you."
    (row,) = speech(text, "We can do more - speech by President Anna Ozola at the opening of the Lima Trade Forum")
    assert (row.kind, names(row) >= {ME, "Ole Berg"}) == ("summit", True)


def test_what_the_speech_came_after_is_no_part_of_what_it_was_given_at() -> None:
    title = "Address by President Anna Ozola to the participants of the Pacific Summit after the vote on membership"
    (row,) = speech("Dear friends! I am glad to speak to you.", title)
    assert (row.kind, ME in names(row)) == ("summit", True)


def test_whoever_is_present_at_this_meeting_was_not_on_the_telephone() -> None:
    text = (
        "Dear Mr. Ole Berg! On Sunday I spoke with Director Carla Dupont. Our minister, Lars Dahl, who is present at"
        " this meeting, will tell you more."
    )
    found = speech(text, "Address by President Anna Ozola at the Lima Trade Forum")
    assert {ME, "Carla Dupont"} in [names(m) for m in found]
    assert all("Lars Dahl" not in names(m) or "Ole Berg" in names(m) for m in found)


def test_the_office_behind_the_dash_tells_it() -> None:
    text = "Ladies and gentlemen! I greet you from our country. In March I spoke with Ole Berg, and we agreed on much."
    found = speech(text, "Our influence counts - President of France at the evening of the press")
    assert [len(m.participants) for m in found if m.kind == "call"] == [2]


def test_his_visit_that_we_agreed_on_is_his() -> None:
    text = "I spoke with Prime Minister of Peru Bruno Conti. We agreed on his visit to Riga in the near future."
    assert ("visit", "planned", {"Bruno Conti"}) in rows(text)


def test_delegations_that_attended_a_summit(read: Read) -> None:
    text = "On May 23, the third summit of the league was held, which was attended by nine delegations from Asia."
    (row,) = read(text, DAY).meetings
    assert (row.kind, row.date_start, len(row.participants)) == ("summit", date(2022, 5, 23), 1)


def test_a_meeting_of_an_organisation_and_whom_its_speaker_calls_by_name() -> None:
    text = "Mr. President Ole Berg! Carla Dupont, Chairperson of the Union! I am glad to speak to you."
    title = "Speech by President Anna Ozola at the opening of the meeting of the World Trade Organization"
    (row,) = speech(text, title)
    assert (row.kind, names(row)) == ("meeting", {ME, "World Trade Organization", "Ole Berg", "Carla Dupont"})


def test_ministers_of_the_partners_of_a_state_are_not_its_own(read: Read) -> None:
    text = "A meeting at the level of defense ministers of Latvia's partner countries took place in Germany on Monday."
    (row,) = read(text, DAY).meetings
    assert (row.country, names(row)) == ("de", {"defense ministers of Latvia's partner countries"})


def test_what_a_meeting_was_on_stands_behind_its_day() -> None:
    assert rows("I held an important meeting today on the reconstruction of our towns.") == [("meeting", "held", {ME})]
    assert rows("I held a meeting on Monday.") == []
