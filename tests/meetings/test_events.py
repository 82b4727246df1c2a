"""What is a meeting and what only sounds like one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import Read, names

DAY = date(2014, 3, 6)

NO_MEETINGS = [
    "The plan of French President Francois Hollande meets the conditions of the lenders, officials said.",
    "The decision of German Chancellor Angela Merkel was met with protests in Athens.",
    "Visit our website for more news about German Chancellor Angela Merkel.",
    "German Chancellor Angela Merkel called Iran's election a sign of change.",
    "German Chancellor Angela Merkel called for talks on the budget.",
    "German Chancellor Angela Merkel spoke of a new beginning.",
    "German Chancellor Angela Merkel spoke to reporters in Berlin.",
    "If German Chancellor Angela Merkel met Russian President Vladimir Putin, little would change.",
    "German Chancellor Angela Merkel did not meet Russian President Vladimir Putin.",
    "Did German Chancellor Angela Merkel meet Russian President Vladimir Putin?",
    "German Chancellor Angela Merkel welcomed the decision of Russian President Vladimir Putin.",
    "A meeting of minds is far off, German Chancellor Angela Merkel said.",
]


@pytest.mark.parametrize("text", NO_MEETINGS)
def test_what_only_sounds_like_a_meeting_gives_no_row(read: Read, text: str) -> None:
    assert read(text, DAY).meetings == []


STATUSES = [
    ("met Russian President Vladimir Putin on Thursday", "held"),
    ("is meeting Russian President Vladimir Putin in Sochi", "ongoing"),
    ("will meet Russian President Vladimir Putin next week", "planned"),
    ("is due to meet Russian President Vladimir Putin", "planned"),
    ("wants to meet Russian President Vladimir Putin", "proposed"),
    ("offered to meet Russian President Vladimir Putin", "proposed"),
    ("refused to meet Russian President Vladimir Putin", "refused"),
    ("will not meet Russian President Vladimir Putin", "refused"),
    ("turned down a meeting with Russian President Vladimir Putin", "refused"),
    ("cancelled a meeting with Russian President Vladimir Putin", "cancelled"),
    ("called off talks with Russian President Vladimir Putin", "cancelled"),
    ("postponed a meeting with Russian President Vladimir Putin", "postponed"),
    ("denied that she had met Russian President Vladimir Putin", "denied"),
    ("recalled her meeting with Russian President Vladimir Putin", "recalled"),
    ("met Russian President Vladimir Putin in June 2012", "recalled"),
]


@pytest.mark.parametrize(("words", "status"), STATUSES)
def test_tense_negation_and_the_verb_above_give_the_status(read: Read, words: str, status: str) -> None:
    meetings = read(f"German Chancellor Angela Merkel {words}.", DAY).meetings
    assert [m.status for m in meetings] == [status]


KINDS = [
    ("Angela Merkel met Russian President Vladimir Putin.", "meeting"),
    ("Angela Merkel received Russian President Vladimir Putin in Berlin.", "meeting"),
    ("Angela Merkel telephoned Russian President Vladimir Putin.", "call"),
    ("Angela Merkel called Russian President Vladimir Putin on Thursday to express concern.", "call"),
    ("Angela Merkel held a telephone conversation with Russian President Vladimir Putin.", "call"),
    ("Angela Merkel spoke by phone with Russian President Vladimir Putin.", "call"),
    ("Angela Merkel held a video conference with Russian President Vladimir Putin.", "call"),
    ("Angela Merkel paid a visit to Moscow.", "visit"),
    (
        "Angela Merkel mediated between Russian President Vladimir Putin and Ukrainian President Petro Poroshenko.",
        "mediation",
    ),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_verb_or_noun_gives_the_kind(read: Read, text: str, kind: str) -> None:
    assert [m.kind for m in read(f"German Chancellor {text}", DAY).meetings] == [kind]


def test_host_and_guest_are_told_apart(read: Read) -> None:
    (meeting,) = read(
        "German Chancellor Angela Merkel received Russian President Vladimir Putin in Berlin.", DAY
    ).meetings
    assert {p.actor.name: p.part for p in meeting.participants} == {
        "Angela Merkel": "host",
        "Vladimir Putin": "visitor",
    }
    assert (meeting.city, meeting.country, meeting.cameo) == ("Berlin", "de", "043")


def test_separate_meetings_are_several_rows(read: Read) -> None:
    text = (
        "German Chancellor Angela Merkel held separate meetings with Russian President Vladimir Putin and"
        " Ukrainian President Petro Poroshenko on Thursday."
    )
    assert [names(m) for m in read(text, DAY).meetings] == [
        {"Angela Merkel", "Vladimir Putin"},
        {"Angela Merkel", "Petro Poroshenko"},
    ]
