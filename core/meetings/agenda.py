"""Programmes and diaries: lines that name a meeting and its other side, under a headline that says whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.article import Article, Segment
from core.meetings.events import Event
from core.meetings.grammar import over
from core.meetings.party import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROGRAMME = re.compile(
    r"\b(?:programme|program|agenda|diary|engagements?|schedule|calendar|appointments?|itinerary)\b", re.IGNORECASE
)
_MARKED = re.compile(r"^[\d\s.:h–-]{0,16}\W{0,2}(cancell?ed|postponed)\b", re.IGNORECASE)
_LONGEST_TITLE = 160
_HEAD = 3
"""Segments of a text that may say whose programme it is."""


def owner(article: Article) -> Party | None:
    """The one person whom the headline of a programme names; None where the text is no programme."""
    head = [s for s in article.segments[:_HEAD] if s.kind in ("headline", "subheadline") or _is_title(s, article)]
    titled = article.document.title or ""
    if not any(_PROGRAMME.search(article.text[s.start : s.end]) for s in head) and not _PROGRAMME.search(titled):
        return None
    named = [
        m
        for m in article.mentions
        if m.actor is not None and m.actor.kind == "person" and any(s.start <= m.start < s.end for s in head)
    ]
    if len({id(m.actor) for m in named}) != 1 or named[0].actor is None:
        return None
    actor = named[0].actor
    countries = frozenset({actor.country}) if actor.country else frozenset()
    return Party(actor, None, None, named[0].role, False, countries)


def _is_title(segment: Segment, article: Article) -> bool:
    """A text's first line that is no sentence."""
    line = article.text[segment.start : segment.end].strip()
    return (
        segment is article.segments[0] and len(line) <= _LONGEST_TITLE and not line.endswith((".", "!", "?", '"', "”"))
    )


def is_entry(event: Event) -> bool:
    """Whether an event is a line of the programme, with no word of who does it: "10.00 Meeting with X"."""
    return event.frame == "noun" and event.verb is None and _is_first_noun(event.trigger)


def _is_first_noun(noun: Token) -> bool:
    return not any(up.pos_ in ("VERB", "AUX") for up in over(noun))


def mark(event: Event) -> str | None:
    """ "CANCELLED: meeting with X": what stands before a line."""
    found = _MARKED.match(event.sentence.text.lstrip())
    if found is None:
        return None
    return "postponed" if found[1].lower() == "postponed" else "cancelled"
