"""Marked words: that they can be read, and how many of the meetings that they tell of have a row."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from tests.items.telling import items, measured, of_items, read

HEAD = "style: wire item\npublished: 2021-03-04"
BODY = (
    "[[Ivan Petrov|a]] ((met|a held meeting)) [[Li Wei|a, b]] on Monday.\n"
    "[[He|b]] may ((visit|b planned visit)) Riga."
)  # fmt: skip


def test_marks_leave_the_text_and_keep_their_places() -> None:
    item = read("one", HEAD, BODY)
    assert item.text == "Ivan Petrov met Li Wei on Monday.\nHe may visit Riga."
    told = [(item.text[t.start : t.end], t.meeting, t.status, t.kind) for t in item.tellings]
    assert told == [("met", "a", "held", "meeting"), ("visit", "b", "planned", "visit")]
    took = [(item.text[t.start : t.end], sorted(t.meetings)) for t in item.takings]
    assert took == [("Ivan Petrov", ["a"]), ("Li Wei", ["a", "b"]), ("He", ["b"])]
    assert (item.style, item.published) == ("wire item", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("X ((met|a held)) Y.", "near “X ((met|a held)) Y.”"),
        ("X ((met|a done meeting)) Y.", "done meeting is no status and kind"),
        ("[[X|b]] ((met|a held meeting)) Y.", "“X” takes part in a meeting that no word tells of"),
    ],
)
def test_a_mark_that_is_not_as_it_should_be_is_told_with_its_place(body: str, said: str) -> None:
    with pytest.raises(ValueError, match="one: ") as raised:
        read("one", HEAD, body)
    assert said in str(raised.value)


def test_every_item_can_be_read_and_a_fifth_tells_of_no_meeting() -> None:
    every = list(items())
    assert len(every) > 1000
    assert sum(not item.tellings for item in every) * 5 > len(every)


def test_marks_over_other_items_lie_on_their_words() -> None:
    every = list(of_items())
    assert len(every) > 250
    for item in every:
        for mark in (*item.tellings, *item.takings):
            words = item.text[mark.start : mark.end]
            assert words == words.strip() != ""


def test_rows_for_texts_that_no_rule_was_made_for_are_no_worse_than_said() -> None:
    """Each eighth item; docs/accuracy.md has the figures of all."""
    count, _ = measured(islice(items(), 0, None, 8))
    assert count.recall >= 0.33, count
    assert count.precision >= 0.8, count
