"""Verbs that tell of a visit: one function a frame (lexicon, [verbs])."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import (
    after,
    children,
    clause,
    is_somebody,
    is_verb,
    lemma,
    objects,
    passive,
    possessors,
    preposition,
    subjects,
    together_with,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def visit(verb: Token, is_people: IsPeople) -> Event | None:
    visited, visitors = objects(verb), subjects(verb)
    if passive(verb):
        visited, visitors = subjects(verb), after(verb, frozenset({"by"}))
    visitors = [token for token in visitors if people_among(token, is_people)]
    if not visitors:
        return None
    hosts = [token for token in visited if is_people(token) and _is_one_person(token)]
    if hosts and not passive(verb):
        return Event(verb, "meeting", "receive", as_slots(visitors, "visitor") + as_slots(hosts, "host"), verb=verb)
    visitors += [t for t in together_with(verb) if people_among(t, is_people)]
    return Event(verb, "visit", "visit", as_slots(visitors, "visitor"), verb=verb, places=visited)


def _is_one_person(token: Token) -> bool:
    """ "visited him in his office", "visits the president", but not "visited the troops"."""
    named = token.ent_type_ == "PERSON" or token.lower_ in ("him", "her")
    return named or (token.tag_ == "NN" and canonical_role(token.text) is not None)


def travel(verb: Token, is_people: IsPeople) -> Event | None:
    visitors = [t for t in subjects(verb) if people_among(t, is_people) and lemma(t) not in _FORCES]
    to = words().prepositions["to"]
    places = after(verb, to - {"into"} if lemma(verb) == "go" else to)  # troops go into a country
    if lemma(verb) in ("continue", "proceed"):  # "continued to Rosario", and not "continued its attacks in the east"
        places = [] if objects(verb) else after(verb, frozenset({"to"}))
    if lemma(verb) == "go":
        places = [t for t in places if t.lower_ not in _UNIONS]  # "our wish to go to the EU": to join it
    if lemma(verb) == "stop" and objects(verb):
        return None  # "stop the deportation of children to Russia"
    here = lemma(verb) in ("arrive", "come") and any(child.lower_ == "here" for child in verb.children)
    particle = words().particles.get(lemma(verb))
    if (
        not visitors
        or not (places or here)
        or (particle and not any(child.lower_ == particle for child in verb.children))
    ):
        return None
    if all(token.lower_ in ("i", "we") for token in visitors):
        visitors += [token for token in after(verb, frozenset({"with"})) if people_among(token, is_people)]
    return Event(verb, "visit", "travel", as_slots(visitors, "visitor"), verb=verb, places=places)


def reach(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X reached Delhi on Tuesday"."""
    visitors = [token for token in subjects(verb) if people_among(token, is_people)]
    places = [token for token in objects(verb) if token.ent_type_ == "GPE"]
    if not visitors or not places or passive(verb):
        return None
    return Event(verb, "visit", "travel", as_slots(visitors, "visitor"), verb=verb, places=places)


