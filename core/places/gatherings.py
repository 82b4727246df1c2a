"""Gatherings that bear the name of the city in which they are: "the 12th Riga Security Conference"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core import gazetteer
from core.article import Place
from core.places.words import words

if TYPE_CHECKING:
    from core.places.units import Word

_NOUNS = frozenset({"conference", "forum", "summit", "dialogue"})
_OF_WHAT = frozenset(
    {
        "security", "economic", "international", "peace", "donor", "donors", "donors'", "leaders", "leaders'",
        "climate", "investment", "reconstruction", "recovery", "global", "diplomacy", "diplomatic", "defence",
        "defense", "energy", "nato", "eu", "g7", "g20",
    }
)  # fmt: skip
"""What may stand between the city and the noun: no "Process" and no "Nine", which meet anywhere."""
_MOST = 2
"""So many of them at most."""


def gathering_phrases(text: str, part: list[Word]) -> Iterator[Place]:
    """Phrases of a city's name and a word for a large gathering."""
    for n, word in enumerate(part):
        if word.lower not in _NOUNS or word.genitive or _goes_on(part, n):
            continue
        first = _city_before(part, n)
        named = _city(part, first) if first is not None else None
        if first is None or named is None:
            continue
        start = part[first[0]].start
        name = " ".join(text[start : word.end].split())
        yield Place(start, word.end, city=named.name, country=named.country, venue=name)


def _goes_on(part: list[Word], n: int) -> bool:
    """ "the Riga Conference Chairman": the name is a part of another one."""
    return n + 1 < len(part) and part[n + 1].after_gap and part[n + 1].capital


def _city_before(part: list[Word], noun: int) -> tuple[int, int] | None:
    """First and last word of what stands before the noun and what it is of, both with a capital; a list is none."""
    last = noun - 1
    while last >= 0 and noun - last <= _MOST and part[last].lower in _OF_WHAT and part[last + 1].after_gap:
        last -= 1
    if last < 0 or not part[last + 1].after_gap or not part[last].capital or part[last].genitive:
        return None
    first = last
    while first and part[first].after_gap and part[first - 1].capital and last - first < _MOST:
        first -= 1
    return first, last


def _city(part: list[Word], stretch: tuple[int, int]) -> gazetteer.Named | None:
    """The one city of that name, which must be all that stands there: no "East Riga", no state and no everyday word."""
    first, last = stretch
    name = " ".join(word.text for word in part[first : last + 1])
    meanings = gazetteer.meanings(name)
    if name in words().also_words or meanings.keys() & {"adjective"}:
        return None
    named = meanings.get("capital") or meanings.get("city")
    return named if named is not None and named.country is not None else None
