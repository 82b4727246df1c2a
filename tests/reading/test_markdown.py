"""Markdown: the text that a reader sees, and what the head says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.article import Document
from core.errors import ReadingError
from core.reading import read
from core.reading.markdown import rendered

HEAD = """---
tags: statements
date: '2021-03-04'
published_time: 2021-03-03 23:30:00-05:00
source_url: https://www.example.org/readout
title: "Readout of the Minister\\u2019s Call\\
  \\ with the\\_Envoy"
author: [Jane Roe]
---
 
Today, the minister spoke by phone with the envoy about the
ceasefire.

\\###
"""


def read_one(path: Path) -> Document | ReadingError:
    (found,) = read(path)
    return found


@pytest.fixture
def readout(tmp_path: Path) -> Document:
    path = tmp_path / "readout.md"
    path.write_text(HEAD, encoding="utf-8")
    found = read_one(path)
    assert isinstance(found, Document)
    return found


def test_the_head_gives_title_day_and_outlet(readout: Document) -> None:
    assert readout.title == "Readout of the Minister’s Call with the Envoy"
    assert (readout.published, readout.published_source) == (date(2021, 3, 3), "metadata")
    assert readout.outlet == "example.org"
    assert readout.format == "markdown"


def test_the_text_is_what_stands_below_the_head_without_escapes(readout: Document) -> None:
    assert readout.text.strip() == "Today, the minister spoke by phone with the envoy about the ceasefire.\n\n###"


def test_a_head_is_known_without_the_files_name(tmp_path: Path) -> None:
    path = tmp_path / "readout"
    path.write_text(HEAD, encoding="utf-8")
    found = read_one(path)
    assert isinstance(found, Document)
    assert found.published == date(2021, 3, 3)


def test_a_head_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    path.write_text('---\ntitle: "Talks\ndate: 2021-03-04\n---\nThe minister spoke.\n')
    found = read_one(path)
    assert isinstance(found, ReadingError)
    assert found.reason == "format"


def test_a_file_with_nothing_below_its_head_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "headonly.md"
    path.write_text("---\ntitle: Talks\n---\n\n")
    found = read_one(path)
    assert isinstance(found, ReadingError)
    assert found.reason == "empty"


def test_a_head_of_aliases_upon_aliases_does_no_harm(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]" for n in range(8)]
    path = tmp_path / "bomb.md"
    path.write_text("---\n" + "\n".join(lines) + "\ntitle: Talks\n---\nThe minister spoke.\n")
    found = read_one(path)
    assert isinstance(found, Document)
    assert found.title == "Talks"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("The **President** *met* the __envoy__.", "The President met the envoy."),
        ("**Participants:**", "Participants:"),
        ("snake_case_names stay, 2 * 3 * 4 too", "snake_case_names stay, 2 * 3 * 4 too"),
        ("See [the statement](https://example.org/a_(b)).", "See the statement."),
        ("![a photo](photo.png)The envoy spoke.", "The envoy spoke."),
        ("the 4<sup>th</sup> meeting", "the 4th meeting"),
        ("AT&amp;T &mdash; a firm", "AT&T — a firm"),
        ("\\*not emphasis\\* and \\[no link\\](here)", "*not emphasis* and [no link](here)"),
        ("**Michigan****:** The state grows.", "Michigan: The state grows."),
        ("Members***\n\nJane Roe*, Example Corp.", "Members***\n\nJane Roe*, Example Corp."),
        ("## Next steps", "Next steps"),
        ("Next steps\n----------\nThey will meet.", "Next steps\n\nThey will meet."),
        ("wrapped\nlines are\none paragraph", "wrapped lines are one paragraph"),
        ("kept  \napart", "kept\napart"),
        ("> quoted\n> words", "quoted words"),
        ("-   Jane Roe,\n    Ambassador\n-   John Doe", "- Jane Roe, Ambassador\n- John Doe"),
        ("1.  First\n2.  Second", "1. First\n2. Second"),
        ("One.\n\n* * *\n\nTwo.", "One.\n\n\n\nTwo."),
        ("It is * said * by some", "It is * said * by some"),
    ],
)
def test_marks_go_and_words_stay(written: str, seen: str) -> None:
    assert rendered(written) == seen


def test_a_long_row_of_brackets_and_asterisks_takes_no_longer_than_its_length() -> None:
    for piece in ("[", "*", "![", "<a ", "_", "&", "\\", "](", "[]("):
        assert rendered(piece * 200_000) is not None
