"""Days and places that go on: "Yesterday I spoke with X. ... I spoke with Y." is one evening's work, and "On Thursday
the office opened a round table in Oslo. The round table was attended by X" one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from core.article import DateMention
from core.meetings.account import Account, Naming
from core.meetings.grammar import lemma
from core.meetings.sections import Sections, had
from core.meetings.when import Calendar
from core.meetings.where import Map
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span

_ONE_BREATH = 300
"""Characters between two sentences of which the second goes on from the first."""
_FRAMES = frozenset({"speak", "meet", "receive", "noun"})
_TOLD = frozenset({"ROOT", "conj"})
_TOOK_PLACE = frozenset({"held", "recalled"})


def hand_on_days(
    namings: Sequence[Naming], accounts: Sequence[Account], calendar: Calendar, written: date | None
) -> None:
    """Gives a meeting of which no word says the day the one that the text goes on from. `namings`: all that is told,
    also what says too little for a row: "That night I spoke with many leaders. I spoke with X"."""
    told = {id(naming): account for account in accounts for naming in account.namings}
    for before, naming in pairwise(namings):
        account, day = told.get(id(naming)), before.date
        dated = naming.date is not None or (account is not None and account.dates)
        if dated or day is None or day.first is None or day.first != day.last or day.first == written:
            continue
        if before.status in _TOOK_PLACE and _goes_on(before, naming, calendar):
            naming.date = day


def begin_at_lead(
    accounts: Sequence[Account], sections: Sections, calendar: Calendar, where: Map, written: date | None
) -> None:
    """Gives the meeting that the text tells of first, as "the meeting", day and place of the sentence before."""
    for account in sorted(accounts, key=lambda account: account.namings[0].event.trigger.idx)[:1]:
        naming = account.namings[0]
        sentence = _told_before(naming, sections)
        day = _day_in(sentence, calendar) if sentence is not None else None
        if not account.dates and day is not None and day.first is not None and written and day.first < written:
            naming.date = day
        if sentence is not None and not account.spots and naming.mode not in ("phone", "video"):
            naming.spot = where.below(sentence)


def _goes_on(before: Naming, naming: Naming, calendar: Calendar) -> bool:
    """ "Yesterday I spoke with X. He supports us. I spoke with Y": the same doing of the same person, told right
    behind, where no other day is named in between."""
    first, second = before.event, naming.event
    if first.frame not in _FRAMES or first.frame != second.frame or first.kind != second.kind:
        return False
    if not (_is_told(before) and _is_told(naming)) or not (before.narrated and naming.narrated):
        return False
    if before.section != naming.section or naming.kind == "visit":
        return False
    start, end = first.sentence.start_char, second.sentence.end_char
    gap = second.sentence.start_char - first.sentence.end_char
    return gap <= _ONE_BREATH and all(day is before.date for day in calendar.within(start, end))


def _is_told(naming: Naming) -> bool:
    """In the simple past, by the report's own "I"."""
    verb = naming.event.verb
    return verb is not None and verb.tag_ == "VBD" and verb.dep_ in _TOLD and not naming.in_quote and not had(naming)


def _told_before(naming: Naming, sections: Sections) -> Span | None:
    """The sentence before "The meeting was convened by X", where it tells of the same."""
    event = naming.event
    if event.frame != "noun" or not event.definite or naming.in_quote or naming.status != "held":
        return None
    before = sections.sentence(sections.sentence_at(event.sentence.start_char) - 1)
    if before is None or sections.at(before.start_char) != naming.section or before.root.tag_ != "VBD":
        return None
    nouns = {lemma(t) for t in before if t.pos_ != "VERB" and words().nouns.get(lemma(t)) not in (None, "visit")}
    noun = lemma(event.trigger)
    same = noun in nouns or (nouns and noun in ("meeting", "event", "session")) or event.kind == "ceremony"
    return before if same else None


def _day_in(before: Span, calendar: Calendar) -> DateMention | None:
    """The one day that a sentence names, if its verb has it."""
    days = [d for d in calendar.within(before.start_char, before.end_char) if d.first is not None]
    day = days[0] if len(days) == 1 and days[0].first == days[0].last else None
    return day if day is not None and calendar.hangs_on(day, before.root) else None
