"""One who takes part in a meeting, as the words show it, and how parties become participants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Actor, Mention, Participant
from core.meetings.grammar import after, children, conjuncts, lemma
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Party:
    """Somebody at a meeting. `group`: not known by name; `countries`: whose side, where the words say so."""

    actor: Actor
    part: str | None
    mention: Mention | None
    role: str | None
    group: bool = False
    countries: frozenset[str] = frozenset()


def is_titled(party: Party) -> bool:
    """Whether this is one who is known by an office, though not by name: "the Secretary", "the Iranian president"."""
    mention = party.mention
    one = party.actor.kind == "unnamed" and mention is not None
    return one and mention is not None and mention.form == "role" and mention.resolution == "role"


def as_participants(parties: Iterable[Party]) -> list[Participant]:
    return [Participant(p.actor, p.part or "principal", p.role, _side(p), p.mention) for p in parties]


def _side(party: Party) -> str | None:
    return party.actor.country or (next(iter(party.countries)) if len(party.countries) == 1 else None)


def heads_delegation(token: Token) -> bool:
    """Whether a verb over or beside says that its subject leads a delegation: "arrived heading a delegation"."""
    for child in token.children:
        if child.dep_ in ("advcl", "conj", "xcomp", "acl") and lemma(child) in words().heading_verbs:
            return any(lemma(t) in words().heading_nouns for t in children(child, "dobj"))
        if child.dep_ == "prep" and child.lower_ in ("at", "with"):
            return any(
                lemma(t) in ("head",) and any(lemma(o) in words().heading_nouns for o in after(t, frozenset({"of"})))
                for t in children(child, "pobj")
            )
    return False


def countries_in(span: Iterable[Token]) -> frozenset[str]:
    """The states that a noun phrase names: "Syrian and Iranian officials"."""
    found = set()
    for token in span:
        if token.pos_ in ("ADJ", "PROPN", "NOUN"):
            for kind in ("adjective", "state"):
                named = gazetteer.meanings(token.text).get(kind)
                if named is not None and named.country:
                    found.add(named.country)
    return frozenset(found)


def last_of(token: Token) -> int:
    """Where the phrase "ministers of A, B and C" ends."""
    of = after(token, frozenset({"of", "from"}))
    return max([token.i, *(t.i for t in conjuncts(of[0]))] if of else [token.i])
