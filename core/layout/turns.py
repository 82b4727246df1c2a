"""Line breaks that a text has lost: a transcript in one paragraph is parted at its speakers' turns and its rules.

"... for joining us. President of Norland Jane Roe: Colleagues, ... Thank you. John Doe: Good afternoon."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.article import Span
from core.layout.furniture import lexicon

LEAST = 400
"""Characters of the shortest paragraph that is looked at."""

_NAME = r"(?:[A-Z][\w'’\-]+|[A-Z]\.|Dr\.|Mr\.|Mrs\.|Ms\.|St\.)"
_TURN = re.compile(
    rf"(?:(?<=[.?!…\"”»>)\]*]\s)|^)(?P<label>{_NAME}(?:,?\s(?:of|the|and|for|on|to|in|{_NAME})){{1,14}}):\s(?=[A-Z\"“<\[…])"
)
_RULE = re.compile(r"(?<=[\s.!?…\"”])(?:\*\s\*\s\*|\*{3})(?=\s)")


def parted(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a paragraph; the paragraph itself where it holds no turns and no rules."""
    start, end = span
    if end - start < LEAST or (text.find(": ", start, end) < 0 and text.find("*", start, end) < 0):
        yield span
        return
    cuts = {start, end, *(at for rule in _RULE.finditer(text, start, end) for at in rule.span()), *_turns(text, span)}
    for begins, ends in pairwise(sorted(cuts)):
        piece = text[begins:ends]
        if bare := piece.strip():
            begins += len(piece) - len(piece.lstrip())
            yield begins, begins + len(bare)


def _turns(text: str, span: Span) -> list[int]:
    """Where turns begin. One alone is believed where its label names a post: a title before a colon opens a list."""
    found = list(_TURN.finditer(text, *span))
    if len(found) > 1:
        return [turn.start("label") for turn in found]
    posts = lexicon().posts
    return [turn.start("label") for turn in found if any(word.casefold() in posts for word in turn["label"].split())]
