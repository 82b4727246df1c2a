"""Who takes a matter up with somebody: "X raised the case with Y in Oslo", "X went through the agenda with Y", "X
pitched the plan to Y on Monday", "X and Y connected by video", "X and Y co-chaired the joint committee".

Each needs people by name or office on both sides of the verb. Looked at where no frame of the lexicon has read it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.meetings.encounters import is_one
from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import after, after_widely, children, conjuncts, doers, lemma, objects, passive
from core.meetings.joined_names import joined_anyhow
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with"})
_THROUGH = frozenset({"through", "over", "into"})
_JOINT_BODIES = frozenset({
    "committee", "commission", "council", "group", "dialogue", "session", "round", "meeting", "consultation", "talk",
    "conference", "forum", "mechanism", "board", "panel",
})  # fmt: skip


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    if verb.dep_ in ("amod", "compound") or (frame := _FRAMES.get(lemma(verb))) is None:
        return None
    return frame(verb, is_people)


def _raise(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X raised the case with Y in Oslo on Monday": a day or a place says that it was said to his face."""
    return _with_them(verb, is_people) if not passive(verb) and objects(verb) and _is_placed(verb) else None


def _probe(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X probed ways to end the war with Y", "With Y, X examined the accord"."""
    return _with_them(verb, is_people) if not passive(verb) and objects(verb) else None


def goes_through(verb: Token) -> bool:
    """ "go through the agenda": no journey."""
    return any(lemma(t) in _MATTERS for t in after(verb, _THROUGH))


def _go_through(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X went through the agenda with Y", "A and B went over the timeline", "X looked into cooperation with Y"."""
    if passive(verb) or objects(verb) or not goes_through(verb):
        return None
    return _with_them(verb, is_people, several=lemma(verb) != "look")


_MATTERS = frozenset({
    "accord", "agenda", "agreement", "case", "cooperation", "detail", "dossier", "draft", "file", "issue", "list",
    "matter", "mean", "paper", "plan", "point", "program", "programme", "project", "proposal", "prospect", "question",
    "report", "text", "timeline", "timetable", "topic", "treaty", "way",
})  # fmt: skip
"""What two go through together."""


def _pitch(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X pitched the plan to Y in Oslo on Monday"."""
    if passive(verb) or not objects(verb) or not _is_placed(verb):
        return None
    told = [t for one in (verb, *objects(verb)) for t in after(one, frozenset({"to"}))]
    return _two(verb, [t for t in told if is_one(t, is_people) and _bears_office(t)], is_people)


def _sound_out(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X sounded out Y in Riga on Monday"."""
    if passive(verb) or not any(t.lower_ == "out" for t in verb.children) or not _is_placed(verb):
        return None
    return _two(verb, [t for t in objects(verb) if is_one(t, is_people) and _bears_office(t)], is_people)


def _connect(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X and Y connected by secure video", "X connected with Y over the phone"."""
    distant = words().phone | words().video
    told = [verb, *(t for led in children(verb, "prep", "agent") for t in led.subtree)]
    if objects(verb) or children(verb, "auxpass") or not any(t.lower_ in distant for t in told):
        return None
    made = _with_them(verb, is_people, several=True)
    return Event(verb, "call", "speak", made.slots, verb=verb) if made is not None else None


def _co_chair(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X co-chairs the partnership committee with Y", "X and Y co-chaired the joint commission": a sitting of theirs.
    Where what they chair is a meeting by its own word, that word tells of it."""
    chaired = objects(verb)
    if passive(verb) or not verb.lower_.startswith("co-") or not any(lemma(t) in _JOINT_BODIES for t in chaired):
        return None
    if any(lemma(t) in words().nouns for t in chaired):
        return None
    return _with_them(verb, is_people, several=True)


def co_chair_misread(noun: Token, is_people: IsPeople) -> Event | None:
    """ "X will on Monday co-chair the fourth session of the joint commission with Y", where the parser takes what X
    will do for a part of the day."""
    before = noun.doc[max(noun.i - _DAY, noun.sent.start) : noun.i]
    will = next((t for t in reversed(before) if t.tag_ == "MD"), None)
    if noun.lower_ != "co-chair" or noun.pos_ == "VERB" or will is None:
        return None
    if any(t.pos_ == "VERB" for t in noun.doc[will.i : noun.i]):
        return None
    first = next((t for t in reversed(noun.doc[noun.sent.start : will.i]) if not t.is_punct), None)
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    others = [t for led in behind if led.lower_ == "with" for t in children(led, "pobj") if is_one(t, is_people)]
    if (
        first is None
        or not is_one(first, is_people)
        or not others
        or not any(lemma(t) in _JOINT_BODIES for t in behind)
    ):
        return None
    return Event(will, "meeting", "meet", as_slots([first, others[0]], None), verb=will)


def is_of_misread(noun: Token) -> bool:
    """Whether a noun is what somebody will co-chair in a sentence so misread: the word "co-chair" tells of it."""
    before = noun.doc[max(noun.i - _DAY, noun.sent.start) : noun.i]
    return any(t.lower_ == "co-chair" and t.pos_ != "VERB" for t in before) and any(t.tag_ == "MD" for t in before)


_DAY = 14
"""Words between "will" and what will be done, at most: "will, on Monday, 13 February 2023, co-chair"."""


def _ask(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X asked Y to make a state visit", "X has asked Y to come to Oslo"."""
    asked = [t for t in objects(verb) if is_one(t, is_people) and _bears_office(t)]
    done = children(verb, "xcomp", "ccomp")
    asked += [t for below in done for t in children(below, "nsubj") if is_one(t, is_people)]
    for below in done:
        visit = any(words().nouns.get(lemma(t)) == "visit" for t in objects(below))
        paid = lemma(below) in ("make", "pay", "undertake") and visit
        places = after(below, frozenset({"to"})) + [p for t in objects(below) for p in after(t, frozenset({"to"}))]
        if asked and places and below.tag_ == "VB" and (paid or lemma(below) in ("come", "travel")):
            return Event(verb, "visit", "invite", as_slots(asked, "visitor"), verb=verb, places=places)
    return None


def _be(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X was on the phone to Y", "X and Y were on the phone on Monday": a call."""
    phone = [t for t in after(verb, frozenset({"on"})) if t.lower_ in ("phone", "telephone", "line", "hotline")]
    if not phone:
        return None
    led = [t for one in (verb, *phone) for t in after(one, frozenset({"to", "with"}))]
    others = [t for t in led if is_one(t, is_people) and _bears_office(t)]
    joint = [one for t in doers(verb, is_people) for one in conjuncts(t) if t.ent_type_ == "PERSON"]
    made = _two(verb, others, is_people, alone=not others and len(joint) > 1)
    return Event(verb, "call", "speak", made.slots, verb=verb) if made is not None else None


def _deliver(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X delivered a letter from the president to Y in Oslo on Monday": a day or a place says that he went there."""
    if passive(verb) or not any(lemma(t) in _LETTERS for t in objects(verb)) or not _is_placed(verb):
        return None
    told = [t for one in (verb, *objects(verb)) for t in (*after(one, frozenset({"to"})), *children(one, "dative"))]
    return _two(verb, [t for t in told if is_one(t, is_people) and t.ent_type_ == "PERSON"], is_people)


_LETTERS = frozenset({"letter", "message", "note"})


def _reach(verb: Token, is_people: IsPeople) -> Event | None:
    """ "Ministers A and B failed to reach an accord in Oslo on Monday", "A and B struck a deal in Oslo": talks of those
    named, where the words say the place."""
    agreed = [t for t in objects(verb) if lemma(t) in ("accord", "agreement", "compromise", "deal", "truce")]
    over_it = verb.head if verb.dep_ == "xcomp" and lemma(verb.head) in ("fail", "manage") else verb
    led = [t for one in (verb, over_it, *agreed) for t in after(one, frozenset({"in", "at"}))]
    if passive(verb) or not agreed or over_it.tag_ != "VBD" or not any(t.ent_type_ == "GPE" for t in led):
        return None
    heads = [n for t in doers(over_it, is_people) for n in (t, *children(t, "appos"))]
    first = dict.fromkeys(one for t in heads for one in (*joined_anyhow(t), *conjuncts(t)))
    named = [t for t in first if t.pos_ == "PROPN" and is_one(t, is_people)]
    return Event(over_it, "negotiation", "meet", as_slots(named, None), verb=verb) if len(named) > 1 else None


_FRAMES: dict[str, Callable[[Token, IsPeople], Event | None]] = {
    "raise": _raise,
    "probe": _probe,
    "examine": _probe,
    "broach": _probe,
    "tackle": _probe,
    "go": _go_through,
    "look": _go_through,
    "pore": _go_through,
    "pitch": _pitch,
    "sound": _sound_out,
    "connect": _connect,
    "chair": _co_chair,
    "co-chair": _co_chair,
    "ask": _ask,
    "be": _be,
    "deliver": _deliver,
    "hand": _deliver,
    "pass": _deliver,
    "reach": _reach,
    "strike": _reach,
}


def _with_them(verb: Token, is_people: IsPeople, *, several: bool = False) -> Event | None:
    """The verb's subjects and who stands behind "with", on the verb or on the matter. `several`: the subjects alone, if
    they are two by name, did it with each other."""
    matters = [t for one in (*objects(verb), *after(verb, _THROUGH)) for t in one.subtree]
    led = after_widely(verb, _WITH) + [t for one in matters for t in after(one, _WITH)]
    others = [t for t in dict.fromkeys(led) if is_one(t, is_people) and _bears_office(t)]
    first = doers(verb, is_people)
    joint = [one for t in first for one in conjuncts(t) if is_one(one, is_people) and _bears_office(one)]
    if not others and not (several and len(joint) > 1 and any(t.pos_ == "PROPN" for t in joint)):
        return None
    return _two(verb, others, is_people, alone=not others)


def _two(verb: Token, others: list[Token], is_people: IsPeople, *, alone: bool = False) -> Event | None:
    first = [t for t in doers(verb, is_people) if people_among(t, is_people)]
    if not first or not (others or alone):
        return None
    return Event(verb, "meeting", "meet", as_slots([*first, *others], None), verb=verb)


def _is_placed(verb: Token) -> bool:
    """Whether the verb says where or when: "in Oslo", "on Monday", "at the ministry", "during his visit"."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    led = [t for one in (verb, *objects(verb)) for t in after(one, frozenset({"in", "at", "on", "during", "over"}))]
    timed = [t for t in children(verb, "npadvmod", "advmod") if t.ent_type_ in ("DATE", "TIME")]
    there = [t for t in led if t.ent_type_ in ("GPE", "DATE", "TIME") or words().nouns.get(lemma(t)) == "visit"]
    return bool(timed or there)


def _bears_office(token: Token) -> bool:
    """A name, or one person by an office: "President X", "his Danish counterpart", "the foreign minister"."""
    office = lemma(token) in words().people | words().envoys
    return token.ent_type_ == "PERSON" or office or canonical_role(token.text) is not None
