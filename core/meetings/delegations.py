"""Who led a side: "The Turkish delegation was led by X and included Y", told of a meeting spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, Slot
from core.meetings.grammar import after, children, conjuncts, lemma, objects, passive, subjects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LED = frozenset({"lead", "head", "represent"})
_INCLUDES = frozenset({"include", "comprise"})
_BY = frozenset({"by"})


def led(verb: Token, is_people: IsPeople) -> Event | None:
    """More people at the meeting told of last, each at the head of a side; None where the verb tells of no side."""
    if lemma(verb) not in _LED or not passive(verb) or not any(map(_is_side, subjects(verb))):
        return None
    heads = [t for t in after(verb, _BY) if _is_person(t, is_people)]
    if not heads:
        return None
    slots: list[Slot] = [(t, "delegation head") for t in heads]
    slots += [(t, "delegation head") for t in _others(verb) if _is_person(t, is_people) and t not in heads]
    for joined in children(verb, "conj"):
        if lemma(joined) in _INCLUDES:
            members = [one for t in objects(joined) for one in conjuncts(t)]
            slots += [(t, "attendee") for t in members if _is_person(t, is_people)]
    return Event(verb, "meeting", "join", slots, verb=verb, definite=True, presence=True)


def _is_side(noun: Token) -> bool:
    """ "the Turkish side", "the army's team"; one of several, and not "the delegation that came"."""
    return lemma(noun) in words().delegations - {"envoy"} and noun.tag_ in ("NN", "NNP")


def _is_person(token: Token, is_people: IsPeople) -> bool:
    return is_people(token) and token.ent_type_ not in ("GPE", "NORP", "ORG")


def _others(verb: Token) -> list[Token]:
    """ "..., and the Georgian delegation by Y": the same verb, left out."""
    sides = [t for t in verb.sent if t.i > verb.i and (_is_side(t) or t.lower_ in ("'s", "’s"))]
    behind = [side.nbor() for side in sides if side.i + 1 < verb.sent.end]
    return [t for by in behind if by.lower_ == "by" for t in children(by, "pobj")]
