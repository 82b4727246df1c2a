"""Everyday wordings for two who meet: at one table, face to face, with a word aside, in an hour given, seen for once.

Each needs people by name or office on both sides of the verb. Looked at where no frame of the lexicon has read it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import (
    after,
    after_widely,
    children,
    conjuncts,
    doers,
    is_somebody,
    lemma,
    objects,
    of,
    passive,
    subjects,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with"})
_OPPOSITE = frozenset({"opposite", "facing"})
_ACROSS = frozenset({"across", "over"})
_TABLE = frozenset({"table", "desk"})
_DRINKS = frozenset({"tea", "coffee", "breakfast", "lunch", "luncheon", "dinner", "supper", "bread", "vodka", "whisky"})
_SPANS = frozenset({"hour", "minute"})
_SEATED = frozenset(
    {
        "bench", "board", "cabinet", "cell", "church", "class", "classroom", "committee", "concert", "council", "court",
        "courtroom", "crowd", "dock", "flight", "front", "funeral", "game", "gallery", "jury", "match", "mass", "panel",
        "parliament", "pew", "plane", "row", "school", "service", "stage", "stand", "stadium", "tribunal",
    }
)  # fmt: skip
"""Who sits here beside somebody is one of many, or does his daily work."""
_TIMES = frozenset({"alone", "privately", "separately", "again", "twice", "thrice", "first", "briefly", "secretly"})
_TIMED = frozenset({"at", "on", "for", "before", "after", "during", "over", "in"})
DOCTORS = frozenset({"doctor", "physician", "surgeon", "dentist", "nurse", "therapist", "lawyer"})
"""Whom one sees for one's own sake."""


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    if verb.dep_ in ("amod", "compound") or (frame := _FRAMES.get(lemma(verb))) is None:
        return None
    return frame(verb, is_people)


