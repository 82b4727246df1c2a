"""Verbs that tell of a meeting, a visit or a call: one function a frame (lexicon, [verbs])."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, Slot, people_among
from core.meetings.grammar import (
    after,
    after_widely,
    children,
    conjuncts,
    lemma,
    objects,
    passive,
    proposers,
    subjects,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_verb(verb: Token, frame: str, is_people: IsPeople) -> Event | None:
    if verb.dep_ in ("amod", "compound") and frame != "meet":
        return None
    return _FRAMES[frame](verb, is_people)


def _meet(verb: Token, is_people: IsPeople) -> Event | None:
    if passive(verb) or verb.dep_ in ("amod", "compound"):
        return None
    met = objects(verb)
    if any(not people_among(token, is_people) for token in met):
        return None
    others = met + _with(verb, is_people) + [t for t in proposers(verb) if people_among(t, is_people)]
    return _together(verb, "meeting", "meet", others, is_people)


def _meet_with(verb: Token, is_people: IsPeople) -> Event | None:
    particle = words().particles.get(lemma(verb))
    if particle and not any(child.lower_ == particle for child in verb.children):
        return None
    others = _with(verb, is_people)
    return _together(verb, "meeting", "meet", others, is_people) if others else None


def _speak(verb: Token, is_people: IsPeople) -> Event | None:
    if passive(verb) or children(verb, "dobj"):
        return None
    # "speaking at a conference with X", "speaking in parliament": the occasion of a statement, no talk of two.
    finite = verb.tag_ != "VBG" or bool(children(verb, "aux", "mark")) or verb.dep_ == "pcomp"
    to_others, reach = words().prepositions["speak"], after_widely
    if after(verb, frozenset({"at", "in", "during", "before"})):
        if not finite:
            return None
        reach = after
    others = [token for token in reach(verb, to_others) if people_among(token, is_people)]
    if not others and any(child.lower_ in ("to", "with", "for", "of", "on", "at") for child in children(verb, "prep")):
        return None
    return _together(verb, "call", "speak", others, is_people)


def _consult(verb: Token, is_people: IsPeople) -> Event | None:
    others = _with(verb, is_people) + [t for t in objects(verb) if people_among(t, is_people)]
    return _together(verb, "meeting", "consult", others, is_people) if others else None


def _discuss(verb: Token, is_people: IsPeople) -> Event | None:
    others = [
        t
        for t in after(verb, words().prepositions["with"])
        if people_among(t, is_people) and t.ent_type_ not in ("GPE", "NORP", "ORG")
    ]
    # "discussed cooperation with the ambassador": the phrase hangs on what was discussed.
    others += [
        t
        for topic in objects(verb)
        for t in after(topic, words().prepositions["with"])
        if t.ent_type_ == "PERSON" and is_people(t)
    ]
    return _together(verb, "meeting", "discuss", others, is_people) if others else None


def _call(verb: Token, is_people: IsPeople) -> Event | None:
    if passive(verb):
        return None
    led = next((child for child in verb.children if child.i == verb.i + 1 and child.lower_ in ("on", "upon")), None)
    if lemma(verb) == "call" and led is not None:
        called = [t for t in children(led, "pobj") or objects(verb) if t.ent_type_ != "DATE"]
        if called or led.dep_ != "prep":
            return _call_on(verb, called, is_people)
    met = [token for token in objects(verb) if people_among(token, is_people)]
    if not met or any(child.dep_ in ("oprd", "acomp", "ccomp", "attr", "prt") for child in verb.children):
        return None
    if len(objects(verb)) > 1 or (lemma(verb) == "call" and not _ends_like_a_call(met[-1])):
        return None
    return _together(verb, "call", "call", met, is_people)


def _call_on(verb: Token, called: list[Token], is_people: IsPeople) -> Event | None:
    """ "X called on Minister Y here on Wednesday": a meeting; "called on Y to resign", "called on Iran" are none."""
    if len(called) != 1:
        return None
    person = called[0]
    one = person.ent_type_ == "PERSON" or (person.tag_ in ("NN", "NNP") and lemma(person) in words().people)
    if not one or not is_people(person):
        return None
    behind = list(verb.doc[person.i + 1 : verb.sent.end])
    asked = any(t.tag_ == "VB" and any(c.lower_ == "to" for c in children(t, "aux")) for t in behind)
    asked = asked or any(child.lower_ == "for" for child in children(verb, "prep"))
    placed = any(
        child.lower_ in ("here", "today") or child.ent_type_ in ("DATE", "TIME") or (child.lower_ in ("at", "in"))
        for child in (*verb.children, *person.children)
    ) or any(t.ent_type_ == "DATE" for t in after(verb, frozenset({"on"})))
    if asked or not placed:
        return None
    slots: list[Slot] = [*_all(subjects(verb), "visitor"), (person, "host")]
    return Event(verb, "meeting", "receive", slots, verb=verb)


def _ends_like_a_call(token: Token) -> bool:
    """Whether what follows the object may follow "called X" on the telephone and not "called X a friend"."""
    last = max(child.right_edge.i for child in conjuncts(token))
    sentence = token.sent
    following = token.doc[last + 1] if last + 1 < sentence.end else None
    if following is None or following.pos_ in ("PUNCT", "CCONJ", "SCONJ", "PART"):
        return following is None or following.text not in ('"', "“", "'", "‘", ":")
    return following.ent_type_ in ("DATE", "TIME") or following.lower_ in words().limits["after_call"]


def _receive(verb: Token, is_people: IsPeople) -> Event | None:
    hosts, guests = subjects(verb), [t for t in objects(verb) if people_among(t, is_people)]
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), [t for t in subjects(verb) if people_among(t, is_people)]
    # "received the credentials of the ambassador"
    papers = [t for t in objects(verb) if lemma(t) in ("credential", "credentials")]
    guests += [t for paper in papers for t in after(paper, frozenset({"of", "from"})) if people_among(t, is_people)]
    if not guests or not any(people_among(token, is_people) for token in hosts):
        return None
    slots: list[Slot] = _all(hosts, "host") + _all(guests, "visitor")
    return Event(verb, "meeting", "receive", slots, verb=verb)


def receiving(verb: Token, guest: Token, is_people: IsPeople) -> Event | None:
    """ "X received at the palace Y": the guest found behind the place."""
    hosts = subjects(verb)
    if passive(verb) or objects(verb) or not any(people_among(token, is_people) for token in hosts):
        return None
    return Event(verb, "meeting", "receive", _all(hosts, "host") + _all([guest], "visitor"), verb=verb)


def _invite(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X invited Y to Ankara": a visit asked for."""
    guests = subjects(verb) if passive(verb) else objects(verb)
    guests = [token for token in guests if people_among(token, is_people)]
    places = after(verb, frozenset({"to"}))
    if not guests or not places:
        return None
    return Event(verb, "visit", "invite", _all(guests, "visitor"), verb=verb, places=places)


