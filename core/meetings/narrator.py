"""Who says "I" in a report that is told in the first person: the author of a memoir, the speaker of an address."""

from __future__ import annotations

import re

from core import titles
from core.article import Actor, Article

_TOLD_BY = re.compile(
    r"\b(?:address|remarks?|speech|statement|message|diary|blog|op-ed|column|interview|notes|letter|greetings?)\b"
    r"[^.\n]{0,60}?\b(?:by|of|from|with)\b|\b(?:article|essay|commentary|opinion)\b[^.\n]{0,20}?\bby\b",
    re.IGNORECASE,
)
"""What stands in a headline before the name of who speaks or writes."""

_OWNED = re.compile(
    r"(?:^|\s[-–—]\s+|:\s+)(?P<who>[^:–—]{3,80}?)['’]s?\s+(?:[\w-]+\s+){0,2}?(?:address|remarks|speech)\b"
    r"(?!\s+(?:by|of|from|on)\b)",
    re.IGNORECASE,
)
"""A headline that has the name before the speech: "President X's address to the members of the club"."""
_SPOKEN = re.compile(r"\s[-–—]\s+([^–—\n]{4,80})$")
"""A headline that is a sentence of the speaker's, his name behind a dash: "We shall win - President X"."""
_FIRST = re.compile(r"\b(?:I|I'm|I've|my|we|our|us)\b")
_OFTEN = 3
_MARKS = ('"', "“", "«")
_SO_CALLED = re.compile(r"[\"“][\w’'-]+(?: [\w’'-]+)?[\"”](?! (?:said|says|he|she)\b)")
"""A name or a word or two in quotation marks, which nobody is quoted with: the "Ring" format."""
_HEAD = 600
"""Characters of a text in which it says who tells it."""
_SOON = 2_000
"""Characters of a speech before which it says "I" or "we"."""
_OWN_WORDS = re.compile(
    r"\b(?:extracts?|excerpts?|adapted|taken|recalls?|writes?)\b[^.\n]{0,30}?\b(?:his|her)\b[^.\n]{0,20}?"
    r"\b(?:memoirs?|diar(?:y|ies)|book|autobiography|blog)\b"
    r"|\bin (?:his|her) own words\b",
    re.IGNORECASE,
)
_BOOK = re.compile(r"\b(?:memoirs?|diar(?:y|ies)|journals?|autobiography|recollections|reminiscences|chapter)\b", re.I)
_LINE = 200
"""Characters of a first line that may be a heading."""
_ADDRESS = re.compile(r"[^\n@]{4,60}\n\s*@\w+")
"""The name line and the address line of a post."""

_BESIDE = re.compile(r"\bwith\b|\bin honou?r of\b|\balongside\b")
"""What stands in a headline before those whom a speaker has beside him."""


def narrator(article: Article) -> Actor | None:
    """The person of the headline's "address by X" or of the byline; None where neither names one who is known."""
    persons = [actor for actor in article.actors if actor.kind == "person"]
    title = article.title or ""
    if (owned := _OWNED.search(title)) is not None and is_told_in_the_first_person(article):
        before = owned["who"].casefold()
        of_it = (a for a in [*persons, *_of_title(article)] if _place(a, before) is not None)
        if (speaker := next(of_it, None)) is not None:
            return speaker
    found = _TOLD_BY.search(title)
    if found is not None:
        behind = title[found.end() :].casefold()
        places = ((at, a) for a in persons if (at := _place(a, behind)) is not None)
        return min(places, key=lambda place: place[0], default=(0, None))[1] or _of_title_behind(article, found.end())
    if (author := _headed(article, persons)) is not None:
        return author
    if (spoken := _SPOKEN.search(title)) is not None and _is_told_by_itself(article):
        behind = spoken[1].casefold()
        named = next((a for a in [*persons, *_of_title(article)] if _place(a, behind) is not None), None)
        return named or _of_title_behind(article, spoken.start(1))
    byline = (article.document.byline or "").casefold()
    return next((a for a in persons if byline and a.name.casefold() in byline), None)


