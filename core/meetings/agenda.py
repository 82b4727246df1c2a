"""A body that takes something up on a day to come: "The Security Council will consider the report on Tuesday", "The
matter will be debated by the General Assembly on May 4". It sits on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, as_slots
from core.meetings.grammar import after, auxiliaries, children, lemma, negated, objects, passive, subjects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING_UP = frozenset({"consider", "debate", "discuss", "examine", "review"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    """The sitting of a body known by name; None where the words tell of none, or of no day."""
    if lemma(verb) not in _TAKING_UP or negated(verb) or not any(t.lower_ in _WILL for t in auxiliaries(verb)):
        return None
    who = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
    bodies = [t for t in who if _is_known_body(t) and is_people(t)]
    taken_up = subjects(verb) if passive(verb) else objects(verb)
    if len(bodies) != 1 or len(who) != 1 or not taken_up or not _has_day(verb):
        return None
    return Event(verb, "meeting", "meet", as_slots(bodies, None), verb=verb, held=True)


def _is_known_body(token: Token) -> bool:
    """ "the UN Security Council", "the European Council", and no "committee"."""
    named = token.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in children(token, "compound", "amod", "nmod"))
    return named and token.tag_ == "NNP" and lemma(token) in words().sitting


def _has_day(verb: Token) -> bool:
    led = [t for t in after(verb, frozenset({"on"})) if t.ent_type_ == "DATE"]
    return bool(led) or any(t.lower_ in ("today", "tomorrow") for t in children(verb, "npadvmod", "advmod"))
