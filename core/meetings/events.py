"""Where a text tells of a meeting: the verbs and nouns that name one, and the words that stand for who was there.

An `Event` is one naming; core/meetings/merging.py makes one Meeting of all namings of the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.meetings.grammar import (
    after,
    after_widely,
    children,
    clause,
    conjuncts,
    is_verb,
    lemma,
    objects,
    of,
    over,
    passive,
    possessors,
    preposition,
    subjects,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Slot = tuple["Token", str | None]
"""The head of a noun phrase, and the part in the meeting that its place in the sentence gives."""


@dataclass(slots=True, eq=False)
class Event:
    """One naming of a meeting, visit or call."""

    trigger: Token
    kind: str
    frame: str
    """"noun", or the frame of the verb (lexicon, [verbs])."""
    slots: list[Slot]
    verb: Token | None = None
    """The verb by which the noun is held or said: "held" in "held talks"."""
    held: bool = False
    """The noun is what the verb holds, begins or attends."""
    definite: bool = False
    """Names a meeting told of before: "the talks"."""
    apart: bool = False
    """"separate meetings with A and B": one with each."""
    purpose: bool = False
    """What somebody came for: "arrived for talks with X"."""
    places: list[Token] = field(default_factory=list)
    """Heads of where a visit went."""

    @property
    def sentence(self) -> Span:
        return self.trigger.sent


def in_sentence(sentence: Span, is_people: Callable[[Token], bool]) -> Iterator[Event]:
    """The events that a sentence names. `is_people`: whether a noun phrase's head stands for somebody who can meet."""
    lexicon = words()
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN") and (kind := lexicon.nouns.get(lemma(token))) is not None:
            event = _noun_event(token, kind, is_people)
        elif is_verb(token) and (frame := lexicon.verbs.get(lemma(token))) is not None:
            event = _verb_event(token, frame, is_people)
        else:
            continue
        if event is not None:
            yield event


# Verbs


def _verb_event(verb: Token, frame: str, is_people: Callable[[Token], bool]) -> Event | None:
    if verb.dep_ in ("amod", "compound") and frame != "meet":
        return None
    return _FRAMES[frame](verb, is_people)


