"""The words of a sentence that tell of meetings, each as an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.meetings import (
    agenda,
    briefings,
    ceremonies,
    courtesies,
    delegations,
    encounters,
    gatherings,
    hospitality,
    invitations,
    matters,
    memory,
    misread,
    peers,
    posts,
    register,
    rounds,
)
from core.meetings.events import Event
from core.meetings.grammar import lemma, text_in
from core.meetings.noun_events import of_noun
from core.meetings.participants import People
from core.meetings.presence import came_to_the_event, joining, present
from core.meetings.verb_events import of_verb, receiving
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def events_of(sentence: Span, people: People, *, entry: bool) -> Iterator[Event]:
    """The events of a sentence in the order of their words. `entry`: it stands in an entry of a register."""
    if text_in(sentence).rstrip("\"”'’ \n").endswith("?"):
        return  # a question tells of nothing that took place
    lexicon = words()
    for token in sentence:
        pos, event = token.pos_, None
        # "a roundtable" is taken for an adjective.
        if pos in ("NOUN", "PROPN") or (pos == "ADJ" and token.dep_ in _NOUNS_PLACES and lemma(token) in lexicon.nouns):
            name = lemma(token)
            if (kind := lexicon.nouns.get(name)) is not None and not matters.is_of_misread(token):
                event = of_noun(token, kind, people.are)
                if event is not None:
                    peers.add_listed(event, people.are)
                    memory.add_who_remembers(event)
            elif token.lower_ in _OTHER_NOUNS:
                event = _OTHER_NOUNS[token.lower_](token, people.are)
            elif name in ceremonies.OCCASIONS or ceremonies.is_solemn(token):
                event = ceremonies.attended(token, people.are)
            if event is None and people.teller() is not None:
                event = posts.of_noun(token, people)
        elif pos in ("VERB", "AUX"):
            event = delegations.led(token, people.are)
            if event is None:
                event = _of_verb(token, lexicon.verbs.get(lemma(token)), people) or _of_ceremony(token, people)
        elif pos in ("ADJ", "ADV"):
            event = _of_adjective(token, people)
        if event is None and token.lower_ == "co-chair":
            event = matters.co_chair_misread(token, people.are)
        if event is None and token.lower_ in misread.OPENING:
            event = misread.opening(token, people)
        if event is None and entry and (frame := register.frame_of(token)) is not None:
            event = register.of_verb(token, frame, people.are)
        if event is not None:
            yield event


_NOUNS_PLACES = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_OTHER_NOUNS = {
    "guest": hospitality.guest_of,
    "invitation": invitations.of_noun,
    "round": rounds.of_noun,
    "interview": encounters.interview,
    "farewell": courtesies.farewell,
}
"""Nouns that name no meeting and tell of one."""


def _of_verb(token: Token, frame: str | None, people: People) -> Event | None:
    """`frame`: the lexicon's, where it knows the verb."""
    if lemma(token) == "come":  # "came face to face with X": no journey
        return encounters.of_verb(token, people.are) or _of_frame(token, frame, people)
    if lemma(token) == "go" and matters.goes_through(token):
        return matters.of_verb(token, people.are)
    found = _of_frame(token, frame, people) or encounters.of_verb(token, people.are)
    found = found or briefings.of_verb(token, people.are) or agenda.of_verb(token, people.are)
    return found or matters.of_verb(token, people.are)


def _of_ceremony(token: Token, people: People) -> Event | None:
    found = ceremonies.of_verb(token, people.are) or gatherings.addressing(token, people.are)
    found = found or gatherings.before_a_body(token, people.are)
    found = found or (joining(token, people.are) if lemma(token) == "take" else None)
    return found or came_to_the_event(token, people.are)


def _of_frame(token: Token, frame: str | None, people: People) -> Event | None:
    if frame is None:
        return None
    event = of_verb(token, frame, people.are)
    if event is None and frame == "receive" and (guest := people.person_following(token)) is not None:
        event = receiving(token, guest, people.are)
    if event is None and people.teller() is not None and not people.quoted(token):
        event = posts.of_verb(token, frame, people)
    return event or misread.of_verb(token, frame, people)


def _of_adjective(token: Token, people: People) -> Event | None:
    if words().verbs.get(token.lower_) == "due":
        return of_verb(token, "due", people.are)
    return present(token, people.are) if token.lower_ == "present" else None
