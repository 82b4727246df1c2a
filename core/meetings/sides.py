"""Who took part beyond the words of the event: whom the sentence, those before it, or the report itself add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.meetings import pairs, reference
from core.meetings.account import Naming
from core.meetings.events import Event
from core.meetings.grammar import after, children, conjuncts, is_verb, lemma, over, preposition, subjects
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.posts import is_without_subject
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOING = frozenset({"meet", "receive", "speak", "call", "consult"})
_TOLD = frozenset({"held", "ongoing", "recalled"})
_NUMBERS = frozenset({"two", "both", "three"})
_BACK = 8
"""Sentences before a proposal in which the one to whom it is made is looked for."""
_OF = frozenset({"of", "between"})
_JOURNEYS = frozenset({"travel", "visit", "stay"})


def complete(naming: Naming, people: People, *, programme: bool) -> None:
    """Adds those who took part to a naming that names fewer than two. `programme`: it stands in somebody's diary."""
    before = _ids(naming.parties)
    _complete(naming, people, programme=programme)
    naming.gathered = _ids(naming.parties) != before


def _complete(naming: Naming, people: People, *, programme: bool) -> None:
    event = naming.event
    alone = _is_line(event) or is_without_subject(event) or _there_were(event)
    alone = alone and not programme and bool(naming.parties)
    teller = people.teller() if event.told or alone else None
    few = len(naming.parties) == 1 or not _is_line(event)
    if teller is not None and few and all(p.actor is not teller.actor for p in naming.parties):
        naming.parties = [teller, *naming.parties]
        event.definite = False
    if naming.narrated and event.kind != "visit" and all(people.narrated(head) for head, _ in event.slots):
        known = {id(party.actor) for party in naming.parties}
        beside = (party for head, _ in event.slots for party in people.beside_speaker(head))
        naming.parties += [p for p in {id(p.actor): p for p in beside}.values() if id(p.actor) not in known]
    speaks_of_two = naming.in_quote and naming.status in _TOLD and event.kind != "visit"
    if speaks_of_two and len(naming.parties) < 2 and not _is_with_others(event):
        there = [party.actor for party in naming.parties]
        partners = (people.partner(head, naming.spot) for head, _ in event.slots)
        naming.parties += [p for p in partners if p is not None and p.actor not in there][:1]
    if len(naming.named) < 2 and not naming.running and (sides := people.between(event.trigger)):
        naming.parties = sides
    if event.frame == "noun" and event.kind != "visit" and len(naming.named) < 2:
        states = pairs.joined_before(event.trigger, people)
        known_states = {country for party in naming.parties for country in party.countries}
        naming.parties += [party for party in states if not party.countries <= known_states]
    if naming.running and (len(naming.parties) < 2 or event.frame in _DOING):
        _stand_for(naming, people)
    if not naming.named and len(naming.parties) < 2 and (owners := _owners(event, people)):
        naming.parties = owners
    if event.frame == "noun" and event.kind not in ("visit", "ceremony") and not naming.in_quote:
        _around_a_noun(naming, people, programme=programme)
    if event.kind == "ceremony" and event.attended and _goes_on(event):
        first = reference.protagonist(event.trigger, people, _ids(naming.parties))
        naming.parties = [*([first] if first is not None else []), *naming.parties]
    if naming.parties and event.kind != "visit":
        known = _ids(naming.parties)
        naming.parties += [p for p in _in_whose_presence(event, people) if id(p.actor) not in known]


def _is_with_others(event: Event) -> bool:
    """ "We held a council meeting", "we had talks with the delegation", said to somebody: not of the two who speak."""
    noun = event.trigger
    bodies = [t for t in children(noun, "compound", "nmod") if t.tag_ in ("NNP", "NNPS") or lemma(t) in words().sitting]
    if event.kind == "summit" and noun.tag_ == "NNS":
        return True  # "decisions of the 1999 and 2010 summits"
    verb = event.verb
    if verb is not None and any(words().nouns.get(lemma(t)) for t in after(verb, frozenset({"during", "at"}))):
        return True  # "During the council's meeting we had a discussion": with those at that
    theirs = {t.lower_ for t in after(noun, words().prepositions["with"]) if t.lower_ not in ("you", "me", "us")}
    return event.frame == "noun" and bool(bodies or theirs)


def _goes_on(event: Event) -> bool:
    """ "X lit a lamp at the cross. The ceremony was also attended by Y": X was there too."""
    verb = event.verb
    return event.definite and verb is not None and any(t.lower_ == "also" for t in verb.lefts)


