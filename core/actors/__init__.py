"""Actors: who is named in a document, where, in what capacity, and who that is.

`find` reads the namings and resolves them inside the document; `identify` looks up the dated list of office
holders once the day of publication is known.
"""

from __future__ import annotations

from datetime import date

from core.actors import mentions as _mentions
from core.actors.identity import identify
from core.actors.naming import Naming
from core.actors.publisher import publishers_state
from core.actors.resolution import resolve
from core.actors.words import Words
from core.article import Actor, Article, Mention

__all__ = ["find", "identify"]

_FORMS = {"role": "role", "unnamed": "role", "sides": "role", "metonym": "metonym", "pronoun": "pronoun"}
"""The form of a mention by what its naming is; a name otherwise."""


def find(article: Article) -> tuple[list[Actor], list[Mention]]:
    """Actors in order of their first naming, and every mention in reading order.

    Needs `article.doc` and `article.segments`. Headlines and sub-headlines are read, datelines and furniture are
    not. A pronoun of the speaker ("I", "we") has no actor here.
    """
    if article.doc is None or len(article.doc) == 0:
        return [], []
    words = Words(article)
    namings = _mentions.namings(words)
    home = article.dateline.country if article.dateline is not None else article.document.country
    actors = resolve(words, namings, home, publishers_state(article), _stated_day(article))
    return actors, [_mention(words, n) for n in namings if n.actor is not None or _speaker(n)]


def _stated_day(article: Article) -> date | None:
    """The day that metadata or a whole dateline gives; the others are solved later."""
    line = article.dateline
    if article.document.published is None and line is not None and line.year and line.month and line.day:
        return date(line.year, line.month, line.day)
    return article.document.published


def _speaker(naming: Naming) -> bool:
    return naming.what == "pronoun" and naming.head in ("i", "we", "my", "our")


def _mention(words: Words, naming: Naming) -> Mention:
    return Mention(
        words.start[naming.first],
        words.end[naming.last - 1],
        _FORMS.get(naming.what, "name"),
        naming.actor,
        naming.role,
        naming.resolution,
        naming.confidence if naming.actor is not None else None,
    )
