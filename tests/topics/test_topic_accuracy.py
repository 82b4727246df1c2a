"""Topics against paragraphs.jsonl: paragraphs labelled by hand before the lexicon was run on them.

One paragraph a line: `text` and `topics`, all that it speaks of. Even lines were open to development, odd ones not.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_topics import read

from core import topics
from core.article import Quote
from core.topics.lexicon import lexicon

ROWS = [json.loads(line) for line in (Path(__file__).parent / "paragraphs.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def found() -> list[set[str]]:
    """The topics of each paragraph, each a quote of its own in one document."""
    article = read("\n\n".join(row["text"] for row in ROWS))
    article.quotes = [Quote(segment.start, segment.end, "direct") for segment in article.segments]
    by_quote = {id(quote): set[str]() for quote in article.quotes}
    for topic in topics.find(article):
        by_quote[id(topic.target)].add(topic.topic)
    return list(by_quote.values())


def micro_f1(found: list[set[str]], wanted: list[set[str]]) -> float:
    right = sum(len(f & w) for f, w in zip(found, wanted, strict=True))
    return 2 * right / (sum(map(len, found)) + sum(map(len, wanted)))


def test_labels_are_topics_of_the_lexicon_and_at_least_150_paragraphs() -> None:
    assert len(ROWS) >= 150
    assert {topic for row in ROWS for topic in row["topics"]} <= set(lexicon().names)


def test_micro_f1_is_at_least_80_percent_on_all_and_on_the_half_held_back(found: list[set[str]]) -> None:
    wanted = [set(row["topics"]) for row in ROWS]
    assert micro_f1(found, wanted) >= 0.80
    assert micro_f1(found[1::2], wanted[1::2]) >= 0.80
