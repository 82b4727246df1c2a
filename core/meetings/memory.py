"""Meetings that are remembered: in one breath with something long past ("In 1998 X visited Oslo; he met Y"), or by one
who was there ("I remember our meeting with the fishermen")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.article import Meeting
from core.meetings.account import Account, Naming
from core.meetings.events import Event
from core.meetings.grammar import after, lemma, subjects
from core.meetings.sections import had
from core.meetings.words import words

_ONE_BREATH = 160
"""Characters between the words of what is remembered and those that go on from it."""
_GUESSED = frozenset({None, "published", "dateline"})
_TOLD = frozenset({"ROOT", "conj", "ccomp"})


def goes_on_from_the_past(meetings: Sequence[Meeting], accounts: Sequence[Account]) -> None:
    """Gives a meeting of which no word says the day the days of what is remembered right before it, where somebody was
    at both and both are told in the simple past."""
    told = sorted(zip(meetings, accounts, strict=True), key=lambda pair: pair[0].start)
    for (before, remembered), (meeting, account) in pairwise(told):
        if before.status != "recalled" or before.date_start is None or before.date_source in _GUESSED:
            continue
        if meeting.status != "held" or account.dates or meeting.date_source not in _GUESSED:
            continue
        if len(account.namings) > 1 or not (_is_told(remembered) and _is_told(account)):
            continue
        near = 0 <= account.namings[0].event.trigger.idx - before.end <= _ONE_BREATH
        if near and {id(p.actor) for p in before.participants} & {id(p.actor) for p in meeting.participants}:
            meeting.status = "recalled"
            meeting.date_start, meeting.date_end = before.date_start, before.date_end
            meeting.date_precision, meeting.date_source = before.date_precision, before.date_source


def _is_told(account: Account) -> bool:
    """Whether the account's first words are a statement of its own, in the simple past and not in somebody's speech."""
    naming = account.namings[0]
    verb = naming.event.verb
    if verb is None or naming.in_quote or naming.event.frame == "headline" or had(naming):
        return False
    return verb.tag_ == "VBD" and verb.dep_ in _TOLD and account.section == naming.section


def add_who_remembers(event: Event) -> None:
    """ "I remember a meeting with residents of the port": whoever says so was there."""
    verb = event.verb
    if event.frame == "noun" and event.kind == "meeting" and verb is not None and _remembers(event):
        known = {token.i for token, _ in event.slots}
        event.slots = [*((t, None) for t in subjects(verb) if t.i not in known), *event.slots]


def is_remembered(naming: Naming) -> bool:
    """Whether one who was there remembers it, with somebody else."""
    return naming.event.frame == "noun" and _remembers(naming.event) and len(naming.parties) > 1


def _remembers(event: Event) -> bool:
    noun, verb = event.trigger, event.verb
    if verb is None or noun.dep_ != "dobj" or noun.head.i != verb.i or lemma(verb) not in _REMEMBERING:
        return False
    with_them = [t for t in after(noun, words().prepositions["with"]) if t.lower_ not in ("you", "us", "me")]
    return bool(with_them) and any(t.lower_ in ("i", "we") for t in subjects(verb)) and noun.tag_ == "NN"


_REMEMBERING = frozenset({"remember", "recall", "recollect"})
