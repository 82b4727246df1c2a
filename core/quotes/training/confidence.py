"""Fit what the confidence of a row is computed from (core.quotes.confidence).

    python -m core.quotes.training.confidence --gold GOLD.jsonl.gz

Logistic regression on the rows that the whole parser makes of texts that the tagger was not trained on. Prints the
expected calibration error with each fifth of the documents left out in turn.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from core.evaluation import Gold, read_gold
from core.evaluation.quotes import Predicted, calibration_error, compare
from core.pipeline import parse
from core.quotes.confidence import WEIGHTS, features

_FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    documents = [rows(gold) for gold in read_gold(args.gold)]
    error = left_out(documents)
    print(f"expected calibration error, cross-validated: {error:.3f}")
    weights = fit([row for document in documents for row in document])
    card = {
        "learned from": "PolNeAR 1.0.0, dev part",
        "rows": sum(len(d) for d in documents),
        "expected calibration error, five-fold": round(error, 3),
        "weights": weights,
    }
    args.out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def rows(gold: Gold) -> list[tuple[dict[str, float], bool]]:
    """Each row of one document: its features, and whether its span and speaker are right."""
    from core.quotes import statements_and_quotes

    article = parse(gold.document())
    made = statements_and_quotes(article)
    article.quotes = [quote for _, quote in made]
    predicted = compare(gold, article).predicted
    return [
        (features(statement, quote), p.right and p.speaker_right is not False)
        for (statement, quote), p in zip(made, predicted, strict=True)
    ]


def left_out(documents: list[list[tuple[dict[str, float], bool]]]) -> float:
    """Calibration error of rows whose document was not among those fitted."""
    seen = []
    for fold in range(_FOLDS):
        weights = fit([row for n, document in enumerate(documents) if n % _FOLDS != fold for row in document])
        for document in documents[fold::_FOLDS]:
            for values, right in document:
                odds = sum(weights[name] * value for name, value in values.items())
                seen.append(Predicted("", right, None, float(1 / (1 + np.exp(-odds)))))
    return calibration_error(seen) or 0.0


def fit(examples: list[tuple[dict[str, float], bool]], decay: float = 1.0) -> dict[str, float]:
    """Logistic regression by Newton's steps, with a little L2."""
    names = sorted({name for values, _ in examples for name in values})
    x = np.array([[values[name] for name in names] for values, _ in examples])
    y = np.array([right for _, right in examples], dtype=float)
    weight = np.zeros(len(names))
    for _ in range(30):
        share = 1 / (1 + np.exp(-(x @ weight)))
        slope = x.T @ (share - y) + decay * weight
        bend = (x * (share * (1 - share))[:, None]).T @ x + decay * np.eye(len(names))
        weight -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 4) for name, value in zip(names, weight, strict=True)}


if __name__ == "__main__":
    main()
