"""Makes dashboard/theme/outlines.json: coasts and borders for the map, from Natural Earth by way of world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m dashboard.charts.natural_earth package/countries-50m.json > dashboard/theme/outlines.json

Natural Earth 4.1 at 1:50,000,000 is in the public domain; the package around it (ISC) is needed here and nowhere else.
Borders are drawn as Natural Earth draws them: as they are held on the ground, which no state has to agree with.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]

NEAR = 0.06
"""Degrees: a point that lies no farther from the line between its neighbours is left out."""
SMALLEST = 0.12
"""Degrees: an island that is no wider and no higher is left out. Singapore and Malta are larger."""
WEST = -170.0
"""Degrees: the map's edge. It lies in the Bering Strait and not at 180, which would cut Russia in two."""
_SOUTH = -60.0
"""No meeting of diplomats is known from beyond."""


def main(path: Path) -> None:
    """Prints the file: rings of land and lines of borders, each as hundredths of a degree, from point to point."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = [_placed(arc, topology["transform"]) for arc in topology["arcs"]]
    land = [_ring(ring, arcs) for ring in _rings(topology["objects"]["land"])]
    used = Counter(
        number
        for country in topology["objects"]["countries"]["geometries"]
        for number in {arc if arc >= 0 else ~arc for ring in _rings(country) for arc in ring}
    )
    shared = [arcs[number] for number, times in used.items() if times > 1]
    print(json.dumps({
        "source": "Natural Earth 4.1, 1:50m, public domain; made by dashboard/charts/natural_earth.py",
        "land": [_steps(_thinned(ring)) for ring in land if _is_shown(ring)],
        "borders": [_steps(_thinned(_unrolled(line))) for line in shared if max(y for _, y in line) > _SOUTH],
    }, separators=(",", ":")))  # fmt: skip


def _placed(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """An arc's points in degrees; in the file each is told by its distance from the one before."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for across, up in arc:
        x, y = x + across, y + up
        points.append((x * wide + west, y * high + south))
    return points


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from _rings(part)
    elif shape["type"] == "Polygon":
        yield from shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        for polygon in shape["arcs"]:
            yield from polygon


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Arcs one after the other; one with its bits turned over runs backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _unrolled(points)


def _unrolled(points: Sequence[Point]) -> list[Point]:
    """The points without the leap at 180 degrees: what lies beyond goes on, so that no line crosses the map."""
    placed, turns = [], 0
    for number, (x, y) in enumerate(points):
        if number and abs(x - points[number - 1][0]) > 180:
            turns += 1 if x < points[number - 1][0] else -1
        placed.append((x + 360 * turns, y))
    east = 360 if min(x for x, _ in placed) < -180 or max(x for x, _ in placed) < WEST else 0
    return [(x + east, y) for x, y in placed]


def _is_shown(ring: Sequence[Point]) -> bool:
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return max(up) > _SOUTH and max(max(across) - min(across), max(up) - min(up)) > SMALLEST


def _thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification."""
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    open_ = [(0, len(points) - 1)]
    while open_:
        first, last = open_.pop()
        far, at = max(
            ((_away(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if far > NEAR:
            kept.add(at)
            open_ += [(first, at), (at, last)]
    return [points[n] for n in sorted(kept)]


def _away(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from the stretch between two others."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
    return math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


def _steps(points: Sequence[Point]) -> list[int]:
    """x, y, then how far each point lies from the one before."""
    whole = [(round(100 * x), round(100 * y)) for x, y in points]
    steps, before = [], (0, 0)
    for point in whole:
        steps += [point[0] - before[0], point[1] - before[1]]
        before = point
    return steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))
