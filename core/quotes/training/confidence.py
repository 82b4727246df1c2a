"""Fit what the confidence of a quote's row is computed from (core.quotes.confidence).

    python -m core.quotes.training.confidence --gold GOLD.jsonl.gz

Learns from the rows that the whole parser makes of texts that the tagger was not trained on. Prints the expected
calibration error with each fifth of the documents left out in turn.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from core.evaluation import Gold, fitting, read_gold
from core.evaluation.quotes import compare
from core.pipeline import parse
from core.quotes import statements_and_quotes
from core.quotes.confidence import CALIBRATED, features


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=CALIBRATED.file)
    args = parser.parse_args()
    documents = [rows(gold) for gold in read_gold(args.gold)]
    print(fitting.write(documents, "PolNeAR 1.0.0, dev part", args.out))


def rows(gold: Gold) -> list[fitting.Example]:
    """Each row of one document: its features, and whether its span and speaker are right."""
    article = parse(gold.document())
    made = statements_and_quotes(article)
    article.quotes = [quote for _, quote in made]
    predicted = compare(gold, article).predicted
    return [
        (features(statement, quote), p.right and p.speaker_right is not False)
        for (statement, quote), p in zip(made, predicted, strict=True)
    ]


if __name__ == "__main__":
    main()
