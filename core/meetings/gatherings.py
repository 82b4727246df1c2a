"""Who speaks at a gathering that has a name: "said in a speech at the Oslo Forum", "addressed the participants of the
Lima Summit", "stated during his participation in a panel of the Quito Conference". Whoever does was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import gazetteer
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import (
    after,
    children,
    clause,
    conjuncts,
    doers,
    lemma,
    objects,
    of,
    passive,
    possessors,
    preposition,
    subjects,
)
from core.meetings.presence import takes_part
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEECH = frozenset({"speech", "address", "remark", "participation", "presentation", "appearance", "intervention"})
_GIVING = frozenset({"deliver", "make", "give", "hold"})
_PARTS = frozenset(
    {
        "session", "discussion", "panel", "format", "framework", "event", "opening", "closing", "part",
        "debate", "day", "segment", "round", "roundtable", "plenary", "platform", "sitting", "stage",
    }
)  # fmt: skip
"""What a gathering consists of: whoever speaks there speaks at it."""
_THOSE_THERE = frozenset({"participant", "attendee", "delegate", "audience", "guest", "member"})
_SAYING = frozenset(
    {"say", "state", "note", "stress", "emphasize", "emphasise", "announce", "declare", "add", "point", "warn", "urge"}
)
_BETWEEN = frozenset({"with", "between", "among"})
_AT = frozenset({"at", "in", "of", "to", "before", "within", "during", "as"})
_EVENTS = frozenset({"event", "ceremony", "meeting", "gathering", "session"})
_TO = frozenset({"at", "to", "before", "in", "during"})
_STEPS = 6


def bears_a_name(noun: Token) -> bool:
    """ "the annual East Asia Summit", "the conference “Women and Peace”"."""
    kinds = ("DATE",) if noun.pos_ == "PROPN" else ("DATE", "GPE")
    return any(t.pos_ == "PROPN" and t.ent_type_ not in kinds for t in children(noun, "compound", "nmod"))


def is_of_a_town(noun: Token) -> bool:
    """ "the Paris Summit", "the Paris international conference"."""
    before = [t for t in noun.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN"]
    return len(before) == 1 and any(t.ent_type_ == "GPE" or "capital" in gazetteer.meanings(t.text) for t in before)


def is_called(noun: Token) -> bool:
    """Whether its name tells this gathering from others, before it, behind it or in quotation marks."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    quoted = following is not None and following.is_quote
    named = noun.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in of(noun))
    return bears_a_name(noun) or quoted or named or _is_held_in_a_town(noun)


def _is_held_in_a_town(noun: Token) -> bool:
    """ "the donors' conference held in Lima": what it is about stands before it, and where it was behind."""
    told = any(t.dep_ in ("poss", "compound", "amod") for t in noun.lefts)
    held = [t for t in children(noun, "acl") if lemma(t) in ("hold", "organize", "organise")]
    return told and any(t.ent_type_ == "GPE" for one in held for t in after(one, frozenset({"in"})))


def is_of_leaders(noun: Token) -> bool:
    """ "the Pacific Union Leaders' Meeting", "the Virtual Leaders' Retreat": a summit by another name, which says not
    whose leaders met there."""
    return noun.is_title and any(t.lower_ == "leaders" and t.is_title for t in possessors(noun))


def is_held_somewhere(noun: Token) -> bool:
    """ "a conference in Riga", "a donors' conference in Oslo in May": an event that is told for the first time."""
    places = [t for t in after(noun, frozenset({"in"})) if t.ent_type_ == "GPE"]
    return noun.tag_ == "NN" and bool(places) and any(t.lower_ in ("a", "an", "another") for t in noun.lefts)


def names_an_event(noun: Token) -> bool:
    """ "took part in the Oslo Summit event", "in the Lima Trade Summit “Paths”", whose second name the parser takes for
    the first."""
    part = noun.dep_ == "compound" and noun.head.i == noun.i + 1 and lemma(noun.head) in ("event", "session", "panel")
    return part or _goes_on_in_quotes(noun)


