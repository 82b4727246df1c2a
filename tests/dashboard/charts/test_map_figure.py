"""What of the world a map shows."""

import pandas as pd
import pytest

from dashboard.charts import map as drawing
from dashboard.components.palette import Palette

PHONE = 350
"""Pixels across a map on a phone."""
KYIV = {"city": "Kyiv", "country": "ua", "latitude": 50.45, "longitude": 30.52}
MALE = {"city": "Malé", "country": "mv", "latitude": 4.18, "longitude": 73.51}


def places(*rows):
    return pd.DataFrame(
        [
            one | {"place": one["city"], "meetings": count, "there": count, "exact": True, "first": None, "last": None}
            for one, count in rows
        ]
    )


def test_the_largest_circle_lies_on_the_map_whole_even_where_it_is_the_northernmost_place():
    layout = drawing.meetings(places((KYIV, 40), (MALE, 1)), Palette({}, {}), "city", picked="Kyiv").layout
    degree = PHONE / (layout.xaxis.range[1] - layout.xaxis.range[0]) * layout.yaxis.scaleratio
    assert (layout.yaxis.range[1] - KYIV["latitude"]) * degree >= 25


@pytest.mark.parametrize("where", [KYIV, MALE])
def test_a_single_stop_fills_the_width_of_its_place(where):
    stops = pd.DataFrame([where | {"stop": 1, "first": None, "last": None}])
    layout = drawing.journey(stops, "Anna Berg").layout
    wide, high = (axis.range[1] - axis.range[0] for axis in (layout.xaxis, layout.yaxis))
    assert high * layout.yaxis.scaleratio <= wide * 0.66


def test_the_title_of_a_journey_fits_on_a_phone():
    stops = pd.DataFrame([KYIV | {"stop": 1, "first": None, "last": None}])
    assert len(drawing.journey(stops, "Sheikh Mohammed bin Abdulrahman Al Thani").layout.title.text) <= 46
