"""No regular expression of core/ blows up, whatever it is given: each is tried on texts that pump what it repeats."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.robustness.patterns import attacks, patterns

pytestmark = [
    pytest.mark.fuzz,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of the processor's, as POSIX has it"),
]

LENGTH, MOST = 1_000, 0.5
"""Characters of a text, and seconds of the processor for it. What grows with the cube or faster takes longer."""
UNITS = ("a", " ", "\n", "A", "1", '"', "(", ".", "A ", "a ", "A. ", "a\n", "1 ", "\n ", "Aa-")


class TooSlow(Exception):
    """The time is up."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def is_slow(pattern, text: str | bytes) -> bool:
    try:
        with at_most(MOST):
            for _ in pattern.finditer(text):
                pass
    except TooSlow:
        return True
    return False


def test_no_pattern_of_the_product_blows_up() -> None:
    found = patterns()
    assert len(found) > 200
    slow = []
    for name, pattern in found.items():
        pumped = [*attacks(pattern.pattern, pattern.flags, LENGTH), *(u * (LENGTH // len(u)) + "\x00" for u in UNITS)]
        for text in pumped:
            if is_slow(pattern, text.encode() if isinstance(pattern.pattern, bytes) else text):
                slow.append((name, text[:40]))
                break
    assert not slow


def test_a_pattern_that_does_blow_up_is_found() -> None:
    import re

    bad = re.compile(r"(?:[a-z]+ ?)+:")
    begun = time.process_time()
    assert any(is_slow(bad, text) for text in attacks(bad.pattern, bad.flags, LENGTH))
    assert time.process_time() - begun < 30
