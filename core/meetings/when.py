"""When an event was: the date that hangs on it in its sentence, and what a date without words can rest on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from core.article import Article, DateMention
from core.meetings.events import Event, anchors_of
from core.meetings.grammar import is_verb, over

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONG_AGO = timedelta(days=45)
"""What took place longer before publication than this is told again, not reported."""
_SOURCES = {"stated": "stated", "weekday": "weekday", "relative": "relative"}
_DAYS = re.compile(r"\b(?:(two|three|four|five|six|seven|eight|nine|ten)|([1-9]\d?))[- ]days?\b", re.IGNORECASE)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Words:
    """The words of a Doc by where they stand in the text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def head(self, start: int, end: int) -> Token | None:
        """The word of a stretch that hangs on a word outside it."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        span = self._doc[max(first, 0) : last]
        return next((t for t in span if not (first <= t.head.i < last) or t.head.i == t.i), None)


class Voices:
    """Whose words a stretch of the text is: the report's own, or a statement that it quotes."""

    def __init__(self, article: Article) -> None:
        self._quotes = sorted((q.start, q.end, q.cue_span or (0, 0)) for q in article.quotes)

    def differ(self, offset: int, event: Event) -> bool:
        """Whether a statement that begins in the event's sentence holds the offset and not the event.

        A statement that the verb reports which decides on the event ("called off a meeting with X on Monday") is no
        other voice.
        """
        sentence, at = event.sentence, event.trigger.idx
        own = event.verb.idx if event.decided and event.verb is not None else -1
        first = bisect_left(self._quotes, sentence.start_char, key=lambda q: q[0])
        last = bisect_left(self._quotes, sentence.end_char, key=lambda q: q[0])
        return any(
            start <= offset < end and not start <= at < end and not cue[0] <= own < cue[1]
            for start, end, cue in self._quotes[first:last]
        )


class Calendar:
    """The dates of an article by the events they belong to."""

    def __init__(self, article: Article, where: Words) -> None:
        self._voices = Voices(article)
        self._dates = sorted(article.dates, key=lambda d: d.start)
        self._starts = [mention.start for mention in self._dates]
        self._where = where

    def within(self, start: int, end: int) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of_event(self, event: Event, others: frozenset[int]) -> DateMention | None:
        """The date that hangs on the event's own words; `others`: words that are events of their own."""
        anchors = anchors_of(event, others)
        if event.decided and event.verb is not None:
            anchors.discard(event.verb.i)
        best: tuple[int, DateMention] | None = None
        for mention in self.within(event.sentence.start_char, event.sentence.end_char):
            if self._voices.differ(mention.start, event):
                continue
            token = self._where.head(mention.start, mention.end)
            steps = distance(token, anchors, others) if token is not None else None
            if steps is not None and (best is None or steps < best[0]):
                best = steps, mention
        return best[1] if best else None

    def of_saying(self, sentence: Span, speakers: frozenset[int]) -> DateMention | None:
        """The date on the verb of which one of these words is the subject: "Rafsanjani said on Monday"."""
        for mention in self.within(sentence.start_char, sentence.end_char):
            token = self._where.head(mention.start, mention.end)
            verb = next((up for up in over(token) if is_verb(up)), None) if token is not None else None
            if verb is not None and any(child.dep_ == "nsubj" and child.i in speakers for child in verb.children):
                return mention
        return None


def distance(token: Token, anchors: set[int], others: frozenset[int]) -> int | None:
    """Steps from a word up to one of the anchors; None where a clause or another event stands between."""
    for steps, up in enumerate(over(token), 1):
        if up.i in anchors:
            return steps
        if up.i in others or (is_verb(up) and up.dep_ not in ("amod", "pcomp")):
            return None
    return None


def source_of(mention: DateMention) -> str:
    return _SOURCES.get(mention.kind, "stated")


def duration(sentence: Span) -> int | None:
    """Days of "a two-day visit"."""
    found = _DAYS.search(sentence.text)
    if found is None:
        return None
    return _NUMBERS.index(found[1].lower()) + 2 if found[1] else int(found[2])


def is_history(last: date | None, published: date | None) -> bool:
    return last is not None and published is not None and last < published - LONG_AGO