def _greet(verb: Token, is_people: IsPeople) -> Event | None:
    where = after(verb, words().prepositions["to"])
    return _receive(verb, is_people) if where else None


def _visit(verb: Token, is_people: IsPeople) -> Event | None:
    visited, visitors = objects(verb), subjects(verb)
    if passive(verb):
        visited, visitors = subjects(verb), after(verb, frozenset({"by"}))
    visitors = [token for token in visitors if people_among(token, is_people)]
    if not visitors:
        return None
    return Event(verb, "visit", "visit", _all(visitors, "visitor"), verb=verb, places=visited)


def _travel(verb: Token, is_people: IsPeople) -> Event | None:
    visitors = [token for token in subjects(verb) if people_among(token, is_people)]
    places = after(verb, words().prepositions["to"])
    if not visitors or not places:
        return None
    if all(token.lower_ in ("i", "we") for token in visitors):
        visitors += [token for token in after(verb, frozenset({"with"})) if people_among(token, is_people)]
    return Event(verb, "visit", "travel", _all(visitors, "visitor"), verb=verb, places=places)


def _depart(verb: Token, is_people: IsPeople) -> Event | None:
    visitors = [token for token in subjects(verb) if people_among(token, is_people)]
    places = objects(verb)
    if not visitors:
        return None
    return Event(verb, "visit", "depart", _all(visitors, "visitor"), verb=verb, places=places)


