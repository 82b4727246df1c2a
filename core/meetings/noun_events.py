"""Nouns that tell of a meeting, a visit or a call, and whom the clause around them says to have been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, Slot, at_its_end, people_among
from core.meetings.grammar import (
    after,
    after_widely,
    children,
    clause,
    lemma,
    objects,
    of,
    over,
    passive,
    possessors,
    preposition,
    proposers,
    subjects,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_noun(noun: Token, kind: str, is_people: IsPeople) -> Event | None:
    if not _may_be_event(noun) or (kind in ("summit", "ceremony", "meeting") and _is_occasion(noun)):
        return None
    if lemma(noun) == "conference" and {child.lower_ for child in noun.lefts} & (
        words().video | {"telephone", "phone"}
    ):
        kind = "call"
    event = Event(noun, kind, "noun", [], definite=_definite(noun))
    own = _own_slots(noun, kind, is_people)
    _add_clause(event, is_people, named=bool(own), between=bool(after(noun, words().prepositions["between"])))
    event.slots += own
    if kind == "visit":
        event.places += after(noun, words().prepositions["to"] | {"of"})
        if (
            not event.places
            and event.verb is not None
            and at_its_end(noun)
            and words().verbs.get(lemma(event.verb)) == "depart"
        ):
            event.places += objects(event.verb)  # "left Malta at the end of a visit"
        if (thanked := _thanked(noun)) is not None:
            event.slots, event.decided = [(t, None) for t in thanked if people_among(t, is_people)], True
        event.slots = [(token, part if part == "host" else "visitor") for token, part in event.slots]
    elif kind == "call" and not _is_call(event, bool(own)):
        return None
    if lemma(noun) in words().limits["held_only"] and not event.held and not own and not event.definite:
        return None
    if kind == "meeting" and lemma(noun) == "talk" and _between_sides(noun):
        event.kind = "negotiation"
    if any(part != "attendee" for _, part in own) and not _refers_back(noun):
        event.definite = False
    event.apart = noun.tag_ == "NNS" and (
        lemma(noun) == "meeting" or any(child.lower_ == "separate" for child in noun.children)
    )
    return event


def _thanked(noun: Token) -> list[Token] | None:
    """Whose visit it is in "thanked X for his visit"; None where nobody is thanked for it."""
    over_it, verb = preposition(noun), clause(noun)
    if over_it is None or over_it.lower_ not in ("for", "on") or verb is None or passive(verb):
        return None
    own = all(child.pos_ == "PRON" for child in possessors(noun))
    return objects(verb) if lemma(verb) in words().light["thank"] and own else None


def _may_be_event(noun: Token) -> bool:
    limits = words().limits
    name = lemma(noun)
    if name in limits["plural"] and noun.tag_ not in ("NNS", "NNPS"):
        return False
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        return False
    if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in limits["not_before"] and noun.nbor().dep_ != "punct":
        return False
    over_it = preposition(noun)
    if over_it is not None and over_it.lower_ in ("via", "by", "through") and name in words().nouns_of_calls:
        return False  # "had a meeting, via videoconference, with X": the way of another event
    before = {child.lower_ for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")}
    if before & limits["not_after"]:
        return False
    return not any(lemma(token) in limits["not_of"] for token in of(noun))


def _is_occasion(noun: Token) -> bool:
    """Whether the noun is where another meeting took place: "met on the sidelines of the summit"."""
    over_it = preposition(noun)
    if over_it is None:
        return False
    if over_it.lower_ == "of" and lemma(over_it.head) in words().limits["beside"]:
        return True
    verb = clause(noun)
    within = over_it.lower_ == "of" and lemma(over_it.head) in ("framework", "part")
    return (
        (within or over_it.lower_ in ("at", "during", "before", "after"))
        and noun.pos_ == "PROPN"
        and verb is not None
        and lemma(verb) in words().verbs
    )


def _own_slots(noun: Token, kind: str, is_people: IsPeople) -> list[Slot]:
    """Who the noun phrase itself names: "with X", "between X and Y", "X's", "of X", "by X", "the X-Y"."""
    prepositions = words().prepositions
    heads = possessors(noun)
    if kind != "visit":
        heads += after(noun, prepositions["between"] | {"of", "involving", "including"})
        heads += after_widely(noun, prepositions["with"])
        heads += _hyphened(noun)
    else:
        heads += [token for token in of(noun) if token.ent_type_ != "GPE"]
    found: list[Slot] = [(token, None) for token in heads if people_among(token, is_people)]
    # "was joined on the call by Y" is read as a call by Y.
    joined = kind != "visit" and (verb := clause(noun)) is not None and lemma(verb) in ("join", "accompany")
    found += [(t, "attendee" if joined else None) for t in after(noun, frozenset({"by"})) if people_among(t, is_people)]
    if kind == "call":
        found += [(token, None) for token in after(noun, frozenset({"to", "from"})) if people_among(token, is_people)]
    return found


def _hyphened(noun: Token) -> list[Token]:
    """Both sides of "the Biden-Putin summit"."""
    return [
        child
        for child in children(noun, "compound", "nmod")
        for dash in child.lefts
        if dash.is_punct and dash.i > child.left_edge.i
        for child in (child, *(left for left in child.lefts if left.dep_ in ("compound", "nmod")))
    ]


def _definite(noun: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "these", "both", "that")) or child.dep_ == "poss"
        for child in noun.children
    )


def _refers_back(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _add_clause(event: Event, is_people: IsPeople, *, named: bool, between: bool) -> None:
    """Whom the clause around the noun adds: who holds it, who speaks at it, with whom it is held.

    `named`: the noun's own phrase names somebody; `between`: it names both sides.
    """
    noun = event.trigger
    head = _phrase_head(noun)
    preps = words().prepositions
    over_it = preposition(head)
    verb = clause(head)
    if verb is None:
        return
    light = words().light
    name = lemma(verb)
    if over_it is None:
        if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and (
            name in light["hold"]
            or _engages(verb)
            or (event.kind == "call" and name in ("receive", "get", "place", "return"))
        ):
            _add_held(event, verb, is_people)
        elif head.dep_ == "nsubj" and name in light["happen"]:
            event.verb, event.held = verb, True
            event.slots += _sides(verb, is_people)
        elif head.dep_ in ("dobj", "nsubjpass") and head.head.i == verb.i:
            event.verb, event.decided = verb, True
            if not between and not (event.kind == "visit" and named) and _decides(verb):
                deciding = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
                event.slots += [(token, None) for token in deciding if people_among(token, is_people)]
        elif head.dep_ in ("npadvmod", "dep", "ROOT"):
            event.verb = verb
        return
    if over_it.head.pos_ == "NOUN" and lemma(over_it.head) in words().status.nouns:
        _add_wish(event, over_it.head, verb, is_people)
        return
    if over_it.lower_ == "for" and (wished := [t for t in objects(verb) if lemma(t) in words().status.nouns]):
        _add_wish(event, wished[0], verb, is_people)
        return
    if over_it.head.i != verb.i and not _leads_to(over_it, verb):
        return
    at = over_it.lower_ in preps["at"] and (over_it.lower_ not in ("on", "from") or event.kind in ("visit", "call"))
    if at or (over_it.lower_ in preps["before"] | preps["after"] and (named or event.kind == "visit")):
        event.verb = verb
        event.purpose = over_it.lower_ == "for"
        owned = any(child.pos_ != "PRON" for child in possessors(noun)) or any(t.i == noun.i for t in objects(verb))
        if not between and not (named and (event.kind == "visit" or owned)):
            part = "visitor" if event.kind == "visit" else None
            event.slots += [(token, part) for token in subjects(verb) if people_among(token, is_people)]
        if name in light["hold"] or _engages(verb):
            event.held = True
        if event.kind == "ceremony":
            event.slots += [(t, None) for t in after(verb, frozenset({"to", "with"})) if people_among(t, is_people)]
        elif event.kind != "visit" and not named:
            event.slots += _sides(verb, is_people)


def _add_wish(event: Event, wish: Token, verb: Token, is_people: IsPeople) -> None:
    """Who is on both sides of "turned down a request by X for a meeting"."""
    event.verb, event.decided = verb, True
    sides = subjects(verb) if _decides(verb) or lemma(verb) in ("make", "send", "have", "express", "voice") else []
    sides = sides + possessors(wish) + after(wish, frozenset({"by", "from"}))
    part = "visitor" if event.kind == "visit" else None
    event.slots += [(token, part) for token in sides if people_among(token, is_people)]


def _phrase_head(noun: Token) -> Token:
    """The noun itself, or what it is joined to or part of: "a series of meetings", "visit and talks"."""
    head = noun
    for _ in range(4):
        if head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        elif head.dep_ == "pobj" and head.head.lower_ == "of" and lemma(head.head.head) in words().limits["part_of"]:
            head = head.head.head
        elif head.dep_ == "appos":
            head = head.head
        else:
            break
    return head


def _engages(verb: Token) -> bool:
    return lemma(verb) == "engage" or (
        lemma(verb) == "take" and any(lemma(t) in ("part", "place") for t in objects(verb))
    )


def _decides(verb: Token) -> bool:
    """Whether the verb's subject is one of those who meet: it plans, puts off, proposes or refuses the meeting."""
    lexicon = words()
    particles = ((lemma(verb), child.lower_) for child in verb.children if child.dep_ in ("prt", "advmod"))
    if any(particle in lexicon.status.phrases for particle in particles):
        return True
    return lemma(verb) in lexicon.status.verbs and lemma(verb) not in lexicon.limits["decided_by_others"]


