"""What looks like a meeting or a call and is none: names called, letters exchanged, visits that were not made."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday

NONE = [
    "Former Governor John Barton called Senator Mary Field “unhinged.”",
    "Former Governor John Barton called Chancellor Eva Lind “The Conscience of Europe.”",
    "Prime Minister Lars Dahl called President Janis Ozols, a former coal merchant, an outstanding leader.",
    "President Janis Ozols said calling the Northern Front, also known as NF, by another name would change nothing.",
    "The letters were exchanges between Lars Dahl and Janis Ozols, his adviser at the time.",
    "An email exchange between Prime Minister Lars Dahl and Foreign Minister Janis Ozols was published on Tuesday.",
    "Foreign Minister Janis Ozols left Oslo without meeting Prime Minister Lars Dahl.",
    "Foreign Minister Janis Ozols left Oslo without having met Prime Minister Lars Dahl.",
    "The paper chided President Janis Ozols for staying at home rather than meeting Prime Minister Lars Dahl.",
    "Prime Minister Lars Dahl spent the week on a farm instead of visiting Latvia.",
    "Prime Minister Lars Dahl and President Janis Ozols also spoke at the annual conference of the bank.",
    "Prime Minister Lars Dahl and President Janis Ozols will speak there as well.",
    "Prime Minister Lars Dahl is to speak on Thursday night, along with President Janis Ozols.",
    "Prime Minister Lars Dahl was more emphatic when he spoke to CNN about the subject.",
    "Prime Minister Lars Dahl wants a vote on the bill during a session of parliament.",
    "Prime Minister Lars Dahl gave his address before a joint meeting of Congress.",
    "“I was against going into Latvia,” said Prime Minister Lars Dahl.",
    "Prime Minister Lars Dahl did not need to meet President Janis Ozols.",
    "Prime Minister Lars Dahl could not remember meeting President Janis Ozols.",
    "Prime Minister Lars Dahl has received far less in the way of attacks from the press than Janis Ozols has.",
    "In May Prime Minister Lars Dahl reviewed the contracts with Janis Ozols.",
    "For years Prime Minister Lars Dahl and President Janis Ozols talked past each other.",
    "Prime Minister Lars Dahl and President Janis Ozols speak in one consistent voice.",
    "Prime Minister Lars Dahl and President Janis Ozols are great at just continuing to talk.",
    "Prime Minister Lars Dahl got the better of Janis Ozols in their first exchange of the night.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_is_told_of(read: Read, text: str) -> None:
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings if m.kind != "visit"] == []
    assert [m for m in read(text, DAY).meetings if m.country == "lv"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Lars Dahl called President Janis Ozols, the new head of state, on Tuesday.",
        "Prime Minister Lars Dahl called President Janis Ozols, and the two agreed on a text.",
        "Prime Minister Lars Dahl called President Janis Ozols the day after the vote.",
    ],
)
def test_a_call_is_one_whatever_is_said_of_who_was_called(read: Read, text: str) -> None:
    assert [(m.kind, m.status, names(m)) for m in read(text, DAY).meetings] == [
        ("call", "held", {"Lars Dahl", "Janis Ozols"})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Lars Dahl said he did not believe he had ever met Janis Ozols.",
        "“I don't think I have met Janis Ozols,” said Prime Minister Lars Dahl.",
    ],
)
def test_who_does_not_think_that_he_met_somebody_denies_it(read: Read, text: str) -> None:
    assert [m.status for m in read(text, DAY).meetings] in (["denied"], [])


def test_those_who_are_told_something_on_a_visit_are_not_on_it(read: Read) -> None:
    (visit,) = read("Prime Minister Lars Dahl told senators on a visit to Latvia that he was wrong.", DAY).meetings
    assert (visit.kind, names(visit), visit.country) == ("visit", {"Lars Dahl"}, "lv")


def test_a_visit_that_is_only_foreseen_in_a_clause_of_time_is_planned(read: Read) -> None:
    text = "When President Janis Ozols comes to Norway, he will meet Prime Minister Lars Dahl."
    assert {(m.kind, m.status) for m in read(text, DAY).meetings} == {("visit", "planned"), ("meeting", "planned")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“I want to wait until I meet with Janis Ozols,” said Prime Minister Lars Dahl.", "meeting"),
        ("Prime Minister Lars Dahl hopes for a truce before he meets President Janis Ozols.", "meeting"),
        ("Lawmakers called on the government to block President Janis Ozols's visit to Norway.", "visit"),
    ],
)
def test_what_is_still_to_come_is_not_held(read: Read, text: str, kind: str) -> None:
    assert [(m.kind, m.status) for m in read(text, DAY).meetings] == [(kind, "planned")]


@pytest.mark.parametrize(("whose", "found"), [("our", False), ("bilateral", True)])
def test_whom_ones_own_relations_are_with_need_not_have_met_anybody(read: Read, whose: str, found: bool) -> None:
    text = f"President Janis Ozols discussed {whose} relations with Prime Minister Lars Dahl."
    assert bool(read(text, DAY).meetings) is found
