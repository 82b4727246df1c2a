"""Several met one by one: "met A on Monday and B on Tuesday", "held separate meetings with A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from core.article import DateMention, Place
from core.meetings.account import Naming
from core.meetings.participants import People
from core.meetings.party import Party
from core.meetings.when import Calendar
from core.meetings.where import Map, Spot, joined

if TYPE_CHECKING:
    from spacy.tokens import Span


def one_by_one(naming: Naming, people: People, calendar: Calendar, map_: Map) -> Iterator[Naming]:
    """A naming for each who was met apart from the others, with his own day or place where the words give one."""
    days = _days(naming, people, calendar)
    if len(days) > 1:
        first = naming.named[0]
        for party, day in days:
            yield replace(naming, parties=[first, party], date=day, running=False)
        return
    stops = _stops(naming, people, map_)
    if len(stops) > 1:
        for party, spot in stops:
            yield replace(naming, parties=[naming.named[0], party], spot=spot, running=False)
        return
    named = naming.named
    if not naming.event.apart or len(named) < 3:
        yield naming
        return
    dates = _respective(naming, calendar)
    for n, other in enumerate(named[1:]):
        own = dates[n] if len(dates) == len(named) - 1 else naming.date
        yield replace(naming, parties=[named[0], other], date=own, running=False)


def _days(naming: Naming, people: People, calendar: Calendar) -> list[tuple[Party, DateMention]]:
    """ "A on Monday and B on Tuesday": who stands right before which day, behind the verb."""
    verb = naming.event.verb
    if verb is None or naming.event.frame not in ("meet", "receive", "call", "speak") or not naming.named:
        return []
    found: list[tuple[Party, DateMention]] = []
    rest: Span = verb.doc[verb.i + 1 : verb.sent.end]
    party: Party | None = None
    host = naming.named[0].actor
    for token in rest:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP"):
            break
        if (named := people.person_at(token)) is not None and (mention := people.at(named)) is not None:
            party = people.party(mention, naming.named[-1].part, token) if mention.actor is not host else None
            continue
        day = next((d for d in calendar.within(token.idx, token.idx + 1)), None)
        if day is not None and party is not None:
            found.append((party, day))
            party = None
    actors = {id(p.actor) for p, _ in found}
    return found if len(found) > 1 and len(actors) == len(found) and _tells(naming, found) else []


def _stops(naming: Naming, people: People, map_: Map) -> list[tuple[Party, Spot]]:
    """ "In Niger he met A, and in Burkina Faso B", "met A in Oslo and B in Bergen": who was met at which place."""
    verb = naming.event.verb
    if verb is None or naming.event.frame not in ("meet", "receive") or not naming.named:
        return []
    host = naming.named[0].actor
    found: list[tuple[Party, Spot]] = []
    party: Party | None = None
    place: Place | None = next((p for t in verb.sent if t.i < verb.i and (p := map_.led_to(t)) is not None), None)
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP"):
            break
        if (named := people.person_at(token)) is not None and (mention := people.at(named)) is not None:
            if mention.actor is host or any(p.actor is mention.actor for p, _ in found):
                continue
            party = people.party(mention, naming.named[-1].part, token)
        elif (led := map_.led_to(token)) is not None:
            place = led
        else:
            continue
        if party is not None and place is not None and (spot := joined([place])) is not None:
            found.append((party, spot))
            place = party = None
    apart = len({(spot.city, spot.country) for _, spot in found}) == len(found)
    known = {id(p.actor) for p, _ in found}
    return found if apart and {id(p.actor) for p in naming.named[1:]} <= known else []


def _tells(naming: Naming, found: list[tuple[Party, DateMention]]) -> bool:
    """Whether each who is known to have been there has a day: else the days are of something else."""
    known = {id(p.actor) for p in naming.named[1:]}
    return known <= {id(p.actor) for p, _ in found}


def _respective(naming: Naming, calendar: Calendar) -> list[DateMention]:
    """The days of "A and B on Monday and Tuesday respectively"."""
    sentence = naming.event.sentence
    if "respectively" not in sentence.text.lower():
        return []
    return calendar.within(naming.event.trigger.idx, sentence.end_char)
