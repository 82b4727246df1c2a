"""How likely a quote's row is right, span and speaker: calibrated on polnear-dev (model/confidence.json)."""

from __future__ import annotations

import math
from pathlib import Path

from core.article import Quote
from core.calibrated import Calibrated
from core.quotes.links import Statement

CALIBRATED = Calibrated(Path(__file__).parent / "model" / "confidence.json")


def confidence(statement: Statement, quote: Quote) -> float:
    """Probability that the stretch is a statement with these borders and that its speaker is the one named."""
    return CALIBRATED.probability(features(statement, quote))


def features(statement: Statement, quote: Quote) -> dict[str, float]:
    """What the probability is computed from."""
    return {
        "one": 1.0,
        "content": _odds(statement.content.probability),
        "source": _odds(statement.certainty),
        "direct": float(quote.type == "direct"),
        "mixed": float(quote.type == "mixed"),
        "no source": float(statement.source is None and statement.speaker is None),
        "no cue": float(statement.cue is None),
    }


def _odds(probability: float) -> float:
    share = min(0.995, max(0.005, probability))
    return math.log(share / (1 - share))
