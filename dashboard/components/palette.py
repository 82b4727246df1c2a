"""Colours of countries and actors: assigned by rank in the store, the same on every page.

Pure functions, no streamlit: charts take a `Palette` as an argument. Every colour has a contrast of at
least 3:1 on the light and on the dark ground, so one palette serves both. The first three are those of
Okabe and Ito (2008); the others were searched for the greatest distance (OKLab, under normal sight and
simulated protanopia, deuteranopia and tritanopia) within that band of lightness. There are eight, because
more are not told apart within it: what ranks lower is NEUTRAL, and its name is always written beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#c46c9f", "#a77afa", "#8d25e8", "#ac4e40", "#905c75")
NEUTRAL = "#7a7f87"


@dataclass(frozen=True)
class Palette:
    countries: Mapping[str, str]
    """territory code -> #rrggbb"""
    actors: Mapping[str, str]
    """actor_id -> #rrggbb: that of its country where it has one"""

    def country(self, code: str | None) -> str:
        """Colour of a territory code; NEUTRAL where it has none."""
        return self.countries.get(code, NEUTRAL) if isinstance(code, str) else NEUTRAL

    def actor(self, actor_id: str | None) -> str:
        """Colour of an actor; NEUTRAL where it has none."""
        return self.actors.get(actor_id, NEUTRAL) if isinstance(actor_id, str) else NEUTRAL


def assigned(weights: Mapping[str, int], countries_of: Mapping[str, str]) -> Palette:
    """The palette of a whole store.

    `weights`: territory code -> its speakers' statements and its parts in meetings; ranked by these, ties by code.
    `countries_of`: actor_id -> territory code.
    """
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    countries = dict(zip(ranked, COLOURS, strict=False))
    actors = {actor: countries[code] for actor, code in countries_of.items() if code in countries}
    return Palette(countries, actors)
