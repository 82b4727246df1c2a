"""Office holders of several states, or a delegation at talks, of whom one phrase tells that they met: "A meeting of
finance ministers took place in Bonn", "The defence ministers will convene on Thursday". They are both sides of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.account import Naming
from core.meetings.agreement import TOOK_PLACE
from core.meetings.events import Event, IsPeople
from core.meetings.grammar import SUBJECTS, after, children, conjuncts, lemma, preposition, subjects
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OFFICES = frozenset({
    "adviser", "advisor", "ambassador", "chancellor", "chief", "envoy", "foreign", "governor", "head", "leader",
    "minister", "ministers", "negotiator", "premier", "president", "secretary", "sherpa", "speaker",
})  # fmt: skip
"""Of these each state or body has one, so that several of them are of several."""
_LEADERS = frozenset({"leader", "head", "president"})
_TALKS = frozenset({"meeting", "session", "talk", "consultation", "negotiation", "videoconference", "conference"})
_OF = frozenset({"of", "between", "among"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OWNERS = frozenset({"his", "her", "my", "your", "its"})


def add_listed(event: Event, is_people: IsPeople) -> None:
    """Adds those of a list behind "of" that the parser gives to the verb or to the one behind them: "A meeting of
    ministers, heads of banks and envoys took place", "the meeting of foreign ministers and defence ministers"."""
    noun = event.trigger
    if event.frame != "noun" or event.kind == "visit":
        return
    heads = [t for t in after(noun, _OF) if t.tag_ in _PLURAL and is_people(t)]
    if not heads:
        return
    known = {token.i for head, _ in event.slots for token in conjuncts(head)}
    further = [t for head in heads for t in children(head, "nmod") if t.tag_ in _PLURAL and children(t, "cc")]
    if noun.dep_ in SUBJECTS:
        beside = [t for t in subjects(noun.head) if t.i > heads[0].i and t.tag_ in _PLURAL]
        further += [t for t in beside if t.doc[t.left_edge.i - 1].text == "," and t.i < noun.head.i]
    event.slots += [(t, None) for t in further if t.i not in known and is_people(t)]


def meet_among_themselves(naming: Naming) -> bool:
    """Whether those who hold like offices are said to have met, or to be going to, on a day or at a place, and with
    nobody else."""
    event = naming.event
    if naming.named or not naming.parties or naming.kind in ("visit", "ceremony") or naming.running:
        return False
    remembered = {"recalled"} if event.frame == "noun" else set()  # "The ministers of that time met in 2007"
    if naming.status not in TOOK_PLACE | {"planned"} | remembered:
        return False
    heads = [head for head, _ in event.slots]
    if not heads or not all(_is_of_office(t) for t in heads) or not _is_their_own(event, heads):
        return False
    placed = naming.date is not None or naming.spot is not None
    called = any(t.pos_ == "PROPN" for head in heads for t in head.lefts)
    if not placed and not (called and event.frame == "meet" and naming.status == "planned"):
        return False
    if event.frame == "meet" and naming.kind == "meeting" and any(lemma(t) in _LEADERS for t in heads):
        naming.kind = "summit"
    return True


def _is_their_own(event: Event, heads: list[Token]) -> bool:
    """Whether the words give the meeting to those who hold the offices: "met", "a meeting of", "held their meeting"."""
    if event.frame == "meet":
        return {t.i for t in heads} <= {t.i for s in subjects(event.trigger) for t in conjuncts(s)}
    around = [event.trigger, event.verb] if event.held and event.verb is not None else [event.trigger]
    if event.frame != "noun" or lemma(event.trigger) not in _TALKS:
        return False
    if any(after(token, words().prepositions["with"]) for token in around):
        return False
    over_it = preposition(event.trigger)
    if over_it is not None and over_it.lower_ in ("for", "to", "on", "about"):
        return False  # "prepared for a meeting of finance ministers": told by the verb
    return bool(after(event.trigger, _OF)) and (event.held or event.trigger.tag_ == "NN")


def _is_of_office(head: Token) -> bool:
    """ "finance ministers", "heads of central banks", and no "his ministers", "the leaders"."""
    if head.tag_ not in _PLURAL:
        return False
    office = any(lemma(one) in _OFFICES for one in conjuncts(head)[:1])
    if any(t.lower_ in _OWNERS for t in children(head, "poss")):
        return False
    said = [t for t in head.lefts if t.dep_ in ("amod", "compound", "nmod", "poss")] or after(head, frozenset({"of"}))
    return office and bool(said)


def delegation_alone(naming: Naming) -> bool:
    """ "Our delegation returned last night from negotiations", "the negotiations of the Chilean delegation in Lima":
    at talks of states, the other side of which goes without saying."""
    if naming.kind != "negotiation" or naming.event.frame != "noun" or naming.named or naming.in_quote:
        return False
    one = len(naming.parties) == 1 and naming.parties[0].actor.kind == "delegation"
    placed = naming.date is not None or naming.spot is not None
    return one and placed and naming.status in TOOK_PLACE | {"recalled"}
