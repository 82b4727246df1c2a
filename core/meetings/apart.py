"""Several met one by one: "met A on Monday and B on Tuesday", "held separate meetings with A and B", "convened
legislators on July 14 in Orlando; on July 16 in Philadelphia; and on July 18 in Atlantic City"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.article import DateMention
from core.meetings import fragments
from core.meetings.account import Naming
from core.meetings.grammar import conjuncts, lemma, subjects, text_of
from core.meetings.participants import People
from core.meetings.party import Party, state_by_state
from core.meetings.when import Calendar
from core.meetings.where import Map, Spot, joined
from core.meetings.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BOTH = 2
_SERIES = 3
"""Days with "on" one after the other that are as many meetings."""
_GOES_ON = re.compile(r"(?:,? (?:at|in) [^;.]{2,80})?[;,]?(?: and)? on\s", re.DOTALL)
_PLACE_FIRST = re.compile(r"[;,](?: and)? (?:at|in) [^;.]{2,80}? on\s", re.DOTALL)
"""Between two days of which each stands behind its place: "; and in Bergen on July 16"."""
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d+[.)])\s+(?P<item>[^\n]+)")
_AT_MOST = 60
"""Lines of such a list."""
_FRAMES = ("meet", "receive", "call", "speak")
_FINITE = ("VBD", "VBZ", "VBP", "MD", "WP")
Mark = TypeVar("Mark", DateMention, Spot)
"""A day or a place that belongs to one of those met."""


def one_by_one(naming: Naming, people: People, calendar: Calendar, places: Map) -> Iterator[Naming]:
    """A naming for each who was met apart from the others, with his own day or place where the words give one."""
    # "met separately with the Labour Party and five opposition groups"
    named = naming.parties if _met_groups(naming, people) else naming.named
    days = _pairs(naming, people, lambda token: _day(token, calendar))
    spots = _pairs(naming, people, lambda token: _place(token, places))
    if days or spots:
        first = _first(naming, people)
        for n, (party, _) in enumerate(days or spots):
            date, spot = days[n][1] if days else naming.date, spots[n][1] if spots else naming.spot
            yield replace(naming, parties=[first, party], date=date, spot=spot, running=False)
        return
    if series := _series(naming, calendar, places):
        for date, spot in series:
            yield replace(naming, date=date, spot=spot, running=False)
        return
    told_by = fragments.teller(naming, people)
    spoken_with = state_by_state(p for p in naming.parties if p is not told_by)
    if len(spoken_with) > 1 and told_by and fragments.are_talks_with_each(naming, spoken_with, people=people):
        for other in spoken_with:
            yield replace(naming, parties=[told_by, other], running=False)
        return
    if not naming.event.apart or len(named) < 3 or _came_to_them(naming):
        yield naming
        return
    first = next((p for p in named if p.part == "host"), named[0]) if _one_host(named) else named[0]
    joint = _joint(naming, people) if not _one_host(named) else []
    others = [p for p in named if p is not first and p not in joint]
    if not others:
        yield naming  # "A and B held calls with members of the chamber": with whom of them each did, nobody says
        return
    if len(joint) > 1 and len(others) == 1:
        for one in joint:
            yield replace(naming, parties=[one, *others], running=False)
        return
    dates = _respective(naming, calendar)
    for n, other in enumerate(others):
        own = dates[n] if len(dates) == len(others) else naming.date
        yield replace(naming, parties=[*(joint or [first]), other], date=own, running=False)


def _met_groups(naming: Naming, people: People) -> bool:
    """Whether one person met two apart of whom one is a group, or both are; a longer list of groups is of one day."""
    delegation = any(p.actor.kind == "delegation" for p in naming.parties)
    if not naming.event.apart or len(naming.named) > _BOTH or len(naming.parties) != _BOTH + 1 or delegation:
        return False
    verb = naming.event.verb
    heads = [one for t in (subjects(verb) if verb is not None else ()) for one in conjuncts(t)]
    return len(heads) == 1 and people.person_at(heads[0]) is not None


def _came_to_them(naming: Naming) -> bool:
    """ "Officials taking part in the meetings included A and B": in those told of before, and not each in one."""
    event = naming.event
    return event.attended and event.definite and all(p.part == "attendee" for p in naming.named)


def _joint(naming: Naming, people: People) -> list[Party]:
    """Those who met the others, where the verb is about several: "A and B held separate talks with C"."""
    verb = naming.event.verb
    heads = [one for t in (subjects(verb) if verb is not None else ()) for one in conjuncts(t)]
    actors = [m.actor for t in heads if (m := people.at(t)) is not None]
    found = [p for p in naming.named if p.actor in actors]
    return found if len(found) > 1 else []


def _one_host(named: list[Party]) -> bool:
    return sum(p.part == "host" for p in named) == 1


def _first(naming: Naming, people: People) -> Party:
    """The one who met the others: whom the verb is about."""
    verb = naming.event.verb
    actors = [m.actor for t in (subjects(verb) if verb is not None else ()) if (m := people.at(t)) is not None]
    return next((p for p in naming.named if p.actor in actors), naming.named[0])


def _day(token: Token, calendar: Calendar) -> DateMention | None:
    return next((d for d in calendar.within(token.idx, token.idx + 1)), None)


def _place(token: Token, places: Map) -> Spot | None:
    place = places.led_to(token) or (places.at(token) if token.i and token.nbor(-1).lower_ == "near" else None)
    return joined([place]) if place is not None and place.start == token.idx else None


def _pairs(naming: Naming, people: People, mark_at: Callable[[Token], Mark | None]) -> list[tuple[Party, Mark]]:
    """Who stands beside which mark: "A on Monday and B on Tuesday", "in Niger he had met A, and in Mali B".

    [] unless each who was met, all behind the verb, has one, and all stand before theirs or all behind it.
    """
    verb = naming.event.verb
    if verb is None or naming.event.frame not in _FRAMES or not naming.named:
        return []
    first = _first(naming, people)
    part = next((p.part for p in naming.named if p is not first), None)
    order = ""
    parties: list[Party] = []
    marks: list[Mark] = []
    for token in verb.sent:
        if token.i > verb.i and token.tag_ in _FINITE:
            break
        mention = people.at(token) if (person := people.person_at(token)) is not None else None
        if person is not None and mention is not None and token.i > verb.i:
            if mention.actor is not first.actor and all(p.actor is not mention.actor for p in parties):
                parties.append(people.party(mention, part, token))
                order += "x"
        elif (mark := mark_at(token)) is not None and mark not in marks:
            marks.append(mark)
            order += "m"
    known = {id(p.actor) for p in naming.named if p is not first}
    paired = len(parties) > 1 and order in ("xm" * len(parties), "mx" * len(parties))
    if not paired or not known <= {id(p.actor) for p in parties}:
        return []
    return list(zip(parties, marks, strict=True))


def _series(naming: Naming, calendar: Calendar, places: Map) -> list[tuple[DateMention, Spot | None]]:
    """The days of one meeting after the other, each with its place; [] where the words tell of no such series."""
    sentence, first = naming.event.sentence, naming.event.trigger
    if below := _below(naming, calendar, places):
        return below
    days = [d for d in calendar.within(first.idx, sentence.end_char) if d.first is not None and d.first == d.last]
    ends = [*(day.start for day in days[1:]), sentence.end_char]
    gaps = [text_of(first.doc)[day.end : end] for day, end in zip(days, ends, strict=False)][:-1]
    if len(days) < _SERIES or len({d.first for d in days}) < len(days):
        return []
    if all(map(_PLACE_FIRST.fullmatch, gaps)):
        starts = [first.idx + len(first), *(day.end for day in days)]
        return [(day, places.between(start, day.start)) for day, start in zip(days, starts, strict=False)]
    if not all(map(_GOES_ON.fullmatch, gaps)):
        return []
    return [(day, places.between(day.end, end)) for day, end in zip(days, ends, strict=True)]


def _below(naming: Naming, calendar: Calendar, places: Map) -> list[tuple[DateMention, Spot | None]]:
    """The days and places of "X met mayors in the following places:", a line each: "- July 8, 2022, in Riga"."""
    sentence = naming.event.sentence
    if not sentence.text.rstrip().endswith(":"):
        return []
    found: list[tuple[DateMention, Spot | None]] = []
    end = sentence.start_char + len(sentence.text.rstrip())
    while len(found) < _AT_MOST and (line := _ITEM.match(text_of(sentence.doc), end)) is not None:
        day = next(iter(calendar.within(line.start("item"), line.end())), None)
        if day is None or day.start > line.start("item") + 4 or day.first is None or day.first != day.last:
            break  # "- Mayor A, who took office on May 4"
        found.append((day, places.between(day.end, line.end())))
        end = line.end()
    return found


def _respective(naming: Naming, calendar: Calendar) -> list[DateMention]:
    """The days of "A and B on Monday and Tuesday respectively"."""
    sentence = naming.event.sentence
    if "respectively" not in sentence.text.lower():
        return []
    return calendar.within(naming.event.trigger.idx, sentence.end_char)


def are_several(noun: Token) -> bool:
    """ "meetings", "separate calls", and not "talks"."""
    return noun.tag_ == "NNS" and (lemma(noun) == "meeting" or lemma(noun) in words().limits["one_by_one"])
