"""A text too long to be held whole: cut into portions that are read one after the other, and put together again.

Memory is that of one portion, and time grows with the number of them. What a report says once for all of it (its
dateline, its day of publication) holds for every portion; who is named in full in one of them and by surname alone in
another is not joined.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.article import Article, DateMention, Meeting, Mention, Place, Quote, Segment, Unread
from core.errors import ReadingError

LONGEST = 500_000
"""Characters of a portion: some 250 printed pages. A text that is no longer is read as one."""
_REACH = 4_000
"""Characters before a cut in which a sentence's end is looked for, where no paragraph ends near."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z])")
_SPACE = re.compile(r"\s+")


def read(article: Article, steps: Callable[[Article, bool], Article]) -> Article:
    """The article after these steps, each portion by itself (True: it goes on, its day is known or not to be found).
    Its segments and dateline are those of the whole text; it has no Doc and no tagging.

    A portion that cannot be parsed by its nature (reason "language") has no rows but its segments and is noted in
    `unread`. Raises its ReadingError where that is so of all of them.
    """
    refused: ReadingError | None = None
    first: Article | None = None
    for start, end in spans(article):
        try:
            part = steps(_portion(article, start, end, first), first is not None)
        except ReadingError as error:
            refused = refused or error
            article.unread.append(Unread(start, end, error.reason, error.detail))
            continue
        if first is None:
            first = part
            article.language = part.language
            article.published, article.published_source = part.published, part.published_source
            article.published_evidence = part.published_evidence
        _put_back(article, part, start)
        # Only its day is asked for again: a portion's Doc may not be held beside the next one's.
        part.doc = part.tagging = None
    if first is None and refused is not None:
        raise refused
    return article


def spans(article: Article) -> Iterator[tuple[int, int]]:
    """The portions of a text from its beginning to its end, all of about the same length, none above LONGEST. They end
    where a paragraph does; inside a long one where a sentence does, else at white space, else anywhere."""
    length, start = len(article.text), 0
    while (left := length - start) > LONGEST:
        end = _end(article, start, start + math.ceil(left / math.ceil(left / LONGEST)))
        yield start, end
        start = end
    yield start, length


def _end(article: Article, start: int, latest: int) -> int:
    segments = article.segments
    n = bisect_right(segments, latest, key=lambda segment: segment.start) - 1
    if n >= 0 and segments[n].start > start + (latest - start) // 2:
        return segments[n].start
    earliest = max(latest - _REACH, start + 1)
    window = article.text[earliest:latest]
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [found.end() for found in pattern.finditer(window)]
        if ends:
            return earliest + ends[-1]
    return latest


def _portion(article: Article, start: int, end: int, first: Article | None) -> Article:
    """The portion as an article of its own. What names the report as a whole (its headline, its people) is told in the
    first one only."""
    document = replace(article.document, text=article.text[start:end])
    part = Article(document, article.additions, _segments(article.segments, start, end), article.dateline)
    if first is not None:
        document.title, document.people, document.published_either = None, [], None
        document.published, document.published_source = first.published, first.published_source
    if start and article.dateline is not None:
        part.dateline = replace(article.dateline, start=0, end=0)
    return part


def _segments(segments: list[Segment], start: int, end: int) -> list[Segment]:
    """Those of this stretch, from its beginning."""
    n = max(bisect_right(segments, start, key=lambda segment: segment.start) - 1, 0)
    last = bisect_left(segments, end, key=lambda segment: segment.start)
    inside = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in segments[n:last])
    return [segment for segment in inside if segment.start < segment.end]


def _put_back(article: Article, part: Article, start: int) -> None:
    """Add what was found in a portion to the whole, at the places where it stands there."""
    records: list[DateMention | Place | Mention | Quote | Meeting] = [
        *part.dates, *part.places, *part.mentions, *part.quotes, *part.meetings,
    ]  # fmt: skip
    for record in records:
        record.start += start
        record.end += start
    for quote in part.quotes:
        quote.speaker_span = _moved(quote.speaker_span, start)
        quote.cue_span = _moved(quote.cue_span, start)
    for meeting in part.meetings:
        meeting.evidence = [(first + start, last + start) for first, last in meeting.evidence]
    article.dates += part.dates
    article.places += part.places
    article.actors += part.actors
    article.mentions += part.mentions
    article.quotes += part.quotes
    article.meetings += part.meetings
    article.topics += part.topics


def _moved(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return None if span is None else (span[0] + by, span[1] + by)
