"""Who was briefed by whom: "The President was briefed by Administrator X on the storm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, as_slots, people_among
from core.meetings.grammar import after, auxiliaries, conjuncts, lemma, passive, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_verb(verb: Token, is_people: IsPeople) -> Event | None:
    """Only by those who are named, at one time: who "has been briefed by his teams" or "will be briefed" need not have
    met them at one table."""
    if lemma(verb) != "brief" or not passive(verb) or verb.dep_ not in ("ROOT", "conj"):
        return None
    if {t.lower_ for t in auxiliaries(verb)} & {"been", "has", "have", "had", "will", "be", "being"}:
        return None
    by = [t for t in after(verb, frozenset({"by"})) if people_among(t, is_people)]
    named = [one for t in by for one in conjuncts(t) if one.ent_type_ == "PERSON"]
    told = [t for t in subjects(verb) if people_among(t, is_people)]
    if not named or not told:
        return None
    return Event(verb, "meeting", "meet", as_slots([*told, *by], None), verb=verb)
