"""Acts against statements_held_back.jsonl and statements_third.jsonl: labelled by hand before the acts were found.

One statement a line: the sentence (`text`), its `cue` and `content` as they stand in it, and `act`, what it does.
Nothing is to be chosen by this file; errors are looked for in statements.jsonl.
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

HERE = Path(__file__).parent
Row = dict[str, str]
OPEN, HELD_BACK, THIRD = (
    [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
    for name in ("statements.jsonl", "statements_held_back.jsonl", "statements_third.jsonl")
)


def acts_of(rows: list[Row]) -> list[str]:
    """The act found for each statement, each a paragraph of one document."""
    article = Article(Document("\n\n".join(row["text"] for row in rows)))
    statements, start = [], 0
    for number, row in enumerate(rows):
        article.segments.append(Segment(start, start + len(row["text"]), "body", number))
        content, cue = start + row["text"].index(row["content"]), start + row["text"].index(row["cue"])
        kind = "direct" if content and article.text[content - 1] == "“" else "indirect"
        said = Content(content, content + len(row["content"]), kind, 1.0, number)
        statements.append(Statement(said, cue=(cue, cue + len(row["cue"]))))
        start += len(row["text"]) + 2
    paragraphs = [(segment.start, segment.end) for segment in article.segments]
    setting = Setting(language.analyse(article), paragraphs, [s.content for s in statements], [])
    return [act_of(statement, setting) for statement in statements]


def test_every_statement_has_one_act_of_the_tables_and_every_act_its_statements() -> None:
    assert len(OPEN) >= 150
    assert (
        {row["act"] for row in OPEN} == {row["act"] for row in HELD_BACK} == {row["act"] for row in THIRD} == set(ACTS)
    )


@pytest.mark.parametrize("rows", [HELD_BACK, THIRD], ids=["held back", "third"])
def test_five_of_six_acts_other_than_assert_are_right_on_statements_held_back(rows: list[Row]) -> None:
    pairs = list(zip(acts_of(rows), rows, strict=True))
    right = [act == row["act"] for act, row in pairs if row["act"] != "assert"]
    assert sum(right) / len(right) >= 5 / 6


@pytest.mark.parametrize("rows", [HELD_BACK, THIRD], ids=["held back", "third"])
def test_what_is_only_said_is_seldom_taken_for_more(rows: list[Row]) -> None:
    acts = [act for act, row in zip(acts_of(rows), rows, strict=True) if row["act"] == "assert"]
    assert acts.count("assert") >= len(acts) - 1