def _goes_on_in_quotes(noun: Token) -> bool:
    before = noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.pos_ == "PROPN"
    return before and noun.nbor().is_quote


def speaking(noun: Token, kind: str, is_people: IsPeople) -> Event | None:
    """The gathering as an event of those who speak there; None where nobody does."""
    if kind != "summit" or noun.tag_ in ("NNS", "NNPS") or not is_called(noun):
        return None
    if any(people_among(t, is_people) for t in after(noun, _BETWEEN)):
        return None  # "the summit with X": of two sides
    top = _whole(noun)
    verb, who = _heard(top, is_people) or _there(top, noun) or (None, [])
    there = [t for t in who if people_among(t, is_people)]
    if verb is None or not there:
        return None
    if _is_addressed(top, verb) and is_people(top) and not bears_a_name(noun):
        there.append(top)
    return Event(noun, kind, "noun", [(t, "attendee") for t in there], verb=verb, held=True, attended=True)


def _heard(top: Token, is_people: IsPeople) -> tuple[Token, list[Token]] | None:
    """The verb by which somebody speaks there, and who does."""
    over_it = preposition(top)
    verb = top.head if over_it is None else over_it.head
    if over_it is None:
        addressed = top.dep_ == "dobj" and lemma(verb) == "address" and not passive(verb)
        return (verb, subjects(verb)) if addressed else None
    if over_it.lower_ not in _TO:
        return None
    if verb.pos_ == "NOUN" and lemma(verb) in _SPEECH:
        return _of_speech(verb, is_people)
    made = [t for t in objects(verb) if t.i < over_it.i]
    made += [verb] if verb.pos_ == "NOUN" or (made and not passive(verb)) else []
    by = [t for one in made for t in after(one, frozenset({"by"})) if people_among(t, is_people)]
    if by and over_it.lower_ == "at" and (told := clause(over_it)) is not None:
        return told, by  # "commitments by X and Y at the summit"
    given = lemma(verb) in _GIVING and any(lemma(t) in _SPEECH for t in objects(verb)) and not passive(verb)
    said = lemma(verb) in _SAYING and over_it.lower_ in ("at", "during")
    spoke = lemma(verb) == "speak" and over_it.lower_ != "to" and not _spoken_to(verb, is_people)
    if given or spoke:
        return verb, subjects(verb)
    return (verb, doers(verb, is_people)) if said else None


def _is_addressed(top: Token, verb: Token) -> bool:
    """ "addressed the participants of the donors' conference held in Lima": what else tells who was there."""
    return lemma(verb) == "address" and top.dep_ == "dobj" and top.head.i == verb.i and lemma(top) in _THOSE_THERE


def _there(top: Token, noun: Token) -> tuple[Token, list[Token]] | None:
    """The verb by which somebody comes to a part of it: "took part in the online format of the conference"."""
    over_it = preposition(top)
    verb = top.head if over_it is None else over_it.head
    if top.i == noun.i:
        return None  # "took part in the conference": core.meetings.noun_events reads it
    if over_it is None:
        came = top.dep_ == "dobj" and lemma(verb) in ("attend", "join") and not passive(verb)
    else:
        came = takes_part(verb) and over_it.lower_ in ("in", "at")
    return (verb, subjects(verb)) if came else None


def before_a_body(verb: Token, is_people: IsPeople) -> Event | None:
    """ "I addressed the Spanish Parliament", "X will speak in the Danish Parliament", "said in a speech to the Congress
    of Peru", "addressed the representatives of the Pacific Union": a meeting with those who heard it."""
    heard: list[Token] = []
    if lemma(verb) == "address":
        heard = [one for t in objects(verb) for one in conjuncts(t)]
    elif lemma(verb) == "speak":
        heard = [one for t in after(verb, _IN_FRONT) for one in conjuncts(t) if lemma(one) in words().parliaments]
    given = [t for t in (*after(verb, frozenset({"in", "during"})), *objects(verb)) if lemma(t) in _SPEECH]
    heard += [one for t in given for head in after(t, _IN_FRONT) for one in conjuncts(head)]
    heard = [t for t in heard if is_people(t) and (_is_parliament(t) or _are_officials_of_a_body(t))]
    if not heard or passive(verb):
        return None
    who = [t for t in subjects(verb) if is_people(t)]
    if not who:
        return None
    slots = as_slots([*who, *heard], None)
    return Event(verb, "meeting", "address", slots, verb=verb, apart=len(heard) > 1)


