"""Paragraphs: blank lines part them; so does a line's end that its writer chose and no wrapping asked for.

A wrapped line is one that the next word would have made too long. Where a line is short enough that the next word
would have fitted, its end was meant: an item of a list, a headline, a paragraph of a text without blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.article import Span
from core.layout import turns

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:[-*+•·▪●◦‣–]|\d{1,3}[.)]|[a-z][.)])\s+")
_CLOCKED = re.compile(r"(?:CANCELL?ED|POSTPONED)\b|\d{1,2}[.:]\d{2}\b")
# A no-break space keeps words together on one line.
_FIRST_WORD = re.compile(r"[^ \t\n]{1,60}")

WRAP_LEAST, WRAP_MOST = 45, 110
"""Columns at which mail, wires and Markdown are wrapped. A text with longer lines is not wrapped at all."""
_LONG_SHARE = 0.2
"""Share of characters in lines longer than WRAP_MOST above which line ends are the writer's own."""

_FULL_SHARE, _ENDED_SHARE = 0.5, 0.4
"""Least share of lines too long for the next word, most share of lines that end a sentence, in a wrapped text."""
_CUT_SHORT = 30
"""Columns of the shortest line that a text which is not wrapped may have cut in the middle of a sentence."""

Line = tuple[int, int, int]
"""Start of the line, start and end of what is written on it."""


def paragraphs(text: str) -> list[Span]:
    """Every paragraph as a span without white space at its ends, in order."""
    blocks = list(_blocks(text))
    width = _width(text, blocks)
    return [piece for block in blocks for span in _parted(text, block, width) for piece in turns.parted(text, span)]


def is_item(paragraph: str) -> bool:
    """Whether it begins with the mark of a list's item."""
    return _ITEM.match(paragraph) is not None


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines with nothing blank between."""
    block: list[Line] = []
    last = -1
    for found in _LINE.finditer(text):
        start, end = found.span()
        written = text[start:end]
        bare = written.strip()
        if block and (start != last + 1 or not bare):
            yield block
            block = []
        last = end
        if bare:
            begins = start + len(written) - len(written.lstrip())
            block.append((start, begins, begins + len(bare)))
    if block:
        yield block


def _width(text: str, blocks: list[list[Line]]) -> int | None:
    """The column at which lines are wrapped; None where they are not.

    In a wrapped text nearly every line that another follows is too long for the next word, and few end a sentence.
    """
    total = long = 0
    pairs: list[tuple[int, int, bool]] = []
    for block in blocks:
        for n, (start, begins, end) in enumerate(block):
            total += end - begins
            long += end - begins if end - start > WRAP_MOST else 0
            if n + 1 < len(block) and end - start <= WRAP_MOST and not _ITEM.match(text, block[n + 1][1]):
                pairs.append((end - start, _word_length(text, block[n + 1][1]), text[end - 1] in ".!?"))
    if not pairs or long > _LONG_SHARE * total:
        return None
    width = sorted(length for length, _, _ in pairs)[int(0.9 * (len(pairs) - 1))]
    full = sum(length + 1 + word > width for length, word, _ in pairs)
    ended = sum(closed for _, _, closed in pairs)
    wrapped = width >= WRAP_LEAST and full >= _FULL_SHARE * len(pairs) and ended <= _ENDED_SHARE * len(pairs)
    return width if wrapped else None


def _word_length(text: str, at: int) -> int:
    word = _FIRST_WORD.match(text, at)
    return len(word[0]) if word else 0


def _parted(text: str, block: list[Line], width: int | None) -> Iterator[Span]:
    begins, end = block[0][1], block[0][2]
    for before, line in pairwise(block):
        if _ends_paragraph(text, begins, before, line, width):
            yield begins, end
            begins = line[1]
        end = line[2]
    yield begins, end


def _ends_paragraph(text: str, begins: int, before: Line, line: Line, width: int | None) -> bool:
    full = width is not None and before[2] - before[0] + 1 + _word_length(text, line[1]) > width
    if _ITEM.match(text, line[1]):
        # "... Group on April / 13. This meeting": a number or a dash that wrapping has brought to the front.
        return not full or text[before[2] - 1] in ".!?:;" or _ITEM.match(text, begins) is not None
    if _CLOCKED.match(text, line[1]) is not None and _CLOCKED.match(text, begins) is not None:
        return True  # lines of a programme, though they are of one length
    first = text[line[1]]
    if width is None:
        # Not wrapped: only a long line that goes on in the middle of a sentence belongs to the one before.
        goes_on = first.islower() and text[before[2] - 1] not in '.!?:;"”' and before[2] - before[0] >= _CUT_SHORT
        return not goes_on
    if first.islower() or text[before[2] - 1] == ",":
        return False
    indented = line[1] - line[0] > before[1] - before[0] + 1 and not _ITEM.match(text, before[1])
    return not full or indented
