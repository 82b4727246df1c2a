"""Nouns of meetings that tell of none: the talk of the town, an exchange of letters, a session of parliament."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.actors.words import CALENDAR
from core.meetings.clauses import under_way
from core.meetings.events import Event
from core.meetings.grammar import after, children, clause, conjuncts, lemma, of, possessors, preposition
from core.meetings.presence import takes_part
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE_OF = frozenset(("one", "first", "second", "third", "last", "latest"))
_KEPT_UP = frozenset(("continue", "maintain", "intensify", "keep", "deepen", "expand", "strengthen"))
_VAGUE = frozenset(("the", "coming", "in"))
_WRITTEN = frozenset(("email", "e-mail", "letter", "message", "text", "tweet", "twitter", "debate", "fire", "note"))
_NO_OCCASION = frozenset(("reach", "join"))
"""Frames of verbs that tell of no other meeting there: "agreements reached during the summit"."""
_SITTING = frozenset(
    ("congress", "parliament", "knesset", "duma", "senate", "assembly", "cabinet", "bundestag", "legislature")
)


def is_in_its_name(event: Event, head: Token) -> bool:
    """ "the May leaders' summit", "the Coast Leaders' Summit": what kind of summit it is, and not who met there."""
    of_it = event.kind == "summit" and head.dep_ == "poss" and head.head.i == event.trigger.i
    told = any(t.lower_ not in CALENDAR for t in children(head, "compound", "amod", "nmod", "poss"))
    return of_it and lemma(head) in ("leader", "minister", "head") and not told  # "Quad leaders' summit"


def may_be_event(noun: Token) -> bool:
    limits = words().limits
    name = lemma(noun)
    kept = noun.dep_ == "dobj" and lemma(noun.head) in ("have", "keep", "miss", "cancel", "make")
    if name == "appointment" and not kept:
        return False  # of somebody to an office
    if name in limits["plural"] and noun.tag_ not in ("NNS", "NNPS") and not _is_one_talk(noun):
        return False
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        return False
    if any(child.lower_ == "what" for child in noun.children):
        return False  # "asked what discussions he has had with X"
    if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in limits["not_before"] and noun.nbor().dep_ != "punct":
        return False
    over_it = preposition(noun)
    if over_it is not None and over_it.lower_ in ("via", "by", "through") and name in words().nouns_of_calls:
        return False  # "had a meeting, via videoconference, with X": the way of another event
    if over_it is not None and over_it.lower_ == "of" and noun.tag_ == "NNS" and over_it.head.lower_ in _ONE_OF:
        return False  # "This meeting is the first of two meetings with mayors"
    before = {child.lower_ for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod") and not is_body(child)}
    solemn = {"award", "medal"} if name == "ceremony" else set()
    if before & (limits["not_after"] - solemn) and not _is_named_after(noun):
        return False
    if name in ("session", "sitting", "meeting") and any(_sits(token) for token in of(noun)):
        return _is_guest_of_a_committee(noun)
    return not any(lemma(token) in limits["not_of"] for token in of(noun))


def _is_named_after(noun: Token) -> bool:
    """ "the Media Council Summit": what else is told before the noun is a part of its name; "the opening ceremony"."""
    return lemma(noun) == "ceremony" or (noun.pos_ == "PROPN" and lemma(noun) in ("summit", "forum"))


def is_body(token: Token) -> bool:
    """Whether a word before a noun of meeting is the last of a body's name: "a NATO-Russia Council meeting"."""
    named = token.pos_ == "PROPN" and any(t.pos_ == "PROPN" for t in children(token, "compound", "nmod"))
    return named and lemma(token) in words().sitting - _OF_ITS_WORK and not _sits(token)


_OF_ITS_WORK = frozenset({"committee", "board", "cabinet", "panel"})
"""Bodies that sit for their daily work: "the Budget Committee session"."""


def _is_one_talk(noun: Token) -> bool:
    """ "had a talk with X", "held a telephone talk": one with somebody, as those in the plural are."""
    if {child.lower_ for child in noun.lefts} & (words().phone | words().video):
        return True
    held = noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in ("have", "hold", "conduct")
    return held and any(after(t, words().prepositions["with"]) for t in (noun, noun.head))


def is_occasion(noun: Token) -> bool:
    """Whether the noun is where another meeting took place: "met on the sidelines of the summit"."""
    over_it = preposition(noun)
    if over_it is None:
        return False
    if over_it.lower_ == "of" and lemma(over_it.head) in words().limits["beside"]:
        return True
    verb = clause(noun)
    within = over_it.lower_ == "of" and lemma(over_it.head) in ("framework", "part")
    return (
        (within or over_it.lower_ in ("at", "during", "before", "after"))
        and noun.pos_ == "PROPN"
        and verb is not None
        and words().verbs.get(lemma(verb), "reach") not in _NO_OCCASION
    )


