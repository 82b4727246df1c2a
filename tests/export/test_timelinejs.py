"""TimelineJS JSON, checked against what the documentation of TimelineJS 3 asks of a file."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

from core.export import to_bytes
from tests.export.hostile import hostile
from tests.store.conftest import MET, joined, report


def told(tables) -> dict:
    return json.loads(to_bytes(tables, "timelinejs"))


class Tags(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)

    def handle_data(self, data):
        self.text += data


def test_a_meeting_is_a_slide_with_its_day_people_place_words_and_source():
    (slide,) = told(joined([report(1)]))["events"]
    assert slide["start_date"] == {"year": 2005, "month": 8, "day": 8}
    assert slide["display_date"] == "8 August 2005"
    assert slide["text"]["headline"] == "Meeting: Farid Karimi and Anna Lindqvist"
    assert slide["group"] == "Meeting"
    text = Tags(slide["text"]["text"]).text
    assert "Tehran, Iran" in text and MET in text and "Item 1" in text
    assert "end_date" not in slide


def test_a_meeting_without_a_day_is_counted_not_drawn():
    title = told(joined([report(1)]))["title"]["text"]
    assert title["headline"] == "1 meeting in 1 report"
    assert "1 meeting without a known day left out" in title["text"]


def test_days_are_as_exact_as_they_are_known_and_several_days_are_a_span():
    tables = joined([report(1)])
    tables.meetings["date_precision"] = "month"
    tables.meetings["date_end"] = tables.meetings["date_start"].where(
        tables.meetings["date_start"].isna(), date(2005, 9, 30)
    )
    (slide,) = told(tables)["events"]
    assert slide["start_date"] == {"year": 2005, "month": 8}
    assert slide["end_date"] == {"year": 2005, "month": 9}


def test_planned_meetings_say_so():
    tables = joined([report(1)])
    tables.meetings["status"] = "planned"
    assert told(tables)["events"][0]["text"]["headline"].startswith("Meeting, planned:")


def test_hostile_text_is_text():
    for slide in told(hostile())["events"]:
        for html in slide["text"].values():
            read = Tags(html)
            assert read.tags <= {"p"}
            assert "\u202e" not in html and "\x1b" not in html
        assert "<script>" in Tags(slide["text"]["headline"]).text
