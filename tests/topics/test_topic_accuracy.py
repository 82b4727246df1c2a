"""Topics against paragraphs.jsonl: paragraphs labelled by hand before the lexicon was run on them.

One paragraph a line: `text` and `topics`, all that it speaks of. Even lines were open to development, odd ones not.
"""

from __future__ import annotations

import json
from pathlib import Path

from test_topics import spoken_of

from core.topics.lexicon import lexicon

ROWS = [json.loads(line) for line in (Path(__file__).parent / "paragraphs.jsonl").read_text("utf-8").splitlines()]


def micro_f1(rows: list[dict[str, object]]) -> float:
    right = wrong = missed = 0
    for row in rows:
        found, wanted = set(spoken_of(str(row["text"]))), set(row["topics"])  # type: ignore[call-overload]
        right += len(found & wanted)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return 2 * right / (2 * right + wrong + missed)


def test_labels_are_topics_of_the_lexicon_and_at_least_150_paragraphs() -> None:
    assert len(ROWS) >= 150
    assert {topic for row in ROWS for topic in row["topics"]} <= set(lexicon().names)


def test_micro_f1_is_at_least_80_percent_on_all_and_on_the_half_held_back() -> None:
    assert micro_f1(ROWS) >= 0.80
    assert micro_f1(ROWS[1::2]) >= 0.80
