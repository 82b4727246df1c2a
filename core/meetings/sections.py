"""The body of an article in sections: what stands between two sub-headlines, with its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.article import Article, DateMention
from core.meetings.account import Account, Naming
from core.meetings.participants import People
from core.meetings.when import Calendar

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NEAR = 2
"""Sentences before and after a meeting's naming in which its people's "said on Monday" dates it."""
_LEAD = 2
"""Paragraphs that tell the news: what they say took place, without a day, is of the day of publication."""


_CLOCK = re.compile(r"(?:[-–—*•+·]+\s*)?\[?\d{1,2}[.:h]\d{2}\b")
_CLOCKED = 3
"""Paragraphs that open with the time of day and make a text a live blog: all of it is the day's news."""


class Sections:
    """Sentences of the body by section; sections are numbered from 0."""

    def __init__(self, article: Article, people: People) -> None:
        assert article.doc is not None
        self._people = people
        self._segments = sorted(article.segments, key=lambda s: s.start)
        self._starts = [segment.start for segment in self._segments]
        self._numbers: list[int] = []
        number = 0
        before = None
        for segment in self._segments:
            if segment.kind == "subheadline" and before != "subheadline":
                number += 1
            self._numbers.append(number)
            before = segment.kind
        self._sentences = [s for s in article.doc.sents if self._is_body(s)]
        self._sentence_starts = [s.start_char for s in self._sentences]
        body = [s.start for s in self._segments if s.kind == "body"]
        clocked = sum(_CLOCK.match(article.text, s.start) is not None for s in self._segments)
        all_news = len(body) <= _LEAD or clocked >= _CLOCKED
        self._lead_end = len(article.text) + 1 if all_news else body[_LEAD]

    def sentences(self) -> Iterator[tuple[Span, int]]:
        for sentence in self._sentences:
            yield sentence, self.at(sentence.start_char)

    def at(self, offset: int) -> int:
        """The number of the section that holds this offset."""
        n = bisect_right(self._starts, offset) - 1
        return self._numbers[n] if n >= 0 else 0

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds this offset."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentence(self, number: int) -> Span | None:
        return self._sentences[number] if 0 <= number < len(self._sentences) else None

    def is_news(self, naming: Naming) -> bool:
        """Whether an event is told as the news itself: at the top, in the main clause, not in the past perfect."""
        return naming.event.sentence.start_char < self._lead_end and self.is_told(naming)

    def is_told(self, naming: Naming) -> bool:
        """The same wherever in the text it stands."""
        if naming.in_quote:
            return False
        verb = naming.event.verb
        if verb is None:
            return False
        if had(naming):
            return False
        if verb.dep_ == "advcl" and any(t.lower_ in ("when", "as", "while") for t in verb.children):
            verb = verb.head  # "The letter was handed over when X met Y"
        running = verb.dep_ == "attr" and verb.tag_ == "VBG"
        return (running or verb.dep_ in ("ROOT", "conj", "ccomp", "xcomp")) and verb.tag_ in (
            "VBD",
            "VBZ",
            "VBN",
            "VB",
            "VBP",
            "VBG",
        )

    def saying_date(self, account: Account, calendar: Calendar) -> DateMention | None:
        """The day on which those who met are said to have spoken, in the sentences around the meeting's naming."""
        actors = {id(party.actor) for party in account.named}
        for naming in account.namings:
            verb = naming.event.verb
            behind = verb is not None and verb.dep_ == "relcl" and verb.tag_ == "VBD"
            if had(naming) or behind:
                continue  # it was before what they said: "noted the work that they had begun at the summit"
            here = self.sentence_at(naming.event.sentence.start_char)
            for number in sorted(range(here - _NEAR, here + _NEAR + 1), key=lambda n: abs(n - here)):
                sentence = self.sentence(number)
                if sentence is None or self.at(sentence.start_char) != naming.section:
                    continue
                heads = frozenset(t.i for t in sentence if t.dep_ == "nsubj" and self._is_one_of(t, actors))
                found = calendar.of_saying(sentence, heads) if heads else None
                if found is not None and found.first is not None and found.first == found.last:
                    return found
        return None

    def _is_one_of(self, token: Token, actors: set[int]) -> bool:
        mention = self._people.at(token)
        return mention is not None and id(mention.actor) in actors

    def _is_body(self, sentence: Span) -> bool:
        if not self._segments:
            return True
        first = next((t for t in sentence if not t.is_space), None)
        if first is None:
            return False
        n = bisect_right(self._starts, first.idx) - 1
        return n >= 0 and self._segments[n].kind == "body" and first.idx < self._segments[n].end


def had(naming: Naming) -> bool:
    """Whether it is told in the past perfect: before what the text tells around it."""
    verb = naming.event.verb
    return verb is not None and any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
