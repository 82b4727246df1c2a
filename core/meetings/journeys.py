"""Verbs that tell of a visit: one function a frame (lexicon, [verbs])."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.meetings.events import Event, IsPeople, as_slots, at_its_end, people_among
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
    thankful_to,
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
    slots = as_slots(visitors, "visitor")
    return Event(verb, "visit", "visit", slots, verb=verb, places=visited, abroad=_is_region(visited, visitors))


def _is_region(places: list[Token], visitors: list[Token]) -> bool:
    """ "has asked the secretary to visit the region": where, is known from what was told before."""
    the = [t for t in places if lemma(t) in _TOLD_OF and t.tag_ == "NN" and not children(t, "amod", "compound", "prep")]
    known = any(t.ent_type_ == "PERSON" for t in visitors)
    return known and len(the) == len(places) == 1 and any(t.lower_ == "the" for t in the[0].lefts)


_TOLD_OF = frozenset({"region", "state", "country", "province", "city", "town", "capital", "area"})


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
    slots = as_slots(visitors, "visitor")
    return Event(verb, "visit", "travel", slots, verb=verb, places=places, abroad=_is_region(places, visitors))


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
    """ "X is in Tunis today and tomorrow", "X was in Rome for two days": only with a time, or with what he came for;
    "A Polish delegation worked in Rome"."""
    places = [t for t in after(verb, frozenset({"in"})) if t.ent_type_ == "GPE"]
    if not places or passive(verb):
        return None
    if lemma(verb) == "work":
        if verb.tag_ in ("VBZ", "VBP"):
            return None  # "A mission works in Rome": always
        sent = [t for t in subjects(verb) if is_people(t) and _is_sent(t)]
        return Event(verb, "visit", "visit", as_slots(sent, "visitor"), verb=verb, places=places) if sent else None
    if any(t.lower_ == "due" for t in children(verb, "acomp")) and verb.tag_ in ("VBZ", "VBP"):
        return due(verb, is_people, here=True)
    visitors = [t for t in subjects(verb) if is_people(t) and is_somebody(t) and lemma(t) not in _WHOEVER | _FORCES]
    if not visitors or any(child.lower_ in _AT_HOME for child in verb.children):
        return None
    timed = [*children(verb, "npadvmod"), *after(verb, frozenset({"on", "for", "from", "since", "until"}))]
    came = any(t.ent_type_ in ("DATE", "TIME") or words().nouns.get(lemma(t)) is not None for t in timed)
    return Event(verb, "visit", "visit", as_slots(visitors, "visitor"), verb=verb, places=places) if came else None


def _is_sent(token: Token) -> bool:
    """ "a Polish delegation", "a mission of the Fund": not said of those who belong there."""
    whose = any(t.ent_type_ in ("NORP", "GPE", "ORG") for t in (*token.lefts, *after(token, frozenset({"of", "from"}))))
    return lemma(token) in words().delegations and whose


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


def complete(event: Event, is_people: IsPeople) -> None:
    """Adds to a visit that a noun names where it went, and leaves of those around it who made it."""
    noun = event.trigger
    led = after(noun, words().prepositions["to"] | {"of"})
    event.places += [t for t in led if lemma(t) not in words().spans_of_time]  # "a visit of three days"
    if not any(token.ent_type_ == "GPE" for token in event.places):
        event.places += behind(noun, "to") or of_visit_before(noun)
    if not event.slots and event.places:
        event.slots += [(t, None) for t in behind(noun, "by") if is_people(t)]
    if not any(t.ent_type_ == "GPE" for t in event.places) and (town := where(noun)) is not None:
        event.places = [town]
    told_of_it = event.held or any(t.lower_ == "recent" for t in noun.lefts)  # "the success of his recent trip"
    event.abroad = told_of_it and bool(regions(event))
    event.slots += [(t, None) for t in for_whom(noun) if not event.slots and people_among(t, is_people)]
    if (
        not event.places
        and event.verb is not None
        and at_its_end(noun)
        and words().verbs.get(lemma(event.verb)) == "depart"
    ):
        event.places += objects(event.verb)  # "left Malta at the end of a visit"
    if not event.places and (over_it := preposition(noun)) is not None and over_it.lower_ == "on":
        # "X, in Oslo on a two-day visit"
        event.places += [t for head, _ in event.slots for t in after(head, frozenset({"in"})) if t.ent_type_ == "GPE"]
    if (whose := thanked(noun)) is not None:
        event.slots, event.decided = [(t, None) for t in whose if people_among(t, is_people)], True
    event.slots = [(token, part if part == "host" else "visitor") for token, part in event.slots]
    theirs = [slot for slot in event.slots if slot[0].lower_ in ("his", "her", "their", "your")]
    if theirs and all(t.lower_ in ("i", "we") for t, _ in event.slots if t.tag_ != "PRP$"):
        event.slots = theirs  # "We agreed on his visit"
    over_it = preposition(noun)
    during = over_it is not None and over_it.lower_ == "during"
    who = [t for t, _ in event.slots if t.tag_ in ("NN", "NNP") or t.ent_type_ == "PERSON"]
    if who and (during or (event.held and noun.dep_ == "dobj")):
        # "during his visit the chancellor will present", "the chancellor began his visit": he is the chancellor.
        event.slots = [(token, part) for token, part in event.slots if token.tag_ != "PRP$"]
    if over_it is not None and over_it.lower_ == "of" and not event.held:
        # "X met Y at the end of her visit": hers alone
        event.slots = [(token, part) for token, part in event.slots if token.tag_ == "PRP$"] or event.slots


def regions(event: Event) -> list[Token]:
    """ "a tour of three Gulf states", "her Asian trip", "a swing through the region"."""
    before = [t for t in event.trigger.lefts if t.ent_type_ in ("LOC", "NORP", "GPE") or t.tag_ == "NNP"]
    return before + [t for t in event.places if lemma(t) in words().regions or t.ent_type_ in ("LOC", "NORP")]


def thanked(noun: Token) -> list[Token] | None:
    """Whose visit it is in "thanked X for his visit"; None where nobody is thanked for it."""
    over_it, verb = preposition(noun), clause(noun)
    if over_it is None or verb is None or passive(verb):
        return None
    if over_it.lower_ == "for" and (whom := thankful_to(over_it.head)):
        return whom  # "is grateful to X for her visit"
    if over_it.lower_ == "on" and lemma(verb) == "invite":
        return objects(verb)  # "thanked him for inviting her on a visit": hers
    if over_it.lower_ not in ("for", "on") and lemma(verb) not in words().light["welcome"]:
        return None
    if over_it.lower_ == "of" and lemma(over_it.head) in ("success", "outcome", "result"):
        return None  # "welcomed the success of the visit of X"
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


def of_whom(noun: Token) -> list[Token]:
    """Who made "the visit to Malta of X and Y", which the parser hangs on Malta."""
    places = [t for t in after(noun, frozenset({"to"})) if t.ent_type_ == "GPE"]
    led = [t for place in places for t in after(place, frozenset({"of"})) if t.ent_type_ != "GPE"]
    # "to Malta of Minister X", read as Malta and X
    return led + [t for place in places if led for t in children(place, "conj") if t.ent_type_ == "PERSON"]


def of_visit_before(noun: Token) -> list[Token]:
    """Where the second visit of "X's visit to Malta, as well as the visit of Y" led."""
    first = noun.head
    if noun.dep_ != "conj" or words().nouns.get(lemma(first)) != "visit" or children(noun, "prep", "poss") == []:
        return []
    return [t for t in after(first, frozenset({"to"})) if t.ent_type_ == "GPE"]


def _tells(token: Token) -> bool:
    return token.tag_ == "VBD" and bool(children(token, "nsubj", "nsubjpass"))


_FORCES = frozenset({"army", "force", "military", "navy", "soldier", "troop", "occupier", "invader", "militant"})
"""Who comes to a country to fight."""
_UNIONS = frozenset({"eu", "nato", "union", "alliance", "bloc"})
_WHOEVER = frozenset({"people", "man", "woman", "family", "refugee", "resident", "evacuee"})
"""Who is in a town for other ends than a visit: "300 people are in Lima today"."""
_DAYS = frozenset({"day", "night", "weekend", "week"})
_AT_HOME = frozenset({"still", "back", "not", "home"})
