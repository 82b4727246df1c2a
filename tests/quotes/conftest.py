"""A text through the steps that quotes need, and its quotes as a reader would note them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.article import Article, Document, Quote
from core.pipeline import parse


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Article]:
    """Each text is parsed once a session."""
    known: dict[str, Article] = {}

    def read(text: str) -> Article:
        if text not in known:
            known[text] = parse(Document(text))
        return known[text]

    return read


@pytest.fixture(scope="session")
def quote_of(parsed: Callable[[str], Article]) -> Callable[[str, str], Quote]:
    """The quote of a text that has exactly these words; fails where there is none."""

    def find(text: str, words: str) -> Quote:
        article = parsed(text)
        rows = {article.text[q.start : q.end].rstrip(".!,"): q for q in article.quotes}
        assert words.rstrip(".!,") in rows, f"{words!r} is not among {list(rows)}"
        return rows[words.rstrip(".!,")]

    return find
