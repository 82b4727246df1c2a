"""Who was in a delegation: "The delegation included A, Minister of X, and B"."""

from __future__ import annotations

import re

from core.article import Article
from core.meetings.account import Account
from core.meetings.grammar import after, children, conjuncts, lemma, objects
from core.meetings.participants import People
from core.meetings.words import words

_SAID = re.compile(r"\b(?:includ|compris|consist|compos|made\b)\w*")
_NAMING = frozenset({"include", "comprise"})
_OF = {"consist": frozenset({"of"}), "compose": frozenset({"of"}), "make": frozenset({"of"})}


def join_members(article: Article, accounts: list[Account], people: People) -> None:
    """Adds those who are said to have been in a delegation to what it took part in, told before."""
    if article.doc is None:
        return
    for found in _SAID.finditer(article.text):
        span = article.doc.char_span(*found.span(), alignment_mode="expand")
        verb = span[0] if span is not None else None
        if verb is None or verb.pos_ != "VERB" or (lemma(verb) not in _NAMING and lemma(verb) not in _OF):
            continue
        subject = next((t for t in children(verb, "nsubj", "nsubjpass") if lemma(t) in words().delegations), None)
        if subject is None:
            continue
        heads = objects(verb) if lemma(verb) in _NAMING else after(verb, _OF[lemma(verb)])
        members = people.of_slots([(one, "attendee") for head in heads for one in conjuncts(head)])
        known = {id(party.actor) for party in members}
        members += [party for party in people.enumerated(verb) if id(party.actor) not in known]
        for account in accounts:
            theirs = any(p.group and _is_delegation(p.actor.name) for p in account.parties.values())
            if theirs and account.namings[0].stretch[0] < verb.idx:
                for party in members:
                    if party.actor.kind == "person":
                        account.parties.setdefault(id(party.actor), party)


def _is_delegation(name: str) -> bool:
    return any(word.removesuffix("s") in words().delegations for word in name.casefold().split())
