"""Parts of the corpus that encoders learn from, and their tokenizer."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

UNKNOWN = -1
"""A label that nobody gave."""
FOLDS = 3
"""Parts of the gold articles: what core.quotes learns of an article is learned with an encoder that never saw it."""
FURTHER, DEV = -1, -2
"""The other parts: texts without annotation; articles that are never learned."""


def fold_of(article: int) -> int:
    """The part to which the gold article of this number (from 0) belongs."""
    return article % FOLDS


def tokenizer_of(base: Path) -> Tokenizer:
    """The base's own, without its limits."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
