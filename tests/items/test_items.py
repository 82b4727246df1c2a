"""Invented items in many styles, marked by hand before any output was seen: what must be found, and what not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.items.marking import (
    described,
    is_the_one,
    marked,
    names,
    names_the_speaker,
    parsed,
    said,
    score,
    statement,
)  # fmt: skip

ITEMS, HELD_BACK = names(), names("held_back")


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
        row = statement(article, wanted)
        assert row is not None, f"{wanted['text']!r} is missing among {rows}"
        assert row.type == wanted["type"], rows
        if "speaker" in wanted:
            assert names_the_speaker(row, wanted), rows


@pytest.mark.parametrize("name", [*ITEMS, *HELD_BACK])
def test_no_two_statements_of_an_item_overlap_and_each_span_cuts_words(name: str) -> None:
    article = parsed(name)
    spans = sorted((q.start, q.end) for q in article.quotes)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(article.text[start:end].strip() == article.text[start:end] != "" for start, end in spans)


def test_terms_titles_and_nicknames_in_quotation_marks_are_no_statements() -> None:
    article = parsed("scare_quotes")
    assert [said(article, q) for q in article.quotes] == ["he had no regrets"]


def test_items_that_no_rule_was_made_for_come_out_well_too() -> None:
    made = score(HELD_BACK)
    assert made.meeting_f1 >= 0.7, made
    assert made.false <= 0.2 * len(HELD_BACK), made
    assert made.statements_found >= 0.85 * made.statements, made
    assert made.speakers_right >= 0.85 * made.speakers, made
