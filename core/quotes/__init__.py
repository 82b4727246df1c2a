"""What was said, by whom, to whom, and what saying it did.

The encoder marks content, source and cue; contents, links and edges make statements of the marks; frames adds what
agencies report without a clause; speakers finds the actor behind each source; acts names what a statement does.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from core.article import Article, Quote, Span
from core.quotes.choice import said
from core.quotes.contents import within_marks
from core.quotes.conventions import (
    balanced,
    chained,
    dashed,
    introduced,
    spoken_round,
    spoken_short,
    stated_by,
    without_headlines,
    without_works,
)
from core.quotes.coordination import parted
from core.quotes.decode import stretches
from core.quotes.edges import tidied
from core.quotes.frames import framed, without_parts
from core.quotes.links import Setting, Statement, statements
from core.quotes.marks import quotations
from core.quotes.sources import corrected
from core.quotes.speakers import attributed
from core.quotes.speeches import delivered
from core.quotes.turns import spoken

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from core.encoder import Tagging


def find(article: Article) -> list[Quote]:
    """The statements of the report's paragraphs in reading order, with speaker, cue, act and confidence.

    Reads `article.doc`, `tagging`, `segments` and `mentions`.
    """
    return [quote for _, quote in statements_and_quotes(article)]


def statements_and_quotes(article: Article) -> list[tuple[Statement, Quote]]:
    """As `find`, each quote with the statement that it was made from: what the training of confidence learns from."""
    paragraphs = [(s.start, s.end) for s in article.body()]
    if article.doc is None or article.tagging is None or not paragraphs:
        return []
    setting, found = _statements(article, article.doc, article.tagging, paragraphs)
    return list(zip(found, attributed(article, setting, found), strict=True))


def _statements(
    article: Article, doc: Doc, tagging: Tagging, paragraphs: list[Span]
) -> tuple[Setting, list[Statement]]:
    text = article.text
    people = _people(article)
    floor = spoken(text, paragraphs, people)
    tagged = stretches(tagging, text)
    marked = quotations(text, paragraphs)
    first = within_marks(text, said(doc, text, tagging, tagged, marked, paragraphs), marked)
    setting = Setting(doc, paragraphs, first, tagged)
    speakers = [(m.start, m.end) for m in article.mentions]
    found = _outside([s for each in statements(setting) if (s := tidied(each, setting)) is not None], floor)
    found = corrected(list(parted(without_parts(found, setting), setting, marked, speakers)), setting)
    dashed(found, text, paragraphs)
    introduced(found, setting, people)
    spoken_round(found, setting, people)
    found += spoken_short(setting, marked, people, _taken([*found, *floor]))
    found = without_headlines(without_works(sorted(found, key=_place), setting), setting)
    chained(found)
    balanced(found, marked)
    if len({text[slice(*s.source)] for s in floor if s.source is not None}) <= 1:
        floor = sorted([*floor, *_outside(delivered(article, paragraphs, marked, found), floor)], key=_place)
        found = _outside(found, floor)
    found += floor
    found += framed(setting, _taken(found), speakers)
    found += stated_by(setting, marked, _taken(found))
    return setting, sorted(found, key=_place)


def _place(statement: Statement) -> Span:
    return statement.content.start, statement.content.end


def _people(article: Article) -> list[Span]:
    """Spans of persons' names: the mentions, and what the language model takes for persons."""
    named = {(m.start, m.end) for m in article.mentions if m.form == "name" and m.actor and m.actor.kind == "person"}
    named |= (
        {(e.start_char, e.end_char) for e in article.doc.ents if e.label_ == "PERSON"}
        if article.doc is not None
        else set()
    )
    return sorted(named)


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
