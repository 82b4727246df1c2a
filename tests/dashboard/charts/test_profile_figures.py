"""Heat map, bars, terms and map as figures: what they draw of a frame, and that names in them are text."""

from datetime import date
from itertools import pairwise

import pandas as pd

from dashboard.charts import bars, map, matrix, outlines, terms
from dashboard.charts.bars import Side
from dashboard.charts.matrix import Cells
from dashboard.components.palette import Palette

HOSTILE = "<b>bold</b><a href='x'>"
PLAIN = Palette({}, {})


def texts(figure) -> str:
    return str(figure.to_dict())


def test_a_cell_is_tinted_by_its_number_and_never_filled():
    cells = Cells([("a", "A"), ("b", "B")], [("x", "X")], {("a", "x"): 10.0, ("b", "x"): 5.0},
                  {("a", "x"): "10", ("b", "x"): "5"})  # fmt: skip
    figure = matrix.matrix(cells, "Who?", lambda row, column, label: f"{row} {column} {label}", picked="b|x")
    tints = [float(shape.fillcolor.split(",")[-1][:-1]) for shape in figure.layout.shapes if shape.fillcolor]
    assert tints == [0.55, 0.3]
    assert [shape for shape in figure.layout.shapes if shape.line.color], "the chosen cell has a frame"
    assert list(figure.data[0].customdata) == ["a|x", "b|x"]


def test_names_in_figures_are_text():
    cells = Cells([("a", HOSTILE)], [("x", HOSTILE)], {("a", "x"): 1.0}, {("a", "x"): "1"})
    drawn = [matrix.matrix(cells, "Who?", lambda row, column, label: f"{row} on {column}: {label}")]
    drawn.append(bars.beside([("r", HOSTILE)], [Side("s", HOSTILE, "#000000"), Side("t", "T", "#000000")],
                             {("r", "s"): 1}, [1, 1], "What?", ("meeting", "meetings")))  # fmt: skip
    roles = pd.DataFrame([{"role": HOSTILE, "source": "stated", "first": date(2001, 1, 1), "last": date(2002, 1, 1),
                           "times": 1, "documents": 1}])  # fmt: skip
    drawn.append(terms.terms(roles, date(2020, 1, 1)))
    place = {"place": "lv~X", "city": HOSTILE, "country": "lv", "latitude": 57.0, "longitude": 24.0, "exact": True,
             "meetings": 1, "there": 1, "first": None, "last": None}  # fmt: skip
    drawn.append(map.meetings(pd.DataFrame([place]), PLAIN, "city"))
    for figure in drawn:
        said = [one.text for one in figure.layout.annotations]
        said += [hover for trace in figure.data for hover in (trace.hovertext or ())]
        assert "&lt;b&gt;" in " ".join(said)
        assert "<b>" not in " ".join(said)
        assert "<a " not in " ".join(said)


def test_sides_are_told_apart_without_their_colours():
    figure = bars.beside([("r", "R")], [Side("s", "S", "#0072b2"), Side("t", "T", "#0072b2")],
                         {("r", "s"): 1, ("r", "t"): 3}, [2, 4], "What?", ("meeting", "meetings"))  # fmt: skip
    assert [trace.marker.pattern.shape for trace in figure.data] == [None, "/"]
    assert [list(trace.x) for trace in figure.data] == [[0.5], [0.75]], "shares of each side's own"


def test_an_office_without_an_end_runs_to_today():
    roles = pd.DataFrame([{"role": "president", "source": "office", "first": date(2000, 7, 17), "last": None,
                           "times": None, "documents": None}])  # fmt: skip
    line = terms.terms(roles, date(2026, 1, 1)).data[0]
    assert list(line.x)[:2] == [date(2000, 7, 17), date(2026, 1, 1)]


def test_many_years_share_columns():
    assert matrix.year_spans([2005]) == [(2005, 2005)]
    assert matrix.year_spans([2001, 2003]) == [(2001, 2001), (2002, 2002), (2003, 2003)]
    assert matrix.year_spans([1990, 2022])[0] == (1990, 1994)
    assert matrix.year_spans([]) == []


def test_a_city_lies_on_land():
    """Outlines and points of cities are of the same world: Madrid is inside the ring of Europe."""
    east, north = outlines.outlines().land
    rings, start = [], 0
    for end in [*(n for n, x in enumerate(east) if x != x), len(east)]:
        rings.append((east[start:end], north[start:end]))
        start = end + 1
    assert sum(inside(-3.7, 40.4, *ring) for ring in rings) == 1
    assert sum(inside(-30.0, 40.4, *ring) for ring in rings) == 0, "the Atlantic is no land"


def test_no_line_crosses_the_map():
    for east, _ in (outlines.outlines().land, outlines.outlines().borders):
        steps = [abs(b - a) for a, b in pairwise(east) if a == a and b == b]
        assert max(steps) < 60


def inside(x: float, y: float, east, north) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    crossings = 0
    for x0, y0, x1, y1 in zip(east, north, east[1:], north[1:], strict=False):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1


def test_what_lies_west_of_the_map_s_edge_is_drawn_east_of_it():
    apia = {"place": "ws~Apia", "city": "Apia", "country": "ws", "latitude": -13.8, "longitude": -171.8, "exact": True,
            "meetings": 1, "there": 0, "first": None, "last": None}  # fmt: skip
    figure = map.meetings(pd.DataFrame([apia]), PLAIN, "city")
    circle = next(trace for trace in figure.data if trace.customdata is not None)
    assert list(circle.x) == [188.2]
    assert circle.marker.symbol == "circle-open", "hollow where nobody met"
