"""Sentences without a verb in which somebody who tells what he did goes on naming those he spoke with: "I spoke with
Prime Minister A. With President B. Chancellor C.", "I met with the heads of all services. Minister A, General B."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from core.meetings.account import Naming
from core.meetings.grammar import lemma
from core.meetings.participants import People
from core.meetings.party import Party, is_titled
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TALKS = frozenset({"talk", "conversation", "negotiation", "call"})
_FRAMES = frozenset({"speak", "call", "meet", "discuss", "consult", "exchange", "noun"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"and", "also", "with", "then", "plus", "as", "well", "later", "the", "again", "finally", "both"})
"""Words that may stand between those named."""
_TOPIC = frozenset({"about", "on", "regarding", "concerning"})
"""What was spoken of, behind those named: "With President B - about grain"."""
_JOINT = frozenset({"joint", "jointly", "trilateral", "together", "three-way", "four-way", "conference", "format"})
"""Words that say of several that they talked to each other."""
_FEW = 2


class Fragments:
    """Remembers the talk that was told last by the one who tells the report, and who was in it."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._last: Naming | None = None
        self._waiting = 0
        """Sentences with a verb since it was told."""

    def take(self, naming: Naming) -> None:
        """A naming of the sentence that is being read."""
        tells = naming.event.frame in _FRAMES and naming.kind != "visit" and (naming.narrated or naming.event.told)
        told = tells and naming.status in ("held", "planned") and len(naming.parties) > 1
        self._last = naming if told and not naming.in_quote else None
        self._waiting = 0

    def further(self, sentence: Span) -> Iterator[Naming]:
        """What a sentence that names no meeting adds to the talk told last."""
        last = self._last
        if last is None or last.event.sentence.start == sentence.start:
            return
        if _has_verb(sentence):
            self._waiting += 1
            if self._waiting > 1 or not _is_of_many(last):
                self._last = None
            return
        if not _opens_with(sentence) and self._is_line_of_its_own(sentence):
            return  # a label, a caption, a signature: "President Anna Holm:"
        named = self._named(sentence)
        if not named or (self._waiting and len(named) < _FEW):
            return
        first = teller(last, self._people)
        known = {id(p.actor) for p in last.parties}
        others = [p for p in named if id(p.actor) not in known]
        if first is None or not others:
            return
        stretch = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
        if are_talks_with_each(last, others, people=self._people):
            for one in others:
                yield replace(last, parties=[first, one], stretch=stretch, running=False)
        elif _is_of_many(last):
            yield replace(last, parties=[*last.parties, *others])
        elif len(others) == 1 and _opens_with(sentence):
            yield replace(last, parties=[first, *others], stretch=stretch, running=False)

    def _is_line_of_its_own(self, sentence: Span) -> bool:
        text = self._people.text
        first = next((t.idx for t in sentence if not t.is_space), sentence.start_char)
        ends = sentence.text.rstrip().endswith(":") or text[sentence.end_char : sentence.end_char + 1] == ":"
        return ends or "\n" in text[max(first - 2, 0) : first]

    def _named(self, sentence: Span) -> list[Party]:
        """Whom the sentence names, if it does nothing else; behind "with" it may say what was spoken of."""
        people, led = self._people, _opens_with(sentence)
        found: dict[int, Party] = {}
        for token in sentence:
            mention = people.at(token)
            known = mention is not None and mention.actor is not None
            if mention is not None and known and (people.person_at(token) is not None or mention.form == "role"):
                found.setdefault(id(mention.actor), people.party(mention, None, token))
            elif found and led and (token.lower_ in _TOPIC or token.text in ("-", "–", "—", ",", ":")):
                if not _goes_on(token, people):
                    break
            elif not (token.is_space or token.is_punct or token.lower_ in _BETWEEN or _is_of_title(token, people)):
                return []
        return list(found.values())


def teller(naming: Naming, people: People) -> Party | None:
    """The one who tells of the talk, if he was there."""
    known = people.teller()
    return next((p for p in naming.parties if known is not None and p.actor is known.actor), None)


def are_talks_with_each(naming: Naming, others: list[Party], *, people: People) -> bool:
    """Whether somebody who tells his day spoke with each of several by himself: leaders of different states, of whom
    no word says that they were at one place or talked to each other."""
    event = naming.event
    first = teller(naming, people)
    calls = naming.kind == "call" or (event.frame == "noun" and lemma(event.trigger) in _TALKS)
    apart = naming.narrated and not naming.in_quote and calls and naming.mode != "in person" and naming.spot is None
    if first is None or not apart or naming.mode == "video":
        return False
    if any(t.lower_ in _JOINT for t in event.sentence):
        return False
    singles = all(not p.group or is_titled(p) or p.actor.kind == "unnamed" for p in others)
    sides = [next(iter(p.countries), None) for p in others]
    told = [side for side in sides if side is not None]
    foreign = len(set(told)) == len(told) >= len(sides) - 1 and not first.countries & set(told)
    return singles and foreign and bool(told)


def _is_of_many(naming: Naming) -> bool:
    """ "I spoke with the leaders of our partners", "I met with all the heads of the services": whom, is yet to come."""
    heads = [head for head, _ in naming.event.slots]
    return any(p.group for p in naming.parties) and any(head.tag_ in ("NNS", "NNPS") for head in heads)


def _has_verb(sentence: Span) -> bool:
    return any(t.tag_ in _FINITE for t in sentence)


def _opens_with(sentence: Span) -> bool:
    words_ = (t.lower_ for t in sentence if not t.is_space and not t.is_punct)
    return next((word for word in words_ if word not in ("and", "also", "as", "well", "then")), "") == "with"


def _goes_on(token: Token, people: People) -> bool:
    """Whether another name stands right behind a comma: "With A, B and C"."""
    if token.lower_ in _TOPIC:
        return False
    behind = token.doc[token.i + 1 : token.sent.end]
    first = next((t for t in behind if t.lower_ not in _BETWEEN), None)
    return first is None or first.is_punct or people.at(first) is not None or _is_of_title(first, people)


def _is_of_title(token: Token, people: People) -> bool:
    """A word of the title before a name that no mention covers: "(President) of the Republic of Chile (A)"."""
    return token.lower_ in ("of", "for") or lemma(token) in words().people