def _sit(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X sat with Y until three", "X sat opposite Y", "X sat across from Y", "X sat across the table from Y"."""
    if passive(verb) or objects(verb) or any(lemma(t) in _SEATED for t in verb.sent):
        return None
    facing = [t for t in (*after(verb, _OPPOSITE), *_across(verb)) if is_one(t, is_people)]
    return _two(verb, facing or _beside(verb, is_people), is_people)


def _face(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X faced Y across a table", "X and Y faced each other across the table"."""
    if passive(verb) or not any(lemma(t) in _TABLE for t in after(verb, _ACROSS)):
        return None
    faced = objects(verb)
    each_other = any(lemma(t) in ("other", "another") for t in faced)
    return _two(verb, [] if each_other else [t for t in faced if is_one(t, is_people)], is_people, joint=each_other)


def _come(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X came face to face with Y": not with a thing; "X and Y came together"."""
    if not passive(verb) and any(t.lower_ == "together" for t in verb.children):
        return _gather(verb, is_people)
    behind = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)].text.lower()
    if passive(verb) or not behind.replace("-", " ").startswith("face to face"):
        return None
    below = [verb, *(t for t in verb.subtree if t.lower_ in ("face", "to") and verb.i < t.i < verb.i + 4)]
    found = [t for one in below for t in after(one, _WITH) if is_one(t, is_people)]
    return _two(verb, found, is_people)


def _take(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X took Y aside", "X drew Y aside": and "X took tea with Y", "X broke bread with Y"."""
    if passive(verb):
        return None
    taken = objects(verb)
    if any(t.lower_ == "aside" for one in (verb, *taken) for t in one.children):
        return _two(verb, [t for t in taken if is_one(t, is_people)], is_people)
    meal = [t for t in taken if lemma(t) in _DRINKS]
    return _two(verb, _beside(verb, is_people, *meal), is_people) if meal else None


def _have(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X had a word with Y", "X had half an hour with Y", "X found time for Y"."""
    if passive(verb):
        return None
    had = objects(verb)
    word = [t for t in had if lemma(t) == "word" and t.tag_ == "NN" and any(c.lower_ == "a" for c in t.lefts)]
    span = [t for t in had if lemma(t) in _SPANS]
    return _two(verb, _beside(verb, is_people, *word, *span), is_people) if word or span else None


def _find(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X found time for Y", "X made time for Y": not for his children."""
    time = [t for t in objects(verb) if t.lower_ == "time"]
    if passive(verb) or not time or any(t.dep_ == "poss" and t.tag_ == "PRP$" for t in verb.subtree):
        return None
    found = [t for one in (verb, *time) for t in after(one, frozenset({"for"})) if is_one(t, is_people)]
    return _two(verb, found, is_people)


def _give(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X gave Y an hour", "Y was given an hour by X"."""
    spans = [t for t in verb.children if t.dep_ in ("dobj", "npadvmod", "oprd") and lemma(t) in _SPANS]
    if not spans or any(children(t, "relcl", "acl", "prep") for t in spans) or children(verb, "xcomp", "advcl"):
        return None
    givers = after(verb, frozenset({"by"})) if passive(verb) else doers(verb, is_people)
    given = children(verb, "nsubjpass") if passive(verb) else children(verb, "dative")
    givers, given = ([t for t in heads if is_one(t, is_people)] for heads in (givers, given))
    if not givers or not given:
        return None
    return Event(verb, "meeting", "receive", as_slots(givers, "host") + as_slots(given, "visitor"), verb=verb)


def _shake(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X shook hands with Y": not with those who lined the street."""
    hands = [t for t in objects(verb) if t.lower_ == "hands"]
    if passive(verb) or not hands or verb.tag_ not in ("VBD", "VBN"):
        return None
    return _two(verb, [t for t in _beside(verb, is_people, *hands) if t.tag_ not in ("NNS", "NNPS")], is_people)


def _drop(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X dropped in on Y", "X looked in on Y"."""
    there = next((t for t in verb.children if t.i == verb.i + 1 and t.lower_ in ("in", "by")), None)
    if passive(verb) or there is None or objects(verb):
        return None
    found = [t for one in (verb, there) for t in after(one, frozenset({"on"})) if is_one(t, is_people)]
    return _two(verb, [t for t in found if t.tag_ in ("NN", "NNP")], is_people)


def _run(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X ran into Y at the airport", "X bumped into Y": somebody of a name or office."""
    found = [] if passive(verb) or objects(verb) else after(verb, frozenset({"into"}))
    return _two(verb, [t for t in found if is_one(t, is_people) and _bears_office(t)], is_people)


def _aside(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X buttonholed Y"."""
    return None if passive(verb) else _two(verb, [t for t in objects(verb) if is_one(t, is_people)], is_people)


def _gather(verb: Token, is_people: IsPeople) -> Event | None:
    """ "The two are to reconvene on Friday", "Foreign ministers convene in Brussels", "The pair conferred by video"."""
    shut = lemma(verb) == "closet"  # "The two were closeted for an hour"
    if passive(verb) != shut or objects(verb) or verb.dep_ in ("pcomp", "acl"):
        return None
    first = [t for t in doers(verb, is_people) if _are_officials(t) and is_people(t)]
    if not first:
        return None
    slots = as_slots([*first, *_beside(verb, is_people)], None)
    return Event(verb, "meeting", "meet", slots, verb=verb, definite=len(slots) == 1)


def _see(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X saw Y at eleven", "X would not see Y", "X is to be seen by Y": one person of a name or office, and a time."""
    if verb.tag_ in ("VBZ", "VBP"):
        return None  # "sees in X an ally"
    again = any(t.lower_ == "again" for t in verb.rights) and any(t.lower_ in ("him", "her") for t in objects(verb))
    if again and not passive(verb):
        return _two(verb, objects(verb), is_people)  # "will see her again at a summit"
    if children(verb, "ccomp", "oprd", "xcomp", "acomp", "prt", "advcl") or any(lemma(t) in DOCTORS for t in verb.sent):
        return None
    if any(child.lower_ in ("as", "like") for t in (verb, *objects(verb)) for child in t.children):
        return None
    if passive(verb):
        first, seen = subjects(verb), after(verb, frozenset({"by"}))
    else:
        first, seen = doers(verb, is_people), objects(verb)
    seen = [t for t in seen if is_one(t, is_people) and _bears_office(t)]
    seen = [t for t in seen if t.tag_ in ("NN", "NNP") or t.ent_type_ == "PERSON"]
    first = [t for t in first if is_one(t, is_people) and _bears_office(t)]
    will_not = (
        verb.tag_ == "VB"
        and children(verb, "neg")
        and any(t.lower_ in ("would", "will", "wo") for t in children(verb, "aux"))
    )
    if not first or not seen or any(children(t, "relcl", "acl") for t in seen) or not (will_not or _is_timed(verb)):
        return None
    return Event(verb, "meeting", "meet", as_slots([*first, *seen], None), verb=verb)


def _is_timed(verb: Token) -> bool:
    when = [*after(verb, _TIMED), *children(verb, "npadvmod", "advmod")]
    when += [t for one in objects(verb) for t in after(one, _TIMED)]
    if any(t.tag_ == "CD" for t in after(verb, frozenset({"at"}))):
        return True  # "at eleven"
    return any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in _TIMES or lemma(t) in words().meals for t in when)


def interview(noun: Token, is_people: IsPeople) -> Event | None:
    """ "X had an interview with President Y", "X obtained an interview with the Shah": no reporter's."""
    verb = noun.head
    if noun.dep_ != "dobj" or lemma(verb) not in _INTERVIEWED or any(lemma(t) in words().press for t in noun.sent):
        return None
    first = [t for t in doers(verb, is_people) if is_one(t, is_people) and _bears_office(t)]
    others = [t for t in _beside(verb, is_people, noun) if _bears_office(t)]
    if passive(verb) or not first or not others:
        return None
    return Event(noun, "meeting", "noun", as_slots([*first, *others], None), verb=verb, held=True)


_INTERVIEWED = frozenset({"have", "obtain", "get", "secure"})


_FRAMES: dict[str, Callable[[Token, IsPeople], Event | None]] = {
    "sit": _sit,
    "face": _face,
    "come": _come,
    "take": _take,
    "draw": _take,
    "pull": _take,
    "drink": _take,
    "break": _take,
    "have": _have,
    "get": _have,
    "find": _find,
    "make": _find,
    "give": _give,
    "shake": _shake,
    "drop": _drop,
    "look": _drop,
    "run": _run,
    "bump": _run,
    "buttonhole": _aside,
    "waylay": _aside,
    "closet": _gather,
    "confer": _gather,
    "convene": _gather,
    "reconvene": _gather,
    "huddle": _gather,
    "see": _see,
}


def _two(verb: Token, others: list[Token], is_people: IsPeople, *, joint: bool = False) -> Event | None:
    """Those before the verb and `others`; `joint`: those before it are several who met each other."""
    first = [t for t in doers(verb, is_people) if any(is_one(one, is_people) for one in conjuncts(t))]
    several = any(len(conjuncts(t)) > 1 or "Number=Plur" in str(t.morph) for t in first)
    if not first or not (others or (joint and several)):
        return None
    return Event(verb, "meeting", "meet", as_slots([*first, *others], None), verb=verb, definite=not others)


def _beside(verb: Token, is_people: IsPeople, *nouns: Token) -> list[Token]:
    """Who stands behind "with" on the verb or on what it has."""
    return [t for one in (verb, *nouns) for t in after_widely(one, _WITH) if is_one(t, is_people)]


def _across(verb: Token) -> list[Token]:
    """ "across from Y", "across the table from Y"."""
    found = []
    for led in (t for t in verb.children if t.lower_ == "across"):
        found += after(verb, frozenset({"from"})) if led.i == verb.i + 1 else []
        below = [led, *(t for t in children(led, "pobj") if lemma(t) in _TABLE)]
        found += [t for one in below for t in after(one, frozenset({"from"}))]
        if any(lemma(t) in _TABLE for t in below):
            found += after(verb, frozenset({"from"}))
    return found


def is_one(token: Token, is_people: IsPeople) -> bool:
    """Whether a word stands for people who are no state, body or press; a pronoun may stand for whoever it is."""
    return people_among(token, is_people) and is_somebody(token) and lemma(token) not in words().press


def _bears_office(token: Token) -> bool:
    """A name, or the word of an office: "President X", "the Norwegian chargé"."""
    office = lemma(token) in words().people | words().envoys | words().delegations
    return token.ent_type_ == "PERSON" or token.tag_ == "PRP" or office or canonical_role(token.text) is not None


_PAIRS = frozenset({"pair", "two", "three", "trio", "both"})
_OFFICIALS = frozenset(
    {
        "ambassador", "chief", "commander", "delegate", "delegation", "diplomat", "envoy", "head", "leader", "minister",
        "negotiator", "official", "president", "premier", "side", "team",
    }
)  # fmt: skip


def _are_officials(token: Token) -> bool:
    """ "the pair", "the two", "foreign ministers", "X and Y"."""
    if token.lower_ in _PAIRS:
        return True
    joined = conjuncts(token)
    return (lemma(token) in _OFFICIALS and token.tag_ in ("NNS", "NNPS")) or (
        len(joined) > 1 and all(is_somebody(t) and t.pos_ == "PROPN" for t in joined)
    )


def is_head_of_state(token: Token) -> bool:
    """ "(discussed trade with) the Prime Minister of Chile": nobody trades with him."""
    office = " ".join(t.text for t in (*children(token, "compound"), token))
    one = token.tag_ in ("NN", "NNP") and any(t.lower_ == "the" for t in token.lefts)
    return one and canonical_role(office) is not None and any(t.ent_type_ == "GPE" for t in of(token))
