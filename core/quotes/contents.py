"""What was said: the tagger's contents made whole with what quotation marks, sentences and paragraphs say.

A content ends where its paragraph ends and where a sentence ends outside quotation marks. A quotation
that is a statement of its own is taken from mark to mark, whether the tagger saw all of it or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.article import Span
from core.quotes.decode import Stretch
from core.quotes.marks import ALL_MARKS, Quotation

_EDGE = frozenset(" \t\r\n\u00a0,.;:!?-–—…" + ALL_MARKS)
_OPENING_THAT = re.compile(
    r"that[\s,]+(?=\S)(?!(?:is|was|are|were|will|would|has|had|can|could|may|might|should|must|does|did)\b)"
)
"""The conjunction: "That's right" begins with a pronoun, and so does "that is why"."""
_WHOLE_WORDS = 5
"""A quotation of at least so many words that ends like a sentence is a statement; below that, marks more
often set off a term (polnear-dev: 473 of 550 against 44 of 131)."""
_BY_MARKS = 0.75
"""Probability of a content that the marks alone show."""
_OUTER_COMMA_WORDS = 3
"""A quotation of fewer words before a comma may be a term: “Frozen file”, a word of the minister's."""
_DASH_AND_NAME = re.compile(r"[.,]?\s*[―—–-]{1,2}\s*[A-Z]")
_SENTENCE_END = re.compile("[.!?…][" + re.escape(ALL_MARKS) + r")\]]*\s*$")


@dataclass(slots=True)
class Content:
    """One statement's words: `text[start:end]` without quotation marks at its edges or a leading "that".

    `type` is direct, indirect or mixed; `probability` is the tagger's; `paragraph` is the body segment's
    place in Article.body(); `quotation` is the one it lies in, where it lies in one.
    """

    start: int
    end: int
    type: str
    probability: float
    paragraph: int
    quotation: Quotation | None = None


def contents(
    text: str,
    tagged: Sequence[Stretch],
    marked: Sequence[Quotation],
    paragraphs: Sequence[Span],
    sentence_starts: Sequence[int],
) -> list[Content]:
    """The contents of these paragraphs in reading order; none overlaps another.

    `sentence_starts` are ascending offsets. Stretches outside the paragraphs are left out.
    """
    raw = _cut([(s.start, s.end, s.probability) for s in tagged if s.kind == "content"], paragraphs)
    raw = _joined(text, raw)
    raw = _split(text, raw, marked, sentence_starts)
    raw = _from_mark_to_mark(text, raw, marked)
    starts = [p[0] for p in paragraphs]
    made = []
    for start, end, probability in raw:
        start, end = trimmed(text, start, end)
        paragraph = bisect_right(starts, start) - 1
        content = typed(text, start, end, probability, paragraph, marked)
        if content is not None:
            made.append(content)
    return made


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks, marks and punctuation at its edges, or a leading "that" outside quotation marks; a
    direct quotation's last full stop goes too. Empty where nothing else is left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    quoted = start > 0 and text[start - 1] in ALL_MARKS
    if not quoted and (that := _OPENING_THAT.match(text, start, end)) and that.end() < end:
        return trimmed(text, that.end(), end)
    return start, end


def within_marks(text: str, found: Sequence[Content], marked: Sequence[Quotation]) -> list[Content]:
    """The contents, those cut to their quotation that go on behind it though it ends as a sentence with a cue does.

    '"The line is safe," Minister X' is what was said and who said it, not one statement.
    """
    starts = [q.outer[0] for q in marked]
    made = []
    for content in found:
        near = bisect_right(starts, content.start) - 1
        quotation = marked[near] if near >= 0 else None
        if content.type == "mixed" and quotation is not None and _ends_with_cue(text, quotation, content):
            start, end = trimmed(text, quotation.start, quotation.end)
            cut = typed(text, start, end, content.probability, content.paragraph, marked)
            content = cut if cut is not None else content
        made.append(content)
    return made


def _ends_with_cue(text: str, quotation: Quotation, content: Content) -> bool:
    """Whether a quotation opens a sentence and the content, and closes with a comma or before a dash and a name."""
    opens = text[max(0, quotation.outer[0] - 3) : quotation.outer[0]].rstrip()
    if not quotation.closed or content.start > quotation.start + 1 or quotation.outer[1] >= content.end:
        return False
    inner = text[quotation.start : quotation.end].strip()
    comma = text[quotation.outer[1] : quotation.outer[1] + 1] == "," and len(inner.split()) >= _OUTER_COMMA_WORDS
    ends = inner[-1:] in ",!?" or comma or _DASH_AND_NAME.match(text, quotation.outer[1]) is not None
    return (not opens or opens[-1] in ".!?…\n" + ALL_MARKS) and inner[:1].isupper() and ends


