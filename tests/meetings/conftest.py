"""Articles for the tests of meetings: read by every step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core.article import Article, Document, Meeting
from core.pipeline import parse

Read = Callable[..., Article]


def read(text: str, published: date | None = None) -> Article:
    source = "metadata" if published else None
    return parse(Document(text, published=published, published_source=source))


@pytest.fixture(name="read")
def read_article() -> Read:
    """An article of this text, published on this day, through all steps."""
    return read


def names(meeting: Meeting) -> set[str]:
    return {participant.actor.name for participant in meeting.participants}


def rows_of(article: Article) -> list[tuple[str, str, set[str], date | None]]:
    """Kind, status, participants and first day of each meeting."""
    return [(m.kind, m.status, names(m), m.date_start) for m in article.meetings]
