"""Reading the marked items, and comparing what was found in them with what a reader noted.

One TOML file an item. `meetings` and `quotes` list what a reader would note; `optional` ones may be there or not,
`also_status` and `kind_also` are as good, `loose_participants` asks only that nobody else takes part.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from core.article import Article, Document, Meeting, Quote
from core.pipeline import parse

FOLDER = Path(__file__).parent
Expected = dict[str, Any]


def names(folder: str = ".") -> list[str]:
    """The items of a folder, as `marked` and `parsed` take them."""
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in (FOLDER / folder).glob("*.toml"))


@cache
def marked(name: str) -> Expected:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def parsed(name: str) -> Article:
    item = marked(name)
    published: date | None = item.get("published")
    return parse(
        Document(item["text"].strip() + "\n", published=published, published_source="metadata" if published else None)
    )


def participants(meeting: Meeting) -> set[str]:
    return {p.actor.name for p in meeting.participants}


def is_the_one(meeting: Meeting, wanted: Expected) -> bool:
    """Whether this row is the meeting that a reader noted: kind, status and who took part."""
    if meeting.kind not in (wanted["kind"], *wanted.get("kind_also", ())):
        return False
    if meeting.status not in (wanted["status"], *wanted.get("also_status", ())):
        return False
    must, may = set(wanted["participants"]), set(wanted.get("optional_participants", ()))
    found = participants(meeting)
    if wanted.get("loose_participants") or wanted.get("optional"):
        return not found or not must or bool(found & (must | may))
    return must <= found <= must | may


def described(meeting: Meeting) -> str:
    who, where = sorted(participants(meeting)), f"{meeting.city}, {meeting.country}"
    return f"{meeting.status} {meeting.kind} of {who} on {meeting.date_start} in {where}"


def said(article: Article, quote: Quote) -> str:
    return article.text[quote.start : quote.end]


def statement(article: Article, wanted: Expected) -> Quote | None:
    """The row of a statement that a reader noted: at least four fifths of its characters are shared."""
    start = article.text.index(wanted["text"])
    end = start + len(wanted["text"])
    for quote in article.quotes:
        shared = min(quote.end, end) - max(quote.start, start)
        if shared >= 0.8 * (max(quote.end, end) - min(quote.start, start)):
            return quote
    return None


def names_the_speaker(quote: Quote, wanted: Expected) -> bool:
    return quote.speaker is not None and quote.speaker.name in (wanted["speaker"], *wanted.get("speaker_also", ()))


@dataclass
class Score:
    """How many meetings and statements of some items came out as a reader noted them."""

    meetings: int = 0
    found: int = 0
    false: int = 0
    dated: int = 0
    dates_right: int = 0
    statements: int = 0
    statements_found: int = 0
    speakers: int = 0
    speakers_right: int = 0

    @property
    def meeting_f1(self) -> float:
        return 2 * self.found / (self.meetings + self.found + self.false)

    def __str__(self) -> str:
        return (
            f"meetings {self.found} of {self.meetings}, {self.false} false, F1 {self.meeting_f1:.3f}; "
            f"dates {self.dates_right} of {self.dated}; statements {self.statements_found} of {self.statements}; "
            f"speakers {self.speakers_right} of {self.speakers}"
        )


def score(items: list[str]) -> Score:
    """Optional meetings count neither as found nor as false."""
    made = Score()
    for name in items:
        article, rows = parsed(name), list(parsed(name).meetings)
        for wanted in sorted(marked(name).get("meetings", ()), key=lambda one: bool(one.get("optional"))):
            row = next((m for m in rows if is_the_one(m, wanted)), None)
            if row is not None:
                rows.remove(row)
            if wanted.get("optional"):
                continue
            made.meetings += 1
            made.found += row is not None
            if row is not None and "date" in wanted:
                made.dated += 1
                made.dates_right += row.date_start == wanted["date"]
        made.false += len(rows)
        for wanted in marked(name).get("quotes", ()):
            quote = statement(article, wanted)
            made.statements += 1
            made.statements_found += quote is not None
            if quote is not None and "speaker" in wanted:
                made.speakers += 1
                made.speakers_right += names_the_speaker(quote, wanted)
    return made