def lead(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X will lead a delegation of senators to Rome"."""
    led = [token for token in objects(verb) if lemma(token) in words().heading_nouns]
    places = [t for token in (verb, *led) for t in after(token, frozenset({"to"})) if t.ent_type_ == "GPE"]
    visitors = [token for token in subjects(verb) if people_among(token, is_people)]
    if not led or not places or not visitors or passive(verb):
        return None
    return Event(verb, "visit", "travel", as_slots(visitors, "visitor"), verb=verb, places=places)


def depart(verb: Token, is_people: IsPeople) -> Event | None:
    visitors = [token for token in subjects(verb) if people_among(token, is_people)]
    places = objects(verb)
    if not visitors:
        return None
    if heading := after(verb, frozenset({"for"})):
        return Event(verb, "visit", "travel", as_slots(visitors, "visitor"), verb=verb, places=heading)
    return Event(verb, "visit", "depart", as_slots(visitors, "visitor"), verb=verb, places=places)


def due(verb: Token, is_people: IsPeople, *, here: bool = False) -> Event | None:
    """ "X is due in Cairo on Thursday", "X is expected in Cairo": a visit planned; "due back in" is none.

    `here`: the verb is the "is" of "is due", on which the place hangs.
    """
    visitors = [t for t in subjects(verb if is_verb(verb) else verb.head) if people_among(t, is_people)]
    places = after(verb, words().prepositions["place"])
    home = any(child.lower_ in ("back", "home") for child in verb.children)
    if not visitors or not places or home or children(verb, "xcomp", "ccomp"):
        return None
    if is_verb(verb) and not passive(verb) and not here:
        return None
    anchor = verb if is_verb(verb) else verb.head
    return Event(verb, "visit", "due", as_slots(visitors, "visitor"), verb=anchor, places=places)


def stay(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X is in Tunis today and tomorrow", "X was in Rome for two days": only with a time, or with what he came for."""
    places = [t for t in after(verb, frozenset({"in"})) if t.ent_type_ == "GPE"]
    if not places or passive(verb):
        return None
    if any(t.lower_ == "due" for t in children(verb, "acomp")) and verb.tag_ in ("VBZ", "VBP"):
        return due(verb, is_people, here=True)
    visitors = [t for t in subjects(verb) if is_people(t) and is_somebody(t) and lemma(t) not in _WHOEVER | _FORCES]
    if not visitors or any(child.lower_ in _AT_HOME for child in verb.children):
        return None
    timed = [*children(verb, "npadvmod"), *after(verb, frozenset({"on", "for", "from", "since", "until"}))]
    came = any(t.ent_type_ in ("DATE", "TIME") or words().nouns.get(lemma(t)) is not None for t in timed)
    return Event(verb, "visit", "visit", as_slots(visitors, "visitor"), verb=verb, places=places) if came else None


def spend(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X spent two days in Montevideo": only whole days or weeks."""
    days = [t for t in objects(verb) if lemma(t) in _DAYS]
    below = [t for token in (verb, *days) for t in after(token, frozenset({"in"}))]
    places = [t for t in below if t.ent_type_ == "GPE"]
    visitors = [t for t in subjects(verb) if is_people(t) and is_somebody(t)]
    if not days or not places or not visitors or passive(verb):
        return None
    return Event(verb, "visit", "visit", as_slots(visitors, "visitor"), verb=verb, places=places)


def accompany(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X accompanied Y to Belgrade": a visit of Y."""
    led = objects(verb)
    visitors = [t for t in led if people_among(t, is_people)]
    below = [t for token in (verb, *led) for t in (token, *children(token, "acl"))]
    places = [t for token in below for t in after(token, frozenset({"to"})) if t.pos_ == "PROPN" and not is_people(t)]
    if passive(verb) or lemma(verb) != "accompany" or not visitors or not places:
        return None
    return Event(verb, "visit", "travel", as_slots(visitors, "visitor"), verb=verb, places=places)


def regions(event: Event) -> list[Token]:
    """ "a tour of three Gulf states", "her Asian trip", "a swing through the region"."""
    before = [t for t in event.trigger.lefts if t.ent_type_ in ("LOC", "NORP", "GPE") or t.tag_ == "NNP"]
    return before + [t for t in event.places if lemma(t) in words().regions or t.ent_type_ in ("LOC", "NORP")]


def thanked(noun: Token) -> list[Token] | None:
    """Whose visit it is in "thanked X for his visit"; None where nobody is thanked for it."""
    over_it, verb = preposition(noun), clause(noun)
    if over_it is None or verb is None or passive(verb):
        return None
    if over_it.lower_ not in ("for", "on") and lemma(verb) not in words().light["welcome"]:
        return None
    own = all(child.pos_ == "PRON" for child in possessors(noun))
    return objects(verb) if lemma(verb) in words().light["thank"] | words().light["welcome"] and own else None


def for_whom(noun: Token) -> list[Token]:
    """ "talks with X, for whom this is the first visit to Quito", "For X this is the first visit"."""
    verb = clause(noun)
    if verb is None or lemma(verb) != "be" or noun.dep_ != "attr":
        return []
    led = after(verb, frozenset({"for"}))
    return [verb.head if t.lower_ == "whom" else t for t in led if t.lower_ != "whom" or verb.dep_ == "relcl"]


def where(noun: Token) -> Token | None:
    """The town of "Lima, where a bridge fell during the visit of X"."""
    over_it, verb = preposition(noun), clause(noun)
    if verb is None or over_it is None or over_it.lower_ != "during" or verb.dep_ != "relcl":
        return None
    led = any(t.lower_ == "where" for t in children(verb, "advmod"))
    return verb.head if led and verb.head.ent_type_ == "GPE" else None


def behind(noun: Token, leading: str) -> list[Token]:
    """Where "the visit of the delegation led by X to Riga" went, or who made "the visit to Riga by a delegation",
    whatever the parser joins that to. `leading`: the preposition before it."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        envoy = lemma(token) in words().envoys  # "the visit of the ambassador to Japan"
        if envoy or token.text in (",", ";") or token.tag_ in ("VBZ", "VBP", "MD") or _tells(token):
            return []
        led = [t for t in children(token, "pobj") if (t.ent_type_ == "GPE") == (leading == "to")]
        if token.lower_ == leading and led and token.dep_ != "agent":
            return led
    return []


def _tells(token: Token) -> bool:
    return token.tag_ == "VBD" and bool(children(token, "nsubj", "nsubjpass"))


_FORCES = frozenset({"army", "force", "military", "navy", "soldier", "troop", "occupier", "invader", "militant"})
"""Who comes to a country to fight."""
_UNIONS = frozenset({"eu", "nato", "union", "alliance", "bloc"})
_WHOEVER = frozenset({"people", "man", "woman", "family", "refugee", "resident", "evacuee"})
"""Who is in a town for other ends than a visit: "300 people are in Lima today"."""
_DAYS = frozenset({"day", "night", "weekend", "week"})
_AT_HOME = frozenset({"still", "back", "not", "home"})