_IN_FRONT = frozenset({"to", "before", "in"})


def _is_parliament(noun: Token) -> bool:
    """ "the German Parliament", "the Congress of Peru": of a state that its name tells."""
    before = [t for t in noun.lefts if t.dep_ in ("compound", "nmod", "amod")]
    states = [t for t in (*before, *of(noun)) if t.ent_type_ in ("GPE", "NORP") or _is_of_a_state(t.text)]
    return noun.pos_ == "PROPN" and lemma(noun) in words().parliaments and bool(states)


def _is_of_a_state(text: str) -> bool:
    return bool({"adjective", "state"} & gazetteer.meanings(text).keys())


def _are_officials_of_a_body(noun: Token) -> bool:
    """ "the representatives of the Pacific Union"."""
    officials = noun.tag_ == "NNS" and lemma(noun) in words().officials
    return officials and any(t.pos_ == "PROPN" for t in of(noun))


def addressing(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X addressed the participants of the event": X was at what was told of last."""
    if lemma(verb) != "address" or passive(verb):
        return None
    heard = [t for t in objects(verb) if lemma(t) in _THOSE_THERE - {"member"}]
    if not heard:
        return None
    of_it = [one for t in heard for one in of(t)]
    who = [t for t in subjects(verb) if is_people(t)]
    if any(children(t, "compound", "amod", "nmod") for t in heard):
        return None  # "has addressed the Oslo participants and asks": of something else
    if not who or any(lemma(t) not in _EVENTS for t in of_it):
        return None
    return Event(verb, "meeting", "join", [(t, "attendee") for t in who], verb=verb, definite=True, presence=True)


def _whole(noun: Token) -> Token:
    """The part of it where something is said, or those there to whom: "the participants in a session of the forum"."""
    top = noun
    for _ in range(_STEPS):
        over_it = preposition(top)
        before = top.dep_ in ("compound", "nmod") and top.head.i > top.i and lemma(top.head) in _PARTS
        if before or _goes_on_in_quotes(top):
            top = top.head
        elif over_it is None or over_it.lower_ not in _AT or not _is_part(over_it.head):
            return top
        else:
            top = over_it.head
    return top


def _is_part(noun: Token) -> bool:
    """A part of a gathering, those there, or a meal held within it: "at the Chilean Breakfast within the forum"."""
    return lemma(noun) in _PARTS | _THOSE_THERE | words().meals


def _spoken_to(verb: Token, is_people: IsPeople) -> bool:
    """ "spoke at the summit with X": a meeting of the two there."""
    return any(people_among(t, is_people) for t in after(verb, words().prepositions["with"]))


def _of_speech(speech: Token, is_people: IsPeople) -> tuple[Token, list[Token]] | None:
    """The verb of a speech's clause, and whose the speech is: "X said in a speech", "X's speech"."""
    verb, over_it = clause(speech), preposition(speech)
    if verb is None:
        return None
    owners = [t for t in (*possessors(speech), *of(speech)) if t.pos_ != "PRON" and people_among(t, is_people)]
    if over_it is None:
        given = speech.dep_ == "dobj" and lemma(verb) in _GIVING and not passive(verb)
        return (verb, subjects(verb)) if given else None
    within = over_it.lower_ == "of" and lemma(over_it.head) in ("part", "framework")  # "as part of his participation"
    if over_it.lower_ not in ("in", "during", "at", "through") and not within:
        return None
    return verb, owners or doers(verb, is_people)
