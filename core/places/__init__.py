"""Where: cities, countries and venues that a text names as places, and what "here" is."""

from core.places.finding import find, here, place_of

__all__ = ["find", "here", "place_of"]
