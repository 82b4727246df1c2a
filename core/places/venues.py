"""Buildings that the lexicon does not list: "the presidential palace", "Mehrabad Airport", "the Foreign Ministry"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Place
from core.places.words import words

if TYPE_CHECKING:
    from core.places.units import Word

_LEADING = frozenset({"at", "in", "inside", "outside", "near", "to", "from", "into"})
_ARTICLES = frozenset({"the", "his", "her", "its", "their", "a", "an", "this", "that"})
_TRIMMED = frozenset({"of", "and", "for", "the"})
_MOST_WORDS = 7


def venue_phrases(text: str, part: list[Word], known: list[Place]) -> Iterator[Place]:
    """Phrases that end in a word for a building and stand after a preposition of place.

    The city is the one named behind it ("... in Moscow") or before it ("Tehran's Mehrabad Airport"), where `known`
    has it as a place.
    """
    by_start = {place.start: place for place in known}
    listed = [(place.start, place.end) for place in known if place.venue]
    for n, word in enumerate(part):
        if word.lower not in words().venue_nouns:
            continue
        # "the Foreign Ministry spokesman", "the embassy staff": the noun goes on.
        if n + 1 < len(part) and part[n + 1].after_gap and _goes_on(part[n + 1]):
            continue
        # "the Black Sea resort of Sochi" is the city.
        if word.lower in words().place_nouns and n + 1 < len(part) and part[n + 1].lower == "of":
            continue
        first = _first_word(part, n)
        if first is None:
            continue
        lead = _lead(part, first)
        if lead is None or _of_staff(part, lead):
            continue
        if part[lead].lower in ("to", "from") and not _moving(part, lead):
            continue
        nearest = bisect_right(listed, (word.start, len(text))) - 1
        if nearest >= 0 and listed[nearest][1] > word.start:
            continue
        yield _place(text, part, first, _last_word(part, n), by_start)


def _goes_on(word: Word) -> bool:
    return word.lower in words().staff or word.lower in words().venue_nouns


def _first_word(part: list[Word], last: int) -> int | None:
    """Where the name begins; None for a bare "house" or "room"."""
    first = last
    while first and last - first < _MOST_WORDS and part[first].after_gap and not part[first - 1].genitive:
        before = part[first - 1]
        if not before.capital and before.lower not in words().venue_inside:
            break
        first -= 1
    # "prime minister's office", "Iran's Foreign Ministry": an owner in lower case belongs to the name.
    while first and part[first].after_gap and part[first - 1].genitive and not part[first - 1].capital:
        first -= 1
        while first and part[first].after_gap and part[first - 1].lower in ("prime", "foreign", "supreme"):
            first -= 1
    while first < last and part[first].lower in _TRIMMED:
        first += 1
    if first == last and part[last].lower in words().named_only:
        return None
    return first


def _last_word(part: list[Word], noun: int) -> int:
    """ "Ministry of Defense", "Embassy of the Republic of Korea": what the building is of belongs to its name."""
    last = noun
    if part[noun].capital:
        at = noun + 1
        while at < len(part) and part[at].after_gap and (part[at].capital or part[at].lower in ("of", "the", "and")):
            last = at if part[at].capital else last
            at += 1
        if last > noun and part[noun + 1].lower != "of":
            last = noun
    return last


def _lead(part: list[Word], first: int) -> int | None:
    """The preposition before the name, past an article or an owner."""
    at = first
    for _ in range(3):
        if not at or (not part[at].after_gap and not part[at - 1].genitive):
            return None
        at -= 1
        if part[at].lower in _LEADING:
            return at
        if part[at].lower not in _ARTICLES and not part[at].genitive:
            return None
    return None


def _of_staff(part: list[Word], lead: int) -> bool:
    return lead > 0 and part[lead].after_gap and part[lead - 1].lower in words().staff


def _moving(part: list[Word], lead: int) -> bool:
    moved = (
        "came",
        "went",
        "arrived",
        "returned",
        "visit",
        "visits",
        "visited",
        "trip",
        "drove",
        "headed",
        "walked",
        "taken",
    )
    return any(word.lower in words().moving or word.lower in moved for word in part[max(0, lead - 4) : lead])


def _place(text: str, part: list[Word], first: int, last: int, known: dict[int, Place]) -> Place:
    start, end = part[first].start, part[last].end
    starts = [word.start for word in part[last + 1 : last + 3]]
    behind = next((known[at] for at in starts if at in known), None)
    between = text[end : behind.start] if behind is not None else ""
    # "at the Grand Hotel here"
    joined = between in (" in ", ", ", " near ", ", in ") or (
        behind is not None and between == " " and text[behind.start : behind.end] == "here"
    )
    if behind is not None and behind.city and joined:
        return Place(
            start, behind.end, city=behind.city, country=behind.country, venue=" ".join(text[start:end].split())
        )
    owner = part[first - 1] if first and part[first - 1].genitive else part[first]
    meanings = gazetteer.meanings(owner.text) if owner.capital else {}
    # An airport is its city's; "the Santos Palace" need not stand in Santos.
    own = owner is not part[first] or "capital" in meanings or part[last].lower in words().of_their_city
    named = (meanings.get("capital") or meanings.get("city")) if own else None
    if named is not None and (owner is not part[first] or first < last):
        return Place(start, end, city=named.name, country=named.country, venue=" ".join(text[start:end].split()))
    return Place(start, end, venue=" ".join(text[start:end].split()))