def _of_title_behind(article: Article, start: int) -> Actor | None:
    """The person named first in the headline behind `start`, by an office alone or by a name that the text lacks:
    "Address by the President of Chile"."""
    alone = titles.apart(article)
    offset = len(article.title or "") - len((article.title or "").lstrip())
    named = [m for m in alone.mentions if m.start >= start - offset] if alone is not None else []
    first = min(named, key=lambda m: m.start, default=None)
    return first.actor if first is not None and first.actor is not None and first.actor.kind == "person" else None


def _of_title(article: Article) -> list[Actor]:
    alone = titles.apart(article)
    return [actor for actor in alone.actors if actor.kind == "person"] if alone is not None else []


def is_told_in_the_first_person(article: Article) -> bool:
    """Whether a text speaks in the first person outside of quotation marks, before long."""
    return _own_words(article, _SOON) > 0


def _is_told_by_itself(article: Article) -> bool:
    """Whether a text speaks in the first person from its first sentences on, and quotes nobody there."""
    head = article.text[:_HEAD]
    told = _SO_CALLED.sub("", head)
    return _own_words(article, _HEAD) >= _OFTEN and told.count('"') + told.count("“") == 0


def _own_words(article: Article, length: int) -> int:
    direct = [
        (q.start - 1, q.end + 1)
        for q in article.quotes
        if q.type == "direct" and article.text[q.start - 1 : q.start] in _MARKS
    ]
    found = _FIRST.finditer(article.text[:length])
    return sum(not any(a <= m.start() < b for a, b in direct) for m in found)


def _headed(article: Article, persons: list[Actor]) -> Actor | None:
    """Who the head of the text says tells it: "Anna Holm on ... An extract from her memoir", or a post's name and
    address ("Dr. Anna Holm / @AHolm")."""
    head = article.text[:_HEAD].lstrip()
    if (author := _of_a_book(article, persons)) is not None:
        return author
    told = _OWN_WORDS.search(head) or _ADDRESS.match(head)
    if told is None:
        return None
    before = head[: told.end()].casefold()
    places = ((at, a) for a in persons if (at := _place(a, before)) is not None)
    return min(places, key=lambda place: place[0], default=(0, None))[1]


def _of_a_book(article: Article, persons: list[Actor]) -> Actor | None:
    """The one person of a first line that names a book of his own: "From the memoirs of Henrik Aastrup, foreign
    minister from 1985 to 1989", "Anna Holm (trade minister), diary", "Aastrup, The Long Corridor, chapter 11"."""
    line = (article.title or article.text.lstrip().split("\n", 1)[0])[:_LINE]
    if (
        _BOOK.search(line) is None
        or line.rstrip().endswith((".", "!", "?"))
        or not is_told_in_the_first_person(article)
    ):
        return None
    named = [actor for actor in persons if _place(actor, line.casefold()) is not None]
    return named[0] if len(named) == 1 else None


def guests(article: Article, speaker: Actor | None) -> list[Actor]:
    """Those with whom the headline says that the speaker appeared: "Remarks by X at a press conference with Y"."""
    title = (article.title or "").casefold()
    beside = _BESIDE.search(title)
    if speaker is None or beside is None:
        return []
    behind = title[beside.end() :]
    persons = [actor for actor in article.actors if actor.kind == "person" and actor is not speaker]
    return [actor for actor in persons if _place(actor, behind) is not None]


def talkers(article: Article) -> list[Actor]:
    """The two persons of a talk that is given in turns, each with a label; [] where they are fewer or more."""
    found: dict[int, Actor] = {}
    for quote in article.quotes:
        labelled = article.text[max(quote.start - 2, 0) : quote.start].strip() == ":"
        if quote.type == "direct" and labelled and quote.speaker is not None and quote.speaker.kind == "person":
            found.setdefault(id(quote.speaker), quote.speaker)
    officials = [actor for actor in found.values() if actor.country or actor.roles]
    return officials if len(officials) == 2 else []


def _place(actor: Actor, text: str) -> int | None:
    """Where a text names somebody; None where it does not."""
    named = [at for name in (actor.name, *actor.aliases) if len(name) > 3 and (at := text.find(name.casefold())) >= 0]
    return min(named, default=None)
