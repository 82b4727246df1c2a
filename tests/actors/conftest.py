from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seed() -> str:
    """The wire item that the project starts from."""
    return next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text(encoding="utf-8")
