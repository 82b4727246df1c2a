"""One palette for both grounds: each colour is seen on white and on the dark ground."""

import tomllib
from pathlib import Path

import pytest

from dashboard.components.palette import COLOURS, NEUTRAL, assigned

THEME = tomllib.loads((Path(__file__).parents[3] / "dashboard/.streamlit/config.toml").read_text("utf-8"))["theme"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("colour", [*COLOURS, NEUTRAL])
def test_a_colour_stands_out_from_the_ground(colour: str, ground: str):
    assert contrast(colour, THEME[ground]["backgroundColor"]) >= 3


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor", "primaryColor"])
def test_letters_can_be_read(ground: str, ink: str):
    for paper in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(THEME[ground][ink], THEME[ground][paper]) >= 4.5


def test_countries_take_colours_by_rank_and_actors_take_their_country_s():
    palette = assigned({"lv": 2, "ee": 2, "fi": 5}, {"a": "lv", "b": "zz"})
    assert palette.country("fi") == COLOURS[0]
    assert palette.country("ee") == COLOURS[1], "as many rows as lv: ties go by code"
    assert palette.actor("a") == palette.country("lv") == COLOURS[2]
    assert palette.actor("b") == palette.country("zz") == palette.country(None) == NEUTRAL
