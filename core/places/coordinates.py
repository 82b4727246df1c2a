"""Where cities lie: points for a map, from core/lexicon/coordinates.tsv and towns.tsv."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from core.gazetteer import capital, lexicon_rows, meanings, towns, without_accents


class Point(NamedTuple):
    """Degrees, WGS 84; north and east are positive."""

    latitude: float
    longitude: float


def coordinates(city: str | None, country: str | None) -> Point | None:
    """Where a city of this state lies; None where it is not known.

    `city` in any of the gazetteer's spellings ("Kiev"), `country` a territory code. Without a country the city must
    have one only: "Cambridge" alone is nowhere. A city without a name is nowhere, as is a state.
    """
    if not city:
        return None
    names = [city, *(named.name for kind, named in meanings(city).items() if kind in ("city", "capital"))]
    lesser = {state: Point(*where) for _, state, *where in towns(city)}
    for found in (*(_points().get(folded(name), {}) for name in names), lesser):
        if country in found:
            return found[country]
        if country is None and len(found) == 1:
            return next(iter(found.values()))
    return None


def seat_of(country: str) -> Point | None:
    """Where a state's government sits: where a map may put what is known only to have been in that state."""
    return coordinates(capital(country), country)


def folded(name: str) -> str:
    """A name without case, accents and signs, as names are compared here."""
    return "".join(c for c in without_accents(name).casefold() if c.isalnum())


@cache
def _points() -> dict[str, dict[str, Point]]:
    """From a city's name, folded, and a territory code."""
    found: dict[str, dict[str, Point]] = {}
    for row in lexicon_rows("coordinates.tsv"):
        point = Point(float(row["latitude"][0]), float(row["longitude"][0]))
        found.setdefault(folded(row["city"][0]), {})[row["country"][0]] = point
    return found
