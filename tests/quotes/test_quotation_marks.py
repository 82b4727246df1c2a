"""Which stretches stand between quotation marks, in every house's style."""

from __future__ import annotations

import time

import pytest

from core.quotes.marks import quotations


def inner(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return [text[q.start : q.end] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "He said: “We will talk.” Then he left.",
        'He said: "We will talk." Then he left.',
        "He said: ‘We will talk.’ Then he left.",
        "He said: 'We will talk.' Then he left.",
        "He said: «We will talk.» Then he left.",
        "He said: „We will talk.” Then he left.",
        "He said: ''We will talk.'' Then he left.",
        "He said: ``We will talk.'' Then he left.",
    ],
)
def test_every_style_of_marks_is_known(text: str) -> None:
    assert inner(text) == ["We will talk."]


def test_apostrophes_and_possessives_are_no_marks() -> None:
    assert inner("The ministers' talks on Syria's border didn't end in the '90s.") == []


def test_a_quotation_within_a_quotation_does_not_end_it() -> None:
    assert inner("She said, “He told me ‘never again’ and left.”") == ["He told me ‘never again’ and left."]


def test_straight_marks_within_straight_marks_do_not_end_it() -> None:
    said = 'I am glad that the "bread route", opened in May, helps. We have much to do,'
    assert inner(f'She came. "{said}" Sorin noted. "We stay."') == [said, "We stay."]


def test_straight_marks_that_nothing_closes_leave_the_others_alone() -> None:
    assert inner('"We go. Then "come," she said. He said "no."') == ['We go. Then "come,', "no."]


def test_a_quotation_over_paragraphs_is_one_chain() -> None:
    text = "“We came to talk.\n“We leave with nothing.”"
    found = quotations(text, [(0, text.index("\n")), (text.index("\n") + 1, len(text))])
    assert [q.closed for q in found] == [False, True]
    assert found[0].chain == found[1].chain
    assert [q.opens for q in found] == [True, False]


@pytest.mark.parametrize("mark", ["“", '"', "‘", "«"])
def test_time_grows_no_faster_than_a_text_of_stray_marks(mark: str) -> None:
    text = "a " + f"{mark}a " * 100_000
    began = time.perf_counter()
    quotations(text, [(0, len(text))])
    assert time.perf_counter() - began < 20
