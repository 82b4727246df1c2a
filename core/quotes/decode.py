"""From probabilities to stretches: the best sequence of labels, as spans of content, source and cue.

Viterbi over the labels of words, in which an inside label follows only its own kind.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.encoder import Tagging
from core.encoder.model import by_word
from core.encoder.pieces import LABELS

KINDS = ("content", "source", "cue")
_FORBIDDEN = -6.0
"""Log odds of an inside label that follows no label of its kind: not minus infinity, since the tagger
sometimes misses only the first word."""
OUTSIDE_BONUS = 0.0
"""Added to the log probability of O: on polnear-dev a few doubtful stretches fewer are worth more than
those they lose. Swept 0 to 1.2."""


@dataclass(slots=True)
class Stretch:
    """A stretch of one kind, code points (half open), with the mean probability of its labels."""

    kind: str
    start: int
    end: int
    probability: float


def stretches(tagging: Tagging, text: str) -> list[Stretch]:
    """The stretches of the best labelling, in reading order, at the borders of words."""
    if not tagging.offsets:
        return []
    spans, probabilities = by_word(tagging.offsets, tagging.statements, text)
    scores = np.log(np.clip(probabilities, 1e-4, 1.0))
    scores[:, 0] += OUTSIDE_BONUS
    found: list[Stretch] = []
    members: list[list[float]] = []
    previous = 0
    for (start, end), label, row in zip(spans, viterbi(scores), probabilities.tolist(), strict=True):
        kind = (label + 1) // 2
        if kind:
            share = row[2 * kind - 1] + row[2 * kind]
            if previous == kind and label % 2 == 0:
                found[-1].end = end
                members[-1].append(share)
            else:
                found.append(Stretch(KINDS[kind - 1], start, end, 0.0))
                members.append([share])
        previous = kind
    for stretch, shares in zip(found, members, strict=True):
        stretch.probability = float(np.mean(shares))
    return found


def viterbi(scores: NDArray[np.float64]) -> list[int]:
    """The best sequence of LABELS for rows of log scores, one a piece."""
    # Any label may follow any other, but for the inside ones, so that one maximum serves most of them. Plain numbers:
    # seven labels are too few for arrays to pay.
    rows: list[list[float]] = scores.tolist()
    best = [s if label == 0 or label % 2 else s + _FORBIDDEN for label, s in enumerate(rows[0])]
    back: list[list[int]] = []
    insides = range(2, len(LABELS), 2)
    for row in rows[1:]:
        highest = max(best)
        top = best.index(highest)
        came = [top] * len(LABELS)
        following = [highest + s for s in row]
        for inside in insides:
            own = inside - 1 if best[inside - 1] >= best[inside] else inside
            if best[own] >= highest + _FORBIDDEN:
                came[inside] = own
                following[inside] = best[own] + row[inside]
            else:
                following[inside] += _FORBIDDEN
        best = following
        back.append(came)
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]
