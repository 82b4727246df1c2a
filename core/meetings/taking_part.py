"""Words that say who took part in what a noun names, where its own phrase and its verb do not: "with the participation
of X", "thanked X for his participation in the summit", "joined A for a call with B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import IsPeople, people_among
from core.meetings.grammar import after, children, lemma, objects, of, over, passive, possessors, preposition
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING_PART = frozenset({"participation", "presence", "attendance", "involvement"})
_THERE = frozenset({("with", "participation"), ("with", "attendance"), ("in", "presence")})


_WEIGHING = frozenset({"discuss", "consider", "address", "review", "question"})
_GIVEN = frozenset({"agreement", "announcement", "commitment", "decision", "pledge", "promise", "statement"})


def given_there(over_it: Token, verb: Token, is_people: IsPeople) -> list[Token]:
    """ "reaffirmed commitments by A and B at the summit": who gave there what somebody else speaks of now."""
    if over_it.lower_ not in ("at", "during"):
        return []
    nouns = [t for t in (*over(over_it), *objects(verb)) if lemma(t) in _GIVEN and t.i < over_it.i]
    by = [t for noun in nouns[:1] for t in after(noun, frozenset({"by"}))]
    return [t for t in by if people_among(t, is_people)]


def participating(noun: Token) -> list[Token]:
    """ "was considered at a meeting of the Congress with the participation of X", whatever the parser joins that to; or
    in the phrase that opens the sentence: "Under Y and with the participation of X, a meeting was held"."""
    sentence = noun.sent
    for way in (noun.doc[noun.i + 1 : sentence.end], reversed(list(noun.doc[sentence.start : noun.i]))):
        for token in way:
            if words().nouns.get(lemma(token)) is not None:
                break
            if (token.head.lower_, lemma(token)) in _THERE:
                return of(token)
    return []


def part_spoken_of(over_it: Token, verb: Token, kind: str, is_people: IsPeople) -> list[Token] | None:
    """Whose part in it is spoken of, who then was there: "noted the participation of X in the summit", "thanked Y
    for the presence of X at the summit"; None where nobody's is."""
    part = next((t for t in (over_it.head, *objects(verb)) if lemma(t) in _TAKING_PART), None)
    if part is None or over_it.lower_ not in ("in", "at"):
        return None
    theirs = any(t.tag_ == "PRP$" for t in possessors(part))
    if lemma(verb) in _WEIGHING and kind == "summit" and not theirs:
        return []  # "discussed X's participation in the summit": it may come to nothing
    glad = any(lemma(t) in ("grateful", "thankful") for t in children(verb, "acomp"))
    thanked = lemma(verb) in words().light["thank"] | {"note", "appreciate", "welcome"}
    led = preposition(part)
    about = led is not None and led.lower_ in ("for", "on", "about")
    told = kind in ("summit", "ceremony") and part.i == over_it.head.i
    told = told and (about or part.dep_ in ("dobj", "nsubj", "nsubjpass"))
    if thanked and not glad and all(t.tag_ == "PRP$" for t in (*of(part), *possessors(part))):
        return objects(verb) or None  # "thanked Y for his participation": Y's
    whose = [t for t in (*of(part), *possessors(part)) if people_among(t, is_people)]
    return whose or None if glad or thanked or told else None


def joined_for(over_it: Token, verb: Token, kind: str, is_people: IsPeople) -> bool:
    """ "joined A for a call with B", "joined the leaders of the states for their annual summit"."""
    if lemma(verb) != "join" or passive(verb) or kind == "visit":
        return False
    joined = [t for t in objects(verb) if people_among(t, is_people)]
    led = over_it.lower_ in ("at", "in", "during", "for", "on")
    return led and bool(joined) and (over_it.head.i == verb.i or over_it.head.i > joined[0].left_edge.i)