def _in_whose_presence(event: Event, people: People) -> list[Party]:
    """ "X met Y in the presence of Z": Z was there too."""
    verb = event.verb if event.verb is not None else event.trigger
    there = [t for led in (verb, event.trigger) for t in after(led, frozenset({"in"})) if t.lower_ == "presence"]
    there = there or _presence_behind(verb)
    heads = [one for t in there for head in after(t, frozenset({"of"})) for one in conjuncts(head)]
    persons = [_person(head, people) for head in heads]
    return [replace(party, part="attendee") for party in persons if party is not None]


def _presence_behind(verb: Token) -> list[Token]:
    """The "presence" of "received the envoy, Ambassador Y, in the presence of Z", read as if Y were in it."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        if token.lower_ == "presence" and token.head.lower_ == "in" and token.head.head.pos_ == "PROPN":
            return [token]
    return []


def _stand_for(naming: Naming, people: People) -> None:
    """Whom "the two", "both ministers", "they" stand for, beside those whom the words name."""
    event = naming.event
    sure, pair = (find(event.slots, people) for find in (reference.surely, reference.perhaps))
    known = {id(party.actor) for party in naming.parties}
    if event.kind == "visit":
        led = naming.spot is not None and naming.spot.country is not None
        if not known and led and _counted(event) and event.frame != "noun":  # "The two agreed to visit Mali together"
            naming.parties = [replace(p, part="visitor") for p in sure or pair]
        return
    if sure and (known <= _ids(sure) or event.frame == "receive"):
        # "flew to Rome with Y, where the two were received by Z"
        naming.parties = sure + [p for p in naming.parties if id(p.actor) not in _ids(sure)]
    elif known and event.frame in _DOING and _counted(event) and not known & _ids(sure or pair):
        naming.parties = [*naming.parties, *(sure or pair)]  # "The envoy spoke with both ministers"
        return
    naming.pair = pair if known <= _ids(pair) else []
    if known and event.frame == "noun" and len(naming.parties) < 2 and len(pair) == 2 and known <= _ids(pair):
        naming.parties = pair  # "In their phone call, X said ..."
    elif known and event.frame in _DOING and not sure and not pair:
        leader = _leader_before(event, known, people)
        naming.parties = [*leader, *naming.parties]
        naming.incomplete = naming.incomplete or not leader


def _leader_before(event: Event, met: set[int], people: People) -> list[Party]:
    """Who heads those that "they" are, where the sentence before tells of a delegation: "X led a delegation to Paris.
    They met with Y"."""
    they = next((head for head, _ in event.slots if head.lower_ == "they"), None)
    before = reference.sentence_before(event.trigger) if they is not None else None
    if before is None or not any(lemma(t) in words().delegations for t in before):
        return []
    leader = reference.protagonist(event.trigger, people, met)
    return [leader] if leader is not None else []


def _owners(event: Event, people: People) -> list[Party]:
    """The states of "Greece and Turkey denied that their ministers had met"."""
    theirs = [head for head, _ in event.slots if any(t.lower_ == "their" for t in children(head, "poss"))]
    for verb in (up for up in over(event.trigger) if theirs and is_verb(up)):
        states = [t for subject in subjects(verb) for t in conjuncts(subject)]
        known = [(m, t) for t in states if (m := people.at(t)) is not None and m.actor is not None]
        found = [people.party(m, None, t) for m, t in known if m.actor is not None and m.actor.kind == "government"]
        if len(found) == 2:
            return found
    return []


def _there_were(event: Event) -> bool:
    """ "There were talks with X", "A conversation with X took place", in an address: of the one who gives it."""
    verb, noun = event.verb, event.trigger
    if verb is None or verb.tag_ != "VBD" or not _has_with(event):
        return False
    place = lemma(verb) == "take" and any(lemma(t) == "place" for t in children(verb, "dobj"))
    new = not any(t.lower_ in ("the", "this", "that") or t.dep_ == "poss" for t in noun.lefts)
    took_place = noun.dep_ == "nsubj" and (place or lemma(verb) in ("occur", "happen")) and new and not after(noun, _OF)
    return took_place or (noun.dep_ == "attr" and bool(children(verb, "expl")))


def _is_line(event: Event) -> bool:
    """ "Good call with X today": a sentence without a verb."""
    return event.frame == "noun" and event.verb is None and not any(is_verb(up) for up in over(event.trigger))


def _counted(event: Event) -> bool:
    """Whether the words say how many they stand for: "the two", "both ministers"."""
    return any(one.lower_ in _NUMBERS for head, _ in event.slots for one in (head, *head.lefts))


def _ids(parties: list[Party]) -> set[int]:
    return {id(party.actor) for party in parties}


