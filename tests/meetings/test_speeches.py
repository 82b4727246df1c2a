"""The occasion of a speech that its headline names, with those who heard it."""

from __future__ import annotations

from datetime import date

import pytest

from core.article import Article, Document
from core.pipeline import parse
from tests.meetings.conftest import names

DAY = date(2019, 9, 18)
SPEECH = "Ladies and gentlemen! I thank you for the invitation. We have built a port, and I hope that ships will come."


def headed(title: str, text: str = SPEECH) -> Article:
    return parse(Document(text, title=title, published=DAY, published_source="metadata"))


@pytest.mark.parametrize(
    ("title", "kind", "there"),
    [
        ("Speech by President of Chile Anna Holm at the NATO Summit", "summit", {"NATO"}),
        ("Address by President of Chile Anna Holm to the Norwegian Storting", "meeting", {"Norwegian Storting"}),
        ("Remarks by President Anna Holm of Chile to the UK House of Lords", "meeting", {"UK House of Lords"}),
        ("Speech by President of Chile Anna Holm in the Parliament of Iceland", "meeting", {"Parliament of Iceland"}),
        ("Speech by President of Chile Anna Holm at the Lima Forum for Trade", "summit", set()),
        ("President Anna Holm's address to the participants of the Lima Summit", "summit",
         {"participants of the Lima Summit"}),
        ("The port is open - speech by President of Chile Anna Holm to students of Nordic universities", "meeting",
         {"students of Nordic universities"}),
        ("Speech by President of Chile Anna Holm at a meeting of the Committee on Fisheries", "meeting",
         {"Committee on Fisheries"}),
        ("Speech by President of Chile Anna Holm at the video conference of the G7 leaders", "summit", {"G7 leaders"}),
        ("Speech by President of Chile Anna Holm at the Safe Ports panel in Lima", "meeting", {"Safe Ports panel"}),
        ("President of Chile Anna Holm at the Lima Security Forum: We must build ships", "summit", set()),
    ],
)  # fmt: skip
def test_who_speaks_was_there_with_those_who_hear_it(title: str, kind: str, there: set[str]) -> None:
    (meeting,) = headed(title).meetings
    assert (meeting.kind, meeting.status, meeting.date_start) == (kind, "held", DAY)
    assert names(meeting) == {"Anna Holm"} | there


def test_a_speech_that_begins_with_a_wish_was_given() -> None:
    text = "I would like to thank you for the invitation. We have built a port."
    (meeting,) = headed("Speech by President of Chile Anna Holm at the Lima Summit", text).meetings
    assert meeting.status == "held"


def test_those_whom_the_first_words_greet_by_name_were_there() -> None:
    text = "Good afternoon! Dear Mr. Lars Dahl! President Kersti Saar, I thank you. We owe the harbour to Mr. Ole Berg."
    (meeting,) = headed("Speech by President of Chile Anna Holm at the Lima Summit", text).meetings
    assert names(meeting) == {"Anna Holm", "Lars Dahl", "Kersti Saar"}


def test_those_of_whom_the_first_words_speak_need_not_have_been_there() -> None:
    text = "President Kersti Saar and Mr. Lars Dahl built a port. I thank them for that."
    (meeting,) = headed("Speech by President of Chile Anna Holm at the Lima Summit", text).meetings
    assert names(meeting) == {"Anna Holm"}


@pytest.mark.parametrize(
    "title",
    [
        "Address by President of Chile Anna Holm to the citizens",
        "Address by President of Chile Anna Holm to the people of Peru on Harvest Day",
        "Address by President of Chile Anna Holm to the residents of coastal towns",
        "Address by President of Chile Anna Holm to the members of the armed forces",
        "Address by President of Chile Anna Holm to the participants of the charity evening",
        "Address by President of Chile Anna Holm on the Day of the Sea",
        "Remarks by President of Chile Anna Holm at a press conference",
        "Remarks by President of Chile Anna Holm at the White House",
        "Statement by Prime Minister of Chile Anna Holm in Parliament",
        "We shall build ships - address by President of Chile Anna Holm",
    ],
)
def test_speeches_to_a_people_or_of_a_day_are_no_meetings(title: str) -> None:
    assert headed(title).meetings == []


def test_a_report_of_a_speech_that_another_gives_is_left_to_its_body() -> None:
    text = "The president spoke of ships and of cod. The port is old."
    assert headed("Speech by President of Chile Anna Holm at the Lima Forum", text).meetings == []
