"""Stretches of a text, to be asked again and again what they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from core.article import Span


class Spans:
    """Spans in any order; those that touch or overlap count as one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._merged: list[Span] = []
        for start, end in sorted(spans):
            if self._merged and start <= self._merged[-1][1]:
                self._merged[-1] = (self._merged[-1][0], max(end, self._merged[-1][1]))
            else:
                self._merged.append((start, end))

    def overlap(self, span: Span) -> bool:
        """Whether a span of one character or more shares any with them."""
        at = bisect_left(self._merged, (span[1],)) - 1
        return at >= 0 and span[0] < self._merged[at][1]

    def cover(self, offset: int) -> bool:
        """Whether this character lies in one of them."""
        return self.overlap((offset, offset + 1))
