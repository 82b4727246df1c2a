"""Ambassadors who present their credentials: a ceremony of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings import ceremonies
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import after, children, conjuncts, is_somebody, lemma, objects, passive, possessors, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTERS = frozenset({"letter", "message", "note", "invitation"})
_TO = frozenset({"to"})
_FROM = frozenset({"of", "from"})


def presented(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X presented his credentials to Y", "copies of his letters of credence were handed to Y by X"."""
    given = subjects(verb) if passive(verb) else objects(verb)
    papers = [t for t in given if _are_papers(t)]
    if not papers:
        return _handed(verb, is_people) or ceremonies.awarded(verb, is_people)
    envoys = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
    return _ceremony(verb, envoys, [t for token in (verb, *papers) for t in after(token, _TO)], is_people)


def _handed(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X handed Y a letter", "delivered a message from Z to Y": they met, and not "delivered a blunt message to Y"."""
    if passive(verb) or not any(lemma(t) in _LETTERS for t in objects(verb)):
        return None
    papers = [t for t in objects(verb) if lemma(t) in _LETTERS]
    brought = lemma(verb) == "hand" or any(after(t, _FROM) or possessors(t) for t in papers)
    if not brought:
        return None
    to = [t for one in (verb, *papers) for t in after(one, _TO)] + [t for t in objects(verb) if t not in papers]
    to = [t for t in to if is_people(t) and is_somebody(t)]
    first = [t for t in subjects(verb) if people_among(t, is_people)]
    if not first or not to:
        return None
    return Event(verb, "meeting", "receive", [*as_slots(first, "visitor"), *as_slots(to, "host")], verb=verb)


def received(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Y received the credentials of X", "accepted letters of credence from X"."""
    if passive(verb):
        return None
    papers = [t for t in objects(verb) if _are_papers(t)]
    deeper = [t for paper in papers for of in after(paper, frozenset({"of"})) for t in (paper, of)]
    envoys = [t for token in (verb, *papers, *deeper) for t in after(token, _FROM)]
    beside = [t for paper in papers for t in children(paper, "appos")]  # the ambassador's name behind his title
    return _ceremony(verb, [*envoys, *beside], subjects(verb), is_people) if papers else None


def _ceremony(verb: Token, envoys: list[Token], hosts: list[Token], is_people: IsPeople) -> Event | None:
    envoys, hosts = ([t for t in heads if people_among(t, is_people)] for heads in (envoys, hosts))
    if not envoys or not hosts:
        return None
    slots = [*as_slots(envoys, "visitor"), *as_slots(hosts, "host")]
    return Event(verb, "ceremony", "receive", slots, verb=verb)


def _are_papers(noun: Token) -> bool:
    """ "credentials", "letters of credence", "copies of his credentials"."""
    named = [t for one in conjuncts(noun) for t in (one, *after(one, frozenset({"of"})))]
    deeper = [t for one in named for t in (one, *after(one, frozenset({"of"})))]
    return any(lemma(t) in ("credential", "credentials", "credence", "accreditation") for t in deeper)
