"""Occasions: the same meeting, visit or call in several reports.

Candidates share a pair of sides (two states, or two surnames; of a visit, visitor and state visited) and a window of
days. They are one where who took part, kind, day and place are compatible:

- Persons of one side must not be others: "Assad met Kharrazi" and "Assad met Ahmadinejad" are two meetings.
- Two named persons, or one and the other's state, or (with the same place and day) two states or bodies.
- Days overlap. A day that rests on publication alone may be the one after a stated day; stated days may differ by
  one of a call of the very same people (its ends have two clocks), any days by three of a visit (arrival, first talks).
- A place may differ only where two named persons and the stated day agree: one report is wrong then, and both are
  shown. A visit's state visited must agree.
- A month, or no day at all, is enough only for what was not held yet when it was told (planned, cancelled, ...).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from core.corpus.grouping import Item, key
from core.corpus.parties import Party, same_person

INTENDED = frozenset({"planned", "proposed", "invited", "accepted"})
NOT_HELD = INTENDED | {"postponed", "cancelled", "refused", "denied"}

WINDOW = 4
"""Days of a key's window; each day is in two, so that days up to four apart share one."""
_LONGEST = 10
"""Days of a range that still says when; a longer one is like a month."""
_WEAK = frozenset({"published", "dateline", "visit", "meeting"})
"""Sources of a day that may be off by a little: it was taken from something else."""
SLACK = {"visit": 3, "call": 1, "meeting": 0}
"""Days by which stated days may differ."""
WEAK_SLACK = 1
"""Days by which a day taken from publication may follow the stated one. Two of them that differ are two meetings: an
outlet that reports each day of daily talks has such days."""
TOLD_APART = 45
"""Days between two reports of something intended that has no day of its own."""
_SIDES = 6
"""Sides of a meeting whose pairs are keys."""
_FEW, _MANY = 2, {"visit": 4, "call": 3, "meeting": 4}
"""Sides: talks of two are no plenary of four or more, a call of two is none of three."""
_NO_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """What reports of meetings are compared by. Days are ordinals; `first` is None where none is known."""

    doc_id: str
    type: str
    """visit, call or meeting."""
    kind: str
    status: str
    first: int | None
    last: int | None
    is_exact: bool
    """Known to the day, or to a few."""
    is_weak: bool
    published: int | None
    city: str | None
    country: str | None
    persons: tuple[Party, ...]
    states: frozenset[str]
    bodies: frozenset[str]
    """Organisations that belong to no state, by id."""

    @property
    def sides(self) -> frozenset[str]:
        return self.states | self.bodies


def items(
    meetings: Iterable[Mapping[str, Any]],
    participants: Mapping[str, Sequence[Mapping[str, Any]]],
    parties: Mapping[tuple[str, str], Party],
    published: Mapping[str, date | None],
) -> Iterator[Item[Occasion]]:
    """Meetings as they are grouped. `participants`: by meeting_id; `parties`: by doc_id and actor_id."""
    for row in meetings:
        with_countries = [
            (parties[row["doc_id"], p["actor_id"]], p["country"]) for p in participants.get(row["meeting_id"], ())
        ]
        occasion = _occasion(row, with_countries, published.get(row["doc_id"]))
        keys, asks = _keys(occasion)
        place = (*_rank(occasion), occasion.published or _NO_DAY, row["doc_id"], row["start"], row["meeting_id"])
        yield Item(row["meeting_id"], row["doc_id"], place, keys, asks, occasion)


def likeness(lead: Occasion, other: Occasion) -> float | None:
    """How well two reports of meetings fit; None where they may be of two."""
    if lead.doc_id == other.doc_id or lead.type != other.type:
        return None
    shared = _shared(lead, other)
    if shared is None:
        return None
    named, sides = shared
    apart = _days_apart(lead, other, named)
    if apart is None or not _places_fit(lead, other, named, apart):
        return None
    if not named and not _is_plain(lead, other, apart):
        return None
    same_city = lead.city is not None and lead.city == other.city
    return 2.0 * named + sides - apart + 2.0 * same_city + (lead.kind == other.kind)


