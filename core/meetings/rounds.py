"""Other meetings of those told of: "The next round will be held in Rome", "A second session was put off"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.meetings.events import Event, IsPeople
from core.meetings.grammar import children, lemma, of, over
from core.meetings.noun_events import of_noun as event_of
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANOTHER = frozenset(
    {"next", "previous", "another", "last", "latest", "new", "further", "first", "second", "third", "fourth", "fifth"}
    | {"sixth", "seventh", "eighth", "ninth", "tenth", "final"}
)


def of_noun(noun: Token, is_people: IsPeople) -> Event | None:
    """ "The next round" of talks; "a round of talks" is told by the word behind it."""
    if not _is_another(noun) or any(words().nouns.get(lemma(t)) is not None for t in of(noun)):
        return None
    event = event_of(noun, "negotiation", is_people)
    return event if event is not None and (event.held or event.decided) else None


def tells_of_another(event: Event) -> bool:
    """Whether the words tell of one more meeting, and not of the one told of before."""
    if event.frame != "noun" or event.kind in ("visit", "call", "ceremony"):
        return False
    noun = event.trigger
    if any(child.dep_ == "poss" for child in noun.children) or any(t.pos_ == "PROPN" for t in of(noun)):
        return False  # "its next session", "the second meeting of the Quartet": of whatever it is
    if event.verb is not None and lemma(event.verb) in ("continue", "resume") and noun.tag_ == "NNS":
        return event.held and noun.dep_ == "dobj" and not children(noun, "det")  # "will resume talks in Rome in May"
    rounds = [up for up in over(noun) if lemma(up) in ("round", "session", "phase")][:1]
    return (event.held or event.decided) and any(map(_is_another, (noun, *rounds)))


def _is_another(noun: Token) -> bool:
    return any(child.lower_ in _ANOTHER for child in noun.lefts if child.dep_ in ("amod", "det", "nummod"))
