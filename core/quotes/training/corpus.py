"""Reading annotated articles and turning their spans into labels for word pieces."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from core.quotes.pieces import LABELS, windows

Article = dict[str, Any]
"""One line of a gold file: doc_id, text, quotes [{spans, mention_spans, cue_spans, ...}]."""

_CONTENT, _SOURCE, _CUE = (LABELS.index(f"B-{kind}") for kind in ("CONTENT", "SOURCE", "CUE"))
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Example:
    ids: list[int]
    labels: list[int]


def read_articles(path: Path) -> list[Article]:
    """The articles of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(
    articles: list[Article], tokenizer: Tokenizer, rng: random.Random, straighten: float = 0.3
) -> list[Example]:
    """Every window of every article with one label a piece.

    A share `straighten` of the articles is read with straight quotation marks in place of curled
    ones, since agencies differ and the corpus prefers the curled.
    """
    made = []
    for article in articles:
        text: str = article["text"]
        by_character = _character_labels(article)
        if rng.random() < straighten:
            text = text.translate(_STRAIGHT)
        for window in windows(text, tokenizer):
            made.append(Example(window.ids, [by_character[start] for start, _ in window.offsets]))
    return made


def _character_labels(article: Article) -> list[int]:
    length = len(article["text"])
    labels = [0] * length
    for quote in article["quotes"]:
        for spans, begin in (
            (quote["spans"], _CONTENT),
            (quote["mention_spans"], _SOURCE),
            (quote["cue_spans"], _CUE),
        ):
            first = True
            for start, end in spans:
                end = min(end, length)
                labels[start:end] = [begin + 1] * max(0, end - start)
                if first and start < length:
                    labels[start] = begin
                    first = False
    return labels
