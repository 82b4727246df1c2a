"""Invented items in many styles, marked by hand before any output was seen: what must be found, and what not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.items.marking import names, parsed, score

ITEMS = names()
OTHERS = {
    folder: names(folder)
    for folder in (
        "held_back", "fresh", "held_back_2", "held_back_3", "dev_4", "held_back_4", "held_back_5", "held_back_6",
        "dev_5", "held_back_7", "held_back_8", "held_back_9",
    )
}  # fmt: skip
"""Kinds of error of all but held_back_5 to 9 were mended as well, each time after they had been measured; in these and
in dev_5 nobody marked the statements. dev_6, of 250 items, takes a minute and is measured by `communique evaluate`."""


@pytest.mark.parametrize("name", ITEMS)
def test_each_meeting_of_the_item_is_a_row_with_who_when_and_where(name: str) -> None:
    made = score([name])
    assert [str(error) for error in made.errors if error.part == "meetings"] == []


@pytest.mark.parametrize("name", ITEMS)
def test_each_statement_of_the_item_is_a_row_with_its_speaker(name: str) -> None:
    errors = [error for error in score([name]).errors if error.part == "quotes"]
    assert [str(error) for error in errors if error.wanted is not None or error.kind.startswith("missed")] == []


@pytest.mark.parametrize("name", [*ITEMS, *(name for folder in OTHERS.values() for name in folder)])
def test_no_two_statements_of_an_item_overlap_and_each_span_cuts_words(name: str) -> None:
    article = parsed(name)
    spans = sorted((q.start, q.end) for q in article.quotes)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(article.text[start:end].strip() == article.text[start:end] != "" for start, end in spans)


def test_terms_titles_and_nicknames_in_quotation_marks_are_no_statements() -> None:
    article = parsed("scare_quotes")
    assert [article.text[quote.start : quote.end] for quote in article.quotes] == ["he had no regrets"]


@pytest.mark.parametrize(
    ("folder", "f1", "false", "recall", "identity"),
    [
        ("held_back", 0.92, 0.05, 0.85, 0.95),
        ("fresh", 0.89, 0.12, 0.95, 0.9),
        ("held_back_2", 0.86, 0.1, 0.95, 0.9),
        ("held_back_3", 0.91, 0.1, 0.93, 0.85),
        ("dev_4", 0.81, 0.05, 0.8, 0.8),
        ("held_back_4", 0.65, 0.16, 0.9, 0.8),
        ("held_back_5", 0.57, 0.5, None, None),
        ("held_back_6", 0.4, 0.32, None, None),
        ("dev_5", 0.6, 0.07, None, None),
        ("held_back_7", 0.86, 0.06, None, None),
        ("held_back_8", 0.64, 0.04, None, None),
        ("held_back_9", 0.37, 0.2, None, None),
    ],
)
def test_items_that_few_rules_or_none_were_made_for_are_no_worse_than_said(
    folder: str, f1: float, false: float, recall: float | None, identity: float | None
) -> None:
    made = score(OTHERS[folder])
    assert made.meetings is not None
    assert (made.meetings.all.f1 or 0) >= f1, made
    assert (made.meetings.all.false or 0) <= false, made
    if recall is not None and identity is not None:
        assert made.quotes is not None
        assert (made.quotes.all.recall or 0) >= recall, made
        assert (made.quotes.all.identity or 0) >= identity, made
