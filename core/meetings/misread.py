"""Meetings in sentences that the parser misread: by the order of names and words alone.

Only where a name stands right before the verb and another right behind it, or a sentence opens with "Meeting X,".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event
from core.meetings.grammar import children, is_verb
from core.meetings.participants import People
from core.meetings.verb_events import is_naming, is_ones_spouse
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRAMES = {"meet": "meeting", "receive": "meeting", "call": "call"}
OPENING = {"meeting": "meet", "receiving": "receive", "hosting": "receive", "phoning": "call", "telephoning": "call"}
_BETWEEN = frozenset(
    {"also", "today", "later", "then", "yesterday", "recently", "earlier", "separately", "on", "here", "has", "had"}
)


def of_verb(verb: Token, frame: str, people: People) -> Event | None:
    """ "Mr. A, called Prime Minister B this morning": the people right before and behind the verb."""
    kind = _FRAMES.get(frame)
    if (
        kind is None
        or verb.tag_ not in ("VBD", "VBN")
        or children(verb, "auxpass", "nsubjpass")
        or children(verb, "ccomp")
    ):
        return None
    first, second = _before(verb, people), _behind(verb, people)
    if first is None or second is None or is_ones_spouse(second) or not _may_end(verb, second, people, frame):
        return None
    host, guest = ("host", "visitor") if frame == "receive" else (None, None)
    return Event(verb, kind, frame, [(first, host), (second, guest)], verb=verb)


def opening(token: Token, people: People) -> Event | None:
    """ "Meeting X in Lima on Tuesday, Y said": read as if it were part of X's title."""
    frame = OPENING.get(token.lower_)
    if frame is None or token.i != next((t.i for t in token.sent if not t.is_punct and not t.is_space), -1):
        return None
    if token.i + 1 >= token.sent.end:
        return None
    met = people.person_at(token.nbor())
    main = token.sent.root
    doing = [t for t in children(main, "nsubj") if t.i > token.i and people.are(t)]
    if met is None or not is_verb(main) or not doing or people.at(met) is people.at(doing[0]):
        return None
    host, guest = ("host", "visitor") if frame == "receive" else (None, None)
    return Event(token, _FRAMES[frame], frame, [(doing[0], host), (met, guest)], verb=token)


def _before(verb: Token, people: People) -> Token | None:
    n = verb.i - 1
    while n >= verb.sent.start and (verb.doc[n].is_punct or verb.doc[n].lower_ in _BETWEEN) and verb.i - n < _NEAR:
        n -= 1
    return people.person_at(verb.doc[n]) if n >= verb.sent.start else None


def _behind(verb: Token, people: People) -> Token | None:
    n = verb.i + 1
    while n < verb.sent.end and verb.doc[n].lower_ in ("with", "the", "his", "her") and n - verb.i < _NEAR:
        n += 1
    return people.person_at(verb.doc[n]) if n < verb.sent.end else None


def _may_end(verb: Token, second: Token, people: People, frame: str) -> bool:
    """Whether what follows may follow "called X" on the telephone."""
    mention = people.at(second)
    if frame != "call" or mention is None:
        return True
    following = next((t for t in second.doc[second.i : second.sent.end] if t.idx >= mention.end), None)
    named = any(t.idx >= mention.end for t in children(verb, "oprd"))
    if following is not None and (named or is_naming(verb, following.i)):
        return False
    return (
        following is None
        or following.is_punct
        or following.lower_ in words().limits["after_call"]
        or following.lower_ == "to"
    )


_NEAR = 4
"""Words between the verb and a name."""
