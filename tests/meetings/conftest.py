"""Articles for the tests of meetings: read by every step before them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core import actors, dates, language, layout, meetings, places, publication, quotes
from core.article import Article, Document, Meeting

Read = Callable[..., Article]


def read(text: str, published: date | None = None) -> Article:
    source = "metadata" if published else None
    article = Article(Document(text, published=published, published_source=source))
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    article.doc = language.analyse(article)
    article.dates = dates.find(article)
    article.actors, article.mentions = actors.find(article)
    publication.solve(article)
    dates.resolve(article)
    actors.identify(article)
    article.places = places.find(article)
    article.quotes = quotes.find(article)
    article.meetings = meetings.find(article)
    meetings.tie(article)
    return article


@pytest.fixture(name="read")
def read_article() -> Read:
    """An article of this text, published on this day, through all steps up to meetings."""
    return read


def names(meeting: Meeting) -> set[str]:
    return {participant.actor.name for participant in meeting.participants}
