"""A document as it was read, with marks over its text. Pure functions, no streamlit.

Marks overlap as they like: a speaker inside a meeting's sentence, an actor inside a quote. The text is cut
wherever a mark begins or ends; each piece is a link that carries the classes and the reasons of all marks
over it and leads to the row of the innermost one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.tables import Tables
from dashboard.components.markup import Markup, joined, link, shown, tag

PART = 40_000
"""Code points shown at once: a browser stays quick, and nearly every report is one part."""
BLOCK = 5_000
"""A paragraph longer than this is cut at a space, so that a text without line ends can be turned over, too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, half open, in code points of the document."""

    start: int
    end: int
    layer: str
    why: str
    href: str
    row: str
    kind: str = ""
    """A further class, e.g. direct."""
    side: str | None = None
    """Its colour, where it has one."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what lies between two."""

    start: int
    end: int
    kind: str


def blocks(text: str, segments: Iterable[tuple[int, int, str]]) -> list[Block]:
    """The whole text as paragraphs, in order. What no segment covers is body, unless it is white space."""
    found: list[Block] = []
    at = 0
    for start, end, kind in [*sorted(segments), (len(text), len(text), "")]:
        if start > at:
            found += _loose(text, at, start)
        if end > max(start, at):
            found += _cut(text, Block(max(start, at), end, kind))
        at = max(at, end)
    return found


def parts(found: Sequence[Block]) -> list[list[Block]]:
    """Blocks in stretches of about PART code points; at least one stretch, in case it is empty."""
    made: list[list[Block]] = [[]]
    size = 0
    for block in found:
        if made[-1] and size + block.end - block.start > PART:
            made.append([])
            size = 0
        made[-1].append(block)
        size += block.end - block.start
    return made


def part_of(made: Sequence[Sequence[Block]], offset: int) -> int:
    """Number, from 0, of the part that holds an offset; the last one that begins before it."""
    number = 0
    for index, part in enumerate(made):
        if part and part[0].start <= offset:
            number = index
    return number


def text_of(
    text: str,
    shown_blocks: Sequence[Block],
    marks: Sequence[Mark],
    *,
    lit: tuple[int, int] | None = None,
    dim_boilerplate: bool = False,
) -> Markup:
    """These blocks of the text with these marks. `lit`: the stretch to light and scroll to."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    seen: set[Mark] = set()
    paragraphs: list[Markup] = []
    waiting = 0
    open_marks: list[Mark] = []
    for block in shown_blocks:
        open_marks = [mark for mark in open_marks if mark.end > block.start]
        while waiting < len(ordered) and ordered[waiting].start < block.end:
            if ordered[waiting].end > block.start:
                open_marks.append(ordered[waiting])
            waiting += 1
        pieces = _pieces(text, block, open_marks, lit, seen)
        dim = " dim" if dim_boilerplate and block.kind == "boilerplate" else ""
        paragraphs.append(tag("p", *pieces, class_=f"{block.kind}{dim}"))
    return tag("div", joined(paragraphs), class_="document")


def segments_of(tables: Tables) -> list[tuple[int, int, str]]:
    """A document's segments for `blocks`."""
    frame = tables.segments
    return [(int(s), int(e), str(k)) for s, e, k in zip(frame["start"], frame["end"], frame["kind"], strict=True)]


def _pieces(
    text: str, block: Block, marks: Sequence[Mark], lit: tuple[int, int] | None, seen: set[Mark]
) -> Iterator[Markup]:
    stretches = [(mark.start, mark.end) for mark in marks] + ([lit] if lit else [])
    borders = {block.start, block.end}
    for start, end in stretches:
        borders |= {offset for offset in (start, end) if block.start < offset < block.end}
    for start, end in pairwise(sorted(borders)):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        is_lit = lit is not None and lit[0] <= start and end <= lit[1]
        yield _piece(text[start:end], over, seen, lit if is_lit else None, first_lit=is_lit and lit[0] == start)


def _piece(words: str, over: list[Mark], seen: set[Mark], lit: tuple[int, int] | None, *, first_lit: bool) -> Markup:
    lit_key = f"{lit[0]}-{lit[1]}" if lit and first_lit else None
    if not over:
        return tag("span", words, class_="lit", data_lit=lit_key) if lit else shown(words)
    classes = ["mark", *(f"in-{mark.layer}" for mark in over), *(mark.kind for mark in over if mark.kind)]
    class_ = " ".join(dict.fromkeys([*classes, "lit"] if lit else classes))
    if not any(character.isalnum() for character in words):
        # A blank or a full stop between two marks: nothing to follow, and too small to hit.
        return tag("span", words, class_=class_, data_lit=lit_key)
    inner = min(over, key=lambda mark: mark.end - mark.start)
    # One stop for the tab key a mark, however many pieces it is cut into.
    again = inner in seen
    seen.add(inner)
    side = next((mark.side for mark in reversed(over) if mark.side), None)
    return link(
        inner.href,
        words,
        class_=class_,
        style=f"--side:{side}" if side else None,
        data_why=" — ".join(dict.fromkeys(mark.why for mark in reversed(over))),
        aria_description=None if again else inner.why,
        tabindex="-1" if again else None,
        data_lit=lit_key,
    )


def _loose(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield from _cut(text, Block(start, end, "body"))


def _cut(text: str, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > BLOCK:
        space = max(
            text.rfind(" ", start + BLOCK // 2, start + BLOCK), text.rfind("\n", start + BLOCK // 2, start + BLOCK)
        )
        end = space + 1 if space > 0 else start + BLOCK
        yield Block(start, end, block.kind)
        start = end
    yield Block(start, block.end, block.kind)
