"""Who leads a meeting, or brings its sides together: "chaired by X", "under the chairmanship of X", "mediated by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople, Slot, people_among
from core.meetings.grammar import after, children, lemma, of, passive, possessors, word_before
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY = frozenset({"by"})
_CHAIRING = frozenset({"chair", "co-chair", "preside", "lead", "head", "moderate"})
_CHAIRMANSHIP = frozenset({"chairmanship", "chairpersonship", "presidency", "leadership"})
_MEDIATION = frozenset({"mediation", "auspices", "auspex", "aegis"})


def chairs(noun: Token, verb: Token | None) -> list[Token]:
    """Who leads a meeting: "a call chaired by X", "a meeting of the commission chaired by X", "was held under the
    chairmanship of X"."""
    told = [t for one in (noun, *of(noun)) for t in children(one, "acl")]
    if noun.dep_ == "dobj" and lemma(noun.head) in words().light["list"]:
        told = []  # "The roundtable included a discussion moderated by X"
    joined = [t for one in told for t in children(one, "conj")]
    # "a meeting organised by the institute, moderated by X", read as an institute moderated by him
    joined += [t for one in told for by in after(one, _BY) for t in children(by, "acl") if word_before(t) == ","]
    led = [t for t in (*told, *joined) if lemma(t) in _CHAIRING and t.tag_ == "VBN"]
    if verb is not None and lemma(verb) in _CHAIRING and passive(verb) and noun.dep_ == "nsubjpass":
        led.append(verb)
    found = [t for one in led for t in after(one, _BY)]
    return found + _whose([noun, *children(noun, "acl"), verb], frozenset({"under"}), _CHAIRMANSHIP)


def mediators(event: Event, is_people: IsPeople) -> list[Slot]:
    """Who brought the sides together: "talks mediated by X", "under the mediation of X"."""
    noun = event.trigger
    if event.kind not in ("meeting", "negotiation", "summit"):
        return []
    found = [
        t
        for child in children(noun, "acl", "relcl")
        if words().verbs.get(lemma(child)) == "mediate" and passive(child)
        for t in after(child, frozenset({"by"}))
    ]
    found += _whose([noun, event.verb], frozenset({"under", "through", "with"}), _MEDIATION)
    return [(t, "mediator") for t in found if people_among(t, is_people)]


def _whose(tokens: list[Token | None], led_by: frozenset[str], offices: frozenset[str]) -> list[Token]:
    """X of "under the chairmanship of X", "with X's mediation"."""
    found = [office for token in tokens if token is not None for office in after(token, led_by)]
    # "was co-chaired by A and B, and under the leadership of C": read as joined to "by", or to who that was
    behind = [t for one in tokens if one is not None for by in children(one, "agent") for t in by.subtree]
    joined = [t for t in behind if t.lower_ in led_by and t.dep_ in ("conj", "prep") and word_before(t) == "and"]
    found += [office for led in joined for office in children(led, "pobj")]
    return [t for office in found if lemma(office) in offices for t in (*of(office), *possessors(office))]
