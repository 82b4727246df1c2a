"""Invented items in many styles, marked by hand before any output was seen: what must be found in each, and what not.

One TOML file an item. `meetings` and `quotes` list what a reader would note; `optional` ones may be there or not,
`also_status` and `kind_also` are as good, `loose_participants` asks only that nobody else takes part.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from core.article import Article, Document, Meeting, Quote
from core.pipeline import parse

FOLDER = Path(__file__).parent
ITEMS = sorted(path.stem for path in FOLDER.glob("*.toml"))
Expected = dict[str, Any]


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


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


@pytest.mark.parametrize("name", ITEMS)
def test_each_meeting_of_the_item_is_a_row_with_who_when_and_where(name: str) -> None:
    article, found = parsed(name), list(parsed(name).meetings)
    rows = "; ".join(map(described, found)) or "none"
    for wanted in marked(name).get("meetings", ()):
        row = next((m for m in found if is_the_one(m, wanted)), None)
        if row is None:
            assert wanted.get("optional"), f"{wanted} is missing among: {rows}"
            continue
        found.remove(row)
        if "date" in wanted:
            allowed = (wanted["date"], None) if wanted.get("date_optional") else (wanted["date"],)
            assert row.date_start in allowed, described(row)
        if "date_year" in wanted and not (wanted.get("date_optional") and row.date_start is None):
            assert row.date_start is not None and row.date_start.year == wanted["date_year"], described(row)
        for place in ("country", "city"):
            if place in wanted and not (wanted.get(f"{place}_optional") and getattr(row, place) is None):
                assert getattr(row, place) == wanted[place], described(row)
        if "parent" in wanted:
            assert row.parent is not None and row.parent.kind == wanted["parent"], described(row)
    assert not found, f"no such meeting in the item: {'; '.join(map(described, found))}; {article.text[:80]!r}"


@pytest.mark.parametrize("name", ITEMS)
def test_each_statement_of_the_item_is_a_row_with_its_speaker(name: str) -> None:
    article = parsed(name)
    rows = [(said(article, q), q.type, q.speaker.name if q.speaker else None) for q in article.quotes]
    for wanted in marked(name).get("quotes", ()):
        start = article.text.index(wanted["text"])
        span = (start, start + len(wanted["text"]))
        row = next((q for q in article.quotes if overlap((q.start, q.end), span) >= 0.8), None)
        assert row is not None, f"{wanted['text']!r} is missing among {rows}"
        assert row.type == wanted["type"], rows
        if "speaker" in wanted:
            assert row.speaker is not None, rows
            assert row.speaker.name in (wanted["speaker"], *wanted.get("speaker_also", ())), rows


@pytest.mark.parametrize("name", ITEMS)
def test_no_two_statements_of_an_item_overlap_and_each_span_cuts_words(name: str) -> None:
    article = parsed(name)
    spans = sorted((q.start, q.end) for q in article.quotes)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(article.text[start:end].strip() == article.text[start:end] != "" for start, end in spans)


def test_terms_titles_and_nicknames_in_quotation_marks_are_no_statements() -> None:
    article = parsed("scare_quotes")
    assert [said(article, q) for q in article.quotes] == ["he had no regrets"]
