"""Shares, intervals and calibration: the arithmetic that all figures of an evaluation share."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

BINS = 10
RESAMPLES = 1_000
_Z = 1.959964

Counts = Sequence[int]
Measure = Callable[[Counts], float | None]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that came out otherwise than marked. Offsets are code points into the document's text, half open."""

    part: str
    """quotes or meetings."""
    kind: str
    doc_id: str
    start: int | None
    end: int | None
    wanted: str | None
    """As marked; None where nothing was."""
    found: str | None
    """As the parser has it; None where it has nothing."""
    text: str
    """The words it is about."""

    def __str__(self) -> str:
        sides = self.wanted or self.found or ""
        if self.wanted and not self.kind.startswith("missed"):
            sides = f"{self.found or 'nothing'} should be {self.wanted}"
        return ": ".join(filter(None, [self.doc_id, sides, repr(self.text) if self.text else ""]))


def share(part: float, whole: float) -> float | None:
    """None where there is no whole."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Harmonic mean; None where neither is known, 0 where one is not (nothing found, or nothing to be found)."""
    if precision is None and recall is None:
        return None
    both = (precision or 0.0) + (recall or 0.0)
    return 2 * (precision or 0.0) * (recall or 0.0) / both if both else 0.0


def intervals(counts: Sequence[Counts], measures: Mapping[str, Measure], seed: int = 0) -> dict[str, Interval]:
    """95 % intervals of measures over documents, from resamples of them. `counts`: one row of numbers a document,
    which a resample only adds up. A measure that has no value in any resample is left out.
    """
    if not counts:
        return {}
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(RESAMPLES):
        total = [sum(column) for column in zip(*rng.choices(counts, k=len(counts)), strict=True)]
        for name, measure in measures.items():
            if (value := measure(total)) is not None:
                drawn[name].append(value)
    made = {}
    for name, values in drawn.items():
        if values:
            values.sort()
            made[name] = (values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))])
    return made


def wilson(hits: int, rows: int) -> Interval | None:
    """95 % interval of a share by Wilson (1927), which holds for few rows and for shares near 0 and 1; None without
    rows."""
    if not rows:
        return None
    p, square = hits / rows, _Z * _Z
    middle = (p + square / (2 * rows)) / (1 + square / rows)
    reach = _Z * math.sqrt(p * (1 - p) / rows + square / (4 * rows * rows)) / (1 + square / rows)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def binned(stated: Iterable[tuple[float | None, bool]]) -> dict[int, list[tuple[float, bool]]]:
    """Rows by the tenth in which their confidence lies (0 to BINS - 1); rows without one are left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in stated:
        if confidence is not None:
            bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    return bins


def calibration(stated: Iterable[tuple[float | None, bool]]) -> float | None:
    """Expected calibration error: mean distance between stated confidence and the share that is right, over ten bins
    weighted by their size. Rows without a confidence do not count; None where none has one.
    """
    bins = binned(stated).values()
    total = sum(len(b) for b in bins)
    if not total:
        return None
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins) / total
