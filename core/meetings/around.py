"""Where something was that its own clause does not place: as its sentence opens, as the line is headed under which it
stands, and on the stay of which the text has told."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from core.article import Article, Place
from core.layout import datelines
from core.meetings.events import Event, own_verb
from core.meetings.grammar import is_verb, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPENING = re.compile(
    r"[^\w\n]*(?:(?:also|later|earlier|then|meanwhile|back|while|when|once|and),? )*(?:in|at) (?:the )?", re.IGNORECASE
)
"""How a sentence begins with where it was: "In Lagos, she ...", "Later, in the Turkish capital, ..."."""
_ONWARD = frozenset(
    {"fly", "travel", "head", "leave", "depart", "arrive", "continue", "return", "proceed", "drive", "move", "go"}
)
"""Verbs between the opening of a sentence and what was done, after which it was somewhere else."""
_STAY = r"(?:visits?|missions?|trips?|tours?|stay|stopover|journeys?)\b"
_ON_STAY = re.compile(
    rf"[^\w\n]*(?:also |and )?(?:during|in the course of|within(?: the framework of)?|as part of|while on|on) "
    rf"(?:his|her|their|its|the|this|that|both|each)(?: [\w'’-]+)?(?: (?:of )?(?:those|these))?(?: [\w'’-]+)? ?{_STAY}",
    re.IGNORECASE,
)
"""How a sentence begins that tells of what was done on a stay: "In the course of her mission, ..."."""
_THERE = re.compile(r"[^\w\n]*(?:while |whilst |once )there,", re.IGNORECASE)
STAYED = re.compile(
    rf"\b(?:{_STAY}(?:[ -][\w’'-]+){{0,3}}? (?:to|in|of)|visited"
    r"|(?:travell?ed|flew|went|journeyed|arrived|landed|been)(?: [\w’'-]+)?? (?:to|in))[ \n](?:the )?"
)
"""Words of a stay, up to the place that they lead to: "a four-day mission to Bissau", "travelled to Juba"."""
_BACK = 500
"""Characters before a sentence in which the stay is told of that it goes on from."""
_SIDELINES = re.compile(
    r"[^\w\n]*(?:also |and )?(?:on|at) the (?:sidelines?|margins?|fringes?)"
    r"(?: of (?:the|this|that) (?:summit|forum|meeting|conference|session|event|assembly|gathering|talks))?\b(?! of)",
    re.IGNORECASE,
)
"""How a sentence begins with the sidelines of what the one before it told of."""
_BULLET = re.compile(r"(?:[-–—*•+·▪●◦‣]|\(?\d{1,2}[.)])?[ \t]*")
_ALONE = re.compile(r"(?:, ?[A-Z]{2,6})?(?:[.:]\s|\s?[—–]\s?|\s-+\s)")
"""What stands behind a place that opens a paragraph as its heading."""
_DIGEST = 3
"""Paragraphs with a dateline of their own that make a text a digest, which has none for all of it."""
_HEADING = 40
"""Characters of the longest line that is a town's name."""
_LABEL = 5
"""Words of the longest line that heads what follows it."""


