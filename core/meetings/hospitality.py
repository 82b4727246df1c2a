"""Meals and hosts: "had X to lunch", "was Y's guest at dinner", "saw X off at the airport", "got X on the line"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import after, children, is_somebody, lemma, objects, of, passive, possessors, subjects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_INVITED = frozenset({"to", "for", "over"})
_AT_TABLE = frozenset({"at", "for", "over", "during"})
_ON = frozenset({"on"})


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X had Y to lunch", "X got Y on the line"."""
    met = objects(verb)
    beside = (verb, *met)
    line = met and any(lemma(t) in ("line", "phone", "telephone") for one in beside for t in after(one, _ON))
    meal = met and any(lemma(t) in words().meals for one in beside for t in after(one, _INVITED))
    if not (line or meal) or passive(verb):
        return None
    guests = [t for t in met if people_among(t, is_people) and is_somebody(t)]
    first = [t for t in subjects(verb) if people_among(t, is_people)]
    if not guests or not first:
        return None
    if line:
        return Event(verb, "call", "call", as_slots([*first, *guests], None), verb=verb)
    return Event(verb, "meeting", "receive", as_slots(first, "host") + as_slots(guests, "visitor"), verb=verb)


def guest_of(noun: Token, is_people: IsPeople) -> Event | None:
    """ "X was the guest of Y at dinner": only at a meal, else a guest stays for days and need not meet his host."""
    verb = noun.head
    if lemma(noun) != "guest" or noun.dep_ != "attr" or lemma(verb) != "be":
        return None
    meal = any(lemma(t) in words().meals for one in (noun, verb) for t in after(one, _AT_TABLE))
    hosts = [t for t in (*of(noun), *possessors(noun)) if people_among(t, is_people)]
    guests = [t for t in subjects(verb) if people_among(t, is_people)]
    if not meal or not hosts or not guests:
        return None
    return Event(verb, "meeting", "receive", as_slots(guests, "visitor") + as_slots(hosts, "host"), verb=verb)


def seeing_off(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Y saw X off at the airport", "X was seen off by Y"."""
    if not any(child.lower_ == "off" for child in children(verb, "prt", "advmod")):
        return None
    hosts, guests = subjects(verb), objects(verb)
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), subjects(verb)
    hosts, guests = ([t for t in heads if people_among(t, is_people)] for heads in (hosts, guests))
    if not hosts or not guests:
        return None
    return Event(verb, "meeting", "receive", as_slots(hosts, "host") + as_slots(guests, "visitor"), verb=verb)
