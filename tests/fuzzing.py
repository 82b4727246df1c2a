"""How many generated examples a test tries: a portion in every run of the suite, more where somebody has the time.

COMMUNIQUE_FUZZ=100 pytest -m fuzz tests/reading    # a hundred portions
"""

from __future__ import annotations

import os

VARIABLE = "COMMUNIQUE_FUZZ"
"""Of the environment: by how much a portion is multiplied."""


def examples(portion: int) -> int:
    """What `max_examples` is to be for a test that tries this many in every run."""
    return portion * max(1, int(os.environ.get(VARIABLE) or 1))