def is_statement(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a statement by itself rather than a term, a title or some words of a sentence."""
    inner = text[quotation.start : quotation.end]
    if len(inner.split()) < _WHOLE_WORDS:
        return False
    return not quotation.closed or inner.rstrip()[-1:] in ".!?…,"


_Raw = tuple[int, int, float]


def _cut(raw: list[_Raw], paragraphs: Sequence[Span]) -> list[_Raw]:
    """The parts that lie in a paragraph."""
    made: list[_Raw] = []
    ends = [p[1] for p in paragraphs]
    for start, end, probability in raw:
        for first, last in paragraphs[bisect_right(ends, start) :]:
            if first >= end:
                break
            made.append((max(start, first), min(end, last), probability))
    return made


def _joined(text: str, raw: list[_Raw]) -> list[_Raw]:
    """Stretches parted by nothing but marks are one, unless a sentence ends and a quotation begins there."""
    made: list[_Raw] = []
    for start, end, probability in raw:
        if made and start - made[-1][1] <= 6:
            gap = text[made[-1][1] : start]
            ends_sentence = any(c in ".!?" for c in text[made[-1][1] - 1 : start]) and any(c in ALL_MARKS for c in gap)
            if not ends_sentence and "\n" not in gap and all(c in _EDGE for c in gap):
                before = made.pop()
                share = (before[1] - before[0]) / (before[1] - before[0] + end - start)
                made.append((before[0], end, before[2] * share + probability * (1 - share)))
                continue
        made.append((start, end, probability))
    return made


def _split(text: str, raw: list[_Raw], marked: Sequence[Quotation], sentence_starts: Sequence[int]) -> list[_Raw]:
    """Parted where a sentence ends outside quotation marks."""
    made: list[_Raw] = []
    openings = [q.outer[0] for q in marked]
    for start, end, probability in raw:
        begin = start
        for at in _borders(text, start, end, sentence_starts):
            near = bisect_left(openings, at) - 1
            if near >= 0 and marked[near].outer[0] < at < marked[near].outer[1]:
                continue
            if at - begin > 3 and end - at > 3:
                made.append((begin, at, probability))
                begin = at
        made.append((begin, end, probability))
    return made


_AFTER_MARK = re.compile("[.!?…][" + re.escape(ALL_MARKS) + r"]\s+(?=[" + re.escape(ALL_MARKS) + "A-Z])")
_BEFORE_MARK = re.compile(r"[.!?…]\s+(?=[“«„\"])")


def _borders(text: str, start: int, end: int, sentence_starts: Sequence[int]) -> list[int]:
    """Offsets inside the span where a sentence may begin."""
    low, high = bisect_right(sentence_starts, start), bisect_left(sentence_starts, end)
    borders = {at for at in sentence_starts[low:high] if _SENTENCE_END.search(text[max(start, at - 12) : at])}
    for pattern in (_AFTER_MARK, _BEFORE_MARK):
        borders.update(match.end() for match in pattern.finditer(text, start, end))
    return sorted(borders)


def _from_mark_to_mark(text: str, raw: list[_Raw], marked: Sequence[Quotation]) -> list[_Raw]:
    """Contents widened to the quotations they share words with, and quotations that no content touches added."""
    made = list(raw)
    for quotation in marked:
        if not is_statement(text, quotation):
            continue
        first, last = quotation.start, quotation.end
        touching = [r for r in made if r[0] < last and r[1] > first]
        if quotation.closed and text[last - 1] in ".,!?":
            # What follows the closing mark of a finished sentence is not said any more: '..." its chairman, X'.
            beyond = [r for r in touching if r[0] >= first - 3 and r[1] > last + 3]
            made = [(r[0], last, r[2]) if r in beyond else r for r in made]
            touching = [(r[0], last, r[2]) if r in beyond else r for r in touching]
        inside = [r for r in touching if r[0] >= first - 3 and r[1] <= last + 3]
        if not touching:
            made.append((first, last, _BY_MARKS))
        elif len(inside) == len(touching):
            made = [r for r in made if r not in inside]
            made.append((first, last, max(r[2] for r in inside)))
    return sorted(made)


def typed(
    text: str, start: int, end: int, probability: float, paragraph: int, marked: Sequence[Quotation]
) -> Content | None:
    """The content with its type; None for what is no statement: nothing, or one word."""
    if end <= start:
        return None
    first = max(0, bisect_right(marked, start, key=_opening) - 1)
    around: list[Quotation] = []
    while first < len(marked) and marked[first].start < end:
        if marked[first].end > start:
            around.append(marked[first])
        first += 1
    within = next((q for q in around if q.start <= start and end <= q.end), None) if around else None
    if within is None and len(text[start:end].split(None, 1)) < 2:
        return None
    kind = "direct" if within else "mixed" if around else "indirect"
    return Content(start, end, kind, probability, paragraph, within)


def _opening(quotation: Quotation) -> int:
    return quotation.start
