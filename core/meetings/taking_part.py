"""Words that say who took part in what a noun names, where its own phrase and its verb do not: "with the participation
of X", "thanked X for his participation in the summit", "joined A for a call with B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import IsPeople, people_among
from core.meetings.grammar import children, lemma, objects, of, passive, possessors
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def participating(noun: Token) -> list[Token]:
    """ "was considered at a meeting of the Congress with the participation of X", whatever the parser joins that to."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if words().nouns.get(lemma(token)) is not None:
            return []
        if lemma(token) == "participation" and token.head.lower_ == "with":
            return of(token)
    return []


def thanked_for_part(over_it: Token, verb: Token) -> list[Token] | None:
    """Who is thanked or praised for taking part: "noted the participation of X in the summit"; None where nobody is."""
    part = next((t for t in (over_it.head, *objects(verb)) if lemma(t) == "participation"), None)
    if part is None or over_it.lower_ not in ("in", "at"):
        return None
    glad = any(lemma(t) in ("grateful", "thankful") for t in children(verb, "acomp"))
    thanked = lemma(verb) in words().light["thank"] | {"note", "appreciate", "welcome"}
    return [*of(part), *possessors(part)] or None if glad or thanked else None


def joined_for(over_it: Token, verb: Token, kind: str, is_people: IsPeople) -> bool:
    """ "joined A for a call with B", "joined the leaders of the states for their annual summit"."""
    if (
        lemma(verb) != "join"
        or passive(verb)
        or kind == "visit"
        or over_it.lower_ not in {"at", "in", "during", "for", "on"}
    ):
        return False
    joined = [t for t in objects(verb) if people_among(t, is_people)]
    return bool(joined) and (over_it.head.i == verb.i or over_it.head.i > joined[0].left_edge.i)
