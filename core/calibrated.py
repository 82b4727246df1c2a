"""How likely a row is right: fitted weights of what is known of it, from a file of the package."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.errors import ModelError


@dataclass(frozen=True)
class Calibrated:
    """A logistic regression. `file`: JSON whose "weights" name the features; one that a row does not have counts 0.

    core.evaluation.fitting makes such files.
    """

    file: Path

    def probability(self, features: Mapping[str, float]) -> float:
        """Between 0 and 1, to three digits. Raises ModelError where the file is missing or damaged."""
        odds = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(1 / (1 + math.exp(-odds)), 3)

    @cached_property
    def weights(self) -> dict[str, float]:
        """The fitted weights. Raises ModelError where the file is missing or damaged."""
        try:
            fitted: dict[str, float] = json.loads(self.file.read_text(encoding="utf-8"))["weights"]
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{self.file}: the weights of confidence cannot be read ({error}); install communique anew"
            ) from error
        return fitted
