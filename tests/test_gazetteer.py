"""What names of states, peoples and cities belong to."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from rigour.territories import get_territory

from core import gazetteer

TRAVELS = Path(__file__).parents[2] / "shared" / "reference" / "us_travels.csv"


def countries(name: str, kind: str) -> tuple[str, ...]:
    """The codes that a name has in one of its meanings."""
    return gazetteer.meanings(name)[kind].countries


@pytest.mark.parametrize(
    ("name", "kind", "codes"),
    [
        ("Iran", "state", ("ir",)),
        ("Iranian", "adjective", ("ir",)),
        ("Iranians", "people", ("ir",)),
        ("Tehran", "capital", ("ir",)),
        ("TEHRAN", "capital", ("ir",)),
        ("Kremlin", "seat", ("ru",)),
        ("Isfahan", "city", ("ir",)),
        ("Turkey", "state", ("tr",)),
        ("Türkiye", "state", ("tr",)),
        ("Niger", "state", ("ne",)),
        ("Nigeria", "state", ("ng",)),
        ("Guinea", "state", ("gn",)),
        ("Equatorial Guinea", "state", ("gq",)),
        ("Macedonia", "state", ("mk",)),
        ("Soviet Union", "state", ("suhh",)),
        ("Yugoslavia", "state", ("yucs",)),
        ("Czechoslovakia", "state", ("cshh",)),
        ("East Germany", "state", ("dd",)),
        ("Ceylon", "state", ("lk",)),
        ("Texas", "region", ("us",)),
        ("Crimea", "region", ("ua",)),
        ("Central America", "region", ()),
    ],
)
def test_a_name_belongs_to_its_state(name: str, kind: str, codes: tuple[str, ...]) -> None:
    assert countries(name, kind) == codes


@pytest.mark.parametrize(
    ("name", "kind", "codes"),
    [
        ("Korea", "state", {"kp", "kr"}),
        ("Korean", "adjective", {"kp", "kr"}),
        ("Congolese", "adjective", {"cd", "cg"}),
        ("Cambridge", "city", {"gb", "us"}),
        ("Hyderabad", "city", {"in", "pk"}),
        ("Kashmir", "region", {"in", "pk"}),
    ],
)
def test_a_name_of_several_states_has_no_country(name: str, kind: str, codes: set[str]) -> None:
    named = gazetteer.meanings(name)[kind]
    assert set(named.countries) == codes
    assert named.country is None


def test_georgia_is_a_state_and_a_part_of_another() -> None:
    meanings = gazetteer.meanings("Georgia")
    assert (meanings["state"].country, meanings["region"].country) == ("ge", "us")


@pytest.mark.parametrize("word", ["us", "turkey", "chad", "polish", "Miss.", "in", "nice"])
def test_everyday_words_are_no_names(word: str) -> None:
    assert gazetteer.meanings(word) == {}


def test_the_longest_name_is_found() -> None:
    words = ["Central", "African", "Republic", "troops"]
    length, meanings = gazetteer.longest(words, 0)
    assert (length, meanings["state"].country) == (3, "cf")


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("Korea, Republic of", "kr"),
        ("China, People’s Republic of", "cn"),
        ("Germany, Federal Republic of", "de"),
        ("Denmark (Greenland)", "gl"),
        ("Burma (Myanmar)", "mm"),
        ("Serbia-Montenegro (Kosovo)", "xk"),
        ("Macedonia, Former Yugoslav Republic of", "mk"),
        ("the Netherlands", "nl"),
        ("Korea", None),
        ("nowhere", None),
    ],
)
def test_a_country_field_of_a_table_has_its_code(field: str, code: str | None) -> None:
    assert gazetteer.country_code(field) == code


def test_every_code_is_a_known_territory() -> None:
    for file in ("states.tsv", "cities.tsv", "regions.tsv", "venues.tsv"):
        for row in gazetteer.lexicon_rows(file):
            for code in row.get("code", row.get("country", [])):
                territory = get_territory(code) if code else None
                assert not code or (territory is not None and territory.code == code), (file, row)


def test_the_words_before_a_name_may_shorten_it_to_a_region() -> None:
    assert gazetteer.region("Ore.") is not None
    assert gazetteer.region("Lebanon") is None


@pytest.mark.corpora
@pytest.mark.skipif(not TRAVELS.exists(), reason="the reference files do not lie beside the repository")
def test_states_and_cities_of_a_century_of_travels_are_known() -> None:
    with TRAVELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = {row["country"] for row in rows if gazetteer.country_code(row["country"]) is None}
    assert unknown == set()
    cities = [
        city.strip()
        for row in rows
        for city in re.split(r"[;,]|\band\b", re.sub(r"\(.*?\)", "", row["city"]))
        if city.strip()
    ]
    known = sum(bool(gazetteer.meanings(city)) for city in cities)
    assert known / len(cities) >= 0.95
