"""What became of a meeting that was planned or asked for: "will not take place", "asked to see X but was refused"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, told_of
from core.meetings.grammar import after, auxiliaries, children, is_verb, lemma, negated, over, passive
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

ANSWERING = frozenset({"reply", "respond", "answer", "react"})
"""Verbs that say of an offer whether it was answered."""
_IN_VAIN = ("in vain", "without success", "unsuccessfully")
_NEAR = 2
"""Verbs over an event's own by which somebody asks for it."""


def of(event: Event, verb: Token, status: str | None) -> str | None:
    """The status of an event, told by `verb`, in the light of what the rest of its sentence says became of it."""
    while verb.dep_ == "conj" and verb.tag_ == "VBN" and not _has_its_own(verb) and is_verb(verb.head):
        verb = verb.head  # "was to have met X and travelled to Turin"
        status = "planned" if status == "held" and _came_to_nothing(verb) else status
    if status == "planned" and (_came_to_nothing(verb) or _is_called_off(event, verb)):
        return "cancelled"
    if status == "proposed" and _had_wished(verb):
        return "cancelled"
    if status in ("proposed", "invited") and _was_refused(verb):
        return "refused"
    if status in ("planned", "held") and event.frame == "noun" and (later := _put_later(event)) is not None:
        return later
    return status


def _has_its_own(verb: Token) -> bool:
    return bool(children(verb, "aux", "auxpass", "nsubj", "nsubjpass"))


def _came_to_nothing(verb: Token) -> bool:
    """ "X was to have met Y", "had been due to meet Y, but fell ill"."""
    over_it = verb.head
    if lemma(over_it) == "be" and over_it.tag_ == "VBD" and any(t.lower_ == "have" for t in children(verb, "aux")):
        return True
    been = [up for up in over(verb) if (is_verb(up) and lemma(up) == "be") or passive(up)]
    had = any(t.lower_ == "had" for up in been for t in children(up, "aux"))
    return had and any(t.lower_ == "but" for t in verb.sent)


def _had_wished(verb: Token) -> bool:
    """ "had hoped to meet X, but ..."."""
    wished = next((up for up in over(verb) if is_verb(up)), None)
    had = wished is not None and any(t.lower_ == "had" for t in children(wished, "aux"))
    return had and any(t.lower_ == "but" and t.i > verb.i for t in verb.sent)


_IT = frozenset({"it", "engagement", "appointment", "plan"})
_THIS = frozenset({"meeting", "visit", "trip", "talk", "call", "audience", "encounter"})


def _is_called_off(event: Event, verb: Token) -> bool:
    """ "was to meet X, but called it off", "were to meet on Monday, but the other side did not come"."""
    behind = [t for t in verb.sent if is_verb(t) and t.i > max(verb.i, event.trigger.i)]
    status = words().status
    for other in behind:
        phrases = [status.phrases.get((lemma(other), child.lower_)) for child in other.children]
        if "cancelled" in phrases or status.verbs.get(lemma(other)) == "cancelled":
            what = children(other, "dobj", "nsubjpass")
            same = any(lemma(t) in _THIS and any(c.lower_ == "the" for c in t.lefts) for t in what)
            if same or any(lemma(t) in _IT for t in what):
                return True
    planned = verb.head if lemma(verb.head) == "be" else None
    past = planned is not None and planned.tag_ == "VBD" and verb.dep_ == "xcomp"
    if not past or planned is None:
        return False
    but = next((t for t in children(planned, "cc") if t.lower_ == "but"), None)
    return but is not None and any(negated(t) for t in children(planned, "conj") if is_verb(t))


def _put_later(event: Event) -> str | None:
    """ "The visit had been foreseen for May and was rescheduled", "the summit has been moved to a later date"."""
    noun = event.trigger
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for verb in (noun.head, *children(noun.head, "conj")):
        found = words().status.verbs.get(lemma(verb))
        if passive(verb) or (verb.tag_ == "VBN" and children(verb, "auxpass")):
            moved = lemma(verb) in ("move", "shift") and any(t.lower_ == "to" for t in children(verb, "prep"))
            if moved or found in ("postponed", "cancelled"):
                return found if found in ("postponed", "cancelled") else "postponed"
    return None


def _was_refused(verb: Token) -> bool:
    """ "sought a meeting with X but was turned away", "asked in vain to see X"."""
    if any(phrase in verb.sent.text.lower() for phrase in _IN_VAIN):
        return True
    asking = [verb, *[up for up in over(verb) if is_verb(up)][:_NEAR]]
    return any(passive(answer) and _says_no(answer) for one in asking for answer in children(one, "conj"))


def _says_no(verb: Token) -> bool:
    status = words().status
    phrases = (status.phrases.get((lemma(verb), child.lower_)) for child in verb.children)
    return "refused" in phrases or status.verbs.get(lemma(verb)) in ("refused", "denied")


def fell_through(event: Event, verb: Token, tense: str | None) -> bool:
    """Whether a negated verb says of a meeting itself that it is off: "will not take place", "was not held as planned".

    What did not take place, with no word of a plan, is nothing.
    """
    noun = event.trigger
    if event.frame != "noun" or verb is not event.verb or not event.held or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if lemma(verb) not in words().light["happen"] and not passive(verb):
        return False
    return tense == "planned" or _was_planned(noun)


def _was_planned(noun: Token) -> bool:
    """ "a dinner planned for Tuesday", "the scheduled talks", "the meeting that was set for Tuesday"."""
    status = words().status
    if any(status.adjectives.get(t.lower_) == "planned" and t.lower_ != "next" for t in children(noun, "amod")):
        return True
    clauses = [*children(noun, "acl"), *told_of(noun)]
    return any(t.tag_ in ("VBN", "VBD") and status.verbs.get(lemma(t)) == "planned" for t in clauses)


def says_there_was_none(event: Event) -> bool:
    """ "There was no such meeting", "There was never any meeting": said of one that was spoken of before."""
    noun, verb = event.trigger, event.verb
    if verb is None or lemma(verb) != "be" or verb.tag_ != "VBD" or not children(verb, "expl"):
        return False
    said = {child.lower_ for child in noun.children}
    return negated(noun) and said <= {"no", "such", "a", "any", "of", "kind"}


def comes_to_nothing(verb: Token) -> bool:
    """ "The meeting came to nothing"."""
    return lemma(verb) == "come" and any(t.lower_ in ("nothing", "naught") for t in after(verb, frozenset({"to"})))


def had_been_planned(verb: Token | None) -> bool:
    """ "A meeting had been planned for Thursday", "She had been due to hold talks": of itself it does not say what
    became of it."""
    if verb is None:
        return False
    due = verb.head if verb.dep_ == "xcomp" and words().status.adjectives.get(verb.head.lower_) == "planned" else None
    be = due.head if due is not None and due.pos_ == "ADJ" else due
    if be is not None and any(aux.lower_ == "had" for aux in auxiliaries(be)):
        return True
    if words().status.verbs.get(lemma(verb)) != "planned":
        return False
    return passive(verb) and any(aux.lower_ == "had" for aux in auxiliaries(verb))