def _occasion(
    row: Mapping[str, Any], participants: Sequence[tuple[Party, str | None]], published: date | None
) -> Occasion:
    first, last = row["date_start"], row["date_end"]
    first, last = first or last, last or first
    is_exact = first is not None and row["date_precision"] not in ("month", "year") and (last - first).days < _LONGEST
    is_call = row["kind"] == "call" or row["mode"] in ("phone", "video")
    persons = [
        party if party.country or not country else Party(
            party.actor_id, party.kind, party.name, country, party.wikidata_id, party.spellings
        )
        for party, country in participants if party.is_person
    ]  # fmt: skip
    return Occasion(
        row["doc_id"],
        "call" if is_call else "visit" if row["kind"] == "visit" else "meeting",
        row["kind"], row["status"],
        None if first is None else first.toordinal(),
        None if last is None else last.toordinal(),
        is_exact, row["date_source"] in _WEAK or row["date_source"] is None,
        None if published is None else published.toordinal(),
        row["city"], row["country"],
        tuple(sorted(set(persons), key=lambda p: p.actor_id)),
        frozenset(c for party, country in participants if (c := country or party.country)),
        frozenset(
            party.actor_id for party, country in participants
            if not party.is_person and party.kind != "unnamed" and not (country or party.country)
        ),
    )  # fmt: skip


def _rank(one: Occasion) -> tuple[int, int]:
    """Those that say most go before: named persons on two sides, then one; a stated day, then weaker ones."""
    is_named = len(one.persons) > 1 or (one.type == "visit" and bool(one.persons) and one.country is not None)
    when = int(one.is_weak) if one.is_exact else 2 if one.first is not None else 3
    return 0 if is_named else 1 if one.persons else 2, when


def _shared(lead: Occasion, other: Occasion) -> tuple[int, int] | None:
    """How many named persons and how many sides both have; None where they do not speak of the same people."""
    few, many = sorted((len(lead.sides), len(other.sides)))
    if few <= _FEW and many >= _MANY[lead.type]:
        return None
    pairs = _pairs(lead.persons, other.persons)
    met = {id(person) for pair in pairs for person in pair}
    # Of a visit each report may name another host.
    visited = (lead.country or other.country) if lead.type == "visit" else None
    for state in (lead.states & other.states) - {visited}:
        here = [p for p in lead.persons if p.country == state]
        there = [p for p in other.persons if p.country == state]
        if here and there and not any(id(p) in met for p in here):
            return None
    named, sides = len(pairs), len(lead.sides & other.sides)
    if visited is not None:
        visitors = [one for one, _ in pairs if one.country != visited]
        come_from = (lead.states & other.states) - {visited}
        return (len(visitors), sides) if visitors or come_from else None
    if named > 1:
        return named, sides
    if named == 1:
        own = {pairs[0][0].country, pairs[0][1].country}
        return (named, sides) if (lead.sides & other.sides) - own else None
    return (0, sides) if sides > 1 else None


