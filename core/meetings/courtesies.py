"""Calls and visits paid to a person: "a courtesy call on the president", "a visit to the king"; meetings both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.offices import canonical_role
from core.meetings.events import Event, IsPeople, Slot, as_slots, people_among
from core.meetings.grammar import (
    after,
    children,
    clause,
    doers,
    lemma,
    objects,
    passive,
    possessors,
    preposition,
    subjects,
)
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ON = frozenset({"on", "upon", "to"})
_BY = frozenset({"by", "from"})
_AT = frozenset({"during", "in", "at", "for", "after", "following", "before"})


def of_noun(noun: Token, kind: str, is_people: IsPeople) -> Event | None:
    """The meeting that a call or visit paid to somebody is; None where it is no such call, or not said who paid it."""
    if kind == "visit" and (visiting := _visit_with(noun, is_people)) is not None:
        return visiting
    over_it, verb = preposition(noun), clause(noun)
    paid = verb is not None and any(token.i == noun.i for token in objects(verb))
    courteous = any(child.lower_ in words().limits["courtesies"] for child in noun.lefts)
    if kind == "call" and not courteous and not (paid and verb is not None and lemma(verb) == "pay"):
        return None
    hosts = _persons(after(noun, _ON), is_people)
    visitors = [*possessors(noun), *after(noun, _BY)]
    if verb is not None and paid:
        if lemma(verb) in ("receive", "get", "host", "accept"):
            hosts = hosts or [t for t in subjects(verb) if people_among(t, is_people)]
            visitors += after(verb, _BY)
        else:
            given = [t for t in children(verb, "dative", "dobj", "iobj") if t.i != noun.i and t.pos_ != "ADP"]
            hosts = hosts or _persons(given or after(verb, _ON), is_people)  # "paid him a farewell call"
            visitors = visitors or subjects(verb)
    elif verb is not None and over_it is not None and over_it.lower_ in _AT:
        visitors = visitors or doers(verb, is_people)
    visitors = [t for t in visitors if people_among(t, is_people) and t.i not in {h.i for h in hosts}]
    if not hosts or not visitors:
        return None
    slots: list[Slot] = [*((t, "visitor") for t in visitors), *((t, "host") for t in hosts)]
    held = verb if paid or over_it is not None else None
    separate = noun.tag_ == "NNS" and any(child.lower_ in ("separate", "individual") for child in noun.lefts)
    return Event(noun, "meeting", "noun", slots, verb=held, held=paid, apart=separate)


def _visit_with(noun: Token, is_people: IsPeople) -> Event | None:
    """ "In her visit with the king, X conveyed condolences", "had a short visit with Y": a meeting, and no journey made
    together ("his visit to Riga with the king")."""
    over_it, verb = preposition(noun), clause(noun)
    if verb is None or noun.tag_ != "NN" or {t.lower_ for t in children(noun, "prep")} & {"to", "in", "of", "by"}:
        return None
    hosts = _persons([t for t in after(noun, frozenset({"with"})) if t.i > noun.i], is_people)
    had = noun.dep_ == "dobj" and lemma(verb) in ("have", "enjoy")
    at = over_it is not None and over_it.lower_ in ("in", "during") and any(t.pos_ == "PRON" for t in possessors(noun))
    if not hosts or not (had or at) or noun.i + 1 >= noun.sent.end or noun.nbor().lower_ != "with":
        return None
    visitors = [t for t in doers(verb, is_people) if people_among(t, is_people) and t.i not in {h.i for h in hosts}]
    slots: list[Slot] = [(t, None) for t in (*visitors, *hosts)]
    return Event(noun, "meeting", "noun", slots, verb=verb, held=had) if visitors else None


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    """ "X takes leave of Y", "bade farewell to Y", "farewelled Y"."""
    if passive(verb):
        return None
    taken = [t for t in objects(verb) if lemma(t) in ("leave", "farewell", "goodbye", "adieu")]
    if lemma(verb).startswith("farewell"):
        hosts = objects(verb)
    elif taken:
        hosts = [t for token in (verb, *taken) for t in after(token, frozenset({"of", "to"}))]
        hosts += [t for t in children(verb, "dative") if t.pos_ != "ADP"]
    else:
        return None
    hosts = _persons(hosts, is_people)
    visitors = [t for t in subjects(verb) if people_among(t, is_people)]
    if not hosts or not visitors:
        return None
    return Event(verb, "meeting", "receive", [*as_slots(visitors, None), *as_slots(hosts, None)], verb=verb)


_BID = frozenset({"bid", "bids", "bade", "bidding"})


def farewell(noun: Token, is_people: IsPeople) -> Event | None:
    """ "X bade farewell to Y", where the parser takes the verb for a noun: he is the last one named before it."""
    bid = noun.nbor(-1) if noun.i > noun.sent.start else None
    if bid is None or bid.lower_ not in _BID or bid.pos_ == "VERB" or noun.i + 1 >= noun.sent.end:
        return None
    to = noun.nbor()
    hosts = _persons(children(to, "pobj"), is_people) if to.lower_ == "to" else []
    before = [t for t in noun.doc[noun.sent.start : bid.i] if t.ent_type_ == "PERSON" and is_people(t)]
    if not hosts or not before:
        return None
    slots = [*as_slots(before[-1:], None), *as_slots(hosts, None)]
    return Event(noun, "meeting", "noun", slots, verb=bid, held=True)


def _persons(heads: list[Token], is_people: IsPeople) -> list[Token]:
    """Those among noun phrases that stand for one person, and not for a place or a state."""
    one = ("him", "her")
    named = (t for t in heads if people_among(t, is_people))
    return [t for t in named if t.ent_type_ == "PERSON" or _is_office(t) or t.lower_ in one]


def _is_office(token: Token) -> bool:
    known = canonical_role(token.text) is not None or lemma(token) in words().people
    return token.tag_ in ("NN", "NNP") and known
