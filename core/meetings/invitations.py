"""Visits asked for: "invited X to Ankara", "accepted an invitation to Rome", "replied to an invitation to Kyiv"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings import credentials
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import after, children, clause, is_somebody, lemma, objects, passive, subjects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVEN = frozenset({"extend", "convey", "send", "give", "hand", "issue", "deliver", "pass", "renew", "repeat"})
"""What one does with an invitation to somebody else."""
_GOING = frozenset({"travel", "come", "visit", "go"})
_TAKEN = frozenset({"receive", "get", "have", "reply", "respond", "answer", "consider"})
"""What one does with an invitation from somebody else, short of saying yes or no."""


def invite(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X invited Y to Ankara": a visit asked for."""
    guests = subjects(verb) if passive(verb) else objects(verb)
    guests = [token for token in guests if people_among(token, is_people)]
    places = after(verb, frozenset({"to"}))
    if not guests or not places:
        return None
    return Event(verb, "visit", "invite", as_slots(guests, "visitor"), verb=verb, places=places)


def answer(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Y accepted the invitation", "Y promised to do so": what becomes of a visit asked for before."""
    if (papers := credentials.received(verb, is_people)) is not None:
        return papers  # "accepted letters of credence from X"
    invited = any(lemma(token) == "invitation" and not children(token, "acl") for token in objects(verb))
    does_so = any(
        lemma(child) == "do" and any(t.lower_ in ("so", "that", "it") for t in child.children)
        for child in children(verb, "xcomp")
    )
    who = [token for token in subjects(verb) if people_among(token, is_people)]
    if passive(verb) and any(lemma(token) == "invitation" for token in subjects(verb)):
        return _answered(verb, is_people)
    if not who or not (invited or does_so):
        return None
    asked = [token for token in objects(verb) if lemma(token) == "invitation"]
    places = [t for token in asked for t in _places(token)]
    if asked and not places and after(asked[0], frozenset({"to"})):
        places = [t for t in after(verb, frozenset({"in"})) if t.ent_type_ == "GPE"]  # "to the fair in Riga"
    return Event(verb, "visit", "answer", as_slots(who, "visitor"), verb=verb, definite=not places, places=places)


def _answered(verb: Token, is_people: IsPeople) -> Event:
    """ "The invitation was accepted", "An invitation to the vice president was declined"."""
    asked = [token for token in subjects(verb) if lemma(token) == "invitation"]
    who = [t for token in asked for t in after(token, frozenset({"to"})) if people_among(t, is_people)]
    who = [t for t in who if is_somebody(t)] + after(verb, frozenset({"by"}))
    who = [t for t in who if people_among(t, is_people)]
    places = [t for token in asked for t in _places(token)]
    return Event(verb, "visit", "answer", as_slots(who, "visitor"), verb=verb, definite=not places, places=places)


def of_noun(noun: Token, is_people: IsPeople) -> Event | None:
    """The visit that "an invitation to Kyiv" asks for, and of whom, by the verb over it; answers have another frame."""
    verb = clause(noun)
    if (asked := _for_somebody(noun, is_people)) is not None:
        return asked
    places = _places(noun)
    if verb is None or not places or words().verbs.get(lemma(verb)) == "answer":
        return None
    who: list[Token] = []
    if lemma(verb) in _GIVEN:
        who = [*after(verb, frozenset({"to"})), *children(verb, "dative")]
    elif lemma(verb) in _TAKEN:
        who = subjects(verb)
    elif turned_down(verb):
        who = [token for token in subjects(verb) if people_among(token, is_people)]
        return Event(noun, "visit", "answer", as_slots(who, "visitor"), verb=verb, places=places) if who else None
    who = [token for token in who if people_among(token, is_people)]
    return Event(noun, "visit", "invite", as_slots(who, "visitor"), verb=verb, places=places) if who else None


def _for_somebody(noun: Token, is_people: IsPeople) -> Event | None:
    """ "conveyed an invitation for the Danish minister to travel to Riga"."""
    who = [t for t in after(noun, frozenset({"for"})) if people_among(t, is_people) and is_somebody(t)]
    going = [t for t in children(noun, "acl", "relcl") if t.tag_ == "VB" and lemma(t) in _GOING]
    places = [p for t in going for p in (*after(t, frozenset({"to"})), *objects(t)) if p.ent_type_ == "GPE"]
    verb = clause(noun)
    if not who or not places or verb is None:
        return None
    return Event(noun, "visit", "invite", as_slots(who, "visitor"), verb=verb, places=places)


def turned_down(verb: Token) -> bool:
    """Whether a verb says no to an invitation: "turned down", "declined"."""
    status = words().status
    phrase = any(status.phrases.get((lemma(verb), child.lower_)) == "refused" for child in verb.children)
    return phrase or status.verbs.get(lemma(verb)) == "refused"


def _places(noun: Token) -> list[Token]:
    """Where an invitation leads: "to Rome", "to the fair in Rome"."""
    led = after(noun, frozenset({"to"}))
    return [t for one in led for t in (one, *after(one, frozenset({"in", "at"}))) if t.ent_type_ == "GPE"]
