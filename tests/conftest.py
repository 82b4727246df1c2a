"""Settings of every test."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

from core import starting

# As the program itself starts.
starting.quick()

# A busy machine is slow without anything being wrong: time is measured by tests/benchmarks, not here.
settings.register_profile("communique", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("communique")

MARKS = {"chaos": 10.0, "cluster": 10.0, "processes": 8.0, "browser": 5.0, "fuzz": 2.0}
FIXTURES = {"place": 5.0, "dashboard": 0.5}
"""Seconds that a test takes, about, which has this mark or asks for this."""
OTHERS = 0.1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes share the tests (with --no-loadscope-reorder): files that take longest come first, so
    that no process is left with a long one while the others have nothing more to do."""
    if not hasattr(config, "workerinput"):
        return
    taken: Counter[str] = Counter()
    for item in items:
        taken[str(item.path)] += _seconds(item)
    items.sort(key=lambda item: (-taken[str(item.path)], str(item.path)))


def pytest_collection_finish() -> None:
    """Thousands of tests are there to the end: Python need not look through them again and again."""
    gc.freeze()


def _seconds(item: pytest.Item) -> float:
    marks = (MARKS.get(mark.name, OTHERS) for mark in item.iter_markers())
    fixtures = (FIXTURES.get(name, OTHERS) for name in getattr(item, "fixturenames", ()))
    return max([OTHERS, *marks, *fixtures])
