"""The ways of reporting speech that readers of other tools miss, each in several styles (named_cases.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.article import Article, Quote

Parsed = Callable[[str], Article]
Case = dict[str, Any]
CASES: list[Case] = tomllib.loads((Path(__file__).parent / "named_cases.toml").read_text("utf-8"))["case"]


def _id(case: Case) -> str:
    return f"{case['kind']}: {' '.join(case['text'].split()[:6])}"


def _row(article: Article, words: str) -> Quote | None:
    """The row that shares at least four fifths of its characters with these words."""
    start = article.text.index(words)
    end = start + len(words)
    for quote in article.quotes:
        shared = min(quote.end, end) - max(quote.start, start)
        if shared >= 0.8 * (max(quote.end, end) - min(quote.start, start)):
            return quote
    return None


def _shown(article: Article) -> list[tuple[str, str, str | None]]:
    return [(article.text[q.start : q.end], q.type, q.speaker.name if q.speaker else None) for q in article.quotes]


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_each_statement_is_a_row_with_who_made_it_and_to_whom(case: Case, parsed: Parsed) -> None:
    article = parsed(case["text"].lstrip())
    for wanted in case["quotes"]:
        row = _row(article, wanted["text"])
        assert row is not None, f"{wanted['text']!r} is missing among {_shown(article)}"
        assert row.type == wanted["type"], _shown(article)
        if "speaker" in wanted:
            assert wanted["speaker"] in (row.speaker.name if row.speaker else ""), _shown(article)
            assert bool(wanted["speaker"]) == (row.speaker is not None), _shown(article)
        if "not_speaker" in wanted:
            assert row.speaker is None or row.speaker.name != wanted["not_speaker"], _shown(article)
        if "attribution" in wanted:
            assert row.attribution == wanted["attribution"], wanted["text"]
        if "addressee" in wanted:
            told = row.addressee.name if row.addressee else None
            assert told is not None and wanted["addressee"] in told, f"{wanted['text']!r} is told to {told!r}"


@pytest.mark.parametrize("case", [c for c in CASES if c.get("only")], ids=_id)
def test_nothing_else_of_it_is_a_statement(case: Case, parsed: Parsed) -> None:
    article = parsed(case["text"].lstrip())
    wanted = [_row(article, one["text"]) for one in case["quotes"]]
    assert all(q in wanted for q in article.quotes), _shown(article)