def _meet(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    if passive(verb) or verb.dep_ in ("amod", "compound"):
        return None
    met = objects(verb)
    if any(not _people_among(token, is_people) for token in met):
        return None
    others = met + _with(verb, is_people)
    return _together(verb, "meeting", "meet", others, is_people)


def _meet_with(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    particle = words().particles.get(lemma(verb))
    if particle and not any(child.lower_ == particle for child in verb.children):
        return None
    others = _with(verb, is_people)
    return _together(verb, "meeting", "meet", others, is_people) if others else None


def _speak(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    if passive(verb) or children(verb, "dobj"):
        return None
    others = [token for token in after_widely(verb, words().prepositions["speak"]) if _people_among(token, is_people)]
    if not others and any(child.lower_ in ("to", "with", "for", "of", "on", "at") for child in children(verb, "prep")):
        return None
    return _together(verb, "call", "speak", others, is_people)


def _consult(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    others = _with(verb, is_people) + [t for t in objects(verb) if _people_among(t, is_people)]
    return _together(verb, "meeting", "consult", others, is_people) if others else None


def _discuss(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    others = [t for t in after(verb, words().prepositions["with"]) if _people_among(t, is_people) and t.ent_type_ not in ("GPE", "NORP", "ORG")]
    return _together(verb, "meeting", "discuss", others, is_people) if others else None


def _call(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    if passive(verb):
        return None
    met = [token for token in objects(verb) if _people_among(token, is_people)]
    if not met or any(child.dep_ in ("oprd", "acomp", "ccomp", "attr", "prt") for child in verb.children):
        return None
    if len(objects(verb)) > 1 or (lemma(verb) == "call" and not _ends_like_a_call(met[-1])):
        return None
    return _together(verb, "call", "call", met, is_people)


def _ends_like_a_call(token: Token) -> bool:
    """Whether what follows the object may follow "called X" on the telephone and not "called X a friend"."""
    last = max(child.right_edge.i for child in conjuncts(token))
    sentence = token.sent
    following = token.doc[last + 1] if last + 1 < sentence.end else None
    if following is None or following.pos_ in ("PUNCT", "CCONJ", "SCONJ", "PART"):
        return following is None or following.text not in ('"', "“", "'", "‘", ":")
    return following.ent_type_ in ("DATE", "TIME") or following.lower_ in (
        "today", "yesterday", "on", "earlier", "late", "late", "about", "by", "from", "after", "in", "this", "last", "before", "again", "with",
    )  # fmt: skip


def _receive(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    hosts, guests = subjects(verb), [t for t in objects(verb) if _people_among(t, is_people)]
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), [t for t in subjects(verb) if _people_among(t, is_people)]
    if not guests or not any(_people_among(token, is_people) for token in hosts):
        return None
    slots: list[Slot] = [(token, "host") for token in hosts] + [(token, "visitor") for token in guests]
    return Event(verb, "meeting", "receive", slots, verb=verb)


def _greet(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    where = after(verb, words().prepositions["to"])
    return _receive(verb, is_people) if where else None


def _visit(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    visited, visitors = objects(verb), subjects(verb)
    if passive(verb):
        visited, visitors = subjects(verb), after(verb, frozenset({"by"}))
    visitors = [token for token in visitors if _people_among(token, is_people)]
    if not visitors:
        return None
    return Event(verb, "visit", "visit", [(token, "visitor") for token in visitors], verb=verb, places=visited)


def _travel(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    visitors = [token for token in subjects(verb) if _people_among(token, is_people)]
    places = after(verb, words().prepositions["to"])
    if not visitors or not places:
        return None
    return Event(verb, "visit", "travel", [(token, "visitor") for token in visitors], verb=verb, places=places)


def _depart(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    visitors = [token for token in subjects(verb) if _people_among(token, is_people)]
    places = objects(verb)
    if not visitors:
        return None
    return Event(verb, "visit", "depart", [(token, "visitor") for token in visitors], verb=verb, places=places)


def _negotiate(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    return _together(verb, "negotiation", "negotiate", _with(verb, is_people), is_people)


def _mediate(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    sides = [t for t in after(verb, words().prepositions["between"]) if _people_among(t, is_people)]
    mediators = [t for t in subjects(verb) if _people_among(t, is_people)]
    if not mediators or not sides:
        return None
    slots: list[Slot] = [(token, "mediator") for token in mediators] + [(token, "principal") for token in sides]
    return Event(verb, "mediation", "mediate", slots, verb=verb)


def _convene(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    hosts, guests = subjects(verb), objects(verb)
    if passive(verb):
        hosts, guests = after(verb, frozenset({"by"})), subjects(verb)
    guests = [token for token in guests if _people_among(token, is_people)]
    if not guests or not any(_people_among(token, is_people) for token in hosts):
        return None
    slots: list[Slot] = [(token, "host") for token in hosts] + [(token, "attendee") for token in guests]
    return Event(verb, "meeting", "convene", slots, verb=verb)


def _join(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    """"X was joined by Y", "X, accompanied by Y": more people at a meeting told of beside it."""
    if not passive(verb):
        return None
    joining = [token for token in after(verb, frozenset({"by"})) if _people_among(token, is_people)]
    if not joining:
        return None
    slots: list[Slot] = [(token, None) for token in subjects(verb)] + [(token, "attendee") for token in joining]
    return Event(verb, "meeting", "join", slots, verb=verb, definite=True)


def _answer(verb: Token, is_people: Callable[[Token], bool]) -> Event | None:
    """"Y accepted the invitation", "Y promised to do so": what becomes of a visit asked for before."""
    invited = any(lemma(token) == "invitation" and not children(token, "acl") for token in objects(verb))
    does_so = any(
        lemma(child) == "do" and any(t.lower_ in ("so", "that", "it") for t in child.children) for child in children(verb, "xcomp")
    )
    who = [token for token in subjects(verb) if _people_among(token, is_people)]
    if not who or not (invited or does_so):
        return None
    return Event(verb, "visit", "answer", [(token, "visitor") for token in who], verb=verb, definite=True)


_FRAMES: dict[str, Callable[[Token, Callable[[Token], bool]], Event | None]] = {
    "meet": _meet, "meet_with": _meet_with, "speak": _speak, "consult": _consult, "discuss": _discuss, "call": _call,
    "receive": _receive, "greet": _greet, "visit": _visit, "travel": _travel, "depart": _depart, "negotiate": _negotiate,
    "mediate": _mediate, "convene": _convene, "join": _join, "answer": _answer,
}  # fmt: skip


def _together(
    verb: Token, kind: str, frame: str, others: list[Token], is_people: Callable[[Token], bool]
) -> Event | None:
    """X meets Y, or X and Y meet: people on both sides of the verb, or several before it."""
    first = subjects(verb)
    if not any(_people_among(token, is_people) for token in first):
        return None
    if not others and not any(len(conjuncts(token)) > 1 or token.tag_ in ("NNS", "NNPS") or _plural(token) for token in first):
        return None
    slots: list[Slot] = [(token, None) for token in [*first, *others]]
    apart = any(child.lower_ == "separately" for child in verb.children) and bool(others)
    return Event(verb, kind, frame, slots, verb=verb, definite=not others, apart=apart)


def _plural(token: Token) -> bool:
    return token.lower_ in ("they", "both", "we") or "Number=Plur" in str(token.morph)


def _with(token: Token, is_people: Callable[[Token], bool]) -> list[Token]:
    return [found for found in after_widely(token, words().prepositions["with"]) if _people_among(found, is_people)]


def _people_among(token: Token, is_people: Callable[[Token], bool]) -> bool:
    return any(is_people(one) for one in conjuncts(token))


# Nouns


def _noun_event(noun: Token, kind: str, is_people: Callable[[Token], bool]) -> Event | None:
    if not _may_be_event(noun) or (kind in ("summit", "ceremony", "meeting") and _is_occasion(noun)):
        return None
    event = Event(noun, kind, "noun", [], definite=_definite(noun))
    own = _own_slots(noun, kind, is_people)
    _add_clause(event, is_people, named=bool(own), between=bool(after(noun, words().prepositions["between"])))
    event.slots += own
    if kind == "visit":
        event.places += after(noun, words().prepositions["to"] | {"of"})
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


def _may_be_event(noun: Token) -> bool:
    limits = words().limits
    name = lemma(noun)
    if name in limits["plural"] and noun.tag_ not in ("NNS", "NNPS"):
        return False
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        return False
    if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in limits["not_before"] and noun.nbor().dep_ != "punct":
        return False
    before = {child.lower_ for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")}
    if before & limits["not_after"]:
        return False
    return not any(lemma(token) in limits["not_of"] for token in of(noun))


def _is_occasion(noun: Token) -> bool:
    """Whether the noun is where another meeting took place: "met on the sidelines of the summit", "met at the conference"."""
    over_it = preposition(noun)
    if over_it is None:
        return False
    if over_it.lower_ == "of" and lemma(over_it.head) in ("sideline", "margin", "fringe"):
        return True
    verb = clause(noun)
    return over_it.lower_ in ("at", "during", "before", "after") and noun.pos_ == "PROPN" and verb is not None and lemma(verb) in words().verbs


def _own_slots(noun: Token, kind: str, is_people: Callable[[Token], bool]) -> list[Slot]:
    """Who the noun phrase itself names: "with X", "between X and Y", "X's", "of X", "by X", "the X-Y"."""
    prepositions = words().prepositions
    heads = possessors(noun)
    if kind != "visit":
        heads += after(noun, prepositions["between"] | {"of", "involving", "including"})
        heads += after_widely(noun, prepositions["with"])
        heads += _hyphened(noun)
    else:
        heads += [token for token in of(noun) if token.ent_type_ != "GPE"]
    found: list[Slot] = [(token, None) for token in heads if _people_among(token, is_people)]
    # "was joined on the call by Y" is read as a call by Y.
    joined = kind != "visit" and (verb := clause(noun)) is not None and lemma(verb) in ("join", "accompany")
    found += [(t, "attendee" if joined else None) for t in after(noun, frozenset({"by"})) if _people_among(t, is_people)]
    if kind == "call":
        found += [(token, None) for token in after(noun, frozenset({"to", "from"})) if _people_among(token, is_people)]
    return found


def _hyphened(noun: Token) -> list[Token]:
    """Both sides of "the Biden-Putin summit"."""
    return [
        child
        for child in children(noun, "compound", "nmod")
        for dash in child.lefts
        if dash.is_punct and dash.i > child.left_edge.i
        for child in [child, *[left for left in child.lefts if left.dep_ in ("compound", "nmod")]]
    ]


def _definite(noun: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "these", "both", "that")) or child.dep_ == "poss"
        for child in noun.children
    )


def _refers_back(noun: Token) -> bool:
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)


def _add_clause(event: Event, is_people: Callable[[Token], bool], *, named: bool, between: bool) -> None:
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
        if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and (name in light["hold"] or _engages(verb)):
            _add_held(event, verb, is_people)
        elif head.dep_ == "nsubj" and name in light["happen"]:
            event.verb, event.held = verb, True
            event.slots += _sides(verb, is_people)
        elif head.dep_ in ("dobj", "nsubjpass") and head.head.i == verb.i:
            event.verb = verb
            if not between and not (event.kind == "visit" and named) and _decides(verb):
                deciding = after(verb, frozenset({"by"})) if passive(verb) else subjects(verb)
                event.slots += [(token, None) for token in deciding if _people_among(token, is_people)]
        elif head.dep_ in ("npadvmod", "dep", "ROOT"):
            event.verb = verb
        return
    if over_it.head.i != verb.i and not _leads_to(over_it, verb):
        return
    if over_it.lower_ in preps["at"] or (over_it.lower_ in preps["before"] | preps["after"] and (named or event.kind == "visit")):
        event.verb = verb
        event.purpose = over_it.lower_ == "for"
        owned = any(child.pos_ != "PRON" for child in possessors(noun)) or any(t.i == noun.i for t in objects(verb))
        if not between and not (named and (event.kind == "visit" or owned)):
            part = "visitor" if event.kind == "visit" else None
            event.slots += [(token, part) for token in subjects(verb) if _people_among(token, is_people)]
        if name in light["hold"] or _engages(verb):
            event.held = True
        if event.kind != "visit" and not named:
            event.slots += [slot for slot in _sides(verb, is_people)]


def _phrase_head(noun: Token) -> Token:
    """The noun itself, or what it is joined to or part of: "a series of meetings", "visit and talks"."""
    head = noun
    for _ in range(4):
        if head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head
        elif head.dep_ == "pobj" and head.head.lower_ == "of" and lemma(head.head.head) in (
            "round", "series", "day", "hour", "course", "session", "part", "number", "host", "string", "first", "second",
            "framework", "beginning", "start", "end", "conclusion", "outset", "occasion", "opening", "eve", "one",
        ):  # fmt: skip
            head = head.head.head
        elif head.dep_ == "appos":
            head = head.head
        else:
            break
    return head


def _engages(verb: Token) -> bool:
    return lemma(verb) == "engage" or (lemma(verb) == "take" and any(lemma(t) in ("part", "place") for t in objects(verb)))


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


def _add_held(event: Event, verb: Token, is_people: Callable[[Token], bool]) -> None:
    light = words().light
    event.verb, event.held = verb, True
    name = lemma(verb)
    part = "host" if name in light["host"] else "attendee" if name in light["attend"] and event.kind in ("summit", "ceremony") else None
    if event.kind == "visit":
        part = "host" if name in light["host"] else "visitor"
    if passive(verb):
        holders = after(verb, frozenset({"by"}))
    else:
        holders = subjects(verb)
        if not holders and verb.dep_ in ("acl", "relcl"):
            holders = []
    event.slots += [(token, part) for token in holders if _people_among(token, is_people) and token.i != event.trigger.i]
    event.slots += _sides(verb, is_people)
    event.slots += [(t, "mediator") for t in after(verb, frozenset({"under"})) if t.ent_type_ == "PERSON"]
    if name in light["host"]:
        event.slots += [(t, "visitor") for t in after(event.trigger, frozenset({"for"})) if _people_among(t, is_people)]
        event.slots += [(t, "visitor") for t in after(verb, frozenset({"for"})) if _people_among(t, is_people)]


def _sides(verb: Token, is_people: Callable[[Token], bool]) -> list[Slot]:
    preps = words().prepositions
    return [(t, None) for t in after(verb, preps["with"] | preps["between"]) if _people_among(t, is_people)]


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