def _sits(token: Token) -> bool:
    """Whether this is a body whose sessions are its daily work: "a joint session of Congress", not "the Congress of
    Local Authorities"."""
    return any(t.lower_ in _SITTING and not (t.lower_ == "congress" and of(t)) for t in token.subtree)


def _is_guest_of_a_committee(noun: Token) -> bool:
    """ "took part in a meeting of the Trade Committee of the Peruvian Parliament": who is no member of it was there."""
    committee = any(lemma(t) in ("committee", "subcommittee") for t in of(noun))
    over_it = preposition(noun)
    led = over_it is not None and over_it.lower_ == "in"
    return committee and over_it is not None and led and (takes_part(over_it.head) or lemma(over_it.head) == "part")


_AWAITED = frozenset(("due", "scheduled", "set", "slated"))


def is_any(noun: Token) -> bool:
    """ "Meetings with religious leaders provide an opportunity": whichever they are."""
    bare = noun.tag_ == "NNS" and not children(noun, "det", "poss", "nummod")
    if not bare or under_way(noun) is not None:
        return False
    over_it = preposition(noun)
    at = over_it is not None and over_it.lower_ == "at"  # "I repeat it at meetings with diplomats"
    verb = noun.head if noun.dep_ == "nsubj" else clause(noun) if at else None
    if verb is None or verb.tag_ != "VBP" or children(verb, "aux"):
        return False
    return not any(t.lower_ in _AWAITED for t in children(verb, "acomp"))  # "Talks with Peru are due to begin"


def is_of_each(noun: Token) -> bool:
    """ "discussed their recent conversations with A and B": of each of them, with each of these."""
    own = any(t.lower_ == "their" for t in possessors(noun))
    return own and noun.tag_ == "NNS" and bool(after(noun, words().prepositions["with"])) and _is_spoken_about(noun)


def _is_spoken_about(noun: Token) -> bool:
    return noun.dep_ == "dobj" and words().verbs.get(lemma(noun.head)) == "discuss"


def goes_on_as_before(event: Event) -> bool:
    """ "agreed to continue security consultations": contacts as they are kept, with no word of when or with whom."""
    noun, verb = event.trigger, event.verb
    if verb is None or lemma(verb) not in _KEPT_UP or verb.tag_ not in ("VB", "VBG") or noun.dep_ != "dobj":
        return False
    more = [led for led in children(noun, "prep") if led.lower_ not in ("on", "about")]
    timed = any(t.ent_type_ in ("DATE", "TIME") and t.tag_ != "NNS" and t.lower_ not in _VAGUE for t in verb.subtree)
    return not children(noun, "det", "poss") and not more and not timed


def is_spoken(event: Event) -> bool:
    """Whether an "exchange" is one of views, or one that was held, and not one of letters, of blows or of a debate."""
    if any(lemma(t) in words().exchanged for t in of(event.trigger)):
        return True
    held = event.held and event.trigger.dep_ in ("dobj", "nsubjpass")
    return held and not any(lemma(t) in _WRITTEN for t in event.sentence)


def is_of_the_press(briefing: Token) -> bool:
    over_it, verb = preposition(briefing), clause(briefing)
    told = verb is not None and lemma(verb) in ("announce", "say", "tell", "present", "publish")
    return over_it is not None and over_it.lower_ == "at" and told


def is_call(event: Event, named: bool) -> bool:
    """Whether a "call" is one by telephone and not a demand."""
    noun = event.trigger
    lexicon = words()
    before = {child.lower_ for child in noun.lefts}
    if lemma(noun) == "contact":
        return bool(before & (lexicon.phone | lexicon.video))
    if lemma(noun) != "call" or before & (lexicon.phone | lexicon.video):
        return True
    if any(led.lower_ == "on" and any(_is_asked(t) for t in children(led, "pobj")) for led in noun.children):
        return False  # "reiterated her call on the Red Cross to open corridors"
    led = (t for t in children(noun, "prep") if t.lower_ in lexicon.limits["call_not_with"])
    # "told X in a call on Monday"
    asked = not named and any(not any(t.ent_type_ == "DATE" for t in children(one, "pobj")) for one in led)
    over_it = preposition(noun)
    if over_it is not None and over_it.lower_ in ("in", "during"):  # "In a separate call, X and Y explored ..."
        named = named or sum(len(conjuncts(token)) for token, _ in event.slots) > 1
    # "a call with X and Y, both of which are ...": a clause about something else, read as the call's.
    clauses = (t for t in children(noun, "acl") if not any(aux.tag_ == "MD" for aux in children(t, "aux")))
    demanded = any(t.tag_ not in ("VBD", "VBZ", "VBP") for t in clauses)
    return not asked and not demanded and (named or event.held or event.definite)


def _is_asked(token: Token) -> bool:
    """Whether an infinitive follows that says what is asked of this one."""
    return any(t.tag_ == "VB" and t.nbor(-1).lower_ == "to" for t in token.doc[token.i + 1 : token.sent.end])
