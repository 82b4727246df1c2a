"""Acts against statements.jsonl: statements labelled by hand before any output was looked at.

One statement a line: the sentence (`text`), its `cue` and `content` as they stand in it, and `act`, what it does.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import language
from core.article import Article, Document, Segment
from core.quotes.acts import act_of
from core.quotes.contents import Content
from core.quotes.links import Setting, Statement
from core.tables import ACTS

ROWS = [json.loads(line) for line in (Path(__file__).parent / "statements.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found() -> list[str]:
    """The act found for each statement, each a paragraph of one document."""
    article = Article(Document("\n\n".join(row["text"] for row in ROWS)))
    statements, start = [], 0
    for number, row in enumerate(ROWS):
        article.segments.append(Segment(start, start + len(row["text"]), "body", number))
        content, cue = start + row["text"].index(row["content"]), start + row["text"].index(row["cue"])
        kind = "direct" if article.text[content - 1] == "“" else "indirect"
        said = Content(content, content + len(row["content"]), kind, 1.0, number)
        statements.append(Statement(said, cue=(cue, cue + len(row["cue"]))))
        start += len(row["text"]) + 2
    paragraphs = [(segment.start, segment.end) for segment in article.segments]
    setting = Setting(language.analyse(article), paragraphs, [s.content for s in statements], [])
    return [act_of(statement, setting) for statement in statements]


def test_at_least_150_statements_each_with_one_act_of_the_tables() -> None:
    assert len(ROWS) >= 150
    assert {row["act"] for row in ROWS} == set(ACTS)


def test_four_of_five_acts_other_than_assert_are_right(found: list[str]) -> None:
    right = [act == row["act"] for act, row in zip(found, ROWS, strict=True) if row["act"] != "assert"]
    assert sum(right) / len(right) >= 0.80


def test_nine_of_ten_mere_assertions_are_left_what_they_are(found: list[str]) -> None:
    right = [act == "assert" for act, row in zip(found, ROWS, strict=True) if row["act"] == "assert"]
    assert sum(right) / len(right) >= 0.90