def _negotiate(verb: Token, is_people: IsPeople) -> Event | None:
    return _together(verb, "negotiation", "negotiate", _with(verb, is_people), is_people)


def _mediate(verb: Token, is_people: IsPeople) -> Event | None:
    sides = [t for t in after(verb, words().prepositions["between"]) if people_among(t, is_people)]
    mediators = [t for t in subjects(verb) if people_among(t, is_people)]
    if not mediators or not sides:
        return None
    slots: list[Slot] = _all(mediators, "mediator") + _all(sides, "principal")
    return Event(verb, "mediation", "mediate", slots, verb=verb)


def _convene(verb: Token, is_people: IsPeople) -> Event | None:
    hosts, guests = subjects(verb), objects(verb)
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), subjects(verb)
    guests = [token for token in guests if people_among(token, is_people)]
    if not guests or not any(people_among(token, is_people) for token in hosts):
        return None
    slots: list[Slot] = _all(hosts, "host") + _all(guests, "attendee")
    return Event(verb, "meeting", "convene", slots, verb=verb)


def _join(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X was joined by Y", "X, accompanied by Y": more people at a meeting told of beside it."""
    if not passive(verb):
        return None
    joining = [token for token in after(verb, frozenset({"by"})) if people_among(token, is_people)]
    if not joining:
        return None
    slots: list[Slot] = _all(subjects(verb), None) + _all(joining, "attendee")
    return Event(verb, "meeting", "join", slots, verb=verb, definite=True)


def _answer(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Y accepted the invitation", "Y promised to do so": what becomes of a visit asked for before."""
    invited = any(lemma(token) == "invitation" and not children(token, "acl") for token in objects(verb))
    does_so = any(
        lemma(child) == "do" and any(t.lower_ in ("so", "that", "it") for t in child.children)
        for child in children(verb, "xcomp")
    )
    who = [token for token in subjects(verb) if people_among(token, is_people)]
    if not who or not (invited or does_so):
        return None
    return Event(verb, "visit", "answer", _all(who, "visitor"), verb=verb, definite=True)


_FRAMES: dict[str, Callable[[Token, IsPeople], Event | None]] = {
    "meet": _meet,
    "meet_with": _meet_with,
    "speak": _speak,
    "consult": _consult,
    "discuss": _discuss,
    "call": _call,
    "receive": _receive,
    "greet": _greet,
    "visit": _visit,
    "travel": _travel,
    "depart": _depart,
    "negotiate": _negotiate,
    "mediate": _mediate,
    "convene": _convene,
    "join": _join,
    "answer": _answer,
    "invite": _invite,
}


def _together(verb: Token, kind: str, frame: str, others: list[Token], is_people: IsPeople) -> Event | None:
    """X meets Y, or X and Y meet: people on both sides of the verb, or several before it."""
    first = subjects(verb)
    if not any(people_among(token, is_people) for token in first):
        return None
    if not others and not any(
        len(conjuncts(token)) > 1 or token.tag_ in ("NNS", "NNPS") or _plural(token) for token in first
    ):
        return None
    slots: list[Slot] = [(token, None) for token in [*first, *others]]
    apart = any(child.lower_ == "separately" for child in verb.children) and bool(others)
    return Event(verb, kind, frame, slots, verb=verb, definite=not others, apart=apart)


def _plural(token: Token) -> bool:
    return token.lower_ in ("they", "both", "we", "two", "three", "four") or "Number=Plur" in str(token.morph)


def _all(heads: list[Token], part: str | None) -> list[Slot]:
    return [(token, part) for token in heads]


def _with(token: Token, is_people: IsPeople) -> list[Token]:
    return [found for found in after_widely(token, words().prepositions["with"]) if people_among(found, is_people)]
