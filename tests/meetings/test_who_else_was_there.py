"""Who took part beyond the words of the sentence: heads of delegations, those of the next round, the other side."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2016, 5, 4)  # a Wednesday
N, K = "Norwegian Prime Minister Lars Dahl", "Latvian Foreign Minister Janis Ozols"
BOTH = {"Lars Dahl", "Janis Ozols"}
TUESDAY = date(2016, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian and Latvian delegations met in Oslo on Tuesday. The Norwegian side was led by Deputy Minister Lars "
        "Dahl, and the Latvian delegation by Deputy Minister Janis Ozols.",
        "The Ninth Session of the Joint Commission was held in Oslo on Tuesday. The Norwegian delegation was headed by "
        "Lars Dahl, Minister of Trade, while the Latvian delegation was headed by Janis Ozols, Minister of Transport.",
        "Delegations of Norway and Latvia held consultations in Oslo on Tuesday. The Norwegian team was led by "
        "Ambassador Lars Dahl. The Latvian side was represented by Ambassador Janis Ozols.",
    ],
)
def test_those_who_led_the_delegations_were_there(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= BOTH
    assert (meeting.status, meeting.date_start, meeting.city) == ("held", TUESDAY, "Oslo")
    assert {p.part for p in meeting.participants if p.actor.name in BOTH} == {"delegation head"}


def test_a_delegation_named_by_its_head_includes_its_members(read: Read) -> None:
    text = (
        f"Western envoys held a meeting with {N} on Tuesday. The team was led by US ambassador Randall Kittredge and "
        "included Germany's Margot Uhlenbrock and Denmark's Bo Hansen."
    )
    (meeting,) = read(text, DAY).meetings
    assert names(meeting) >= {"Lars Dahl", "Randall Kittredge", "Margot Uhlenbrock", "Bo Hansen"}


@pytest.mark.parametrize(
    ("text", "status", "city"),
    [
        ("A second round will take place in Riga next week.", "planned", "Riga"),
        ("The next meeting is expected to take place in Riga in June.", "planned", "Riga"),
        ("The previous round, in January, was held in Riga.", "recalled", "Riga"),
        ("The fourth session of talks was put off to June.", "postponed", None),
    ],
)
def test_another_round_is_of_the_same_people(read: Read, text: str, status: str, city: str | None) -> None:
    first, other = read(f"{N} and {K} held talks in Oslo on Tuesday. {text}", DAY).meetings
    assert (first.status, first.date_start, first.city) == ("held", TUESDAY, "Oslo")
    assert (other.status, other.city, names(other)) == (status, city, BOTH)
    assert other.confidence < first.confidence


@pytest.mark.parametrize(
    "text",
    [
        f"{N} and {K} agreed on Tuesday to work together. During their 20-minute phone call, Dahl told Ozols that the "
        "border would stay open.",
        f"{N} has sent help. His Latvian counterpart, Janis Ozols, expressed sympathy in a phone call on Tuesday.",
        f"The crisis was discussed on Tuesday. In a separate call, {N} and {K} explored what to do.",
    ],
)
def test_the_other_side_of_a_call(read: Read, text: str) -> None:
    (call,) = read(text, DAY).meetings
    assert (call.kind, call.status, names(call)) == ("call", "held", BOTH)


@pytest.mark.parametrize(
    "text",
    [
        f"{N} and {K} stressed the need for a rail link. In a meeting at the ministry on Tuesday, Dahl said that trade "
        "had grown.",
        f"The message was received by {N} during a meeting in Oslo on Tuesday with {K}.",
        f"{N} told the king of the talks that he held in Oslo on Tuesday with {K}.",
        f"{N} spoke of a conversation he had had with {K} in Oslo on Tuesday.",
        f"{N} made the remark when {K} visited him in his office on Tuesday.",
        f"{N} had the honour of being received by {K} on Tuesday.",
        f"In a conversation of an hour on Tuesday {N} persuaded {K} to stay.",
    ],
)
def test_the_other_side_of_a_meeting(read: Read, text: str) -> None:
    (meeting,) = read(text, DAY).meetings
    assert (meeting.kind, meeting.status, names(meeting), meeting.date_start) == ("meeting", "held", BOTH, TUESDAY)


def test_both_ministers_are_those_named_before(read: Read) -> None:
    text = (
        "Norwegian Foreign Minister Lars Dahl and Latvian Foreign Minister Janis Ozols have quarrelled. UN envoy Rosa "
        "Quispe spoke with both ministers by telephone on Tuesday."
    )
    (call,) = read(text, DAY).meetings
    assert (call.kind, names(call), call.date_start) == ("call", {*BOTH, "Rosa Quispe"}, TUESDAY)


def test_two_who_agree_to_visit_a_place_are_its_visitors(read: Read) -> None:
    text = f"{N} spoke by telephone with {K} on Tuesday. The two agreed to visit Mali together in June."
    call, visit = read(text, DAY).meetings
    assert (call.kind, names(call)) == ("call", BOTH)
    assert (visit.kind, visit.status, visit.country, names(visit)) == ("visit", "planned", "ml", BOTH)


def test_whose_visit_it_is_says_the_sentence(read: Read) -> None:
    text = f"{N} expects that during his visit to Latvia in June German Chancellor Otto Brandt will speak of gas."
    assert [(m.kind, names(m)) for m in read(text, DAY).meetings] == [("visit", {"Otto Brandt"})]


def test_who_accompanies_somebody_does_not_hold_what_was_cancelled(read: Read) -> None:
    text = f"The meeting of {N} with {K} had to be cancelled. Dahl was accompanied by Counsellor Rosa Quispe."
    (meeting,) = read(text, DAY).meetings
    assert meeting.status == "cancelled"
