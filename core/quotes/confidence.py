"""How likely a quote's row is right, span and speaker: calibrated on polnear-dev (model/confidence.json)."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from core.article import Quote
from core.errors import ModelError
from core.quotes.links import Statement

WEIGHTS = Path(__file__).parent / "model" / "confidence.json"


def confidence(statement: Statement, quote: Quote) -> float:
    """Probability that the stretch is a statement with these borders and that its speaker is the one named."""
    weight = weights()
    odds = sum(weight.get(name, 0.0) * value for name, value in features(statement, quote).items())
    return round(1 / (1 + math.exp(-odds)), 3)


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


@cache
def weights() -> dict[str, float]:
    """The fitted weights. Raises ModelError where the file is missing or damaged."""
    try:
        fitted: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{WEIGHTS}: the weights of confidence cannot be read ({error}); install communique anew"
        ) from error
    return fitted
