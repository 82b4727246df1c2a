"""No regular expression of core/ blows up, whatever it is given: each is tried on texts that pump what it repeats."""

from __future__ import annotations

import re
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
SHORT = LENGTH // 4
FEW = MOST / 4**5 / 2
"""Seconds for a text of so many characters that are no reason to try the long one: what grows with the fifth power
takes twice as many where the long one takes too many, what grows slower takes more, what doubles far more."""
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


def texts(pattern, length: int) -> list[str | bytes]:
    made = [*attacks(pattern.pattern, pattern.flags, length), *(u * (length // len(u)) + "\x00" for u in UNITS)]
    return [text.encode() for text in made] if isinstance(pattern.pattern, bytes) else made


def blows_up(pattern) -> str | bytes | None:
    """A text that shows it. Most patterns are done with the short ones in no time."""
    for short, long in dict.fromkeys(zip(texts(pattern, SHORT), texts(pattern, LENGTH), strict=True)):
        begun = time.process_time()
        if is_slow(pattern, short) or (time.process_time() - begun > FEW and is_slow(pattern, long)):
            return long
    return None


def test_no_pattern_of_the_product_blows_up() -> None:
    found = patterns()
    assert len(found) > 200
    slow = {name: text[:40] for name, pattern in found.items() if (text := blows_up(pattern)) is not None}
    assert not slow


@pytest.mark.parametrize("bad", [r"(?:[a-z]+ ?)+:", r"(a|a)*b", rb"(a+)+$", r"\s*\n\s*$"])
def test_a_pattern_that_does_blow_up_is_found(bad: str | bytes) -> None:
    begun = time.process_time()
    assert blows_up(re.compile(bad)) is not None
    assert time.process_time() - begun < 30
