"""Where: cities, countries and venues that a text names as places, what "here" is, and where cities lie on a map."""

from core.places.coordinates import Point, coordinates, seat_of
from core.places.finding import find, here, place_of

__all__ = ["Point", "coordinates", "find", "here", "place_of", "seat_of"]
