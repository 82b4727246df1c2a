"""Meetings told in passing, of which the words name only those who hold like offices, a body, or somebody's memory."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import names

DAY = date(2019, 9, 18)
"""A Wednesday."""


def read(text: str, title: str | None = None) -> Article:
    return parse(Document(text, title=title, published=DAY, published_source="metadata"))


def told(text: str, title: str | None = None) -> list[tuple[str, str, set[str]]]:
    return [(m.kind, m.status, names(m)) for m in read(text, title).meetings]


@pytest.mark.parametrize(
    ("text", "kind", "status", "there"),
    [
        ("A meeting of trade ministers, heads of central banks and representatives of donors took place in Oslo today.",
         "meeting", "held", {"trade ministers", "heads of central banks", "representatives of donors"}),
        ("The second meeting of interior ministers and justice ministers took place in Lima on Tuesday.",
         "meeting", "held", {"interior ministers", "justice ministers"}),
        ("In the coming days the ASEAN leaders will convene to discuss the price of rice.",
         "summit", "planned", {"ASEAN leaders"}),
    ],
)  # fmt: skip
def test_those_who_hold_like_offices_meet_among_themselves(text: str, kind: str, status: str, there: set[str]) -> None:
    assert told(text) == [(kind, status, there)]


@pytest.mark.parametrize(
    "text",
    [
        "Trade ministers often meet in the spring.",
        "In Lima, where the trade ministers of those years met in 2004, nobody was glad.",
        "She held a meeting with her ministers in the palace garden.",
        "In Oslo on Monday she spoke about the meetings of trade ministers.",
    ],
)
def test_what_others_do_or_always_do_is_no_meeting_of_theirs(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council will debate the blockade on Friday.",
        "The blockade will be examined by the UN Security Council on Friday.",
    ],
)
def test_a_body_that_takes_something_up_on_a_day_sits_on_it(text: str) -> None:
    (meeting,) = read(text).meetings
    assert (meeting.kind, meeting.status, names(meeting)) == ("meeting", "planned", {"UN Security Council"})
    assert meeting.date_start == date(2019, 9, 20)


@pytest.mark.parametrize(
    "text",
    [
        "The UN Security Council will debate the blockade.",
        "The UN Security Council debated the blockade at length.",
        "The committee will debate the blockade on Friday.",
        "The UN Security Council will not debate the blockade on Friday.",
    ],
)
def test_without_a_day_or_a_name_nothing_is_told_of_its_sitting(text: str) -> None:
    assert told(text) == []


def test_a_delegation_at_talks_is_one_side_of_them() -> None:
    title, text = "Address by President of Chile Anna Holm", "I am proud of us all. Our delegation came back from Oslo"
    assert told(f"{text} on Monday, from negotiations.", title) == [("negotiation", "held", {"Our delegation"})]


def test_whoever_held_a_meeting_on_something_held_another_than_the_call_before() -> None:
    title = "Address by President of Chile Anna Holm"
    text = "I spoke with Prime Minister of Norway Lars Dahl. I held a long meeting today on the repair of the bridges."
    assert told(text, title) == [
        ("call", "held", {"Anna Holm", "Lars Dahl"}),
        ("meeting", "held", {"Anna Holm"}),
    ]


LABELLED = """The President met with Governor Lars Dahl.

President of Chile Anna Holm: Good afternoon. {}

Governor of Bergen Lars Dahl: Thank you. {}

President of Chile Anna Holm: Let us begin."""


def test_your_meeting_is_of_the_one_who_is_spoken_to() -> None:
    text = LABELLED.format("How is the harvest?", "It was a subject at your meeting with President Kersti Saar in May.")
    assert {"Anna Holm", "Kersti Saar"} in [there for _, _, there in told(text)]


def test_who_remembers_a_meeting_was_there() -> None:
    text = LABELLED.format("I remember a meeting with residents of the port, where we spoke of nets.", "Yes.")
    assert ("meeting", "recalled", {"Anna Holm", "residents of the port"}) in told(text)


def test_a_third_is_told_of_with_the_day() -> None:
    text = LABELLED.format(
        "Tonight Prime Minister Kersti Saar will speak with business leaders from the north.", "Good."
    )
    assert [s for _, s, there in told(text) if "Kersti Saar" in there] == ["planned"]
