"""How sure a row is, fitted (core.calibrated): logistic regression on rows that people have judged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from core.evaluation.figures import calibration

Example = tuple[Mapping[str, float], bool]
"""A row: its features, and whether it is right."""
_FOLDS = 5


def write(documents: Sequence[Sequence[Example]], source: str, file: Path, decay: float = 1.0) -> str:
    """Fit the rows of the documents and write the weights, with `source`: what they were learned from. Returns a
    sentence with the expected calibration error of each fifth of the documents, left out in turn."""
    error = left_out(documents, decay)
    card = {
        "learned from": source,
        "rows": sum(map(len, documents)),
        "expected calibration error, five-fold": round(error, 3),
        "weights": fit([row for document in documents for row in document], decay),
    }
    file.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return f"{card['rows']} rows; expected calibration error, cross-validated: {error:.3f}"


def left_out(documents: Sequence[Sequence[Example]], decay: float = 1.0) -> float:
    """Calibration error of rows whose document was not among those fitted."""
    seen = []
    for fold in range(_FOLDS):
        weights = fit([row for n, document in enumerate(documents) if n % _FOLDS != fold for row in document], decay)
        for document in documents[fold::_FOLDS]:
            for values, right in document:
                odds = sum(weights.get(name, 0.0) * value for name, value in values.items())
                seen.append((float(1 / (1 + np.exp(-odds))), right))
    return calibration(seen) or 0.0


def fit(examples: Sequence[Example], decay: float = 1.0) -> dict[str, float]:
    """Logistic regression by Newton's steps, with a little L2."""
    names = sorted({name for values, _ in examples for name in values})
    x = np.array([[values.get(name, 0.0) for name in names] for values, _ in examples])
    y = np.array([right for _, right in examples], dtype=float)
    weight = np.zeros(len(names))
    for _ in range(30):
        share = 1 / (1 + np.exp(-(x @ weight)))
        slope = x.T @ (share - y) + decay * weight
        bend = (x * (share * (1 - share))[:, None]).T @ x + decay * np.eye(len(names))
        weight -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 4) for name, value in zip(names, weight, strict=True)}
