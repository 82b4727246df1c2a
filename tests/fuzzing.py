"""How many generated examples a test tries: a portion in every run of the suite, more where somebody has the time.

COMMUNIQUE_FUZZ=100 pytest -m fuzz tests/reading   tries a hundred portions of each, and gives each as much more time.
"""

from __future__ import annotations

import os

VARIABLE = "COMMUNIQUE_FUZZ"
"""Of the environment: by how much a portion is multiplied."""


def examples(portion: int) -> int:
    """What `max_examples` is to be for a test that tries this many in every run."""
    return portion * _portions()


def seconds(usual: int) -> int:
    """How long a test of such a portion may take."""
    return usual * _portions()


def _portions() -> int:
    return max(1, int(os.environ.get(VARIABLE) or 1))