def _leads_to(over_it: Token, verb: Token) -> bool:
    """Whether only nouns stand between a preposition and its verb ("called for ties in a meeting")."""
    for up in over(over_it):
        if up.i == verb.i:
            return True
        if up.pos_ not in ("NOUN", "PROPN", "ADP", "ADJ", "ADV", "NUM", "PRON"):
            return False
    return False


def _add_held(event: Event, verb: Token, is_people: IsPeople) -> None:
    light = words().light
    event.verb, event.held = verb, True
    name = lemma(verb)
    part = (
        "host"
        if name in light["host"]
        else "attendee"
        if name in light["attend"] and event.kind in ("summit", "ceremony")
        else None
    )
    if event.kind == "visit":
        part = "host" if name in light["host"] else "visitor"
    if passive(verb):
        holders = after(verb, frozenset({"by"}))
    else:
        holders = subjects(verb)
        if not holders and verb.dep_ in ("acl", "relcl"):
            holders = []
    event.slots += [(token, part) for token in holders if people_among(token, is_people) and token.i != event.trigger.i]
    if event.kind != "visit":
        event.slots += [(token, None) for token in proposers(verb) if people_among(token, is_people)]
    event.slots += _sides(verb, is_people)
    if event.kind == "call":
        event.slots += [(t, None) for t in after(verb, frozenset({"from", "to"})) if people_among(t, is_people)]
    event.slots += [(t, "mediator") for t in after(verb, frozenset({"under"})) if t.ent_type_ == "PERSON"]
    if name in light["host"]:
        event.slots += [(t, "visitor") for t in after(event.trigger, frozenset({"for"})) if people_among(t, is_people)]
        event.slots += [(t, "visitor") for t in after(verb, frozenset({"for"})) if people_among(t, is_people)]


def _sides(verb: Token, is_people: IsPeople) -> list[Slot]:
    preps = words().prepositions
    return [(t, None) for t in after(verb, preps["with"] | preps["between"]) if people_among(t, is_people)]


def _is_call(event: Event, named: bool) -> bool:
    """Whether a "call" is one by telephone and not a demand."""
    noun = event.trigger
    lexicon = words()
    before = {child.lower_ for child in noun.lefts}
    if lemma(noun) != "call" or before & (lexicon.phone | lexicon.video):
        return True
    asked = any(child.lower_ in lexicon.limits["call_not_with"] for child in children(noun, "prep")) and not named
    return not asked and not children(noun, "acl") and (named or event.held or event.definite)


def _between_sides(noun: Token) -> bool:
    """Whether "talks" are an affair of delegations: "official talks", "peace talks", "a round of talks"."""
    lexicon = words()
    before = {child.lower_ for child in noun.lefts}
    over_it = preposition(noun)
    rounds = over_it is not None and over_it.lower_ == "of" and lemma(over_it.head) == "round"
    return bool(before & lexicon.negotiation) or rounds
