"""core.places.coordinates: where cities lie."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import pytest

from core import gazetteer
from core.places import coordinates, seat_of
from core.places.coordinates import folded
from core.places.geonames import cities


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle."""
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    return 12_742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


@pytest.mark.parametrize(
    ("city", "country", "latitude", "longitude"),
    [
        ("Tehran", "ir", 35.69, 51.39),
        ("Damascus", "sy", 33.51, 36.29),
        ("Washington", "us", 38.90, -77.04),
        ("New York", "us", 40.71, -74.01),
        ("London", "gb", 51.51, -0.13),
        ("Paris", "fr", 48.86, 2.35),
        ("Geneva", "ch", 46.20, 6.15),
        ("Vienna", "at", 48.21, 16.37),
        ("Brussels", "be", 50.85, 4.35),
        ("The Hague", "nl", 52.08, 4.31),
        ("Moscow", "ru", 55.75, 37.62),
        ("St. Petersburg", "ru", 59.94, 30.31),
        ("Sochi", "ru", 43.60, 39.73),
        ("Stavropol", "ru", 45.04, 41.97),
        ("Kyiv", "ua", 50.45, 30.52),
        ("Kiev", "ua", 50.45, 30.52),
        ("KYIV", "ua", 50.45, 30.52),
        ("Beijing", "cn", 39.90, 116.41),
        ("Peking", "cn", 39.90, 116.41),
        ("Pyongyang", "kp", 39.02, 125.75),
        ("Tokyo", "jp", 35.68, 139.69),
        ("New Delhi", "in", 28.61, 77.21),
        ("Hyderabad", "in", 17.38, 78.46),
        ("Hyderabad", "pk", 25.39, 68.37),
        ("Tripoli", "ly", 32.88, 13.19),
        ("Tripoli", "lb", 34.43, 35.84),
        ("Cairo", "eg", 30.04, 31.24),
        ("Sharm el-Sheikh", "eg", 27.91, 34.33),
        ("Addis Ababa", "et", 9.02, 38.75),
        ("Dodoma", "tz", -6.17, 35.74),
        ("Pretoria", "za", -25.75, 28.19),
        ("Canberra", "au", -35.28, 149.13),
        ("Wellington", "nz", -41.29, 174.78),
        ("Brasilia", "br", -15.79, -47.88),
        ("Buenos Aires", "ar", -34.60, -58.38),
        ("Ottawa", "ca", 45.42, -75.70),
        ("Havana", "cu", 23.11, -82.37),
        ("Camp David", "us", 39.65, -77.46),
        ("Vatican City", "va", 41.90, 12.45),
    ],
)
def test_a_well_known_city_lies_where_it_lies(city: str, country: str, latitude: float, longitude: float) -> None:
    found = coordinates(city, country)
    assert found is not None
    assert kilometres(found, (latitude, longitude)) < 15


@pytest.mark.parametrize(
    ("city", "country"), [(None, "ir"), ("", "ir"), ("Tehran", "fr"), ("Nowhere", "ir"), ("Cambridge", None)]
)
def test_what_is_not_known_is_nowhere(city: str | None, country: str | None) -> None:
    assert coordinates(city, country) is None


def test_a_city_of_one_country_needs_none_named() -> None:
    assert coordinates("Tehran", None) == coordinates("Tehran", "ir")


def test_a_state_known_alone_may_be_put_at_its_seat() -> None:
    assert seat_of("ir") == coordinates("Tehran", "ir")
    assert seat_of("xx") is None


def test_nearly_all_cities_of_the_gazetteer_have_a_place() -> None:
    known = [coordinates(city, country) is not None for city, country, _ in cities()]
    assert sum(known) / len(known) >= 0.93


def test_every_row_is_a_city_of_the_gazetteer_on_the_earth() -> None:
    rows = list(gazetteer.lexicon_rows("coordinates.tsv"))
    keys = [(folded(row["city"][0]), row["country"][0]) for row in rows]
    assert len(set(keys)) >= 0.99 * len(keys)
    for row in rows:
        assert -90 < float(row["latitude"][0]) < 90
        assert -180 <= float(row["longitude"][0]) <= 180


def test_no_capital_lies_far_from_the_other_cities_of_its_state() -> None:
    # A town of the same name on another continent would.
    for code in ("ir", "sy", "de", "jp", "pl", "ng", "ke", "es", "it", "eg", "iq", "gb", "vn", "co", "pe"):
        seat = seat_of(code)
        assert seat is not None
        others = [p for city, country, _ in cities() if country == code and (p := coordinates(city, country))]
        assert max(kilometres(seat, point) for point in others) < 3_000, code


@pytest.mark.parametrize(
    ("town", "country", "latitude", "longitude"),
    [("Roskilde", "dk", 55.64, 12.08), ("Ouarzazate", "ma", 30.92, -6.91), ("Ungheni", "md", 47.21, 27.80)],
)
def test_lesser_towns_lie_where_atlases_have_them(town: str, country: str, latitude: float, longitude: float) -> None:
    point = coordinates(town, country)
    assert point is not None
    assert kilometres(point, (latitude, longitude)) < 15


def test_no_lesser_town_takes_the_name_of_a_known_place() -> None:
    rows = list(gazetteer.lexicon_rows("towns.tsv"))
    assert len(rows) > 25_000
    for row in rows:
        assert not gazetteer.meanings(row["town"][0]), row
        assert gazetteer.is_code(row["country"][0]), row
        assert -90 < float(row["latitude"][0]) < 90
        assert -180 <= float(row["longitude"][0]) <= 180