def _around_a_noun(naming: Naming, people: People, *, programme: bool) -> None:
    event = naming.event
    held = naming.status in ("held", "ongoing")
    if not naming.parties:
        if not event.slots and held:
            naming.pair = naming.pair or reference.joint_before(event.trigger, people)
        return
    of_sides = naming.running and reference.is_what_it_was_about(event, people)
    if (naming.running and not of_sides) or naming.incomplete or programme:
        return
    found = reference.other_side(event, naming.parties, people, wished=naming.status == "proposed")
    if not found and len(naming.parties) == 1 and not _has_with(event):
        found = _counterparts(event, naming.parties[0], people) or _proposed_to(naming, people)
        found = found or _with_who_invited(naming, people)
        if not found and held and _is_at_it(event):
            joint = reference.joint_before(event.trigger, people, one_named=True)
            found = joint if len(joint) == 2 and _ids(naming.parties) <= _ids(joint) else []
    naming.parties = found or naming.parties


def _has_with(event: Event) -> bool:
    """Whether the noun names the other side, though it be nobody who can meet: "a meeting with reporters"."""
    around = [event.trigger, event.verb] if event.held and event.verb is not None else [event.trigger]
    return any(after(token, words().prepositions["with"]) for token in around)


def _is_at_it(event: Event) -> bool:
    """ "In a meeting at the ministry, X said": of those whom the sentence before tells of together."""
    over_it = preposition(event.trigger)
    return over_it is not None and over_it.lower_ in ("in", "at", "during") and event.trigger.tag_ == "NN"


def _counterparts(event: Event, named: Party, people: People) -> list[Party]:
    """Both sides where one is "his counterpart Y": the other is he."""
    for head, _ in event.slots:
        for token in (head, *children(head, "compound", "nmod"), *([head.head] if head.dep_ == "appos" else [])):
            for owner in children(token, "poss") if lemma(token) == "counterpart" else ():
                other = _person(owner, people)
                if other is not None and other.actor is not named.actor:
                    return [other, named]
    return []


def _proposed_to(naming: Naming, people: People) -> list[Party]:
    """ "A spoke with B. He proposed a summit in a third country": a summit with B."""
    event, (one, *_) = naming.event, naming.parties
    verb = event.verb
    asked = naming.status == "proposed" and event.decided and verb is not None and lemma(verb) in ("propose", "offer")
    own = asked and event.trigger.dep_ == "dobj" and event.trigger.tag_ == "NN"
    if not own or verb is None or not any(_is_of(t, one, people) for t in subjects(verb)):
        return []
    before = reference.sentence_before(event.trigger)
    for _ in range(_BACK):
        if before is None:
            return []
        spoken = [t for t in before if words().verbs.get(lemma(t)) in ("speak", "meet", "call") and is_verb(t)]
        spoken = [t for t in spoken if any(_is_of(s, one, people) for s in subjects(t))]
        others = [t for verb_ in spoken for t in after(verb_, words().prepositions["speak"])]
        persons = [p for t in others if (p := _person(t, people)) is not None and p.actor is not one.actor]
        if persons:
            return [one, *persons] if len(persons) == 1 else []
        before = reference.sentence_before(before[0])
    return []


def _with_who_invited(naming: Naming, people: People) -> list[Party]:
    """ "X will visit Peru at the invitation of President Y. During the visit, X will hold talks": with Y."""
    event, (one, *_) = naming.event, naming.parties
    talks = lemma(event.trigger) in ("talk", "negotiation") and event.trigger.tag_ == "NNS" and event.held
    if not talks or naming.status not in ("held", "ongoing", "planned") or one.actor.kind != "person":
        return []
    before = reference.sentence_before(event.trigger)
    for sentence in (event.sentence, before):
        for invitation in (t for t in sentence or () if t.lower_ == "invitation"):
            journey = next((up for up in over(invitation) if is_verb(up)), None)
            frame = words().verbs.get(lemma(journey)) if journey is not None else None
            theirs = journey is not None and any(_is_of(t, one, people) for t in subjects(journey))
            hosts = [p for t in after(invitation, _OF) if (p := _person(t, people)) is not None]
            if frame in _JOURNEYS and theirs and len(hosts) == 1 and hosts[0].actor is not one.actor:
                return [one, *hosts]
    return []


def _is_of(token: Token, party: Party, people: People) -> bool:
    mention = people.at(token)
    return mention is not None and mention.actor is party.actor


def _person(token: Token, people: People) -> Party | None:
    mention = people.at(token)
    if mention is None or mention.actor is None or mention.actor.kind != "person":
        return None
    return people.party(mention, None, token)