class Surroundings:
    """What the words around an event's sentence say of where it was."""

    def __init__(self, article: Article, places: list[Place]) -> None:
        self._text = article.text
        self._article = article
        self._places = places
        self._starts = [place.start for place in places]
        lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", self._text)]
        self._lines = [start for start, _ in lines]
        self._ends = [end for _, end in lines]

    def opening(self, event: Event) -> Place | None:
        """The place with which the sentence opens, where the event is what the sentence goes on to tell: "In Lagos,
        she opened a clinic and met the governor"."""
        found = _OPENING.match(self._text, event.sentence.start_char, event.sentence.end_char)
        place = self._at(found.end()) if found is not None else None
        if place is None or not self._text.startswith(",", place.end) or not _is_told(event):
            return None
        comma = next((t for t in event.sentence if t.idx >= place.end), event.trigger)
        between = event.sentence.doc[comma.i : max(comma.i, event.trigger.i)]
        return place if not any(is_verb(t) and lemma(t) in _ONWARD for t in between) else None

    def stay(self, event: Event) -> Place | None:
        """Where the stay was on which the sentence says that it was: "In the course of her mission, she met X"."""
        sentence = event.sentence
        opened = _ON_STAY.match(self._text, sentence.start_char, sentence.end_char)
        there = _THERE.match(self._text, sentence.start_char, sentence.end_char)
        if (opened is None and there is None) or not _is_told(event):
            return None
        if opened is not None and re.match(r" (?:to|in|of) ", self._text[opened.end() : opened.end() + 5]):
            return None  # "During his visit to Lagos": said in so many words
        first = max(0, sentence.start_char - _BACK)
        told = list(STAYED.finditer(self._text, first, sentence.start_char))
        led = (place for found in reversed(told) if (place := self._at(found.end())) is not None)
        place = next(led, None)
        return place if place is not None and (place.city or place.country) else None

    def beside(self, event: Event) -> Place | None:
        """The city of what the sentence before told of: "attended the forum in Jeju. On the sidelines, he met X"."""
        if _SIDELINES.match(self._text, event.sentence.start_char) is None or not _is_told(event):
            return None
        before = _sentence_before(event.sentence)
        if before is None:
            return None
        inside = self._places[bisect_left(self._starts, before.start_char) : bisect_left(self._starts, before.end_char)]
        cities = {(place.city, place.country) for place in inside if place.city}
        return next(place for place in inside if place.city) if len(cities) == 1 else None

    def heading(self, event: Event) -> Place | None:
        """The place that opens the line, or heads the lines: "* SUVA: ...", "2. Riga. ...", "OSLO" over its own."""
        n = bisect_right(self._lines, event.trigger.idx) - 1
        if n < 0:
            return None
        start = _BULLET.match(self._text, self._lines[n]).end()  # type: ignore[union-attr]
        place = self._at(start)
        if place is not None and place.end <= event.trigger.idx and _ALONE.match(self._text, place.end):
            return place
        return self._digest.get(n) or self._heads.get(n)

    def _at(self, offset: int) -> Place | None:
        """The place that begins there."""
        n = bisect_left(self._starts, offset)
        return self._places[n] if n < len(self._places) and self._starts[n] == offset else None

    @cached_property
    def _digest(self) -> dict[int, Place]:
        """By line: the place of its own dateline, in a text that has many: "RIGA, Feb 13 - The defence minister"."""
        found = {}
        for n, (start, end) in enumerate(zip(self._lines, self._ends, strict=True)):
            line = datelines.at_start(self._text, _BULLET.match(self._text, start).end(), end)  # type: ignore[union-attr]
            if line is not None and line.city and line.country:
                found[n] = Place(line.start, line.end, city=line.city, country=line.country)
        return found if len(found) >= _DIGEST else {}

    @cached_property
    def _heads(self) -> dict[int, Place]:
        """By line: the town whose name is all of a line over it, up to the next line that heads others."""
        found: dict[int, Place] = {}
        above: Place | None = None
        for n, (start, end) in enumerate(zip(self._lines, self._ends, strict=True)):
            town = self._town(start, end)
            if town is not None:
                above = town
            elif self._is_label(n):
                above = None
            elif above is not None:
                found[n] = above
        return found

    def _town(self, start: int, end: int) -> Place | None:
        dateline = self._article.dateline
        if end - start > _HEADING or (dateline is not None and start <= dateline.start < end):
            return None
        line = datelines.alone(self._text, start, end)
        if line is None or not (line.city and line.country) or line.day is not None or line.agency is not None:
            return None
        return Place(start, end, city=line.city, country=line.country)

    def _is_label(self, n: int) -> bool:
        """Whether a line is the heading of what follows: a few words behind a blank line, no sentence and no time."""
        start, end = self._lines[n], self._ends[n]
        written = self._text[start:end].strip()
        behind_blank = n == 0 or self._text[self._ends[n - 1] : start].count("\n") > 1
        short = 0 < len(written.split()) <= _LABEL and written[-1] not in ".,;:!?)"
        return behind_blank and short and not written[0].isdigit()


def _is_told(event: Event) -> bool:
    """Whether the sentence itself tells of the event, and not of somebody who does: "In Lagos, he said he met X"."""
    verb = own_verb(event)
    if verb is None or event.kind in ("call", "visit"):
        return False
    up: Token = verb
    while up.dep_ in ("conj", "xcomp") and is_verb(up.head):
        up = up.head
    return up.dep_ == "ROOT" and not any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)


def _sentence_before(sentence: Span) -> Span | None:
    doc = sentence.doc
    at = sentence.start - 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return doc[at].sent if at >= 0 else None