def _pairs(some: Sequence[Party], others: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Persons of both, each once; the same id first, as a surname alone may fit several."""
    left = list(others)
    pairs: list[tuple[Party, Party]] = []
    unmatched = []
    for one in some:
        fellow = next((p for p in left if p.actor_id == one.actor_id), None)
        if fellow is None:
            unmatched.append(one)
        else:
            left.remove(fellow)
            pairs.append((one, fellow))
    for one in unmatched:
        fellow = next((p for p in left if same_person(one, p)), None)
        if fellow is not None:
            left.remove(fellow)
            pairs.append((one, fellow))
    return pairs


def _days_apart(lead: Occasion, other: Occasion, named: int) -> int | None:
    """Days between the two, 0 where they overlap; None where they are too far apart or not known well enough."""
    if lead.first is None or other.first is None or lead.last is None or other.last is None:
        return 0 if _told_together(lead, other, named) else None
    apart = max(0, lead.first - other.last, other.first - lead.last)
    if lead.is_exact and other.is_exact:
        slack = SLACK[lead.type] if named else 0
        is_whole = named == len(lead.persons) == len(other.persons)
        if lead.type == "call" and (lead.is_weak or other.is_weak or not is_whole):
            slack = 0
        if named and lead.is_weak != other.is_weak:
            weak, stated = (lead, other) if lead.is_weak else (other, lead)
            # A report follows what it tells of.
            if weak.first is not None and stated.last is not None and weak.first > stated.last:
                slack = max(slack, WEAK_SLACK)
        return apart if apart <= slack else None
    # A month holds many days: it is that of what is yet to come, or of what another report has by the month as well.
    vague = [one for one in (lead, other) if not one.is_exact]
    if apart or not named or not all(one.status in NOT_HELD for one in vague):
        return None
    return 0 if lead.country is not None and lead.country == other.country else None


def _told_together(lead: Occasion, other: Occasion, named: int) -> bool:
    """Whether what has no day is the same by when it was told of."""
    if not named or lead.published is None or other.published is None:
        return False
    undated = [one for one in (lead, other) if one.first is None]
    if not all(one.status in NOT_HELD for one in undated):
        return False
    if lead.country is None or lead.country != other.country:
        return False
    dated = lead if other.first is None else other
    told = min(one.published for one in undated if one.published is not None)
    if dated.last is not None and dated.last < told - WEAK_SLACK:
        return False
    return abs(lead.published - other.published) <= TOLD_APART


def _places_fit(lead: Occasion, other: Occasion, named: int, apart: int) -> bool:
    if lead.type == "call" or not lead.country or not other.country:
        return True
    same = lead.country == other.country and (not lead.city or not other.city or lead.city == other.city)
    if lead.type == "visit":
        # Cities of one visit may differ: it goes from one to the other.
        return lead.country == other.country
    is_stated = lead.is_exact and other.is_exact and not lead.is_weak and not other.is_weak
    return same or (named > 1 and apart == 0 and is_stated)


def _is_plain(lead: Occasion, other: Occasion, apart: int) -> bool:
    """Whether two states or bodies without a name on both sides are enough: same kind, day and place."""
    if lead.kind != other.kind or apart or not (lead.is_exact and other.is_exact):
        return False
    if lead.type == "call":
        return lead.sides == other.sides
    return lead.country is not None and lead.country == other.country and lead.city == other.city


def _keys(one: Occasion) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks in which an occasion is found, and those in which it seeks a lead."""
    pairs = list(_pair_names(one))
    if not pairs:
        return frozenset(), frozenset()
    if one.is_exact:
        assert one.first is not None and one.last is not None
        windows = range(one.first // WINDOW, one.last // WINDOW + 2)
        asked = {key("days", one.type, *pair, window) for pair in pairs for window in windows}
        # What is only known by the month is found with what is known to the day, not the other way round.
        found = {key("month", one.type, *pair, month) for pair in pairs for month in _months(one.first, one.last)}
        return frozenset(asked | found), frozenset(asked)
    if one.first is not None and one.last is not None:
        months: Collection[int] = _months(one.first, one.last)
    elif one.published is not None:
        months = _months(one.published - TOLD_APART, one.published + TOLD_APART)
    else:
        return frozenset(), frozenset()
    asked = {key("month", one.type, *pair, month) for pair in pairs for month in months}
    return frozenset(asked), frozenset(asked)


def _pair_names(one: Occasion) -> Iterator[tuple[str, str, str]]:
    surnames = sorted({s for person in one.persons if (s := person.surname)})[:_SIDES]
    sides = sorted(one.sides)[:_SIDES]
    for a, b in combinations(sides, 2):
        yield "sides", a, b
    for a, b in combinations(surnames, 2):
        yield "names", a, b
    if one.type == "visit" and one.country:
        visitors = {s for person in one.persons if person.country != one.country and (s := person.surname)}
        for visitor in sorted(visitors)[:_SIDES]:
            yield "visitor", visitor, one.country
        for state in sides:
            if state != one.country:
                yield "visitors", state, one.country


def _months(first: int, last: int) -> set[int]:
    """Numbers of the months from one day to another, of at most a year."""
    a, b = date.fromordinal(max(first, 1)), date.fromordinal(min(last, _NO_DAY))
    start = a.year * 12 + a.month
    return set(range(start, min(b.year * 12 + b.month, start + 12) + 1))
