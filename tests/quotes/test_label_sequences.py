"""The best sequence of labels: what may follow what."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from core.encoder.pieces import LABELS
from core.quotes.decode import viterbi

FORBIDDEN = -6.0


def worth(path: tuple[int, ...], scores: np.ndarray) -> float:
    """What a sequence is worth by the definition: an inside label that follows none of its kind costs six."""
    total, before = 0.0, 0
    for label, row in zip(path, scores, strict=True):
        inside = label and label % 2 == 0
        total += row[label] + (FORBIDDEN if inside and before not in (label, label - 1) else 0.0)
        before = label
    return total


@pytest.mark.parametrize("seed", range(6))
def test_the_sequence_found_is_the_best_of_all(seed: int) -> None:
    scores = np.log(np.random.default_rng(seed).dirichlet([0.4] * len(LABELS), size=5).clip(1e-4))
    best = max(worth(path, scores) for path in itertools.product(range(len(LABELS)), repeat=5))
    assert worth(tuple(viterbi(scores)), scores) == pytest.approx(best)
