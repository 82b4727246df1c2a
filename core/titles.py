"""The title that a file or page gives beside its text, read by itself as the text is."""

from __future__ import annotations

from core import actors, dates, language, places
from core.article import Actor, Article, Document, Segment
from core.errors import ReadingError


def apart(article: Article) -> Article | None:
    """The title as an article of its own, with its actors, dates and places.

    None where the text has it, or it cannot be read. Actors whom the text names too are the text's own. Offsets count
    in the title. Read once; not to be asked before the text's own actors are known.
    """
    if not article.title_apart:
        article.title_apart.append(_read(article))
    return article.title_apart[0]


def _read(article: Article) -> Article | None:
    document = article.document
    title = (document.title or "").strip()
    if not title or title in article.text:
        return None
    alone = Article(
        Document(title, outlet=document.outlet, source=document.source, published=article.published),
        article.additions,
        segments=[Segment(0, len(title), "body", 0)],
        published=article.published,
    )
    try:
        alone.doc = language.analyse(alone)
    except ReadingError:
        return None
    alone.dates = dates.find(alone)
    alone.actors, alone.mentions = actors.find(alone)
    dates.resolve(alone)
    actors.identify(alone)
    alone.places = places.find(alone)
    known = {id(actor): _known(actor, article) or actor for actor in alone.actors}
    alone.actors = list(known.values())
    for mention in alone.mentions:
        if mention.actor is not None:
            mention.actor = known.get(id(mention.actor), mention.actor)
    return alone


def _known(actor: Actor, article: Article) -> Actor | None:
    """The actor of the text who is this one."""
    same = (
        a for a in article.actors if a.kind == actor.kind and (a.name == actor.name or (a.key and a.key == actor.key))
    )
    if (found := next(same, None)) is not None or " " in actor.name or actor.kind != "person":
        return found
    # "Attorney General Reyes" of a headline, whom the text names in full
    called = {id(a): a for a in article.actors if a.kind == "person" and a.name.split()[-1] == actor.name}
    return next(iter(called.values())) if len(called) == 1 else None
