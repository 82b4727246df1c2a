"""Reports of sport, in which states and clubs meet, host and visit each other."""

from __future__ import annotations

import re

from core.article import Article
from core.meetings.words import words

_LEAST = 4
"""Different words of sport that a report of it has."""


def is_of_sport(article: Article) -> bool:
    """Whether the text is a report of sport, by its words."""
    return len(words().sport.intersection(re.findall(r"[a-z][a-z-]+", article.text.casefold()))) >= _LEAST
