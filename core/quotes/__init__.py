"""What was said, by whom, to whom, and what saying it did.

The tagger marks content, source and cue; contents, links and edges make statements of the marks; frames adds what
agencies report without a clause; speakers finds the actor behind each source; acts names what a statement does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from core.article import Article, Quote, Span
from core.quotes.choice import said
from core.quotes.conventions import balanced, chained, dashed, introduced, stated_by
from core.quotes.decode import stretches
from core.quotes.edges import tidied
from core.quotes.frames import framed
from core.quotes.links import Setting, Statement, statements
from core.quotes.marks import quotations
from core.quotes.model import tagger
from core.quotes.sources import corrected
from core.quotes.speakers import attributed
from core.quotes.turns import spoken

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BETWEEN = re.compile(r"\S")


def find(article: Article) -> list[Quote]:
    """The statements of the report's paragraphs in reading order, with speaker, cue, act and confidence.

    Reads `article.doc`, `segments` and `mentions`. Raises ModelError where the tagger cannot be opened.
    """
    return [quote for _, quote in statements_and_quotes(article)]


def statements_and_quotes(article: Article) -> list[tuple[Statement, Quote]]:
    """As `find`, each quote with the statement that it was made from: what the training of confidence learns from."""
    paragraphs = [(s.start, s.end) for s in article.body()]
    if article.doc is None or not paragraphs:
        return []
    setting, found = _statements(article, article.doc, paragraphs)
    return list(zip(found, attributed(article, setting, found), strict=True))


def _statements(article: Article, doc: Doc, paragraphs: list[Span]) -> tuple[Setting, list[Statement]]:
    text = article.text
    people = _people(article)
    floor = spoken(text, paragraphs, people)
    tagging = tagger().tag(_shown(text, paragraphs))
    tagged = stretches(tagging, text)
    marked = quotations(text, paragraphs)
    setting = Setting(doc, paragraphs, said(doc, text, tagging, tagged, marked, paragraphs), tagged)
    found = _outside([s for each in statements(setting) if (s := tidied(each, setting)) is not None], floor)
    found = corrected(found, setting)
    dashed(found, text, paragraphs)
    introduced(found, setting, people)
    chained(found)
    balanced(found, marked)
    found += floor
    found += framed(setting, _taken(found), [(m.start, m.end) for m in article.mentions])
    found += stated_by(setting, marked, _taken(found))
    return setting, sorted(found, key=lambda s: (s.content.start, s.content.end))


def _people(article: Article) -> list[Span]:
    """Spans of persons' names: the mentions, and what the language model takes for persons."""
    named = {(m.start, m.end) for m in article.mentions if m.form == "name" and m.actor and m.actor.kind == "person"}
    named |= (
        {(e.start_char, e.end_char) for e in article.doc.ents if e.label_ == "PERSON"}
        if article.doc is not None
        else set()
    )
    return sorted(named)


def _shown(text: str, paragraphs: list[Span]) -> str:
    """The text with blanks for all but the paragraphs, offsets kept: the tagger reads the report alone."""
    parts, at = [], 0
    for start, end in paragraphs:
        parts += [_BETWEEN.sub(" ", text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, _BETWEEN.sub(" ", text[at:])])


def _outside(found: list[Statement], floor: list[Statement]) -> list[Statement]:
    """The statements that lie in nobody's turn."""
    ends = [s.content.end for s in floor]
    # A label that stands before its words is part of the turn; one in a paragraph before is not.
    starts = [min(s.content.start, s.source[0]) if s.source else s.content.start for s in floor]
    kept = []
    for statement in found:
        at = bisect_right(ends, statement.content.start)
        if at == len(floor) or statement.content.end <= starts[at]:
            kept.append(statement)
    return kept


def _taken(found: list[Statement]) -> list[Span]:
    spans = [(s.content.start, s.content.end) for s in found]
    return spans + [s.cue for s in found if s.cue is not None]
