"""Meetings that only the headline names, and speeches whose headline says who stood beside the speaker."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import Read, names

DAY = date(2019, 9, 18)


def headed(title: str, text: str) -> Article:
    return parse(Document(text, title=title, published=DAY, published_source="metadata"))


@pytest.mark.parametrize(
    ("title", "kind", "mode"),
    [
        ("Telephone conversation with Prime Minister of Estonia Kersti Saar", "call", "phone"),
        ("Video conference with Prime Minister of Estonia Kersti Saar", "call", "video"),
        ("Meeting with Prime Minister of Estonia Kersti Saar", "meeting", None),
        ("Working lunch with Prime Minister of Estonia Kersti Saar", "meeting", None),
    ],
)
def test_what_the_headline_names_was_held_by_whom_the_body_is_about(title: str, kind: str, mode: str | None) -> None:
    text = "The leaders exchanged opinions on the port. Norwegian Prime Minister Lars Dahl spoke of ships and of cod."
    (meeting,) = headed(title, text).meetings
    assert (meeting.kind, meeting.status, meeting.date_start) == (kind, "held", DAY)
    assert names(meeting) == {"Lars Dahl", "Kersti Saar"}
    assert mode is None or meeting.mode == mode


def test_a_body_that_tells_of_the_same_meeting_gives_no_second_row() -> None:
    text = (
        "Norwegian Prime Minister Lars Dahl held a telephone conversation with Prime Minister Kersti Saar of Estonia."
    )
    (call,) = headed("Telephone conversation with Prime Minister of Estonia Kersti Saar", text).meetings
    assert (call.kind, names(call)) == ("call", {"Lars Dahl", "Kersti Saar"})


@pytest.mark.parametrize(
    "title",
    ["Press conference with Prime Minister Kersti Saar", "Greetings to Prime Minister Kersti Saar", "Meeting on coal"],
)
def test_headlines_of_other_things_name_no_meeting(title: str) -> None:
    assert headed(title, "Norwegian Prime Minister Lars Dahl spoke of ships and of cod.").meetings == []


def test_we_in_a_speech_are_the_speaker_and_the_guest_of_its_headline(read: Read) -> None:
    text = (
        "Opening remarks by Foreign Minister Lars Dahl at the press point with Foreign Minister Kersti Saar\n\n"
        "Good afternoon, everybody. The lift is broken.\n\n"
        "We have just had an excellent conversation over lunch. We spoke about ships."
    )
    (meeting,) = read(text, DAY).meetings
    assert (meeting.status, names(meeting)) == ("held", {"Lars Dahl", "Kersti Saar"})
