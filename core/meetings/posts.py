"""Sentences without a subject in which somebody tells what he did himself: "Great to welcome X", "Good call with X".

In a diary "In the evening X rang" is one as well. Only where it is known who tells the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, people_among
from core.meetings.grammar import after, children, is_somebody, is_verb, lemma, objects, over, passive, subjects
from core.meetings.participants import People
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_KINDS = {
    "meet": "meeting",
    "receive": "meeting",
    "greet": "meeting",
    "speak": "call",
    "call": "call",
    "see": "meeting",
}
_GLAD = frozenset({"great", "good", "nice", "wonderful", "happy", "excellent", "pleasure", "honour", "honor", "joy"})
_WITH = frozenset({"with", "to"})


def of_verb(verb: Token, frame: str, people: People) -> Event | None:
    """What whoever tells the report did with those named: he is no word of the sentence."""
    if frame == "call" and (rang := _rang(verb, people)) is not None:
        return rang
    kind = _KINDS.get(frame)
    if kind is None or passive(verb) or not _is_his(verb, people):
        return None
    others = objects(verb) + after(verb, _WITH if frame == "speak" else frozenset({"with"}))
    others = [t for t in others if people_among(t, people.are) and is_somebody(t)]
    if not any(t.tag_ in ("NN", "NNP", "NNPS") for t in others):
        return None
    return Event(verb, kind, frame, [(token, None) for token in others], verb=verb, told=True)


def is_without_subject(event: Event) -> bool:
    """ "Had a meeting with the governor": of whoever tells the report, whom the sentence leaves out."""
    verb = event.verb
    if event.frame != "noun" or not event.held or verb is None or verb.dep_ != "ROOT":
        return False
    before = [t for t in verb.sent if t.i < verb.i and not t.is_space and not t.is_punct]
    said = not before or all(t.dep_ in ("advmod", "npadvmod", "cc") for t in before)
    return said and verb.tag_ in ("VBD", "VBN") and not children(verb, "nsubj", "nsubjpass", "expl", "aux", "auxpass")


def of_noun(noun: Token, people: People) -> Event | None:
    """ "Just off the phone with X"; "Met with X", whose first word the model takes for a name."""
    if noun.lower_ == "met" and _opens(noun) and all(t.is_space or t.i >= noun.i for t in noun.sent):
        met = next((t for t in noun.sent if t.i > noun.i and people.person_at(t) is not None), None)
        groups = [t for t in after(noun, frozenset({"with"})) if people_among(t, people.are) and t.tag_ == "NNS"]
        met = next(iter(groups), None) if met is None or any(met.i > t.right_edge.i for t in groups) else met
        return Event(noun, "meeting", "meet", [(met, None)], verb=noun, told=True) if met is not None else None
    led = noun.head
    if lemma(noun) not in ("phone", "telephone") or led.lower_ != "off" or not _opens(led):
        return None
    others = [t for one in (led, noun) for t in after(one, frozenset({"with"})) if people_among(t, people.are)]
    named = others or [t for t in noun.sent if t.i > noun.i and people.person_at(t) is not None][-1:]
    return Event(noun, "call", "call", [(token, None) for token in named], verb=None, told=True) if named else None


def _rang(verb: Token, people: People) -> Event | None:
    """ "In the evening X rang": whoever tells it was rung up."""
    if lemma(verb) == "call" and children(verb, "prep"):
        return None
    if passive(verb) or verb.tag_ != "VBD" or objects(verb) or children(verb, "prt", "ccomp", "xcomp", "advcl"):
        return None
    first = [t for t in subjects(verb) if people.person_at(t) is not None]
    return Event(verb, "call", "call", [(token, None) for token in first], verb=verb, told=True) if first else None


def _is_his(verb: Token, people: People) -> bool:
    """Whether a verb has no subject: it opens the sentence, or stands behind "Great to"."""
    if any(people_among(t, people.are) for t in subjects(verb)) or children(verb, "nsubj", "expl"):
        return False
    infinitive = verb.tag_ == "VB" and any(t.lower_ == "to" for t in children(verb, "aux"))
    if not infinitive:
        return verb.tag_ in ("VBD", "VBN") and verb.dep_ == "ROOT" and not children(verb, "aux", "auxpass")
    up = next(over(verb), None)
    glad = up is not None and up.lower_ in words().glad | _GLAD and up.dep_ == "ROOT"
    return glad and up is not None and not children(up, "nsubj", "expl")


def _opens(token: Token) -> bool:
    return not any(is_verb(t) for t in token.sent if t.i < token.i)
