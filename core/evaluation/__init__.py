"""How right the parser is on texts that people have marked: the figures behind `communique evaluate GOLD`.

docs/evaluation.md describes the gold format. What counts as right: core/evaluation/quotes.py for statements and
speakers, core/evaluation/meetings.py for meetings, core/evaluation/participants.py for who is whom. Intervals are 95 %,
from 1,000 resamples of the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from core.article import Article
from core.errors import ReadingError
from core.evaluation import meetings, quotes
from core.evaluation.gold import Gold, gold_of, read_gold
from core.evaluation.report import Report

__all__ = ["PARTS", "Gold", "Report", "evaluate", "gold_of", "read_gold", "scored"]

PARTS = ("quotes", "meetings")


def evaluate(gold: Path, *, only: str | None = None, on_document: Callable[[int, int], None] | None = None) -> Report:
    """Parse every text of a gold file and compare.

    `only`: one of PARTS. `on_document` is told how many documents are done, and of how many. Raises ReadingError where
    the file or a line of it cannot be used, or where it marks nothing of what is asked for.
    """
    from core.pipeline import parse

    documents = [one for one in read_gold(gold) if only is None or getattr(one, only) is not None]
    if not documents:
        raise ReadingError(str(gold), "gold", f"marks no {only}; give them, or leave --only out")

    def parsed() -> Iterator[tuple[Gold, Article | None]]:
        for number, one in enumerate(documents, 1):
            try:
                yield one, parse(one.document())
            except ReadingError:
                yield one, None
            if on_document is not None:
                on_document(number, len(documents))

    return scored(parsed(), only=only)


def scored(pairs: Iterable[tuple[Gold, Article | None]], *, only: str | None = None, seed: int = 0) -> Report:
    """The figures of documents that were parsed already; None for one that the parser refused."""
    of_quotes, of_meetings = [], []
    documents = refused = 0
    for gold, parsed in pairs:
        documents += 1
        refused += parsed is None
        article = parsed or Article(gold.document())
        told = quotes.compare(gold, article) if gold.quotes is not None else None
        if told is not None and only in (None, "quotes"):
            of_quotes.append(told)
        if gold.meetings is not None and only in (None, "meetings"):
            of_meetings.append(meetings.compare(gold, article, told.answers if told is not None else None))
    return Report(
        documents=documents,
        refused=refused,
        quotes=quotes.report(of_quotes, seed=seed) if of_quotes else None,
        meetings=meetings.report(of_meetings, seed=seed) if of_meetings else None,
    )
