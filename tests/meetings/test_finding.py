"""Where meetings are looked for, and what that costs."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from core import engine, meetings
from core.article import Article, Document
from tests.meetings.conftest import Read, names, read

DAY = date(2014, 3, 6)
PARAGRAPH = (
    "German Chancellor Angela Merkel met Russian President Vladimir Putin in Moscow on Thursday. During the talks, the"
    " two leaders discussed gas. Merkel said that supplies must not be a weapon.\n\n"
)


def seconds(article: Article) -> float:
    start = time.process_time()
    article.meetings = meetings.find(article)
    meetings.tie(article)
    return time.process_time() - start


def test_time_grows_with_the_text_and_no_faster() -> None:
    short, long = read(PARAGRAPH * 20, DAY), read(PARAGRAPH * 160, DAY)
    seconds(short)
    assert seconds(long) < 8 * 3 * seconds(short) + 0.1


def test_a_sub_headline_gives_no_meeting_of_its_own() -> None:
    article = read(
        "The weather in Berlin was mild on Thursday.\n\nAngela Merkel meets Vladimir Putin\n\n"
        "People walked in the parks.",
        DAY,
    )
    for segment in article.segments:
        if "meets" in article.text[segment.start : segment.end]:
            segment.kind = "subheadline"
    assert meetings.find(article) == []


def test_a_group_named_only_as_what_it_is_takes_part_under_that_name(read: Read) -> None:
    (meeting,) = read("German Chancellor Angela Merkel met families of hostages in Berlin on Thursday.", DAY).meetings
    assert names(meeting) == {"Angela Merkel", "families of hostages"}


def test_a_meeting_without_a_day_or_place_in_the_text_has_none(read: Read) -> None:
    (meeting,) = read("German Chancellor Angela Merkel wants to meet Russian President Vladimir Putin.", DAY).meetings
    assert (meeting.date_start, meeting.date_source, meeting.country, meeting.place_source) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "To meet President Anna Ozola in Riga on Monday, Prime Minister Juri Tamm flew to Latvia.",
        "To receive Prime Minister Juri Tamm, President Anna Ozola came to Riga.",
        "To the meeting with President Anna Ozola came Prime Minister Juri Tamm.",
        "With President Anna Ozola he visited Riga and met the mayor.",
        "With Eva Lund President Juri Tamm went to Riga and met the staff on Tuesday.",
    ],
)
def test_a_text_may_begin_with_a_word_before_which_others_are_looked_for(text: str) -> None:
    outcome = engine.one(Document(text, source="item.txt", published=DAY), datetime.now(UTC))
    assert isinstance(outcome, engine.Parsed)
