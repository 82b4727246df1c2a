"""Who led a side, and who was in it: "The Turkish delegation was led by X and included Y", told of a meeting before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.article import Article
from core.meetings.account import Account
from core.meetings.events import Event, IsPeople, Slot
from core.meetings.grammar import after, children, conjuncts, is_somebody, lemma, objects, over, passive, subjects
from core.meetings.participants import People
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LED = frozenset({"lead", "head", "represent"})
_INCLUDES = frozenset({"include", "comprise"})
_BY = frozenset({"by"})

_SAID = re.compile(r"\b(?:includ|compris|consist|compos|made\b)\w*")
_OF = {"consist": frozenset({"of"}), "compose": frozenset({"of"}), "make": frozenset({"of"})}


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
    return is_people(token) and is_somebody(token)


def _others(verb: Token) -> list[Token]:
    """ "..., and the Georgian delegation by Y": the same verb, left out."""
    sides = [t for t in verb.sent if t.i > verb.i and (_is_side(t) or t.lower_ in ("'s", "’s"))]
    behind = [side.nbor() for side in sides if side.i + 1 < verb.sent.end]
    return [t for by in behind if by.lower_ == "by" for t in children(by, "pobj")]


def join_members(article: Article, accounts: list[Account], people: People) -> None:
    """Adds those who are said to have been in a delegation to what it took part in, told before."""
    if article.doc is None:
        return
    for found in _SAID.finditer(article.text):
        span = article.doc.char_span(*found.span(), alignment_mode="expand")
        verb = span[0] if span is not None else None
        if verb is None or verb.pos_ != "VERB" or (lemma(verb) not in _INCLUDES and lemma(verb) not in _OF):
            continue
        subject = next((t for t in children(verb, "nsubj", "nsubjpass") if _is_delegation_s(t)), None)
        if subject is None:
            continue
        heads = objects(verb) if lemma(verb) in _INCLUDES else after(verb, _OF[lemma(verb)])
        members = people.of_slots([(one, "attendee") for head in heads for one in conjuncts(head)])
        known = {id(party.actor) for party in members}
        members += [party for party in people.enumerated(verb) if id(party.actor) not in known]
        for account in accounts:
            theirs = any(p.group and _is_delegation(p.actor.name) for p in account.parties.values())
            if theirs and account.namings[0].stretch[0] < verb.idx:
                for party in members:
                    if party.actor.kind == "person":
                        account.parties.setdefault(id(party.actor), party)


def _is_delegation_s(subject: Token) -> bool:
    """ "The delegation included", "a delegation of the Senate, which included"."""
    nouns = [up for up in over(subject) if up.pos_ in ("NOUN", "PROPN")] if subject.tag_ == "WDT" else [subject]
    return any(lemma(noun) in words().delegations for noun in nouns)


def _is_delegation(name: str) -> bool:
    return any(word.removesuffix("s") in words().delegations for word in name.casefold().split())
