"""Lines on pages, where they stand -> running text. What a printed page needs and a file of text does not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_FEWEST = 3
"""Lines that make a column."""
_EDGE_LINES = 3
"""Lines at the head and at the foot of a page among which running heads are sought."""
_NUMBER = re.compile(r"(?:page|p\.)?\s{0,9}[-–—]?\s{0,9}\d{1,4}\s{0,9}[-–—]?(?:\s{0,9}(?:of|/)\s{0,9}\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_ENDS = tuple('.!?…:”’")')
_HYPHENED = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_OPENS = re.compile(r"[\"“‘'(\[]*[A-Z0-9]")
_ITEM = re.compile(r"(?:[-•–*▪◦]|\d{1,3}[.)])\s")


@dataclass(slots=True)
class Line:
    """A stretch of text and its box in points, measured from the foot of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom


def text_of(pages: list[list[Line]]) -> str:
    """Paragraphs parted by blank lines, without running heads, columns one after the other."""
    kept = _without_running_heads(pages)
    columns = [column for page in kept for column in _columns(page)]
    whole = " ".join(line.text for column in columns for line in column)
    paragraphs: list[list[Line]] = []
    for column in columns:
        opened = _paragraphs(column)
        if paragraphs and opened and _goes_on(paragraphs[-1], opened[0]):
            paragraphs[-1] += opened.pop(0)
        paragraphs += opened
    return "\n\n".join(_joined([line.text for line in lines], whole) for lines in paragraphs)


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without lines that come back at the same height (numbers in them apart), and without page numbers."""
    often = Counter(key for page in pages for key in {_key(line) for edge in _edges(page) for line in edge})
    least = max(2, 0.4 * sum(1 for page in pages if page))
    kept = []
    for page in pages:
        gone: set[int] = set()
        for edge in _edges(page):
            for n, line in enumerate(edge):
                numbered = n == 0 and _NUMBER.fullmatch(line.text.strip()) is not None
                if often[_key(line)] < least and not numbered:
                    break
                gone.add(id(line))
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _edges(page: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines nearest to the head and to the foot, the outermost first."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    return ordered[:_EDGE_LINES], ordered[: -_EDGE_LINES - 1 : -1]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.bottom / 6)


def _columns(lines: list[Line], depth: int = 0) -> list[list[Line]]:
    """Lines in reading order: left of a gutter before right of it, between lines that run across it."""
    ordered = sorted(lines, key=lambda line: (-line.top, line.left))
    gutter = _gutter(ordered) if depth < 4 else None
    if gutter is None:
        return [_rows(ordered)] if ordered else []
    found: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in ordered:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            found += [*_columns(left, depth + 1), *_columns(right, depth + 1)]
            left, right = [], []
            if found and found[-1] and found[-1][-1].left < gutter < found[-1][-1].right:
                found[-1].append(line)
            else:
                found.append([line])
    return [*found, *_columns(left, depth + 1), *_columns(right, depth + 1)]


def _gutter(lines: list[Line]) -> float | None:
    """Where white runs down between two columns; None where there is one column."""
    if len(lines) < 2 * _FEWEST:
        return None
    height = median(line.height for line in lines)
    best: tuple[int, float] | None = None
    for start in sorted({line.left for line in lines})[1:]:
        at = start - 0.3 * height
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if len(left) < _FEWEST or len(right) < _FEWEST or crossing > 0.4 * len(lines):
            continue
        beside = min(max(x.top for x in left), max(x.top for x in right)) - max(
            min(x.bottom for x in left), min(x.bottom for x in right)
        )
        if beside < _FEWEST * height or not _is_prose(left) or not _is_prose(right):
            continue
        if best is None or crossing < best[0]:
            best = crossing, at
    return best[1] if best else None


def _is_prose(lines: list[Line]) -> bool:
    """Whether lines are long enough for a column of text: a table's figures or labels are not."""
    return median(len(line.text.split()) for line in lines) >= 3


def _rows(ordered: list[Line]) -> list[Line]:
    """Lines of one column; stretches of one height (a table's row, a gap in a line) become one line."""
    rows: list[Line] = []
    for line in ordered:
        last = rows[-1] if rows else None
        if last and min(last.top, line.top) - max(last.bottom, line.bottom) > 0.6 * min(last.height, line.height):
            first, second = (last, line) if last.left <= line.left else (line, last)
            rows[-1] = Line(
                first.left, min(first.bottom, second.bottom), max(first.right, second.right),
                max(first.top, second.top), f"{first.text} {second.text}",
            )  # fmt: skip
        else:
            rows.append(line)
    return rows


def _paragraphs(column: list[Line]) -> list[list[Line]]:
    """Lines that belong together: parted by more white than between lines, an indent, another size of letters."""
    if not column:
        return []
    pitches = [above.top - below.top for above, below in pairwise(column)]
    pitch = median(pitches) if pitches else 0.0
    margin = min(line.left for line in column)
    edge = max(line.right for line in column)
    found = [[column[0]]]
    for above, below in pairwise(column):
        size = below.height
        apart = above.top - below.top > max(1.3 * pitch, 1.15 * size) and above.bottom - below.top > 0.25 * size
        resized = abs(above.height - size) > 0.15 * max(above.height, size)
        indented = below.left - margin > 0.7 * size and above.left - margin < 0.3 * size and below.left > above.left
        closed = above.text.endswith(_ENDS) and _OPENS.match(below.text) is not None
        short = closed and edge - above.right > 0.2 * (edge - margin)
        if apart or resized or (indented and above.text.endswith(_ENDS)) or short or _ITEM.match(below.text):
            found.append([below])
        else:
            found[-1].append(below)
    return found


def _goes_on(above: list[Line], below: list[Line]) -> bool:
    """Whether a paragraph runs on over the end of a column or a page."""
    last, first = above[-1], below[0]
    same = abs(last.height - first.height) <= 0.15 * max(last.height, first.height)
    return same and len(above) + len(below) > 2 and not last.text.endswith(_ENDS) and not _ITEM.match(first.text)


def _joined(lines: list[str], whole: str) -> str:
    """One line of text. A hyphen at a line's end goes where the word goes on in small letters, unless the text
    writes that word with its hyphen elsewhere."""
    text = lines[0].strip()
    for line in (line.strip() for line in lines[1:]):
        cut, first = _HYPHENED.search(text[-60:]), _FIRST_WORD.match(line)
        if cut is None or first is None:
            text = f"{text} {line}"
        elif first[0][0].islower() and f"{cut[1]}-{first[0]}" not in whole:
            text = text[:-1] + line
        else:
            text += line
    return text
