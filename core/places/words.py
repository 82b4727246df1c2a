"""The words that tell a place (core/lexicon/places.toml), the venues and the parts of states."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.gazetteer import lexicon_rows


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-case words (`also_words` as written); what each holds is said in the lexicon file."""

    locative: frozenset[str]
    directional: frozenset[str]
    not_in: frozenset[str]
    moving: frozenset[str]
    visiting: frozenset[str]
    place_nouns: frozenset[str]
    provinces: frozenset[str]
    before_name: frozenset[str]
    not_before: frozenset[str]
    owned_places: frozenset[str]
    also_words: frozenset[str]
    venue_nouns: frozenset[str]
    venue_inside: frozenset[str]
    of_their_city: frozenset[str]
    named_only: frozenset[str]
    staff: frozenset[str]


@dataclass(frozen=True, slots=True)
class Venue:
    name: str
    city: str | None
    country: str | None


@cache
def words() -> Words:
    """The word lists, read once a process."""
    raw = tomllib.loads((files("core") / "lexicon" / "places.toml").read_text(encoding="utf-8"))
    venue = raw.pop("venue")
    lists = {name: frozenset(found) for name, found in raw.items()}
    return Words(
        **lists,
        venue_nouns=frozenset(venue["nouns"]),
        venue_inside=frozenset(venue["inside"]),
        of_their_city=frozenset(venue["of_their_city"]),
        named_only=frozenset(venue["named_only"]),
        staff=frozenset(venue["staff"]),
    )


@cache
def venues() -> dict[str, Venue]:
    """From each spelling to the venue."""
    found: dict[str, Venue] = {}
    for row in lexicon_rows("venues.tsv"):
        venue = Venue(row["venue"][0], row["city"][0] or None, row["country"][0] or None)
        for spelling in [*row["venue"], *row["spellings"]]:
            if spelling:
                found[spelling.replace("’", "'")] = venue
    return found


@cache
def venue_lengths() -> dict[str, int]:
    """From the first word of a venue's spelling to the words of the longest such spelling."""
    lengths: dict[str, int] = {}
    for spelling in venues():
        parts = spelling.split()
        lengths[parts[0]] = max(lengths.get(parts[0], 0), len(parts))
    return lengths
