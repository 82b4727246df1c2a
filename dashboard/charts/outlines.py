"""Coasts and borders, read from dashboard/theme/outlines.json (see natural_earth). Nothing is fetched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).parents[1] / "theme" / "outlines.json"

Line = NDArray[np.float32]


@dataclass(frozen=True)
class Outlines:
    """Degrees east and north of points in turn; NaN parts one line from the next."""

    land: tuple[Line, Line]
    borders: tuple[Line, Line]


@cache
def outlines() -> Outlines:
    """The world's."""
    kept = json.loads(_FILE.read_text("utf-8"))
    return Outlines(_lines(kept["land"]), _lines(kept["borders"]))


def _lines(steps: list[list[int]]) -> tuple[Line, Line]:
    gap = np.full((1, 2), np.nan, dtype=np.float32)
    parts: list[Line] = []
    for line in steps:
        parts += [(np.cumsum(np.array(line).reshape(-1, 2), axis=0) / 100).astype(np.float32), gap]
    points = np.concatenate(parts[:-1])
    return points[:, 0], points[:, 1]
