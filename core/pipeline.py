"""The whole of parsing on one page: the steps in their order, from a Document to an Article that is ready for rows.

Each step is a function of the Article. It reads what the steps before it left and gives its own records; a step that
needs to know more than stands before it here is in the wrong place.
"""

from __future__ import annotations

from core import actors, dates, language, layout, meetings, places, portions, publication, quotes, topics
from core.actors.office_holders import with_own
from core.additions import NONE, Additions
from core.article import Article, Document
from core.version import PARSER_VERSION

__all__ = ["PARSER_VERSION", "parse"]


def parse(document: Document, additions: Additions = NONE) -> Article:
    """One document through every step, with what the user adds to the product's knowledge. Nothing is stored, and the
    text is not changed. A text of more than portions.LONGEST characters is read in portions; its Article has
    no Doc.

    Raises ReadingError where the text cannot be parsed by its nature (reason "language").
    """
    with with_own(additions.office_holders):
        return _through(Article(document, additions))


def _through(article: Article) -> Article:
    article.segments = layout.segments(article)
    article.dateline = layout.dateline(article)
    return portions.read(article, _steps) if len(article.text) > portions.LONGEST else _steps(article)


def _steps(article: Article, goes_on: bool = False) -> Article:
    """`goes_on`: it is a further portion of a long text, whose day of publication the first one has told."""
    article.doc = language.analyse(article)
    article.dates = dates.find(article)
    article.actors, article.mentions = actors.find(article)
    if not goes_on or article.document.published is not None:
        publication.solve(article)
    dates.resolve(article)
    actors.identify(article)
    article.places = places.find(article)
    article.quotes = quotes.find(article)
    article.meetings = meetings.find(article)
    meetings.tie(article)
    article.topics = topics.find(article)
    return article
